//! The settings of the second instance: what is written by the script and asked for by the check, with the reason of each.

use super::{GATEWAY, SOCKETS, Site, values};

/// Settings that have one reason.
#[derive(Clone, Debug)]
pub struct Group {
    /// Why they are so: what follows if they are not.
    pub why: &'static str,
    /// Name and value.
    pub settings: Vec<Setting>,
}

/// A parameter of main.cf; a service that overrides it is wrong as well.
#[derive(Clone, Debug)]
pub struct Setting {
    /// As in postconf(5).
    pub name: &'static str,
    /// As it is written.
    pub value: String,
    /// What the check asks for.
    pub must: Must,
}

/// What the check asks of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Must {
    /// Exactly this; spaces and commas do not count.
    Be,
    /// This first, then what the administrator likes.
    Begin,
    /// It has a check of its own.
    Route,
    /// A good beginning, which the administrator may tune.
    Suggest,
}

/// The milter that decides.
pub fn milter() -> String {
    format!("unix:{SOCKETS}/milter")
}

/// The routes of the organisation's senders, and of the mail server itself.
pub fn routes(site: &Site, hostname: &str) -> Vec<(String, String)> {
    let own = site.domains.iter().map(|domain| format!("@{domain}"));
    let is_listed = site.domains.iter().any(|domain| domain == hostname);
    let itself = (!is_listed).then(|| "@$myhostname".to_owned());
    std::iter::once("<>".to_owned())
        .chain(own)
        .chain(itself)
        .map(|key| (key, site.own_route()))
        .collect()
}

/// All of them, in the order in which they are written. `milters`: those that come after Fromline's.
pub fn groups(site: &Site, hostname: &str, milters: &[String]) -> Vec<Group> {
    let routes = routes(site, hostname);
    let routes = routes.iter().map(|(key, route)| format!("{{{key}={route}}}"));
    let routes = format!("inline:{{{}}}", routes.collect::<Vec<_>>().join(", "));
    let milters: Vec<_> = std::iter::once(milter()).chain(milters.iter().cloned()).collect();
    let listener = format!("{GATEWAY}:unix:{SOCKETS}/gateway");
    let logins = format!("socketmap:unix:{SOCKETS}/maps:login");
    let group = |why, settings: &[(&'static str, &str)]| Group {
        why,
        settings: settings
            .iter()
            .map(|(name, value)| Setting {
                name,
                value: (*value).to_owned(),
                must: Must::Be,
            })
            .collect(),
    };
    let with = |must, mut group: Group| {
        for setting in &mut group.settings {
            setting.must = must;
        }
        group
    };
    vec![
        group(
            "Whatever has no other route goes to Fromline's listener, which decides anew, and never by a route that nobody decided.",
            &[("default_transport", &listener)],
        ),
        with(
            Must::Route,
            group(
                "Mail of the organisation's senders, and returned mail, goes back to the existing instance, which delivers as ever.",
                &[("sender_dependent_default_transport_maps", &routes)],
            ),
        ),
        group(
            "The sender's route holds for every recipient, colleagues too. A domain that is local, virtual or relayed here would \
             be delivered past it.",
            &[
                ("mydestination", ""),
                ("virtual_alias_domains", ""),
                ("virtual_mailbox_domains", ""),
                ("relay_domains", ""),
            ],
        ),
        group(
            "An address like user@[192.0.2.1] is local if that is this machine: refused, since it would be delivered past the \
             sender's route.",
            &[
                ("local_transport", "error:5.1.2 not delivered here"),
                ("virtual_transport", "error:5.1.2 not delivered here"),
                ("relay_transport", "error:5.1.2 not delivered here"),
                ("local_recipient_maps", ""),
                ("alias_maps", ""),
                ("alias_database", ""),
            ],
        ),
        group(
            "Routes by recipient, relay hosts and content filters would win over the sender's route, or take its place.",
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
        group(
            "Addresses stay as Fromline decided them. The existing instance expands aliases, after the route was chosen.",
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
        group(
            "A copy to somebody else would leave by the sender's route, too: by a user's gateway.",
            &[
                ("always_bcc", ""),
                ("sender_bcc_maps", ""),
                ("recipient_bcc_maps", ""),
            ],
        ),
        group(
            "Fromline alone signs in at gateways. A password that Postfix knows is sent wherever a route leads.",
            &[
                ("smtp_sasl_auth_enable", "no"),
                ("smtp_sasl_password_maps", ""),
                ("smtp_sender_dependent_authentication", "no"),
                ("lmtp_sasl_auth_enable", "no"),
                ("lmtp_sasl_password_maps", ""),
                ("lmtp_sender_dependent_authentication", "no"),
            ],
        ),
        group(
            "Only who has signed in sends, over TLS, and only from addresses that Fromline knows as theirs.",
            &[
                ("smtpd_sasl_auth_enable", "yes"),
                ("smtpd_tls_security_level", "encrypt"),
                ("smtpd_tls_auth_only", "yes"),
                ("smtpd_relay_restrictions", "permit_sasl_authenticated, reject"),
                ("smtpd_sender_login_maps", &logins),
                (
                    "smtpd_sender_restrictions",
                    "reject_authenticated_sender_login_mismatch",
                ),
            ],
        ),
        group(
            "Whoever may use XCLIENT says who has signed in. Only Fromline may, by a socket of its own (master.cf).",
            &[("smtpd_authorized_xclient_hosts", "")],
        ),
        with(
            Must::Begin,
            group(
                "Fromline's milter decides headers and route from the From line. It stands before signing milters, so that what \
                 is signed is what leaves.",
                &[("smtpd_milters", &milters.join(", "))],
            ),
        ),
        group(
            "No client is spared the milters, and if one does not answer, the client is told to try again.",
            &[
                ("smtpd_milter_maps", ""),
                ("receive_override_options", ""),
                ("milter_default_action", "tempfail"),
            ],
        ),
        group(
            "Returned mail is addressed to the user's primary address, not to the alias at the partner.",
            &[
                ("non_smtpd_milters", &format!("unix:{SOCKETS}/bounces")),
                ("internal_mail_filter_classes", "bounce"),
            ],
        ),
        group(
            "Gateways may not know SMTPUTF8, and nobody may smuggle a second message behind a bare line feed or a NUL.",
            &[
                ("smtputf8_enable", "no"),
                ("smtpd_forbid_bare_newline", "reject"),
                ("smtpd_forbid_bare_newline_exclusions", ""),
                ("message_strip_characters", "\\0"),
            ],
        ),
        group(
            "Programs on this machine send by the existing instance: sendmail(1) asks nobody whose address it uses.",
            &[("authorized_submit_users", "")],
        ),
        group(
            "Who has signed in stands in no header, and queue ids are not used twice, so that logs can be followed.",
            &[
                ("smtpd_sasl_authenticated_header", "no"),
                ("enable_long_queue_ids", "yes"),
            ],
        ),
        group(
            "The listener is told the queue id, for its log.",
            &[("lmtp_send_xforward_command", "yes")],
        ),
        with(
            Must::Suggest,
            group(
                "Fromline limits connections for each gateway itself; one slow gateway holds up no other.",
                &[
                    ("fromline-gateway_destination_concurrency_limit", "100"),
                    ("fromline-gateway_initial_destination_concurrency", "50"),
                    ("fromline-gateway_destination_recipient_limit", "50"),
                ],
            ),
        ),
        group(
            "Postfix starts this instance, with its network services. (postmulti switches both off.)",
            &[("multi_instance_enable", "yes"), ("master_service_disable", "")],
        ),
    ]
}

/// What a value has to be, for whoever reads it.
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
