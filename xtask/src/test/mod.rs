//! All tests, and what they need.

mod minutes;
mod tally;

use std::process::Command;

use self::{
    minutes::Aside,
    tally::{Counted, Tally},
};
use crate::{
    bundle, conformance, delivery, hostile, install, server,
    shell::{Outcome, cargo, command, run, target},
};

/// Formatting, lints, tests of every crate, then the whole product: through mail servers, mail programs and browsers.
///
/// Packages are installed while cargo compiles, and the walk through mail servers, which waits for clocks, goes on while the
/// tests in a browser are compiled.
pub fn all(arguments: &[String]) -> Outcome {
    let mut tally = Tally::default();
    let needed = Aside::begin("What the tests need", || {
        install::for_tests().and_then(|()| delivery::install())
    });
    lints(&mut tally);
    units(&mut tally);
    match tally.minutes.wait(needed).flatten() {
        Ok(()) => {}
        Err(missing) => tally.skip(missing),
    }
    dependencies(&mut tally);
    stories(&mut tally);
    // Needs the packages' lock, which the others have let go of.
    let programs = Aside::begin("What the mail programs need", || conformance::install(&TERMINAL));
    let built = tally.minutes.step("The app", bundle::build);
    let built = built.and_then(|()| tally.minutes.step("The server", server::compile));
    if let Ok(Err(missing)) = tally.minutes.wait(programs) {
        // Each program that cannot run says so in its turn.
        println!("    {missing}");
    }
    match built {
        Ok(()) => product(&mut tally, arguments),
        Err(problem) => tally.broke(problem),
    }
    tally.close()
}

/// The end-to-end tests alone, against what is built.
pub fn end_to_end(arguments: &[String]) -> Outcome {
    server::build(&[])?;
    install::for_tests()?;
    let mut tally = Tally::default();
    browser(&mut tally, arguments);
    tally.close()
}

/// Every view in every language, theme and width: pictures to look at.
pub fn pictures(_: &[String]) -> Outcome {
    end_to_end(&["views::".to_owned()])?;
    println!("The pictures are in {}", target().join("pictures").display());
    Ok(())
}

fn lints(tally: &mut Tally) {
    tally.check("Formatting", cargo().args(["fmt", "--all", "--check"]));
    let clippy = ["clippy", "--locked", "--workspace", "--all-targets"];
    tally.check("Lints", cargo().args(clippy).args(["--", "-D", "warnings"]));
}

fn dependencies(tally: &mut Tally) {
    match tally
        .minutes
        .step("What looks at dependencies", install::cargo_deny)
    {
        Ok(program) => tally.check(
            "Dependencies: licences, sources, forbidden crates",
            // As a program of its own: cargo would look for it on the PATH alone.
            command(program).args(["--workspace", "--locked", "check", "bans", "licenses", "sources"]),
        ),
        Err(missing) => tally.skip(missing),
    }
}

/// What needs nothing but cargo.
fn units(tally: &mut Tally) {
    let mut units = tests();
    units.args(["--workspace", "--lib", "--bins"]);
    tally.tests("Tests of core, server and app", &mut units);
}

/// The server from outside.
fn stories(tally: &mut Tally) {
    let mut stories = tests();
    stories.args(["--package", "fromline-server", "--test", "*"]);
    // Each fuzz target, and ten thousand cases at least.
    stories.env("FROMLINE_FUZZ_SECONDS", "4");
    tally.tests("Tests of the server's API", &mut stories);
}

fn tests() -> Command {
    let mut tests = cargo();
    tests.args(["test", "--locked", "--no-fail-fast"]);
    tests
}

/// What takes no windows and no minutes; the rest is for `cargo xtask conformance`.
const TERMINAL: [&str; 2] = ["--kind", "terminal"];

/// Whether what was decided reaches the mail, what programs show of it, what a person sees, and what an attack does.
fn product(tally: &mut Tally, arguments: &[String]) {
    let walk = Aside::begin("The walk through real servers", || {
        let (mut counted, mut said) = (Counted::default(), Vec::new());
        let outcome = counted.run(&mut delivery::walk("release"), |line| said.push(line.to_owned()));
        (counted, outcome, said)
    });
    tally.tests(
        "What terminal programs show",
        &mut conformance::compare(&TERMINAL),
    );
    let ready = tally.minutes.step("End to end, in a browser: compile", || {
        run(browser_tests().arg("--no-run"))?;
        hostile::compile()?;
        install::geckodriver().map(drop)
    });
    if let Err(problem) = ready {
        println!("    {problem}");
    }
    match tally.minutes.wait(walk) {
        Ok((counted, outcome, said)) => {
            for line in said {
                println!("{line}");
            }
            tally.add(counted, outcome);
        }
        Err(problem) => tally.broke(problem),
    }
    browser(tally, arguments);
    attack(tally);
}

/// Twenty seconds of everything hostile at once.
fn attack(tally: &mut Tally) {
    // Twice what ten minutes may show: of a thousand questions ten make the figure.
    let arguments = ["--seconds", "20", "--p99", "100"].map(str::to_owned);
    match hostile::attack(&arguments) {
        Ok(mut attack) => tally.tests("Everything hostile at once", &mut attack),
        Err(problem) => tally.broke(problem),
    }
}

fn browser(tally: &mut Tally, arguments: &[String]) {
    if let Some(missing) = install::missing_browser() {
        tally.skip(missing);
        return;
    }
    let mut command = browser_tests();
    command.arg("--").args(arguments);
    // A browser, its driver and a server for each test: two at a time are enough for two cores.
    command
        .arg("--test-threads=2")
        .env("FROMLINE", target().join("release/fromline"));
    command.env("FROMLINE_PICTURES", target().join("pictures"));
    if let Some(axe) = install::axe() {
        command.env("FROMLINE_AXE", axe);
    }
    match install::geckodriver() {
        Ok(program) => drop(command.env("FROMLINE_GECKODRIVER", program)),
        Err(problem) => println!("    geckodriver: {problem}"),
    }
    tally.tests("End to end, in a browser", &mut command);
}

fn browser_tests() -> Command {
    let mut command = tests();
    command.args(["--package", "fromline-app", "--test", "*"]);
    command
}
