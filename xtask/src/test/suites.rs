//! What cargo builds to be tested, and where it leaves it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::shell::{Outcome, cargo, command, lines};

/// The compiled test programs of the workspace.
///
/// Cargo chooses a crate's features by what is built with it: asked for one package at a time, it would compile a third of the dependencies
/// again for each. Programs are then started by their paths, so that cargo's lock is free for other builds, and nothing is linked again
/// because the app was built.
pub struct Suites(Vec<Built>);

/// One program that cargo has built.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Built {
    /// Of its package: tests run there.
    folder: PathBuf,
    kind: String,
    name: String,
    is_test: bool,
    program: PathBuf,
}

/// What is built: everything but xtask, which has a profile of its own and is compiled already.
const ALL: [&str; 4] = ["--locked", "--workspace", "--exclude", "xtask"];

impl Suites {
    /// Compiles all test programs, and the attackers.
    pub fn compile() -> Outcome<Self> {
        Self::build(&["--tests", "--bench", "hostile"])
    }

    /// Compiles test programs of one kind, such as `--test` `e2e`, with the same dependencies.
    pub fn build(wanted: &[&str]) -> Outcome<Self> {
        let mut built = Vec::new();
        let mut cargo = cargo();
        cargo.arg("test").args(ALL).args(wanted);
        cargo.args(["--no-run", "--message-format", "json-render-diagnostics"]);
        lines(&mut cargo, |line| built.extend(read(line)))?;
        Ok(Self(built))
    }

    /// Every test program that is in no other suite, so that none is forgotten: the tests beside the code, and those of command-line use.
    pub fn units(&self) -> Vec<Command> {
        let others = self
            .0
            .iter()
            .filter(|one| !one.is_of_server() && !one.is_in_browser());
        others
            .filter(|one| one.is_test && one.kind != "bench")
            .map(Built::start)
            .collect()
    }

    /// The tests that use the server from outside.
    pub fn stories(&self) -> Vec<Command> {
        let stories = self.0.iter().filter(|one| one.is_of_server());
        stories.map(Built::start).collect()
    }

    /// The tests of the whole product in a browser.
    pub fn browser(&self) -> Outcome<Command> {
        let found = self.0.iter().find(|one| one.is_in_browser());
        found
            .map(Built::start)
            .ok_or("cargo built no tests in a browser".to_owned())
    }

    /// A program or bench that is not a test.
    pub fn program(&self, name: &str) -> Outcome<Command> {
        let programs = self.0.iter().filter(|one| one.kind == "bench" || !one.is_test);
        let found = programs.into_iter().find(|one| one.name == name);
        found
            .map(Built::start)
            .ok_or_else(|| format!("cargo built no {name}"))
    }
}

impl Built {
    fn is_of_server(&self) -> bool {
        self.kind == "test" && self.folder.ends_with("crates/server")
    }

    fn is_in_browser(&self) -> bool {
        self.kind == "test" && self.name == "e2e"
    }

    /// Started as cargo does.
    fn start(&self) -> Command {
        let mut start = command(&self.program);
        start
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder);
        start
    }
}

/// What a line of cargo's JSON says of a program.
/// <https://doc.rust-lang.org/cargo/reference/external-tools.html#artifact-messages>
fn read(line: &str) -> Option<Built> {
    let message: Value = serde_json::from_str(line).ok()?;
    let program = message["executable"].as_str()?;
    let target = &message["target"];
    Some(Built {
        folder: Path::new(message["manifest_path"].as_str()?).parent()?.to_owned(),
        kind: target["kind"][0].as_str()?.to_owned(),
        name: target["name"].as_str()?.to_owned(),
        is_test: message["profile"]["test"].as_bool()?,
        program: program.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Suites, read};

    fn line(package: &str, kind: &str, name: &str, is_test: bool) -> String {
        let message = serde_json::json!({
            "reason": "compiler-artifact", "manifest_path": format!("/checkout/{package}/Cargo.toml"),
            "target": { "kind": [kind], "name": name }, "profile": { "test": is_test },
            "executable": format!("/target/{name}-{kind}-{is_test}"),
        });
        message.to_string()
    }

    #[test]
    fn every_test_is_in_one_suite_and_no_program_is() {
        let all = [
            line("crates/core", "lib", "fromline_core", true),
            line("crates/server", "lib", "fromline_server", true),
            line("crates/server", "bin", "fromline", true),
            line("crates/server", "bin", "fromline", false),
            line("crates/server", "test", "it", true),
            line("crates/server", "test", "fuzz", true),
            line("crates/server", "bench", "hostile", true),
            line("crates/delivery", "test", "usage", true),
            line("crates/delivery", "bin", "delivery", false),
            line("", "test", "e2e", true),
        ];
        let suites = Suites(all.iter().filter_map(|line| read(line)).collect());
        let programs = |commands: Vec<std::process::Command>| {
            let named = |one: &std::process::Command| one.get_program().to_string_lossy().into_owned();
            commands.iter().map(named).collect::<Vec<_>>()
        };
        assert_eq!(
            programs(suites.units()),
            [
                "/target/fromline_core-lib-true",
                "/target/fromline_server-lib-true",
                "/target/fromline-bin-true",
                "/target/usage-test-true"
            ]
        );
        assert_eq!(
            programs(suites.stories()),
            ["/target/it-test-true", "/target/fuzz-test-true"]
        );
        assert_eq!(
            programs(vec![suites.browser().unwrap()]),
            ["/target/e2e-test-true"]
        );
        assert_eq!(
            programs(vec![suites.program("delivery").unwrap()]),
            ["/target/delivery-bin-false"]
        );
        assert_eq!(
            programs(vec![suites.program("hostile").unwrap()]),
            ["/target/hostile-bench-true"]
        );
        assert_eq!(
            programs(vec![suites.program("fromline").unwrap()]),
            ["/target/fromline-bin-false"]
        );
        assert!(suites.program("conformance").is_err());
        assert_eq!(
            suites.stories()[0].get_current_dir().unwrap(),
            "/checkout/crates/server"
        );
    }

    #[test]
    fn what_is_no_program_is_not_read() {
        assert_eq!(read("{\"reason\":\"build-finished\",\"success\":true}"), None);
        assert_eq!(read("{\"executable\":null}"), None);
        assert_eq!(read("no JSON"), None);
    }
}
