//! mblaze.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::commands,
};

/// The commands `mscan` and `mshow` of mblaze.
#[derive(Debug)]
pub struct Mblaze;

/// The default, with more than 17 columns for the sender.
const LINE: &str = "%c%u%r %-3n %10d %150f %t %2i%s";

/// What stands before the sender.
const BEFORE: usize = " .  1   2026-11-25 ".len();

impl Program for Mblaze {
    fn about(&self) -> &'static About {
        &About {
            id: "mblaze",
            kind: Kind::Terminal,
            package: "mblaze",
            also: &[],
            how: "`mscan` and `mshow` on a Maildir. The line of `mscan` is the default with 150 columns for the sender in the \
                  place of 17. Details: `mshow -L`.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.maildir("mail", messages)?;
        // Where it keeps the sequence of messages.
        home.write(".mblaze/profile", "")?;
        let mut wanted = vec![format!("mlist mail | sort | mseq -S; mscan -f '{LINE}'")];
        for number in 1..=messages.len() {
            wanted.push(format!("mshow {number}"));
            wanted.push(format!("mshow -L {number}"));
        }
        let mut screens = commands::screens(&home, &wanted)?.into_iter();
        let list = screens.next().unwrap_or_default();
        let mut seen = Vec::new();
        for message in messages {
            let mut lines = || {
                let screen = screens.next().unwrap_or_default();
                let head = screen.into_iter().take_while(|line| !line.is_empty());
                header::read(head.collect::<Vec<_>>())
            };
            let (rows, all) = (lines(), lines());
            let sender = list.iter().find_map(|line| sender(line, &message.stem));
            let sender = sender.ok_or_else(|| format!("{} is not in {list:?}", message.stem))?;
            seen.push(Seen::new(sender, rows, all));
        }
        Ok(seen)
    }
}

/// The sender in a line ` .  1   2026-11-25 User Name          01-name`.
fn sender(line: &str, stem: &str) -> Option<String> {
    let entry: String = line.strip_suffix(stem)?.chars().skip(BEFORE).collect();
    Some(entry.trim_end().to_owned())
}
