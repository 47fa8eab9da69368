//! The walk, scene by scene.

mod another;
mod authors;
mod both_ports;
mod default_off;
mod disabled;
mod fromline_down;
mod gateways;
mod handed_over;
mod killed;
mod matrix;
mod organisation;
mod out_of_order;
mod password;
mod penalty;
mod policy_off;
mod programs;
mod receipts;
mod redirected;
mod refusing;
mod revealing;
pub mod secrets;
mod signed;
mod smuggling;
mod switching;
mod telling;
mod units;
mod will_it_arrive;
mod writers;

use crate::{Failure, world::World};

/// A scene: its name and what it does. Expected outcomes are in the table.
pub struct Scene {
    /// Name for `cargo xtask delivery NAME`.
    pub name: &'static str,
    /// Function that plays the scene.
    pub play: fn(&World) -> Result<(), Failure>,
}

/// The usual scenes, in the order in which they are played.
pub const ALL: &[Scene] = &[
    default_off::SCENE,
    organisation::SCENE,
    both_ports::SCENE,
    policy_off::SCENE,
    units::SCENE,
    disabled::SCENE,
    password::SCENE,
    out_of_order::SCENE,
    fromline_down::SCENE,
    another::SCENE,
    handed_over::SCENE,
    authors::SCENE,
    revealing::SCENE,
    receipts::SCENE,
    signed::SCENE,
    redirected::SCENE,
    refusing::SCENE,
    gateways::SCENE,
    programs::SCENE,
    writers::MUTT,
    will_it_arrive::SCENE,
    smuggling::SCENE,
    matrix::SCENE,
    switching::SCENE,
    killed::SCENE,
    penalty::SCENE,
    secrets::SCENE,
];

/// Scenes that are played only if named, since they need large packages.
pub const NAMED: &[Scene] = &[writers::ROUNDCUBE, writers::THUNDERBIRD];
