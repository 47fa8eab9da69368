//! Who is named in the trace of a message.

use super::{MissingPart, Parties, Whose};
use crate::headers::HeaderFields;

/// Returns the party named in the `Received` fields of servers that had the message after it left us, the newest first (RFC 5321 section
/// 4.4). `Ok(None)` if they name no party; [`MissingPart::Received`] if there is no such field.
///
/// What stands below the hop that our own `ehlo` opened was not written by the gateway. If no hop names it (`OpenSMTPD`'s
/// `mask-src` leaves it out), all of them are looked at.
pub fn named(
    fields: &HeaderFields<'_>,
    ehlo: &str,
    parties: &Parties<'_>,
) -> Result<Option<Whose>, MissingPart> {
    let hops: Vec<Vec<Word<'_>>> = fields.every("Received").map(|(_, body)| words(body)).collect();
    if hops.is_empty() {
        return Err(MissingPart::Received);
    }
    let ours = hops.iter().rposition(|hop| is_from(hop, ehlo));
    let theirs = hops.get(..=ours.unwrap_or(hops.len() - 1)).unwrap_or(&hops);
    let mut all = theirs.iter().flat_map(|hop| in_hop(hop, parties));
    let first = all.next();
    // The primary address says more than the login.
    Ok(all.find(|whose| *whose == Whose::Primary).or(first))
}

/// A word of a trace, and whether `=` or `:` stands behind it.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    opens: bool,
}

impl Word<'_> {
    fn is(&self, other: &str) -> bool {
        self.text.eq_ignore_ascii_case(other)
    }
}

/// Words, whatever comments and quotes stand around them: servers write logins in all of these places.
fn words(body: &str) -> Vec<Word<'_>> {
    let apart = |character: char| character.is_whitespace() || "()<>,;[]\"=".contains(character);
    let mut words = Vec::new();
    for piece in body.split_inclusive(apart) {
        let text = piece.trim_end_matches(apart);
        let opens = piece.ends_with('=') || text.ends_with(':');
        let text = text.trim_end_matches(':');
        if !text.is_empty() {
            words.push(Word { text, opens });
        }
    }
    words
}

fn is_from(hop: &[Word<'_>], ehlo: &str) -> bool {
    matches!(hop, [from, name, ..] if from.is("from") && name.is(ehlo))
}

/// Everybody whom a hop names, the recipient left out.
fn in_hop<'h>(hop: &'h [Word<'_>], parties: &'h Parties<'_>) -> impl Iterator<Item = Whose> + 'h {
    let at = |place: Option<usize>| place.and_then(|place| hop.get(place));
    hop.iter().enumerate().filter_map(move |(place, word)| {
        let before = at(place.checked_sub(1));
        let second = at(place.checked_sub(2));
        if before.is_some_and(|before| before.is("for")) {
            return None;
        }
        if before.is_some_and(|before| introduces(*before, second)) {
            return parties.named(word.text);
        }
        // Anywhere else a word is only known by being the whole address.
        let is_login = parties.login.contains('@') && word.is(parties.login);
        (is_login && !word.is(parties.alias) && !word.is(parties.primary)).then_some(Whose::Login)
    })
}

/// Whether who signed in, or who is said to have sent the message, stands behind these words:
///
/// - `(Authenticated sender: login)`: Postfix, `smtpd_sasl_authenticated_header`;
/// - `(AUTH: PLAIN login, TLS: …)`: Courier;
/// - `auth=yes user=login`: `OpenSMTPD`, `received-auth`;
/// - `(envelope-from <login@host>)`: Exim, Dovecot;
/// - `(authenticated as login)`, `(authenticated: login)`: others.
fn introduces(before: Word<'_>, second: Option<&Word<'_>>) -> bool {
    let second_is = |other: &str| second.is_some_and(|second| second.is(other));
    before.is("user") && before.opens
        || before.is("username")
        || before.is("envelope-from")
        || before.is("authenticated") && before.opens
        || (before.is("sender") || before.is("as") || before.is("user")) && second_is("authenticated")
        || second.is_some_and(|second| second.is("auth") && second.opens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::parse_fields;

    fn found(received: &str, login: &str) -> Result<Option<Whose>, MissingPart> {
        let parties = Parties {
            alias: "alias@partner.test",
            primary: "user@example.test",
            login,
        };
        let message = format!("From: alias@partner.test\r\n{received}\r\n\r\n");
        named(
            &parse_fields(message.as_bytes()).unwrap(),
            "example.test",
            &parties,
        )
    }

    const FULL: &str = "login@partner.test";

    #[test]
    fn makes_of_servers() {
        let exim = "Received: from [10.66.0.40] (helo=example.test) by exim-a.partner.test with esmtpsa (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <alias@partner.test>) id 1E for user@example.test; Sat, 28 Nov 2026 10:00:00 +0000";
        let login = exim.replace(
            "<alias@partner.test>",
            "<\"login@partner.test\"@exim-b.partner.test>",
        );
        let bare = exim.replace("<alias@partner.test>", "<login@exim-b.partner.test>");
        let courier = "Received: from example.test ([10.66.0.40]) (AUTH: PLAIN login@partner.test, TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384) by courier.partner.test with ESMTPSA";
        let sendmail = "Received: from example.test ([10.66.0.40]) (authenticated bits=0) by sendmail.partner.test (8.17.1.9/8.17.1.9/Debian-2+deb12u2) with ESMTPSA id 4A";
        let opensmtpd = "Received: from example.test ([10.66.0.40]) by opensmtpd.partner.test (OpenSMTPD) with ESMTPSA id 5f (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) auth=yes user=login@partner.test for <user@example.test>";
        let masked = "Received:  by opensmtpd.partner.test (OpenSMTPD) with ESMTPSA id 5f auth=yes user=login@partner.test for <user@example.test>";
        let dovecot = "Received: from example.test ([10.66.0.40])\r\n\tby dovecot.partner.test with ESMTPSA\r\n\tid x (envelope-from <alias@partner.test>)\r\n\tfor <user@example.test>";
        let postfix = "Received: from example.test (unknown [10.66.0.40])\r\n\t(Authenticated sender: login@partner.test)\r\n\tby smtp.partner.test (Postfix) with ESMTPSA id 1";
        let haraka = "Received: from example.test ([10.66.0.40]) by haraka.partner.test (Haraka/3.3.4) with ESMTPSA id 1 (authenticated bits=0)\r\nReceived: (Haraka outbound)";
        for (received, login, expected) in [
            (exim, FULL, None),
            (&login, FULL, Some(Whose::Login)),
            (&bare, "login", Some(Whose::Login)),
            (courier, FULL, Some(Whose::Login)),
            (sendmail, FULL, None),
            (opensmtpd, FULL, Some(Whose::Login)),
            (masked, FULL, Some(Whose::Login)),
            (dovecot, FULL, None),
            (postfix, FULL, Some(Whose::Login)),
            (haraka, FULL, None),
        ] {
            assert_eq!(found(received, login), Ok(expected), "{received}");
            // Who signs in with the alias gives nothing away.
            let own = received.replace(FULL, "alias@partner.test");
            assert_eq!(found(&own, "alias@partner.test"), Ok(None), "{own}");
        }
    }

    #[test]
    fn a_bare_login_is_only_known_where_somebody_is_named() {
        for (comment, login, expected) in [
            ("(Authenticated sender: jan)", "jan", Some(Whose::Login)),
            ("(Authenticated sender: JAN)", "jan", Some(Whose::Login)),
            ("(AUTH: LOGIN jan, TLS: TLS1.3)", "jan", Some(Whose::Login)),
            ("(AUTH: LOGIN login, TLS: TLS1.3)", "login", Some(Whose::Login)),
            ("(AUTH: LOGIN jan, TLS: TLS1.3)", "login", None),
            ("auth=yes user=jan", "jan", Some(Whose::Login)),
            ("(authenticated as jan)", "jan", Some(Whose::Login)),
            ("(authenticated: jan)", "jan", Some(Whose::Login)),
            ("(authenticated bits=0)", "bits", None),
            ("(jan)", "jan", None),
            ("with ESMTPSA id jan", "jan", None),
            // The alias's own local part is no news.
            ("(Authenticated sender: alias)", "alias", None),
            ("(Authenticated sender: other)", "jan", None),
            (
                "(Authenticated sender: user@example.test)",
                "jan",
                Some(Whose::Primary),
            ),
            ("(envelope-from <user@example.test>)", "jan", Some(Whose::Primary)),
            ("(login is login@partner.test)", FULL, Some(Whose::Login)),
            ("for <login@partner.test>", FULL, None),
            ("for login@partner.test", FULL, None),
        ] {
            let received = format!("Received: from example.test ([10.66.0.40]) by a.partner.test {comment}");
            assert_eq!(found(&received, login), Ok(expected), "{comment} {login}");
        }
    }

    #[test]
    fn hops_before_ours_and_the_recipient_do_not_count() {
        let before = "Received: by mail.example.test (Authenticated sender: user@example.test)";
        let first = "Received: from example.test ([10.66.0.40]) by a.partner.test with ESMTPSA";
        let last = "Received: from a.partner.test by mx.example.test for <user@example.test>";
        let names =
            "Received: from b.partner.test by a.partner.test (Authenticated sender: login@partner.test)";
        for (received, expected) in [
            (String::new(), Err(MissingPart::Received)),
            (format!("{last}\r\n{first}\r\n{before}"), Ok(None)),
            (format!("{last}\r\n{names}\r\n{first}"), Ok(Some(Whose::Login))),
            (format!("{last}\r\n{first}\r\n{names}"), Ok(None)),
            (format!("{last}\r\n{names}"), Ok(Some(Whose::Login))),
            ("Received:".to_owned(), Ok(None)),
        ] {
            assert_eq!(found(&received, FULL), expected, "{received}");
        }
    }
}
