//! Roundcube with its default skin, in a browser.

use std::{fs, path::Path};

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
    service::{Service, free_port},
};

/// Where Debian puts the part that browsers see, and the settings.
const PAGES: &str = "/var/lib/roundcube/public_html";
const SETTINGS: &str = "/etc/roundcube";

/// All that is read in the page; each function has a name.
const READER: &str = include_str!("roundcube.js");

/// Roundcube as Debian ships it.
#[derive(Debug)]
pub struct Roundcube;

/// The opened message, before or after the reader has asked for details.
#[derive(Deserialize)]
struct Opened {
    summary: Vec<Shown>,
    table: Vec<Shown>,
}

impl Program for Roundcube {
    fn about(&self) -> &'static About {
        &About {
            id: "roundcube",
            kind: Kind::Browser,
            package: "roundcube-core",
            also: &["roundcube-sqlite3", "php-cli", "dovecot-imapd"],
            how: "the default skin in Chromium, served by PHP's own server, messages on a Dovecot. Set are the places of its \
                  files, the mail server and the language. Details: the link of that name.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        let imap = Imap::start(&home, messages)?;
        let port = free_port()?;
        let _server = serve(&home, port, imap.port, language)?;
        let browser = Browser::start(&home)?;
        browser.open(&format!("http://127.0.0.1:{port}/"))?;
        call(&browser, "login", &[json!(imap::USER), json!(imap::PASSWORD)])?;
        call(&browser, "listed", &[json!(messages.len())])?;
        messages
            .iter()
            .map(|message| look(&browser, &message.stem))
            .collect()
    }
}

/// Starts PHP's own server with settings of our own: those that say where things are, and the language.
fn serve(home: &Home, port: u16, imap: u16, language: Language) -> Result<Service, Failure> {
    let folder = home.path().join("roundcube");
    fs::create_dir(&folder)?;
    for name in ["defaults.inc.php", "mimetypes.php"] {
        fs::copy(Path::new(SETTINGS).join(name), folder.join(name))?;
    }
    let locale = language.locale().trim_end_matches(".UTF-8");
    let place = folder.display();
    let settings = format!(
        "<?php
$config['db_dsnw'] = 'sqlite:///{place}/roundcube.db?mode=0600';
$config['imap_host'] = '127.0.0.1:{imap}';
$config['temp_dir'] = '{place}';
$config['log_dir'] = '{place}';
$config['des_key'] = 'twenty-four-letters-long';
$config['language'] = '{locale}';
"
    );
    fs::write(folder.join("config.inc.php"), settings)?;
    let mut php = home.command("php");
    php.args(["-S", &format!("127.0.0.1:{port}"), "-t", PAGES]);
    php.env("ROUNDCUBE_CONFIG_DIR", &folder);
    Service::start(port, &mut php)
}

/// Reads one message's place in the list, opens it and its details, and hides the details again.
fn look(browser: &Browser, stem: &str) -> Result<Seen, Failure> {
    let stem = [json!(stem)];
    let list = String::deserialize(call(browser, "column", &stem)?)?;
    browser.click(&function("row"), &stem)?;
    let Opened { summary: rows, table } = Opened::deserialize(call(browser, "opened", &stem)?)?;
    if !table.is_empty() {
        return Err("the details are open before they were asked for".into());
    }
    let with_details = toggle(browser, &stem)?;
    if with_details.table.is_empty() {
        return Err("the details did not open".into());
    }
    toggle(browser, &stem)?;
    // The summary is about From alone.
    Ok(Seen::new(list, rows, with_details.table))
}

/// Opens or hides the details: the browser remembers it for the next message.
fn toggle(browser: &Browser, stem: &[Value]) -> Result<Opened, Failure> {
    call(browser, "toggle", stem)?;
    Ok(Opened::deserialize(call(browser, "opened", stem)?)?)
}

/// Waits for what the named function returns.
fn call(browser: &Browser, name: &str, arguments: &[Value]) -> Result<Value, Failure> {
    browser.wait(name, &function(name), arguments)
}

fn function(name: &str) -> String {
    format!("{READER}\nreturn {name}(...arguments);")
}
