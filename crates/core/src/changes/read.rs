//! A change as it is read: one shape for all kinds, checked afterwards. Derived, an internally tagged enum would bring serde's second
//! deserializer into the browser, for each page about one's own addresses.

use serde::Deserialize;

use super::{GatewayChange, Whose};
use crate::message::Mailbox;

/// The fields of every kind of change.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AnyChange {
    kind: ChangeKind,
    #[serde(default)]
    whose: Option<Whose>,
    #[serde(default)]
    mailbox: Option<Mailbox>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ChangeKind {
    From,
    FromName,
    Sender,
    EnvelopeSender,
    ReplyTo,
    NoReplyTo,
    Received,
    Field,
    MessageId,
}

impl TryFrom<AnyChange> for GatewayChange {
    type Error = &'static str;

    fn try_from(change: AnyChange) -> Result<Self, Self::Error> {
        let AnyChange {
            kind,
            whose,
            mailbox,
            name,
        } = change;
        let whose = || whose.ok_or("whose is missing");
        Ok(match kind {
            ChangeKind::From => Self::From {
                whose: whose()?,
                mailbox,
            },
            ChangeKind::FromName => Self::FromName { name },
            ChangeKind::Sender => Self::Sender {
                whose: whose()?,
                mailbox,
            },
            ChangeKind::EnvelopeSender => Self::EnvelopeSender {
                whose: whose()?,
                mailbox,
            },
            ChangeKind::ReplyTo => Self::ReplyTo {
                whose: whose()?,
                mailbox,
            },
            ChangeKind::NoReplyTo => Self::NoReplyTo,
            ChangeKind::Received => Self::Received { whose: whose()? },
            ChangeKind::Field => Self::Field {
                name: name.ok_or("name is missing")?,
            },
            ChangeKind::MessageId => Self::MessageId,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        let whose = Whose::Login;
        let mailbox = Some(Mailbox::new("User Name", "user@example.com"));
        for change in [
            GatewayChange::From {
                whose,
                mailbox: mailbox.clone(),
            },
            GatewayChange::FromName { name: None },
            GatewayChange::FromName {
                name: Some(String::new()),
            },
            GatewayChange::Sender { whose, mailbox: None },
            GatewayChange::EnvelopeSender {
                whose,
                mailbox: mailbox.clone(),
            },
            GatewayChange::ReplyTo { whose, mailbox },
            GatewayChange::NoReplyTo,
            GatewayChange::Received { whose },
            GatewayChange::Field {
                name: "X-Login".to_owned(),
            },
            GatewayChange::MessageId,
        ] {
            let written = serde_json::to_string(&change).unwrap();
            let read: GatewayChange = serde_json::from_str(&written).unwrap();
            assert_eq!(read, change, "{written}");
        }
    }

    #[test]
    fn what_a_kind_needs_must_be_there() {
        for lacking in [
            "{}",
            r#"{"kind":"SENDER"}"#,
            r#"{"kind":"FIELD"}"#,
            r#"{"kind":"NEW"}"#,
        ] {
            assert!(
                serde_json::from_str::<GatewayChange>(lacking).is_err(),
                "{lacking}"
            );
        }
    }
}
