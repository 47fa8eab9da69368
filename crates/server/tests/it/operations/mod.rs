//! Drills of an operator's tasks on the data: the real binary on a real database, at work.

mod backup;
mod killed;
mod killed_refresh;
mod lost;
mod restore;
mod rotation;
mod sealed_anew;
mod second;
mod sink;
mod town;

use super::{binary, secrets::forms};
