//! cargo, wasm-bindgen and wasm-opt.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::{Bindgen, Output};

use super::{
    early::ASK,
    fold::{OPEN, VERSION, needs},
    glue::{self, Names},
    split::{Chunk, loader, main_part, split},
};
use crate::{
    install,
    shell::{Outcome, command, product, read, run, target},
};

/// The features that rustc emits. Never `--all-features`: it wrote imports that Chromium 156 refuses, a blank
/// page with a green build.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Name of the part that is there from the start.
pub const MAIN: &str = "app";

/// wasm-opt's passes for it.
const FIRST: &[&str] = &["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];
/// Those for what comes later: a little larger, and one part in a hundred smaller once it is compressed.
const CHUNK: &[&str] = &["--flatten", "--rereloop", "-O3", "-Oz"];

/// The app's code, ready for a browser.
pub struct Code {
    /// The part that is downloaded first.
    pub wasm: Vec<u8>,
    /// The chunks that are downloaded later.
    pub chunks: Vec<(Chunk, Vec<u8>)>,
    script: String,
}

impl Code {
    /// Names of the chunks that `/preview` is in.
    pub fn open(&self) -> Vec<&str> {
        let names = self.chunks.iter().map(|(chunk, _)| chunk.name.as_str());
        let needed = needs(OPEN);
        names.filter(|name| needed.contains(name)).collect()
    }

    /// The script: the glue, followed by the start of the app. `version` is in the names of the files.
    pub fn script(&self, version: &str) -> String {
        let script = self.script.replace(VERSION, version);
        let app = super::url(MAIN, version);
        format!("{script}{ASK}const app = \"{app}\";\n{START}start().catch({FAILED});\n{KEEP}{TRANSLATED}")
    }
}

/// How the app starts. The glue's own way also takes addresses, responses and servers that send WASM as something else; the page's head has
/// compiled it already (`early.rs`).
const START: &str = "const start = async () => {
const module = await code(app);
__wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
};
";

/// A start that failed says why: the browser cannot do it, or the code did not arrive. What panics has said so already. Code that did
/// not arrive is asked for again once the server answers, and if that is in vain the page with it, unless something was typed into what
/// is painted: a new page would lose it.
const FAILED: &str = "error => {
const { CompileError, LinkError, RuntimeError } = globalThis.WebAssembly || {};
const show = id => { document.getElementById(id).hidden = false; };
if (!CompileError || error instanceof CompileError || error instanceof LinkError) {
document.getElementById(\"main\").hidden = true;
return show(\"unsupported\");
}
if (error instanceof RuntimeError) return;
show(\"unreachable\");
const typed = () => [...document.querySelectorAll(\"input\")].some(field => field.value != field.defaultValue);
const anew = () => typed() ? again() : location.reload();
const again = () => setTimeout(() => fetch(\"/healthz\").then(() => start().catch(anew), again), 5000);
again();
}";

/// `WebKit` empties fields of a page that comes out of its cache for Back, a moment after it has said that it does, and tells nobody;
/// the app still holds what was in them.
const KEEP: &str = "let kept = [];
addEventListener(\"pagehide\", () => { kept = [...document.querySelectorAll(\"input, textarea\")].map(field => [field, field.value]); });
addEventListener(\"pageshow\", event => { if (event.persisted) setTimeout(() => { for (const [field, value] of kept) field.value ||= value; }, 100); });
";

/// A page translator takes words away and puts a `<font>` with others in their place, while the app goes on with what was taken: words
/// that change, and what is put in beside them, would never be seen. So the app's words go back, empty, to where they stood, and
/// what stands for them leaves with them or as soon as they change.
const TRANSLATED: &str = "const stands = new WeakMap, taken = new WeakSet;
new MutationObserver((records, watch) => {
for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
stands.get(target)?.[0].remove();
stands.delete(target);
for (const text of removedNodes) {
const known = stands.get(text);
if (known) {
const [font, words] = known;
if (!text.isConnected) font.remove();
else if (!font.isConnected) { text.data = words; stands.delete(text); }
} else if (text.nodeType == 3 && !text.isConnected) {
const font = [...addedNodes, previousSibling, nextSibling].find(node => node?.localName == \"font\" && !taken.has(node));
if (font) { taken.add(font); stands.set(text, [font, text.data]); font.after(text); text.data = \"\"; }
}
}
}
watch.takeRecords();
}).observe(document.body, { childList: true, characterData: true, subtree: true });
";

/// Path of the app as compiled by cargo.
pub fn compiled() -> PathBuf {
    target().join("wasm32-unknown-unknown/web/fromline-app.wasm")
}

/// Compiles the app to WebAssembly.
pub fn compile() -> Outcome {
    install::wasm_target()?;
    run(product("target.wasm32-unknown-unknown")
        .args([
            "rustc",
            "--locked",
            "--package",
            "fromline-app",
            "--bin",
            "fromline-app",
        ])
        .args(["--target", "wasm32-unknown-unknown", "--profile", "web"])
        // What is cut apart has to be addressed anew.
        .args(["--", "-Clink-args=--emit-relocs"]))
}

/// Splits the code, generates the glue and optimises each part.
pub fn bind() -> Outcome<Code> {
    let pieces = split(&compiled())?;
    let out = target().join("xtask/bindgen");
    let mut bound = bindgen(&pieces.main)?
        .remove_name_section(true)
        .generate_output()
        .map_err(unbound)?;
    let names = rename(&mut bound);
    bound.emit(&out).map_err(unbound)?;
    let glue = read(&out.join("app.js"))?;
    let glue = glue::shrink(&String::from_utf8_lossy(&glue), &names)?;
    let program = install::wasm_opt();
    if program.is_none() {
        println!(
            "    without wasm-opt the app is larger; it works all the same (install Node.js to have it)"
        );
    }
    let mut chunks = Vec::new();
    for chunk in pieces.chunks {
        let code = small(&chunk.file, program.as_deref(), CHUNK)?;
        chunks.push((chunk, code));
    }
    Ok(Code {
        wasm: small(&out.join("app_bg.wasm"), program.as_deref(), FIRST)?,
        chunks,
        script: glue + &pieces.loaders,
    })
}

/// Shortens the names between script and code, each of which is there twice: those that end in sixteen random digits do not compress.
/// Takes out the exports that the script does not use.
fn rename(bound: &mut Output) -> Names {
    let used = bound.js().to_owned();
    let module = bound.wasm_mut();
    let mut names = Names::default();
    for import in module.imports.iter_mut() {
        if import.module == glue::BROWSER_BEFORE {
            glue::BROWSER.clone_into(&mut import.module);
            // What is imported twice is one function of the script.
            let next = names.imports.len();
            let place = names
                .imports
                .entry(std::mem::take(&mut import.name))
                .or_insert(next);
            import.name = place.to_string();
        } else if let Some(name) = loader(&import.name) {
            glue::LOADERS.clone_into(&mut import.module);
            import.name = name.to_owned();
        }
    }
    let mut unused = Vec::new();
    for export in module.exports.iter_mut() {
        let is_shared = ["memory", "__indirect_function_table"].contains(&&*export.name)
            || export.name.starts_with("__wasm_split");
        if export.name.starts_with("wasm_bindgen__") {
            let short = format!("c{}", names.exports.len());
            names
                .exports
                .insert(std::mem::replace(&mut export.name, short.clone()), short);
        } else if !is_shared && !used.contains(&format!("wasm.{}", export.name)) {
            unused.push(export.id());
        }
    }
    for export in unused {
        module.exports.delete(export);
    }
    names
}

/// The first download before wasm-opt, with the functions' names, for analysis.
pub fn named() -> Outcome<Vec<u8>> {
    let out = target().join("xtask/named");
    bindgen(&main_part())?
        .demangle(false)
        .generate_output()
        .and_then(|mut bound| bound.emit(&out))
        .map_err(unbound)?;
    read(&out.join("app_bg.wasm"))
}

fn bindgen(code: &Path) -> Outcome<Bindgen> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(code)
        .out_name("app")
        .typescript(false)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        // The chunks' functions go into the table of the main part.
        .keep_lld_exports(true);
    bindgen.web(true).map_err(unbound)?;
    Ok(bindgen)
}

fn unbound(error: impl std::fmt::Display) -> String {
    format!("wasm-bindgen: {error:#}")
}

/// The code, shrunk if wasm-opt is there.
fn small(code: &Path, wasm_opt: Option<&Path>, passes: &[&str]) -> Outcome<Vec<u8>> {
    let Some(program) = wasm_opt else {
        return read(code);
    };
    let small = code.with_extension("small");
    run(command(program)
        .arg(code)
        .arg("-o")
        .arg(&small)
        .args(passes)
        // The first kilobyte is the end of the stack.
        .args(["--low-memory-unused", "--strip-debug"])
        .args(FEATURES))?;
    read(&small)
}
