//! Our small evaluator against Fluent's own library, on every message.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fromline_core::{Language, text::Value};
use fromline_server::text::category;

use crate::{
    files::{sources, table},
    none, variables,
};

const NUMBERS: [f64; 8] = [0.0, 1.0, 2.0, 5.0, 12.0, 22.0, 1.5, 1_000_000.0];
const TEXTS: [&str; 3] = [
    "user.name@partner.com",
    "Zażółć „gęślą” <jaźń>",
    "{ $x } -> \u{202e}",
];

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language.code().parse().expect("a language")]);
    bundle.set_use_isolating(false);
    for (_, source) in sources(language) {
        let resource = FluentResource::try_new(source).expect("it parses");
        bundle.add_resource(resource).expect("no id twice");
    }
    bundle
}

#[test]
fn both_format_alike() {
    let mut faults = Vec::new();
    let mut compared = 0;
    for language in Language::all() {
        let (table, bundle) = (table(language), bundle(language));
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
    none(&faults);
    assert!(compared > 5_000, "{compared} comparisons");
}

fn theirs(value: &Value) -> FluentValue<'static> {
    match value {
        Value::Text(text) => FluentValue::from(text.clone()),
        Value::Number(number, _) => FluentValue::from(*number),
    }
}
