//! The configuration file that a package installs: every setting, explained, each on one line that only wants its `#` removed.

use std::fmt::Write as _;

use super::{default, plain};
use crate::{
    setting::{About, Fallback},
    settings,
};

/// How long a line of comment may be.
const WIDTH: usize = 100;
/// Settings that the installed file sets: a package's data folder is always the same.
const SET: [&str; 1] = ["data"];
/// The table of the operator's that stands in the file as an example.
const TABLE: &str = "microsoft";

const HEAD: &str = "\
# What an operator of Fromline sets. Remove the # in front of a setting and write your own value.
#
#   fromline config check              says everything that is wrong in this file
#   fromline config show               the values in effect, and where each is set
#   systemctl restart fromline         makes the server read it
#   fromline doctor                    says what else is missing
#
# A name with a dot may also stand below its table: [relay], then host = …
";

/// Builds the configuration file with every setting explained.
pub fn build_file() -> String {
    let mut text = HEAD.to_owned();
    for setting in settings::all() {
        let about = setting.about();
        text.push('\n');
        for line in comment(about) {
            let _ = writeln!(text, "# {line}");
        }
        let mark = if SET.contains(&about.name) { "" } else { "#" };
        let _ = writeln!(text, "{mark}{} = {}", about.of(TABLE), value(about));
    }
    text
}

fn comment(about: &About) -> Vec<String> {
    let words = if about.is_secret_file {
        format!("{} The file holds a secret.", plain(about.meaning))
    } else {
        plain(about.meaning)
    };
    let mut lines = wrap(&words);
    let unit = about.unit.map_or(String::new(), |unit| format!(", in {unit}"));
    let takes = format!(
        "Takes: {}{unit}. Without it: {}.",
        about.kind.words(),
        plain(&default(about))
    );
    lines.extend(wrap(&takes));
    lines
}

/// The default, so that removing the `#` changes nothing; an example where there is none.
fn value(about: &About) -> String {
    let nothing = crate::Layers::default();
    let setting = settings::all().find(|setting| setting.about().name == about.name);
    let default = setting.and_then(|setting| setting.effective(&nothing, about.name));
    match about.fallback {
        Fallback::Value(_) => default.unwrap_or_default(),
        Fallback::Nothing(_) => about.example.to_owned(),
    }
}

/// Lines of at most [`WIDTH`] characters, broken at spaces.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let is_full =
            |line: &String| !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH - 2;
        if lines.last().is_some_and(is_full) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packaging/fromline.toml");

    /// The installed file; rewritten when `FROMLINE_REWRITE` is set.
    #[test]
    fn the_packaged_file_is_this_one() {
        let text = build_file();
        if std::env::var_os("FROMLINE_REWRITE").is_some() {
            std::fs::write(FILE, text).unwrap();
        } else {
            assert_eq!(
                std::fs::read_to_string(FILE).unwrap_or_default(),
                text,
                "packaging/fromline.toml is stale: run the tests once with FROMLINE_REWRITE=1"
            );
        }
    }

    #[test]
    fn every_setting_is_there_and_its_line_can_be_used() {
        let text = build_file();
        assert!(
            text.lines().all(|line| line.chars().count() <= 400),
            "a line is too long"
        );
        for setting in settings::all() {
            let name = setting.about().of(TABLE);
            let line = text
                .lines()
                .map(|line| line.strip_prefix('#').unwrap_or(line))
                .find(|line| line.starts_with(&format!("{name} = ")));
            let line = line.unwrap_or_else(|| panic!("{name} is missing"));
            line.parse::<toml::Table>().unwrap();
        }
        let set: Vec<&str> = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        assert_eq!(set, ["data = \"/var/lib/fromline\""]);
    }

    #[test]
    fn words_are_kept_whole() {
        let text = "a ".repeat(120) + "end";
        let lines = wrap(&text);
        assert!(lines.len() == 3 && lines.iter().all(|line| line.len() <= WIDTH - 2));
        assert_eq!(lines.join(" "), text);
    }
}
