//! Every message is shown, and travels to where it is shown. That ids and variables are right is the compiler's business.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fromline_core::{
    Reason, clients,
    text::{DECLARED, Extent, Family, MessageTable, Piece},
};
use fromline_server::testing::Harness;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The only macros that make an id, with the place of the id among their arguments.
const MACROS: [(&str, usize); 6] = [
    ("t", 0),
    ("ts", 0),
    ("label", 0),
    ("id", 0),
    ("message", 0),
    ("say", 1),
];

/// Ids that code shows, with the files that do.
type Shown = BTreeMap<String, BTreeSet<PathBuf>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the app, the core and the server show, tests aside.
fn shown() -> Shown {
    let mut shown = Shown::new();
    let server = [
        "admin-api",
        "base",
        "config",
        "http",
        "outbound",
        "server",
        "services",
        "store",
        "text",
        "user-api",
    ];
    for folder in server.into_iter().chain(["core"]) {
        scan(&Path::new("crates").join(folder).join("src"), &mut shown);
    }
    scan(Path::new("src"), &mut shown);
    shown
}

fn scan(folder: &Path, shown: &mut Shown) {
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            if !path.ends_with("tests") {
                scan(&path, shown);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && !is_test(&path) {
            let code: TokenStream = fs::read_to_string(root().join(&path)).unwrap().parse().unwrap();
            for id in ids(code) {
                shown.entry(id).or_default().insert(path.clone());
            }
        }
    }
}

/// Whether a file holds tests alone: `tests.rs`, `picture_tests.rs`.
fn is_test(path: &Path) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str());
    name.is_some_and(|name| name == "tests" || name.ends_with("_tests"))
}

/// The ids in a piece of code, whatever macros are around them; not those in modules for tests.
fn ids(code: TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let mut found = Vec::new();
    let mut in_tests = false;
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            // An item ends, or another attribute begins.
            in_tests &= !matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';');
            continue;
        };
        if group.delimiter() == Delimiter::Bracket && group.to_string() == "[cfg (test)]" {
            in_tests = true;
            continue;
        }
        if in_tests {
            in_tests = group.delimiter() != Delimiter::Brace;
            continue;
        }
        if at >= 2
            && let (TokenTree::Ident(name), TokenTree::Punct(mark)) = (&tokens[at - 2], &tokens[at - 1])
            && mark.as_char() == '!'
            && let Some((_, place)) = MACROS.iter().find(|(known, _)| name == known)
        {
            found.extend(argument(group.stream(), *place));
        }
        found.extend(ids(group.stream()));
    }
    found
}

/// The string that stands alone, or first, in an argument.
fn argument(arguments: TokenStream, place: usize) -> Option<String> {
    let tokens: Vec<TokenTree> = arguments.into_iter().collect();
    let mut arguments =
        tokens.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','));
    let literal = arguments.nth(place)?.first()?.to_string();
    let id = literal.strip_prefix('"')?.strip_suffix('"')?;
    Some(id.to_owned())
}

/// The ids of the families: those whose code the program knows.
fn families() -> BTreeSet<String> {
    let reasons = Reason::ALL.iter().chain([&Reason::Unknown]);
    let reasons =
        reasons.flat_map(|reason| [Family::Reason, Family::Api].map(|family| family.id(&reason.slug())));
    let programs = clients::catalogue().map(|client| Family::Program.id(client.id));
    reasons.chain(programs).map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn every_message_is_shown() {
    let (shown, families) = (shown(), families());
    let unused = DECLARED.iter().filter(|declared| {
        !shown.contains_key(declared.id) && !families.contains(declared.id) && !declared.is_referred_to
    });
    let unused: Vec<_> = unused.map(|declared| (declared.file, declared.id)).collect();
    assert!(
        unused.is_empty(),
        "nothing shows these; delete them in every language: {unused:#?}"
    );
}

/// What comes with a file of the app, by the beginning of its path; the first that fits. Elsewhere in `src` may be shown what every page
/// behind sign-in has.
const PLACES: &[(&str, Extent)] = &[
    ("crates/core/src/screen", Extent::First),
    // A page's title is shown when the page is there.
    ("src/pages.rs", Extent::Whole),
    ("src/pages/sign_in.rs", Extent::First),
    ("src/pages/preview/arrival", Extent::Board),
    ("src/pages/preview", Extent::First),
    ("src/pages/explanation", Extent::Board),
    ("src/png", Extent::Board),
    ("src/components/arrival", Extent::Board),
    ("src/components/from_line/pictures", Extent::First),
    ("src/components/from_line", Extent::Board),
    ("src/alias_form", Extent::Alias),
    ("src/pages/aliases/edit", Extent::Alias),
    ("src/pages/wizard", Extent::Alias),
    ("src/pages/consent/returned", Extent::Links),
    ("src/pages/consent", Extent::Alias),
    ("src/pages/policy", Extent::Admin),
    ("src/pages/gateways", Extent::Admin),
    ("src/pages/people", Extent::Admin),
    ("src/pages/checklist", Extent::Checklist),
    ("src/pages/notify", Extent::Admin),
    ("src/pages/to_administrator", Extent::Admin),
    ("src/pages/without_gateways", Extent::Admin),
    ("src/pages/received", Extent::Received),
    ("src/pages/account", Extent::Account),
    ("src/pages/link", Extent::Links),
    ("src/pages/confirm", Extent::Links),
    ("src/pages/write_from", Extent::Write),
    ("src/pages/help", Extent::Write),
    ("src/pages/demo_mail", Extent::Demo),
    ("src", Extent::Work),
    ("crates", Extent::Whole),
];

/// What a page that shows this file's messages has for certain.
fn extent_of(file: &Path) -> Extent {
    let path = file.to_str().unwrap();
    let place = PLACES.iter().find(|(beginning, _)| path.starts_with(beginning));
    place.unwrap().1
}

/// The browser gets what a page shows: an id that stays on the server, or travels with another page, would be shown as it is.
#[test]
fn what_a_page_shows_travels_there() {
    let mut faults = Vec::new();
    for (id, files) in shown() {
        for file in files {
            let wanted = extent_of(&file);
            if !wanted.reaches(&id) {
                faults.push(format!("{}: {id} is not among {wanted:?}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A message may refer to another, which then has to be wherever it is.
#[tokio::test]
async fn what_a_message_refers_to_travels_with_it() {
    let harness = Harness::new().await;
    for code in ["en", "it", "pl"] {
        let answer = harness.nobody().get(&format!("/locales/{code}.json")).await;
        let table: MessageTable = serde_json::from_slice(&answer.bytes).unwrap();
        for (id, pattern) in &table.messages {
            for other in references(pattern) {
                let without = Extent::PARTS
                    .iter()
                    .find(|part| part.takes(id) && !part.reaches(&other));
                assert_eq!(without, None, "{code}: {id} refers to {other}");
            }
        }
    }
}

fn references(pattern: &[Piece]) -> Vec<String> {
    let referred = pattern.iter().flat_map(|piece| match piece {
        Piece::Reference { m } => vec![m.clone()],
        Piece::Select { k, .. } => k.values().flat_map(|inner| references(inner)).collect(),
        Piece::Text(_) | Piece::Variable { .. } => Vec::new(),
    });
    referred.collect()
}

#[test]
fn ids_are_found_wherever_they_stand() {
    let code = r#"
        const A: [MessageId; 1] = [id!("a-const")];
        fn f() { view! { <p title=ts!("an-attribute", n = g("no-id"))>{t!("a-child", x = ts!("a-value"))}</p> } }
        fn g() { say!(|m| h(m, "nor-this"), "a-mail", a = b); other!("not-ours"); "a-text" }
        #[cfg(test)] mod tests { fn f() { id!("in-a-test") } }
        #[cfg(test)] mod elsewhere;
        type M = message!("a-type");
    "#;
    let found = ids(code.parse().unwrap());
    assert_eq!(
        found,
        [
            "a-const",
            "an-attribute",
            "a-child",
            "a-value",
            "a-mail",
            "a-type"
        ]
    );
}
