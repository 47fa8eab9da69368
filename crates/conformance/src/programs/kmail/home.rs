//! What `KMail` and its mail store find in a home, so that nothing is asked and nothing is fetched from elsewhere.

use crate::{Failure, home::Home, message::Message};

/// The store keeps its data in a file instead of a database server.
const STORE: &str = "[%General]
Driver=QSQLITE3
";

/// The account that `KMail` sets up for itself: folders on the disk.
const ACCOUNTS: &str = "[InstanceCounters]
akonadi_maildir_resource\\InstanceCounter=1

[Instances]
akonadi_maildir_resource_0\\AgentType=akonadi_maildir_resource
";

const FOLDERS: &str = "[SpecialCollections]
DefaultResourceId=akonadi_maildir_resource_0
";

/// Calendars and address books that are there already, so that none are made.
const MADE: &str = "[ProcessedDefaults]
birthdaycalendar=akonadi_birthdays_resource
defaultaddressbook=akonadi_contacts_resource_0
defaultcalendar=akonadi_ical_resource_0
defaultnotebook=akonadi_akonotes_resource_0
";

/// No wizard; a large window; no question to a server about links.
const SETTINGS: &str = "[General]
first-start=false

[Main Window]
1800x1300 screen: Width=1750
1800x1300 screen: Height=1250

";

const READER: &str = "CheckPhishingUrl=false
";

const IDENTITY: &str = "[General]
Default Identity=1

[Identity #0]
Email Address=recipient@example.net
Identity=Recipient
Name=Recipient
uoid=1
";

/// Fills the inbox and writes the settings; `fancy` chooses View > Headers > Fancy.
pub fn fill(home: &Home, messages: &[Message], fancy: bool) -> Result<(), Failure> {
    home.maildir("mail/inbox", messages)?;
    let path = home.path().join("mail");
    let account = format!("[General]\nPath={}\nTopLevelIsContainer=true\n", path.display());
    let style = if fancy {
        "header-plugin-style-name=fancy\n"
    } else {
        ""
    };
    for (name, content) in [
        ("akonadi/akonadiserverrc", STORE),
        ("akonadi/agentsrc", ACCOUNTS),
        ("akonadi_maildir_resource_0rc", &account),
        ("specialmailcollectionsrc", FOLDERS),
        ("akonadi-firstrunrc", MADE),
        ("emailidentities", IDENTITY),
        ("messageviewer.rc", &format!("[General]\n{READER}")),
        ("kmail2rc", &format!("{SETTINGS}[Reader]\n{READER}{style}")),
    ] {
        home.write(&format!(".config/{name}"), content)?;
    }
    Ok(())
}
