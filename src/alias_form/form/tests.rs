use fromline_core::{
    api::{Organisation, ServerState, SettingsSource},
    policy::SuspendedMail,
};

use super::*;

/// Stands in for the browser: ASCII stays as it is.
#[expect(clippy::unnecessary_wraps, reason = "the browser's own may refuse")]
fn ascii(domain: &str) -> Option<String> {
    Some(domain.to_ascii_lowercase())
}

/// Here every text is in NFC, and all of it assigned but one.
const UNICODE: Unicode<'static> = Unicode {
    to_nfc: &str::to_owned,
    has_unassigned: &|text| text.contains('\u{378}'),
};

fn account() -> Account {
    Account {
        address: "user@example.com".to_owned(),
        name: "User".to_owned(),
        admin: false,
        permissions: Vec::new(),
        everywhere: Vec::new(),
        language: None,
        gateways_allowed: true,
        suspended_mail: SuspendedMail::Refuse,
        checklist_hidden: false,
        organisation: Organisation {
            domains: vec!["example.com".to_owned()],
            ..Organisation::default()
        },
    }
}

fn typed(address: &str) -> TypedAlias {
    TypedAlias {
        address: address.to_owned(),
        ..TypedAlias::default()
    }
}

#[test]
fn every_fault_of_the_first_step_is_found_at_once() {
    let form = TypedAlias {
        name: "Boss <boss@bank.com>".to_owned(),
        reply_to: "nobody".to_owned(),
        ..typed(" USER@example.com ")
    };
    let faults = form.check_address(&account(), &ascii, UNICODE);
    assert_eq!(
        faults,
        [
            (FieldId::Name, Reason::NameContainsAddress),
            (FieldId::ReplyTo, Reason::AddressInvalid),
            (FieldId::Address, Reason::OwnAddress),
        ]
    );
    assert_eq!(
        typed("user.name@partner.com").check_address(&account(), &ascii, UNICODE),
        []
    );
}

#[test]
fn a_name_is_looked_at_as_the_server_will_keep_it() {
    let unicode = Unicode {
        to_nfc: &|text| text.replace("e\u{301}", "é"),
        ..UNICODE
    };
    let faults = |name: String| TypedAlias { name, ..typed("") }.check_name_and_reply(&ascii, unicode);
    assert_eq!(faults("e\u{301}".repeat(200)), []);
    assert_eq!(
        faults("a\u{378}".to_owned()),
        [(FieldId::Name, Reason::CharacterForbidden)]
    );
}

#[test]
fn a_new_gateway_needs_everything() {
    let form = TypedAlias {
        port: "x".to_owned(),
        security: SecurityMode::None,
        ..TypedAlias::default()
    };
    assert_eq!(
        form.check_gateway("", None, &ascii),
        [
            (FieldId::Host, Reason::Required),
            (FieldId::Port, Reason::PortInvalid),
            (FieldId::Username, Reason::Required),
            (FieldId::Password, Reason::Required),
            (FieldId::Security, Reason::SecurityNoneRefused),
        ]
    );
}

#[test]
fn a_server_is_sent_as_it_is_meant() {
    let mut form = TypedAlias {
        host: " smtp://SMTP.partner.com.:587/ ".to_owned(),
        username: "user".to_owned(),
        ..TypedAlias::default()
    };
    assert_eq!(form.check_gateway("secret", None, &ascii), []);
    let sent = form.request(DeliveryRoute::Gateway, "secret").smtp_msa.unwrap();
    assert_eq!(
        (sent.host.as_str(), sent.port, sent.security_mode),
        ("SMTP.partner.com", 587, SecurityMode::Starttls)
    );
    form.settle();
    assert_eq!(
        (form.host.as_str(), form.port.as_str(), form.security),
        ("SMTP.partner.com", "587", SecurityMode::Starttls)
    );
    // Which others the operator allows, the server says.
    form.host = "smtp.partner.com:2525".to_owned();
    assert_eq!(form.check_gateway("secret", None, &ascii), []);
    form.settle();
    assert_eq!(
        (form.host.as_str(), form.port.as_str()),
        ("smtp.partner.com:2525", "587")
    );
}

#[test]
fn a_stored_gateway_needs_its_password_only_when_it_changes() {
    let stored = SmtpMsa {
        host: "smtp.partner.com".to_owned(),
        port: 465,
        security_mode: SecurityMode::Ssl,
        ..SmtpMsa::default()
    };
    let same = TypedAlias {
        host: " SMTP.partner.com ".to_owned(),
        ..TypedAlias::default()
    };
    assert_eq!(same.check_gateway("", Some(&stored), &ascii), []);
    for changed in [
        TypedAlias {
            host: "mail.partner.com".to_owned(),
            ..same.clone()
        },
        TypedAlias {
            port: "587".to_owned(),
            ..same.clone()
        },
        TypedAlias {
            username: "other".to_owned(),
            ..same.clone()
        },
        TypedAlias {
            security: SecurityMode::Starttls,
            ..same.clone()
        },
    ] {
        let needed = [(FieldId::Password, Reason::GatewayPasswordRequired)];
        assert_eq!(
            changed.check_gateway("", Some(&stored), &ascii),
            needed,
            "{changed:?}"
        );
        assert_eq!(changed.check_gateway("secret", Some(&stored), &ascii), []);
    }
}

fn found(host: &str, port: i64, security_mode: SecurityMode, username: &str) -> SubmissionServer {
    SubmissionServer {
        host: host.to_owned(),
        port,
        security_mode,
        username: Some(username.to_owned()),
        takes_passwords: true,
        source: SettingsSource::Published,
        state: ServerState::Answers,
    }
}

#[test]
fn what_is_found_follows_the_address_until_somebody_types() {
    let mut form = typed("user.name@partner.com");
    form.prefill(&ascii);
    assert_eq!(
        (form.host.as_str(), form.username.as_str()),
        ("", "user.name@partner.com"),
        "nothing is guessed here"
    );
    let server = found(
        "mail.partner.com",
        587,
        SecurityMode::Starttls,
        "%EMAILLOCALPART%",
    );
    form.take_found(&server, &ascii);
    assert_eq!(
        (form.host.as_str(), form.port.as_str(), form.username.as_str()),
        ("mail.partner.com", "587", "user.name")
    );
    assert_eq!(form.security, SecurityMode::Starttls);
    form.port = "25".to_owned();
    form.take_found(&server, &ascii);
    assert_eq!(form.port, "25", "whoever changed the port meant it");
    form.host = "mail.example.net".to_owned();
    form.port = "465".to_owned();
    form.username = "me".to_owned();
    form.take_found(&server, &ascii);
    assert_eq!(
        (form.host.as_str(), form.port.as_str(), form.username.as_str()),
        ("mail.example.net", "465", "me")
    );
}

#[test]
fn another_address_takes_along_nothing_that_was_found() {
    let mut form = typed("user.name@partner.com");
    form.prefill(&ascii);
    form.take_found(
        &found("mail.partner.com", 465, SecurityMode::Ssl, "%EMAILADDRESS%"),
        &ascii,
    );
    form.address = "other@partner.com".to_owned();
    form.prefill(&ascii);
    assert_eq!(
        (form.host.as_str(), form.username.as_str()),
        ("mail.partner.com", "other@partner.com")
    );
    form.address = "other@dominiopartner.it".to_owned();
    form.prefill(&ascii);
    assert_eq!(
        (form.host.as_str(), form.username.as_str()),
        ("", "other@dominiopartner.it")
    );
}

#[test]
fn ports_of_hosts_that_have_one_alone() {
    assert_eq!(
        port_of_host("smtp-mail.outlook.com"),
        Some((587, SecurityMode::Starttls))
    );
    assert_eq!(port_of_host("smtp.partner.com"), None);
}

#[test]
fn certified_mail_is_refused_with_its_reason() {
    let faults = typed("azienda@pec.it").check_address(&account(), &ascii, UNICODE);
    assert_eq!(faults, [(FieldId::Address, Reason::CertifiedMail)]);
    let form = TypedAlias {
        host: "smtps.pec.aruba.it".to_owned(),
        username: "user".to_owned(),
        ..typed("user.name@partner.com")
    };
    let faults = form.check_gateway("password", None, &ascii);
    assert_eq!(faults, [(FieldId::Host, Reason::CertifiedMail)]);
}

#[test]
fn what_is_chosen_among_others_takes_the_place_of_what_stood_there() {
    let mut form = TypedAlias {
        host: "mail.example.net".to_owned(),
        port: "25".to_owned(),
        ..typed("user.name@partner.com")
    };
    form.choose(
        &found(
            "mail.partner.com",
            587,
            SecurityMode::Starttls,
            "%EMAILLOCALPART%",
        ),
        &ascii,
    );
    assert_eq!(
        (form.host.as_str(), form.port.as_str(), form.username.as_str()),
        ("mail.partner.com", "587", "user.name")
    );
    assert_eq!(form.security, SecurityMode::Starttls);
}

#[test]
fn the_request_is_trimmed_and_the_password_is_not() {
    let form = TypedAlias {
        name: " User Name ".to_owned(),
        host: " smtp.partner.com ".to_owned(),
        username: " user ".to_owned(),
        ..typed(" user.name@partner.com ")
    };
    let request = form.request(DeliveryRoute::Gateway, " pass word ");
    assert_eq!(request.send_as_email.as_deref(), Some("user.name@partner.com"));
    assert_eq!(request.display_name.as_deref(), Some("User Name"));
    let gateway = request.smtp_msa.unwrap();
    assert_eq!((gateway.host.as_str(), gateway.port), ("smtp.partner.com", 465));
    assert_eq!(gateway.username.as_deref(), Some("user"));
    assert_eq!(gateway.password.as_deref(), Some(" pass word "));
    assert_eq!(form.request(DeliveryRoute::Organisation, "x").smtp_msa, None);
}

#[test]
fn own_domains_are_known_in_any_case() {
    assert!(typed("a@EXAMPLE.com").is_own_domain(&account(), &ascii));
    assert!(!typed("a@partner.com").is_own_domain(&account(), &ascii));
}
