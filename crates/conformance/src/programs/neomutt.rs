//! `NeoMutt`.

use crate::{
    Failure,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::pager::All,
};

/// `NeoMutt` with the settings of the package, or without them.
#[derive(Debug)]
pub struct Neomutt {
    /// True to read the settings of the package.
    pub packaged: bool,
}

impl Program for Neomutt {
    fn about(&self) -> &'static About {
        if self.packaged {
            &About {
                id: "neomutt",
                kind: Kind::Terminal,
                package: "neomutt",
                also: &[],
                how: "`neomutt -f` with `/etc/neomuttrc`, otherwise like `mutt`.",
            }
        } else {
            &About {
                id: "neomutt-all-headers",
                kind: Kind::Terminal,
                package: "neomutt",
                also: &[],
                how: "`neomutt -n -f`: without `/etc/neomuttrc`, which hides header fields; otherwise like `mutt`.",
            }
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let (program, all) = if self.packaged {
            ("neomutt", All::Stay("h"))
        } else {
            ("neomutt -n", All::Always)
        };
        super::mutt::show(program, all, messages, language)
    }
}
