//! `docs/sentences.md`: the sentences of each page in each state, in every language, for people to read.

use std::fmt::Write as _;

use fromline_core::{
    Language, Reason,
    policy::{GatewayPolicy, PolicyChange, SuspendedMail},
    standing::{
        AddressValues, DeliveryPath, DeliverySentence, DomainValues, DonePlacement, GatewayCondition,
        GatewayValues, NoticeValues, Placement, PolicyPlace, Standing, TimeValues, UnitValues, says_failure,
    },
    text::{argument, values},
};
use fromline_text::Texts;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sentences.md");

/// The document is current; rewritten when `FROMLINE_REWRITE` is set.
#[test]
fn the_document_says_what_the_pages_say() {
    let made = document();
    if std::env::var_os("FROMLINE_REWRITE").is_some() {
        std::fs::write(DOCUMENT, made).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(DOCUMENT).unwrap_or_default();
    assert!(
        kept == made,
        "docs/sentences.md is stale: run the tests once with FROMLINE_REWRITE=1, and read what has changed"
    );
}

/// Every message exists; a missing one would be shown as its id, and a missing value as its name.
#[test]
fn every_sentence_is_there_in_every_language() {
    let texts = Texts::new(None);
    for language in Language::all() {
        let mut said = Vec::new();
        for standing in Standing::all() {
            said.extend(sentences(&texts, language, standing).map(|(_, said)| said));
        }
        for policy in GatewayPolicy::ALL {
            said.extend(PolicyPlace::ALL.map(|place| texts.text(language, policy.says(place))));
        }
        for change in PolicyChange::ALL {
            said.extend(change_sentences(&texts, language, change).map(|(_, said)| said));
        }
        for said in said {
            assert!(
                said.contains(|c: char| c.is_alphabetic()) && !said.contains(['$', '{']),
                "{}: {said}",
                language.code()
            );
        }
    }
}

/// The reasons' own sentences address whoever has the gateway; an administrator's may not.
#[test]
fn what_an_administrator_reads_of_a_failure_addresses_nobody() {
    let texts = Texts::new(None);
    let english = Language::all().find(|language| language.code() == "en").unwrap();
    let is_addressed = |said: &str| {
        let mut words = said.split(|c: char| !c.is_alphabetic());
        words.any(|word| matches!(word, "you" | "You" | "your" | "Your"))
    };
    let mut told = 0;
    for reason in Reason::ALL {
        if let Some(id) = says_failure(*reason) {
            told += 1;
            let (own, other) = (
                texts.say(english, (&reason.message()).into()),
                texts.text(english, id),
            );
            assert!(!is_addressed(&other), "{other}");
            assert!(
                is_addressed(&own) || own.contains("Connect again"),
                "needless: {own}"
            );
        }
    }
    assert!(told > 0);
}

/// What the pages say of an address in this state, each with the name of its place.
fn sentences(
    texts: &Texts,
    language: Language,
    standing: Standing,
) -> impl Iterator<Item = (&'static str, String)> {
    let plain = |place| standing.says(place).map(|id| texts.text(language, id));
    let address = values!(argument, AddressValues { address = "user.name@partner.com" });
    let done = |place| {
        let id = standing.says_done(place);
        id.map(|id| texts.say(language, id.with(&address)))
    };
    let gateway = values!(
        argument,
        GatewayValues {
            host = "smtp.partner.com",
            port = "465",
            security = "TLS"
        }
    );
    let route = match standing.says_route() {
        DeliverySentence::Organisation(id) => texts.text(language, id),
        DeliverySentence::Gateway(id) => texts.say(language, id.with(&gateway)),
    };
    let domain = values!(argument, DomainValues { domain = "partner.com" });
    let arrival = standing.says_arrival();
    let when = values!(argument, TimeValues { when = "2026-11-28, 09:00" });
    let health = standing.says_health();
    let last = match standing.way {
        DeliveryPath::Gateway(condition) if health.is_some() && condition != GatewayCondition::Untried => {
            Some(condition.says_last())
        }
        _ => None,
    };
    let all = [
        ("list, gateways page, person: badge", plain(Placement::Badge)),
        ("list, edit: who delivers", Some(route)),
        ("list, edit, after confirming: note", plain(Placement::Note)),
        ("list, edit: after the confirmation", plain(Placement::Then)),
        ("wizard, done: heading", done(DonePlacement::Wizard)),
        ("mailed link, done", done(DonePlacement::Link)),
        ("edit, done", plain(Placement::EditDone)),
        ("test message", plain(Placement::Test)),
        (
            "test message: what to expect",
            arrival.map(|id| texts.say(language, id.with(&domain))),
        ),
        (
            "list, edit, gateways page, person: how the server fares",
            health.map(|id| texts.say(language, id.with(&when))),
        ),
        (
            "list, edit, gateways page, person: since when",
            last.map(|id| texts.say(language, id.with(&when))),
        ),
        ("edit: keeping the server", plain(Placement::Keep)),
        ("edit: removing the server", plain(Placement::Remove)),
        (
            "gateways page, person: what becomes of mail",
            plain(Placement::Administrator),
        ),
    ];
    all.into_iter().filter_map(|(name, said)| Some((name, said?)))
}

/// What is said of a change of the policy: before, after, and by email.
fn change_sentences(
    texts: &Texts,
    language: Language,
    change: PolicyChange,
) -> impl Iterator<Item = (&'static str, String)> {
    let (subject, text) = change.mail();
    let unit = values!(argument, UnitValues { unit = "/Sales" });
    let values = values!(
        argument,
        NoticeValues {
            addresses = "user.name@partner.com",
            count = 1_u8,
            link = "https://mail.example.com/settings/aliases"
        }
    );
    [
        ("question", texts.text(language, change.title())),
        (
            "of one unit",
            texts.say(language, change.title_of_unit().with(&unit)),
        ),
        ("button", texts.text(language, change.button())),
        ("saved", texts.text(language, change.saved())),
        ("mail", texts.text(language, subject)),
        ("its text", texts.say(language, text.with(&values))),
    ]
    .into_iter()
}

const HEAD: &str = "\
# What each page says in each state

The policy, the confirmation, the gateway and how it fares decide what is true of mail from an address: its *standing*
(`core::standing`). Every page takes its sentences from there. This page is printed from the same function and the locale files; a
test fails when it is stale. Read it after each change of a text: no two sentences below one heading may contradict each other.

A change of the policy is asked about, said and mailed in words that follow from what it was before and is now (`core::policy::Change`).
";

fn document() -> String {
    let texts = Texts::new(None);
    let mut made = HEAD.to_owned();
    made.push_str("\n## Which standing\n\n| policy | address | standing |\n|---|---|---|\n");
    for policy in GatewayPolicy::ALL {
        for accepted in [false, true] {
            let gateways = if accepted {
                &GatewayCondition::ALL[..]
            } else {
                &GatewayCondition::ALL[..1]
            };
            let gateways = gateways.iter().map(|fares| Some(*fares));
            for gateway in std::iter::once(None).chain(gateways) {
                let standing = Standing::of(policy, accepted, gateway);
                let _ = writeln!(
                    made,
                    "| {} | {} | {} |",
                    policy_name(policy),
                    address_name(accepted, gateway),
                    name(standing)
                );
            }
        }
    }
    for language in Language::all() {
        let line = |said: String| said.replace('\n', " ");
        let _ = write!(made, "\n## {}\n", language.name());
        for standing in Standing::all() {
            let _ = write!(made, "\n### {}: {}\n\n", language.code(), name(standing));
            for (name, said) in sentences(&texts, language, standing) {
                let _ = writeln!(made, "- {name}: {}", line(said));
            }
        }
        let _ = write!(made, "\n### {}: for administrators\n\n", language.code());
        for policy in GatewayPolicy::ALL {
            for place in PolicyPlace::ALL {
                let (policy_name, said) = (
                    policy_name(policy),
                    line(texts.text(language, policy.says(place))),
                );
                let _ = writeln!(made, "- {policy_name}; {}: {said}", place.name());
            }
        }
        for change in PolicyChange::ALL {
            let _ = write!(made, "\n### {}: {}\n\n", language.code(), change_name(change));
            for (what, said) in change_sentences(&texts, language, change) {
                let _ = writeln!(made, "- {what}: {}", line(said));
            }
        }
    }
    made
}

const fn policy_name(policy: GatewayPolicy) -> &'static str {
    match (policy.allowed, policy.suspended_mail) {
        (true, _) => "on",
        (false, SuspendedMail::Refuse) => "off, refuse",
        (false, SuspendedMail::OnBehalf) => "off, on behalf",
    }
}

const fn address_name(accepted: bool, gateway: Option<GatewayCondition>) -> &'static str {
    match (accepted, gateway) {
        (false, None) => "pending",
        (false, Some(_)) => "pending, gateway",
        (true, None) => "confirmed",
        (true, Some(GatewayCondition::Untried)) => "confirmed, gateway never tried",
        (true, Some(GatewayCondition::Works)) => "confirmed, gateway works",
        (true, Some(GatewayCondition::SenderUnknown)) => {
            "confirmed, gateway lets the user in, sender not known"
        }
        (true, Some(GatewayCondition::Waits)) => "confirmed, gateway fails",
        (true, Some(GatewayCondition::Returns)) => "confirmed, gateway confirms no message",
    }
}

fn name(standing: Standing) -> String {
    let way = match standing.way {
        DeliveryPath::Organisation => "by the organisation",
        DeliveryPath::Gateway(GatewayCondition::Untried) => "by its gateway, never tried",
        DeliveryPath::Gateway(GatewayCondition::Works) => "by its gateway, which works",
        DeliveryPath::Gateway(GatewayCondition::SenderUnknown) => "by its gateway, sender not known",
        DeliveryPath::Gateway(GatewayCondition::Waits) => "by its gateway, which fails: mail waits",
        DeliveryPath::Gateway(GatewayCondition::Returns) => {
            "by its gateway, which confirms no message: mail comes back"
        }
        DeliveryPath::Refused => "suspended: refused",
        DeliveryPath::OnBehalf => "suspended: by the organisation",
    };
    match (standing.accepted, standing.way) {
        (true, _) => way.to_owned(),
        (false, DeliveryPath::Gateway(_)) => "pending, then by its gateway".to_owned(),
        (false, _) => format!("pending, then {way}"),
    }
}

const fn change_name(change: PolicyChange) -> &'static str {
    match change {
        PolicyChange::On => "on again",
        PolicyChange::Off(SuspendedMail::Refuse) => "off, refuse",
        PolicyChange::Off(SuspendedMail::OnBehalf) => "off, on behalf",
        PolicyChange::Mail(SuspendedMail::Refuse) => "still off, on behalf becomes refuse",
        PolicyChange::Mail(SuspendedMail::OnBehalf) => "still off, refuse becomes on behalf",
    }
}
