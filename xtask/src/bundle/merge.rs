//! Several modules of one app as one: what wasm-split cuts apart although it is always loaded together.
//!
//! wasm-split gives every module the same types, memory, table and stack pointer, and lets them call each other through fixed places of
//! the table. So only the indices of functions change, and a call to a function that is now in the same module becomes direct.

use std::{borrow::Cow, collections::HashMap, convert::Infallible};

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, Function, FunctionSection, ImportSection,
    Instruction, Module, RawSection, SectionId,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    DataKind, ElementItems, ElementKind, FunctionBody, Import, Operator, Parser, Payload, TypeRef,
};

use crate::shell::Outcome;

/// Merges modules that wasm-split has made of one app.
///
/// # Errors
/// In words, if a module is not like those that wasm-split makes.
pub fn merge(modules: &[&[u8]]) -> Outcome<Vec<u8>> {
    let parts: Vec<_> = modules
        .iter()
        .map(|module| Part::read(module))
        .collect::<Outcome<_>>()?;
    write(&parts).map_err(unlike)
}

/// What stands in a module.
#[derive(Default)]
struct Part<'a> {
    types: &'a [u8],
    imports: Vec<Import<'a>>,
    /// The types of its functions; it imports none.
    functions: Vec<u32>,
    /// Places of the table with the functions in them.
    places: Vec<(u32, Vec<u32>)>,
    bodies: Vec<FunctionBody<'a>>,
    data: Vec<(u32, &'a [u8])>,
}

impl<'a> Part<'a> {
    fn read(module: &'a [u8]) -> Outcome<Self> {
        let mut part = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            part.take(module, payload.map_err(unlike)?)?;
        }
        Ok(part)
    }

    fn take(&mut self, module: &'a [u8], payload: Payload<'a>) -> Outcome {
        match payload {
            Payload::TypeSection(types) => {
                let range = usize::try_from(types.range().start).map_err(unlike)?
                    ..usize::try_from(types.range().end).map_err(unlike)?;
                self.types = module.get(range).ok_or("types outside the module")?;
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.imports.push(import.map_err(unlike)?);
                }
                if self
                    .imports
                    .iter()
                    .any(|import| matches!(import.ty, TypeRef::Func(_) | TypeRef::Tag(_)))
                {
                    return Err("a chunk imports a function".to_owned());
                }
            }
            Payload::FunctionSection(functions) => {
                self.functions = functions.into_iter().collect::<Result<_, _>>().map_err(unlike)?;
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element.map_err(unlike)?;
                    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                        (element.kind, element.items)
                    else {
                        return Err("a chunk has elements without a place".to_owned());
                    };
                    let functions = functions.into_iter().collect::<Result<_, _>>().map_err(unlike)?;
                    self.places.push((constant(&offset_expr)?, functions));
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment.map_err(unlike)?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else {
                        return Err("a chunk has data without an address".to_owned());
                    };
                    if !segment.data.is_empty() {
                        self.data.push((constant(&offset_expr)?, segment.data));
                    }
                }
            }
            Payload::ExportSection(exports) if exports.count() > 0 => {
                return Err("a chunk exports something".to_owned());
            }
            Payload::StartSection { .. } | Payload::GlobalSection(_) | Payload::TableSection(_) => {
                return Err("a chunk has more than code and data".to_owned());
            }
            _ => {}
        }
        Ok(())
    }
}

/// Where code and data stand is constant: nothing is placed when the app is loaded.
fn constant(expression: &wasmparser::ConstExpr<'_>) -> Outcome<u32> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Ok(value.cast_unsigned()),
        _ => Err("a chunk has no constant addresses".to_owned()),
    }
}

fn write(parts: &[Part<'_>]) -> Result<Vec<u8>, Error<Infallible>> {
    let mut imports: Vec<Import<'_>> = Vec::new();
    let mut functions = FunctionSection::new();
    let mut elements = ElementSection::new();
    let mut code = CodeSection::new();
    let mut data = DataSection::new();
    let firsts: Vec<u32> = parts
        .iter()
        .scan(0, |next, part| {
            let first = *next;
            *next += u32::try_from(part.functions.len()).unwrap_or(u32::MAX);
            Some(first)
        })
        .collect();
    let mut placed = HashMap::new();
    for (part, first) in parts.iter().zip(&firsts) {
        for (place, inside) in &part.places {
            let inside = inside.iter().map(|function| {
                let kind = part.functions.get(*function as usize).copied();
                (first + function, kind.unwrap_or(u32::MAX))
            });
            placed.extend((*place..).zip(inside));
        }
    }
    for (part, first) in parts.iter().zip(&firsts) {
        for import in &part.imports {
            if !imports.iter().any(|known| known.name == import.name) {
                imports.push(*import);
            }
        }
        for kind in &part.functions {
            functions.function(*kind);
        }
        for (place, inside) in &part.places {
            let inside: Vec<_> = inside.iter().map(|function| first + function).collect();
            let place = ConstExpr::i32_const(place.cast_signed());
            elements.active(None, &place, Elements::Functions(Cow::Owned(inside)));
        }
        for (body, kind) in part.bodies.iter().zip(&part.functions) {
            match forwarded(body).and_then(|place| placed.get(&place)) {
                Some((function, known)) if kind == known => {
                    code.function(&forward(body, *function)?);
                }
                _ => Shift(*first).parse_function_body(&mut code, body.clone())?,
            }
        }
        for (address, bytes) in &part.data {
            data.active(
                0,
                &ConstExpr::i32_const(address.cast_signed()),
                bytes.iter().copied(),
            );
        }
    }
    let mut section = ImportSection::new();
    for import in imports {
        section.import(import.module, import.name, Shift(0).entity_type(import.ty)?);
    }
    let mut module = Module::new();
    module.section(&RawSection {
        id: SectionId::Type.into(),
        data: parts.first().map_or(&[], |part| part.types),
    });
    module.section(&section).section(&functions).section(&elements);
    module.section(&code).section(&data);
    Ok(module.finish())
}

/// The place of the table that a function calls with its own arguments and without doing anything else.
fn forwarded(body: &FunctionBody<'_>) -> Option<u32> {
    let mut operators = body.get_operators_reader().ok()?;
    let mut next = 0;
    loop {
        match operators.read().ok()? {
            Operator::LocalGet { local_index } if local_index == next => next += 1,
            Operator::I32Const { value } => {
                let call = operators.read().ok()?;
                let end = operators.read().ok()?;
                let calls = matches!(call, Operator::CallIndirect { table_index: 0, .. });
                return (calls && matches!(end, Operator::End)).then_some(value.cast_unsigned());
            }
            _ => return None,
        }
    }
}

/// The same function, with a direct call.
fn forward(body: &FunctionBody<'_>, function: u32) -> Result<Function, Error<Infallible>> {
    let mut direct = Function::new([]);
    let mut operators = body.get_operators_reader()?;
    while let Operator::LocalGet { local_index } = operators.read()? {
        direct.instruction(&Instruction::LocalGet(local_index));
    }
    direct.instruction(&Instruction::Call(function));
    direct.instruction(&Instruction::End);
    Ok(direct)
}

/// The main part without the places that it empties for the chunks' functions: a new table is empty.
///
/// # Errors
/// In words, if it is no module.
pub fn without_places(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut written = Module::new();
    WithoutPlaces
        .parse_core_module(&mut written, Parser::new(0), module)
        .map_err(unlike)?;
    Ok(written.finish())
}

/// Leaves out elements that are nothing.
struct WithoutPlaces;

impl Reencode for WithoutPlaces {
    type Error = Infallible;

    fn parse_element(
        &mut self,
        elements: &mut ElementSection,
        element: wasmparser::Element<'_>,
    ) -> Result<(), Error<Infallible>> {
        if let ElementItems::Expressions(_, values) = &element.items
            && values.clone().into_iter().all(|value| is_null(&value))
        {
            return Ok(());
        }
        utils::parse_element(self, elements, element)
    }
}

fn is_null(value: &wasmparser::Result<wasmparser::ConstExpr<'_>>) -> bool {
    let Ok(value) = value else {
        return false;
    };
    matches!(value.get_operators_reader().read(), Ok(Operator::RefNull { .. }))
}

/// Moves the functions of a module behind those of the modules before it.
struct Shift(u32);

impl Reencode for Shift {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.0 + function)
    }
}

fn unlike(error: impl std::fmt::Display) -> String {
    format!("a chunk is not as wasm-split makes them: {error}")
}

#[cfg(test)]
mod tests;
