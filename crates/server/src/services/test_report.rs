//! What became of a test message: its headers as they arrived, the one proof of what a gateway's mail is taken for.

use fromline_core::{
    Reason,
    address::{Address, is_invisible},
    api::{ReportTestRequest, SeenAuthentication},
    authentication::{is_server_name, verdict},
    headers::{Fields, Headers, Refused, fields},
};

use super::refusal::Refusal;
use crate::{
    encoded_word,
    idn::to_ascii,
    state::App,
    store::{
        aliases::{self, Alias},
        test_messages::{self, Seen},
        users::User,
    },
};

/// Reads it, and keeps the result alone. Who sent no such message learns nothing of whose it was.
pub async fn report(
    app: &App,
    user: &User,
    key: &str,
    request: &ReportTestRequest,
) -> Result<SeenAuthentication, Refusal> {
    if key == user.key {
        return Err(Refusal::new(Reason::PrimaryFixed));
    }
    let named = named(request)?;
    let fields = fields(request.message.as_bytes()).map_err(|refused| of_message(refused.reason()))?;
    let mut db = app.store.write().await?;
    let alias = aliases::find(&mut db, user.id, key)
        .await?
        .ok_or_else(|| Refusal::new(Reason::NotFound))?;
    let sent = match message_id(&fields) {
        Some(id) => test_messages::sent(&mut db, alias.id, id, app.clock.now()).await?,
        None => None,
    };
    let sent = sent.ok_or_else(|| of_message(Reason::TestMessageUnknown))?;
    from(request, &fields, &alias).map_err(of_message)?;
    let seen = seen(&fields, &alias, named, sent)?;
    test_messages::see(&mut db, alias.id, &seen).await?;
    db.commit().await?;
    Ok(shown(seen))
}

/// For the wire.
pub fn shown(seen: Seen) -> SeenAuthentication {
    SeenAuthentication {
        dmarc: seen.dmarc,
        at: super::authentication::shown_time(seen.at),
        authserv_id: seen.authserv_id,
    }
}

fn of_message(reason: Reason) -> Refusal {
    Refusal::field("message", reason)
}

/// The server whose word is asked for; people paste what stands around its name, too.
fn named(request: &ReportTestRequest) -> Result<Option<&str>, Refusal> {
    let typed = request.authserv_id.as_deref().unwrap_or_default();
    let named = typed.trim().trim_matches(['"', ';']).trim();
    let reason = match named {
        "" => return Ok(None),
        named if is_server_name(named) => return Ok(Some(named)),
        named if named.chars().any(is_invisible) => Reason::CharacterForbidden,
        named if named.contains(char::is_whitespace) => Reason::AuthservIdUnknown,
        _ => Reason::TooLong,
    };
    Err(Refusal::field("authservId", reason))
}

/// Without its angle brackets; none if there are two, of which one is somebody else's.
fn message_id<'a>(fields: &'a Fields<'_>) -> Option<&'a str> {
    let (_, body) = only(fields, "Message-ID")?;
    body.trim().strip_prefix('<')?.strip_suffix('>')
}

/// The alias is the one author: a server may have put another in its place.
fn from(request: &ReportTestRequest, fields: &Fields<'_>, alias: &Alias) -> Result<(), Reason> {
    let headers = Headers::parse(request.message.as_bytes(), &encoded_word::decode);
    let from = headers.map_err(Refused::reason)?.from;
    let from = from.ok_or(Reason::HeadersNoSender)?;
    let mut authors = from.mailboxes();
    let address = authors
        .next()
        .and_then(|author| Address::parse(&author.address, &to_ascii).ok());
    let alone = authors.next().is_none() && only(fields, "From").is_some();
    (alone && address.is_some_and(|address| address.key() == alias.key))
        .then_some(())
        .ok_or(Reason::TestMessageOtherFrom)
}

/// A field that is there once.
fn only<'a>(fields: &'a Fields<'_>, name: &'a str) -> Option<(&'a str, &'a str)> {
    let mut all = fields.every(name);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// The verdict on the alias's domain.
fn seen(
    fields: &Fields<'_>,
    alias: &Alias,
    named: Option<&str>,
    sent: jiff::Timestamp,
) -> Result<Seen, Refusal> {
    let domain = alias.key.rsplit_once('@').map_or("", |(_, domain)| domain);
    let gateway = alias
        .gateway
        .as_ref()
        .map(|stored| stored.gateway.host.to_string());
    let senders: Vec<&str> = std::iter::once(domain).chain(gateway.as_deref()).collect();
    let found = verdict(fields, domain, named, &senders).map_err(|reason| match reason {
        Reason::ResultsMissing => of_message(reason),
        _ => Refusal::field("authservId", reason),
    })?;
    Ok(Seen {
        dmarc: found.dmarc.into(),
        authserv_id: found.authserv_id,
        at: sent,
    })
}
