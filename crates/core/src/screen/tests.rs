//! What stands on the pages, with the messages' ids for words.

use super::{Header, SignIn, example_page, unreachable, waiting};
use crate::{
    Language,
    api::{Account, Organisation},
    page::Page,
    policy::SuspendedMail,
    shape::Shape,
    text::{FilledMessage, Messages, TextPart},
};

struct Ids;

impl Messages for Ids {
    fn language(&self) -> Language {
        Language::PL
    }

    fn parts(&self, message: FilledMessage<'_>) -> Vec<TextPart> {
        vec![TextPart::Text(message.id().to_owned())]
    }
}

/// Every element of a tree.
fn all<'a>(shape: &'a Shape, into: &mut Vec<&'a Shape>) {
    into.push(shape);
    for part in &shape.parts {
        all(part, into);
    }
}

fn values<'a>(tree: &'a Shape, name: &str) -> Vec<&'a str> {
    let mut shapes = Vec::new();
    all(tree, &mut shapes);
    let attributes = shapes.iter().flat_map(|shape| &shape.attributes);
    attributes
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| value.as_str())
        .collect()
}

fn account(permissions: &[&str]) -> Account {
    Account {
        address: "a@example.com".to_owned(),
        name: String::new(),
        admin: false,
        permissions: permissions.iter().map(ToString::to_string).collect(),
        everywhere: Vec::new(),
        language: None,
        gateways_allowed: true,
        suspended_mail: SuspendedMail::Refuse,
        checklist_hidden: false,
        organisation: Organisation::default(),
    }
}

#[test]
fn the_header_leads_where_one_may_go_and_marks_where_one_is() {
    let header = |here: &Page, permissions: Option<&[&str]>, demo| {
        let account = permissions.map(account);
        let header = Header {
            here,
            account: account.as_ref(),
            demo,
            problems: "",
        };
        header.draw(&Ids)
    };
    for (permissions, demo, expected) in [
        (None, false, "/ /preview /help/gateway /sign-in"),
        (None, true, "/ /preview /help/gateway /demo/mail /sign-in"),
        (
            Some(&[][..]),
            false,
            "/ /settings/aliases /preview /help/gateway /settings/account",
        ),
        (
            Some(&["SEE_PEOPLE"]),
            false,
            "/ /admin/people /settings/aliases /preview /help/gateway /settings/account",
        ),
        (
            Some(&["SEE_POLICIES", "SEE_PEOPLE"]),
            false,
            "/ /admin/policy /admin/people /settings/aliases /preview /help/gateway /settings/account",
        ),
    ] {
        let drawn = header(&Page::Preview, permissions, demo);
        assert_eq!(values(&drawn, "data-route").join(" "), expected);
        assert_eq!(values(&drawn, "aria-current"), ["page"]);
        assert_eq!(values(&drawn, "aria-pressed"), ["false", "false", "true"]);
    }
    let below = header(&Page::Received, None, false);
    assert_eq!(values(&below, "aria-current"), ["true"]);
    assert!(values(&header(&Page::Link, None, false), "aria-current").is_empty());
}

/// If a browser sent the form by itself, nothing of it would leave.
#[test]
fn what_is_typed_to_sign_in_has_no_name_and_stands_in_no_tree() {
    let form = SignIn::default();
    let page = form.page(&Ids, true);
    assert_eq!(values(&page, "method"), ["post"]);
    for absent in ["name", "action", "value", "style"] {
        assert!(values(&page, absent).is_empty(), "{absent}");
    }
    let again = SignIn {
        busy: true,
        shown: true,
        said: Some(("notice failure", "wrong".to_owned())),
        address: "a@example.com".to_owned(),
    };
    let form = again.form(&Ids);
    assert_eq!(values(&form, "value"), ["a@example.com"]);
    assert_eq!(values(&form, "aria-busy"), ["true"]);
    assert!(form.html().contains("<p class=\"notice failure\">wrong</p>"));
}

/// Labels, hints and what describes something lead somewhere, and nothing is there twice.
#[test]
fn ids_are_unique_and_lead_somewhere() {
    for page in [
        SignIn::default().page(&Ids, true),
        example_page(&Ids),
        unreachable(&Ids),
        waiting(&Ids, true),
    ] {
        let mut ids = values(&page, "id");
        for reference in ["for", "aria-describedby", "aria-labelledby"] {
            for id in values(&page, reference).iter().flat_map(|ids| ids.split(' ')) {
                assert!(ids.contains(&id), "{reference}={id}");
            }
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
