use super::*;

/// Loads a file, replacing SECRET with the path of a secret file in a temporary folder.
fn with_secret(file: &str) -> Result<Loaded, String> {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "canary-of-a-client").unwrap();
    from(&file.replace("SECRET", &secret.display().to_string()), &[])
}

#[test]
fn two_are_known_and_others_say_what_they_are() {
    let loaded = with_secret(
        r#"
        [oauth.microsoft]
        client_id = "11111111-2222"
        client_secret_file = "SECRET"
        client_expires = "2028-11-30"
        issuer = "https://login.microsoftonline.com/tenant-id/v2.0"
        [oauth.google]
        client_id = "x.apps.googleusercontent.com"
        client_secret_file = "SECRET"
        [oauth.partner]
        label = "Partner AG"
        client_id = "fromline"
        issuer = "https://id.partner.com/realms/mail"
        scopes = ["openid", "offline_access", "smtp"]
        smtp_hosts = ["SMTP.partner.com", "smtp.bücher.example"]
        "#,
    )
    .unwrap();
    assert!(!format!("{loaded:?}").contains("canary"));
    let [google, microsoft, partner] = loaded.config.oauth.as_slice() else {
        panic!("three, by name");
    };
    let urls = |provider: &crate::ProviderConfig| {
        let endpoints = provider.endpoints.clone().unwrap();
        [
            Some(endpoints.authorize),
            Some(endpoints.token),
            endpoints.device,
            endpoints.revocation,
        ]
        .map(|url| url.map(String::from).unwrap_or_default())
    };
    assert_eq!(
        urls(microsoft),
        [
            "https://login.microsoftonline.com/tenant-id/oauth2/v2.0/authorize",
            "https://login.microsoftonline.com/tenant-id/oauth2/v2.0/token",
            "https://login.microsoftonline.com/tenant-id/oauth2/v2.0/devicecode",
            "",
        ]
    );
    assert_eq!(
        urls(google),
        [
            "https://accounts.google.com/o/oauth2/v2/auth",
            "https://oauth2.googleapis.com/token",
            "",
            "https://oauth2.googleapis.com/revoke",
        ]
    );
    assert_eq!(
        (microsoft.label.as_str(), google.label.as_str()),
        ("Microsoft", "Google")
    );
    assert_eq!(microsoft.client_expires.unwrap().to_string(), "2028-11-30");
    assert_eq!(partner.label, "Partner AG");
    assert_eq!(partner.endpoints, None, "its issuer is asked");
    let hosts: Vec<&str> = partner
        .smtp_hosts
        .iter()
        .map(fromline_core::gateway::Host::as_str)
        .collect();
    assert_eq!(hosts, ["smtp.partner.com", "smtp.xn--bcher-kva.example"]);
}

#[test]
fn the_environment_names_them_too() {
    let env = [
        ("FROMLINE_OAUTH__PARTNER__CLIENT_ID", "fromline"),
        ("FROMLINE_OAUTH__PARTNER__ISSUER", "https://id.partner.com"),
        ("FROMLINE_OAUTH__PARTNER__SCOPES", "openid smtp"),
        ("FROMLINE_OAUTH__PARTNER__SMTP_HOSTS", "smtp.partner.com"),
        (
            "FROMLINE_OAUTH__PARTNER__TOKEN_URL",
            "https://token.partner.com/token",
        ),
        ("FROMLINE_OAUTH__PARTNER__ENDPOINT_HOSTS", "token.partner.com"),
    ];
    let set = ["oauth.partner.authorize_url=https://id.partner.com/authorize"];
    let loaded = read("", &env, &set, Purpose::Command).unwrap();
    let [partner] = loaded.config.oauth.as_slice() else {
        panic!("one");
    };
    assert_eq!(
        (partner.name.as_str(), partner.label.as_str()),
        ("partner", "partner")
    );
    assert!(partner.endpoints.is_some());
    assert_eq!(partner.scopes, ["openid", "smtp"]);
}

#[test]
fn every_mistake_of_a_provider_is_told_at_once() {
    let file = r#"
[oauth]
client_id = "x"
[oauth.microsoft]
client_secret_file = "/nowhere/secret"
client_expires = "30.11.2028"
[oauth.partner]
client_id = "a b"
issuer = "http://id.partner.com"
smtp_hosts = ["smtp.partner.com", "127.0.0.1"]
[oauth.other]
client_id = "fromline"
issuer = "https://id.other.example"
scopes = ["smtp"]
smtp_hosts = ["smtp.gmail.com"]
authorize_url = "https://id.other.example/authorize"
revocation_url = "https://id.other.example/revoke"
[oauth.third]
client_id = "fromline"
issuer = "https://id.third.example/?x=1"
scopes = ["smtp"]
smtp_hosts = []
token_url = "https://user@id.third.example/token"
[oauth.fourth]
client_id = "fromline"
issuer = "https://id.fourth.example"
scopes = ["smtp"]
smtp_hosts = ["smtp.fourth.example"]
authorize_url = "https://id.fourth.example/authorize"
token_url = "https://evil.example/token"
client_secrets = "x"
[oauth.google]
client_id = "x"
[oauth.Bad]
client_id = "x"
"#;
    let faults = from(file, &[]).unwrap_err();
    insta::assert_snapshot!(faults, @r#"
    18 mistakes in the configuration:
      FILE:3: oauth.client_id: no such setting; did you mean oauth.NAME.client_id?
      FILE:5: oauth.microsoft.client_secret_file: /nowhere/secret: No such file or directory (os error 2)
      FILE:6: oauth.microsoft.client_expires: “30.11.2028” is no day like 2028-11-30; for example "2028-11-30"
      FILE:8: oauth.partner.client_id: “a b” is empty, or has blanks or other letters; for example "fromline"
      FILE:9: oauth.partner.issuer: “http://id.partner.com” is no https URL with a name; for example "https://id.partner.com"
      FILE:10: oauth.partner.smtp_hosts: “127.0.0.1” is no host name; for example ["smtp.partner.com"]
      FILE:15: oauth.other.smtp_hosts: “smtp.gmail.com” is another provider's, too
      FILE:16: oauth.other.authorize_url: oauth.other.token_url is missing beside it
      FILE:17: oauth.other.revocation_url: oauth.other.token_url is missing beside it
      FILE:20: oauth.third.issuer: “https://id.third.example/?x=1” is no issuer: it has a query; for example "https://id.partner.com"
      FILE:22: oauth.third.smtp_hosts: no hosts: its tokens could go nowhere
      FILE:23: oauth.third.token_url: “https://user@id.third.example/token” is no https URL with a name; for example "https://id.partner.com/token"
      FILE:23: oauth.third.token_url: oauth.third.authorize_url is missing beside it
      FILE:30: oauth.fourth.token_url: “evil.example” is not the issuer's; add it to oauth.fourth.endpoint_hosts if it is the provider's
      FILE:31: oauth.fourth.client_secrets: no such setting; did you mean oauth.fourth.client_secret_file?
      FILE:35: oauth.Bad.client_id: no such setting; the name of a table has 1 to 32 small letters, digits and hyphens
      oauth.microsoft.client_id: the provider needs it; for example "fromline"
      oauth.partner.scopes: the provider needs it; for example ["openid", "email", "offline_access", "smtp"]
    "#);
}
