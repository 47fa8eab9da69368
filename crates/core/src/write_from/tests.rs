use std::collections::BTreeSet;

use super::*;

fn menus(program: &Program) -> Vec<Menu> {
    let AliasSupport::Can { steps, .. } = program.way else {
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
        assert_eq!(
            Program::find(program.id).map(|found| found.name),
            Some(program.name)
        );
        let RowEvidence { how, version, day } = program.seen;
        assert!(!version.is_empty(), "{}", program.id);
        assert!(
            day.len() == 10 && day.starts_with("20"),
            "{}: the day is {day}",
            program.id
        );
        match program.way {
            AliasSupport::Can { steps, .. } => {
                assert!(!steps.is_empty(), "{}: how?", program.id);
                assert_ne!(how, How::NotFound, "{}: who says so?", program.id);
            }
            AliasSupport::Cannot => assert_ne!(how, How::NotFound, "{}: not known is not no", program.id),
            AliasSupport::Unknown => assert_eq!(how, How::NotFound, "{}", program.id),
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
        (thunderbird[0], Language::PSEUDO_BIDI, "Add…", Language::EN),
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
            AliasSupport::Can {
                answers: ReplyAddress::Account,
                ..
            }
        )
    };
    let found: Vec<_> = PROGRAMS.iter().filter(always).map(|program| program.id).collect();
    assert_eq!(found, ["outlook-classic", "nextcloud-mail", "himalaya"]);
}

/// Where the user's guide is, by language, with what stands there for the account.
const GUIDES: [(Language, &str, &str); 3] = [
    (Language::EN, "user.md", "your account"),
    (Language::IT, "it/user.md", "il tuo account"),
    (Language::PL, "pl/user.md", "Twoje konto"),
];

/// The guides show this table; they are rewritten when `FROMLINE_REWRITE` is set.
#[test]
fn the_guides_show_these_programs() {
    for (language, file, account) in GUIDES {
        let path = format!("{}/../../docs/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap();
        let (head, rest) = text.split_once("<!-- programs -->\n").unwrap();
        let (old, tail) = rest.split_once("<!-- end -->").unwrap();
        let table = table(language, account);
        if std::env::var_os("FROMLINE_REWRITE").is_some() {
            let text = format!("{head}<!-- programs -->\n{table}<!-- end -->{tail}");
            std::fs::write(path, text).unwrap();
        } else {
            assert_eq!(
                old, table,
                "docs/{file} is stale: run the tests once with FROMLINE_REWRITE=1"
            );
        }
    }
}

fn table(language: Language, account: &str) -> String {
    let [program, how, answers] = match language {
        Language::IT => ["programma", "che cosa fare", "risponde da"],
        Language::PL => ["program", "co zrobić", "odpowiada z adresu"],
        _ => ["program", "what to do", "answers from"],
    };
    let mut table = format!("| {program} | {how} | {answers} |\n|---|---|---|\n");
    for program in PROGRAMS {
        let row = [
            format!("{}, {}", program.name, program.seen.version),
            how_to(program, language, account),
            answering(program.way, language),
        ];
        table.extend(["| ", &row.join(" | "), " |\n"]);
    }
    table
}

fn how_to(program: &Program, language: Language, account: &str) -> String {
    let (cannot, unknown, by_hand) = match language {
        Language::IT => ("non può", "non si sa", "a mano, nelle impostazioni dell’account"),
        Language::PL => ("nie może", "nie wiadomo", "ręcznie, w ustawieniach konta"),
        _ => ("cannot", "not known", "by hand, in the account’s settings"),
    };
    let AliasSupport::Can { steps, .. } = program.way else {
        return if matches!(program.way, AliasSupport::Cannot) {
            cannot
        } else {
            unknown
        }
        .to_owned();
    };
    let one = |step: &Step| match *step {
        Step::Open(menu) | Step::Hold(menu) | Step::InMessage(menu) => {
            let (words, spoken) = menu.words(language);
            let words: Vec<_> = words
                .iter()
                .map(|word| {
                    if *word == ACCOUNT {
                        format!("*{account}*")
                    } else {
                        (*word).to_owned()
                    }
                })
                .collect();
            let foreign = if spoken == language { "" } else { " (EN)" };
            Some(format!("{}{foreign}", words.join(" › ")))
        }
        Step::Configure(line) | Step::Run(line) => Some(format!("`{}`", line.replace("{address}", "…"))),
        Step::ByHand => Some(by_hand.to_owned()),
        Step::Enter | Step::Type | Step::KeepServer | Step::Choose => None,
    };
    steps.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

fn answering(way: AliasSupport, language: Language) -> String {
    let AliasSupport::Can { answers, .. } = way else {
        return "–".to_owned();
    };
    let [addressed, delivered, account, unknown] = match language {
        Language::IT => [
            "quello nominato in A o Cc",
            "anche quello a cui è stato recapitato",
            "**sempre quello principale**",
            "non si sa",
        ],
        Language::PL => [
            "wymienionego w polu Do lub DW",
            "także tego, na który dostarczono",
            "**zawsze podstawowego**",
            "nie wiadomo",
        ],
        _ => [
            "the one in To or Cc",
            "also the one that it was delivered to",
            "**always the primary**",
            "not known",
        ],
    };
    match answers {
        ReplyAddress::Addressed => addressed.to_owned(),
        ReplyAddress::Delivered => delivered.to_owned(),
        ReplyAddress::Account => account.to_owned(),
        ReplyAddress::Configured(lines) => {
            let lines = lines.replace("{address}", "…").replace('\n', "`, `");
            format!("{account}; `{lines}`: {addressed}")
        }
        ReplyAddress::Unknown => unknown.to_owned(),
    }
}
