//! Every page's address: one enum, one parser, one printer, for the app that draws pages and the server that answers 404 where
//! there is none. Links are never strings.

use std::fmt;

use crate::role::Permission;

/// A page of the app.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Page {
    /// `/`: redirects by role.
    Home,
    /// `/sign-in`: the sign-in form.
    SignIn,
    /// `/link#TOKEN`: sets a password with a one-time link.
    Link,
    /// `/confirm#address=…&token=…`: confirms an alias with the emailed link.
    Confirm,
    /// `/admin/policy`: the policy for gateways.
    Policy,
    /// `/admin/gateways`: the list of all users' gateways.
    Gateways,
    /// `/admin/people#…`: everybody with an account.
    People,
    /// `/admin/people/{id}`: one person, by their id.
    Person(String),
    /// `/settings/aliases`: the user's addresses.
    Aliases,
    /// `/settings/aliases/new`: the wizard that adds an alias.
    NewAlias,
    /// `/settings/aliases/{address}`: an alias's settings.
    EditAlias(String),
    /// `/settings/account`: the user's account.
    Account,
    /// `/preview#…`: the preview, open to everyone.
    Preview,
    /// `/preview/received`: the analysis of a received message, open to everyone.
    Received,
    /// `/demo/mail`: the demo's mailbox; only in the demo.
    DemoMail,
    /// `/oauth/return`: the redirect target of OAuth providers.
    OauthReturn,
    /// `/help/gateway`: the user's guide.
    Help,
    /// `/help/write-from` and `/help/write-from/{address}`: how to write from an address in a mail program. Open to everyone, so that a
    /// telephone can show it.
    WriteFrom(Option<String>),
    /// A path without a page.
    NotFound,
}

/// Permission needed to open a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Open to everyone, without sign-in.
    Everybody,
    /// A signed-in user may open it.
    User,
    /// Somebody with a role that permits this may open it.
    Needs(Permission),
}

impl Page {
    /// Parses a path, percent-encoded as in the address bar.
    pub fn parse(path: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn,
            ["link"] => Self::Link,
            ["confirm"] => Self::Confirm,
            ["admin", "policy"] => Self::Policy,
            ["admin", "gateways"] => Self::Gateways,
            ["admin", "people"] => Self::People,
            ["admin", "people", id] => decode(id).map_or(Self::NotFound, Self::Person),
            ["settings", "aliases"] => Self::Aliases,
            ["settings", "aliases", "new"] => Self::NewAlias,
            ["settings", "aliases", address] => decode(address).map_or(Self::NotFound, Self::EditAlias),
            ["settings", "account"] => Self::Account,
            ["preview"] => Self::Preview,
            ["preview", "received"] => Self::Received,
            ["demo", "mail"] => Self::DemoMail,
            ["oauth", "return"] => Self::OauthReturn,
            ["help", "gateway"] => Self::Help,
            ["help", "write-from"] => Self::WriteFrom(None),
            ["help", "write-from", address] => {
                decode(address).map_or(Self::NotFound, |address| Self::WriteFrom(Some(address)))
            }
            _ => Self::NotFound,
        }
    }

    /// Permission needed to open the page. The server decides about data; this decides what is drawn instead.
    pub fn access(&self) -> Access {
        match self {
            Self::Policy => Access::Needs(Permission::SeePolicies),
            Self::Gateways => Access::Needs(Permission::SeeGateways),
            Self::People | Self::Person(_) => Access::Needs(Permission::SeePeople),
            Self::Home
            | Self::Confirm
            | Self::Aliases
            | Self::NewAlias
            | Self::EditAlias(_)
            | Self::OauthReturn
            | Self::Account => Access::User,
            _ => Access::Everybody,
        }
    }

    /// Returns true if the page belongs under `place`, a place in the header that leads to it and back.
    pub fn is_within(&self, place: &Self) -> bool {
        matches!(
            (self, place),
            (Self::Gateways, Self::Policy)
                | (Self::Person(_), Self::People)
                | (
                    Self::NewAlias | Self::EditAlias(_) | Self::OauthReturn,
                    Self::Aliases
                )
                | (Self::Received, Self::Preview)
                | (Self::WriteFrom(_), Self::Help)
        )
    }
}

/// The path, as it stands in the address bar and in links.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home | Self::NotFound => f.write_str("/"),
            Self::SignIn => f.write_str("/sign-in"),
            Self::Link => f.write_str("/link"),
            Self::Confirm => f.write_str("/confirm"),
            Self::Policy => f.write_str("/admin/policy"),
            Self::Gateways => f.write_str("/admin/gateways"),
            Self::People => f.write_str("/admin/people"),
            Self::Person(id) => write!(f, "/admin/people/{}", encode(id)),
            Self::Aliases => f.write_str("/settings/aliases"),
            Self::NewAlias => f.write_str("/settings/aliases/new"),
            Self::EditAlias(address) => write!(f, "/settings/aliases/{}", encode(address)),
            Self::Account => f.write_str("/settings/account"),
            Self::Preview => f.write_str("/preview"),
            Self::Received => f.write_str("/preview/received"),
            Self::DemoMail => f.write_str("/demo/mail"),
            Self::OauthReturn => f.write_str("/oauth/return"),
            Self::Help => f.write_str("/help/gateway"),
            Self::WriteFrom(None) => f.write_str("/help/write-from"),
            Self::WriteFrom(Some(address)) => write!(f, "/help/write-from/{}", encode(address)),
        }
    }
}

/// Percent-encodes a path segment; characters common in addresses stay readable.
pub fn encode(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@!$&'()*,;=:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

/// Decodes a segment made by [`encode`]; `None` if the escapes are invalid or the bytes are not UTF-8.
pub fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_survives_printing_and_parsing() {
        let addresses = [
            "user.name@partner.com",
            "o'hara+news@example.com",
            "new",
            "zażółć@example.com",
            "a/b@example.com",
            "100%@example.com",
        ];
        let mut pages = vec![
            Page::Home,
            Page::SignIn,
            Page::Link,
            Page::Confirm,
            Page::Policy,
            Page::Gateways,
            Page::People,
            Page::Person("12".to_owned()),
            Page::Aliases,
            Page::NewAlias,
            Page::Account,
            Page::Preview,
            Page::Received,
            Page::DemoMail,
            Page::OauthReturn,
            Page::Help,
            Page::WriteFrom(None),
        ];
        // `new` as an address would be the wizard; no address is without `@`.
        pages.extend(
            addresses
                .iter()
                .filter(|address| address.contains('@'))
                .map(|address| Page::EditAlias((*address).to_owned())),
        );
        pages.extend(addresses.map(|address| Page::WriteFrom(Some(address.to_owned()))));
        for page in pages {
            assert_eq!(Page::parse(&page.to_string()), page, "{page}");
        }
    }

    #[test]
    fn strange_paths_are_not_found() {
        for path in [
            "/admin",
            "/settings",
            "/settings/aliases/a/b",
            "/settings/aliases/%",
            "/settings/aliases/%zz",
            "/settings/aliases/%ff",
            "/help/write-from/a/b",
            "/help/write-from/%ff",
            "/SIGN-IN",
            "/..",
        ] {
            assert_eq!(Page::parse(path), Page::NotFound, "{path}");
        }
    }

    #[test]
    fn mails_and_refusals_link_to_the_list() {
        assert_eq!(Page::parse(crate::alias::LIST), Page::Aliases);
    }

    #[test]
    fn a_trailing_slash_does_not_matter() {
        assert_eq!(Page::parse("/admin/policy/"), Page::Policy);
        assert_eq!(Page::parse("//"), Page::Home);
    }
}
