//! Where the minutes of a test run go.

use std::{
    fmt,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::shell::{Outcome, step};

/// Each step with its time, and the whole.
pub struct Minutes {
    begun: Instant,
    steps: Vec<(String, Duration)>,
}

/// Work that goes on beside other work: what waits for disks, networks and clocks leaves the processors to others.
pub struct Aside<T>(String, JoinHandle<(Duration, T)>);

impl<T: Send + 'static> Aside<T> {
    /// Begins it.
    pub fn begin(what: &str, work: impl FnOnce() -> T + Send + 'static) -> Self {
        println!("==> {what} (beside what follows)");
        let thread = thread::spawn(move || {
            let begun = Instant::now();
            let result = work();
            (begun.elapsed(), result)
        });
        Self(what.to_owned(), thread)
    }
}

impl Default for Minutes {
    fn default() -> Self {
        Self {
            begun: Instant::now(),
            steps: Vec::new(),
        }
    }
}

impl Minutes {
    /// One step: said, done, and its time kept.
    pub fn step<T>(&mut self, what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let begun = Instant::now();
        let result = step(what, work);
        self.steps.push((what.to_owned(), begun.elapsed()));
        result
    }

    /// Waits for what went on aside.
    pub fn wait<T>(&mut self, aside: Aside<T>) -> Outcome<T> {
        let Aside(what, thread) = aside;
        println!("==> {what} (waiting for its end)");
        let (time, result) = thread.join().map_err(|_| format!("{what}: panicked"))?;
        println!("    done in {:.1} s", time.as_secs_f64());
        self.steps.push((format!("{what} (aside)"), time));
        Ok(result)
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| step | seconds |\n|---|---:|")?;
        for (what, time) in &self.steps {
            writeln!(f, "| {what} | {:.0} |", time.as_secs_f64())?;
        }
        writeln!(f, "| all | {:.0} |", self.begun.elapsed().as_secs_f64())
    }
}
