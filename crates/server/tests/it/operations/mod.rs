//! Drills of an operator's tasks on the data: the real binary on a real database, at work.

mod backup;
mod killed;
mod lost;
mod restore;
mod rotation;
mod second;
mod town;

use super::{binary, secrets::forms};
