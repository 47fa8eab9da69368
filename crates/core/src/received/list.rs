//! Mailing lists and groups, and what they do to From.

use super::{
    Remark,
    names::{Names, domain_of, inside},
};
use crate::{
    address::ToAscii,
    authentication::are_related,
    headers::{Decode, Field, HeaderFields, Headers},
    message::Mailbox,
};

/// How much of a list's name is kept, in characters.
const NAME_MAX: usize = 200;

/// Finds the list or group that a message came by and whether it rewrote From; or whether another server did.
///
/// A list that alters messages breaks their signatures, so Mailman, Google Groups and others write themselves into From, and
/// the author's name in front of "via", into Reply-To, or into a field of their own.
pub(super) fn find(
    fields: &HeaderFields<'_>,
    headers: &Headers,
    names: &Names,
    (decode, to_ascii): (Decode<'_>, ToAscii<'_>),
) -> Option<Remark> {
    let kept = kept_author(fields, headers, decode).filter(|kept| {
        let is_other = !headers
            .from
            .as_ref()
            .is_some_and(|from| from.names(&kept.address));
        is_other && domain_of(&kept.address, to_ascii).is_some()
    });
    let Some(list) = list_name(fields) else {
        return kept.map(|author| Remark::Rewrote { author });
    };
    let own = names.author.as_deref().unwrap_or_default();
    let is_list_s = |domain: &str| !domain.is_empty() && are_related(domain, &list);
    let author = kept.or_else(|| {
        let reply = headers.reply_to.as_ref()?.first()?;
        let domain = domain_of(&reply.address, to_ascii)?;
        (!is_list_s(&domain)).then(|| reply.clone())
    });
    let posted_to = fields.first("List-Post").map(|(_, body)| inside(body));
    let is_itself = is_list_s(own)
        || headers.author().is_some_and(|author| {
            posted_to.is_some_and(|post| {
                post.trim_start_matches("mailto:")
                    .eq_ignore_ascii_case(&author.address)
            })
        });
    let marked = fields.first("X-Original-From").is_some()
        || fields.first("X-Original-Sender").is_some()
        || headers.from.as_ref().is_some_and(names_via);
    Some(if is_itself && marked {
        Remark::ListRewrote { list, author }
    } else {
        Remark::List { list }
    })
}

/// List-Id without the words before it (RFC 2919), or the address to which one posts (RFC 2369).
fn list_name(fields: &HeaderFields<'_>) -> Option<String> {
    let id = fields.first("List-Id").map(|(_, body)| inside(body));
    let post = || {
        let (_, body) = fields.first("List-Post")?;
        inside(body)
            .strip_prefix("mailto:")
            .map(|address| address.split('?').next().unwrap_or(address))
    };
    let name = id.filter(|id| !id.is_empty()).or_else(post)?;
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(name.chars().take(NAME_MAX).collect())
}

/// Whom a server on the way took out of From and kept in a field of its own.
fn kept_author(fields: &HeaderFields<'_>, headers: &Headers, decode: Decode<'_>) -> Option<Mailbox> {
    let field = |name| {
        let (name, body) = fields.first(name)?;
        Field::parse(name, body, decode).first().cloned()
    };
    let google = headers.original_from.as_ref().and_then(Field::first).cloned();
    field("X-Original-From")
        .or(google)
        .or_else(|| field("X-Original-Sender"))
}

/// Whether "via" stands behind a name, or in a comment there: `Anna via Staff <staff@…>`, `Anna (via Staff) <staff@…>`.
fn names_via(from: &Field) -> bool {
    let text = from.text.to_lowercase();
    let before = text.rsplit_once('<').map_or(text.as_str(), |(before, _)| before);
    [" via ", "(via "].iter().any(|via| before.contains(via))
}
