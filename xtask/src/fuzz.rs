//! The fuzz targets, for longer than the tests have time for.

use crate::shell::{Outcome, cargo, run};

/// How long, unless somebody says otherwise.
const MINUTES: f64 = 10.0;
/// How many targets share the time.
const TARGETS: f64 = 20.0;

/// Runs `cargo xtask fuzz [TARGET] [--minutes N]`: the minutes for one target, or shared between all.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let (target, rest) = match arguments {
        [target, rest @ ..] if !target.starts_with('-') => (Some(target), rest),
        rest => (None, rest),
    };
    let minutes = match rest {
        [] => MINUTES,
        [option, minutes] if option == "--minutes" => minutes
            .parse()
            .ok()
            .filter(|minutes: &f64| *minutes > 0.0)
            .ok_or(format!("{minutes} is no number of minutes"))?,
        _ => return Err("cargo xtask fuzz [TARGET] [--minutes N]".to_owned()),
    };
    let share = minutes * 60.0 / if target.is_some() { 1.0 } else { TARGETS };
    run(cargo()
        .args([
            "test",
            "--quiet",
            "--locked",
            "--package",
            "fromline-server",
            "--test",
            "fuzz",
            "--",
        ])
        .args(["--nocapture", "--test-threads=1"])
        .args(target)
        .env("FROMLINE_FUZZ_SECONDS", share.to_string()))
}
