//! `OpenDKIM`: signs for a domain.

use std::{
    path::{Path, PathBuf},
    process::Child,
};

use crate::{
    Failure,
    hosts::SELECTOR,
    shell::{daemon, program, sh, wait, write},
};

/// Folder of a domain's key.
pub fn folder(world: &Path, domain: &str) -> PathBuf {
    world.join("dkim").join(domain)
}

/// Makes the key of a domain and its DNS record.
pub fn key(world: &Path, domain: &str) -> Result<(), Failure> {
    let folder = folder(world, domain);
    let here = folder.display();
    sh(&format!(
        "mkdir -p {here}; PATH=$PATH:/usr/sbin opendkim-genkey -b 2048 -D {here} -d {domain} -s {SELECTOR} > /dev/null 2>&1
        chmod 755 {here}; chmod 644 {here}/*"
    ))
    .map(drop)
}

/// Starts `OpenDKIM`, which signs mail whose Sender, or else From, is of this domain.
pub fn sign(world: &Path, domain: &str, port: u16) -> Result<Child, Failure> {
    let folder = folder(world, domain);
    let here = folder.display();
    write(
        &folder.join("table.keys"),
        format!("key {domain}:{SELECTOR}:{here}/{SELECTOR}.private\n"),
    )?;
    write(
        &folder.join("table.signing"),
        format!("*@{domain} key\n*@*.{domain} key\n"),
    )?;
    write(&folder.join("table.hosts"), "0.0.0.0/0\n")?;
    let file = folder.join("opendkim.conf");
    write(
        &file,
        format!(
            "Syslog no\nCanonicalization relaxed/relaxed\nRequireSafeKeys no\nBackground no\nUserID root\nMode s
SenderHeaders Sender,From\nKeyTable file:{here}/table.keys\nSigningTable refile:{here}/table.signing
InternalHosts file:{here}/table.hosts\nExternalIgnoreList file:{here}/table.hosts
Socket inet:{port}@127.0.0.1\nPidFile {here}/pid\n"
        ),
    )?;
    let mut opendkim = program("opendkim");
    opendkim.args(["-f", "-x"]).arg(file);
    let child = daemon(&mut opendkim, &world.join("log/opendkim.log"))?;
    wait("opendkim", 10, || {
        std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
    })?;
    Ok(child)
}
