//! Running programs.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::{
    Failure,
    captures::Capture,
    message,
    program::{Kind, Language, Program},
};

/// How many programs run at a time if they are of the kind that takes little.
const AT_ONCE: usize = 2;

/// The result of running a program.
#[derive(Debug)]
pub struct Ran {
    /// The program's display of the messages.
    pub capture: Result<Capture, Failure>,
    /// Time that the program took.
    pub took: Duration,
}

/// Runs programs, those for the terminal two at a time, and passes on each result as soon as it is known.
pub fn all(programs: &[&'static dyn Program], finished: impl Fn(&'static dyn Program, Ran) + Sync) {
    let is_small = |program: &&'static dyn Program| program.about().kind == Kind::Terminal;
    let (small, others): (Vec<_>, Vec<_>) = programs.iter().copied().partition(is_small);
    let queue = Mutex::new(small.into_iter());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(program) = next() {
                    finished(program, run(program));
                }
            });
        }
    });
    for program in others {
        finished(program, run(program));
    }
}

fn run(program: &dyn Program) -> Ran {
    let start = Instant::now();
    let capture = capture(program);
    Ran {
        capture,
        took: start.elapsed(),
    }
}

/// Lets a program show its messages in every language.
fn capture(program: &dyn Program) -> Result<Capture, Failure> {
    let mut capture = Capture::new();
    for language in Language::ALL {
        let messages = message::shown_in(language)?;
        let seen = program
            .show(&messages, language)
            .map_err(|failure| format!("{}: {failure}", language.code()))?;
        let stems = messages.into_iter().map(|message| message.stem);
        let shown: BTreeMap<_, _> = stems.zip(seen).collect();
        capture.insert(language.code().to_owned(), shown);
    }
    Ok(capture)
}
