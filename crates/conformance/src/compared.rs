//! What came of running one program.

use std::{
    collections::BTreeMap,
    fmt::{Display, Formatter},
    time::Duration,
};

use crate::{
    Failure,
    captures::{self, Capture},
    compare::{Difference, differences},
    debian::Installed,
    program::About,
    run::Ran,
};

/// A program's display, compared with Fromline's prediction.
#[derive(Debug)]
pub struct Compared {
    /// Description of the program.
    pub about: &'static About,
    /// The version of its package.
    pub version: String,
    /// The display and the differences, or the reason why it could not be read.
    pub outcome: Result<(Capture, Vec<Difference>), Failure>,
    took: Duration,
}

impl Compared {
    /// Compares a program's display with the prediction.
    pub fn new(
        about: &'static About,
        ran: Ran,
        installed: &Installed,
        predicted: &BTreeMap<String, Capture>,
    ) -> Self {
        let nothing = Capture::new();
        let drawn = predicted.get(about.id).unwrap_or(&nothing);
        Self {
            about,
            version: installed.version(about.package).unwrap_or_default().to_owned(),
            outcome: ran.capture.map(|seen| {
                let differences = differences(&seen, drawn);
                (seen, differences)
            }),
            took: ran.took,
        }
    }

    /// Returns true if the program was read and shows what Fromline predicts.
    pub fn is_good(&self) -> bool {
        matches!(&self.outcome, Ok((_, differences)) if differences.is_empty())
    }

    /// Stores the display as evidence.
    pub fn keep(&self) -> Result<(), Failure> {
        match &self.outcome {
            Ok((capture, _)) => captures::write(self.about.id, capture),
            Err(_) => Ok(()),
        }
    }
}

impl Display for Compared {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: ", self.about.id, self.version)?;
        match &self.outcome {
            Ok((capture, differences)) => {
                let messages: usize = capture.values().map(BTreeMap::len).sum();
                write!(
                    f,
                    "{messages} messages compared, {} differences",
                    differences.len()
                )?;
                write!(f, ", {:.1} s", self.took.as_secs_f64())?;
                for difference in differences {
                    write!(f, "\n{difference}")?;
                }
                Ok(())
            }
            Err(failure) => write!(f, "could not be read: {failure}"),
        }
    }
}
