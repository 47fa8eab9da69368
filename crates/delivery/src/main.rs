//! A small internet on this machine, with real servers: proves that the decision reaches the mail. See [`USAGE`].

mod census;
mod certificates;
mod hosts;
mod inside;
mod mailbox;
mod observe;
mod organisation;
mod outcome;
mod partners;
mod post;
mod random;
mod scenes;
mod servers;
mod shell;
mod smtp;
mod table;
mod watch;
mod wire;
mod world;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use world::World;

const USAGE: &str = "delivery run [--long] [SCENE…]
    plays the scenes with the binary in FROMLINE, and Exim from the folder in FROMLINE_EXIM";

/// Why something could not be done, in one line for whoever runs the chore.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        Some((run, rest)) if run == "run" => match rest {
            [flag, folder, names @ ..] if flag == inside::INSIDE => play(Path::new(folder), names),
            _ => outside(rest),
        },
        _ => Err(USAGE.into()),
    };
    done.unwrap_or_else(|failure| {
        eprintln!("delivery: {failure}");
        ExitCode::FAILURE
    })
}

fn outside(arguments: &[String]) -> Result<ExitCode, Failure> {
    if let Some(hindrance) = inside::hindrance() {
        println!("SKIPPED: the walk through real servers: {hindrance}");
        return Ok(ExitCode::SUCCESS);
    }
    inside::enter(arguments)
}

/// Inside: starts the servers, plays, and says how it went as tests do.
fn play(folder: &Path, arguments: &[String]) -> Result<ExitCode, Failure> {
    let (flags, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|word| word.starts_with("--"));
    if let Some(flag) = flags.iter().find(|flag| **flag != "--long") {
        return Err(format!("there is no {flag}\n\n{USAGE}").into());
    }
    let begun = Instant::now();
    let from = |name| std::env::var_os(name).map(PathBuf::from).ok_or(USAGE);
    let (binary, exim) = (from("FROMLINE")?, from("FROMLINE_EXIM")?);
    inside::end_with_parent();
    inside::furnish(folder)?;
    let world = World::start(folder, &binary, &exim, !flags.is_empty());
    if let (Err(_), Ok(_)) = (&world, std::env::var("FROMLINE_DELIVERY_SHELL")) {
        look(folder);
    }
    let world = world?;
    println!("the servers run after {:.1} s", begun.elapsed().as_secs_f64());
    let mut broken = 0;
    for scene in scenes::ALL
        .iter()
        .filter(|scene| names.is_empty() || names.iter().any(|name| *name == scene.name))
    {
        let begun = Instant::now();
        let before = world.table.all().len();
        let played = (scene.play)(&world);
        let rows = world.table.all().split_off(before);
        let wrong = rows.iter().filter(|row| !row.is_good()).count();
        let time = begun.elapsed().as_secs_f64();
        println!(
            "{:<16} {} of {} as expected, {time:.1} s",
            scene.name,
            rows.len() - wrong,
            rows.len()
        );
        for remark in world.table.remarks() {
            println!("    {remark}");
        }
        if let Err(failure) = played {
            broken += 1;
            println!("    FAILED: {failure}");
        }
        for row in rows.iter().filter(|row| !row.is_good()) {
            println!(
                "    {}\n      expected {}\n      seen     {}",
                row.what, row.expected, row.seen
            );
        }
    }
    let rows = world.table.all();
    let passed = rows.iter().filter(|row| row.is_good()).count();
    let failed = rows.len() - passed + broken;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("after {:.0} s", begun.elapsed().as_secs_f64());
    println!("test result: {word}. {passed} passed; {failed} failed");
    if std::env::var("FROMLINE_DELIVERY_SHELL").is_ok() {
        look(folder);
    }
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// For whoever looks for a fault: a line of shell among the servers.
fn look(folder: &Path) {
    let line = std::env::var("FROMLINE_DELIVERY_SHELL").unwrap_or_default();
    let _ = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(folder)
        .status();
}
