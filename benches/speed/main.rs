//! How fast the app feels: `cargo xtask speed` builds it, runs this and prints the figures of `docs/figures.md`.

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
    let mut figures = phone::figures().await;
    figures.extend(keystrokes::figures().await);
    figures.extend(language::figures().await);
    println!("| | measured | goal |\n|---|---:|---:|");
    for Figure { what, measured, goal } in figures {
        let miss = if measured > goal { " (missed)" } else { "" };
        println!("| {what} | {measured:.0} ms | {goal:.0} ms{miss} |");
    }
}
