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
/// Project Fluent's own serializer.
#[test]
fn our_own_files_are_laid_out_as_the_serialiser_writes_them() {
    let files = crate::embedded::LOCALES.iter();
    let files: Vec<_> = files.filter(|(name, _)| name.contains('/')).collect();
    assert!(files.len() >= 57, "{} files", files.len());
    for (name, text) in files {
        let resource =
            fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        let written = fluent_syntax::serializer::serialize(&resource);
        let line = text
            .lines()
            .zip(written.lines())
            .find(|(ours, theirs)| ours != theirs);
        assert!(written == *text, "{name}: {line:?}");
    }
}
