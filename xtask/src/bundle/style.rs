//! The stylesheets as one: tokens, base, then the others by name.

use crate::shell::{Outcome, files, read, root};

/// Bundles all style sheets in order, without comments and indentation.
pub fn bundle() -> Outcome<String> {
    let mut sheets = files(&root().join("style"))?;
    // What only pages behind sign-in need comes with their code (`src/pages/chunk.rs`).
    let later = root().join("style/later");
    sheets.retain(|path| path.extension().is_some_and(|kind| kind == "css") && !path.starts_with(&later));
    sheets.sort_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_owned();
        (name != "tokens.css", name != "base.css", name)
    });
    let mut all = String::new();
    for sheet in sheets {
        all.push_str(&minify(&String::from_utf8_lossy(&read(&sheet)?)));
    }
    Ok(all)
}

/// Takes out comments, indentation, line ends and the blanks that nothing needs; a line end becomes a space where two words would
/// touch.
fn minify(css: &str) -> String {
    let mut without_comments = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        without_comments.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    without_comments.push_str(rest);
    let mut small = String::with_capacity(without_comments.len());
    for line in without_comments
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if !small.is_empty() && !small.ends_with(['{', '}', ';', ',', ' ']) {
            small.push(' ');
        }
        small.push_str(line);
    }
    small.push('\n');
    // No selector of ours has a blank after a colon, and `calc` needs its own around plus and minus alone.
    [": ", "; ", ", ", "{ ", " {", " }"]
        .iter()
        .fold(small, |small, blank| small.replace(blank, blank.trim()))
        .replace(";}", "}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn comments_and_line_ends_go_words_stay_apart() {
        let css = "/* a */\n:root {\n  --x: 1px;\n}\nmain >\n  p,\na {\n  color: red;\n}\n";
        assert_eq!(super::minify(css), ":root{--x:1px}main > p,a{color:red}\n");
    }
}
