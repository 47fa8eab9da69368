//! What the product does, between HTTP and storage.
//!
//! Mail goes through several of these modules, each with one task:
//!
//! - [`routing`] decides who delivers a user's mail, and with which headers and envelope.
//! - [`rewriting`] changes a message before a gateway gets it, so that nothing in it identifies the user behind the alias.
//! - [`submit`] submits a message of the API to the mail server or, without one, sends it by the route directly.
//! - [`gateway_delivery`] delivers what the mail server passes on for a gateway, under the policy at that moment.
//! - [`test_message`] sends a test message by the alias's route; [`test_report`] reads how it arrived.
//! - [`system_mail`] builds Fromline's own emails; [`outbox`] queues them and sends them to the organization's relay.
//! - [`confirmation`], [`notices`] and [`gateway_health`] decide when such an email is due, and to whom.
//! - The mail server's side of these conversations (sockets, milter, LMTP) is the module `mta`; SMTP to others is `smtp`.

pub mod aliases;
pub mod arrivals;
pub mod autodetect;
pub mod checklist;
pub mod clock_steps;
pub mod compose;
pub mod confirmation;
pub mod consents;
pub mod devices;
pub mod gateway_delivery;
pub mod gateway_health;
pub mod jobs;
pub mod last_used;
pub mod mail_authentication;
pub mod measurements;
pub mod message_memory;
pub mod new_database;
pub mod notices;
pub mod operations;
pub mod outbox;
pub mod passwords_ending;
pub mod people;
pub mod permit;
pub mod policies;
pub mod preview;
pub mod raw_message;
pub mod readiness;
pub mod refusal;
pub mod revocations;
pub mod rewriting;
pub mod routing;
pub mod sessions;
pub mod state;
pub mod submit;
pub mod system_mail;
pub mod test_message;
pub mod test_report;
pub mod testing;
pub mod tokens;
pub mod units;
