//! The script that wasm-bindgen generates between the browser and the app, in fewer bytes: a list in place of names, and nothing that only
//! older browsers or readers of panics need.

use std::collections::BTreeMap;

use crate::shell::Outcome;

/// The module that the app imports the browser's functions from, by their numbers.
pub const BROWSER: &str = "a";
/// The module that the app imports the loaders of chunks from, by the names of the chunks.
pub const LOADERS: &str = "b";

/// What wasm-bindgen calls the first of them.
pub const BROWSER_BEFORE: &str = "./app_bg.js";

/// Where the functions begin, and where they end: each stands at a level of its own.
const BEGIN: &str = "    const import0 = {";
const END: &str = "    };";
const LEVEL: &str = "        ";

/// New names: of imported functions, which are their places in a list, and of exports.
#[derive(Default)]
pub struct Names {
    /// Place of each imported function, by wasm-bindgen's name.
    pub imports: BTreeMap<String, usize>,
    /// Short names of exports, by wasm-bindgen's name.
    pub exports: BTreeMap<String, String>,
}

/// The glue with these names, as part of a script that defines `loaders`.
///
/// # Errors
/// In words, if the glue is not like that of the pinned wasm-bindgen.
pub fn shrink(glue: &str, names: &Names) -> Outcome<String> {
    let (before, rest) = glue
        .split_once(&format!("{BEGIN}\n"))
        .ok_or("the glue has no imports")?;
    let (functions, after) = rest
        .split_once(&format!("\n{END}\n"))
        .ok_or("the glue's imports do not end")?;
    let (_, after) = after
        .split_once("\n}\n")
        .ok_or("the glue does not return its imports")?;
    let mut script: String = lines(before).collect();
    script.push_str("return {");
    script.push_str(BROWSER);
    script.push_str(": [\n");
    for function in in_order(functions, &names.imports)? {
        script.push_str(&function);
        script.push_str(",\n");
    }
    script.push_str("], ");
    script.push_str(LOADERS);
    script.push_str(": loaders};\n}\n");
    script.extend(lines(after));
    for (begin, end, instead) in PIECES {
        script = replace(&script, begin, end, instead)?;
    }
    // Longest first: one may begin like another.
    let mut exports: Vec<_> = names.exports.iter().collect();
    exports.sort_by_key(|(before, _)| std::cmp::Reverse(before.len()));
    for (before, now) in exports {
        script = script.replace(before.as_str(), now);
    }
    Ok(script)
}

/// What is written otherwise: from the first up to the second.
const PIECES: [(&str, &str, &str); 6] = [
    // What a panic says of JavaScript's values is read by nobody.
    (
        "function debugString",
        "let cachedDataViewMemory0",
        "const debugString = String;\n",
    ),
    (
        "function handleError",
        "function isLikeNone",
        "function handleError(f) {\n\
         return (...args) => {\n\
         try { return f(...args); } catch (e) { wasm.__wbindgen_exn_store(addToExternrefTable0(e)); }\n};\n}\n",
    ),
    // Old Safari's limit of two gigabytes.
    (
        "let cachedTextDecoder",
        "const cachedTextEncoder",
        "const cachedTextDecoder = new TextDecoder(\"utf-8\", { ignoreBOM: true });\n\
         const decodeText = bytes => cachedTextDecoder.decode(bytes);\n",
    ),
    // What every browser has that the page starts in.
    ("if (!('encodeInto' in", "let WASM_VECTOR_LEN", ""),
    ("if (realloc === undefined)", "let len = arg.length", ""),
    (
        "const CLOSURE_DTORS",
        "const debugString",
        "const CLOSURE_DTORS = new FinalizationRegistry(state => wasm.__wbindgen_destroy_closure(state.a, state.b));\n",
    ),
];

fn replace(script: &str, begin: &str, end: &str, instead: &str) -> Outcome<String> {
    let missing = |what: &str| format!("wasm-bindgen's glue has no \"{what}\"");
    let (before, rest) = script.split_once(begin).ok_or_else(|| missing(begin))?;
    let place = rest.find(end).ok_or_else(|| missing(end))?;
    Ok([before, instead, &rest[place..]].concat())
}

/// The functions, each at its place.
fn in_order(functions: &str, places: &BTreeMap<String, usize>) -> Outcome<Vec<String>> {
    let mut all = vec![None; places.len()];
    let mut lines = functions.lines();
    while let Some(line) = lines.next() {
        let entry = line.strip_prefix(LEVEL).and_then(|line| line.split_once(": "));
        let Some((name, first)) = entry.filter(|(_, first)| first.starts_with("function(")) else {
            continue;
        };
        let ends = [format!("{LEVEL}}},"), format!("{LEVEL}}}, arguments); }},")];
        // What throws is wrapped once, not at each call.
        let caught = first.strip_prefix("function() { return ");
        let mut function = format!("{}\n", caught.unwrap_or(first));
        for line in lines
            .by_ref()
            .take_while(|line| !ends.iter().any(|end| end == line))
        {
            function.push_str(line.trim());
            function.push('\n');
        }
        function.push_str(if caught.is_some() { "})" } else { "}" });
        if let Some(&place) = places.get(name) {
            all[place] = Some(function);
        }
    }
    let missing = places.iter().find(|(_, place)| all[**place].is_none());
    match missing {
        Some((name, _)) => Err(format!("the glue has no function {name}")),
        None => Ok(all.into_iter().flatten().collect()),
    }
}

/// The lines of a piece, without imports, exports, comments, indentation and the classes of Leptos's server functions.
fn lines(piece: &str) -> impl Iterator<Item = String> {
    let (mut in_comment, mut in_class, mut in_registry) = (false, false, false);
    piece.lines().filter_map(move |line| {
        let words = line.trim();
        in_comment |= words.starts_with("/*");
        in_class |= line.starts_with("export class IntoUnderlying");
        in_registry |= line.starts_with("const IntoUnderlying");
        let kept = !(words.is_empty()
            || in_comment
            || in_class
            || in_registry
            || words.starts_with("//")
            || line.starts_with("import ")
            || line.starts_with("export {")
            || line.contains("IntoUnderlying"));
        in_comment &= !words.ends_with("*/");
        in_class &= line != "}";
        in_registry &= !words.ends_with(';');
        kept.then(|| format!("{words}\n"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./loaders.js\"
/**
 * @x
 */
export class IntoUnderlyingSink {
    f() {
    }
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_b_01: function() { return handleError(function (arg0, arg1) {
            const ret = arg0.b(arg1);
            return ret;
        }, arguments); },
        __wbg_a_02: function(arg0) {
            arg0.a();
        },
    };
    return {
        __proto__: null,
        \"./app_bg.js\": import0,
        \"./loaders.js\": import1,
    };
}
function invoke_h0a_4() {
    wasm.invoke_h0a_4();
    wasm.invoke_h0a();
}
const CLOSURE_DTORS = 1
    : 2;
function debugString(val) {}
let cachedDataViewMemory0 = null;
function handleError(f, args) {
    return f.apply(this, args);
}
function isLikeNone(x) {
    if (realloc === undefined) {
    }
    let len = arg.length;
}
let cachedTextDecoder = 1;
const cachedTextEncoder = 2;
if (!('encodeInto' in cachedTextEncoder)) {
}
let WASM_VECTOR_LEN = 0;
export { initSync };
";

    fn names() -> Names {
        let map = |all: [(&str, &str); 2]| all.map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        Names {
            imports: [("__wbg_a_02".to_owned(), 0), ("__wbg_b_01".to_owned(), 1)].into(),
            exports: map([("invoke_h0a", "c0"), ("invoke_h0a_4", "c1")]),
        }
    }

    #[test]
    fn functions_stand_in_a_list_and_what_nobody_needs_is_gone() {
        let script = shrink(GLUE, &names()).unwrap();
        assert!(
            script.starts_with(
                "function __wbg_get_imports() {\nreturn {a: [\n\
                 function(arg0) {\narg0.a();\n},\n\
                 handleError(function (arg0, arg1) {\nconst ret = arg0.b(arg1);\nreturn ret;\n}),\n\
                 ], b: loaders};\n}\n\
                 function c1() {\nwasm.c1();\nwasm.c0();\n}\n"
            ),
            "{script}"
        );
        assert!(script.ends_with("let WASM_VECTOR_LEN = 0;\n"), "{script}");
        for gone in [
            "import ",
            "export",
            "IntoUnderlying",
            "apply",
            "realloc",
            "encodeInto",
        ] {
            assert!(!script.contains(gone), "{gone}: {script}");
        }
    }

    #[test]
    fn glue_of_another_kind_is_refused() {
        assert!(shrink("", &names()).is_err());
        assert!(shrink(&GLUE.replace("__wbg_a_02", "__wbg_c_03"), &names()).is_err());
        assert!(shrink(&GLUE.replace("debugString", "debug"), &names()).is_err());
    }
}
