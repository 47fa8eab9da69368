//! The settings of the second instance: what is written by the script and asked for by the check, with the reason of each.

use super::{SOCKETS, Site, values};

/// Settings that share a reason.
#[derive(Clone, Debug)]
pub struct Group {
    /// The reason: the consequence if they are different.
    pub why: &'static str,
    /// The settings of the group.
    pub settings: Vec<Setting>,
}

/// A parameter of main.cf; a service that overrides it is wrong as well.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Name of the parameter, as in postconf(5).
    pub name: &'static str,
    /// Value of the parameter, as written.
    pub value: String,
    /// Requirement that the check applies.
    pub must: Must,
}

/// A requirement for a parameter's value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Must {
    /// Exactly this value; spaces and commas are ignored.
    Be,
    /// A list that begins with this value; the administrator may add to it.
    Begin,
    /// A value with a check of its own.
    Route,
    /// A recommended value, which the administrator may tune.
    Suggest,
}

const ROUTES: &str = "Mail of the organisation's senders, and returned mail, goes back to the existing instance, which delivers as ever.";
const MILTERS: &str = "Fromline's milter decides headers and route from the From line. It stands before signing milters, so \
                       that what is signed is what leaves.";

/// What is the same everywhere: why, how strictly, and the settings.
type Fixed = (&'static str, Must, &'static [(&'static str, &'static str)]);

const FIXED: &[Fixed] = &[
    (
        "Whatever has no other route goes to Fromline's listener, which decides anew, and never by a route that nobody decided.",
        Must::Be,
        &[("default_transport", "fromline-gateway:unix:fromline/gateway")],
    ),
    (
        "The sender's route holds for every recipient, colleagues too. A domain that is local, virtual or relayed here would \
             be delivered past it.",
        Must::Be,
        &[
            ("mydestination", ""),
            ("virtual_alias_domains", ""),
            ("virtual_mailbox_domains", ""),
            ("relay_domains", ""),
        ],
    ),
    (
        "An address like user@[192.0.2.1] is local if that is this machine: refused, since it would be delivered past the \
             sender's route.",
        Must::Be,
        &[
            ("local_transport", "error:5.1.2 not delivered here"),
            ("virtual_transport", "error:5.1.2 not delivered here"),
            ("relay_transport", "error:5.1.2 not delivered here"),
            ("local_recipient_maps", ""),
            ("alias_maps", ""),
            ("alias_database", ""),
        ],
    ),
    (
        "Routes by recipient, relay hosts and content filters would win over the sender's route, or take its place.",
        Must::Be,
        &[
            ("transport_maps", ""),
            ("relayhost", ""),
            ("sender_dependent_relayhost_maps", ""),
            ("smtp_fallback_relay", ""),
            ("lmtp_fallback_relay", ""),
            ("content_filter", ""),
            ("smtpd_proxy_filter", ""),
            ("header_checks", ""),
            ("mime_header_checks", ""),
            ("nested_header_checks", ""),
            ("body_checks", ""),
            ("milter_header_checks", ""),
        ],
    ),
    (
        "Addresses stay as Fromline decided them. The existing instance expands aliases, after the route was chosen.",
        Must::Be,
        &[
            ("virtual_alias_maps", ""),
            ("canonical_maps", ""),
            ("sender_canonical_maps", ""),
            ("recipient_canonical_maps", ""),
            ("masquerade_domains", ""),
            ("relocated_maps", ""),
            ("smtp_generic_maps", ""),
            ("lmtp_generic_maps", ""),
        ],
    ),
    (
        "A copy to somebody else would leave by the sender's route, too: by a user's gateway.",
        Must::Be,
        &[
            ("always_bcc", ""),
            ("sender_bcc_maps", ""),
            ("recipient_bcc_maps", ""),
        ],
    ),
    (
        "Fromline alone signs in at gateways. A password that Postfix knows is sent wherever a route leads.",
        Must::Be,
        &[
            ("smtp_sasl_auth_enable", "no"),
            ("smtp_sasl_password_maps", ""),
            ("smtp_sender_dependent_authentication", "no"),
            ("lmtp_sasl_auth_enable", "no"),
            ("lmtp_sasl_password_maps", ""),
            ("lmtp_sender_dependent_authentication", "no"),
        ],
    ),
    (
        "Only who has signed in sends, over TLS, and only from addresses that Fromline knows as theirs.",
        Must::Be,
        &[
            ("smtpd_sasl_auth_enable", "yes"),
            ("smtpd_tls_security_level", "encrypt"),
            ("smtpd_tls_auth_only", "yes"),
            ("smtpd_relay_restrictions", "permit_sasl_authenticated, reject"),
            ("smtpd_sender_login_maps", "socketmap:unix:fromline/maps:login"),
            (
                "smtpd_sender_restrictions",
                "reject_authenticated_sender_login_mismatch",
            ),
        ],
    ),
    (
        "Whoever may use XCLIENT says who has signed in. Only Fromline may, by a socket of its own (master.cf).",
        Must::Be,
        &[("smtpd_authorized_xclient_hosts", "")],
    ),
    (
        "No client is spared the milters, and if one does not answer, the client is told to try again.",
        Must::Be,
        &[
            ("smtpd_milter_maps", ""),
            ("receive_override_options", ""),
            ("milter_default_action", "tempfail"),
        ],
    ),
    (
        "Returned mail is addressed to the user's primary address, not to the alias at the partner.",
        Must::Be,
        &[
            ("non_smtpd_milters", "unix:fromline/bounces"),
            ("internal_mail_filter_classes", "bounce"),
        ],
    ),
    (
        "Gateways may not know SMTPUTF8, and nobody may smuggle a second message behind a bare line feed or a NUL.",
        Must::Be,
        &[
            ("smtputf8_enable", "no"),
            ("smtpd_forbid_bare_newline", "reject"),
            ("smtpd_forbid_bare_newline_exclusions", ""),
            ("message_strip_characters", "\\0"),
        ],
    ),
    (
        "Programs on this machine send by the existing instance: sendmail(1) asks nobody whose address it uses.",
        Must::Be,
        &[("authorized_submit_users", "")],
    ),
    (
        "What a program on this machine left out is not added before the milter sees the message: a missing From, or a \
         Message-ID with this machine's name.",
        Must::Be,
        &[("local_header_rewrite_clients", "")],
    ),
    (
        "Who has signed in stands in no header, and queue ids are not used twice, so that logs can be followed.",
        Must::Be,
        &[
            ("smtpd_sasl_authenticated_header", "no"),
            ("enable_long_queue_ids", "yes"),
        ],
    ),
    (
        "A gateway may take its time over a large message; whoever stops waiting for the listener would send it again. And \
         no gateway makes the others wait: they all are one destination to Postfix.",
        Must::Be,
        &[
            ("lmtp_data_done_timeout", "3600s"),
            ("default_destination_concurrency_failed_cohort_limit", "0"),
        ],
    ),
    (
        "The listener is told the queue id, for its log.",
        Must::Be,
        &[("lmtp_send_xforward_command", "yes")],
    ),
    (
        "Fromline limits connections for each gateway itself; one slow gateway holds up no other.",
        Must::Suggest,
        &[
            ("fromline-gateway_destination_concurrency_limit", "100"),
            ("fromline-gateway_initial_destination_concurrency", "50"),
            ("fromline-gateway_destination_recipient_limit", "50"),
        ],
    ),
    (
        "Postfix starts this instance, with its network services. (postmulti switches both off.)",
        Must::Be,
        &[("multi_instance_enable", "yes"), ("master_service_disable", "")],
    ),
];

/// Address of the milter that decides about messages.
pub fn milter() -> String {
    format!("unix:{SOCKETS}/milter")
}

/// The routes for the organisation's senders and for the mail server's own notices, limited to the notices' address because the host name
/// may be the domain of somebody's alias.
pub fn routes(site: &Site, hostname: &str) -> Vec<(String, String)> {
    let own = site.domains.iter().map(|domain| format!("@{domain}"));
    let is_listed = site.domains.iter().any(|domain| domain == hostname);
    let itself = (!is_listed).then(|| "double-bounce@$myhostname".to_owned());
    std::iter::once("<>".to_owned())
        .chain(own)
        .chain(itself)
        .map(|key| (key, site.own_route()))
        .collect()
}

/// All groups of settings, in the order in which they are written. `milters` are those that follow Fromline's.
pub fn groups(site: &Site, hostname: &str, milters: &[String]) -> Vec<Group> {
    let routes = routes(site, hostname);
    let routes = routes.iter().map(|(key, route)| format!("{{{key}={route}}}"));
    let routes = format!("inline:{{{}}}", routes.collect::<Vec<_>>().join(", "));
    let milters: Vec<_> = std::iter::once(milter()).chain(milters.iter().cloned()).collect();
    let mut groups = vec![
        one(
            ROUTES,
            Must::Route,
            "sender_dependent_default_transport_maps",
            routes,
        ),
        one(MILTERS, Must::Begin, "smtpd_milters", milters.join(", ")),
    ];
    groups.extend(FIXED.iter().map(|(why, must, settings)| {
        Group {
            why,
            settings: settings
                .iter()
                .map(|(name, value)| Setting {
                    name,
                    value: (*value).to_owned(),
                    must: *must,
                })
                .collect(),
        }
    }));
    groups
}

fn one(why: &'static str, must: Must, name: &'static str, value: String) -> Group {
    Group {
        why,
        settings: vec![Setting { name, value, must }],
    }
}

/// Returns true if a value meets the setting's requirement.
pub fn is_met(setting: &Setting, value: &str) -> bool {
    let begins = || {
        let wanted = values::items(&setting.value);
        values::items(value).first() == wanted.first()
    };
    match setting.must {
        Must::Be => values::same(&setting.value, value),
        Must::Begin => begins(),
        Must::Route | Must::Suggest => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{super::GATEWAY, *};

    #[test]
    fn each_setting_stands_once_and_the_names_agree() {
        let site = Site {
            message_max: 1,
            domains: vec!["example.com".to_owned()],
            user: "fromline".to_owned(),
            port: 10026,
        };
        let groups = groups(&site, "mail.example.com", &[]);
        let settings: Vec<_> = groups.iter().flat_map(|group| &group.settings).collect();
        let names: BTreeSet<_> = settings.iter().map(|setting| setting.name).collect();
        assert_eq!(names.len(), settings.len());
        let text = format!("{settings:?}");
        for expected in [
            format!("{GATEWAY}:unix:{SOCKETS}/gateway"),
            format!("{GATEWAY}_destination_concurrency_limit"),
            format!("socketmap:unix:{SOCKETS}/maps:login"),
            format!("unix:{SOCKETS}/bounces"),
        ] {
            assert!(text.contains(&expected), "{expected}");
        }
        let table = routes(&site, "example.com");
        assert_eq!(table.len(), 2, "{table:?}");
    }
}
