use super::*;
use fromline_base::idn::to_ascii;
use fromline_config::Habits;

/// Builds a provider whose endpoints come from its metadata.
pub(crate) fn provider() -> ProviderConfig {
    let host = |name| Host::parse(name, &to_ascii).unwrap();
    ProviderConfig {
        name: "partner".to_owned(),
        label: "Partner".to_owned(),
        issuer: Url::parse("https://id.partner.com").unwrap(),
        client_id: "fromline".to_owned(),
        client_secret_file: None,
        client_expires: None,
        passwords_end: None,
        scopes: ["openid", "offline_access", "mail"].map(str::to_owned).to_vec(),
        smtp_hosts: [host("smtp.partner.com")].into(),
        endpoint_hosts: vec![host("token.partner.com")],
        endpoints: None,
        habits: Habits::default(),
    }
}

#[test]
fn a_server_belongs_to_a_provider() {
    let providers = Providers(vec![Arc::new(TokenProvider::new(provider(), None))]);
    let of = |host| {
        let host = Host::parse(host, &to_ascii).unwrap();
        providers
            .of_host(&host)
            .map(|provider| provider.name().to_owned())
    };
    assert_eq!(of("SMTP.partner.com").as_deref(), Some("partner"));
    for other in [
        "partner.com",
        "x.smtp.partner.com",
        "smtp.partner.com.example",
        "smtp.partner.org",
    ] {
        assert_eq!(of(other), None, "{other}");
    }
}

#[test]
fn what_users_are_asked_and_what_is_enough() {
    let provider = TokenProvider::new(provider(), None);
    let endpoints = metadata::endpoints(
        &provider.config,
        br#"{"issuer":"https://id.partner.com","authorization_endpoint":"https://id.partner.com/authorize?x=1",
            "token_endpoint":"https://id.partner.com/token"}"#,
    )
    .unwrap();
    let request = ConsentRequest {
        redirect: "https://mail.example.com/oauth/return",
        state: "s",
        challenge: "c",
        username: "user&name@partner.com",
    };
    assert_eq!(
        provider.consent_url(&endpoints, &request).as_str(),
        "https://id.partner.com/authorize?x=1&response_type=code&client_id=fromline&redirect_uri=https%3A%2F%2Fmail.example.com\
         %2Foauth%2Freturn&scope=openid+offline_access+mail&state=s&code_challenge=c&code_challenge_method=S256\
         &login_hint=user%26name%40partner.com"
    );
    for (granted, enough) in [
        (None, true),
        (Some(vec!["mail"]), true),
        (Some(vec!["openid", "Mail"]), true),
        (Some(vec!["openid", "offline_access"]), false),
        (Some(vec![]), false),
    ] {
        let granted: Option<Vec<String>> =
            granted.map(|scopes| scopes.into_iter().map(str::to_owned).collect());
        assert_eq!(provider.is_enough(granted.as_deref()), enough, "{granted:?}");
    }
    for (iss, is_named, is_ours) in [
        (Some("https://id.partner.com"), true, true),
        (Some("https://id.partner.com/"), false, true),
        (Some("https://evil.example"), false, false),
        (None, true, false),
        (None, false, true),
    ] {
        let endpoints = Endpoints {
            names_issuer: is_named,
            ..endpoints.clone()
        };
        assert_eq!(provider.is_issuer(&endpoints, iss), is_ours, "{iss:?}");
    }
}

#[test]
fn when_the_registration_s_secret_ends() {
    let mut config = provider();
    let today = "2026-11-30".parse().unwrap();
    assert_eq!(TokenProvider::new(config.clone(), None).days_left(today), None);
    for (ends, days) in [
        ("2026-12-30", 30),
        ("2026-11-30", 0),
        ("2026-11-28", -2),
        ("2028-11-30", 731),
    ] {
        config.client_expires = Some(ends.parse().unwrap());
        assert_eq!(
            TokenProvider::new(config.clone(), None).days_left(today),
            Some(days),
            "{ends}"
        );
    }
}
