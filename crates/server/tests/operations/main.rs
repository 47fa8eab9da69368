//! What whoever runs the server does with its data, as drills: the real binary on a real database, in the middle of work.

mod backup;
#[path = "../binary/mod.rs"]
mod binary;
#[path = "../secrets/forms.rs"]
mod forms;
mod killed;
mod restore;
mod rotation;
mod town;
