//! A root folder of its own for a server whose package and Postfix's exclude each other: the machine's files with the package
//! installed above them, in memory.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Failure,
    hosts::Host,
    inside::ROOTS,
    shell::{output, program, sh, write},
};

/// What programs need of the machine's devices; its log is none of them.
const DEVICES: &str = "null zero full random urandom tty";

/// A root file system with a server in it.
#[derive(Debug)]
pub struct Root {
    place: PathBuf,
    host: Host,
}

impl Root {
    /// Installs the packages in a folder as Debian does, under this host name.
    pub fn install(host: Host, packages: &Path) -> Result<Self, Failure> {
        let here = Path::new(ROOTS).join(host.name);
        let root = Self {
            place: here.join("root"),
            host,
        };
        let (here, place) = (here.display(), root.place.display());
        sh(&format!(
            "mkdir -p {here}/written {here}/work {place}
            mount -t overlay overlay -o lowerdir=/,upperdir={here}/written,workdir={here}/work {place}
            mount --bind /proc {place}/proc; mount -t tmpfs tmpfs {place}/run
            mount -t tmpfs tmpfs {place}/dev; for one in {DEVICES}; do touch {place}/dev/$one; mount --bind /dev/$one {place}/dev/$one; done
            mkdir -p {place}/packages; mount --bind {} {place}/packages",
            packages.display()
        ))?;
        for name in ["resolv.conf", "hosts", "nsswitch.conf"] {
            root.write(
                &format!("etc/{name}"),
                fs::read_to_string(Path::new("/etc").join(name))?,
            )?;
        }
        root.write("etc/mailname", format!("{}\n", host.name))?;
        // Nothing starts before it is configured.
        root.write("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n")?;
        root.run(
            "chmod 755 /usr/sbin/policy-rc.d
            export DEBIAN_FRONTEND=noninteractive
            dpkg --force-all --no-triggers --install /packages/*.deb > /tmp/installed.log 2>&1 || { tail -n 3 /tmp/installed.log; exit 1; }
            ldconfig",
        )?;
        Ok(root)
    }

    /// Runs a shell command in it. Processes that keep running have to close their output.
    pub fn run(&self, line: &str) -> Result<String, Failure> {
        let enter = "hostname \"$0\"; exec chroot \"$1\" sh -euc \"$2\"";
        let mut command = program("unshare");
        command.args(["--uts", "sh", "-euc", enter, self.host.name]);
        output(command.arg(&self.place).arg(line))
    }

    /// Writes a file in the root file system.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        write(&self.place.join(path), text)
    }

    /// Changes a file in it: replaces each first text, which must be there, by the second one.
    pub fn change(&self, path: &str, changes: &[(&str, &str)]) -> Result<(), Failure> {
        let mut text = fs::read_to_string(self.place.join(path))?;
        for (from, to) in changes {
            if !text.contains(from) {
                return Err(format!("{path} has no {from}").into());
            }
            text = text.replace(from, to);
        }
        self.write(path, text)
    }
}
