//! What goes on beside other work.

use std::{
    collections::VecDeque,
    process::{Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use super::tally::Counted;
use crate::shell::Outcome;

/// Tasks that run one after the other, beside the main run: those that wait for disks, networks and clocks leave the processors to others,
/// and those that compile use the rest.
pub struct Lane {
    coming: VecDeque<String>,
    done: Receiver<Done>,
}

/// A task of a lane: its name and its function.
pub type Work = (&'static str, Box<dyn FnOnce() -> Said + Send>);

/// A task that has finished.
pub struct Done {
    pub what: String,
    pub time: Duration,
    pub said: Said,
}

/// Output and result of a program.
pub struct Said {
    pub lines: Vec<String>,
    pub counted: Counted,
    pub outcome: Outcome,
}

impl Lane {
    /// Starts the lane's tasks.
    pub fn begin(works: Vec<Work>) -> Self {
        let (sender, done) = channel();
        let coming: VecDeque<String> = works.iter().map(|(what, _)| (*what).to_owned()).collect();
        println!(
            "==> Beside what follows: {}",
            Vec::from(coming.clone()).join(", ")
        );
        thread::spawn(move || {
            for (what, work) in works {
                let begun = Instant::now();
                let said = work();
                let (what, time) = (what.to_owned(), begun.elapsed());
                // Nobody waits any more: the run has ended.
                let _ = sender.send(Done { what, time, said });
            }
        });
        Self { coming, done }
    }

    /// Waits for the next of its tasks; `None` after the last.
    pub fn wait(&mut self) -> Option<Done> {
        let what = self.coming.pop_front()?;
        println!("==> {what} (waiting for its end)");
        let done = self.done.recv().unwrap_or_else(|_| Done {
            said: Said::of(Err(format!("{what}: panicked"))),
            what,
            time: Duration::ZERO,
        });
        Some(done)
    }
}

impl Said {
    /// Wraps a result without output.
    pub fn of(outcome: Outcome) -> Self {
        Self {
            lines: Vec::new(),
            counted: Counted::default(),
            outcome,
        }
    }

    /// Runs a program and keeps its output, of tests or not.
    pub fn by(command: Outcome<Command>) -> Self {
        let mut said = Self::of(Ok(()));
        said.outcome = command.and_then(|command| said.run(command));
        said
    }

    /// Says that tests could not run, and why.
    pub fn skipped(why: &str) -> Self {
        let mut said = Self::of(Ok(()));
        let Self { lines, counted, .. } = &mut said;
        counted.read(format!("SKIPPED: {why}").as_bytes(), |line| {
            lines.push(line.to_owned());
        });
        said
    }

    fn run(&mut self, mut command: Command) -> Outcome {
        let (printed, writer) = std::io::pipe().map_err(|error| error.to_string())?;
        let errors = writer.try_clone().map_err(|error| error.to_string())?;
        let begun = command.stdin(Stdio::null()).stdout(writer).stderr(errors).spawn();
        let program = command.get_program().to_string_lossy().into_owned();
        // It holds the ends that are written to.
        drop(command);
        let mut child = begun.map_err(|error| format!("{program}: {error}"))?;
        let Self { lines, counted, .. } = self;
        counted.read(printed, |line| lines.push(line.to_owned()));
        let status = child.wait().map_err(|error| error.to_string())?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{program} failed ({status})"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{Lane, Said};

    fn says(script: &'static str) -> Said {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        Said::by(Ok(shell))
    }

    #[test]
    fn works_come_in_order_with_all_that_they_said() {
        let mut lane = Lane::begin(vec![
            ("first", Box::new(|| says("echo one; echo two >&2"))),
            (
                "second",
                Box::new(|| says("echo 'test result: ok. 3 passed; 0 failed'; exit 3")),
            ),
        ]);
        let first = lane.wait().unwrap();
        assert_eq!(
            (first.what.as_str(), first.said.lines),
            ("first", vec!["one".to_owned(), "two".to_owned()])
        );
        assert_eq!(first.said.outcome, Ok(()));
        let second = lane.wait().unwrap();
        assert_eq!(second.said.counted.passed, 3);
        assert_eq!(second.said.outcome, Err("sh failed (exit status: 3)".to_owned()));
        assert!(lane.wait().is_none());
    }

    #[test]
    fn a_work_that_panics_is_a_failure() {
        let mut lane = Lane::begin(vec![("it", Box::new(|| panic!("on purpose")))]);
        assert_eq!(lane.wait().unwrap().said.outcome, Err("it: panicked".to_owned()));
    }

    #[test]
    fn what_could_not_run_is_a_line_and_no_failure() {
        let said = Said::skipped("pip: no network");
        assert_eq!(
            (said.lines, said.outcome),
            (vec!["SKIPPED: pip: no network".to_owned()], Ok(()))
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let outcome = Said::by(Ok(Command::new("/nowhere/fromline"))).outcome;
        assert!(outcome.unwrap_err().starts_with("/nowhere/fromline: "));
    }
}
