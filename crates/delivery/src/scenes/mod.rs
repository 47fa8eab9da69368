//! The walk, scene by scene.

mod both_ports;
mod default_off;
mod organisation;

use crate::{Failure, world::World};

/// A scene: what it is called, and what is done in it. What has to be seen stands in the table.
pub struct Scene {
    /// For `cargo xtask delivery NAME`.
    pub name: &'static str,
    /// Plays it.
    pub play: fn(&World) -> Result<(), Failure>,
}

/// In the order in which they are played.
pub const ALL: &[Scene] = &[default_off::SCENE, organisation::SCENE, both_ports::SCENE];
