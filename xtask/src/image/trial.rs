//! The image, run as a container: unpacked and started by other people's programs, with a read-only root and a network of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::layer::USER;
use crate::{
    install,
    shell::{Outcome, command, output, read, target, write},
};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Unpacks an image and runs it until its health check is content; an error says what is wrong.
pub fn run(archive: &Path) -> Outcome {
    install::containers()?;
    let folder = target().join("image-trial");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    let layout = folder.join("layout");
    fs::create_dir_all(&layout).map_err(|error| error.to_string())?;
    output(command("tar").arg("-xf").arg(archive).arg("-C").arg(&layout))?;
    let bundle = folder.join("bundle");
    let image = format!("{}:{}", layout.display(), super::version());
    output(command("umoci").args(["unpack", "--image", &image]).arg(&bundle))?;
    inspect(&bundle.join("rootfs"))?;
    let data = folder.join("data");
    fs::create_dir(&data).map_err(|error| error.to_string())?;
    output(command("chown").arg(format!("{USER}:{USER}")).arg(&data))?;
    // Every engine brings it. Nobody answers there.
    let resolv = folder.join("resolv.conf");
    write(&resolv, b"nameserver 127.0.0.1\n")?;
    harden(&bundle.join("config.json"), &data, &resolv)?;
    let container = Container::start(&bundle, &folder)?;
    container.becomes_healthy()?;
    container.is_confined()?;
    // What needs room for temporary files finds it in the volume.
    container.exec(&["/usr/bin/fromline", "backup", "/var/lib/fromline"])?;
    let kept = data.join("fromline.db");
    if !kept.exists() {
        return Err("the database is not in the volume".to_owned());
    }
    println!("    healthy; as user {USER}, with a read-only root and without a shell");
    Ok(())
}

/// Looks at the unpacked files: no shell, no package manager, nothing that gives other rights.
fn inspect(root: &Path) -> Outcome {
    let programs = fs::read_dir(root.join("usr/bin")).map_err(|error| error.to_string())?;
    let programs: Vec<_> = programs.flatten().map(|entry| entry.file_name()).collect();
    if programs != ["fromline"] {
        return Err(format!("the image has other programs: {programs:?}"));
    }
    let special = output(
        command("find")
            .arg(root)
            .args(["-perm", "/6000", "-o", "-type", "f", "-perm", "/0022"]),
    )?;
    if special.is_empty() {
        Ok(())
    } else {
        Err(format!("files with rights that they do not need: {special}"))
    }
}

/// Runs it as the compose file does: read-only, without capabilities, with the volume and what every installation sets.
fn harden(config: &Path, data: &Path, resolv: &Path) -> Outcome {
    let mut told: Value = serde_json::from_slice(&read(config)?).map_err(|error| error.to_string())?;
    told["root"]["readonly"] = true.into();
    let process = &mut told["process"];
    process["terminal"] = false.into();
    process["noNewPrivileges"] = true.into();
    process["capabilities"] = json!({});
    let set = [
        "FROMLINE_DOMAINS=example.com",
        "FROMLINE_PUBLIC_URL=https://mail.example.com",
        "FROMLINE_TRUSTED_PROXIES=10.0.0.0/8",
    ];
    let variables = process["env"].as_array_mut().ok_or("no environment")?;
    variables.extend(set.map(Value::from));
    // The image's volume is a mount of umoci's, into memory.
    let mounts = told["mounts"].as_array_mut().ok_or("no mounts")?;
    mounts.retain(|mount| mount["destination"] != "/var/lib/fromline");
    mounts.push(json!({
        "destination": "/var/lib/fromline", "type": "bind", "source": data, "options": ["bind", "rw", "nosuid", "nodev", "noexec"],
    }));
    mounts.push(json!({ "destination": "/etc/resolv.conf", "type": "bind", "source": resolv, "options": ["bind", "ro"] }));
    write(config, told.to_string().as_bytes())
}

/// A running container; it ends with this value.
struct Container {
    name: String,
    log: PathBuf,
}

impl Container {
    fn start(bundle: &Path, folder: &Path) -> Outcome<Self> {
        let name = format!("fromline-trial-{}", std::process::id());
        let log = folder.join("log");
        let to = fs::File::create(&log).map_err(|error| error.to_string())?;
        let errors = to.try_clone().map_err(|error| error.to_string())?;
        let mut start = command("runc");
        start.args(["run", "--detach", "--bundle"]).arg(bundle).arg(&name);
        let started = start
            .stdin(std::process::Stdio::null())
            .stdout(to)
            .stderr(errors)
            .status();
        let container = Self { name, log };
        match started {
            Ok(status) if status.success() => Ok(container),
            Ok(_) => Err(format!("runc: {}", container.said())),
            Err(error) => Err(format!("runc: {error}")),
        }
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.log)
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// Runs a program in it.
    fn exec(&self, words: &[&str]) -> Outcome<String> {
        output(command("runc").args(["exec", &self.name]).args(words))
    }

    fn becomes_healthy(&self) -> Outcome {
        let begun = Instant::now();
        loop {
            match self.exec(&["/usr/bin/fromline", "healthcheck"]) {
                Ok(told) if told.trim() == "ready" => return Ok(()),
                Ok(told) => return Err(format!("the health check says {told:?}")),
                Err(problem) if begun.elapsed() > PATIENCE => {
                    return Err(format!("{problem}\n{}", self.said()));
                }
                Err(_) => sleep(Duration::from_millis(100)),
            }
        }
    }

    /// What the kernel says of its first process.
    fn is_confined(&self) -> Outcome {
        let state: Value = serde_json::from_str(&output(command("runc").args(["state", &self.name]))?)
            .map_err(|error| error.to_string())?;
        let process = PathBuf::from(format!("/proc/{}", state["pid"]));
        let status = String::from_utf8_lossy(&read(&process.join("status"))?).into_owned();
        for (field, expected) in [
            ("Uid:", format!("{USER}")),
            ("Gid:", format!("{USER}")),
            ("NoNewPrivs:", "1".to_owned()),
            ("CapEff:", format!("{:016x}", 0)),
        ] {
            let found = status.lines().find_map(|line| line.strip_prefix(field));
            let found = found.and_then(|values| values.split_whitespace().next());
            if found != Some(&expected) {
                return Err(format!("{field} {found:?} instead of {expected}"));
            }
        }
        let mounts = String::from_utf8_lossy(&read(&process.join("mounts"))?).into_owned();
        let mut fields = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        let is_read_only = fields.any(|mount| {
            mount.get(1) == Some(&"/")
                && mount
                    .get(3)
                    .is_some_and(|how| how.split(',').any(|one| one == "ro"))
        });
        if is_read_only {
            Ok(())
        } else {
            Err("the root can be written to".to_owned())
        }
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        let _ = output(command("runc").args(["delete", "--force", &self.name]));
    }
}
