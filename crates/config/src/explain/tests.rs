use super::*;
use crate::{fault::ValueOrigin, file::read_value, layers::Given};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/administrator.md");

/// The table in docs/administrator.md is current; rewritten when `FROMLINE_REWRITE` is set.
#[test]
fn the_documented_table_is_this_one() {
    let text = std::fs::read_to_string(DOCUMENT).unwrap();
    let (head, rest) = text.split_once("<!-- settings -->\n").unwrap();
    let (old, tail) = rest.split_once("<!-- end -->").unwrap();
    let table = build_table();
    if std::env::var_os("FROMLINE_REWRITE").is_some() {
        let text = format!("{head}<!-- settings -->\n{table}<!-- end -->{tail}");
        std::fs::write(DOCUMENT, text).unwrap();
    } else {
        assert_eq!(
            old, table,
            "docs/administrator.md is stale: run the tests once with FROMLINE_REWRITE=1"
        );
    }
}

#[test]
fn every_setting_is_described_and_its_example_and_default_are_right() {
    let mut names = std::collections::BTreeSet::new();
    for setting in settings::all() {
        let about = setting.about();
        assert!(names.insert(about.name), "{} is there twice", about.name);
        assert!(about.meaning.ends_with('.'), "{}", about.name);
        assert!(
            !about.meaning.contains('|') && !default(about).is_empty(),
            "{}",
            about.name
        );
        let value = toml::de::DeValue::parse(about.example).unwrap();
        let mut layers = Layers::default();
        let given = Given {
            raw: read_value(about, value.get_ref()).unwrap(),
            origin: ValueOrigin::Set,
            lines: Vec::new(),
        };
        layers.add(about.name, given);
        assert!(setting.effective(&layers, about.name).is_some(), "{}", about.name);
        let has_default = matches!(about.fallback, Fallback::Value(_));
        assert_eq!(
            setting.effective(&Layers::default(), about.name).is_some(),
            has_default,
            "{}",
            about.name
        );
        let secret = ["key", "password", "secret", "token"];
        assert!(
            // The file that contains a secret is not itself secret.
            !secret.iter().any(|word| about.name.contains(word))
                || about.is_secret_file
                || about.name.ends_with("_url"),
            "{}: a secret is given by a file",
            about.name
        );
        if let Some(page) = about.page {
            let file = page.split('#').next().unwrap();
            let path = format!("{}/../../docs/{file}", env!("CARGO_MANIFEST_DIR"));
            assert!(std::path::Path::new(&path).exists(), "{page}");
        }
    }
}

#[test]
fn a_setting_explains_itself() {
    let relay = settings::find("relay.password_file").unwrap();
    insta::assert_snapshot!(explain(relay), @r#"
    relay.password_file
      A file that contains only the password.

      takes        path
      default      required with the username
      in the file  [relay] password_file = "/etc/fromline/relay-password"
      variable     FROMLINE_RELAY__PASSWORD_FILE
      secret       the file holds a secret, which is never shown
      since        0.1.0
    "#);
    let days = settings::find("defer_unknown_days").unwrap();
    insta::assert_snapshot!(explain(days), @r#"
    defer_unknown_days
      For how many days after a database was begun or restored mail of unknown logins and addresses is deferred instead of refused; 0 refuses at once.

      takes        whole number from 0 to 36500, in days
      default      7
      in the file  defer_unknown_days = 7
      variable     FROMLINE_DEFER_UNKNOWN_DAYS
      since        0.1.0
      see          docs/operations.md#a-new-database
    "#);
}
