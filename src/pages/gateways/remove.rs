//! Taking users' gateways away, one or many: what is asked about, whether the users are told, and what came of it. The question itself comes
//! with another chunk.

mod arrival;
mod dialog;

use fromline_core::{Reason, api::UserGateway};
use leptos::prelude::*;

use crate::{api::ApiFailure, pages::notify::Telling};
pub use dialog::{said, view as dialog};

/// What came of a removal.
#[derive(Clone, Debug, Default, PartialEq)]
struct RemovalOutcome {
    /// The addresses whose gateways were removed.
    removed: Vec<String>,
    /// Number of users who are emailed.
    notified: u32,
    /// Those that stay, and why.
    refused: Vec<(String, Reason)>,
    /// Why it ended early.
    failure: Option<ApiFailure>,
}

/// State of the question before gateways are removed. `Copy`.
#[derive(Clone, Copy)]
pub struct Removal {
    /// Whether the question is open.
    pub open: RwSignal<bool>,
    /// What is asked about.
    targets: RwSignal<Vec<UserGateway>>,
    /// Whether their users are mailed.
    telling: Telling,
    /// How the last one ended.
    outcome: RwSignal<Option<RemovalOutcome>>,
    /// Whether one is under way.
    busy: RwSignal<bool>,
    done: Callback<()>,
}

impl Removal {
    /// Makes the state without an open question; `done` is called after each removal.
    pub fn new(done: Callback<()>) -> Self {
        Self {
            open: RwSignal::new(false),
            targets: RwSignal::default(),
            telling: Telling::new(),
            outcome: RwSignal::new(None),
            busy: RwSignal::new(false),
            done,
        }
    }

    /// Opens the question about gateways. Those of one user stand together: each request emails its users once.
    pub fn ask(self, gateways: Vec<UserGateway>) {
        self.telling.begin();
        self.outcome.set(None);
        self.targets.set(gateways);
        self.open.set(true);
    }
}
