//! The list of what the product is made of (SBOM), in `CycloneDX`'s format: the server's crates, the app's, and the C libraries compiled
//! into them. What only builds or tests is not in it.
//! <https://cyclonedx.org/docs/1.5/json/>

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    image, install,
    shell::{Outcome, cargo, output, read, root, write},
};

/// File name of the SBOM, beside the binary.
pub const NAME: &str = "fromline.cdx.json";
/// The same, as the tool is told.
const STEM: &str = "fromline.cdx";
/// The version of the format.
const FORMAT: &str = "1.5";

/// The parts that are shipped: what each is called here, its crate's folder, and its target; none is this machine's.
const PARTS: [(&str, &str, Option<&str>); 2] = [
    ("server", "crates/server", None),
    ("app", "", Some("wasm32-unknown-unknown")),
];

/// Writes the list into a folder, checks it against the format's schema, and returns its path.
pub fn make(folder: &Path) -> Outcome<PathBuf> {
    let tool = install::cargo_cyclonedx()?;
    let known = cargo_metadata()?;
    let mut sbom = Sbom::default();
    for (part, crate_folder, target) in PARTS {
        let told = describe(&tool, &known, crate_folder, target)?;
        sbom.add(part, &told)?;
    }
    for (owner, library) in c_libraries(&known)? {
        sbom.add_within(&owner, library)?;
    }
    let path = folder.join(NAME);
    let mut text =
        serde_json::to_vec_pretty(&sbom.document(image::created()?)?).map_err(|error| error.to_string())?;
    text.push(b'\n');
    write(&path, &text)?;
    install::check_sbom(&path, FORMAT)?;
    println!("    {}: {} components", path.display(), sbom.components.len());
    Ok(path)
}

/// Returns the names and versions of a written list.
pub fn names(path: &Path) -> Outcome<BTreeSet<(String, String)>> {
    let told: Value = serde_json::from_slice(&read(path)?).map_err(|error| error.to_string())?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let components = told["components"].as_array().ok_or("a list without components")?;
    Ok(components
        .iter()
        .map(|one| (text(&one["name"]), text(&one["version"])))
        .collect())
}

/// All crates, and where they are.
fn cargo_metadata() -> Outcome<Value> {
    let told = output(cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    serde_json::from_str(&told).map_err(|error| error.to_string())
}

/// Asks the tool for the crates of a part. It writes into the folder of each of the workspace's crates; nothing of it stays.
fn describe(tool: &Path, known: &Value, crate_folder: &str, target: Option<&str>) -> Outcome<Value> {
    let mut asking = crate::shell::cargo_subcommand(tool, "cyclonedx");
    asking.args(["--quiet", "--format", "json", "--spec-version", FORMAT]);
    asking.args(["--no-build-deps", "--override-filename", STEM]);
    asking.args(target.iter().flat_map(|target| ["--target", target]));
    asking.env("SOURCE_DATE_EPOCH", image::created()?.to_string());
    let outcome = output(&mut asking);
    let told = outcome.and_then(|_| read(&root().join(crate_folder).join(NAME)));
    let all = known["packages"].as_array().into_iter().flatten();
    for ours in all.filter(|one| one["source"].is_null()) {
        let manifest = Path::new(ours["manifest_path"].as_str().unwrap_or_default());
        // Missing where the tool stopped before.
        let _ = fs::remove_file(manifest.with_file_name(NAME));
    }
    let text = String::from_utf8(told?).map_err(|error| error.to_string())?;
    // Names of components, in which this machine's folders stand.
    let text = text.replace(&format!("path+file://{}", root().display()), "path+file://");
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// C libraries in crates, by the crate's name: scanners know their faults by the library's own.
fn c_libraries(known: &Value) -> Outcome<Vec<(String, Value)>> {
    let mut found = Vec::new();
    for one in known["packages"].as_array().into_iter().flatten() {
        if one["name"] == "libsqlite3-sys" {
            let manifest = Path::new(one["manifest_path"].as_str().ok_or("a crate without a folder")?);
            let header = read(&manifest.with_file_name("sqlite3").join("sqlite3.h"))?;
            let version =
                read_sqlite_version(&String::from_utf8_lossy(&header)).ok_or("sqlite3.h names no version")?;
            found.push(("libsqlite3-sys".to_owned(), sqlite(&version)));
        }
    }
    Ok(found)
}

fn read_sqlite_version(header: &str) -> Option<String> {
    let define = header
        .lines()
        .find_map(|line| line.strip_prefix("#define SQLITE_VERSION "))?;
    Some(define.trim().trim_matches('"').to_owned())
}

fn sqlite(version: &str) -> Value {
    json!({
        "type": "library", "bom-ref": format!("pkg:generic/sqlite@{version}"), "name": "sqlite", "version": version,
        "description": "SQLite, compiled into the crate libsqlite3-sys", "scope": "required",
        "licenses": [{ "license": { "name": "Public Domain" } }],
        "purl": format!("pkg:generic/sqlite@{version}"),
        "cpe": format!("cpe:2.3:a:sqlite:sqlite:{version}:*:*:*:*:*:*:*"),
    })
}

/// The list while it is put together.
#[derive(Default)]
struct Sbom {
    /// By `bom-ref`.
    components: BTreeMap<String, Value>,
    depends_on: BTreeMap<String, BTreeSet<String>>,
    /// The tools that were asked.
    tools: Vec<Value>,
    /// The crate of each part.
    parts: BTreeSet<String>,
}

impl Sbom {
    /// Adds what the tool told of a part.
    fn add(&mut self, part: &str, told: &Value) -> Outcome {
        let whole = &told["metadata"]["component"];
        self.parts.insert(reference(whole)?);
        for component in told["components"].as_array().into_iter().flatten().chain([whole]) {
            let name = reference(component)?;
            let known = self.components.entry(name).or_insert_with(|| tidy(component));
            let mark = json!({ "name": "fromline:part", "value": part });
            match known["properties"].as_array_mut() {
                Some(properties) => properties.push(mark),
                None => known["properties"] = json!([mark]),
            }
        }
        for line in told["dependencies"].as_array().into_iter().flatten() {
            let from = line["ref"].as_str().ok_or("a dependency of nothing")?;
            let to = line["dependsOn"].as_array().into_iter().flatten();
            let to = to.filter_map(|one| one.as_str().map(str::to_owned));
            self.depends_on.entry(from.to_owned()).or_default().extend(to);
        }
        if self.tools.is_empty() {
            self.tools = told["metadata"]["tools"].as_array().cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// Adds what is compiled into a crate, if that crate is among the components.
    fn add_within(&mut self, owner: &str, component: Value) -> Outcome {
        let name = reference(&component)?;
        let owners = self.components.iter().filter(|(_, known)| known["name"] == owner);
        let owners: Vec<String> = owners.map(|(name, _)| name.clone()).collect();
        for owner in &owners {
            self.depends_on
                .entry(owner.clone())
                .or_default()
                .insert(name.clone());
        }
        if !owners.is_empty() {
            self.depends_on.entry(name.clone()).or_default();
            self.components.insert(name, component);
        }
        Ok(())
    }

    /// Returns the list; `created` in seconds since 1970.
    fn document(&self, created: u64) -> Outcome<Value> {
        let product = "fromline";
        let line = |(from, to): (&String, &BTreeSet<String>)| json!({ "ref": from, "dependsOn": to });
        let mut dependencies = vec![json!({ "ref": product, "dependsOn": self.parts })];
        dependencies.extend(self.depends_on.iter().map(line));
        Ok(json!({
            "bomFormat": "CycloneDX", "specVersion": FORMAT, "version": 1,
            "metadata": {
                "timestamp": image::timestamp(created)?, "tools": self.tools,
                "component": {
                    "type": "application", "bom-ref": product, "name": product, "version": env!("CARGO_PKG_VERSION"),
                    "description": "Console that allows or forbids per-user outbound SMTP gateways: server and app",
                    "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
                },
            },
            "components": self.components.values().collect::<Vec<_>>(),
            "dependencies": dependencies,
        }))
    }
}

fn reference(component: &Value) -> Outcome<String> {
    let name = component["bom-ref"].as_str();
    name.map(str::to_owned)
        .ok_or_else(|| "a component without a name".to_owned())
}

/// A crate of ours is in no registry, so it has no address there; and its targets are no components of their own.
fn tidy(component: &Value) -> Value {
    let mut component = component.clone();
    if let Some(fields) = component.as_object_mut() {
        fields.remove("components");
        if fields
            .get("purl")
            .and_then(Value::as_str)
            .is_some_and(|purl| purl.contains("download_url=file"))
        {
            fields.remove("purl");
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(of: &str, crates: &[&str]) -> Value {
        let component = |name: &&str| json!({ "bom-ref": name, "name": name, "version": "1.0.0", "purl": format!("pkg:cargo/{name}@1.0.0") });
        json!({
            "metadata": {
                "tools": [{ "name": "tool" }],
                "component": { "bom-ref": of, "name": of, "purl": format!("pkg:cargo/{of}@0.0.1?download_url=file://."), "components": [{}] },
            },
            "components": crates.iter().map(component).collect::<Vec<_>>(),
            "dependencies": [{ "ref": of, "dependsOn": crates }],
        })
    }

    fn example() -> Value {
        let mut sbom = Sbom::default();
        sbom.add("server", &told("fromline-server", &["libsqlite3-sys", "serde"]))
            .unwrap();
        sbom.add("app", &told("fromline-app", &["serde"])).unwrap();
        sbom.add_within("libsqlite3-sys", sqlite("3.54.1")).unwrap();
        sbom.add_within("elsewhere", sqlite("1.0.0")).unwrap();
        sbom.document(1_700_000_000).unwrap()
    }

    #[test]
    fn a_crate_of_both_parts_is_listed_once_and_says_so() {
        let document = example();
        let components = document["components"].as_array().unwrap();
        let names: Vec<_> = components
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "fromline-app",
                "fromline-server",
                "libsqlite3-sys",
                "sqlite",
                "serde"
            ]
        );
        let parts = |at: usize| {
            let marks = components[at]["properties"].as_array().into_iter().flatten();
            marks
                .map(|mark| mark["value"].as_str().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(parts(4), ["server", "app"]);
        assert_eq!(parts(2), ["server"]);
        // Ours are in no registry.
        assert!(components[0]["purl"].is_null() && components[0]["components"].is_null());
        assert_eq!(components[4]["purl"], "pkg:cargo/serde@1.0.0");
    }

    #[test]
    fn the_product_depends_on_its_parts_and_a_crate_on_its_library() {
        let document = example();
        let on = |from: &str| {
            let lines = document["dependencies"].as_array().unwrap();
            let line = lines.iter().find(|line| line["ref"] == from).unwrap();
            line["dependsOn"].clone()
        };
        assert_eq!(on("fromline"), json!(["fromline-app", "fromline-server"]));
        assert_eq!(on("fromline-server"), json!(["libsqlite3-sys", "serde"]));
        assert_eq!(on("libsqlite3-sys"), json!(["pkg:generic/sqlite@3.54.1"]));
        assert_eq!(document["metadata"]["timestamp"], "2023-11-14T22:13:20Z");
    }

    #[test]
    fn the_version_of_a_c_library_is_read_from_its_header() {
        let header = "#define SQLITE_VERSION_NUMBER 3054001\n#define SQLITE_VERSION        \"3.54.1\"\n";
        assert_eq!(read_sqlite_version(header).as_deref(), Some("3.54.1"));
        assert_eq!(read_sqlite_version(""), None);
    }
}
