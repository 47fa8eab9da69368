//! The one script, in fewer bytes.

use crate::{
    install,
    shell::{Outcome, command, output, read, target, write},
};

/// Minifies a script by terser; returns it unchanged if terser is not there.
pub fn minified(script: String) -> Outcome<String> {
    let Some(terser) = install::terser() else {
        println!("    without terser the script stays as it is");
        return Ok(script);
    };
    let folder = target().join("xtask/script");
    let (long, short) = (folder.join("long.mjs"), folder.join("short.mjs"));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    write(&long, script.as_bytes())?;
    let mut terser = command(&terser);
    terser.arg(&long).args(["--module", "--toplevel", "--mangle"]);
    terser
        .args(["--compress", "passes=2,unsafe_arrows=true,ecma=2020", "--output"])
        .arg(&short);
    output(&mut terser)?;
    String::from_utf8(read(&short)?).map_err(|_| "terser wrote no text".to_owned())
}
