//! Horde's IMP, with its dynamic view, in a browser.

mod installation;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Failure,
    browser::Browser,
    header::Shown,
    home::Home,
    imap::{self, Imap},
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
};

/// Functions that read and operate the page, by name.
const READER: &str = include_str!("horde_imp/reader.js");

/// Horde's IMP as Debian ships it, but for a function that PHP 8 has no more.
#[derive(Debug)]
pub struct HordeImp;

impl Program for HordeImp {
    fn about(&self) -> &'static About {
        &About {
            id: "horde-imp",
            kind: Kind::Browser,
            package: "php-horde-imp",
            also: &["php-cli", "dovecot-imapd"],
            how: "the dynamic view in Chromium, served by PHP's own server, messages on a Dovecot. Set are the places of its files, \
                  the mail server and the language. The package calls `each`, which PHP 8 does not have: a file of seven lines \
                  supplies it. Each message is opened in a page that is loaded anew, because one without a From shows the sender of the message \
                  opened before it. Details: the arrow before the subject.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        let imap = Imap::start(&home, messages)?;
        let (port, _server) = installation::serve(&home, imap.port)?;
        let browser = Browser::start(&home)?;
        let locale = language.locale().trim_end_matches(".UTF-8");
        browser.open(&format!("http://127.0.0.1:{port}/login.php?new_lang={locale}"))?;
        call(&browser, "login", &[json!(imap::USER), json!(imap::PASSWORD)])?;
        call(&browser, "left", &[])?;
        let mailbox = format!("http://127.0.0.1:{port}/imp/dynamic.php?page=mailbox");
        messages
            .iter()
            .map(|message| look(&browser, &mailbox, message))
            .collect()
    }
}

/// Reads one message's place in the list, opens it, and then its details.
fn look(browser: &Browser, mailbox: &str, message: &Message) -> Result<Seen, Failure> {
    // The same address, with a fragment, would not be loaded again.
    browser.open("about:blank")?;
    browser.open(mailbox)?;
    let stem = [json!(message.stem)];
    let list = String::deserialize(call(browser, "column", &stem)?)?;
    browser.click(&function("row"), &stem)?;
    let rows = Vec::<Shown>::deserialize(call(browser, "opened", &stem)?)?;
    browser.click(&function("expand"), &[])?;
    let lines = Vec::<(String, String)>::deserialize(call(browser, "expanded", &[])?)?;
    let all = lines
        .iter()
        .filter_map(|(label, text)| Shown::labelled(label, text));
    let all = all.collect();
    browser.click(&function("collapse"), &[])?;
    Ok(Seen::new(list, rows, all))
}

/// Calls a function of the reader until it returns something.
fn call(browser: &Browser, name: &str, arguments: &[Value]) -> Result<Value, Failure> {
    browser.wait(name, &function(name), arguments)
}

fn function(name: &str) -> String {
    format!("{READER}\nreturn {name}(...arguments);")
}
