//! What mail programs are called: by their own name, and where words describe one, in the page's language.

use fromline_core::clients::Client;

use crate::i18n::use_i18n;

/// The name of a program; reactive.
pub fn program_name(client: &Client) -> String {
    let id = format!("preview-program-{}", client.id);
    let words = use_i18n().text(&id, &[]);
    // A message that is not there is its id: most programs have a name, and no description.
    if words == id {
        client.name.to_owned()
    } else {
        words
    }
}
