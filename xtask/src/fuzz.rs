//! The fuzz targets, for longer than the tests have time for.

use crate::shell::{Outcome, cargo, run};

/// How long, unless somebody says otherwise.
const MINUTES: f64 = 10.0;

/// `cargo xtask fuzz [--minutes N]`: so many minutes in all, each target its share.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let minutes = match arguments {
        [] => MINUTES,
        [option, minutes] if option == "--minutes" => minutes
            .parse()
            .ok()
            .filter(|minutes: &f64| *minutes > 0.0)
            .ok_or(format!("{minutes} is no number of minutes"))?,
        _ => return Err("cargo xtask fuzz [--minutes N]".to_owned()),
    };
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
        .env("FROMLINE_FUZZ_MINUTES", minutes.to_string()))
}
