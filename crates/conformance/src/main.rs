//! Runs mail programs and compares what they show with what Fromline says: see [`USAGE`].

use std::{
    process::ExitCode,
    sync::{Mutex, PoisonError},
};

use fromline_conformance::{
    Failure,
    compared::Compared,
    debian::{Installed, first},
    predicted,
    program::{Kind, Program},
    programs, report, run,
};

const USAGE: &str = "conformance packages [--missing] [--kind terminal|window|browser | ID…]
    prints the Debian packages that running the programs takes

conformance run [--rewrite] [--kind terminal|window|browser | ID…]
    runs the programs and compares what they show with what the binary in FROMLINE says
    --rewrite keeps what they show in crates/conformance/captures and writes docs/conformance.md";

/// What was asked for.
#[derive(Default)]
struct Wanted {
    programs: Vec<&'static dyn Program>,
    missing: bool,
    rewrite: bool,
}

fn main() -> ExitCode {
    match chosen() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("conformance: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Does what the arguments say; whether all was well.
fn chosen() -> Result<bool, Failure> {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let wanted = wanted(arguments)?;
    match command.as_str() {
        "packages" => {
            packages(&wanted);
            Ok(true)
        }
        "run" => compare(&wanted),
        _ => Err(USAGE.into()),
    }
}

fn wanted(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, Failure> {
    let mut wanted = Wanted::default();
    while let Some(argument) = arguments.next() {
        let asked: Vec<_> = match argument.as_str() {
            "--missing" => {
                wanted.missing = true;
                continue;
            }
            "--rewrite" => {
                wanted.rewrite = true;
                continue;
            }
            "--kind" => {
                let slug = arguments.next().unwrap_or_default();
                let kind = Kind::ALL.into_iter().find(|kind| kind.slug() == slug);
                let kind = kind.ok_or(USAGE)?;
                all().filter(|program| program.about().kind == kind).collect()
            }
            id => all().filter(|program| program.about().id == id).collect(),
        };
        if asked.is_empty() {
            let ids: Vec<_> = all().map(|program| program.about().id).collect();
            return Err(format!("there is no {argument}, but {}\n\n{USAGE}", ids.join(", ")).into());
        }
        wanted.programs.extend(asked);
    }
    if wanted.programs.is_empty() {
        wanted.programs = all().collect();
    }
    Ok(wanted)
}

fn all() -> impl Iterator<Item = &'static dyn Program> {
    programs::ALL.iter().copied()
}

fn packages(wanted: &Wanted) {
    let installed = Installed::ask();
    let packages = wanted.programs.iter().flat_map(|program| {
        let about = program.about();
        if wanted.missing {
            installed.missing(about)
        } else {
            about.packages().into_iter().map(first).collect()
        }
    });
    let mut packages: Vec<_> = packages.collect();
    packages.sort_unstable();
    packages.dedup();
    for package in packages {
        println!("{package}");
    }
}

/// Runs the programs, says of each how it compares, and in the end how many did, as tests do; whether all did.
fn compare(wanted: &Wanted) -> Result<bool, Failure> {
    let fromline = std::env::var_os("FROMLINE").ok_or("FROMLINE has to name the binary")?;
    let installed = Installed::ask();
    let lacks = |program: &&'static dyn Program| !lacking(*program, &installed).is_empty();
    let (lacking_some, present): (Vec<_>, Vec<_>) = wanted.programs.iter().copied().partition(lacks);
    for program in &lacking_some {
        let lacking = lacking(*program, &installed).join(", ");
        println!("SKIPPED: {}: missing {lacking}", program.about().id);
    }
    let ids: Vec<_> = present.iter().map(|program| program.about().id).collect();
    let predicted = predicted::ask(&fromline, &ids)?;
    let results = Mutex::new(Vec::new());
    run::all(&present, |program, ran| {
        let result = Compared::new(program.about(), ran, &installed, &predicted);
        println!("{result}");
        results
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(result);
    });
    let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    if wanted.rewrite {
        for result in &results {
            result.keep()?;
        }
        report::write(&results)?;
    }
    let passed = results.iter().filter(|result| result.is_good()).count();
    let failed = results.len() - passed;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {passed} passed; {failed} failed");
    Ok(failed == 0)
}

/// The packages and locales that a program takes and that are not there.
fn lacking(program: &dyn Program, installed: &Installed) -> Vec<&'static str> {
    let mut lacking = installed.missing(program.about());
    lacking.extend(installed.missing_locales());
    lacking
}
