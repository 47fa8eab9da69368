//! Whose address is it that a gateway has written?

use serde::{Deserialize, Serialize};

/// The party that an address belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Whose {
    /// The alias's own address.
    Alias,
    /// The user's primary address.
    Primary,
    /// The name with which the user signs in at the gateway, or an address that the gateway makes of it.
    Login,
    /// An address of another person or a program.
    Other,
}

impl Whose {
    /// Returns true if the address reveals who the user behind the alias is.
    pub fn is_person(self) -> bool {
        matches!(self, Self::Primary | Self::Login)
    }
}

/// The addresses of a test message's user, in the form used for comparison.
#[derive(Clone, Debug)]
pub struct Parties<'a> {
    /// Address of the alias.
    pub alias: &'a str,
    /// The user's primary address.
    pub primary: &'a str,
    /// User name at the gateway; often an address, or the part before the `@`.
    pub login: &'a str,
}

impl Parties<'_> {
    /// Returns the party that an address belongs to.
    ///
    /// Exim's `control = submission` makes one of the login: `login@host`, or, of a login that is an address,
    /// `"login@domain"@host`; Sendmail masquerades it as `login@host`.
    pub fn whose(&self, address: &str) -> Whose {
        let same = |other: &str| address.eq_ignore_ascii_case(other);
        let inner = quoted(address).unwrap_or(address);
        let is = |other: &str| !other.is_empty() && inner.eq_ignore_ascii_case(other);
        let local = local(inner);
        let alike = |other: &str| !local.is_empty() && local.eq_ignore_ascii_case(other);
        if same(self.alias) {
            Whose::Alias
        } else if is(self.primary) {
            Whose::Primary
        } else if is(self.login) && !is(self.alias)
            || alike(self.login_name()) && !alike(self::local(self.alias))
        {
            Whose::Login
        } else {
            Whose::Other
        }
    }

    /// Returns the party that an envelope sender belongs to, also if it is rewritten (SRS, BATV, VERP) and carries the original address.
    pub fn whose_envelope(&self, address: &str) -> Whose {
        match self.whose(address) {
            Whose::Other => carried(address).map_or(Whose::Other, |carried| self.whose(&carried)),
            known => known,
        }
    }

    /// Returns the party named by a word in which a server writes the authenticated user.
    pub fn named(&self, word: &str) -> Option<Whose> {
        let is_name = |name: &str| !name.is_empty() && word.eq_ignore_ascii_case(name);
        // The alias's own local part tells nothing new.
        if is_name(self.alias) || is_name(local(self.alias)) {
            return None;
        }
        if is_name(self.login) {
            return Some(Whose::Login);
        }
        Some(self.whose(word)).filter(|whose| whose.is_person())
    }

    /// The login's part before the `@`.
    pub fn login_name(&self) -> &str {
        local(self.login)
    }
}

/// What stands before the last `@`, or all if there is none.
fn local(address: &str) -> &str {
    address.rsplit_once('@').map_or(address, |(local, _)| local)
}

/// The address that is a local part: `a@b` of `"a@b"@c`. Readers of address lists may have taken the quotes away.
fn quoted(address: &str) -> Option<&str> {
    let (local, _) = address.rsplit_once('@')?;
    let inner = local.trim_start_matches('"').trim_end_matches('"');
    inner.contains('@').then_some(inner)
}

/// The address that an envelope sender carries:
///
/// - SRS0 `SRS0=hash=time=domain=local@forwarder` and SRS1, which has one more forwarder in front (the SRS specification of
///   libsrs2); the separator behind the tag may be `=`, `+` or `-`;
/// - BATV `prvs=tag=local@domain` (draft-levine-smtp-batv);
/// - VERP `local+recipient=domain@ours` (Postfix `VERP_README`, Courier's XVERP with `-`): the sender's own part.
fn carried(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let starts = |tag: &str| {
        let head = local.get(..tag.len())?;
        head.eq_ignore_ascii_case(tag).then(|| &local[tag.len()..])
    };
    if let Some(rest) = starts("SRS0") {
        // hash, time, domain, local
        let mut parts = rest.get(1..)?.splitn(4, '=').skip(2);
        let (domain, local) = (parts.next()?, parts.next()?);
        return Some(format!("{local}@{domain}"));
    }
    if let Some(rest) = starts("SRS1") {
        let (_, inner) = rest.get(1..)?.split_once("==")?;
        let mut parts = inner.splitn(4, '=').skip(2);
        let (domain, local) = (parts.next()?, parts.next()?);
        return Some(format!("{local}@{domain}"));
    }
    if let Some(rest) = starts("prvs=") {
        let (_, local) = rest.split_once('=')?;
        return Some(format!("{local}@{domain}"));
    }
    let (before, _) = local.rsplit_once('=')?;
    let end = before.find('+')?;
    let own = before.get(..end)?;
    Some(format!("{own}@{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTIES: Parties<'static> = Parties {
        alias: "alias@partner.test",
        primary: "user@example.test",
        login: "login@partner.test",
    };

    #[test]
    fn an_address_is_known_in_the_forms_in_which_servers_write_it() {
        use Whose::{Alias, Login, Other, Primary};
        let bare = Parties {
            login: "login",
            ..PARTIES
        };
        let same = Parties {
            login: "alias@partner.test",
            ..PARTIES
        };
        for (address, full, of_bare, of_same) in [
            ("Alias@Partner.test", Alias, Alias, Alias),
            ("user@example.test", Primary, Primary, Primary),
            (
                "\"user@example.test\"@exim-b.partner.test",
                Primary,
                Primary,
                Primary,
            ),
            ("login@partner.test", Login, Login, Other),
            ("\"login@partner.test\"@exim-b.partner.test", Login, Login, Other),
            ("login@partner.test@exim-b.partner.test", Login, Login, Other),
            ("\"alias@partner.test\"@exim-b.partner.test", Other, Other, Other),
            ("login@exim-b.partner.test", Login, Login, Other),
            ("login", Login, Login, Other),
            ("alias@sendmail.partner.test", Other, Other, Other),
            ("user@partner.test", Other, Other, Other),
            ("mylogin@partner.test", Other, Other, Other),
            ("", Other, Other, Other),
            ("@", Other, Other, Other),
        ] {
            let found = [&PARTIES, &bare, &same].map(|parties| parties.whose(address));
            assert_eq!(found, [full, of_bare, of_same], "{address}");
        }
    }

    #[test]
    fn an_envelope_that_carries_an_address_is_that_one_s() {
        use Whose::{Alias, Login, Other, Primary};
        for (address, whose) in [
            ("alias@partner.test", Alias),
            ("SRS0=HHH=TT=partner.test=alias@forwarder.test", Alias),
            ("srs0+HHH=TT=partner.test=alias@forwarder.test", Alias),
            (
                "SRS1=HHH=first.test==HHH=TT=partner.test=alias@second.test",
                Alias,
            ),
            ("SRS0=HHH=TT=partner.test=login@forwarder.test", Login),
            ("prvs=4123a1b2c3=alias@partner.test", Alias),
            ("prvs=4123a1b2c3=login@partner.test", Login),
            // The recipient of a test message is the user: that it is encoded says nothing of the sender.
            ("alias+user=example.test@partner.test", Alias),
            ("login+user=example.test@partner.test", Login),
            ("bounce+1f2e3d.a1b2-user=example.test@mailer.test", Other),
            ("\"login@partner.test\"@partner.test", Login),
            ("user@example.test", Primary),
            ("SRS0=", Other),
            ("SRS1=x@y", Other),
            ("prvs=x@y", Other),
            ("=@", Other),
            ("SRS0ż=a=b=c=d@e", Other),
        ] {
            assert_eq!(PARTIES.whose_envelope(address), whose, "{address}");
        }
    }
}
