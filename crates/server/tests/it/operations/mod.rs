//! What whoever runs the server does with its data, as drills: the real binary on a real database, in the middle of work.

mod backup;
mod killed;
mod killed_refresh;
mod lost;
mod restore;
mod rotation;
mod second;
mod sink;
mod town;

use super::{binary, secrets::forms};
