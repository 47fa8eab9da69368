//! `SOGo` in a browser.

mod servers;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Failure,
    browser::Browser,
    header::{Field, Shown},
    home::Home,
    imap::{self, Imap},
    message::Message,
    program::{About, Kind, Language, Program},
    seen::{Line, Seen},
};

/// Functions that read and operate the page, by name.
const READER: &str = include_str!("sogo/reader.js");

/// `SOGo` as Debian ships it.
#[derive(Debug)]
pub struct Sogo;

impl Program for Sogo {
    fn about(&self) -> &'static About {
        &About {
            id: "sogo",
            kind: Kind::Browser,
            package: "sogo",
            also: &["postgresql", "php-cli", "dovecot-imapd"],
            how: "in Chromium, messages on a Dovecot, whose reading of From it shows; its preferences in a PostgreSQL of its own. \
                  PHP's own server hands out the pages' files, for which the package expects Apache or nginx. The only thing to open is the \
                  message's source, which is not read.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        let imap = Imap::start(&home, messages)?;
        let (port, _servers) = servers::start(&home, imap.port, language)?;
        let browser = Browser::start(&home)?;
        browser.open(&format!("http://127.0.0.1:{port}/SOGo/"))?;
        call(&browser, "login", &[json!(imap::USER), json!(imap::PASSWORD)])?;
        messages
            .iter()
            .map(|message| look(&browser, &message.stem))
            .collect()
    }
}

/// Reads one message's place in the list, opens it, and reads the lines beside the sender's picture.
fn look(browser: &Browser, stem: &str) -> Result<Seen, Failure> {
    let stem = [json!(stem)];
    let list = String::deserialize(call(browser, "column", &stem)?)?;
    browser.click(&function("row"), &stem)?;
    let lines = Vec::<String>::deserialize(call(browser, "opened", &stem)?)?;
    let shown = lines.into_iter().map(|text| Shown {
        field: Field::From,
        line: Line {
            label: String::new(),
            text,
        },
    });
    Ok(Seen::new(list, shown.collect(), Vec::new()))
}

/// Calls a function of the reader until it returns something.
fn call(browser: &Browser, name: &str, arguments: &[Value]) -> Result<Value, Failure> {
    browser.wait(name, &function(name), arguments)
}

fn function(name: &str) -> String {
    format!("{READER}\nreturn {name}(...arguments);")
}
