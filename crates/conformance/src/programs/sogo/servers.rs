//! The servers that `SOGo` needs around it: a database, and one that stands before it.

use std::{
    fs::{self, Permissions},
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Failure,
    home::Home,
    imap::{PASSWORD, USER},
    program::Language,
    service::{Service, free_port},
};

/// Script of the server that stands before `SOGo`.
const FRONT: &str = include_str!("front.php");

/// Where Debian puts `PostgreSQL`, by version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Starts everything; returns the port that a browser talks to. What is returned has to be dropped in its order.
pub fn start(home: &Home, imap: u16, language: Language) -> Result<(u16, [Service; 3]), Failure> {
    let (database, postgres) = database(home)?;
    let port = free_port()?;
    let sogod = sogod(home, port, database, imap, language)?;
    let script = home.write("front.php", FRONT)?;
    let mut php = home.command("php");
    let front = free_port()?;
    php.arg("-S").arg(format!("127.0.0.1:{front}")).arg(script);
    // One waits for the other, if a page asks for a second thing meanwhile.
    php.env("SOGOD", port.to_string())
        .env("PHP_CLI_SERVER_WORKERS", "4");
    Ok((front, [Service::start(front, &mut php)?, sogod, postgres]))
}

/// Starts a `PostgreSQL` with the one user of the mail server in it.
fn database(home: &Home) -> Result<(u16, Service), Failure> {
    let programs = newest_postgresql()?;
    let folder = owned(home, "database", "nobody")?;
    let command = |name: &str| as_user(home, &programs.join(name).to_string_lossy(), "nobody");
    let mut initdb = command("initdb")?;
    initdb.args(["--auth=trust", "--username=sogo", "--no-sync", "-D"]);
    finish(initdb.arg(&folder))?;
    let port = free_port()?;
    let mut postgres = command("postgres")?;
    postgres.args([
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "fsync=off",
        "-p",
        &port.to_string(),
    ]);
    postgres.arg("-k").arg(&folder).arg("-D").arg(&folder);
    let service = Service::start(port, &mut postgres)?;
    // The names of the columns are `SOGo`'s.
    let table = format!(
        "CREATE TABLE users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text);
         INSERT INTO users VALUES ('{USER}', '{USER}', '{PASSWORD}', 'Recipient', '{USER}')"
    );
    let mut psql = command("psql")?;
    psql.args([
        "-h",
        "127.0.0.1",
        "-p",
        &port.to_string(),
        "-U",
        "sogo",
        "-qc",
        &table,
        "postgres",
    ]);
    finish(&mut psql)?;
    Ok((port, service))
}

/// Starts `SOGo` itself, as the user of its package, who may read the package's settings.
fn sogod(home: &Home, port: u16, database: u16, imap: u16, language: Language) -> Result<Service, Failure> {
    let folder = owned(home, "sogo", "sogo")?;
    let place = folder.display();
    let tables = format!("postgresql://sogo:{PASSWORD}@127.0.0.1:{database}/postgres");
    let users = format!(
        "({{ type = sql; id = users; viewURL = \"{tables}/users\"; canAuthenticate = YES; userPasswordAlgorithm = plain; }})"
    );
    let language = match language {
        Language::En => "English",
        Language::It => "Italian",
        Language::Pl => "Polish",
    };
    let settings = [
        ("WOPort", format!("127.0.0.1:{port}")),
        ("WOPidFile", format!("{place}/pid")),
        ("WOLogFile", format!("{place}/log")),
        ("WONoDetach", "YES".to_owned()),
        ("SOGoProfileURL", format!("{tables}/profile")),
        ("OCSFolderInfoURL", format!("{tables}/folder_info")),
        ("OCSSessionsFolderURL", format!("{tables}/sessions_folder")),
        ("SOGoUserSources", users),
        ("SOGoIMAPServer", format!("imap://127.0.0.1:{imap}")),
        ("SOGoMailSpoolPath", place.to_string()),
        ("SOGoLanguage", language.to_owned()),
    ];
    let mut sogod = as_user(home, "/usr/sbin/sogod", "sogo")?;
    for (name, value) in settings {
        sogod.arg(format!("-{name}")).arg(value);
    }
    Service::start(port, &mut sogod)
}

fn newest_postgresql() -> Result<PathBuf, Failure> {
    let versions = fs::read_dir(VERSIONS)?.flatten().map(|entry| entry.path());
    let newest = versions.filter(|path| path.join("bin/postgres").exists()).max();
    Ok(newest.ok_or("no PostgreSQL")?.join("bin"))
}

/// Makes a folder of the home that belongs to a user of the system, if the superuser runs this.
fn owned(home: &Home, name: &str, user: &str) -> Result<PathBuf, Failure> {
    let path = home.path().join(name);
    fs::create_dir(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o700))?;
    if is_superuser(&path)? {
        let (uid, gid) = ids(user)?;
        chown(&path, Some(uid), Some(gid))?;
    }
    Ok(path)
}

/// Builds a command that runs as a user of the system, if the superuser runs this.
fn as_user(home: &Home, program: &str, user: &str) -> Result<Command, Failure> {
    let mut command = home.command(program);
    // `PostgreSQL` and GNUstep know fewer locales than the machine.
    command.env("LC_ALL", "C.UTF-8");
    if is_superuser(home.path())? {
        let (uid, gid) = ids(user)?;
        command.uid(uid).gid(gid);
    }
    Ok(command)
}

fn is_superuser(made: &Path) -> Result<bool, Failure> {
    Ok(fs::metadata(made)?.uid() == 0)
}

/// The ids of a user and of their group.
fn ids(user: &str) -> Result<(u32, u32), Failure> {
    let id = |option: &str| -> Result<u32, Failure> {
        let output = Command::new("id").args([option, user]).output()?;
        Ok(String::from_utf8(output.stdout)?.trim().parse()?)
    };
    Ok((id("-u")?, id("-g")?))
}

/// Runs a command to its end.
fn finish(command: &mut Command) -> Result<(), Failure> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let name = command.get_program().to_string_lossy();
    Err(format!("{name} failed: {}", said.trim()).into())
}
