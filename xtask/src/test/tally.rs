//! What the tests said, added up, and how long each step took.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Command, Stdio},
};

use super::{
    budget::{Budget, Verdict},
    lane::Done,
    minutes::Minutes,
    processors::Watch,
};
use crate::shell::{Outcome, run};

/// The sum of all test results.
pub struct Tally {
    pub minutes: Minutes,
    watch: Watch,
    counted: Counted,
    broken: Vec<String>,
}

/// The counts printed by one command that runs tests.
#[derive(Default)]
pub struct Counted {
    pub passed: usize,
    failed: usize,
    skipped: Vec<String>,
    /// What needs data that is no part of the project: it is said, and nobody can be asked for it.
    left_out: Vec<String>,
}

impl Tally {
    /// Starts the counts and the clock.
    pub fn begin() -> Self {
        Self {
            minutes: Minutes::default(),
            watch: Watch::begin(),
            counted: Counted::default(),
            broken: Vec::new(),
        }
    }

    /// Runs a check that passes or fails as a whole.
    pub fn check(&mut self, what: &str, command: &mut Command) {
        if let Err(problem) = self.minutes.step(what, || run(command)) {
            self.broken.push(problem);
        }
    }

    /// Runs tests and shows their output as it comes; the programs of one step run one after the other, whatever their results.
    pub fn tests(&mut self, what: &str, commands: Vec<Command>) {
        let mut counted = Counted::default();
        let mut problems = Vec::new();
        let show = |line: &str| drop(writeln!(std::io::stdout(), "{line}"));
        // That tests failed is said at the end, not as a step that was left in the middle.
        let done = self.minutes.step(what, || {
            for mut command in commands {
                println!("    running {}", command.get_program().display());
                problems.extend(counted.run(&mut command, show).err());
            }
            Ok(())
        });
        problems.extend(done.err());
        self.counted.add(counted);
        self.broken.extend(problems);
    }

    /// Shows and counts the output of a task that ran beside the tests. The caller judges its result.
    pub fn aside(&mut self, done: Option<Done>) -> Outcome {
        let Some(done) = done else {
            return Err("nothing goes on".to_owned());
        };
        for line in &done.said.lines {
            println!("{line}");
        }
        self.minutes.aside(&done);
        self.counted.add(done.said.counted);
        let what = done.what;
        done.said.outcome.map_err(|problem| format!("{what}: {problem}"))
    }

    /// Shows and counts the output of a task that has to succeed.
    pub fn aside_is_well(&mut self, done: Option<Done>) {
        if let Err(problem) = self.aside(done) {
            self.broke(problem);
        }
    }

    /// Records a check that could not run, and why.
    pub fn skip(&mut self, why: String) {
        self.counted.skipped.push(why);
    }

    /// Records a failure outside a test.
    pub fn broke(&mut self, problem: String) {
        self.broken.push(problem);
    }

    /// Prints the summary and judges the time taken.
    pub fn close_within(mut self, budget: Budget) -> Outcome {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let (took, others) = (self.minutes.all(), self.watch.end(processors));
        println!("\n{}", self.minutes);
        if let Some(others) = others {
            println!(
                "{processors} processors, of which others had {:.0} %",
                others.share * 100.0
            );
        }
        match budget.judge(took, processors, others) {
            Verdict::Kept => {}
            Verdict::Warned(line) => println!("WARNING: {line}"),
            Verdict::Failed(line) => self.broken.push(line),
        }
        conclude(self.counted, &self.broken)
    }

    /// Prints the summary of the tests.
    pub fn close(self) -> Outcome {
        println!("\n{}", self.minutes);
        conclude(self.counted, &self.broken)
    }
}

fn conclude(counted: Counted, broken: &[String]) -> Outcome {
    let Counted {
        passed,
        failed,
        skipped,
        left_out,
    } = counted;
    for left_out in &left_out {
        println!("LEFT OUT: {left_out}");
    }
    for skipped in &skipped {
        println!("SKIPPED: {skipped}");
    }
    for broken in broken {
        println!("FAILED: {broken}");
    }
    // What broke without a count, such as a lint, is one failure.
    let failed = failed.max(broken.len());
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

impl Counted {
    /// Runs tests, shows each line of their output, and counts the results.
    pub fn run(&mut self, command: &mut Command, show: impl FnMut(&str)) -> Outcome {
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let program = command.get_program().to_string_lossy().into_owned();
        let mut child = command.spawn().map_err(|error| format!("{program}: {error}"))?;
        let output = child.stdout.take().ok_or("no output")?;
        self.read(output, show);
        let status = child.wait().map_err(|error| error.to_string())?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{program} failed ({status})"))
        }
    }

    /// Reads the output of tests to its end.
    pub fn read(&mut self, output: impl Read, mut show: impl FnMut(&str)) {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            show(&line);
            if let Some(reason) = after(&line, "SKIPPED: ") {
                self.skipped.push(reason.to_owned());
            } else if let Some(reason) = after(&line, "LEFT OUT: ") {
                self.left_out.push(reason.to_owned());
            } else if let Some(result) = line.strip_prefix("test result: ") {
                self.passed += number_before(result, " passed");
                self.failed += number_before(result, " failed");
                let ignored = number_before(result, " ignored");
                self.skipped
                    .extend((0..ignored).map(|_| "an ignored test".to_owned()));
            }
        }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
        self.left_out.extend(other.left_out);
    }
}

/// What stands behind a word that begins a line, or the rest of one that names a test: where one test runs at a time its name is
/// printed before it begins.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let line = line.trim();
    let said = line
        .strip_prefix("test ")
        .and_then(|test| test.split_once(" ... "));
    said.map_or(line, |(_, said)| said).strip_prefix(word)
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
    use super::Counted;

    #[test]
    fn everything_that_tests_print_is_counted() {
        let printed = "running 3 tests\ntest a ... ok\nSKIPPED: Firefox: apt-get install\ntest b ... SKIPPED: barriers\n\
            test c ... LEFT OUT: a list\n  SKIPPED: indented\nsomebody said SKIPPED: nothing\nno text: \u{fffd}\n\
            test result: FAILED. 7 passed; 2 failed; 1 ignored; 0 measured\n\
            test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured\n";
        let mut shown = 0;
        let mut counted = Counted::default();
        // A byte that is no UTF-8 ends nothing.
        let bytes = [&b"\xff\n"[..], printed.as_bytes()].concat();
        counted.read(&*bytes, |_| shown += 1);
        assert_eq!((counted.passed, counted.failed, shown), (12, 2, 11));
        assert_eq!(
            counted.skipped,
            [
                "Firefox: apt-get install",
                "barriers",
                "indented",
                "an ignored test"
            ]
        );
        assert_eq!(counted.left_out, ["a list"]);
    }

    #[test]
    fn results_are_read() {
        let result = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(super::number_before(result, " passed"), 12);
        assert_eq!(super::number_before(result, " failed"), 3);
        assert_eq!(super::number_before(result, " ignored"), 1);
    }
}
