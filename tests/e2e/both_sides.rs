//! One validation for both sides: core's rules with what this browser knows of domains and Unicode, and the running
//! server with its own tables, say the same of every listed address and name.

#[path = "../../crates/server/tests/it/bad_input/addresses.rs"]
mod addresses;
#[path = "../../crates/server/tests/it/bad_input/names.rs"]
mod names;
#[path = "../../crates/server/tests/it/both_sides/plurals.rs"]
mod plurals;

use std::collections::HashMap;

use fromline_core::{
    Reason,
    address::Address,
    name::{Unicode, normalize_display_name},
};
use serde_json::{Value, json};

use crate::support::World;

/// What `src/platform.rs` asks the browser, and what the server answers to the same.
const ASK: &str = r"
const [key, texts] = arguments;
const ascii = text => { try { return new URL('http://' + text.split('@').slice(1).join('@')).hostname; } catch { return ''; } };
const server = async text => {
    const answer = await fetch('/gmail/v1/users/me/settings/sendAs/user@example.com', {
        method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ [key]: text }),
    });
    const body = await answer.json();
    return body.error ? { refused: body.error.details[0].reason } : { kept: body[key] ?? '' };
};
return (async () => {
    const found = [];
    for (const text of texts)
        found.push({ ascii: ascii(text.trim()), nfc: text.normalize('NFC'), unassigned: /\p{Cn}/u.test(text), ...await server(text) });
    return found;
})();";

/// Each text with what browser and server found.
async fn ask(world: &World, key: &str, texts: &[&str]) -> HashMap<String, Value> {
    let arguments = vec![json!(key), json!(texts)];
    let found = world.browser.client().execute(ASK, arguments).await.unwrap();
    let found = found.as_array().expect("an answer for each").clone();
    assert_eq!(found.len(), texts.len());
    texts.iter().map(|text| (*text).to_owned()).zip(found).collect()
}

fn server(found: &Value) -> Result<String, &str> {
    match found["refused"].as_str() {
        Some(reason) => Err(reason),
        None => Ok(found["kept"].as_str().unwrap_or_default().to_owned()),
    }
}

#[tokio::test]
async fn browser_and_server_say_the_same() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;

    let mut different = Vec::new();
    let mut typed = addresses::GOOD.to_vec();
    typed.extend(addresses::BAD.iter().map(|(typed, _)| *typed));
    // An empty Reply-To is none.
    typed.retain(|typed| !typed.trim().is_empty());
    for (typed, found) in ask(&world, "replyToAddress", &typed).await {
        let to_ascii = |_: &str| {
            found["ascii"]
                .as_str()
                .filter(|host| !host.is_empty())
                .map(str::to_owned)
        };
        let browser = Address::parse(&typed, &to_ascii).map(|address| address.ascii());
        // A browser may take A-labels as they stand, without looking what they stand for; the server looks.
        let as_they_stand = typed.contains("xn--") && browser.is_ok();
        let browser = browser.map_err(Reason::code);
        if browser != server(&found) && !as_they_stand {
            different.push(format!("{typed:?}: {browser:?}, {:?}", server(&found)));
        }
    }

    let mut typed = names::GOOD.to_vec();
    typed.extend(names::BAD.iter().map(|(typed, _)| *typed));
    for (typed, found) in ask(&world, "displayName", &typed).await {
        let unicode = Unicode {
            to_nfc: &|_| found["nfc"].as_str().unwrap_or_default().to_owned(),
            has_unassigned: &|_| found["unassigned"] == true,
        };
        let browser = normalize_display_name(&typed, "user@example.com", unicode);
        let browser = browser.map_err(Reason::code);
        // Without a name of its own the primary address shows its user's.
        if browser.as_deref() != Ok("") && browser != server(&found) {
            different.push(format!("{typed:?}: {browser:?}, {:?}", server(&found)));
        }
    }
    assert_eq!(different, Vec::<String>::new());
}

#[tokio::test]
async fn browser_and_server_count_alike() {
    let world = World::demo("en").await;
    world.browser.open("/sign-in").await;
    // The server is held to the same table by its own test.
    for (language, number, category) in plurals::PLURALS {
        let script = "return new Intl.PluralRules(arguments[0]).select(arguments[1])";
        let arguments = vec![json!(language), json!(number)];
        let found = world.browser.client().execute(script, arguments).await.unwrap();
        assert_eq!(found, category, "{language} {number}");
    }
}
