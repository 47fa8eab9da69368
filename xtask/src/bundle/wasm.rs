//! cargo, wasm-bindgen and wasm-opt.

use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use super::Asset;
use crate::{
    install,
    shell::{Outcome, cargo, command, read, run, target},
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

/// The app's code, ready for a browser.
pub struct Code {
    pub wasm: Vec<u8>,
    glue: String,
}

impl Code {
    /// The glue with its start at the end, so that the page needs no inline script.
    pub fn script(&self, wasm: &Asset) -> String {
        format!(
            "{}\n__wbg_init({{ module_or_path: \"{}\" }});\n",
            self.glue, wasm.url
        )
    }
}

/// Where cargo leaves the app.
pub fn compiled() -> PathBuf {
    target().join("wasm32-unknown-unknown/web/fromline-app.wasm")
}

/// Compiles the app.
pub fn compile() -> Outcome {
    install::wasm_target()?;
    run(cargo()
        .args([
            "build",
            "--locked",
            "--package",
            "fromline-app",
            "--bin",
            "fromline-app",
        ])
        .args(["--target", "wasm32-unknown-unknown", "--profile", "web"]))
}

/// Makes the glue and shrinks the code.
pub fn bind() -> Outcome<Code> {
    let out = target().join("xtask/bindgen");
    Bindgen::new()
        .input_path(compiled())
        .out_name("app")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .omit_default_module_path(true)
                .generate(&out)
        })
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    let glue =
        String::from_utf8(read(&out.join("app.js"))?).map_err(|_| "wasm-bindgen wrote no text".to_owned())?;
    let bound = out.join("app_bg.wasm");
    let small = out.join("app_opt.wasm");
    let Some(program) = install::wasm_opt() else {
        println!(
            "    without wasm-opt the app is larger; it works all the same (install Node.js to have it)"
        );
        return Ok(Code {
            wasm: read(&bound)?,
            glue,
        });
    };
    let options = ["-Oz", "--converge", "--strip-debug"];
    run(command(program)
        .arg(&bound)
        .arg("-o")
        .arg(&small)
        .args(options)
        .args(FEATURES))?;
    Ok(Code {
        wasm: read(&small)?,
        glue,
    })
}
