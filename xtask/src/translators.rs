//! The tools of translators: whether they read our texts alike, save them unchanged, and take what is exported for them.

use std::{path::PathBuf, process::Command};

use crate::{
    install,
    shell::{Outcome, command, output, root, run as run_command, target, which},
};

/// Packages of `PyPI`, with those that they need, by pip.
const PYTHON: [&str; 10] = [
    "fluent.syntax==0.19.0",
    "moz.l10n==0.15.0",
    "translate-toolkit==3.20.4",
    "polib==1.2.0",
    "lxml==6.1.3",
    "click==8.5.1",
    "gitignorant==0.3.1",
    "iniparse==0.5.3",
    "typing_extensions==4.16.0",
    "unicode-segmentation-rs==1.0.0",
];

/// Fluent's parsers for JavaScript, by npm.
const JAVASCRIPT: [&str; 2] = ["@fluent/syntax@0.19.0", "@fluent/bundle@0.19.1"];

/// Debian's package that brings OASIS's schema of XLIFF 2.0, which no package of npm or `PyPI` does, and where.
const SCHEMA: (&str, &str) = (
    "php-symfony-translation",
    "usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-2.0.xsd",
);

/// Installs the tools and runs them with the binary that cargo has built for tests.
pub fn run(_: &[String]) -> Outcome {
    let fromline =
        std::env::var_os("FROMLINE").map_or_else(|| target().join("debug/fromline"), PathBuf::from);
    if !fromline.is_file() {
        return Err(format!(
            "{} is missing: cargo build --bin fromline",
            fromline.display()
        ));
    }
    run_command(&mut compare(&Command::new(fromline))?)
}

/// Installs the tools and builds the command that tries them. An error says what is missing.
pub fn compare(fromline: &Command) -> Outcome<Command> {
    let folder = target().join("tools/translators");
    // A list of its own: with other versions it is another folder.
    let python = folder.join(
        PYTHON
            .join("-")
            .replace(|sign: char| !sign.is_ascii_alphanumeric(), ""),
    );
    if !python.join("ready").exists() {
        println!("    installing tools of translators");
        output(command("python3").args(["-m", "venv"]).arg(&python))?;
        let mut pip = command(python.join("bin/pip"));
        pip.args(["install", "--quiet", "--no-deps", "--only-binary", ":all:"]);
        output(pip.args(PYTHON)).map_err(|problem| format!("tools of translators: {problem}"))?;
        crate::shell::write(&python.join("ready"), b"")?;
    }
    let texts = root().join("public/locales");
    let scripts = root().join("xtask/translators");
    let mut compare = command(python.join("bin/python"));
    compare.arg(scripts.join("tools.py")).arg(texts);
    compare
        .arg(fromline.get_program())
        .arg(scripts.join("parsers.mjs"));
    // Each of these says itself what cannot be tried without it.
    compare.arg(javascript().unwrap_or_default());
    compare.arg(schema().unwrap_or_default());
    Ok(compare)
}

/// Folder of Fluent's parsers for JavaScript.
fn javascript() -> Outcome<PathBuf> {
    let folder = target().join(format!(
        "tools/fluent-{}",
        JAVASCRIPT.join("-").replace(['/', '@'], "")
    ));
    let there = ["@fluent/syntax", "@fluent/bundle"].map(|name| folder.join("node_modules").join(name));
    if !there.iter().all(|package| package.exists()) {
        install::npm(&folder, &JAVASCRIPT)?;
    }
    Ok(folder)
}

/// Path of the schema of XLIFF, out of a package that is fetched but not installed: it would bring PHP.
fn schema() -> Outcome<PathBuf> {
    let folder = target().join(format!("tools/{}", SCHEMA.0));
    let file = folder.join(SCHEMA.1);
    if !file.exists() && which("apt-get").is_some() {
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let mut fetch = command("sh");
        fetch.args([
            "-ec",
            "apt-get -qq download \"$0\"; dpkg-deb -x ./*.deb .",
            SCHEMA.0,
        ]);
        output(fetch.current_dir(&folder))?;
    }
    if file.exists() {
        Ok(file)
    } else {
        Err("no schema of XLIFF".to_owned())
    }
}
