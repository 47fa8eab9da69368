use super::*;
use crate::oauth::{challenge, verifier};
use secrecy::ExposeSecret as _;

fn issuer() -> DemoIssuer {
    DemoIssuer::new("http://127.0.0.1:8080").unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let client = [("client_id", CLIENT)];
    let all = pairs.iter().chain(&client);
    all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// Returns the token endpoint's answer for a consent with this choice.
fn consent(issuer: &DemoIssuer, choice: ConsentChoice) -> serde_json::Value {
    let verifier = verifier().unwrap();
    let asked = AskedConsent {
        state: "s".to_owned(),
        challenge: challenge(&verifier),
        account: "user.name@example.org".to_owned(),
    };
    let back = issuer.decide(&asked, choice).unwrap();
    let code = back.query_pairs().find(|(name, _)| name == "code").unwrap().1;
    let form = fields(&[
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("code_verifier", verifier.expose_secret()),
        ("redirect_uri", "http://127.0.0.1:8080/oauth/return"),
    ]);
    let TokenAnswer(status, body) = issuer.answer("/token", &form);
    assert_eq!(status, 200, "{body}");
    assert_eq!(issuer.answer("/token", &form).0, 400, "a code is good once");
    body
}

fn refresh(issuer: &DemoIssuer, token: &serde_json::Value) -> TokenAnswer {
    let token = token.as_str().unwrap();
    issuer.answer(
        "/token",
        &fields(&[("grant_type", "refresh_token"), ("refresh_token", token)]),
    )
}

#[test]
fn only_fromline_s_requests_are_asked_about() {
    let issuer = issuer();
    let good = [
        ("redirect_uri", "http://127.0.0.1:8080/oauth/return"),
        ("response_type", "code"),
        ("code_challenge_method", "S256"),
        ("code_challenge", "c"),
        ("state", "s"),
        ("login_hint", "anna@example.org"),
    ];
    let asked = issuer.asked(&fields(&good)).unwrap();
    assert_eq!(
        (asked.account.as_str(), asked.state.as_str()),
        ("anna@example.org", "s")
    );
    for (name, value) in [
        ("redirect_uri", "https://elsewhere.example/oauth/return"),
        ("client_id", "another"),
        ("code_challenge_method", "plain"),
        ("code_challenge", ""),
    ] {
        let mut bad = fields(&good);
        bad.insert(name.to_owned(), value.to_owned());
        assert_eq!(issuer.asked(&bad), None, "{name}");
    }
}

#[test]
fn a_token_is_good_for_its_account_and_the_shared_mailbox() {
    let issuer = issuer();
    let tokens = consent(&issuer, ConsentChoice::Agree);
    let access = tokens["access_token"].as_str().unwrap();
    assert_eq!(issuer.sign_in("User.Name@example.org", access), Ok(()));
    assert_eq!(issuer.sign_in(SHARED, access), Ok(()));
    for (user, token) in [("anna@example.org", access), ("user.name@example.org", "x")] {
        assert_eq!(issuer.sign_in(user, token), Err(TokenRefusal::Invalid), "{user}");
    }
    let next = refresh(&issuer, &tokens["refresh_token"]);
    assert_eq!(next.0, 200);
    assert_eq!(refresh(&issuer, &tokens["refresh_token"]).0, 400, "rotated");
    let last = next.1["refresh_token"].as_str().unwrap();
    issuer.answer("/revoke", &fields(&[("token", last)]));
    let access = next.1["access_token"].as_str().unwrap();
    assert_eq!(
        issuer.sign_in("user.name@example.org", access),
        Err(TokenRefusal::Invalid)
    );
    assert_eq!(refresh(&issuer, &next.1["refresh_token"]).0, 400);
}

#[test]
fn each_trouble_is_where_it_belongs() {
    use ConsentChoice::{Agree, Deny, EndsSoon, NoMail, OffForMailbox, OffForTenant, Rule};
    let issuer = issuer();
    for choice in ConsentChoice::TROUBLES.into_iter().chain([Agree, Deny]) {
        assert_eq!(ConsentChoice::parse(choice.code()), Some(choice));
        if choice.error().is_some() {
            continue;
        }
        let tokens = consent(&issuer, choice);
        let expected = match choice {
            NoMail => Err(TokenRefusal::Scope),
            OffForMailbox | OffForTenant | Rule => Err(TokenRefusal::Switched(choice)),
            _ => Ok(()),
        };
        let access = tokens["access_token"].as_str().unwrap();
        assert_eq!(issuer.sign_in("user.name@example.org", access), expected);
        let refreshed = refresh(&issuer, &tokens["refresh_token"]).0;
        assert_eq!(refreshed == 200, choice != EndsSoon, "{choice:?}");
    }
    assert_eq!(ConsentChoice::parse("x"), None);
}

#[test]
fn a_device_waits_for_its_code() {
    let issuer = issuer();
    let begun = issuer.answer("/device", &fields(&[])).1;
    assert_eq!(
        begun["verification_uri"],
        "http://localhost:8080/demo/provider/device"
    );
    let secret = begun["device_code"].as_str().unwrap();
    let poll = fields(&[
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", secret),
    ]);
    assert_eq!(issuer.answer("/token", &poll).1["error"], "authorization_pending");
    let code = begun["user_code"].as_str().unwrap().to_ascii_lowercase();
    assert!(issuer.is_waiting(&code) && !issuer.is_waiting("AAAA-AAAA"));
    assert!(issuer.decide_device(&code, "anna@example.org", ConsentChoice::Agree));
    assert!(
        !issuer.decide_device(&code, "anna@example.org", ConsentChoice::Deny),
        "once"
    );
    let tokens = issuer.answer("/token", &poll);
    assert_eq!(tokens.0, 200);
    let access = tokens.1["access_token"].as_str().unwrap();
    assert_eq!(issuer.sign_in("anna@example.org", access), Ok(()));
    assert_eq!(issuer.answer("/token", &poll).0, 400, "and is over");
}
