//! One file for each program.

mod aerc;
mod alpine;
mod balsa;
mod bsd_mailx;
mod claws_mail;
mod evolution;
mod geary;
mod gnus;
mod horde_imp;
mod kmail;
mod mailutils;
mod mblaze;
mod mh_e;
mod mu4e;
mod mutt;
mod neomutt;
mod nmh;
mod notmuch;
mod notmuch_emacs;
mod rmail;
mod roundcube;
mod s_nail;
mod sogo;
mod sylpheed;
mod thunderbird;

use crate::program::Program;

/// All programs that are run.
pub const ALL: &[&dyn Program] = &[
    &aerc::Aerc,
    &alpine::Alpine,
    &bsd_mailx::BsdMailx,
    &gnus::Gnus,
    &mailutils::Mailutils,
    &mblaze::Mblaze,
    &mh_e::MhE,
    &mu4e::Mu4e,
    &mutt::Mutt,
    &neomutt::Neomutt { packaged: true },
    &neomutt::Neomutt { packaged: false },
    &nmh::Nmh,
    &notmuch::Notmuch,
    &notmuch_emacs::NotmuchEmacs,
    &rmail::Rmail,
    &s_nail::SNail,
    &balsa::Balsa,
    &claws_mail::ClawsMail,
    &evolution::Evolution,
    &geary::Geary,
    &kmail::KMail { fancy: false },
    &kmail::KMail { fancy: true },
    &sylpheed::Sylpheed,
    &thunderbird::Thunderbird { show_sender: false },
    &thunderbird::Thunderbird { show_sender: true },
    &roundcube::Roundcube,
    &sogo::Sogo,
    &horde_imp::HordeImp,
];
