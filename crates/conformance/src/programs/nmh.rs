//! The new MH.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::commands,
};

/// The commands `scan` and `show` of nmh.
#[derive(Debug)]
pub struct Nmh;

/// The default as it is compiled in, with more than 17 columns for the sender.
const SCAN: &str = "%4(msg)%<(cur)+%| %>%<{replied}-%| %>%02(mon{date})/%02(mday{date})%<{date} %|*%>\
    %<(mymbox{from})%<{to}To:%147(decode(friendly{to}))%>%>%<(zero)%150(decode(friendly{from}))%>  \
    %(decode{subject})%<{body}<<%{body}>>%>";

impl Program for Nmh {
    fn about(&self) -> &'static About {
        &About {
            id: "nmh",
            kind: Kind::Terminal,
            package: "nmh",
            also: &[],
            how: "`scan` and `show`. The line of `scan` is the default with 150 columns for the sender in the \
                place of 17.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.mh("Mail/inbox", messages)?;
        // No welcome that waits for a key.
        home.write(".mh_profile", "Path: Mail\nWelcome: disable\n")?;
        let mut wanted = vec![format!("/usr/bin/mh/scan +inbox -format '{SCAN}'")];
        wanted.extend((1..=messages.len()).map(|number| format!("/usr/bin/mh/show {number}")));
        let mut screens = commands::screens(&home, &wanted)?.into_iter();
        let list = screens.next().unwrap_or_default();
        let mut seen = Vec::new();
        for (message, screen) in messages.iter().zip(screens) {
            let body = message.body();
            let end = screen.iter().position(|line| *line == body);
            let end = end.ok_or_else(|| format!("no {body} on its screen"))?;
            let sender = list.iter().find_map(|line| sender(line, &message.stem));
            let sender = sender.ok_or_else(|| format!("{} is not in the list", message.stem))?;
            let rows = header::read(&screen[..end]);
            seen.push(Seen::new(sender, rows, Vec::new()));
        }
        Ok(seen)
    }
}

/// The sender in a line `   1  11/25 User Name          01-name<<Body of 01-name. >>`.
fn sender(line: &str, stem: &str) -> Option<String> {
    let (entry, _) = line.split_once(&format!("  {stem}<<"))?;
    let name = entry.get("   1  11/25 ".len()..)?;
    Some(name.trim_end().to_owned())
}
