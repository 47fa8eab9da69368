//! Explanations of settings, for the command line and for docs/administrator.md.

mod template;

use std::fmt::Write as _;

use super::{
    layers::Layers,
    setting::{About, Fallback},
    settings::{self, OTHER_VARIABLES},
};
pub use template::build_file;

/// Describes one setting in a few lines.
pub fn explain(about: &About) -> String {
    let mut text = format!("{}\n  {}\n\n", about.name, plain(about.meaning));
    let mut line = |what: &str, is: &str| {
        let _ = writeln!(text, "  {what:<12} {is}");
    };
    let unit = about.unit.map_or(String::new(), |unit| format!(", in {unit}"));
    line("takes", &format!("{}{unit}", about.kind.words()));
    line("default", &plain(&default(about)));
    line("in the file", &in_file(about));
    line("variable", &about.variable());
    if let Some(flag) = about.flag {
        line("option", flag);
    }
    if about.is_secret_file {
        line("secret", "the file holds a secret, which is never shown");
    }
    line("since", about.since);
    if let Some(page) = about.page {
        line("see", &format!("docs/{page}"));
    }
    text
}

/// Lists all settings, one per line.
pub fn list() -> String {
    let width = settings::all().map(|setting| setting.about().name.len()).max();
    let width = width.unwrap_or_default();
    let mut text = String::new();
    for setting in settings::all() {
        let about = setting.about();
        let words = plain(about.meaning);
        let first = words.split_inclusive(". ").next().unwrap_or(&words);
        let _ = writeln!(text, "{:width$}  {}", about.name, first.trim_end());
    }
    text
}

/// Prints the effective values as a configuration file, each with its origin.
pub fn show(layers: &Layers) -> String {
    let mut text = String::new();
    for setting in settings::all() {
        let about = setting.about();
        let mut names = vec![about.name.to_owned()];
        if about.is_pattern() {
            let table = about.name.split('.').next().unwrap_or_default();
            let given = layers
                .names_below(table)
                .into_iter()
                .map(|table| about.of(&table));
            let given: Vec<String> = given.filter(|name| !layers.all_of(name).is_empty()).collect();
            if !given.is_empty() {
                names = given;
            }
        }
        for name in names {
            let _ = match (setting.effective(layers, &name), layers.winner_of(about, &name)) {
                (Some(value), Some((_, origin))) => writeln!(text, "{name} = {value}  # {origin}"),
                (None, Some((_, origin))) => {
                    writeln!(text, "# {name} is wrong at {origin}: see fromline config check")
                }
                (_, None) => writeln!(text, "# {name} is not set: {}", plain(&default(about))),
            };
        }
    }
    text
}

/// Builds the table of settings in docs/administrator.md.
pub fn build_table() -> String {
    let mut text =
        "| in the file | in the environment | takes | meaning | if it is not set |\n|---|---|---|---|---|\n"
            .to_owned();
    for setting in settings::all() {
        let about = setting.about();
        let flag = about
            .flag
            .map_or(String::new(), |flag| format!(" Also `{flag}`."));
        let page = about.page.map_or(String::new(), |page| {
            let name = page.split('#').next().unwrap_or(page);
            format!(" More in [{name}]({page}).")
        });
        let _ = writeln!(
            text,
            "| `{}` | `{}` | {} | {}{flag}{page} | {} |",
            about.name,
            about.variable(),
            about.kind.words(),
            about.meaning,
            default(about)
        );
    }
    for (name, meaning, without) in OTHER_VARIABLES {
        let _ = writeln!(text, "| | `{name}` | | {meaning} | {without} |");
    }
    text
}

fn default(about: &About) -> String {
    match about.fallback {
        Fallback::Value(_) => {
            let nothing = Layers::default();
            let setting = settings::all().find(|setting| setting.about().name == about.name);
            let value = setting.and_then(|setting| setting.effective(&nothing, about.name));
            format!("`{}`", value.unwrap_or_default())
        }
        Fallback::Nothing(words) => words.to_owned(),
    }
}

fn in_file(about: &About) -> String {
    match about.name.rsplit_once('.') {
        Some((table, name)) => format!("[{table}] {name} = {}", about.example),
        None => format!("{} = {}", about.name, about.example),
    }
}

/// Removes backticks, for a terminal.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

#[cfg(test)]
mod tests;
