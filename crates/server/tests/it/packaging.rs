//! What a package installs beside the binary: units, man pages, completions, scripts.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{
    binary::{finish, fromline, run},
    postfix::skipped,
};

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging")
}

/// What a program says, and whether it ended well; none if it is not installed.
fn ask(program: &str, arguments: &[&str]) -> Option<(bool, String)> {
    let ended = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let said = [ended.stdout, ended.stderr].concat();
    Some((
        ended.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    ))
}

/// The most that systemd may count against a unit, in tenths: 0 is perfect, 100 is no protection at all.
const EXPOSURE: [(&str, &str); 2] = [("fromline.service", "15"), ("fromline-backup.service", "10")];

#[test]
fn units_are_well_formed_and_exposed_as_little_as_they_say() {
    if ask("systemd-analyze", &["--version"]).is_none() {
        skipped("units", "missing: systemd-analyze");
        return;
    }
    // The binary of the tests in place of the installed one, which need not be there.
    let folder = tempfile::tempdir().unwrap();
    let mut units = Vec::new();
    for entry in fs::read_dir(packaging().join("systemd")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("/usr/bin/fromline", env!("CARGO_BIN_EXE_fromline"));
        let copy = folder.path().join(path.file_name().unwrap());
        fs::write(&copy, text).unwrap();
        units.push(copy.to_str().unwrap().to_owned());
    }
    assert_eq!(units.len(), 3);
    let mut arguments = vec!["verify", "--man=no"];
    arguments.extend(units.iter().map(String::as_str));
    let (well, said) = ask("systemd-analyze", &arguments).unwrap();
    // Faults of the machine's own units are not ours.
    assert!(well || !said.contains("fromline"), "{said}");
    assert!(!said.contains("fromline"), "{said}");
    for (unit, threshold) in EXPOSURE {
        let path = packaging().join("systemd").join(unit);
        let threshold = format!("--threshold={threshold}");
        let (well, said) = ask(
            "systemd-analyze",
            &["security", "--offline=true", &threshold, path.to_str().unwrap()],
        )
        .unwrap();
        assert!(well, "{unit}: {said}");
    }
}

#[test]
fn every_command_has_a_man_page_and_shells_complete_it() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(&["generate", "man", folder.path().to_str().unwrap()]);
    made.succeeded();
    let pages: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let help = run(&["--help"]).stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 8, "{help}");
    let bash = run(&["generate", "completions", "bash"]).stdout;
    for name in commands {
        assert!(pages.contains(&format!("fromline-{name}.1")), "{name}: {pages:?}");
        assert!(bash.contains(&format!("fromline,{name})")), "{name}");
    }
    assert!(pages.contains(&"fromline-user-add.1".to_owned()), "{pages:?}");
    let nowhere = folder.path().join("missing");
    assert!(run(&["generate", "man", nowhere.to_str().unwrap()]).failed("were not written"));
}

#[test]
fn maintainers_scripts_are_sound() {
    for name in ["postinst", "prerm", "postrm"] {
        let path = packaging().join("debian").join(name);
        let path = path.to_str().unwrap();
        let (well, said) = ask("sh", &["-n", path]).unwrap();
        assert!(well, "{said}");
        if let Some((well, said)) = ask("shellcheck", &["-s", "sh", "-e", "SC1091", path]) {
            assert!(well, "{said}");
        } else {
            skipped(name, "missing: shellcheck");
        }
    }
}

/// What hardens the container, as docker-compose writes it.
const CONFINED: [&str; 6] = [
    "read_only: true",
    "- no-new-privileges:true",
    "- ALL",
    "user: 65532:65532",
    "file: ",
    "- /usr/bin/fromline",
];

#[test]
fn the_compose_file_is_read_and_its_settings_are_fromlines() {
    let file = packaging().join("container/compose.yaml");
    let file = file.to_str().unwrap();
    let Some((well, said)) = ask("docker-compose", &["--file", file, "config"]) else {
        skipped("the compose file", "missing: docker-compose");
        return;
    };
    assert!(well, "{said}");
    for line in CONFINED {
        assert!(said.contains(line), "{line}: {said}");
    }
    let folder = tempfile::tempdir().unwrap();
    let password = folder.path().join("password");
    fs::write(&password, "not a secret").unwrap();
    let mut check = fromline();
    check.args(["config", "check", "--data"]).arg(folder.path());
    // What the image sets itself.
    check.env("FROMLINE_LISTEN", "0.0.0.0:8080");
    let settings = said.lines().filter_map(|line| line.trim().split_once(": "));
    let settings: Vec<_> = settings
        .filter(|(name, _)| name.starts_with("FROMLINE_"))
        .collect();
    assert!(settings.len() > 5, "{said}");
    for (name, value) in settings {
        match name {
            "FROMLINE_RELAY__PASSWORD_FILE" => check.env(name, &password),
            _ => check.env(name, value.trim_matches(['"', '\''])),
        };
    }
    finish(check).succeeded();
}

#[test]
fn the_image_of_the_compose_file_is_this_versions() {
    let file = fs::read_to_string(packaging().join("container/compose.yaml")).unwrap();
    let image = format!("image: fromline:{}\n", env!("CARGO_PKG_VERSION"));
    assert!(file.contains(&image), "{image}");
}
