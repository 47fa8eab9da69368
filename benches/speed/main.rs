//! How fast the app feels: `cargo xtask speed` builds it, runs this and prints the figures of `docs/figures.md`. With a word after
//! `--bench speed --` only what has that word in its name is measured: `slow phone`, `loopback`, `keys`, `language`.

#[expect(dead_code, reason = "the end-to-end tests use the rest")]
#[path = "../../tests/e2e/support/mod.rs"]
mod support;

mod device;
mod keystrokes;
mod language;
mod phone;
mod quantile;

/// One line of the table: what was measured, the figure, and the goal, in milliseconds.
struct Figure {
    what: String,
    measured: f64,
    goal: f64,
}

impl Figure {
    fn new(what: impl Into<String>, measured: f64, goal: f64) -> Self {
        let what = what.into();
        Self { what, measured, goal }
    }
}

#[tokio::main]
async fn main() {
    let asked = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let wanted = |what: &str| asked.as_deref().is_none_or(|word| what.contains(word));
    let mut figures = phone::figures(wanted).await;
    if wanted("keys") {
        figures.extend(keystrokes::figures().await);
    }
    if wanted("language") {
        figures.extend(language::figures().await);
    }
    println!("| | measured | goal |\n|---|---:|---:|");
    for Figure { what, measured, goal } in figures {
        let miss = if measured > goal { " (missed)" } else { "" };
        println!("| {what} | {measured:.0} ms | {goal:.0} ms{miss} |");
    }
}
