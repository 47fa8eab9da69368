//! The lines of master.cf that belong to Fromline.

use super::{GATEWAY, Instance, SUBMISSION, Site, instance::Service};

/// A service to write to master.cf.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Key of the service in postconf(1): `name/type`.
    pub key: String,
    /// The service's line in master.cf.
    pub line: String,
    /// Parameters set by `-o`.
    pub overrides: Vec<(&'static str, String)>,
    /// The reason for the service.
    pub why: &'static str,
}

impl Wanted {
    fn new(name: &str, fields: &str, overrides: &[(&'static str, &str)], why: &'static str) -> Self {
        let kind = fields.split(' ').next().unwrap_or_default();
        let options = overrides.iter().map(|(name, value)| {
            if value.contains(' ') {
                format!(" -o {{{name}={value}}}")
            } else {
                format!(" -o {name}={value}")
            }
        });
        Self {
            key: format!("{name}/{kind}"),
            line: format!("{name} {fields}{}", options.collect::<String>()),
            overrides: overrides
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
            why,
        }
    }

    /// The value that the service sets for this parameter.
    pub fn sets(&self, name: &str) -> Option<&str> {
        let set = self.overrides.iter().find(|(set, _)| *set == name);
        set.map(|(_, value)| value.as_str())
    }
}

/// Services of the second instance besides its submission ports.
pub fn own() -> [Wanted; 2] {
    [
        Wanted::new(
            GATEWAY,
            "unix - - n - - lmtp",
            &[],
            "Mail with a gateway leaves by Fromline's listener, which signs in at the gateway.",
        ),
        Wanted::new(
            SUBMISSION,
            "unix n - n - - smtpd",
            &[
                ("smtpd_authorized_xclient_hosts", "127.0.0.1"),
                ("smtpd_tls_security_level", "none"),
                ("smtpd_tls_auth_only", "no"),
                ("smtpd_sender_restrictions", ""),
                ("syslog_name", "postfix/fromline"),
            ],
            "Fromline hands mail in by a socket that the group postdrop opens. Never a port: whoever connects says who they are.",
        ),
    ]
}

/// A submission port that replaces the existing one. It is not chrooted, since it uses sockets of the existing instance.
pub fn port(existing: &Instance, service: &Service) -> Wanted {
    let why = "The submission port, as the existing instance had it.";
    if existing.is_yes(service, "smtpd_tls_wrappermode") {
        let options = [("smtpd_tls_wrappermode", "yes")];
        return Wanted::new(&service.name, "inet n - n - - smtpd", &options, why);
    }
    Wanted::new(&service.name, "inet n - n - - smtpd", &[], why)
}

/// The usual ports, for users who had none so far.
pub fn usual_ports() -> [Service; 2] {
    let port = |name: &str, overrides: &[(&str, &str)]| Service {
        name: name.to_owned(),
        kind: "inet".to_owned(),
        program: "smtpd".to_owned(),
        overrides: overrides
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        ..Service::default()
    };
    [
        port("submission", &[]),
        port("submissions", &[("smtpd_tls_wrappermode", "yes")]),
    ]
}

/// The service by which the existing instance takes the organisation's mail back. It repeats no checks on users and strangers: the second
/// instance has done them, and nobody signs in here.
pub fn back(site: &Site, existing: &Instance) -> Wanted {
    let like = existing.running("smtpd").next();
    let chroot = like.map_or("-", |service| service.chroot.as_str());
    Wanted::new(
        &site.back(),
        &format!("inet n - {chroot} - - smtpd"),
        &[
            ("mynetworks", "127.0.0.0/8"),
            ("smtpd_relay_restrictions", "permit_mynetworks, reject"),
            ("smtpd_milters", ""),
            ("smtpd_client_restrictions", ""),
            ("smtpd_helo_restrictions", ""),
            ("smtpd_sender_restrictions", ""),
            ("smtpd_recipient_restrictions", ""),
            ("smtpd_data_restrictions", ""),
            ("smtpd_end_of_data_restrictions", ""),
            ("smtpd_authorized_xclient_hosts", ""),
            ("smtpd_sasl_auth_enable", "no"),
            ("smtpd_tls_security_level", "none"),
            ("syslog_name", "postfix/from-fromline"),
        ],
        "The organisation's mail comes back here, on loopback, and is delivered as ever. It was signed where it came from.",
    )
}

/// Returns true if a service of the existing instance is for users: by its port, or because they can sign in there.
pub fn is_submission(existing: &Instance, service: &Service) -> bool {
    let usual = ["submission", "submissions", "smtps", "587", "465"];
    let is_smtp = ["smtp", "25"].contains(&service.port());
    let inet = service.kind == "inet" && service.program == "smtpd";
    let signs_in = existing.is_yes(service, "smtpd_sasl_auth_enable");
    inet && (usual.contains(&service.port()) || (signs_in && !is_smtp))
}
