//! Targets that read text; bytes that are not UTF-8 never reach them.

use std::net::IpAddr;

use fromline_base::{idn::to_ascii, unicode::UNICODE};
use fromline_core::{
    Language,
    address::Address,
    gateway::Host,
    message::Mailbox,
    name::normalize_display_name,
    page::Page,
    text::{Category, Value},
};
use fromline_server::testing::parsers::is_policy_filter;
use fromline_text::{
    exchange::{summarize_po, summarize_xliff},
    parse,
};

use super::engine::{fuzz, kind};

fn fuzz_text(name: &str, corpus: &[&str], dictionary: &[&str], target: impl Fn(&str) -> u64) {
    let corpus: Vec<&[u8]> = corpus.iter().map(|text| text.as_bytes()).collect();
    fuzz(name, &corpus, dictionary, |bytes| {
        target(&String::from_utf8_lossy(bytes))
    });
}

/// Returns the order of magnitude of a length.
fn size(length: usize) -> u32 {
    length.checked_ilog2().unwrap_or_default()
}

#[test]
fn address() {
    let corpus = [
        "user.name@partner.com",
        "a@żółw.example",
        "\"a b\"@[192.0.2.1]",
        "o'neil+x@a_b.example",
    ];
    let dictionary = [
        "xn--",
        "@partner.com",
        "@[",
        "。",
        "＠",
        "xn--bcher-kva",
        "①②⑦.⓪.⓪.①",
        "0x7f",
    ];
    fuzz_text("address", &corpus, &dictionary, |typed| {
        let parsed = Address::parse(typed, &to_ascii);
        if let Ok(address) = &parsed {
            let ascii = address.ascii();
            assert!(ascii.len() <= 254 && ascii.bytes().all(|byte| byte.is_ascii_graphic()));
            assert_eq!(ascii.matches('@').count(), 1);
            assert_eq!(address.key().as_str(), ascii.to_ascii_lowercase());
            assert_eq!(Address::parse(&ascii, &to_ascii).as_ref(), Ok(address));
        }
        let domain = parsed
            .as_ref()
            .map(|address| (size(address.domain().len()), address.domain().contains("xn--")));
        kind((parsed.as_ref().err(), domain.ok(), size(typed.len())))
    });
}

#[test]
fn display_name() {
    let corpus = [
        "User Name",
        "Zażółć (x), \"y\"",
        "Boss <boss@bank.com>",
        "=?utf-8?q?x?=",
        "e\u{301}",
    ];
    let dictionary = [
        "=?",
        "?=",
        "boss@bank.com",
        "a@b.cd",
        "＠",
        "。",
        "\u{378}",
        "\u{e000}",
        "\u{327}",
    ];
    fuzz_text("display name", &corpus, &dictionary, |typed| {
        let name = normalize_display_name(typed, "a@b.cd", UNICODE);
        if let Ok(name) = &name {
            let value = Mailbox::new(name.as_str(), "a@b.cd").header_value();
            assert!(value.is_ascii() && !value.contains(char::is_control));
            assert!(value.ends_with("a@b.cd") || value.ends_with("<a@b.cd>"));
            assert_eq!(normalize_display_name(name, "a@b.cd", UNICODE).as_ref(), Ok(name));
        }
        kind((
            name.as_ref().err(),
            size(typed.len()),
            name.as_ref().ok().map(|name| name.is_ascii()),
        ))
    });
}

#[test]
fn host() {
    let corpus = [
        "smtp.partner.com",
        "żółw.example",
        "127.0.0.1",
        "[::1]",
        "0x7f.1",
        "straße.example",
    ];
    let dictionary = [
        "xn--",
        ".0",
        ".0x1",
        "。",
        "①",
        "::",
        "xn--bcher-kva",
        "ς",
        "\u{200d}",
        "\u{ad}",
    ];
    fuzz_text("host", &corpus, &dictionary, |typed| {
        let host = Host::parse(typed, &to_ascii);
        if let Ok(host) = &host {
            let name = host.as_str();
            let clean =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
            assert!(name.len() <= 253 && name.bytes().all(clean) && name.parse::<IpAddr>().is_err());
            let last = name.rsplit('.').next().unwrap();
            assert!(last.bytes().any(|byte| byte.is_ascii_lowercase()) && !last.starts_with("0x"));
            assert_eq!(Host::parse(name, &to_ascii).as_ref(), Ok(host));
        }
        let shape = host
            .as_ref()
            .map(|host| (host.as_str().matches('.').count(), host.as_str().contains("xn--")));
        kind((host.as_ref().err(), shape.ok(), size(typed.len())))
    });
}

#[test]
fn route() {
    let corpus = [
        "/",
        "/settings/aliases/user.name@partner.com",
        "/settings/aliases/a%2Fb",
        "/admin/policy",
        "//x",
    ];
    let dictionary = [
        "/settings/aliases/",
        "%2F",
        "%c5%bb",
        "%ff",
        "new",
        "/link",
        "#",
        "?",
        "/preview",
    ];
    fuzz_text("route", &corpus, &dictionary, |path| {
        let page = Page::parse(path);
        let printed = page.to_string();
        assert!(printed.starts_with('/') && !printed.starts_with("//") && printed.is_ascii());
        let again = Page::parse(&printed);
        // An alias may have the name of a page, and an unknown page is printed as the start page.
        let same = again == page || page == Page::NotFound || matches!(page, Page::EditAlias(_));
        assert!(same, "{page:?}, {again:?}");
        kind((std::mem::discriminant(&page), size(path.len())))
    });
}

#[test]
fn fluent_file() {
    let corpus = [
        "a = Hello { $who } from { -brand }\n-brand = Fromline\n",
        "n = { $n ->\n    [one] alias\n    [2] two\n   *[other] { $n } aliases\n}\n",
        "a = { b }\nb = { a } { a }\n",
        include_str!("../../../../public/locales/pl/sign-in.ftl"),
    ];
    let dictionary = [
        "{ $n ->\n",
        "*[other] ",
        "[one] ",
        "{ a }",
        "{ -b }",
        "{ $who }",
        "\n    .x = y",
        "\"\\u00e9\"",
        "# ",
    ];
    fuzz_text("Fluent file", &corpus, &dictionary, |source| {
        let table = parse(Language::PL, [("x.ftl", source)]);
        if let Ok(table) = &table {
            let json = serde_json::to_string(table).unwrap();
            assert_eq!(
                serde_json::from_str::<fromline_core::text::MessageTable>(&json).unwrap(),
                *table
            );
            let arguments = [
                ("who", Value::Text("x".to_owned())),
                ("n", Value::Number(2.0, "2".to_owned())),
            ];
            for id in table.messages.keys().take(8) {
                assert!(table.format(id, &arguments, &|_| Category::Few).len() <= 1000);
            }
        }
        match table {
            Ok(table) => kind((true, table.messages.len(), 0)),
            Err(findings) => kind((
                false,
                findings.len().min(8),
                format!("{:?}", findings[0].fault).len(),
            )),
        }
    });
}

#[test]
fn po_file() {
    let corpus = [
        "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n",
        "# a\n#. b\n#: c:1\n#, fuzzy\n#| msgid \"d\"\nmsgctxt \"e\"\nmsgid \"{ $f }\"\nmsgstr \"\"\n\"g\\n\"\n",
        "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n#~ msgid \"e\"\n",
    ];
    let dictionary = [
        "msgid ",
        "msgstr[1] ",
        "\"\"\n",
        "plural=",
        "nplurals=3;",
        "n%10==1",
        " ? 0 : 1",
        "&& (n",
        "\\\"",
    ];
    fuzz_text("PO file", &corpus, &dictionary, |text| kind(summarize_po(text)));
}

#[test]
fn xliff_file() {
    let unit = "<unit id=\"a\"><notes><note category=\"translation\">b</note></notes><originalData><data id=\"d1\">{ $n }</data>\
        </originalData><segment><source>c <ph id=\"1\" dataRef=\"d1\"/></source><target>d &amp;</target></segment></unit>";
    let file = |inside: &str| {
        format!("<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"pl\"><file id=\"f\">{inside}</file></xliff>")
    };
    let (one, group) = (file(unit), file(&format!("<group id=\"g\">{unit}</group>")));
    let dictionary = [
        "<segment>",
        "</segment>",
        "<source>",
        "</target>",
        "<cp hex=\"0001\"/>",
        "<pc id=\"2\">",
        "<![CDATA[",
        "&#x41;",
        "<ignorable>",
    ];
    fuzz_text("XLIFF file", &[&one, &group], &dictionary, |text| {
        kind(summarize_xliff(text))
    });
}

#[test]
fn policy_filter() {
    let corpus = [
        "setting.type == 'settings/gmail.per_user_outbound_gateway'",
        "customer == 'x' && (a)",
        "setting.type.matches('.*')",
    ];
    let dictionary = [
        "setting.type",
        " == '",
        "'",
        " && ",
        " || ",
        "(",
        ")",
        ".matches('",
        "(a*)*",
        "[",
        "{9999}",
    ];
    fuzz_text("policy filter", &corpus, &dictionary, |text| {
        kind((is_policy_filter(text), size(text.len())))
    });
}
