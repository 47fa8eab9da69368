use super::*;
use crate::{address::tests::ascii, gateway::PORTS};

fn outgoing(host: &str, port: i64, socket: &str, authentication: &[&str], username: &str) -> Outgoing {
    Outgoing {
        host: host.to_owned(),
        port,
        socket: socket.to_owned(),
        authentication: authentication.iter().map(|&way| way.to_owned()).collect(),
        username: username.to_owned(),
    }
}

fn read(outgoing: &Outgoing) -> Result<Candidate, Unfit> {
    outgoing.candidate("partner.com", SettingsSource::Published, &PORTS, &ascii)
}

#[test]
fn what_can_be_offered() {
    let good = outgoing(
        "mail.%EMAILDOMAIN%",
        465,
        "SSL",
        &["password-cleartext"],
        "%EMAILADDRESS%",
    );
    let found = read(&good).unwrap();
    assert_eq!(found.gateway.host.as_str(), "mail.partner.com");
    assert_eq!(found.username.as_deref(), Some("%EMAILADDRESS%"));
    for (socket, expected) in [
        ("plain", Unfit::Plain),
        ("", Unfit::Plain),
        ("TLSv9", Unfit::Plain),
    ] {
        let unfit = Outgoing {
            socket: socket.to_owned(),
            ..good.clone()
        };
        assert_eq!(read(&unfit), Err(expected), "{socket}");
    }
    for (host, port) in [
        ("127.0.0.1", 465),
        ("localhost", 465),
        ("", 465),
        ("smtp.partner.com:465", 465),
        ("smtp.partner.com", 22),
        ("smtp.partner.com", 0),
        ("smtp.partner.com", -1),
    ] {
        let unfit = Outgoing {
            host: host.to_owned(),
            port,
            ..good.clone()
        };
        assert_eq!(read(&unfit), Err(Unfit::Unusable), "{host} {port}");
    }
    for (ways, takes) in [
        (&[][..], Ok(true)),
        (&["OAuth2", "password-cleartext"], Ok(true)),
        (&["password-encrypted"], Ok(true)),
        (&["OAuth2"], Ok(false)),
        (&["none"], Err(Unfit::Unusable)),
        (&["client-IP-address"], Err(Unfit::Unusable)),
    ] {
        let way = Outgoing {
            authentication: ways.iter().map(|&way| way.to_owned()).collect(),
            ..good.clone()
        };
        let found = read(&way).map(|found| found.takes_passwords);
        assert_eq!(found, takes, "{ways:?}");
    }
}

#[test]
fn user_names() {
    let address = Address::parse("User.Name@partner.com", &ascii).unwrap();
    for (published, filled) in [
        ("%EMAILADDRESS%", Some("User.Name@partner.com")),
        ("%EMAILLOCALPART%", Some("User.Name")),
        ("%EMAILLOCALPART%.%EMAILDOMAIN%", Some("User.Name.partner.com")),
        ("%EMAILLOCALPART%#%EMAILDOMAIN%", Some("User.Name#partner.com")),
        ("office", Some("office")),
        ("%REALNAME%", None),
        ("%EMAILLOCALPART", None),
        ("", None),
        ("a b", None),
        ("a\u{202e}b", None),
    ] {
        let known = template(published);
        let known = known.map(|known| fill_username(&known, &address));
        assert_eq!(known.as_deref(), filled, "{published}");
    }
    assert_eq!(template(&"x".repeat(300)), None);
}

#[test]
fn the_safest_that_works_comes_first() {
    use ServerState::{Answers, Fails, Unknown};
    use SettingsSource::{Dns, Guessed, Known, MailServers, Mozilla, Published};
    let candidate = |host: &str, port: u16, source, state| Candidate {
        gateway: Gateway {
            host: Host::parse(host, &ascii).unwrap(),
            port,
            security: if port == 465 {
                Security::Implicit
            } else {
                Security::Starttls
            },
        },
        username: None,
        takes_passwords: true,
        source,
        state,
    };
    let given = vec![
        candidate("a.example", 465, Guessed, Answers),
        candidate("b.example", 465, Published, Fails),
        candidate("b.example", 587, Published, Answers),
        candidate("c.example", 465, Dns, Answers),
        candidate("d.example", 465, Mozilla, Unknown),
        candidate("e.example", 25, Known, Answers),
        candidate("e.example", 587, Known, Answers),
        candidate("e.example", 465, Known, Answers),
        candidate("c.example", 465, Mozilla, Answers),
        candidate("f.example", 465, MailServers, Answers),
        Candidate {
            takes_passwords: false,
            ..candidate("g.example", 465, Published, Answers)
        },
    ];
    let order: Vec<_> = rank(given)
        .into_iter()
        .map(|found| format!("{}:{}", found.gateway.host, found.gateway.port))
        .collect();
    assert_eq!(
        order,
        [
            "b.example:587",
            "e.example:465",
            "e.example:587",
            "e.example:25",
            "c.example:465",
            "f.example:465",
            "a.example:465",
            "d.example:465",
            "b.example:465",
            "g.example:465",
        ]
    );
}

proptest::proptest! {
    #[test]
    fn nothing_published_panics_and_nothing_plain_passes(
        host in "\\PC{0,30}|[a-z0-9.%-]{0,30}", port: i64, socket in "SSL|STARTTLS|plain|\\PC{0,8}", name in "\\PC{0,40}"
    ) {
        let published = outgoing(&host, port, &socket, &[], &name);
        let found = read(&published);
        if found.is_ok() {
            proptest::prop_assert!(["ssl", "starttls"].contains(&socket.trim().to_ascii_lowercase().as_str()));
        }
    }
}
