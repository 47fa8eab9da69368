//! Sockets, folders and groups, as they are on this machine.

use std::{
    fs::{self, Metadata},
    io,
    os::unix::{
        fs::{FileTypeExt as _, MetadataExt as _},
        net::UnixStream,
    },
    path::Path,
    process::Command,
};

use super::Finding;
use crate::{Folders, Instance, Site, script};

/// The sockets that Fromline makes.
const NAMES: [&str; 4] = ["milter", "bounces", "maps", "gateway"];

/// The sockets named in Fromline's own configuration.
#[derive(Clone, Copy, Debug)]
pub struct NamedSockets<'a> {
    /// The folder in which Fromline opens its sockets.
    pub folder: &'a Path,
    /// The socket by which Fromline submits mail.
    pub submission: &'a Path,
}

/// Who has to be who.
struct Owners {
    user: u32,
    /// The group of Postfix's processes.
    group: u32,
    user_name: String,
    group_name: String,
}

/// Checks files and permissions that Fromline and Postfix need to reach each other.
pub fn check_files(site: &Site, ours: &Instance, named: Option<NamedSockets<'_>>) -> Vec<Finding> {
    let folders = Folders::of(ours);
    let mut findings = Vec::new();
    findings.extend(configuration(&folders, named));
    findings.extend(membership(site, ours));
    let mail_owner = ours.get("mail_owner");
    let [user, group, group_name] = [
        id(&["-u", &site.user]),
        id(&["-g", mail_owner]),
        id(&["-gn", mail_owner]),
    ];
    let number = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let (Some(user), Some(group), Some(group_name)) = (number(user), number(group), group_name) else {
        // `membership` has said so.
        return findings;
    };
    let owners = Owners {
        user,
        group,
        user_name: site.user.clone(),
        group_name,
    };
    findings.extend(sockets(&folders, &owners));
    findings.extend(submission(&folders));
    findings
}

/// Fromline's own configuration.
fn configuration(folders: &Folders, named: Option<NamedSockets<'_>>) -> Option<Finding> {
    let (sockets, submission) = (folders.sockets(), folders.submission());
    let well = named.is_some_and(|named| named.folder == sockets && named.submission == submission);
    (!well).then(|| {
        Finding::new(
            "Fromline's configuration names no sockets, or others",
            "Postfix does not reach Fromline: all mail from users waits.",
            format!(
                "# In [mta] of Fromline's configuration: sockets = \"{}\", submission = \"{}\"",
                sockets.display(),
                submission.display()
            ),
        )
    })
}

/// Whether Fromline may open Postfix's socket.
fn membership(site: &Site, ours: &Instance) -> Option<Finding> {
    let group = ours.get("setgid_group");
    let user = &site.user;
    let Some(groups) = id(&["-Gn", user]) else {
        return Some(Finding::new(
            format!("there is no user {user}"),
            "Fromline runs as a user of its own; --user names another one.",
            format!("useradd --system --home-dir /var/lib/fromline --shell /usr/sbin/nologin {user}"),
        ));
    };
    let is_member = groups.split_whitespace().any(|name| name == group);
    (!is_member).then(|| {
        Finding::new(
            format!("{user} is not in the group {group}"),
            "Mail whose gateway was switched off cannot go back to the organisation's servers: it waits.",
            format!(
                "{} # then restart Fromline",
                script::command(&["usermod", "--append", "--groups", group, user])
            ),
        )
    })
}

fn sockets(folders: &Folders, owners: &Owners) -> Vec<Finding> {
    let folder = folders.sockets();
    let shown = folder.display().to_string();
    let make = {
        let Owners {
            user_name,
            group_name,
            ..
        } = owners;
        script::command(&[
            "install", "-d", "-o", user_name, "-g", group_name, "-m", "2750", &shown,
        ])
    };
    let metadata = match fs::symlink_metadata(&folder) {
        Ok(metadata) => metadata,
        Err(error) => {
            let unseen = unseen(&folder, &error);
            return vec![unseen.unwrap_or_else(|| {
                Finding::new(
                    format!("{shown} is missing"),
                    "Fromline has nowhere to make its sockets.",
                    make,
                )
            })];
        }
    };
    let is_owned = metadata.uid() == owners.user && metadata.gid() == owners.group;
    if !metadata.is_dir() || !is_owned || metadata.mode() & 0o7777 != 0o2750 {
        return vec![Finding::new(
            format!("{shown} is {}", described(&metadata)),
            "Sockets in it do not get Postfix's group, or others may open them.",
            format!("{make} # then restart Fromline"),
        )];
    }
    NAMES
        .iter()
        .filter_map(|name| socket(&folder.join(name), owners))
        .collect()
}

/// One of Fromline's sockets.
fn socket(path: &Path, owners: &Owners) -> Option<Finding> {
    const AWAY: &str = "Fromline does not run, or with another configuration: mail from users waits.";
    let restart = |what, follows| {
        Finding::new(
            format!("{} {what}", path.display()),
            follows,
            "systemctl restart fromline",
        )
    };
    let metadata = match fs::symlink_metadata(path) {
        Err(error) => {
            return Some(unseen(path, &error).unwrap_or_else(|| restart("is missing".to_owned(), AWAY)));
        }
        Ok(metadata) => metadata,
    };
    let reachable = metadata.gid() == owners.group && metadata.mode() & 0o777 == 0o660;
    if !metadata.file_type().is_socket() || !reachable {
        let what = format!("is {}", described(&metadata));
        return Some(restart(what, "Postfix does not reach it, or others do."));
    }
    let error = UnixStream::connect(path).err()?;
    Some(unseen(path, &error).unwrap_or_else(|| restart("is left over: nobody listens".to_owned(), AWAY)))
}

/// The socket by which Fromline hands mail in.
fn submission(folders: &Folders) -> Option<Finding> {
    let path = folders.submission();
    let error = fs::symlink_metadata(&path).err()?;
    Some(unseen(&path, &error).unwrap_or_else(|| {
        Finding::new(
            format!("{} is missing", path.display()),
            "The second instance does not run: nobody can send.",
            script::command(&["postmulti", "-i", &folders.name, "-p", "start"]),
        )
    }))
}

fn unseen(path: &Path, error: &io::Error) -> Option<Finding> {
    (error.kind() == io::ErrorKind::PermissionDenied).then(|| {
        Finding::new(
            format!("{} cannot be looked at", path.display()),
            "Only root sees whether Postfix and Fromline reach each other.",
            "# Run the check as root.",
        )
    })
}

fn described(metadata: &Metadata) -> String {
    let kind = match metadata.file_type() {
        kind if kind.is_dir() => "a folder",
        kind if kind.is_socket() => "a socket",
        _ => "something else",
    };
    let (user, group, mode) = (metadata.uid(), metadata.gid(), metadata.mode() & 0o7777);
    format!("{kind} of user {user} and group {group} with mode {mode:04o}")
}

fn id(arguments: &[&str]) -> Option<String> {
    let output = Command::new("id").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
