//! The texts that ship are in order.

use super::*;

/// Fromline's own texts have no findings.
#[test]
fn our_own_texts_are_in_order() {
    let check = LocaleCheck::of(&LocaleDirectory::embedded(), &ProgramMessages::of_this_program());
    let said: Vec<String> = check.findings().iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(
        ProgramMessages::of_this_program().messages.len() > 900,
        "the messages are found"
    );
}

/// The first save by Weblate, Pontoon or another editor changes only the edited message, because our files have the layout of
/// Project Fluent's own serializer. Blank lines within a text may be without blanks, as translate-toolkit (Weblate) writes them.
#[test]
fn our_own_files_are_laid_out_as_the_serialiser_writes_them() {
    let files = crate::embedded::LOCALES.iter();
    let files: Vec<_> = files.filter(|(name, _)| name.contains('/')).collect();
    assert!(files.len() >= 57, "{} files", files.len());
    for (name, text) in files {
        let resource =
            fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        let written = fluent_syntax::serializer::serialize(&resource);
        let lines = |text: &str| {
            let lines = text.split('\n');
            let line = |line: &str| if line.trim().is_empty() { "" } else { line }.to_owned();
            lines.map(line).collect::<Vec<_>>()
        };
        let (ours, theirs) = (lines(text), lines(&written));
        let line = ours.iter().zip(&theirs).find(|(ours, theirs)| ours != theirs);
        assert!(ours == theirs, "{name}: {line:?}");
    }
}

/// Weblate's components are all files.
#[test]
fn weblate_has_a_component_for_each_file() {
    let components = include_str!("../../../../docs/weblate.json");
    let components: Vec<serde_json::Value> = serde_json::from_str(components).unwrap();
    let said: Vec<_> = components
        .iter()
        .map(|one| format!("{} {} {}", one["name"], one["filemask"], one["template"]))
        .collect();
    let files = crate::embedded::LOCALES.iter();
    let names = files.filter_map(|(path, _)| path.strip_prefix("en/")?.strip_suffix(".ftl"));
    let mut expected: Vec<_> = names
        .map(|name| format!("{name:?} \"public/locales/*/{name}.ftl\" \"public/locales/en/{name}.ftl\""))
        .collect();
    expected.sort();
    assert_eq!(said, expected);
}
