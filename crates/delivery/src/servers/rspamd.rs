//! Rspamd: what a receiver finds out of mail from outside (SPF, DKIM, DMARC). It notes, and refuses nothing.

use std::{fs, path::Path, process::Child};

use crate::{
    Failure,
    hosts::DNS,
    shell::{daemon, program, wait, write},
};

/// Port of Rspamd for every receiving Postfix; each gives its own name, which the results carry.
pub const PORT: u16 = 8893;

/// Starts Rspamd. `files` is the folder of the unpacked Debian package: installed, it would run as a service of the machine.
pub fn start(world: &Path, files: &Path) -> Result<Child, Failure> {
    let folder = world.join("rspamd");
    let share = files.join("usr/share/rspamd");
    let file = folder.join("rspamd.conf");
    write(&file, config(&folder))?;
    // Instead of the rules about spam.
    write(&folder.join("rules.lua"), "")?;
    for plugin in ["spf.lua", "dmarc.lua", "milter_headers.lua"] {
        write(
            &folder.join("plugins").join(plugin),
            fs::read(share.join("plugins").join(plugin))?,
        )?;
    }
    // Of this internet: it takes a quarter of a minute to learn those of the real one.
    write(&folder.join("suffixes"), "com\nnet\norg\ntest\n")?;
    let binary = files.join("usr/bin/rspamd");
    let mut rspamd = program(binary.to_str().ok_or("a path in UTF-8")?);
    rspamd
        .env("LD_LIBRARY_PATH", files.join("usr/lib/rspamd"))
        .args(["--no-fork", "--insecure", "--skip-template", "--config"])
        .arg(file);
    for (name, path) in [("RULESDIR", "rules"), ("LUALIBDIR", "lualib"), ("SHAREDIR", "")] {
        rspamd.arg(format!("--var={name}={}", share.join(path).display()));
    }
    let child = daemon(&mut rspamd, &world.join("log/rspamd.log"))?;
    wait("rspamd", 20, || {
        std::net::TcpStream::connect(("127.0.0.1", PORT)).is_ok()
    })?;
    Ok(child)
}

fn config(folder: &Path) -> String {
    let here = folder.display();
    format!(
        "options {{
  filters = \"dkim\";
  pidfile = \"{here}/pid\";
  tempdir = \"{here}\";
  cache_file = \"{here}/symbols.cache\";
  hs_cache_dir = \"{here}\";
  control_socket = \"{here}/control mode=0600\";
  url_tld = \"{here}/suffixes\";
  explicit_modules = [\"settings\"];
  local_addrs = \"127.0.0.0/8\";
  dns {{ nameserver = [\"{dns}:53\"]; timeout = 2s; retransmits = 3; }}
}}
logging {{ type = \"console\"; level = \"notice\"; }}
lua = \"{here}/rules.lua\";
modules {{ path = \"{here}/plugins\"; }}
actions {{ reject = null; add_header = null; greylist = null; }}
worker \"rspamd_proxy\" {{
  bind_socket = \"127.0.0.1:{PORT}\";
  count = 1;
  milter = yes;
  timeout = 20s;
  upstream \"local\" {{ default = yes; self_scan = yes; }}
}}
spf {{ }}
dkim {{ }}
dmarc {{ }}
milter_headers {{ use = [\"authentication-results\"]; }}
",
        dns = DNS.address,
    )
}
