//! What the product does, between HTTP and storage.

pub mod aliases;
pub mod authentication;
pub mod clock_steps;
pub mod confirmation;
pub mod delivery;
pub mod devices;
pub mod dispatch;
pub mod health;
pub mod last_used;
pub mod mail;
pub mod message_room;
pub mod new_database;
pub mod notices;
pub mod outbox;
pub mod policies;
pub mod preview;
pub mod raw_message;
pub mod readiness;
pub mod refusal;
pub mod sealing;
pub mod sending;
pub mod sends;
pub mod sessions;
pub mod test_message;
pub mod test_report;
pub mod writer;
