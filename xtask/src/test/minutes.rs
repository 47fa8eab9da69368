//! Where the minutes of a test run go.

use std::{
    fmt, fs,
    time::{Duration, Instant},
};

use super::lane::Done;
use crate::shell::{Outcome, step};

/// The time of each step and of the whole run.
pub struct Minutes {
    begun: Instant,
    /// What cargo took before, to compile us.
    before: Duration,
    steps: Vec<(String, Duration)>,
}

impl Default for Minutes {
    fn default() -> Self {
        Self {
            begun: Instant::now(),
            before: since_start().unwrap_or_default(),
            steps: Vec::new(),
        }
    }
}

impl Minutes {
    /// Runs a step and records its time.
    pub fn step<T>(&mut self, what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let begun = Instant::now();
        let result = step(what, work);
        self.steps.push((what.to_owned(), begun.elapsed()));
        result
    }

    /// Records a task that ran beside the steps.
    pub fn aside(&mut self, done: &Done) {
        println!("    done in {:.1} s", done.time.as_secs_f64());
        self.steps
            .push((format!("{} (beside other steps)", done.what), done.time));
    }

    /// Time since the command was started.
    pub fn all(&self) -> Duration {
        self.before + self.begun.elapsed()
    }
}

/// How long this process is there. On Unix `cargo run` becomes the program that it has built, so it is there since cargo was started.
fn since_start() -> Option<Duration> {
    let (stat, uptime) = (
        fs::read_to_string("/proc/self/stat").ok()?,
        fs::read_to_string("/proc/uptime").ok()?,
    );
    age(&stat, &uptime)
}

/// From proc(5): field 22 is the start in hundredths of a second since the machine's, `uptime` is now in seconds.
fn age(stat: &str, uptime: &str) -> Option<Duration> {
    let began: f64 = stat
        .rsplit_once(") ")?
        .1
        .split_whitespace()
        .nth(19)?
        .parse()
        .ok()?;
    let now: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(now - began / 100.0).ok()
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| step | seconds |\n|---|---:|")?;
        let before = ("Before: cargo, for xtask itself".to_owned(), self.before);
        for (what, time) in std::iter::once(&before).chain(&self.steps) {
            writeln!(f, "| {what} | {:.0} |", time.as_secs_f64())?;
        }
        writeln!(f, "| all | {:.0} |", self.all().as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[test]
    fn the_age_of_a_process() {
        let stat = "42 (x) R 7 42 42 0 -1 4194560 9 8 0 0 120 30 5 6 20 0 1 0 260050 8646656 408";
        assert_eq!(
            super::age(stat, "2692.75 9028.16\n"),
            Some(Duration::from_millis(92_250))
        );
        assert_eq!(super::age("", "2692.75"), None);
        assert_eq!(super::age(stat, ""), None);
    }
}
