//! The form that describes an alias, and what surrounds it: detection of its server, confirmation, test message, pictures. Shared by the
//! wizard and the page of one address.

mod arrived;
mod beside;
mod choice;
mod confirmation;
mod connecting;
mod contact;
mod demo_link;
mod detection;
mod faults;
mod fields;
mod form;
mod gateway;
mod name_hint;
mod organisation_arrival;
mod others;
mod password_hint;
mod question;
mod test_message;

pub use beside::{beside, changes_of};
pub use choice::choice as delivery_choice;
pub use confirmation::{panel as confirmation, sender_unknown};
pub use connecting::connecting;
pub use contact::contact;
pub use demo_link::demo_link;
pub use detection::Detection;
pub use faults::faults_status;
pub use fields::Fields;
pub use form::{FieldId, TypedAlias};
pub use gateway::view as gateway_fields;
pub use name_hint::name_hint;
pub use organisation_arrival::view as organisation_arrival;
pub use test_message::panel as test_message;
