//! The script that puts a second instance beside the existing one, and takes it away again.

use super::{
    Folders, Instance, Site, expected,
    instance::Service,
    script::{Block, comment},
    services::{self, Wanted},
    taken::{Taken, taken},
};
use fromline_core::shell::quote;

/// What has to be known to write the script.
struct Plan<'a> {
    site: &'a Site,
    existing: &'a Instance,
    folders: &'a Folders,
    /// Folders, for command lines.
    old: String,
    new: String,
    /// The services of the existing instance that users sign in at.
    moved: Vec<&'a Service>,
    /// Those that stay, where nobody signs in any more.
    closed: Vec<&'a Service>,
    ports: Vec<Wanted>,
    taken: Taken,
}

/// Writes the script that sets up the second instance; nothing changes until it is run.
pub fn configure(site: &Site, existing: &Instance, folders: &Folders) -> String {
    let moved: Vec<_> = existing
        .services
        .iter()
        .filter(|service| services::is_submission(existing, service))
        .collect();
    let closed = existing
        .running("smtpd")
        .filter(|service| !moved.contains(service) && existing.is_yes(service, "smtpd_sasl_auth_enable"))
        .collect();
    let usual = services::usual_ports();
    let like: Vec<&Service> = if moved.is_empty() {
        usual.iter().collect()
    } else {
        moved.clone()
    };
    let ports = like
        .into_iter()
        .map(|service| services::port(existing, service))
        .collect();
    let plan = Plan {
        site,
        existing,
        folders,
        old: existing.folder().display().to_string(),
        new: folders.config.display().to_string(),
        taken: taken(site, existing, moved.first().copied()),
        moved,
        closed,
        ports,
    };
    format!(
        "#!/bin/sh\n{}set -eu\n\n{}\n{}\n{}",
        plan.head(),
        plan.forth().function("configure"),
        plan.undo().function("undo"),
        "case \"${1-configure}\" in
configure | undo) \"${1-configure}\" ;;
*) echo \"usage: sh $0 [configure | undo]\" >&2; exit 2 ;;
esac
"
    )
}

impl Plan<'_> {
    fn head(&self) -> String {
        let name = &self.folders.name;
        let old = &self.old;
        [
            format!("From fromline postfix configure, for the Postfix in {old}. Nothing was changed so far."),
            format!(
                "Read it, run it as root, and keep it: “sh FILE” puts the instance {name} beside the existing one, \
                 “sh FILE undo” gives everything back."
            ),
            format!(
                "Fromline's configuration has to say, in [mta]: sockets = \"{}\" and submission = \"{}\"",
                self.folders.sockets().display(),
                self.folders.submission().display()
            ),
        ]
        .map(|text| comment(&text, ""))
        .concat()
    }

    fn forth(&self) -> Block {
        let mut block = Block::default();
        let (old, new) = (self.old.as_str(), self.new.as_str());
        let group = self.existing.get("setgid_group");
        block
            .why("Fromline hands mail to Postfix by a socket that is open to this group alone. (Restart Fromline afterwards.)")
            .run(&["usermod", "--append", "--groups", group, &self.site.user]);
        self.create(&mut block);
        self.settings(&mut block);
        self.master(&mut block);
        let sockets = self.folders.sockets().display().to_string();
        let owner = self.existing.get("mail_owner");
        block
            .why(
                "Fromline's sockets. The folder's group, which the set-group-id bit hands on, is Postfix's: nobody else gets in.",
            )
            .run(&["install", "-d", "-o", &self.site.user, "-m", "2750", &sockets])
            .line(&format!("chgrp \"$(id -g {})\" {}", quote(owner), quote(&sockets)))
            .line(&format!("chmod 2750 {}", quote(&sockets)));
        let back = services::back(self.site, self.existing);
        block.why(&format!("The existing instance. {}", back.why)).run(&[
            "postconf",
            "-c",
            old,
            "-M",
            &format!("{}={}", back.key, back.line),
        ]);
        for service in &self.closed {
            block
                .why(&format!(
                    "Nobody signs in at {} any more: mail from users would go past Fromline.",
                    service.key()
                ))
                .run(&[
                    "postconf",
                    "-c",
                    old,
                    "-P",
                    &format!("{}/smtpd_sasl_auth_enable=no", service.key()),
                ]);
        }
        if !self.moved.is_empty() {
            let keys: Vec<_> = self.moved.iter().map(|service| service.key()).collect();
            let mut words = vec!["postconf", "-c", old, "-MX"];
            words.extend(keys.iter().map(String::as_str));
            block
                .why("The submission ports move to the new instance.")
                .run(&words);
        }
        block
            .why("The existing instance lets the ports go, then the new one takes them. Nothing is lost: who connects in between tries again.")
            .run(&["postfix", "-c", new, "check"])
            .run(&["postfix", "-c", old, "reload"]);
        self.start(&mut block);
        block
    }

    fn create(&self, block: &mut Block) {
        let Folders {
            name, queue, data, ..
        } = self.folders;
        let folder = |key: &str, path: &std::path::Path| format!("{key}={}", path.display());
        block
            .why("A second instance: own configuration, queue and processes, the same programs.")
            .run(&["postmulti", "-e", "init"])
            .line(&format!(
                "if [ ! -e {} ]; then",
                quote(&format!("{}/main.cf", self.new))
            ))
            .line(&format!(
                "    postmulti -I {} -G fromline -e create {} \\\n            {} {}",
                quote(name),
                quote(&folder("config_directory", &self.folders.config)),
                quote(&folder("queue_directory", queue)),
                quote(&folder("data_directory", data)),
            ))
            .line("fi");
    }

    fn settings(&self, block: &mut Block) {
        let set = ["postconf", "-c", &self.new, "-e"];
        let taken = |(name, value): &(String, String)| format!("{name} = {value}").trim_end().to_owned();
        let settings: Vec<_> = self.taken.settings.iter().map(taken).collect();
        let from = self
            .moved
            .first()
            .map_or_else(|| "main.cf".to_owned(), |service| service.key());
        block
            .why(&format!(
                "As the existing instance has it ({from}). Paths below its queue folder are written out. The largest message is \
                 {} bytes, which is what Fromline takes for gateways, or less.",
                self.site.message_max
            ))
            .run_with(&set, &settings);
        for (name, value) in &self.taken.left {
            block.note(&format!(
                "Not taken over, see whether you need it: -o {name} = {value}"
            ));
        }
        let hostname = self.existing.get("myhostname");
        for group in expected::groups(self.site, hostname, &self.taken.milters) {
            let settings: Vec<_> = group
                .settings
                .iter()
                .map(|setting| taken(&(setting.name.to_owned(), setting.value.clone())))
                .collect();
            block.why(group.why).run_with(&set, &settings);
        }
    }

    fn master(&self, block: &mut Block) {
        let new = self.new.as_str();
        let line = |block: &mut Block, service: &Wanted| {
            let line = format!("{}={}", service.key, service.line);
            block.run(&["postconf", "-c", new, "-M", &line]);
        };
        block
            .why(
                "No mail from strangers, which the existing instance takes, and none from sendmail(1), which could have \
                 anybody's sender.",
            )
            .run(&["postconf", "-c", new, "-MX", "smtp/inet", "pickup/unix"]);
        for service in services::own() {
            block.why(service.why);
            line(block, &service);
        }
        for (place, service) in self.ports.iter().enumerate() {
            if place == 0 {
                block.why(service.why);
            }
            line(block, service);
        }
    }

    fn start(&self, block: &mut Block) {
        let (name, new) = (&self.folders.name, quote(&self.new));
        let unit = quote(&format!("postfix@{name}.service"));
        block
            .line("if [ -d /run/systemd/system ] && [ -n \"$(systemctl list-unit-files 'postfix@.service' --no-legend)\" ]; then")
            .line("    systemctl daemon-reload")
            .line(&format!("    systemctl enable {unit}"))
            .line(&format!("    systemctl restart {unit}"))
            .line(&format!("elif postfix -c {new} status 2> /dev/null; then"))
            .line(&format!("    postfix -c {new} reload"))
            .line("else")
            .line(&format!("    postmulti -i {} -p start", quote(name)))
            .line("fi");
    }

    fn undo(&self) -> Block {
        let mut block = Block::default();
        let (old, new) = (self.old.as_str(), self.new.as_str());
        let name = quote(&self.folders.name);
        let queue = self.folders.queue.display().to_string();
        let data = self.folders.data.display().to_string();
        let there = format!("[ -e {} ]", quote(&format!("{new}/main.cf")));
        let ports: Vec<_> = self.ports.iter().map(|port| quote(&port.key)).collect();
        block
            .why("The new instance lets the ports go.")
            .line(&format!("if {there}; then"))
            .line(&format!("    postconf -c {} -MX {}", quote(new), ports.join(" ")))
            .line(&format!("    postfix -c {} reload || true", quote(new)))
            .line("fi");
        if !self.moved.is_empty() || !self.closed.is_empty() {
            block.why("Users sign in at the existing instance again.");
        }
        for service in &self.moved {
            let line = format!("{}={}", service.key(), service.line);
            block.run(&["postconf", "-c", old, "-M", &line]);
        }
        for service in &self.closed {
            let parameter = format!("{}/smtpd_sasl_auth_enable", service.key());
            match service.overrides.get("smtpd_sasl_auth_enable") {
                Some(value) => block.run(&["postconf", "-c", old, "-P", &format!("{parameter}={value}")]),
                None => block.run(&["postconf", "-c", old, "-PX", &parameter]),
            };
        }
        let waiting: Vec<_> = ["incoming", "active", "deferred", "hold"]
            .iter()
            .map(|folder| quote(&format!("{queue}/{folder}")))
            .collect();
        block
            .run(&["postfix", "-c", old, "reload"])
            .why("What the new instance still has is delivered first: the existing one would send it by another route. \
                 (postmulti destroy leaves sockets, and copies for chroot.)")
            .line(&format!("if {there}; then"))
            .line(&format!("    if [ -n \"$(find {} -type f | head -n 1)\" ]; then", waiting.join(" ")))
            .line(&format!(
                "        echo {} >&2",
                quote(&format!(
                    "Mail still waits (postqueue -c {new} -p). Users have their old ports again; run this once more when the \
                     queue is empty."
                ))
            ))
            .line("        exit 1")
            .line("    fi")
            .line("    if [ -d /run/systemd/system ]; then")
            .line(&format!("        systemctl disable --now {} || true", quote(&format!("postfix@{}.service", self.folders.name))))
            .line("    fi")
            .line(&format!("    postfix -c {} stop || true", quote(new)))
            .line(&format!("    postmulti -i {name} -e disable"))
            .line(&format!(
                "    postmulti -i {name} -e destroy 2> /dev/null"
            ))
            .line(&format!("    rm -rf {} {}", quote(&queue), quote(&data)))
            .line("fi");
        block
            .why("Nothing comes back any more, and the group is as before.")
            .run(&[
                "postconf",
                "-c",
                old,
                "-MX",
                &services::back(self.site, self.existing).key,
            ])
            .line(&format!(
                "gpasswd --delete {} {} > /dev/null || true",
                quote(&self.site.user),
                quote(self.existing.get("setgid_group"))
            ));
        let names = [
            "multi_instance_enable",
            "multi_instance_wrapper",
            "multi_instance_directories",
        ];
        let new_names: Vec<_> = names
            .into_iter()
            .filter(|name| !self.existing.sets(name))
            .collect();
        if !new_names.is_empty() {
            let mut words = vec!["postconf", "-c", old, "-X"];
            words.extend(new_names);
            block.run(&words);
        }
        block.run(&["postfix", "-c", old, "reload"]);
        block
    }
}
