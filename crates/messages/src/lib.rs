//! The messages as Rust items, made from `public/locales/en` by the build script: a wrong id, a variable that is missing or not the
//! message's, and a value of the wrong kind do not compile.
//!
//! | to show | write |
//! |---|---|
//! | a message without variables | [`id!("shell-retry")`](id!) |
//! | a message with its values | [`values!`], called by the macros of app and server |
//! | one of several messages with the same values | `MessageId<S>` where `S` is a [`signature!`] |
//!
//! The binary contains only the ids that are shown and the names of the variables that are passed.
//!
//! A wrong id:
//! ```compile_fail
//! let id: fromline_messages::MessageId = fromline_messages::id!("shell-retyr");
//! ```
//! The right one:
//! ```
//! let id: fromline_messages::MessageId = fromline_messages::id!("shell-retry");
//! assert_eq!(id.as_str(), "shell-retry");
//! ```
//! A message that has variables, without values (E0277):
//! ```compile_fail,E0277
//! let id: fromline_messages::MessageId = fromline_messages::id!("replies-pending");
//! ```
//! With values for all of its variables, it is a message that can be shown:
//! ```
//! use fromline_messages::{FilledMessage, say};
//! let count = |message: FilledMessage<'_>| message.values().len();
//! assert_eq!(say!(count, "shell-wait-hours", sentence = "Too many attempts.", count = 2_u8), 2);
//! ```
//! A variable is missing (E0063):
//! ```compile_fail,E0063
//! # use fromline_messages::{FilledMessage, say};
//! # let count = |message: FilledMessage<'_>| message.values().len();
//! say!(count, "shell-wait-hours", sentence = "Too many attempts.");
//! ```
//! A variable is not the message's (E0560):
//! ```compile_fail,E0560
//! # use fromline_messages::{FilledMessage, say};
//! # let count = |message: FilledMessage<'_>| message.values().len();
//! say!(count, "shell-wait-hours", sentence = "Too many attempts.", count = 2_u8, total = 3_u8);
//! ```
//! A text where a number belongs, and a number where a text belongs (E0277):
//! ```compile_fail,E0277
//! # use fromline_messages::{FilledMessage, say};
//! # let count = |message: FilledMessage<'_>| message.values().len();
//! say!(count, "shell-wait-hours", sentence = "Too many attempts.", count = "2");
//! ```
//! ```compile_fail,E0277
//! # use fromline_messages::{FilledMessage, say};
//! # let count = |message: FilledMessage<'_>| message.values().len();
//! say!(count, "shell-wait-hours", sentence = 2_u8, count = 2_u8);
//! ```
//! A signature that lacks a variable of one of its messages (E0277):
//! ```compile_fail,E0277
//! use fromline_messages::{MessageId, id, signature};
//! signature! { struct Waiting { count: Number } }
//! let id: MessageId<Waiting> = id!("shell-wait-hours");
//! ```
//! ```
//! # use fromline_messages::{MessageId, id, signature};
//! signature! { struct Waiting { count: Number, sentence: Text } }
//! let id: MessageId<Waiting> = id!("shell-wait-hours");
//! ```
//! No other text is an id: the constructor is private (E0624):
//! ```compile_fail,E0624
//! let id: fromline_messages::MessageId = fromline_messages::MessageId::new("shell-retry");
//! ```

mod argument;
mod family;
mod id;
mod value;

pub use argument::{Argument, argument};
pub use family::{Family, FamilyId, declares};
pub use id::{FilledMessage, Has, MessageId, Variable};
pub use value::{Number, Text, Value, Values};

/// A message as the English files declare it.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// Id of the message, as the files write it.
    pub id: &'static str,
    /// The name of its file.
    pub file: &'static str,
    /// The names of its variables, and of those of the messages that it refers to.
    pub variables: &'static [&'static str],
    /// True if another message refers to it.
    pub is_referred_to: bool,
}

include!(concat!(env!("OUT_DIR"), "/generated.rs"));
