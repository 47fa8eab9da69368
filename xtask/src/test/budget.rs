//! How long the test command may take.

use std::time::Duration;

use super::processors::Others;

/// Everything, on two processors, with the packages that it needs already there: thirty minutes, which were named when gateways,
/// preview, the mail server's side, finding out a domain's settings, notices and writing from an address were there.
const FIRST: u64 = 30;
/// What each capability that came later may add to it.
const EACH: u64 = 5;
/// Which these are; whoever adds one says in docs/figures.md what it takes.
const LATER: [&str; 3] = [
    "tokens in place of passwords: real providers and mail servers, and consent in a browser",
    "the diagnosis of received mail, and two sets of DMARC rules",
    "package, doctor and metrics",
];
/// However many there will be. CI stops a run after ninety.
const MOST: u64 = 60;

/// How long it is, in minutes.
const MINUTES: u64 = {
    let sum = FIRST + EACH * LATER.len() as u64;
    if sum < MOST { sum } else { MOST }
};

/// How much of the processors others may have had if a run that took too long is to be a failure.
const TOLERATED: f64 = 0.05;
/// The processors that the budget is meant for.
const PROCESSORS: usize = 2;

/// Name of the variable for slow machines: `off`, or a number of minutes.
pub const VARIABLE: &str = "FROMLINE_TEST_BUDGET";

/// The time limit of a test run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Budget {
    /// A limit of this length.
    Is(Duration),
    /// No limit at all.
    Off,
}

/// The verdict on a run's time.
#[derive(Debug, Eq, PartialEq)]
pub enum Verdict {
    /// The run was fast enough, or there was no limit.
    Kept,
    /// The run was too slow on a machine without other load.
    Failed(String),
    /// The run was too slow, possibly because of other load.
    Warned(String),
}

impl Budget {
    /// Reads the budget from the environment's value; the default without one.
    pub fn new(named: Option<&str>) -> Result<Self, String> {
        match named {
            None => Ok(Self::Is(minutes(MINUTES))),
            Some("off") => Ok(Self::Off),
            Some(named) => named
                .parse()
                .ok()
                .filter(|number| *number > 0)
                .map(|number| Self::Is(minutes(number)))
                .ok_or(format!(
                    "{VARIABLE} is neither `off` nor a number of minutes: {named}"
                )),
        }
    }

    /// Judges a run. On a machine shared with others it does not fail, since the cause is not known.
    pub fn judge(self, took: Duration, processors: usize, others: Option<Others>) -> Verdict {
        let Self::Is(budget) = self else {
            return Verdict::Kept;
        };
        if took <= budget {
            return Verdict::Kept;
        }
        let what = format!(
            "the tests took {:.1} minutes, their budget is {:.0} ({VARIABLE} sets another)",
            took.as_secs_f64() / 60.0,
            budget.as_secs_f64() / 60.0
        );
        let why = match others {
            _ if processors < PROCESSORS => {
                format!("{processors} processor, where it is meant for {PROCESSORS}")
            }
            None => "who used the processors is not known here".to_owned(),
            Some(others) if others.share > TOLERATED => {
                format!("others had {:.0} % of the processors", others.share * 100.0)
            }
            Some(_) => return Verdict::Failed(what),
        };
        Verdict::Warned(format!("{what}; no failure, since {why}"))
    }
}

const fn minutes(number: u64) -> Duration {
    Duration::from_mins(number)
}

#[cfg(test)]
mod tests {
    use super::{Budget, Others, Verdict, minutes};

    const IDLE: Option<Others> = Some(Others { share: 0.02 });
    const BUSY: Option<Others> = Some(Others { share: 0.3 });

    #[test]
    fn the_environment_names_another() {
        assert_eq!(Budget::new(None), Ok(Budget::Is(minutes(45))));
        assert_eq!(Budget::new(Some("off")), Ok(Budget::Off));
        assert_eq!(Budget::new(Some("75")), Ok(Budget::Is(minutes(75))));
        for wrong in ["", "0", "-1", "half an hour"] {
            assert!(Budget::new(Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_slow_run_on_a_machine_of_its_own_fails() {
        let budget = Budget::Is(minutes(30));
        let failed = |minute, processors, others| match budget.judge(minutes(minute), processors, others) {
            Verdict::Kept => "kept",
            Verdict::Failed(_) => "failed",
            Verdict::Warned(_) => "warned",
        };
        assert_eq!(failed(30, 2, IDLE), "kept");
        assert_eq!(failed(30, 2, BUSY), "kept");
        assert_eq!(failed(31, 2, IDLE), "failed");
        assert_eq!(failed(31, 2, BUSY), "warned");
        assert_eq!(failed(31, 2, None), "warned");
        assert_eq!(failed(31, 1, IDLE), "warned");
        assert_eq!(failed(31, 16, IDLE), "failed");
        assert_eq!(Budget::Off.judge(minutes(300), 2, IDLE), Verdict::Kept);
    }

    #[test]
    fn the_verdict_is_one_line_with_both_numbers() {
        let Verdict::Warned(line) = Budget::Is(minutes(30)).judge(minutes(33), 2, BUSY) else {
            panic!("a warning");
        };
        assert_eq!(
            line,
            "the tests took 33.0 minutes, their budget is 30 (FROMLINE_TEST_BUDGET sets another); no failure, since others had 30 % of \
             the processors"
        );
    }
}
