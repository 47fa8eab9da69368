//! Fromline's chores: `cargo xtask help` lists them.

mod bundle;
mod conformance;
mod delivery;
mod fuzz;
mod hostile;
mod image;
mod install;
mod lighthouse;
mod package;
mod sbom;
mod server;
mod shell;
mod size;
mod test;
mod translators;

use std::process::ExitCode;

use shell::{Outcome, cargo, run};

/// One chore: its name, what it does, and the function that does it with the arguments that follow.
type Chore = (&'static str, &'static str, fn(&[String]) -> Outcome);

const CHORES: &[Chore] = &[
    (
        "run",
        "build everything, start the demo and print its address and accounts",
        server::run,
    ),
    (
        "build",
        "build the app and the server: one binary, target/release/fromline",
        server::build,
    ),
    (
        "package",
        "build, then make Debian package, image and SBOM, into target/package: cargo xtask package [--binary FRESH_BUILD]",
        package::package,
    ),
    (
        "image",
        "build, then make the container image alone, into target/image: cargo xtask image [--binary FRESH_BUILD] [--try]",
        image::image,
    ),
    (
        "test",
        "install what the tests need and run all of them; --quick: formatting, lints, units and the server's suite",
        test::all,
    ),
    (
        "e2e",
        "build, then run the end-to-end tests alone: cargo xtask e2e [NAME]",
        test::end_to_end,
    ),
    (
        "pictures",
        "build, look at every view for barriers and take its picture, into target/pictures",
        test::pictures,
    ),
    (
        "conformance",
        "run Debian's mail programs and compare: cargo xtask conformance [--kind terminal|window|browser | ID...] [--rewrite]",
        conformance::run,
    ),
    (
        "delivery",
        "send mail through real servers in a network of their own: cargo xtask delivery [--long] [--rewrite] [SCENE...]",
        delivery::run,
    ),
    (
        "translators",
        "try the tools of translators on the texts: whether they read them alike, change nothing by themselves, take what is exported",
        translators::run,
    ),
    ("app", "build the app alone, into dist/", |_| bundle::build()),
    (
        "fmt",
        "format everything",
        |_| run(cargo().args(["fmt", "--all"])),
    ),
    ("lint", "run clippy on everything", |_| {
        run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    }),
    (
        "documents",
        "rewrite the documents that tests hold against the code",
        |_| {
            let rewrite = |arguments: &[&str]| run(cargo().args(arguments).env("FROMLINE_REWRITE", "1"));
            rewrite(&["test", "--workspace", "--lib"])?;
            rewrite(&[
                "test",
                "--package",
                "fromline-server",
                "--test",
                "it",
                "openapi::",
            ])
        },
    ),
    (
        "size",
        "print what a browser downloads, and fail above the limit",
        |_| size::print(),
    ),
    (
        "fuzz",
        "feed every parser with anything for ten minutes: cargo xtask fuzz [TARGET] [--minutes N]",
        fuzz::fuzz,
    ),
    (
        "gateway-check",
        "measure the gateway check against hostile servers: reasons, times, leaks",
        |_| bench("fromline-server", "gateway_check", "dev"),
    ),
    (
        "hostile",
        "build, then attack the server with everything at once: cargo xtask hostile [--seconds N] [--compare FROMLINE]",
        hostile::run,
    ),
    (
        "speed",
        "build, then measure the app in a browser: slow phone, keystrokes, language switch",
        |_| {
            bench("fromline-core", "render", "release").and_then(|()| measure("fromline-app", "speed", "dev"))
        },
    ),
    (
        "lighthouse",
        "build, then let Lighthouse judge the pages that are open to everybody",
        lighthouse::audit,
    ),
    (
        "load",
        "build, then measure the server with 100,000 users",
        |_| measure("fromline-server", "load", "xtask"),
    ),
    (
        "search",
        "measure administrators' searches among 100,000 people and 300,000 gateways",
        |_| bench("fromline-server", "search", "release"),
    ),
    (
        "tokens",
        "measure gateways with hourly tokens: cargo xtask tokens [--gateways N] [--hours N] [--times N]",
        tokens,
    ),
];

/// Builds the product and runs one of the benches that measure it. What asks is built with `profile`: the browser does
/// the work for the app, but a slow client would take the server's time.
fn measure(package: &str, bench: &str, profile: &str) -> Outcome {
    server::build(&[])?;
    self::bench(package, bench, profile)
}

/// Runs one of the benches.
fn bench(package: &str, bench: &str, profile: &str) -> Outcome {
    let mut measuring = cargo();
    measuring.args([
        "bench",
        "--quiet",
        "--locked",
        "--package",
        package,
        "--bench",
        bench,
    ]);
    measuring.args(["--profile", profile]);
    run(measuring.env("FROMLINE", shell::target().join("release/fromline")))
}

/// Runs the bench of gateways with tokens.
fn tokens(arguments: &[String]) -> Outcome {
    let mut measuring = cargo();
    measuring.args([
        "bench",
        "--quiet",
        "--locked",
        "--package",
        "fromline-server",
        "--bench",
        "tokens",
    ]);
    run(measuring.args(["--profile", "dev", "--"]).args(arguments))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = arguments
        .split_first()
        .map_or(("help", &[][..]), |(name, rest)| (name.as_str(), rest));
    let Some((_, _, chore)) = CHORES.iter().find(|(known, ..)| *known == name) else {
        println!("cargo xtask CHORE\n");
        for (name, what, _) in CHORES {
            println!("  {name:<12} {what}");
        }
        return if name == "help" {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        };
    };
    match chore(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask {name}: {problem}");
            ExitCode::FAILURE
        }
    }
}
