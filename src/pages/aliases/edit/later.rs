//! What comes with another chunk: what a press does, and what stands below the beginning of the form.

use fromline_core::message::Identity;
use leptos::{prelude::*, task::spawn_local};

use super::editor::{AliasEditor, EditCommand};
use crate::alias_form::{self, confirmation};

/// Parts of the page of one address that are downloaded once its beginning is drawn.
#[derive(Clone, Copy)]
pub struct LaterParts {
    /// Does what a press asked for.
    pub run: fn(AliasEditor, EditCommand),
    /// Draws the gateway's fields; with `true` for a stored gateway, empty username and password mean "unchanged".
    pub gateway_fields: fn(AliasEditor, bool) -> AnyView,
    /// Draws the confirmation of the pending address.
    pub confirmation: fn(AliasEditor) -> AnyView,
    /// Draws whether mail arrives once the organisation's servers deliver it.
    pub arrival_without: fn(AliasEditor) -> AnyView,
    /// Draws the test message, and what became of it, with the identity that the preview shows.
    pub test_message: fn(AliasEditor, Signal<Identity>) -> AnyView,
}

/// The parts, for the chunk that they are in.
pub const LATER: LaterParts = LaterParts {
    run: AliasEditor::run,
    gateway_fields: |editor, stored| {
        alias_form::gateway_fields(editor.fields, editor.detection, editor.consent, stored)
    },
    confirmation: |editor| {
        let confirmed = Callback::new(move |()| editor.confirmed());
        confirmation(editor.address(), confirmed)
    },
    arrival_without: |editor| alias_form::organisation_arrival(&editor.address(), Signal::stored(true)),
    test_message: |editor, identity| {
        let now = Signal::derive(move || editor.standing());
        let tried = Callback::new(move |_| spawn_local(editor.read_again()));
        alias_form::test_message(editor.address(), identity, now, editor.arrived, tried)
    },
};
