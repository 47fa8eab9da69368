//! Every client, one entry each. To add one, add an entry to the file of its platform; the tests tell what is missing.

mod desktop;
mod mobile;
mod terminal;
mod web;

use super::{Client, Words};

/// All clients.
pub const CATALOGUE: &[&Client] = &[
    &desktop::OUTLOOK_CLASSIC,
    &web::OUTLOOK_WEB,
    &web::GMAIL_WEB,
    &desktop::APPLE_MAIL,
    &desktop::THUNDERBIRD,
    &desktop::THUNDERBIRD_SHOW_SENDER,
    &mobile::THUNDERBIRD_ANDROID,
    &mobile::FAIREMAIL,
    &web::ROUNDCUBE,
    &web::ZIMBRA_CLASSIC,
    &web::OPEN_XCHANGE,
    &web::NEXTCLOUD_MAIL,
    &web::SNAPPYMAIL,
    &web::SOGO,
    &web::PROTON_MAIL,
    &desktop::KMAIL,
    &desktop::EVOLUTION,
    &desktop::GEARY,
    &desktop::CLAWS_MAIL,
    &desktop::SYLPHEED,
    &terminal::NEOMUTT,
    &terminal::ALPINE,
    &terminal::S_NAIL,
    &mobile::OUTLOOK_MOBILE,
    &mobile::GMAIL_MOBILE,
    &web::YAHOO_MAIL,
];

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
