//! Every client, one entry each. To add one, add an entry to the file of its platform; the tests tell what is missing.

mod balsa;
mod bsd_mailx;
mod desktop;
mod emacs;
mod evolution;
mod geary;
mod hosted;
mod kmail;
mod mailx;
mod mblaze;
mod mh_e;
mod mobile;
mod mutt;
mod notmuch;
mod outlook;
mod rmail;
mod terminal;
mod thunderbird;
mod webmail;

use super::{Client, Words};

/// The clients drawn first: the most common one of each kind (phone, browser, desktop), then others that many recipients have. Their order
/// is explained, with sources, in `docs/preview.md`.
pub const FIRST: &[&Client] = &[
    &desktop::APPLE_MAIL_IOS,
    &hosted::GMAIL_WEB,
    &outlook::OUTLOOK_CLASSIC,
    &mobile::GMAIL_MOBILE,
    &outlook::OUTLOOK_WEB,
    &desktop::APPLE_MAIL,
    &outlook::OUTLOOK_MOBILE,
    &thunderbird::THUNDERBIRD,
    &thunderbird::THUNDERBIRD_ANDROID,
    &webmail::ROUNDCUBE,
    &hosted::PROTON_MAIL,
    &webmail::LIBERO,
];

/// The client drawn where there is room for one: the most common of those that say “on behalf of”.
pub const BESIDE: &Client = &outlook::OUTLOOK_CLASSIC;

/// Common clients, the most frequent first.
pub const COMMON: &[&Client] = &[
    &outlook::OUTLOOK_CLASSIC,
    &outlook::OUTLOOK_WEB,
    &hosted::GMAIL_WEB,
    &desktop::APPLE_MAIL,
    &desktop::APPLE_MAIL_IOS,
    &mobile::GMAIL_MOBILE,
    &thunderbird::THUNDERBIRD,
    &thunderbird::THUNDERBIRD_SHOW_SENDER,
    &thunderbird::THUNDERBIRD_ANDROID,
    &outlook::OUTLOOK_2010,
    &hosted::PROTON_MAIL,
    &hosted::TUTA,
    &hosted::ZOHO_MAIL,
    &webmail::ROUNDCUBE,
    &webmail::ZIMBRA_CLASSIC,
    &webmail::OPEN_XCHANGE,
    &webmail::LIBERO,
    &webmail::NEXTCLOUD_MAIL,
    &webmail::SNAPPYMAIL,
    &webmail::RAINLOOP,
    &webmail::SOGO,
    &webmail::HORDE_IMP,
    &mobile::FAIREMAIL,
    &evolution::EVOLUTION,
    &evolution::EVOLUTION_EXCHANGE,
    &kmail::KMAIL,
    &kmail::KMAIL_FANCY,
    &geary::GEARY,
    &desktop::CLAWS_MAIL,
    &desktop::SYLPHEED,
    &balsa::BALSA,
    &desktop::MAILSPRING,
    &outlook::OUTLOOK_MOBILE,
    &outlook::OUTLOOK_MAC,
    &webmail::ZIMBRA_MODERN,
    &hosted::YAHOO_MAIL,
    &hosted::FASTMAIL,
    &hosted::HEY,
];

/// Clients for a terminal, in a list of their own because the browser downloads them only on demand.
pub const TERMINAL: &[&Client] = &[
    &mutt::NEOMUTT,
    &mutt::NEOMUTT_ALL_HEADERS,
    &mutt::MUTT,
    &terminal::ALPINE,
    &terminal::AERC,
    &mailx::S_NAIL,
    &mailx::MAILUTILS,
    &bsd_mailx::BSD_MAILX,
    &mailx::NMH,
    &mblaze::MBLAZE,
    &notmuch::NOTMUCH,
    &emacs::NOTMUCH_EMACS,
    &emacs::GNUS,
    &emacs::MU4E,
    &rmail::RMAIL,
    &mh_e::MH_E,
];

/// Iterates over all clients of the catalogue.
pub fn catalogue() -> impl Iterator<Item = &'static Client> + Clone {
    COMMON.iter().chain(TERMINAL).copied()
}

/// Labels that are the same in all languages.
const fn same(word: &'static str) -> Words {
    Words {
        en: word,
        it: word,
        pl: word,
    }
}

const fn words(en: &'static str, it: &'static str, pl: &'static str) -> Words {
    Words { en, it, pl }
}

#[cfg(test)]
mod tests;
