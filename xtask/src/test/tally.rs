//! What the tests said, added up, and how long each step took.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use super::minutes::Minutes;
use crate::shell::{Outcome, run};

/// What the tests said, added up.
#[derive(Default)]
pub struct Tally {
    pub minutes: Minutes,
    counted: Counted,
    broken: Vec<String>,
}

/// What one command that runs tests printed of them.
#[derive(Default)]
pub struct Counted {
    passed: usize,
    failed: usize,
    skipped: Vec<String>,
}

impl Tally {
    /// Something that is right or wrong as a whole.
    pub fn check(&mut self, what: &str, command: &mut Command) {
        if let Err(problem) = self.minutes.step(what, || run(command)) {
            self.broken.push(problem);
        }
    }

    /// Tests, with their output shown as it comes.
    pub fn tests(&mut self, what: &str, command: &mut Command) {
        let mut counted = Counted::default();
        let show = |line: &str| drop(writeln!(std::io::stdout(), "{line}"));
        let outcome = self.minutes.step(what, || counted.run(command, show));
        self.add(counted, outcome);
    }

    /// Tests that ran aside.
    pub fn add(&mut self, counted: Counted, outcome: Outcome) {
        self.counted.passed += counted.passed;
        self.counted.failed += counted.failed;
        self.counted.skipped.extend(counted.skipped);
        if let Err(problem) = outcome {
            self.broken.push(problem);
        }
    }

    /// What could not run, and why.
    pub fn skip(&mut self, why: String) {
        self.counted.skipped.push(why);
    }

    /// What went wrong without a test.
    pub fn broke(&mut self, problem: String) {
        self.broken.push(problem);
    }

    /// Says all of it.
    pub fn close(self) -> Outcome {
        println!("\n{}", self.minutes);
        let Counted {
            passed,
            failed,
            skipped,
        } = self.counted;
        for skipped in &skipped {
            println!("SKIPPED: {skipped}");
        }
        for broken in &self.broken {
            println!("FAILED: {broken}");
        }
        // What broke without a count, such as a lint, is one failure.
        let failed = failed.max(self.broken.len());
        println!("\n{passed} passed, {failed} failed, {} skipped", skipped.len());
        if failed > 0 {
            return Err("some tests failed".to_owned());
        }
        // CI must not take a test that could not run for one that passed.
        if std::env::var_os("CI").is_some() && !skipped.is_empty() {
            return Err("tests were skipped".to_owned());
        }
        Ok(())
    }
}

impl Counted {
    /// Runs tests, shows each line that they print, and counts what they say.
    pub fn run(&mut self, command: &mut Command, mut show: impl FnMut(&str)) -> Outcome {
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let output = child.stdout.take().ok_or("no output")?;
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            show(&line);
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
