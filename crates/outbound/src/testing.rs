//! Fake servers of others, for tests.

mod denied;
mod fakes;
mod provider;
pub mod token_endpoint;

pub use denied::{DENIED_V4, DENIED_V6};
pub use fakes::{CapturedMail, FakeGateways, FakeRelay, FreeTrial, Published, Script};
pub use provider::FakeProvider;
