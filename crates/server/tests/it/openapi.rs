//! The API description is complete, valid, and identical to the one in `docs/`.

use std::{collections::BTreeSet, fs, path::Path};

use fromline_server::{endpoints::all, testing::Harness};
use serde_json::Value;

/// The document in `docs/` is current; rewritten when `FROMLINE_REWRITE` is set.
#[test]
fn the_document_in_docs_is_this_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let now = all().describe().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("FROMLINE_REWRITE").is_some() {
        fs::write(&path, now).unwrap();
    } else {
        let stands = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stands == now,
            "docs/openapi.json is stale: run `FROMLINE_REWRITE=1 cargo test -p fromline-server --test it openapi::`"
        );
    }
}

#[tokio::test]
async fn it_is_served_to_anybody() {
    let answer = Harness::new().await.nobody().get("/api/v1/openapi.json").await;
    assert_eq!(answer.ok(), serde_json::to_value(all().describe()).unwrap());
}

#[test]
fn every_operation_has_its_own_id_and_every_reference_leads_somewhere() {
    let document = serde_json::to_value(all().describe()).unwrap();
    let mut ids = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap_or_default();
            assert!(ids.insert(id.to_owned()), "{method} {path}: {id:?} is taken");
            let summary = operation["summary"].as_str().unwrap_or_default();
            assert!(!summary.is_empty(), "{method} {path} says nothing");
            for (status, response) in operation["responses"].as_object().unwrap() {
                let meaning = response["description"].as_str().unwrap_or_default();
                assert!(!meaning.is_empty(), "{method} {path}: {status} says nothing");
            }
            let named: BTreeSet<&str> = operation["parameters"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|parameter| parameter["in"] == "path")
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            let in_path: BTreeSet<&str> = path
                .split('/')
                .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
                .collect();
            assert_eq!(named, in_path, "{method} {path}");
        }
    }
    references(&document, &document);
}

fn references(value: &Value, document: &Value) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                let pointer = reference.trim_start_matches('#');
                assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
            }
            fields.values().for_each(|field| references(field, document));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, document)),
        _ => (),
    }
}

/// Generators treat a field with a default as required.
#[test]
fn who_generates_a_client_finds_what_it_needs() {
    let document = serde_json::to_value(all().describe()).unwrap();
    assert_eq!(document["servers"][0]["url"], "/");
    assert_eq!(document["info"]["license"]["identifier"], "MIT OR Apache-2.0");
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(!schema.to_string().contains("\"default\":"), "{name}");
    }
    for name in ["SendAs", "SmtpMsa", "Policy", "Setting"] {
        assert_eq!(
            document["components"]["schemas"][name].get("required"),
            None,
            "{name}"
        );
    }
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let responses = &operation["responses"];
            let is_told = responses["429"]["headers"]["Retry-After"]["schema"]["type"] == "integer";
            assert_eq!(is_told, responses.get("default").is_some(), "{method} {path}");
        }
    }
}
