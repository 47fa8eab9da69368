//! Running other programs, and saying so.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// The result of a chore; an error is one line that says what is missing or failed.
pub type Outcome<T = ()> = Result<T, String>;

/// The root folder of the checkout.
pub fn root() -> PathBuf {
    // Cargo says where it runs us; the place we were compiled at may be gone.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&here).parent().unwrap_or(Path::new(".")).to_owned()
}

/// The folder that cargo builds in.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The command for the cargo that runs us, as if started by hand: the variables that it sets for us (`CARGO_PKG_NAME` and the like) would
/// count as changes to crates that read them, such as ring, and recompile them and their dependents after each change of hands.
pub fn cargo() -> Command {
    without_ours(command(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
    ))
}

/// The command for a subcommand of cargo that is a program at this path.
pub fn cargo_subcommand(program: &Path, name: &str) -> Command {
    let mut subcommand = without_ours(command(program));
    subcommand.arg(name);
    subcommand
}

fn without_ours(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(is_about_us) {
            command.env_remove(name);
        }
    }
    command
}

/// Whether cargo sets this variable for a program that it runs.
/// <https://doc.rust-lang.org/cargo/reference/environment-variables.html#environment-variables-cargo-sets-for-crates>
fn is_about_us(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name == "CARGO_BIN_NAME"
        || name == "CARGO_CRATE_NAME"
}

/// The command for the cargo that builds binaries for others, without paths of this machine in them. `table`: the part of cargo's
/// configuration that has the compiler's flags for it.
pub fn product(table: &str) -> Command {
    without_paths(cargo(), table)
}

/// The same, by a subcommand that takes cargo's options.
pub fn without_paths(mut cargo: Command, table: &str) -> Command {
    let sources = cargo_home().map(|home| home.join("registry/src"));
    for (folder, name) in [(sources, ""), (Some(root()), "fromline")] {
        if let Some(folder) = folder {
            let flag = format!("--remap-path-prefix={}={name}", folder.display());
            // Added to those of the configuration file.
            cargo.args(["--config", &format!("{table}.rustflags=[{flag:?}]")]);
        }
    }
    cargo
}

/// Where cargo keeps what it has fetched.
fn cargo_home() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// Name of the environment variable that holds the chore's process id, for programs that it starts.
pub const MARK: &str = "XTASK";

/// The value of [`MARK`]: a chore started by another has the same.
pub fn mark() -> String {
    std::env::var(MARK).unwrap_or_else(|_| std::process::id().to_string())
}

/// Builds the command for a program, started in the root of the checkout.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env(MARK, mark());
    command
}

/// Builds the command for another chore, in a process of its own.
pub fn chore(arguments: &[&str]) -> Outcome<Command> {
    let xtask = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut chore = command(xtask);
    chore.args(arguments);
    Ok(chore)
}

/// Prints what is done, does it, and prints the time taken.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("==> {what}");
    let start = Instant::now();
    let result = work();
    if result.is_ok() {
        println!("    done in {:.1} s", start.elapsed().as_secs_f64());
    }
    result
}

/// Runs a program with its output shown; an error names the command.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("{}: {error}", line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", line(command)))
    }
}

/// Runs a program and passes on each line that it prints.
pub fn lines(command: &mut Command, mut each: impl FnMut(&str)) -> Outcome {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| format!("{}: {error}", line(command)))?;
    let printed = child.stdout.take().ok_or("no output")?;
    for printed in BufReader::new(printed).lines().map_while(Result::ok) {
        each(&printed);
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", line(command)))
    }
}

/// Lowers the program's priority, so that it yields the processors to others.
pub fn stepping_back(command: Command) -> Command {
    if which("nice").is_none() {
        return command;
    }
    let mut nice = Command::new("nice");
    nice.args(["-n", "19"])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => nice.env(name, value),
            None => nice.env_remove(name),
        };
    }
    nice.current_dir(command.get_current_dir().unwrap_or(&root()));
    nice
}

/// Runs a program and returns its output.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", line(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{} failed: {}",
            line(command),
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}

/// Path of a program on the PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .chain(["/usr/sbin", "/sbin"].map(PathBuf::from))
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// Reads a file; an error names it.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file and the folders above it; an error names it.
pub fn write(path: &Path, content: &[u8]) -> Outcome {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder
        .and_then(|()| std::fs::write(path, content))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Lists every file below `folder`, sorted.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{MARK, cargo, command, is_about_us, line, lines, root, stepping_back};

    #[test]
    fn whoever_steps_back_is_the_same_program() {
        let mut compile = command("sh");
        compile
            .args(["-c", "echo \"$GIVEN $0\"; pwd; nice"])
            .arg("two words");
        compile.env("GIVEN", "here").env_remove("HOME").current_dir("/");
        let mut printed = Vec::new();
        let outcome = lines(&mut stepping_back(compile), |line| printed.push(line.to_owned()));
        assert_eq!(
            (outcome, printed),
            (Ok(()), ["here two words", "/", "19"].map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn what_is_started_is_in_the_checkout_and_has_our_mark() {
        let started = command("true");
        assert_eq!(started.get_current_dir(), Some(root().as_path()));
        assert!(
            started
                .get_envs()
                .any(|(name, value)| name == MARK && value.is_some())
        );
    }

    #[test]
    fn cargo_hears_nothing_of_us() {
        for ours in [
            "CARGO_PKG_NAME",
            "CARGO_PKG_VERSION_PRE",
            "CARGO_MANIFEST_DIR",
            "CARGO_MANIFEST_PATH",
            "CARGO_BIN_NAME",
        ] {
            assert!(is_about_us(ours), "{ours}");
        }
        for other in [
            "CARGO",
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_INCREMENTAL",
            "CARGO_TERM_COLOR",
            "CARGO_PROFILE_DEV_DEBUG",
        ] {
            assert!(!is_about_us(other), "{other}");
        }
        // Cargo runs this test, too.
        let removed = |name| {
            cargo()
                .get_envs()
                .any(|(variable, value)| variable == name && value.is_none())
        };
        assert!(removed("CARGO_PKG_NAME") && removed("CARGO_MANIFEST_DIR"));
    }

    #[test]
    fn what_fails_is_named() {
        let mut broken = command("sh");
        broken.args(["-c", "echo first; exit 4"]);
        let mut printed = Vec::new();
        let problem = lines(&mut broken, |line| printed.push(line.to_owned())).unwrap_err();
        assert_eq!(problem, format!("{} failed (exit status: 4)", line(&broken)));
        assert_eq!(printed, ["first"]);
    }
}
