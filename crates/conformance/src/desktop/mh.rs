//! What Claws Mail and Sylpheed, which have one ancestor, find in a home: a mailbox of one file for each message.

use crate::{Failure, home::Home, message::Message};

/// The folder list of both programs: one mailbox, its inbox sorted by date.
const FOLDERS: &str = r#"<?xml version="1.0"?>
<folderlist>
    <folder type="mh" name="Mail" path="Mail" account_id="1">
        <folderitem type="inbox" name="inbox" path="inbox" sort_key="date" sort_type="ascending"/>
        <folderitem type="outbox" name="sent" path="sent"/>
        <folderitem type="draft" name="draft" path="draft"/>
        <folderitem type="queue" name="queue" path="queue"/>
        <folderitem type="trash" name="trash" path="trash"/>
    </folder>
</folderlist>
"#;

/// An account without which both ask for one.
const ACCOUNT: &str = "[Account: 1]
account_name=Recipient
is_default=1
name=Recipient
address=recipient@example.net
protocol=0
";

/// Fills `Mail/inbox` with `messages`, numbered from 1, and sets `folder`, the program's own, up for them.
pub fn fill(home: &Home, folder: &str, messages: &[Message]) -> Result<(), Failure> {
    home.write(&format!("{folder}/accountrc"), ACCOUNT)?;
    home.write(&format!("{folder}/folderlist.xml"), FOLDERS)?;
    home.mh("Mail/inbox", messages)
}
