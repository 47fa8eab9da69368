//! One Postfix instance, as its own postconf(1) reads it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

/// A Postfix instance's configuration.
#[derive(Clone, Debug)]
pub struct Instance {
    folder: PathBuf,
    /// Every parameter, with `$name` expanded.
    main: BTreeMap<String, String>,
    /// Those that main.cf sets.
    explicit: BTreeSet<String>,
    /// The services of master.cf, in order.
    pub services: Vec<Service>,
}

/// A service of master.cf.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Service {
    /// Name of the service: `submission`, `127.0.0.1:10026`, `cleanup`.
    pub name: String,
    /// Type of the service: `inet`, `unix`, `pass`.
    pub kind: String,
    /// The chroot column: is the program confined to the queue folder? `y`, `n`, `-`.
    pub chroot: String,
    /// The service's line as written.
    pub line: String,
    /// Name of the program, without arguments.
    pub program: String,
    /// Parameters set by `-o`, with `$name` expanded.
    pub overrides: BTreeMap<String, String>,
}

impl Instance {
    /// Reads the configuration in a folder. The error is one line for the operator.
    pub fn read(folder: &Path) -> Result<Self, String> {
        // A relative one would be relative to whatever runs next.
        let folder = std::path::absolute(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let ask = |arguments: &[&str]| postconf(&folder, arguments);
        let main = settings(&ask(&["-x"])?);
        let explicit = settings(&ask(&["-n"])?).into_keys().collect();
        let services = services(&ask(&["-F"])?, &ask(&["-Px"])?);
        Ok(Self {
            folder,
            main,
            explicit,
            services,
        })
    }

    /// The reason why a second instance cannot be added beside this one, if there is one.
    pub fn obstacle(&self) -> Option<String> {
        let usual = postconf(&self.folder, &["-dh", "config_directory"]).unwrap_or_default();
        if Path::new(usual.trim()) != self.folder {
            return Some(format!(
                "postmulti(1) puts instances beside {} only",
                usual.trim()
            ));
        }
        let without_ipv4 = self.get("inet_protocols") == "ipv6";
        without_ipv4
            .then(|| "inet_protocols = ipv6: the organisation's mail comes back by 127.0.0.1".to_owned())
    }

    /// What names a TCP port already: a service that listens there, or a parameter that hands mail over there, such as iRedMail's
    /// `content_filter = smtp-amavis:[127.0.0.1]:10026`. Two programs cannot share it.
    pub fn use_of_port(&self, port: u16) -> Option<String> {
        let listens = |service: &&Service| service.kind == "inet" && service.port() == port.to_string();
        if let Some(service) = self.services.iter().find(listens) {
            return Some(format!("the service {} listens there", service.key()));
        }
        let overridden = self.services.iter().flat_map(|service| {
            let places = service.overrides.iter();
            places.map(|(name, value)| (format!("{name} of {}", service.key()), value))
        });
        let set = self.main.iter().filter(|(name, _)| self.sets(name));
        set.map(|(name, value)| (name.clone(), value))
            .chain(overridden)
            .find(|(_, value)| names_port(value, port))
            .map(|(place, _)| format!("{place} names it"))
    }

    /// The folder that contains main.cf.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The value of a parameter; empty if this Postfix does not know it.
    pub fn get(&self, name: &str) -> &str {
        self.main.get(name).map_or("", String::as_str)
    }

    /// Returns true if main.cf sets the parameter.
    pub fn sets(&self, name: &str) -> bool {
        self.explicit.contains(name)
    }

    /// Names of the parameters that main.cf sets.
    pub fn explicit(&self) -> impl Iterator<Item = &str> {
        self.explicit.iter().map(String::as_str)
    }

    /// The value of a parameter in a service, with its overrides.
    pub fn effective<'a>(&'a self, service: &'a Service, name: &str) -> &'a str {
        service
            .overrides
            .get(name)
            .map_or_else(|| self.get(name), String::as_str)
    }

    /// Returns true if the parameter is `yes` in a service.
    pub fn is_yes(&self, service: &Service, name: &str) -> bool {
        self.effective(service, name).eq_ignore_ascii_case("yes")
    }

    /// Returns true if a service is chrooted; master(5) explains `-`.
    pub fn is_chrooted(&self, service: &Service) -> bool {
        let level = self.get("compatibility_level");
        match service.chroot.as_str() {
            "y" => true,
            "n" => false,
            _ => level.is_empty() || level == "0",
        }
    }

    /// Iterates over the services that run this program.
    pub fn running<'a>(&'a self, program: &'a str) -> impl Iterator<Item = &'a Service> {
        self.services
            .iter()
            .filter(move |service| service.program == program)
    }

    /// Finds a service by name and type.
    pub fn service(&self, name: &str, kind: &str) -> Option<&Service> {
        self.services
            .iter()
            .find(|service| service.name == name && service.kind == kind)
    }
}

impl Service {
    /// Key of the service in postconf(1): `name/type`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.name, self.kind)
    }

    /// Port of the service, or the port's name.
    pub fn port(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }
}

fn postconf(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    // Whoever is not root may look, too, but often has no sbin in the path.
    let mut path = std::env::var_os("PATH").unwrap_or_default();
    path.push(OsStr::new(":/usr/sbin:/usr/local/sbin"));
    let output = Command::new("postconf")
        .env("PATH", path)
        .env("LC_ALL", "C")
        .env_remove("MAIL_CONFIG")
        .arg("-c")
        .arg(folder)
        .args(arguments)
        .output()
        .map_err(|error| format!("postconf: {error}; is Postfix installed?"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().last().unwrap_or("postconf failed").trim();
        return Err(format!("{}: {said}", folder.display()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a value contains `host:port` or `[host]:port`.
fn names_port(value: &str, port: u16) -> bool {
    let end = format!(":{port}");
    value.match_indices(&end).any(|(at, found)| {
        let rest = value.get(at + found.len()..).unwrap_or_default();
        !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == ':')
    })
}

/// `name = value`, one on each line.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim()))
}

fn settings(text: &str) -> BTreeMap<String, String> {
    pairs(text)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// `service/type/field = value`
fn parts(name: &str) -> Option<[&str; 3]> {
    let mut parts = name.rsplitn(3, '/');
    let (field, kind, name) = (parts.next()?, parts.next()?, parts.next()?);
    Some([name, kind, field])
}

fn services(fields: &str, overrides: &str) -> Vec<Service> {
    let mut services: Vec<Service> = Vec::new();
    for (name, value) in pairs(fields) {
        let Some([name, kind, field]) = parts(name) else {
            continue;
        };
        if field == "service" {
            services.push(Service {
                name: name.to_owned(),
                kind: kind.to_owned(),
                ..Service::default()
            });
        }
        let Some(service) = services.last_mut() else {
            continue;
        };
        match field {
            "chroot" => value.clone_into(&mut service.chroot),
            "command" => {
                let program = value.split_whitespace().next().unwrap_or_default();
                program.clone_into(&mut service.program);
            }
            _ => (),
        }
        if !service.line.is_empty() {
            service.line.push(' ');
        }
        service.line.push_str(value);
    }
    for (name, value) in pairs(overrides) {
        let Some([name, kind, parameter]) = parts(name) else {
            continue;
        };
        let service = services
            .iter_mut()
            .find(|service| service.name == name && service.kind == kind);
        if let Some(service) = service {
            service.overrides.insert(parameter.to_owned(), value.to_owned());
        }
    }
    services
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_somebody_names_is_taken() {
        for (value, taken) in [
            ("smtp-amavis:[127.0.0.1]:10026", true),
            ("inet:127.0.0.1:10026, inet:127.0.0.1:7777", true),
            ("smtp-amavis:[127.0.0.1]:100260", false),
            ("smtp-amavis:[127.0.0.1]:10024", false),
            ("10026", false),
            ("2001:db8::1:10026:1", false),
        ] {
            assert_eq!(names_port(value, 10026), taken, "{value}");
        }
        let service = |name: &str, overrides: &[(&str, &str)]| Service {
            name: name.to_owned(),
            kind: "inet".to_owned(),
            overrides: overrides
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            ..Service::default()
        };
        let instance = Instance {
            folder: "/etc/postfix".into(),
            main: settings("smtpd_milters = inet:127.0.0.1:8891\ndefault = inet:127.0.0.1:9999\n"),
            explicit: BTreeSet::from(["smtpd_milters".to_owned()]),
            services: vec![
                service("587", &[("content_filter", "smtp-amavis:[127.0.0.1]:10026")]),
                service("127.0.0.1:10025", &[]),
            ],
        };
        for (port, used) in [
            (10026, Some("content_filter of 587/inet names it")),
            (10025, Some("the service 127.0.0.1:10025/inet listens there")),
            (8891, Some("smtpd_milters names it")),
            // A default that nobody set.
            (9999, None),
            (10036, None),
        ] {
            assert_eq!(instance.use_of_port(port).as_deref(), used, "{port}");
        }
    }

    #[test]
    fn master_cf_as_postconf_prints_it() {
        let fields = "[::1]:587/inet/service = [::1]:587
[::1]:587/inet/type = inet
[::1]:587/inet/private = n
[::1]:587/inet/unprivileged = -
[::1]:587/inet/chroot = y
[::1]:587/inet/wakeup = -
[::1]:587/inet/process_limit = -
[::1]:587/inet/command = smtpd -o smtpd_milters= -o {a=b, c}
";
        let overrides = "[::1]:587/inet/smtpd_milters = 
[::1]:587/inet/a = b, c
other/unix/a = 1
";
        let services = services(fields, overrides);
        let [service] = services.as_slice() else {
            panic!("{services:?}");
        };
        assert_eq!(service.key(), "[::1]:587/inet");
        assert_eq!(service.port(), "587");
        assert_eq!(
            service.line,
            "[::1]:587 inet n - y - - smtpd -o smtpd_milters= -o {a=b, c}"
        );
        assert_eq!(
            (service.program.as_str(), service.chroot.as_str()),
            ("smtpd", "y")
        );
        let overrides: Vec<_> = service.overrides.iter().collect();
        assert_eq!(
            format!("{overrides:?}"),
            r#"[("a", "b, c"), ("smtpd_milters", "")]"#
        );
    }
}
