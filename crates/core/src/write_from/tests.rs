use std::collections::BTreeSet;

use super::*;

fn menus(program: &Program) -> Vec<Menu> {
    let Way::Can { steps, .. } = program.way else {
        return Vec::new();
    };
    let menu = |step: &Step| match *step {
        Step::Open(menu) | Step::Hold(menu) | Step::InMessage(menu) => Some(menu),
        _ => None,
    };
    steps.iter().filter_map(menu).collect()
}

#[test]
fn every_program_is_whole() {
    let ids: BTreeSet<_> = PROGRAMS.iter().map(|program| program.id).collect();
    assert_eq!(ids.len(), PROGRAMS.len(), "no id twice");
    for program in PROGRAMS {
        assert_eq!(Program::find(program.id).map(|found| found.name), Some(program.name));
        let Seen { how, version, day } = program.seen;
        assert!(!version.is_empty(), "{}", program.id);
        assert!(
            day.len() == 10 && day.starts_with("20"),
            "{}: the day is {day}",
            program.id
        );
        match program.way {
            Way::Can { steps, .. } => {
                assert!(!steps.is_empty(), "{}: how?", program.id);
                assert_ne!(how, How::NotFound, "{}: who says so?", program.id);
            }
            Way::Cannot => assert_ne!(how, How::NotFound, "{}: not known is not no", program.id),
            Way::Unknown => assert_eq!(how, How::NotFound, "{}", program.id),
        }
    }
}

#[test]
fn those_that_people_ask_for_are_there() {
    for id in [
        "thunderbird",
        "outlook-classic",
        "apple-mail",
        "apple-mail-ios",
        "thunderbird-android",
        "roundcube",
        "sogo",
        "nextcloud-mail",
        "snappymail",
    ] {
        assert!(Program::find(id).is_some(), "{id}");
    }
    assert!(Program::find("nothing").is_none());
}

#[test]
fn words_that_are_not_known_are_english_and_say_so() {
    let thunderbird = Program::find("thunderbird").map(menus).unwrap_or_default();
    let outlook = Program::find("outlook-classic").map(menus).unwrap_or_default();
    for (menu, language, last, spoken) in [
        (thunderbird[0], Language::PL, "Dodaj…", Language::PL),
        (thunderbird[0], Language::IT, "Aggiungi…", Language::IT),
        (thunderbird[0], Language::EN, "Add…", Language::EN),
        (thunderbird[0], Language::MIRRORED, "Add…", Language::EN),
        (outlook[0], Language::PL, "Other Email Address…", Language::EN),
    ] {
        let (words, found) = menu.words(language);
        assert_eq!((words.last(), found), (Some(&last), spoken), "{language:?}");
    }
    for menu in PROGRAMS.iter().flat_map(|program| menus(program)) {
        for words in [menu.en, menu.it, menu.pl] {
            assert!(words.iter().all(|word| !word.is_empty()), "{menu:?}");
        }
        assert!(!menu.en.is_empty(), "{menu:?}");
        // What stands for the account is no last entry: there is something to do in it.
        assert_ne!(menu.en.last(), Some(&ACCOUNT));
    }
}

/// A program that discloses the primary address says so by one of these; the page warns for exactly them.
#[test]
fn who_answers_from_the_primary_address() {
    let always = |program: &&&Program| {
        matches!(
            program.way,
            Way::Can {
                answers: Answers::Account,
                ..
            }
        )
    };
    let found: Vec<_> = PROGRAMS.iter().filter(always).map(|program| program.id).collect();
    assert_eq!(found, ["outlook-classic", "nextcloud-mail", "himalaya"]);
}
