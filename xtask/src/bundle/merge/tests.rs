use wasm_encoder::{EntityType, MemoryType, RefType, TableType, TypeSection, ValType};

use super::*;

/// A module as wasm-split makes them: functions from a number to a number, one of them in the table.
fn module(place: u32, bodies: &[&[Instruction<'_>]], data: (i32, &str), imports_function: bool) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    let memory = MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    let table = TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 9,
        maximum: None,
        shared: false,
    };
    imports.import("__wasm_split", "memory", memory);
    imports.import("__wasm_split", "__indirect_function_table", table);
    if imports_function {
        imports.import("env", "f", EntityType::Function(0));
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for body in bodies {
        functions.function(0);
        let mut function = Function::new([]);
        for instruction in *body {
            function.instruction(instruction);
        }
        code.function(&function);
    }
    let mut elements = ElementSection::new();
    let last = u32::try_from(bodies.len()).unwrap() - 1;
    let inside = Elements::Functions(Cow::Owned(vec![last]));
    elements.active(None, &ConstExpr::i32_const(place.cast_signed()), inside);
    let mut segments = DataSection::new();
    segments.active(0, &ConstExpr::i32_const(0), []);
    segments.active(0, &ConstExpr::i32_const(data.0), data.1.bytes());
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions);
    module.section(&elements).section(&code).section(&segments);
    module.finish()
}

fn call(place: i32) -> [Instruction<'static>; 4] {
    let indirect = Instruction::CallIndirect {
        type_index: 0,
        table_index: 0,
    };
    [
        Instruction::LocalGet(0),
        Instruction::I32Const(place),
        indirect,
        Instruction::End,
    ]
}

#[test]
fn modules_become_one_and_call_each_other_directly() {
    let double = [Instruction::LocalGet(0), Instruction::Call(0), Instruction::End];
    let first = module(3, &[&call(5), &double], (64, "one"), false);
    let second = module(5, &[&call(7), &double], (96, "two"), false);
    let merged = merge(&[&first, &second]).unwrap();
    wasmparser::validate(&merged).unwrap();
    let found = Part::read(&merged).unwrap();
    assert_eq!(found.imports.len(), 2);
    assert_eq!(found.places, [(3, vec![1]), (5, vec![3])]);
    assert_eq!(found.data, [(64, &b"one"[..]), (96, b"two")]);
    let calls: Vec<_> = found
        .bodies
        .iter()
        .map(|body| {
            let operators = body.get_operators_reader().unwrap().into_iter();
            operators.map(Result::unwrap).find_map(|operator| match operator {
                Operator::Call { function_index } => Some(Ok(function_index)),
                Operator::I32Const { value } => Some(Err(value)),
                _ => None,
            })
        })
        .collect();
    // The third calls a place that neither of them fills.
    assert_eq!(calls, [Some(Ok(3)), Some(Ok(0)), Some(Err(7)), Some(Ok(2))]);
}

#[test]
fn what_wasm_split_does_not_make_is_refused() {
    let strange = module(3, &[&call(5)], (64, "one"), true);
    assert_eq!(merge(&[&strange]).unwrap_err(), "a chunk imports a function");
    assert!(merge(&[b"\0asm\x01\0\0\0\x01\x09"]).is_err());
}

#[test]
fn places_without_a_function_are_left_out() {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut code = CodeSection::new();
    let mut function = Function::new([]);
    function.instruction(&Instruction::End);
    code.function(&function);
    let mut tables = wasm_encoder::TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 9,
        maximum: None,
        shared: false,
    });
    let nothing = vec![ConstExpr::ref_null(wasm_encoder::HeapType::FUNC); 3];
    let mut elements = ElementSection::new();
    let kept = Elements::Functions(Cow::Owned(vec![0]));
    elements.active(None, &ConstExpr::i32_const(1), kept);
    let nothing = Elements::Expressions(RefType::FUNCREF, Cow::Owned(nothing));
    elements.active(Some(0), &ConstExpr::i32_const(2), nothing);
    let mut main = Module::new();
    main.section(&types).section(&functions).section(&tables);
    main.section(&elements).section(&code);
    let smaller = without_places(&main.finish()).unwrap();
    wasmparser::validate(&smaller).unwrap();
    let segments: Vec<_> = Parser::new(0)
        .parse_all(&smaller)
        .filter_map(|payload| match payload.unwrap() {
            Payload::ElementSection(elements) => Some(elements.count()),
            _ => None,
        })
        .collect();
    assert_eq!(segments, [1]);
}
