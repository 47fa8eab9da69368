//! Values of parameters, as far as they have to be understood.

use std::collections::BTreeMap;

/// Splits a list at commas and spaces, except between braces.
pub fn items(value: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    for character in value.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => (),
        }
        if depth == 0 && (character == ',' || character.is_whitespace()) {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(character);
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

/// Returns true if two values are equal apart from spaces and commas.
pub fn same(one: &str, other: &str) -> bool {
    items(one) == items(other)
}

/// Parses `inline:{{key=value}, …}`; `None` for another type of table.
pub fn inline(value: &str) -> Option<BTreeMap<String, String>> {
    let inner = value.trim().strip_prefix("inline:")?.trim();
    let inner = inner.strip_prefix('{')?.strip_suffix('}')?;
    items(inner)
        .iter()
        .map(|entry| {
            let entry = match entry.strip_prefix('{') {
                Some(rest) => rest.strip_suffix('}'),
                None => Some(entry.as_str()),
            };
            let (key, value) = entry?.split_once('=')?;
            Some((key.trim().to_lowercase(), value.trim().to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_tables() {
        assert!(same("a, b", "a b"));
        assert!(!same("a, b", "b, a"));
        assert_eq!(
            items("unix:a, { inet:h:1, x=y }"),
            ["unix:a", "{ inet:h:1, x=y }"]
        );
        let table = inline("inline:{{<>=relay:[127.0.0.1]:10026}, { @A.b = relay:x }}");
        let table: Vec<_> = table.unwrap_or_default().into_iter().collect();
        assert_eq!(
            format!("{table:?}"),
            r#"[("<>", "relay:[127.0.0.1]:10026"), ("@a.b", "relay:x")]"#
        );
        for other in ["hash:/etc/x", "inline:{", "inline:{x}", "", "inline:{{a=b}"] {
            assert_eq!(inline(other), None, "{other}");
        }
    }
}
