//! Which crates a module's code comes from.

use std::collections::BTreeMap;

use super::sections::{number, section};

/// Bytes of code by crate, as far as the module has names, the largest first.
pub fn contributors(module: &[u8]) -> Option<Vec<(String, usize)>> {
    let (_, mut rest) = module.split_at_checked(8)?;
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while let Some(kind) = rest.first().copied() {
        let (_, mut body) = section(&mut rest)?;
        match kind {
            0 => names.append(&mut function_names(body).unwrap_or_default()),
            2 => imported = imported_functions(&mut body)?,
            10 => {
                for _ in 0..number(&mut body)? {
                    let size = number(&mut body)?;
                    body.split_off(..size)?;
                    sizes.push(size);
                }
            }
            _ => {}
        }
    }
    let mut crates = BTreeMap::<String, usize>::new();
    for (place, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + place)).map_or("", String::as_str);
        *crates.entry(crate_of(name).to_owned()).or_default() += size;
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    Some(crates)
}

/// The part "names of functions" of the section "name".
fn function_names(mut body: &[u8]) -> Option<BTreeMap<usize, String>> {
    let mut names = BTreeMap::new();
    let length = number(&mut body)?;
    if body.split_off(..length)? != b"name" {
        return None;
    }
    while let Some((&part, after)) = body.split_first() {
        body = after;
        let length = number(&mut body)?;
        let mut entries = body.split_off(..length)?;
        if part != 1 {
            continue;
        }
        for _ in 0..number(&mut entries)? {
            let index = number(&mut entries)?;
            let length = number(&mut entries)?;
            let name = entries.split_off(..length)?;
            names.insert(index, String::from_utf8_lossy(name).into_owned());
        }
    }
    Some(names)
}

fn imported_functions(body: &mut &[u8]) -> Option<usize> {
    let mut functions = 0;
    for _ in 0..number(body)? {
        for _ in 0..2 {
            let length = number(body)?;
            body.split_off(..length)?;
        }
        match body.split_off_first()? {
            0 => {
                functions += 1;
                number(body)?;
            }
            // A table has a type before its limits, a memory only limits; a global a type and whether it changes.
            kind @ (1 | 2) => {
                if *kind == 1 {
                    body.split_off(..1)?;
                }
                let bounded = *body.split_off_first()? & 1 == 1;
                number(body)?;
                if bounded {
                    number(body)?;
                }
            }
            _ => {
                body.split_off(..2)?;
            }
        }
    }
    Some(functions)
}

/// The crate in a mangled name: of an implementation, the crate of what comes first.
fn crate_of(name: &str) -> &str {
    let Some(path) = name.strip_prefix("_ZN") else {
        return if name.starts_with("_R") { "std" } else { "other" };
    };
    let path = path.trim_start_matches(|c: char| c.is_ascii_digit());
    if let Some((first, _)) = path.split_once("..").filter(|_| path.starts_with(['_', '$'])) {
        let start = first.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let word = &first[start.map_or(0, |place| place + 1)..];
        return word.trim_start_matches('_');
    }
    let end = path.find(|c: char| c.is_ascii_digit()).unwrap_or(path.len());
    &path[..end]
}

#[cfg(test)]
mod tests {
    #[test]
    fn crates_are_read_from_names() {
        for (name, expected) in [
            ("_ZN14fromline_app4main17h0123456789abcdefE", "fromline_app"),
            ("_ZN4core3ops8function6FnOnce17h0123456789abcdefE", "core"),
            (
                "_ZN74_$LT$reactive_graph..signal..rw..RwSignal$LT$T$GT$$u20$as$u20$x..Y$GT$3get17hE",
                "reactive_graph",
            ),
            (
                "_ZN60_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$5build17hE",
                "tachys",
            ),
            ("_RNvMs0_NtCsjqx8TIyZbP9_8dlmalloc6malloc", "std"),
            ("__wbindgen_malloc", "other"),
        ] {
            assert_eq!(super::crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn code_is_added_up() {
        let module = b"\0asm\x01\0\0\0\
            \x02\x07\x01\x01m\x01f\x00\x00\
            \x0a\x06\x02\x02\x00\x0b\x01\x0b\
            \x00\x16\x04name\x01\x0f\x02\x01\x05_ZN1a\x02\x05_ZN1b";
        let mut found = super::contributors(module).unwrap();
        found.sort();
        assert_eq!(found, [("a".to_owned(), 2), ("b".to_owned(), 1)]);
    }
}
