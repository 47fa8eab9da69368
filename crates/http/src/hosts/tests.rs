use axum::body::Body;

use super::*;

fn config() -> Config {
    Config {
        public_url: "https://mail.example.com:8443".to_owned(),
        allowed_hosts: vec!["fromline.internal".to_owned(), "[2001:db8::1]".to_owned()],
        ..Config::default()
    }
}

fn request(target: &str, headers: &[(&str, &str)]) -> Request {
    let mut request = Request::get(target);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

#[test]
fn whose_a_host_is() {
    for (host, ours) in [
        ("mail.example.com", true),
        ("fromline.internal", true),
        ("[2001:db8::1]", true),
        ("localhost", true),
        ("127.0.0.1", true),
        ("127.8.9.10", true),
        ("[::1]", true),
        ("evil.example", false),
        ("mail.example.com.evil.example", false),
        ("example.com", false),
        ("localhost.evil.example", false),
        ("x.localhost", false),
        ("127.0.0.1.evil.example", false),
        ("127.1", false),
        ("0x7f.0.0.1", false),
        ("2130706433", false),
        ("0.0.0.0", false),
        ("[::]", false),
        ("::1", false),
        ("[::ffff:127.0.0.1]", false),
        ("192.168.1.1", false),
    ] {
        assert_eq!(is_ours(host, &config()), ours, "{host}");
    }
}

#[test]
fn which_hosts_a_request_names() {
    let named = |target: &str, headers: &[(&str, &str)]| named(&request(target, headers), false);
    let one = |name: &str| Ok(vec![name.to_owned()]);
    for (host, expected) in [
        ("mail.example.com", one("mail.example.com")),
        ("MAIL.example.com:8443", one("mail.example.com")),
        ("mail.example.com.", one("mail.example.com")),
        ("[::1]:8080", one("[::1]")),
        ("127.0.0.1:", one("127.0.0.1")),
        ("", Err(MalformedHost)),
        (":8080", Err(MalformedHost)),
        ("user@mail.example.com", Err(MalformedHost)),
        ("mail.example.com:x", Err(MalformedHost)),
        ("mail.example.com/x", Err(MalformedHost)),
        ("a b", Err(MalformedHost)),
    ] {
        assert_eq!(named("/", &[("host", host)]), expected, "{host:?}");
    }
    assert_eq!(named("/", &[]), Err(MalformedHost));
    assert_eq!(
        named("/", &[("host", "a.bc"), ("host", "a.bc")]),
        Err(MalformedHost)
    );
    assert_eq!(
        named("http://a.bc:80/x", &[("host", "b.cd")]),
        Ok(vec!["a.bc".to_owned(), "b.cd".to_owned()])
    );
    let mut old = request("/", &[]);
    *old.version_mut() = Version::HTTP_10;
    assert_eq!(super::named(&old, false), Ok(vec![]));
}

#[test]
fn only_trusted_proxies_say_what_they_were_asked_for() {
    let headers = [
        ("host", "upstream"),
        ("x-forwarded-host", "x.yz, mail.example.com:443"),
    ];
    let asked = request("/", &headers);
    assert_eq!(named(&asked, true), Ok(vec!["mail.example.com".to_owned()]));
    assert_eq!(named(&asked, false), Ok(vec!["upstream".to_owned()]));
}
