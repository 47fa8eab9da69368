//! All tests, and what they need.

mod budget;
mod lane;
mod minutes;
mod processors;
mod suites;
mod tally;

use std::process::Command;

use self::{
    budget::{Budget, VARIABLE},
    lane::{Lane, Said, Work},
    suites::Suites,
    tally::Tally,
};
use crate::{
    conformance, delivery, hostile, install, server,
    shell::{Outcome, cargo, chore, command, stepping_back, target},
    translators,
};

/// Runs formatting, lints, tests of every crate, then the whole product: through mail servers, mail programs and browsers.
///
/// Tests wait for clocks, servers and browsers, so much is done at once: what is to be compiled still is compiled while the server is
/// tested, and gives way to the tests; mail servers, mail programs and lints go on beside the browsers. What measures is alone.
pub fn all(arguments: &[String]) -> Outcome {
    if let [quick] = arguments
        && quick == "--quick"
    {
        return self::quick();
    }
    let budget = Budget::new(std::env::var(VARIABLE).ok().as_deref())?;
    let mut tally = Tally::begin();
    let needed: Work = ("What the tests need", Box::new(|| Said::of(needed())));
    let mut needed = Lane::begin(vec![needed]);
    formatting(&mut tally);
    match tally.minutes.step("Tests: compile", Suites::compile) {
        Ok(suites) => everything(&mut tally, &suites, &mut needed, arguments),
        Err(problem) => tally.broke(problem),
    }
    tally.close_within(budget)
}

/// What is built of the tests for [`quick`].
const QUICK: [&str; 8] = [
    "--lib",
    "--bins",
    "--test",
    "it",
    "--test",
    "configurations",
    "--test",
    "usage",
];

/// What tells most in least time: formatting, lints, tests beside the code, the server from outside. Nothing is installed.
fn quick() -> Outcome {
    let mut tally = Tally::begin();
    formatting(&mut tally);
    match tally.minutes.step("Tests: compile", || Suites::build(&QUICK)) {
        Ok(suites) => {
            let mut lints = Lane::begin(vec![lints()]);
            units(&mut tally, &suites);
            tally.tests("Tests of the server's API", suites.stories());
            tally.aside_is_well(lints.wait());
        }
        Err(problem) => tally.broke(problem),
    }
    tally.close()
}

/// Runs the end-to-end tests alone, against the built binary.
pub fn end_to_end(arguments: &[String]) -> Outcome {
    browser_alone(arguments, false)
}

/// Makes pictures of every view in every language, theme and width.
pub fn pictures(_: &[String]) -> Outcome {
    browser_alone(&["views::".to_owned()], true)?;
    println!("The pictures are in {}", target().join("pictures").display());
    Ok(())
}

fn browser_alone(arguments: &[String], pictures: bool) -> Outcome {
    server::build(&[])?;
    install::for_tests()?;
    let mut tally = Tally::begin();
    let suites = tally.minutes.step("End to end, in a browser: compile", || {
        Suites::build(&["--test", "e2e"])
    })?;
    let tests = in_browser(&mut tally, &suites, arguments);
    if let Some(mut tests) = tests {
        if pictures {
            tests.env("FROMLINE_PICTURES", target().join("pictures"));
        }
        tally.tests(IN_BROWSER, vec![tests]);
    }
    tally.close()
}

fn everything(tally: &mut Tally, suites: &Suites, needed: &mut Lane, arguments: &[String]) {
    // What makes the app small is among it.
    if let Err(missing) = tally.aside(needed.wait()) {
        tally.skip(missing);
    }
    let mut compiled = Lane::begin(vec![
        (
            "The app: compile to WASM, compress",
            Box::new(|| Said::by(chore(&["app"]).map(quietly))),
        ),
        (
            "The server: compile, optimised",
            Box::new(|| Said::by(chore(&["build"]).map(quietly))),
        ),
        (
            "What leads Firefox",
            Box::new(|| Said::of(install::geckodriver().map(drop))),
        ),
        lints(),
    ]);
    let fromline = suites.program("fromline");
    let mut tools = Lane::begin(vec![(
        "The tools of translators",
        Box::new(
            || match fromline.and_then(|fromline| translators::compare(&fromline)) {
                Ok(compare) => Said::by(Ok(compare)),
                Err(missing) => Said::skipped(&missing),
            },
        ),
    )]);
    units(tally, suites);
    dependencies(tally);
    stories(tally, suites);
    tally.aside_is_well(tools.wait());
    let (app, server) = (tally.aside(compiled.wait()), tally.aside(compiled.wait()));
    let built = app.and(server);
    match &built {
        Ok(()) => product(tally, suites, &mut compiled, arguments),
        Err(problem) => tally.broke(problem.clone()),
    }
    while let Some(done) = compiled.wait() {
        tally.aside_is_well(Some(done));
    }
    if built.is_ok() {
        // Alone: it measures.
        attack(tally, suites);
    }
}

/// Installs what the tests need, in the order in which packages are unpacked.
fn needed() -> Outcome {
    install::for_tests()?;
    delivery::install()?;
    install::containers()?;
    install::promtool().map(drop)
}

fn formatting(tally: &mut Tally) {
    tally.check("Formatting", cargo().args(["fmt", "--all", "--check"]));
}

fn lints() -> Work {
    let lints = || {
        let mut clippy = cargo();
        clippy.args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]);
        Said::by(Ok(quietly(clippy)))
    };
    ("Lints", Box::new(lints))
}

/// What compiles beside tests: it says what is wrong and nothing else, and gives way.
fn quietly(mut command: Command) -> Command {
    command.env("CARGO_TERM_QUIET", "true");
    stepping_back(command)
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
fn units(tally: &mut Tally, suites: &Suites) {
    tally.tests("Tests of core, server and app", suites.units());
    // Compiled as it is itself, with what it has from there.
    let mut ours = cargo();
    ours.args(["test", "--locked", "--package", "xtask", "--profile", "xtask"]);
    tally.tests("Tests of xtask", vec![ours]);
    // What must not compile is compiled by them alone.
    let mut messages = cargo();
    messages.args(["test", "--locked", "--package", "fromline-messages", "--doc"]);
    tally.tests("What the messages' types refuse", vec![messages]);
}

/// The server from outside.
fn stories(tally: &mut Tally, suites: &Suites) {
    // Without it, the test of the alerts says that it was left out.
    let promtool = install::promtool();
    let mut stories = suites.stories();
    for story in &mut stories {
        // Each fuzz target, and ten thousand cases at least.
        story.env("FROMLINE_FUZZ_SECONDS", "4");
        if let Ok(promtool) = &promtool {
            story.env("FROMLINE_PROMTOOL", promtool);
        }
    }
    tally.tests("Tests of the server's API", stories);
}

/// What takes no windows and no minutes; the rest is for `cargo xtask conformance`.
const TERMINAL: [&str; 2] = ["--kind", "terminal"];

/// Whether what was decided reaches the mail, what programs show of it, and what a person sees.
fn product(tally: &mut Tally, suites: &Suites, compiled: &mut Lane, arguments: &[String]) {
    let walk = suites
        .program("delivery")
        .map(|program| delivery::walk(program, "release"));
    let asked = suites.program("conformance");
    let compared = suites
        .program("conformance")
        .map(|program| conformance::compare(program, &TERMINAL));
    let mut programs = Lane::begin(vec![
        // Needs the packages' lock, which what the tests need has let go of.
        (
            "What the mail programs need",
            Box::new(|| Said::of(asked.and_then(|asked| conformance::install(asked, &TERMINAL)))),
        ),
        ("What terminal programs show", Box::new(|| Said::by(compared))),
    ]);
    let mut walk = Lane::begin(vec![
        ("The container image, run", Box::new(|| Said::by(container()))),
        ("The walk through real servers", Box::new(|| Said::by(walk))),
    ]);
    if let Err(missing) = tally.aside(compiled.wait()) {
        // The tests in Firefox say that they could not run.
        println!("    {missing}");
    }
    if let Some(tests) = in_browser(tally, suites, arguments) {
        tally.tests(IN_BROWSER, vec![tests]);
    }
    if let Err(missing) = tally.aside(programs.wait()) {
        // Each program that cannot run says so in its turn.
        println!("    {missing}");
    }
    tally.aside_is_well(programs.wait());
    tally.aside_is_well(walk.wait());
    tally.aside_is_well(walk.wait());
}

/// The image of the binary that was built, unpacked and run.
fn container() -> Outcome<Command> {
    let binary = target().join("release/fromline");
    let binary = binary.to_str().ok_or("a folder that is not UTF-8")?;
    chore(&["image", "--binary", binary, "--try"])
}

/// Twenty seconds of everything hostile at once.
fn attack(tally: &mut Tally, suites: &Suites) {
    // Twice what ten minutes may show: of a thousand questions ten make the figure.
    let arguments = ["--seconds", "20", "--p99", "100"].map(str::to_owned);
    match suites
        .program("hostile")
        .and_then(|bench| hostile::attack(&bench, &arguments))
    {
        Ok(attack) => tally.tests("Everything hostile at once", vec![attack]),
        Err(problem) => tally.broke(problem),
    }
}

const IN_BROWSER: &str = "End to end, in a browser";

/// The tests in a browser, if there is one.
fn in_browser(tally: &mut Tally, suites: &Suites, arguments: &[String]) -> Option<Command> {
    if let Some(missing) = install::missing_browser() {
        tally.skip(missing);
        return None;
    }
    let mut tests = suites.browser().map_err(|problem| tally.broke(problem)).ok()?;
    // A browser, its driver and a server for each test: two at a time are enough for two cores.
    tests
        .args(arguments)
        .arg("--test-threads=2")
        .env("FROMLINE", target().join("release/fromline"));
    if let Some(axe) = install::axe() {
        tests.env("FROMLINE_AXE", axe);
    }
    match install::geckodriver() {
        Ok(program) => drop(tests.env("FROMLINE_GECKODRIVER", program)),
        Err(problem) => println!("    geckodriver: {problem}"),
    }
    Some(tests)
}
