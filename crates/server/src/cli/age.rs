//! Durations as people write them: `90d`.

use jiff::SignedDuration;

/// Parses hours, days, weeks or years: `12h`, `90d`, `4w`, `1y`.
pub fn parse(text: &str) -> Result<SignedDuration, String> {
    let wrong = || format!("“{text}” is not like 12h, 90d, 4w or 1y");
    let unit = text.chars().last().ok_or_else(wrong)?;
    let hours = match unit {
        'h' => 1,
        'd' => 24,
        'w' => 7 * 24,
        'y' => 365 * 24,
        _ => return Err(wrong()),
    };
    let number: u32 = text
        .strip_suffix(unit)
        .unwrap_or_default()
        .parse()
        .map_err(|_| wrong())?;
    // A century is as good as forever; more would exceed the calendar.
    match i64::from(number) * hours {
        hours @ 1..=876_000 => Ok(SignedDuration::from_hours(hours)),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_days_weeks_years() {
        for (text, hours) in [
            ("12h", Some(12)),
            ("90d", Some(2160)),
            ("4w", Some(672)),
            ("1y", Some(8760)),
        ] {
            assert_eq!(parse(text).ok().map(|age| age.as_hours()), hours, "{text}");
        }
        for text in ["", "d", "90", "0d", "-1d", "1m", "99999999999d", "200y", "dä"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
