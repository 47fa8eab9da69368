//! Every program, one entry each; the files are by platform.

mod desktop;
mod mobile;
mod terminal;
mod web;

use super::{Menu, Program};

/// All programs, by platform, the most common first.
pub const PROGRAMS: &[&Program] = &[
    &desktop::OUTLOOK_CLASSIC,
    &desktop::OUTLOOK_NEW,
    &desktop::THUNDERBIRD,
    &desktop::APPLE_MAIL,
    &desktop::EVOLUTION,
    &desktop::GEARY,
    &desktop::KMAIL,
    &mobile::APPLE_MAIL_IOS,
    &mobile::OUTLOOK_MOBILE,
    &mobile::GMAIL_MOBILE,
    &mobile::THUNDERBIRD_ANDROID,
    &mobile::FAIREMAIL,
    &web::ROUNDCUBE,
    &web::SOGO,
    &web::NEXTCLOUD_MAIL,
    &web::SNAPPYMAIL,
    &web::HORDE_IMP,
    &terminal::NEOMUTT,
    &terminal::AERC,
    &terminal::HIMALAYA,
];

const fn menu(en: &'static [&'static str], it: &'static [&'static str], pl: &'static [&'static str]) -> Menu {
    Menu { en, it, pl }
}
