//! A small internet on this machine, with real servers: proves that the decision reaches the mail. See [`USAGE`].

mod census;
mod certificates;
mod forecast;
mod hosts;
mod inside;
mod mailbox;
mod observe;
mod organisation;
mod outcome;
mod partners;
mod post;
mod random;
mod report;
mod results;
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

use scenes::Scene;
use world::{Programs, World};

const USAGE: &str = "delivery run [--long] [--rewrite] [SCENE…]
    plays the scenes with the binary in FROMLINE, Exim and Rspamd from the folders in FROMLINE_EXIM and FROMLINE_RSPAMD, and the
    packages in FROMLINE_COURIER and FROMLINE_SENDMAIL
    without a SCENE all are played but those in which roundcube and thunderbird write, which have to be named
    --long switches and kills more often, --rewrite writes docs/delivery.md";

/// The reason why something could not be done, in one line for the user of the chore.
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
    let begun = Instant::now();
    let (flags, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|word| word.starts_with("--"));
    let known = |flag: &str| flags.iter().any(|given| *given == flag);
    let scenes = chosen(&flags, &names)?;
    let from = |name| std::env::var_os(name).map(PathBuf::from).ok_or(USAGE);
    let programs = Programs {
        fromline: from("FROMLINE")?,
        exim: from("FROMLINE_EXIM")?,
        rspamd: from("FROMLINE_RSPAMD")?,
        courier: from("FROMLINE_COURIER")?,
        sendmail: from("FROMLINE_SENDMAIL")?,
    };
    inside::end_with_parent();
    inside::furnish(folder)?;
    let world = World::start(folder, &programs, known("--long")).inspect_err(|_| look(folder))?;
    println!("the servers run after {:.1} s", begun.elapsed().as_secs_f64());
    let mut remarks = Vec::new();
    let mut broken = 0;
    for scene in scenes {
        let (said, well) = scene_played(&world, scene);
        remarks.extend(said.into_iter().map(|remark| (scene.name, remark)));
        broken += usize::from(!well);
    }
    let rows = world.table.all();
    let again = |row: &&table::Row| world.observe(&row.id, row.refusal.as_deref()).is(&row.seen);
    let later = rows
        .iter()
        .filter(|row| !row.id.is_empty() && !again(row))
        .count();
    println!("{}", report::every(&rows));
    if known("--rewrite") {
        report::write(&rows, &remarks, begun.elapsed().as_secs())?;
    }
    let good = rows.iter().filter(|row| row.is_good()).count();
    let failed = rows.len() - good + broken + later;
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "after {:.0} s; {later} of {} are elsewhere now",
        begun.elapsed().as_secs_f64(),
        rows.len()
    );
    println!(
        "test result: {verdict}. {} passed; {failed} failed",
        good + remarks.len().saturating_sub(broken)
    );
    look(folder);
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The scenes of these names; all, if there is none.
fn chosen(flags: &[&String], names: &[&String]) -> Result<Vec<&'static Scene>, Failure> {
    if let Some(flag) = flags
        .iter()
        .find(|flag| !["--long", "--rewrite"].contains(&flag.as_str()))
    {
        return Err(format!("there is no {flag}\n\n{USAGE}").into());
    }
    if names.is_empty() {
        return Ok(scenes::ALL.iter().collect());
    }
    let find = |name: &&String| {
        let mut all = scenes::ALL.iter().chain(scenes::NAMED);
        all.find(|scene| scene.name == *name).ok_or_else(|| {
            let all = scenes::ALL.iter().chain(scenes::NAMED);
            let all: Vec<_> = all.map(|scene| scene.name).collect();
            format!("there is no {name}, but {}", all.join(", ")).into()
        })
    };
    names.iter().map(find).collect()
}

/// Plays one scene and says how it went: its remarks, and whether all was done.
fn scene_played(world: &World, scene: &Scene) -> (Vec<String>, bool) {
    let begun = Instant::now();
    let before = world.table.all().len();
    let done = (scene.play)(world);
    let rows = world.table.all().split_off(before);
    let (good, wrong): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.is_good());
    let time = begun.elapsed().as_secs_f64();
    println!(
        "{:<14} {:>3} of {:>3} as expected, {time:.1} s",
        scene.name,
        good.len(),
        rows.len()
    );
    let remarks = world.table.remarks();
    for remark in &remarks {
        println!("    {remark}");
    }
    for row in wrong {
        println!(
            "    {}\n      expected {}\n      seen     {}",
            row.what, row.expected, row.seen
        );
    }
    if let Err(failure) = &done {
        println!("    FAILED: {failure}");
        // The next scene finds it running.
        let _ = world
            .organisation
            .fromline
            .kill()
            .and_then(|()| world.organisation.fromline.start());
    }
    (remarks, done.is_ok())
}

/// For whoever looks for a fault: a line of shell among the servers.
fn look(folder: &Path) {
    let Ok(line) = std::env::var("FROMLINE_DELIVERY_SHELL") else {
        return;
    };
    let _ = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(folder)
        .status();
}
