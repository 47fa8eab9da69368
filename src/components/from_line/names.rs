//! What mail programs are called: by their own name, and where words describe one, in the page's language.

use fromline_core::clients::Client;

use crate::ts;

/// The name of a program; reactive.
pub fn program_name(client: &Client) -> String {
    match client.id {
        "outlook-classic" => ts!("preview-program-outlook-classic"),
        "outlook-web" => ts!("preview-program-outlook-web"),
        "outlook-mac" => ts!("preview-program-outlook-mac"),
        "thunderbird-show-sender" => ts!("preview-program-thunderbird-show-sender"),
        "thunderbird-android" => ts!("preview-program-thunderbird-android"),
        "kmail-fancy" => ts!("preview-program-kmail-fancy"),
        "evolution-exchange" => ts!("preview-program-evolution-exchange"),
        // Programs for a terminal come later, and so do their words.
        "notmuch-emacs" => ts!("evidence-program-notmuch-emacs"),
        "neomutt-all-headers" => ts!("evidence-program-neomutt-all-headers"),
        _ => client.name.to_owned(),
    }
}
