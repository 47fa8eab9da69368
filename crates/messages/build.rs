//! Makes a Rust item of each message in `public/locales/en`: its id, and its variables with their kinds.
//!
//! The comment above a message declares its variables: `# $count (Number) - addresses`. The build fails if a message shows a variable
//! that no comment declares.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

/// A message of the English files.
#[derive(Default)]
struct Message {
    /// Name of its file.
    file: String,
    /// Its words, for whoever points at it in an editor.
    words: String,
    /// Its variables with their kinds, as its comment declares them.
    declared: BTreeMap<String, &'static str>,
    /// The variables that it shows itself.
    shown: BTreeSet<String>,
    /// The messages that it refers to.
    references: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

fn main() -> Result<(), Box<dyn Error>> {
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or("no folder")?;
    let folder = Path::new(&here).join("../../public/locales/en");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "ftl"));
    files.sort();

    let mut messages = Messages::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        read(file, &mut messages)?;
    }
    for (id, message) in &messages {
        if let Some(name) = undeclared(message, &messages) {
            let file = &message.file;
            return Err(format!(
                "public/locales/en/{file}: {id} shows ${name}; declare it above: # ${name} (String) - what it is"
            )
            .into());
        }
    }
    let out = env::var_os("OUT_DIR").ok_or("no folder")?;
    fs::write(Path::new(&out).join("generated.rs"), generate(&messages)?)?;
    Ok(())
}

/// Adds the messages of one file.
fn read(path: &Path, messages: &mut Messages) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let resource =
        parser::parse(text.as_str()).map_err(|(_, faults)| format!("{}: {faults:?}", path.display()))?;
    for entry in resource.body {
        let (id, pattern, comment) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value, message.comment),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.comment),
            _ => continue,
        };
        let mut message = Message {
            file: file.clone(),
            ..Message::default()
        };
        for line in comment.iter().flat_map(|comment| &comment.content) {
            if let Some((name, kind)) = declaration(line) {
                message.declared.insert(name.to_owned(), kind);
            }
        }
        if let Some(pattern) = &pattern {
            message.pattern(pattern);
        }
        messages.insert(id, message);
    }
    Ok(())
}

/// Name and kind in `$count (Number) - addresses`.
fn declaration(line: &str) -> Option<(&str, &'static str)> {
    let (name, rest) = line.strip_prefix('$')?.split_once(" (")?;
    match rest.split_once(") - ")?.0 {
        "Number" => Some((name, "Number")),
        "String" => Some((name, "Text")),
        _ => None,
    }
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    self.shown.insert(id.name.to_owned());
                }
                // The words are those of the default; all count for what they show.
                for variant in variants {
                    let before = self.words.len();
                    self.pattern(&variant.value);
                    if !variant.default {
                        self.words.truncate(before);
                    }
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.words.push_str(value);
            }
            InlineExpression::VariableReference { id } => {
                self.shown.insert(id.name.to_owned());
                self.words.extend(["{ $", id.name, " }"]);
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { .. } => (),
        }
    }
}

/// A message and those that it refers to, each once.
fn family<'a>(message: &'a Message, messages: &'a Messages) -> Vec<&'a Message> {
    let mut all = vec![message];
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while let Some(message) = all.get(at) {
        let next = message.references.iter().filter(|id| seen.insert(id.as_str()));
        let next: Vec<_> = next.filter_map(|id| messages.get(id)).collect();
        all.extend(next);
        at += 1;
    }
    all
}

/// The variables that somebody who shows the message has to give.
fn variables(message: &Message, messages: &Messages) -> BTreeMap<String, &'static str> {
    let all = family(message, messages).into_iter();
    all.flat_map(|message| message.declared.clone()).collect()
}

fn undeclared<'a>(message: &'a Message, messages: &Messages) -> Option<&'a String> {
    let declared = variables(message, messages);
    message.shown.iter().find(|name| !declared.contains_key(*name))
}

/// `preview-group-all` as the name of a type: `PreviewGroupAll`.
fn type_name(id: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_ascii_uppercase() + rest
    };
    id.split('-').map(word).collect()
}

fn generate(messages: &Messages) -> Result<String, Box<dyn Error>> {
    let (mut items, mut arms, mut table) = (String::new(), String::new(), String::new());
    let mut names = BTreeSet::new();
    // Terms are parts of messages and never shown alone.
    for (id, message) in messages.iter().filter(|(id, _)| !id.starts_with('-')) {
        let variables = variables(message, messages);
        names.extend(variables.keys().cloned());
        items += &item(id, &message.words, &variables)?;
        writeln!(arms, "    ({id:?}) => {{ $crate::message::{} }};", type_name(id))?;
        let given: Vec<&String> = variables.keys().collect();
        let (file, referred) = (&message.file, is_referred_to(id, messages));
        writeln!(
            table,
            "    Declaration {{ id: {id:?}, file: {file:?}, variables: &{given:?}, is_referred_to: {referred} }},"
        )?;
    }
    let markers = names.iter().map(|name| {
        format!("    #[doc = \"The variable `${name}`.\"]\n    #[derive(Debug)]\n    pub enum {name} {{}}\n")
    });
    Ok(format!(
        "/// The type of each message: [`message!`](crate::message!) finds it by the id.\n\
         pub mod message {{\n    use crate::{{Has, MessageId, Number, Text, Variable, variable}};\n{items}}}\n\
         /// The names of all variables, as types.\n\
         #[expect(non_camel_case_types, reason = \"the names as the files have them\")]\n\
         pub mod variable {{\n{}}}\n\
         /// The type of the message with this id; an id that is not in `public/locales/en` does not compile.\n\
         #[macro_export]\nmacro_rules! message {{\n{arms}    \
         ($other:tt) => {{ ::core::compile_error!(::core::concat!(\"public/locales/en has no message \", \
         ::core::stringify!($other))) }};\n}}\n\
         /// Every message, in order of ids.\n\
         pub const DECLARED: &[Declaration] = &[\n{table}];\n",
        markers.collect::<String>(),
    ))
}

fn is_referred_to(id: &str, messages: &Messages) -> bool {
    messages.values().any(|message| message.references.contains(id))
}

/// The type of a message, with its id and its variables.
fn item(
    id: &str,
    words: &str,
    variables: &BTreeMap<String, &'static str>,
) -> Result<String, std::fmt::Error> {
    let name = type_name(id);
    let mut item = String::new();
    let words = format!("`{id}`\n\n```text\n{words}\n```");
    writeln!(
        item,
        "    #[doc = {words:?}]\n    #[derive(Clone, Copy, Debug)]\n    pub struct {name} {{"
    )?;
    for variable in variables.keys() {
        writeln!(item, "        #[doc(hidden)] pub {variable}: (),")?;
    }
    let bounds = variables
        .iter()
        .map(|(variable, kind)| format!("Has<variable::{variable}, {kind}>"));
    let bounds: Vec<String> = bounds.collect();
    let bounds = if bounds.is_empty() {
        String::new()
    } else {
        format!(": {}", bounds.join(" + "))
    };
    writeln!(
        item,
        "    }}\n    impl {name} {{\n        /// The id, for whoever gives its variables.\n        \
         pub const fn id<S{bounds}>() -> MessageId<S> {{ MessageId::new({id:?}) }}"
    )?;
    for (variable, kind) in variables {
        writeln!(
            item,
            "        /// The variable `${variable}`.\n        \
             pub const fn {variable}() -> Variable<{kind}> {{ Variable::new({variable:?}) }}"
        )?;
    }
    writeln!(item, "    }}")?;
    for (variable, kind) in variables {
        writeln!(item, "    impl Has<variable::{variable}, {kind}> for {name} {{}}")?;
    }
    Ok(item)
}
