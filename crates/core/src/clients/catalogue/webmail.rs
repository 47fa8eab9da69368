//! Webmail that organisations run themselves.

use super::{desktop::FROM, same, words};
use crate::{
    clients::{
        Client, Compare, Elsewhere, Evidence, Grade, Label, Line, List, Platform, Sign,
        style::{
            self, address, all, entries, first_name, instead_of_line_ends, joined, name, name_and_address,
            name_or_address, names,
        },
    },
    headers::{AddressListEntry, Field},
    message::Mailbox,
    text::id,
};

pub(super) const ROUNDCUBE: Client = Client {
    id: "roundcube",
    name: "Roundcube",
    platform: Platform::Web,
    list: List::From(roundcube_all),
    open: &[Line::FromAndMore(
        Label::Own(&words("From", "Da", "Od")),
        roundcube,
        &words("{count} more...", "ancora {count}...", "{count} więcej..."),
    )],
    details: &[
        Line::Sender(
            Label::Own(&words("Sender", "Mittente", "Nadawca")),
            roundcube_all,
            Compare::Value,
        ),
        Line::ReplyTo(
            Label::Own(&words("Reply-To", "Rispondi a", "Odpowiedź do")),
            roundcube_all,
            Compare::Value,
        ),
    ],
    signs: &[],
    evidence: Evidence::new(
        Grade::ARun,
        "docs/conformance.md; program/localization/*/labels.inc",
        "1.6.5",
    )
    .remarks(&[id!("evidence-remark-browser")]),
};

pub(super) const SNAPPYMAIL: Client = Client {
    id: "snappymail",
    name: "SnappyMail",
    platform: Platform::Web,
    list: List::From(names),
    open: &[Line::From(Label::None, quoted_names)],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "dev/View/User/MailBox/MessageView.js viewFromShort; dev/Model/Email.js toLine",
        "ba49691",
    ),
};

pub(super) const RAINLOOP: Client = Client {
    id: "rainloop",
    name: "RainLoop",
    platform: Platform::Web,
    list: List::From(names),
    open: &[Line::From(Label::None, all)],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "RainLoop/rainloop-webmail MailMessageView.html",
        "9bf8fa5",
    ),
};

pub(super) const NEXTCLOUD_MAIL: Client = Client {
    id: "nextcloud-mail",
    name: "Nextcloud Mail",
    platform: Platform::Web,
    list: List::From(names),
    open: &[Line::From(Label::None, name), Line::From(Label::None, address)],
    details: &[],
    signs: &[Sign::RepliesElsewhere(
        &words(
            "Reply-To email: {reply-to} is different from sender email: {from}",
            "L'indirizzo email di risposta: {reply-to} è diverso dall'indirizzo email del mittente: {from}",
            "Adres e-mail Reply-To: {reply-to} różni się od adresu nadawcy: {from}",
        ),
        Elsewhere::Address,
    )],
    evidence: Evidence::new(
        Grade::A,
        "nextcloud/mail src/components/ThreadEnvelope.vue, lib/Service/PhishingDetection; l10n/it.json, pl.json",
        "e5734fe",
    ),
};

pub(super) const SOGO: Client = Client {
    id: "sogo",
    name: "SOGo",
    platform: Platform::Web,
    list: List::From(sogo),
    open: &[
        Line::From(Label::None, sogo),
        // Without a name the address stands there once.
        Line::Of(Label::None, |headers| {
            let from = headers.from.as_ref()?;
            Some(address(from)).filter(|address| *address != sogo(from) && !is_group(from))
        }),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::ARun,
        "docs/conformance.md; UI/Templates/MailerUI/UIxMailViewTemplate.wox",
        "5.8.0",
    )
    .remarks(&[id!("evidence-remark-browser"), id!("evidence-remark-imap-server")]),
};

pub(super) const ZIMBRA_CLASSIC: Client = Client {
    id: "zimbra-classic",
    name: "Zimbra (Classic)",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::OnBehalf(
        Label::Own(&FROM),
        &words(
            "{sender} on behalf of {from}",
            "{sender} per conto di {from}",
            "{sender} w imieniu {from}",
        ),
        name,
        name,
    )],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "Zimbra/zm-web-client ZmMailMsgView.js _getAddrInfo; ZmMsg_it, ZmMsg_pl onBehalfOfMidLabel",
        "518cc8b",
    ),
};

pub(super) const ZIMBRA_MODERN: Client = Client {
    id: "zimbra-modern",
    name: "Zimbra (Modern)",
    open: &[Line::From(Label::None, name)],
    evidence: Evidence::new(Grade::D, "", "2026"),
    ..ZIMBRA_CLASSIC
};

pub(super) const HORDE_IMP: Client = Client {
    id: "horde-imp",
    name: "Horde IMP",
    platform: Platform::Web,
    list: List::FromOr(horde_list, &same("Invalid Address")),
    open: &[Line::From(Label::Own(&words("from", "da", "od")), horde)],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::ARun,
        "docs/conformance.md; horde/imp lib/Dynamic/Message.php, lib/Contents/Message.php",
        "6.2.27",
    )
    .remarks(&[
        id!("evidence-remark-browser"),
        id!("evidence-remark-horde"),
        id!("evidence-remark-imap-server"),
    ]),
};

pub(super) const OPEN_XCHANGE: Client = Client {
    id: "open-xchange",
    name: "Open-Xchange App Suite",
    platform: Platform::Web,
    list: List::From(name),
    open: &[
        Line::From(Label::None, all),
        Line::Sender(Label::Own(&same("Via")), bracketed, Compare::Address),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "open-xchange/appsuite-frontend ui/apps/io.ox/mail/detail/view.js",
        "7.10",
    )
    .remarks(&[id!("evidence-remark-words-not-read")]),
};

pub(super) const LIBERO: Client = Client {
    id: "libero",
    name: "Libero, Virgilio",
    evidence: Evidence::new(
        Grade::C,
        "App Suite 7.8.3-42, appsuite/#!!&app=io.ox/mail",
        "2018",
    )
    .remarks(&[id!("evidence-remark-libero")]),
    ..OPEN_XCHANGE
};

/// The first name; a group's name is taken for an author's.
fn sogo(field: &Field) -> String {
    instead_of_line_ends(&first_name(field), " ")
}

fn is_group(field: &Field) -> bool {
    matches!(field.entries.first(), Some(AddressListEntry::Group { .. }))
}

/// All names; of groups their own, and none of one without members.
fn horde_list(field: &Field) -> String {
    if field.first().is_none() {
        return String::new();
    }
    let all = entries(field, name_or_address, |name, _| name.to_owned());
    instead_of_line_ends(&all, " ")
}

/// All names without addresses; a group's before its members.
fn horde(field: &Field) -> String {
    let all = entries(field, name_or_address, |name, members| {
        let members = style::list(members, name_or_address);
        format!("{name}: {members}").trim_end().to_owned()
    });
    instead_of_line_ends(&all, " ")
}

/// A name with an `@` in it is not believed, nor one in a comment; a single letter that is not encoded is taken for
/// Windows-1252.
fn roundcube_name(mailbox: &Mailbox) -> String {
    if mailbox.name.contains(['@']) {
        mailbox.address.clone()
    } else {
        instead_of_line_ends(&name_or_address(mailbox), " ")
    }
}

fn roundcube_mailboxes(field: &Field) -> Vec<String> {
    let misread = !field.raw.is_ascii();
    let mut all = Vec::new();
    for entry in &field.entries {
        for mailbox in entry.mailboxes() {
            all.push(match entry {
                AddressListEntry::Commented(_) => mailbox.address.clone(),
                _ if misread => windows_1252(&roundcube_name(mailbox)),
                _ => roundcube_name(mailbox),
            });
        }
    }
    all
}

fn roundcube(field: &Field) -> String {
    roundcube_mailboxes(field).into_iter().next().unwrap_or_default()
}

fn roundcube_all(field: &Field) -> String {
    roundcube_mailboxes(field).join(", ")
}

/// UTF-8 read as Windows-1252: `Za` is `Za`, `ż` is `Å¼`.
fn windows_1252(text: &str) -> String {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let read = |byte: u8| match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        byte => char::from(byte),
    };
    text.bytes().map(read).collect()
}

fn quoted_names(field: &Field) -> String {
    joined(field, |mailbox| match mailbox.name.as_str() {
        "" => mailbox.address.clone(),
        name => format!("\"{name}\" <{}>", mailbox.address),
    })
}

/// With brackets and a leading blank if there is no name.
fn bracketed(field: &Field) -> String {
    field
        .first()
        .map_or_else(String::new, |mailbox| match mailbox.name.as_str() {
            "" => format!(" <{}>", mailbox.address),
            _ => name_and_address(mailbox),
        })
}
