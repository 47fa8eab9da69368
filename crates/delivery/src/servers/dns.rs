//! BIND: one server answers for every zone, and for the root, so that every other name does not exist.

use std::{fmt::Write as _, path::Path, process::Child};

use super::opendkim;
use crate::{
    Failure,
    hosts::{ALL, DNS, DOMAINS, SELECTOR, SIGNING},
    shell::{daemon, program, sh, wait, write},
};

/// Writes the zones and starts the name server. The DKIM keys have to exist.
pub fn start(folder: &Path) -> Result<Child, Failure> {
    let here = folder.join("dns");
    let place = here.display();
    let mut config = format!(
        "options {{ directory \"{place}\"; listen-on port 53 {{ {}; }}; listen-on-v6 {{ none; }};
        recursion no; pid-file none; session-keyfile none; dnssec-validation no; }};
        controls {{ }};
        zone \".\" {{ type primary; file \"{place}/root\"; }};\n",
        DNS.address
    );
    write(&here.join("root"), zone("", &root()))?;
    for domain in DOMAINS {
        let name = domain.name;
        let mut records = String::new();
        writeln!(records, "@ IN MX 10 {}.", domain.mx.name)?;
        writeln!(records, "@ IN TXT \"v=spf1 ip4:{} -all\"", domain.sends.address)?;
        if !domain.dmarc.is_empty() {
            writeln!(records, "_dmarc IN TXT \"v=DMARC1; {}\"", domain.dmarc)?;
        }
        if SIGNING.contains(&name) {
            writeln!(
                records,
                "$INCLUDE {}",
                opendkim::folder(folder, name)
                    .join(format!("{SELECTOR}.txt"))
                    .display()
            )?;
        }
        for host in ALL.iter().filter(|host| host.name.ends_with(&format!(".{name}"))) {
            writeln!(records, "{}. IN A {}", host.name, host.address)?;
        }
        write(&here.join(name), zone(name, &records))?;
        writeln!(
            config,
            "zone \"{name}\" {{ type primary; file \"{place}/{name}\"; }};"
        )?;
    }
    write(&here.join("named.conf"), config)?;
    let mut named = program("named");
    named.args(["-g", "-n", "1", "-c"]).arg(here.join("named.conf"));
    let child = daemon(&mut named, &folder.join("log/named.log"))?;
    wait("named", 10, || sh("getent ahostsv4 smtp.partner.com").is_ok())?;
    Ok(child)
}

fn zone(origin: &str, records: &str) -> String {
    let ns = DNS.name;
    format!(
        "$TTL 60\n$ORIGIN {origin}.\n@ IN SOA {ns}. hostmaster.example.com. 1 60 60 60 60\n@ IN NS {ns}.\n{records}"
    )
}

/// Names of addresses, and our own address, without which the zone is not taken.
fn root() -> String {
    let own = format!("{}. IN A {}\n", DNS.name, DNS.address);
    ALL.iter().fold(own, |mut text, host| {
        let mut parts: Vec<&str> = host.address.split('.').collect();
        parts.reverse();
        let _ = writeln!(text, "{}.in-addr.arpa. IN PTR {}.", parts.join("."), host.name);
        text
    })
}
