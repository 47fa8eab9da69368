//! The login in what is kept: a mark in its place, so that it stands nowhere but in the sealed credentials.

use super::{GatewayChange, Whose};
use crate::message::Mailbox;

/// In the place of the whole login. What is kept has no control characters otherwise.
const LOGIN: char = '\u{1}';
/// In the place of what stands before its `@`.
const NAME: char = '\u{2}';

/// Replaces the login by a mark wherever the changes contain it; text that could not be restored is omitted.
pub fn mask_login(changes: &[GatewayChange], login: &str) -> Vec<GatewayChange> {
    each(changes, &|whose, text| mask(text, whose, login))
}

/// Restores the login in the changes; without a login, for readers who may not know it, text that contains it is omitted.
pub fn unmask_login(changes: &[GatewayChange], login: Option<&str>) -> Vec<GatewayChange> {
    each(changes, &|_, text| {
        if !text.contains([LOGIN, NAME]) {
            return Some(text.to_owned());
        }
        let login = login?;
        let name = login.rsplit_once('@').map_or(login, |(name, _)| name);
        Some(text.replace(LOGIN, login).replace(NAME, name))
    })
}

fn mask(text: &str, whose: Option<Whose>, login: &str) -> Option<String> {
    let is_address = login.contains('@');
    // A short login stands in many words: it is looked for where it is known to be.
    let names_it = |text: &str| is_address && find(text, login).is_some();
    let mut masked = text.to_owned();
    if names_it(text)
        && let Some(place) = find(text, login)
    {
        masked.replace_range(place..place + login.len(), LOGIN.encode_utf8(&mut [0; 4]));
    } else if whose == Some(Whose::Login) {
        let name = login.rsplit_once('@').map_or(login, |(name, _)| name);
        let local = text.rsplit_once('@').map_or(text, |(local, _)| local);
        let mark = if is_address { NAME } else { LOGIN };
        let place = last(local, name)?;
        masked.replace_range(place..place + name.len(), mark.encode_utf8(&mut [0; 4]));
    }
    let name = login.rsplit_once('@').map_or(login, |(name, _)| name);
    // Of what is known to be the login, the mark stands in its place by now.
    let is_known = matches!(whose, Some(Whose::Alias | Whose::Primary | Whose::Login));
    (!names_it(&masked) && (is_known || !has_word(&masked, name))).then_some(masked)
}

/// Whether a word stands in a text, whatever the case of ASCII letters; `login+tag` and `login=partner.test` have `login`.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let lower = (text.to_ascii_lowercase(), word.to_ascii_lowercase());
    let mut places = lower.0.match_indices(lower.1.as_str());
    !word.is_empty()
        && places.any(|(place, found)| {
            let before = lower.0.get(..place).and_then(|before| before.chars().next_back());
            let behind = lower
                .0
                .get(place + found.len()..)
                .and_then(|rest| rest.chars().next());
            !is_part(before) && !is_part(behind)
        })
}

/// Where one text stands in another, whatever the case of ASCII letters.
fn find(text: &str, what: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(what.len().max(1));
    windows
        .position(|window| window.eq_ignore_ascii_case(what.as_bytes()))
        .filter(|place| text.is_char_boundary(*place) && text.is_char_boundary(place + what.len()))
        .filter(|_| !what.is_empty())
}

/// Where it stands for the last time.
fn last(text: &str, what: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(what.len().max(1));
    windows
        .rposition(|window| window.eq_ignore_ascii_case(what.as_bytes()))
        .filter(|place| text.is_char_boundary(*place) && text.is_char_boundary(place + what.len()))
        .filter(|_| !what.is_empty())
}

type Each<'a> = &'a dyn Fn(Option<Whose>, &str) -> Option<String>;

/// The changes with each text in them as `text` has it. A name that is left out leaves its address.
fn each(changes: &[GatewayChange], text: Each<'_>) -> Vec<GatewayChange> {
    let one = |whose: Whose, mailbox: &Option<Mailbox>| {
        let mailbox = mailbox.as_ref()?;
        Some(Mailbox {
            address: text(Some(whose), &mailbox.address)?,
            name: text(None, &mailbox.name).unwrap_or_default(),
        })
    };
    let with = |change: &GatewayChange| {
        let mut change = change.clone();
        match &mut change {
            GatewayChange::From { whose, mailbox }
            | GatewayChange::Sender { whose, mailbox }
            | GatewayChange::EnvelopeSender { whose, mailbox }
            | GatewayChange::ReplyTo { whose, mailbox } => *mailbox = one(*whose, mailbox),
            GatewayChange::FromName { name } => *name = name.as_deref().and_then(|name| text(None, name)),
            GatewayChange::NoReplyTo
            | GatewayChange::Received { .. }
            | GatewayChange::Field { .. }
            | GatewayChange::MessageId => (),
        }
        change
    };
    changes.iter().map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(whose: Whose, address: &str) -> Vec<GatewayChange> {
        vec![GatewayChange::Sender {
            whose,
            mailbox: Some(Mailbox::new("", address)),
        }]
    }

    #[test]
    fn the_login_is_put_back_for_its_owner_alone() {
        for (login, address) in [
            ("login@partner.test", "login@partner.test"),
            ("login@partner.test", "\"login@partner.test\"@exim-b.partner.test"),
            ("login@partner.test", "login@sendmail.partner.test"),
            ("login", "login@exim-b.partner.test"),
            ("login", "login"),
            ("partner", "SRS0=H=T=partner.test=partner@forwarder.test"),
            ("a", "a@a.test"),
        ] {
            let changes = sender(Whose::Login, address);
            let kept = mask_login(&changes, login);
            assert!(
                login.len() < 6 || !format!("{kept:?}").replace("partner.test", "").contains(login),
                "{kept:?}"
            );
            assert_eq!(unmask_login(&kept, Some(login)), changes, "{login} {address}");
            let hidden = [GatewayChange::Sender {
                whose: Whose::Login,
                mailbox: None,
            }];
            assert_eq!(unmask_login(&kept, None), hidden, "{login} {address}");
        }
    }

    #[test]
    fn what_is_nobody_s_login_is_kept_as_it_is() {
        for whose in [Whose::Alias, Whose::Primary, Whose::Other] {
            let changes = sender(whose, "user@example.test");
            assert_eq!(mask_login(&changes, "u"), changes);
            assert_eq!(unmask_login(&changes, None), changes);
        }
    }

    #[test]
    fn forms_that_nobody_can_put_back_are_left_out() {
        for (login, text) in [
            ("jk4711", "jk4711-bounces@host.test"),
            ("jk4711", "JK4711+x@host.test"),
            ("login@partner.test", "login+tag@partner.test"),
            ("login@partner.test", "login=partner.test@mx.host.test"),
            ("login@partner.test", "login%partner.test@host.test"),
        ] {
            let hidden = [GatewayChange::Sender {
                whose: Whose::Other,
                mailbox: None,
            }];
            assert_eq!(
                mask_login(&sender(Whose::Other, text), login),
                hidden,
                "{login} {text}"
            );
        }
        let named = [GatewayChange::FromName {
            name: Some("jk4711".to_owned()),
        }];
        assert_eq!(
            mask_login(&named, "jk4711"),
            [GatewayChange::FromName { name: None }]
        );
    }

    #[test]
    fn in_names_and_twice() {
        let login = "login@partner.test";
        let named = vec![GatewayChange::FromName {
            name: Some("Login@partner.test via x".to_owned()),
        }];
        let kept = mask_login(&named, login);
        assert_eq!(
            unmask_login(&kept, None),
            [GatewayChange::FromName { name: None }]
        );
        assert_eq!(
            unmask_login(&kept, Some(login)),
            [GatewayChange::FromName {
                name: Some("login@partner.test via x".to_owned())
            }]
        );
        let twice = mask_login(&sender(Whose::Login, &format!("{login}.{login}")), login);
        assert_eq!(
            twice,
            [GatewayChange::Sender {
                whose: Whose::Login,
                mailbox: None
            }]
        );
    }
}
