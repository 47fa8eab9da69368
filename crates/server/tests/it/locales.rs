//! The evaluator of app, emails and refusals against Fluent's own library, for every message.

use std::{collections::BTreeSet, fs, path::Path};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fromline_core::{
    Language,
    text::{MessageTable, Piece, Value},
};
use fromline_text::{category, parse};

const NUMBERS: [f64; 8] = [0.0, 1.0, 2.0, 5.0, 12.0, 22.0, 1.5, 1_000_000.0];
const TEXTS: [&str; 3] = [
    "user.name@partner.com",
    "Zażółć „gęślą” <jaźń>",
    "{ $x } -> \u{202e}",
];

/// Returns name and content of every file of a language.
fn sources(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public/locales")
        .join(language.code());
    let files = fs::read_dir(&folder).expect("a folder for each language");
    let file = |path: &Path| {
        (
            path.display().to_string(),
            fs::read_to_string(path).expect("UTF-8"),
        )
    };
    files
        .map(|entry| file(&entry.expect("an entry").path()))
        .collect()
}

fn bundle(files: &[(String, String)], language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language.code().parse().expect("a language")]);
    bundle.set_use_isolating(false);
    for (_, source) in files {
        let resource = FluentResource::try_new(source.clone()).expect("it parses");
        bundle.add_resource(resource).expect("no id twice");
    }
    bundle
}

#[test]
fn both_format_alike() {
    let mut faults = Vec::new();
    let mut compared = 0;
    for language in Language::all() {
        let files = sources(language);
        let bundle = bundle(&files, language);
        let files = files.iter().map(|(file, source)| (&**file, &**source));
        let table = parse(language, files).expect("it parses");
        for id in table.messages.keys().filter(|id| !id.starts_with('-')) {
            let names = variables(&table, id);
            let texts = TEXTS.map(|text| Value::Text(text.to_owned()));
            let numbers = NUMBERS.map(|number| Value::Number(number, number.to_string()));
            for value in numbers.into_iter().chain(texts) {
                let ours: Vec<(&str, Value)> =
                    names.iter().map(|name| (name.as_str(), value.clone())).collect();
                let ours = table.format_text(id, &ours, &|number| category(language, number));
                let mut arguments = FluentArgs::new();
                for name in &names {
                    arguments.set(name.as_str(), theirs(&value));
                }
                let pattern = bundle
                    .get_message(id)
                    .and_then(|message| message.value())
                    .expect("a value");
                let mut errors = Vec::new();
                let theirs = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                if ours != theirs || !errors.is_empty() {
                    faults.push(format!(
                        "{} {id} {value:?}: {ours:?}, not {theirs:?} {errors:?}",
                        language.code()
                    ));
                }
                compared += 1;
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(compared > 5_000, "{compared} comparisons");
}

fn theirs(value: &Value) -> FluentValue<'static> {
    match value {
        Value::Text(text) => FluentValue::from(text.clone()),
        Value::Number(number, _) => FluentValue::from(*number),
    }
}

/// Returns the variables of a message and of those that it refers to.
fn variables(table: &MessageTable, id: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            let mut pieces: Vec<&Piece> = table.messages.get(id).into_iter().flatten().collect();
            while let Some(piece) = pieces.pop() {
                match piece {
                    Piece::Text(_) => (),
                    Piece::Variable { v } => drop(found.insert(v.clone())),
                    Piece::Reference { m } => waiting.push(m),
                    Piece::Select { s, k, .. } => {
                        found.insert(s.clone());
                        pieces.extend(k.values().flatten());
                    }
                }
            }
        }
    }
    found
}

#[test]
fn numbers_have_the_categories_that_browsers_give_them() {
    for (tag, number, expected) in super::plurals::PLURALS {
        let language = Language::parse(tag).expect("a language of ours");
        assert_eq!(category(language, number).key(), expected, "{tag} {number}");
    }
}
