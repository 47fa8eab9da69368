//! The layers of the server's modules, read from their imports: the table in `docs/architecture.md` is current, and there are no
//! cycles.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

type Known = BTreeMap<String, BTreeSet<String>>;

const BEGIN: &str = "<!-- layers: written by a test -->\n";
const END: &str = "<!-- layers: end -->\n";

/// The crates of the server.
const CRATES: [&str; 10] = [
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
/// Those that are one module each, but for [`APART`]: the modules in the others stand on floors of their own.
const WHOLE: [&str; 7] = [
    "admin-api",
    "config",
    "http",
    "services",
    "store",
    "text",
    "user-api",
];
/// Modules with a floor of their own, in crates that are one module otherwise.
const APART: [(&str, &str); 5] = [
    ("services", "compose"),
    ("services", "operations"),
    ("services", "state"),
    ("store", "data"),
    ("store", "readiness"),
];

/// Returns the folder of the project's crates.
fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the server's source files, with the names of their crates and their paths in these.
fn files() -> Vec<(&'static str, PathBuf, String)> {
    let mut found = Vec::new();
    for name in CRATES {
        let source = crates().join(name).join("src");
        let mut folders = vec![source.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    found.push((name, path.strip_prefix(&source).unwrap().to_owned(), text));
                }
            }
        }
    }
    assert!(found.len() > 400, "{} files", found.len());
    found
}

/// Returns whether a file belongs to tests alone.
fn is_of_tests(path: &Path) -> bool {
    path.iter().any(|part| part == "tests" || part == "testing")
        || path.ends_with("tests.rs")
        || path.ends_with("testing.rs")
}

/// Returns a file without the tests at its end.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
}

/// Returns the row of a module, by its crate and its name there.
fn row(crate_name: &str, module: &str) -> String {
    let is_whole = WHOLE.contains(&crate_name) && !APART.contains(&(crate_name, module));
    if is_whole { crate_name } else { module }.to_owned()
}

/// Returns the modules that each module of the server names, without tests; and the crate of each.
fn known() -> (Known, BTreeMap<String, &'static str>) {
    let (mut known, mut homes) = (Known::new(), BTreeMap::new());
    for (crate_name, path, text) in files() {
        let module = path.with_extension("");
        let module = module.iter().next().unwrap().to_str().unwrap();
        let is_composition = crate_name == "server" && module == "main";
        if is_of_tests(&path) || is_composition || (module == "lib" && !WHOLE.contains(&crate_name)) {
            continue;
        }
        let module = row(crate_name, module);
        let text = without_tests(&text);
        let found = known.entry(module.clone()).or_default();
        for other in CRATES {
            let root = if other == crate_name {
                "crate".to_owned()
            } else {
                format!("fromline_{}", other.replace('-', "_"))
            };
            let named = named(text, &root).into_iter().map(|name| row(other, &name));
            found.extend(named.filter(|name| *name != module));
        }
        let home = homes.insert(module, crate_name);
        assert!(
            home.is_none_or(|home| home == crate_name),
            "{}: a module of another crate's name",
            path.display()
        );
    }
    (known, homes)
}

/// Returns the first segments after a root such as `crate::`, in paths and in use trees.
fn named(text: &str, root: &str) -> BTreeSet<String> {
    let root = format!("{root}::");
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(&root) {
        let rest = &text[at + root.len()..];
        let Some(tree) = rest.strip_prefix('{') else {
            found.insert(word(rest));
            continue;
        };
        let (mut depth, mut is_first) = (0, true);
        for (place, letter) in tree.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_first = true,
                letter if depth == 0 && is_first && !letter.is_whitespace() => {
                    found.insert(word(&tree[place..]));
                    is_first = false;
                }
                _ => (),
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// Computes the floor of each module, above all modules that it imports. Fails with the modules of a cycle.
fn floors(known: &Known) -> Result<BTreeMap<&str, usize>, BTreeSet<&str>> {
    let mut floors: BTreeMap<&str, usize> = BTreeMap::new();
    while floors.len() < known.len() {
        let next: Vec<(&str, usize)> = known
            .iter()
            .filter(|(module, _)| !floors.contains_key(module.as_str()))
            .filter_map(|(module, others)| {
                let below: Option<Vec<usize>> = others
                    .iter()
                    .map(|other| floors.get(other.as_str()).copied())
                    .collect();
                Some((
                    module.as_str(),
                    below?.into_iter().max().map_or(0, |floor| floor + 1),
                ))
            })
            .collect();
        if next.is_empty() {
            let left = known.keys().map(String::as_str);
            return Err(left.filter(|module| !floors.contains_key(module)).collect());
        }
        floors.extend(next);
    }
    Ok(floors)
}

#[test]
fn modules_stand_on_floors_and_the_architecture_page_says_on_which() {
    let (known, homes) = known();
    let floors = floors(&known)
        .unwrap_or_else(|circle| panic!("these modules know each other in a circle: {circle:?}"));
    let mut rows: Vec<(usize, &String, &BTreeSet<String>)> = known
        .iter()
        .map(|(module, others)| (floors[module.as_str()], module, others))
        .collect();
    rows.sort();
    let mut table = String::from("\n| floor | module | crate | knows |\n|---:|---|---|---|\n");
    for (floor, module, others) in rows {
        let others: Vec<String> = others.iter().map(|other| format!("`{other}`")).collect();
        table.extend([
            "| ",
            &floor.to_string(),
            " | `",
            module,
            "` | `",
            homes[module],
            "` | ",
            &others.join(", "),
            " |\n",
        ]);
    }
    table.push('\n');
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/architecture.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("where the table begins");
    let (now, after) = rest.split_once(END).expect("where the table ends");
    if std::env::var_os("FROMLINE_REWRITE").is_some() {
        fs::write(&page, [before, BEGIN, &table, END, after].concat()).unwrap();
    } else {
        assert_eq!(
            now, table,
            "who knows whom has changed: FROMLINE_REWRITE=1 writes the table anew"
        );
    }
    // What must hold besides the absence of circles.
    let names = |module: &str, other: &str| known[module].contains(other);
    for low in ["store", "vault", "limits", "state", "smtp", "dns"] {
        for high in [
            "services",
            "http",
            "user-api",
            "admin-api",
            "mta",
            "cli",
            "operations",
        ] {
            assert!(!names(low, high), "{low} knows {high}");
        }
    }
    for web in ["http", "user-api", "admin-api"] {
        assert!(!names("services", web) && !names("mta", web) && !names(web, "mta"));
    }
    assert!(!names("http", "user-api") && !names("http", "admin-api"));
    assert!(!names("user-api", "admin-api") && !names("admin-api", "user-api"));
}

/// Returns the sources of the services, without tests.
fn services() -> Vec<(String, String)> {
    let is_service = |path: &Path| {
        let first = path.with_extension("");
        !is_of_tests(path) && !["compose", "state"].iter().any(|apart| first.starts_with(apart))
    };
    files()
        .into_iter()
        .filter(|(name, path, _)| *name == "services" && is_service(path))
        .map(|(_, path, text)| (path.display().to_string(), without_tests(&text).to_owned()))
        .collect()
}

/// Services get only the parts of the server that they use; none names the whole.
#[test]
fn no_service_is_given_the_whole_server() {
    let services = services();
    assert!(services.len() > 40, "{}", services.len());
    for (name, text) in services {
        for whole in ["App", "Parts"] {
            assert!(!has_word(&text, whole), "{name} names {whole}");
        }
    }
    assert!(has_word("fn f(app: &App)", "App") && !has_word("AppliedPolicy", "App"));
}

/// Wire types that services may use: requests and their parts, and values that have the same form everywhere.
const TAKEN: [&str; 16] = [
    "AuthenticationSource",
    "BothVerdicts",
    "DmarcResult",
    "FieldViolation",
    "ImportChange",
    "MailState",
    "Notify",
    "PreviewAuthentication",
    "PreviewIdentity",
    "Rfc7489Verdict",
    "SendAs",
    "ServerState",
    "SettingsSource",
    "SmtpMsa",
    "SpfResult",
    "SpfTrouble",
];

/// Wire types are built in `http`; services return types of their own.
#[test]
fn services_build_nothing_that_travels() {
    let mut building = BTreeSet::new();
    for (name, text) in services() {
        let named = members(&text, "api::");
        let is_taken = |word: &str| word.ends_with("Request") || TAKEN.contains(&word);
        if named.iter().any(|word| !is_taken(word)) {
            building.insert(name);
        } else if has_word(&text, "SendAs") {
            assert!(
                !text.contains("SendAs {") && !text.contains("-> Result<SendAs"),
                "{name}"
            );
        }
    }
    assert_eq!(building, BTreeSet::new());
}

/// Returns the names after a path, single or in a list.
fn members(text: &str, path: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(path) {
        let rest = &text[at + path.len()..];
        let list = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default(),
        };
        let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
        found.extend(names.map(str::to_owned));
    }
    found
}

fn has_word(text: &str, wanted: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == wanted)
}

/// The canonical form of an address comes from a parsed address, or from the store's rows.
#[test]
fn only_the_store_restores_addresses() {
    let restores = |text: &str| {
        let calls = ["Address::kept", "AddressKey::kept", "Self::kept("];
        calls.iter().any(|call| text.contains(call))
    };
    let restoring: BTreeSet<String> = files()
        .into_iter()
        .filter(|(.., text)| restores(without_tests(text)))
        .map(|(name, path, _)| format!("{name}/{}", path.display()))
        .collect();
    assert_eq!(
        restoring,
        ["store/sql/column.rs", "store/users.rs"]
            .map(str::to_owned)
            .into()
    );
}

#[test]
fn the_database_s_driver_is_named_in_the_store_alone() {
    // The tests of foreign changes to the file are allowed to open it.
    let naming: BTreeSet<&str> = files()
        .iter()
        .filter(|(_, path, text)| !path.ends_with("tests.rs") && text.contains("rusqlite"))
        .map(|(name, ..)| *name)
        .collect();
    assert_eq!(naming, BTreeSet::from(["store"]));
}

#[test]
fn the_postfix_configurator_depends_on_the_domain_alone() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../postfix/Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    assert_eq!(dependencies.keys().collect::<Vec<_>>(), ["fromline-core"]);
}

#[test]
fn a_circle_is_found() {
    let of = |pairs: &[(&str, &[&str])]| -> Known {
        let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
        pairs
            .iter()
            .map(|(module, others)| ((*module).to_owned(), names(others)))
            .collect()
    };
    assert!(floors(&of(&[("a", &["b"]), ("b", &["c"]), ("c", &[])])).is_ok());
    assert!(floors(&of(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"])])).is_err());
    let tree = "use crate::{\n    a::{b, c},\n    d,\n};\nfn f() { crate::e::g() }";
    assert_eq!(named(tree, "crate"), ["a", "d", "e"].map(str::to_owned).into());
    assert!(named(tree, "fromline_store").is_empty());
}
