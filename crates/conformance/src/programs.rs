//! One file for each program.

mod aerc;
mod alpine;
mod balsa;
mod claws_mail;
mod evolution;
mod geary;
mod gnus;
mod kmail;
mod mailutils;
mod mu4e;
mod mutt;
mod neomutt;
mod nmh;
mod notmuch;
mod notmuch_emacs;
mod roundcube;
mod s_nail;
mod sylpheed;
mod thunderbird;

use crate::program::Program;

/// All programs that are run.
pub const ALL: &[&dyn Program] = &[
    &aerc::Aerc,
    &alpine::Alpine,
    &gnus::Gnus,
    &mailutils::Mailutils,
    &mu4e::Mu4e,
    &mutt::Mutt,
    &neomutt::Neomutt { packaged: true },
    &neomutt::Neomutt { packaged: false },
    &nmh::Nmh,
    &notmuch::Notmuch,
    &notmuch_emacs::NotmuchEmacs,
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
];
