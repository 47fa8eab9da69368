//! Mail that arrived: a Maildir, read once.

use std::{
    collections::HashSet,
    fs,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

/// A stored mail message.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    /// Text of the message, as stored.
    pub text: String,
}

impl Mail {
    /// The bodies of all fields of this name, unfolded, from the top.
    pub fn every(&self, name: &str) -> Vec<String> {
        let head = self.head().replace("\n ", " ").replace("\n\t", " ");
        let fields = head.lines().filter_map(|line| line.split_once(':'));
        let named = fields.filter(|(its, _)| its.eq_ignore_ascii_case(name));
        named.map(|(_, body)| body.trim().to_owned()).collect()
    }

    /// The body of the first field of this name.
    pub fn field(&self, name: &str) -> Option<String> {
        self.every(name).into_iter().next()
    }

    /// The address in the first field of this name.
    pub fn address(&self, name: &str) -> Option<String> {
        self.field(name).map(|body| address(&body))
    }

    /// Returns true if this is the message with this id. A gateway may replace the Message-ID, then the subject identifies it.
    pub fn is(&self, id: &str) -> bool {
        let mark = mark(id);
        let own = |ids: Vec<String>| ids.iter().any(|its| *its == format!("<{id}>"));
        self.every("Subject")
            .iter()
            .any(|subject| subject.ends_with(&mark))
            || own(self.every("Message-ID"))
    }

    /// The header section, with LF line ends.
    pub fn head(&self) -> String {
        let text = self.text.replace("\r\n", "\n");
        text.split("\n\n").next().unwrap_or_default().to_owned()
    }

    /// The text after the header section.
    pub fn body(&self) -> String {
        let text = self.text.replace("\r\n", "\n");
        text.split_once("\n\n")
            .map(|(_, body)| body.to_owned())
            .unwrap_or_default()
    }
}

/// The mark at the end of the subject of the message with this id.
pub fn mark(id: &str) -> String {
    let (own, _) = id.split_once('@').unwrap_or((id, ""));
    format!("[{own}]")
}

/// The address of a mailbox in a header field.
pub fn address(body: &str) -> String {
    let address = body.rsplit_once('<').map_or(body, |(_, rest)| rest);
    address.trim_end_matches(['>', ' ']).trim().to_owned()
}

/// The folder `new` of a Maildir.
#[derive(Debug)]
pub struct Mailbox {
    folder: PathBuf,
    read: Mutex<(HashSet<std::ffi::OsString>, Vec<Mail>)>,
}

impl Mailbox {
    /// Opens the mailbox in this folder.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            read: Mutex::default(),
        }
    }

    /// The messages that match a predicate.
    pub fn those(&self, wanted: impl Fn(&Mail) -> bool) -> Vec<Mail> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if read.0.contains(&entry.file_name()) {
                continue;
            }
            if let Ok(bytes) = fs::read(entry.path()) {
                read.0.insert(entry.file_name());
                read.1.push(Mail {
                    text: String::from_utf8_lossy(&bytes).into_owned(),
                });
            }
        }
        read.1.iter().filter(|mail| wanted(mail)).cloned().collect()
    }

    /// The messages that contain this text.
    pub fn with(&self, text: &str) -> Vec<Mail> {
        self.those(|mail| mail.text.contains(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_known_by_its_identifier_or_its_subject() {
        for (head, is) in [
            ("Message-ID: <scene.1@partner.com>\nSubject: of other words", true),
            (
                "Message-ID: <other@partner.com>\nSubject: what is\n tried [scene.1]",
                true,
            ),
            (
                "Message-ID: <scene.12@partner.com>\nSubject: what is tried [scene.12]",
                false,
            ),
            ("Subject: what is tried [smuggled-scene.1]", false),
        ] {
            let mail = Mail {
                text: format!("{head}\n\n[scene.1]\n"),
            };
            assert_eq!(mail.is("scene.1@partner.com"), is, "{head}");
        }
    }
}
