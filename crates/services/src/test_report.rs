//! Reports about test messages: the headers as received, the only proof of how a gateway's mail is treated.

use fromline_base::{encoded_word, idn::to_ascii};
use fromline_core::{
    Reason,
    address::{Address, AddressKey, is_invisible},
    api::ReportTestRequest,
    authentication::{Believed, find_verdict, is_server_name},
    changes::{self, Parties, SentIdentity, compare, mask_login},
    headers::{HeaderError, HeaderFields, Headers, parse_fields},
};
use fromline_outbound::vault::credentials;
use fromline_store::{
    Tx,
    aliases::{self, Alias},
    arrivals::{self, Arrival},
    test_messages::{self, ReceiverResult, SentTestMessage},
    users::User,
};
use jiff::fmt::rfc2822;
use secrecy::ExposeSecret as _;

use super::{
    arrivals::{ShownArrival, Viewer},
    refusal::Refusal,
};
use crate::state::Base;

/// The findings in a received test message.
#[derive(Clone, Debug)]
pub struct TestReport {
    /// What the gateway changed.
    pub arrival: ShownArrival,
    /// What the receiving server found.
    pub seen: Option<ReceiverResult>,
    /// Why that is not known.
    pub unseen: Option<Reason>,
}

/// Reads a received test message and stores only the result. Users who did not send it learn nothing about who did.
///
/// # Errors
///
/// [`Reason::PrimaryFixed`] for the primary address, [`Reason::NotFound`] if the user has no such alias. At `message`, what is
/// wrong with it, or [`Reason::TestMessageUnknown`] if the alias's gateway did not send it. At `authservId`, what is wrong with
/// the name of the server, [`Reason::AuthservIdUnknown`] if the message has no DMARC result of it for the alias's domain, or
/// [`Reason::AuthservIdNeeded`] if results of several servers leave open which one is meant.
pub async fn report(
    base: &Base,
    user: &User,
    address_key: &AddressKey,
    request: &ReportTestRequest,
) -> Result<TestReport, Refusal> {
    if address_key == user.address.key() {
        return Err(Refusal::new(Reason::PrimaryFixed));
    }
    let believed = believed(request)?;
    let fields = parse_fields(request.message.as_bytes()).map_err(|refused| of_message(refused.reason()))?;
    base.store
        .write(|db| {
            let alias =
                aliases::find(db, user.id, address_key)?.ok_or_else(|| Refusal::new(Reason::NotFound))?;
            let stored = alias.gateway.as_ref();
            let gateway = stored.ok_or_else(|| of_message(Reason::TestMessageUnknown))?.id;
            let left = left(db, base, request, &fields, (&alias, gateway))?;
            let author = from(request, &fields, &alias);
            if let Err(reason @ Reason::HeadersNoSender) = author {
                return Err(of_message(reason));
            }
            let arrival = arrival(base, user, &alias, &fields, &left)?;
            // A DMARC result is about the author of the message that arrived.
            let seen = match author {
                Ok(()) => seen(&fields, &alias, believed, left.sent),
                Err(reason) => Err(of_message(reason)),
            };
            let (seen, unseen) = match seen {
                Ok(seen) => (Some(seen), None),
                Err(refusal) if is_answer(refusal.reason) => (None, Some(refusal.reason)),
                // The user can answer which server is meant.
                Err(refusal) => return Err(refusal),
            };
            arrivals::record(db, gateway, &arrival)?;
            if let Some(seen) = &seen {
                test_messages::record_result(db, gateway, seen)?;
            }
            Ok(TestReport {
                arrival: ShownArrival::of(&arrival, &alias, Viewer::Owner(&base.keys)),
                seen,
                unseen,
            })
        })
        .await
}

/// Returns whether a missing DMARC result leaves the other findings valid.
fn is_answer(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::ResultsMissing | Reason::ResultsUnnamed | Reason::TestMessageOtherFrom
    )
}

/// Finds the message that was sent: the one with this Message-ID or, since some gateways replace it, with this Date if the alias
/// is the author.
fn left(
    db: &mut Tx,
    base: &Base,
    request: &ReportTestRequest,
    fields: &HeaderFields<'_>,
    (alias, gateway): (&Alias, i64),
) -> Result<SentTestMessage, Refusal> {
    let now = base.clock.now();
    let unknown = || of_message(Reason::TestMessageUnknown);
    let id = message_id(fields).ok_or_else(unknown)?;
    if let Some(left) = test_messages::find_by_id(db, gateway, id, now)? {
        return Ok(left);
    }
    let date = only(fields, "Date").and_then(|(_, body)| rfc2822::parse(&unfolded(body)).ok());
    let left = match date.filter(|_| from(request, fields, alias).is_ok()) {
        Some(date) => test_messages::find_by_date(db, gateway, date.timestamp(), now)?,
        None => None,
    };
    left.ok_or_else(unknown)
}

fn unfolded(body: &str) -> String {
    body.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compares the messages for what the gateway changed, with the login masked.
fn arrival(
    base: &Base,
    user: &User,
    alias: &Alias,
    fields: &HeaderFields<'_>,
    left: &SentTestMessage,
) -> Result<Arrival, Refusal> {
    let stored = alias
        .gateway
        .as_ref()
        .ok_or_else(|| of_message(Reason::TestMessageUnknown))?;
    let account = credentials::open(&base.keys, alias, stored)?;
    let login = account.username.expose_secret();
    // The form in which addresses are compared.
    let compared =
        Address::parse(login, &to_ascii).map_or_else(|_| login.to_owned(), |login| login.key().to_string());
    let parties = Parties {
        alias: alias.address.key().as_str(),
        primary: user.address.key().as_str(),
        login: &compared,
    };
    let said = left.said.as_ref();
    let before = changes::OriginalMessage {
        message_id: &left.message_id,
        sent: said.map(|(name, reply_to)| SentIdentity { name, reply_to }),
    };
    let ehlo = base.config.domains.first().map_or("localhost", String::as_str);
    let mut found = compare(fields, before, &parties, ehlo, (&encoded_word::decode, &to_ascii));
    found.changes = mask_login(&found.changes, login);
    Ok(Arrival { found, at: left.sent })
}

fn of_message(reason: Reason) -> Refusal {
    Refusal::field("message", reason)
}

/// Returns the server whose results are trusted; quotation marks and a semicolon pasted with its name are removed.
fn believed(request: &ReportTestRequest) -> Result<Believed<'_>, Refusal> {
    if request.believe_unnamed {
        return Ok(Believed::Unnamed);
    }
    let typed = request.authserv_id.as_deref().unwrap_or_default();
    let named = typed.trim().trim_matches(['"', ';']).trim();
    let reason = match named {
        "" => return Ok(Believed::OnlyServer),
        named if is_server_name(named) => return Ok(Believed::Named(named)),
        named if named.chars().any(is_invisible) => Reason::CharacterForbidden,
        named if named.contains(char::is_whitespace) => Reason::AuthservIdUnknown,
        _ => Reason::TooLong,
    };
    Err(Refusal::field("authservId", reason))
}

/// Returns the Message-ID without angle brackets; `None` if there are two, one of which would be someone else's.
fn message_id<'a>(fields: &'a HeaderFields<'_>) -> Option<&'a str> {
    let (_, body) = only(fields, "Message-ID")?;
    body.trim().strip_prefix('<')?.strip_suffix('>')
}

/// Checks that the alias is the only author, since a server may have replaced it.
fn from(request: &ReportTestRequest, fields: &HeaderFields<'_>, alias: &Alias) -> Result<(), Reason> {
    let headers = Headers::parse(request.message.as_bytes(), &encoded_word::decode);
    let from = headers.map_err(HeaderError::reason)?.from;
    let from = from.ok_or(Reason::HeadersNoSender)?;
    let mut authors = from.mailboxes();
    let address = authors
        .next()
        .and_then(|author| Address::parse(&author.address, &to_ascii).ok());
    let alone = authors.next().is_none() && only(fields, "From").is_some();
    (alone && address.is_some_and(|address| address.key() == alias.address.key()))
        .then_some(())
        .ok_or(Reason::TestMessageOtherFrom)
}

/// Returns a field that occurs exactly once.
fn only<'a>(fields: &'a HeaderFields<'_>, name: &'a str) -> Option<(&'a str, &'a str)> {
    let mut all = fields.every(name);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Returns the verdict for the alias's domain.
fn seen(
    fields: &HeaderFields<'_>,
    alias: &Alias,
    believed: Believed<'_>,
    sent: jiff::Timestamp,
) -> Result<ReceiverResult, Refusal> {
    let domain = alias.address.domain();
    let gateway = alias
        .gateway
        .as_ref()
        .map(|stored| stored.gateway.host.to_string());
    let senders: Vec<&str> = std::iter::once(domain).chain(gateway.as_deref()).collect();
    let found = find_verdict(fields, domain, believed, &senders).map_err(|reason| match reason {
        Reason::ResultsMissing | Reason::ResultsUnnamed => of_message(reason),
        _ => Refusal::field("authservId", reason),
    })?;
    Ok(ReceiverResult {
        dmarc: found.dmarc.into(),
        authserv_id: found.authserv_id,
        at: sent,
    })
}
