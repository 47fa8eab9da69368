//! Which of the clients are shown: by where they run, and by what their readers see.

use fromline_core::clients::{Client, Effect, Platform};
use leptos::prelude::*;

use crate::{components::Select, label};

/// Every program, those for a terminal, too.
const EVERYTHING: &str = "all";

/// The reader's filter of clients.
#[derive(Clone, Copy)]
pub struct ProgramFilter {
    /// The platform: [`Platform::slug`], or [`EVERYTHING`]; empty for all except the terminal.
    pub platform: RwSignal<String>,
    /// The effect: [`Effect::slug`]; empty for all.
    pub effect: RwSignal<String>,
}

impl Default for ProgramFilter {
    fn default() -> Self {
        Self {
            platform: RwSignal::new(String::new()),
            effect: RwSignal::new(String::new()),
        }
    }
}

impl ProgramFilter {
    /// Returns true if the filter selects a client; reactive.
    pub fn takes(self, client: &Client) -> bool {
        self.platform.with(|platform| match platform.as_str() {
            "" => client.platform != Platform::Terminal,
            EVERYTHING => true,
            slug => client.platform.slug() == slug,
        })
    }

    /// Returns true if any filter is set, for example by a link.
    pub fn is_set(self) -> bool {
        [self.platform, self.effect]
            .iter()
            .any(|chosen| chosen.with_untracked(|chosen| !chosen.is_empty()))
    }

    /// Returns true if the filter selects a group; reactive.
    pub fn shows(self, effect: Effect) -> bool {
        self.effect
            .with(|chosen| chosen.is_empty() || chosen == effect.slug())
    }
}

/// Draws the filter's two lists.
pub fn filters(filter: ProgramFilter) -> AnyView {
    let option = |slug: &'static str, words| (slug.to_owned(), words);
    let mut platforms = vec![
        option("", label!("preview-filter-usual")),
        option(EVERYTHING, label!("preview-filter-everything")),
    ];
    platforms.extend(Platform::ALL.map(|platform| {
        let words = match platform {
            Platform::Desktop => label!("preview-platform-desktop"),
            Platform::Web => label!("preview-platform-web"),
            Platform::Mobile => label!("preview-platform-mobile"),
            Platform::Terminal => label!("preview-platform-terminal"),
        };
        option(platform.slug(), words)
    }));
    let mut effects = vec![option("", label!("preview-filter-all"))];
    effects.extend(Effect::ALL.map(|effect| {
        let words = match effect {
            Effect::OnBehalf => label!("preview-effect-on-behalf"),
            Effect::SenderRow => label!("preview-effect-sender-row"),
            Effect::Via => label!("preview-effect-via"),
            Effect::InDetails => label!("preview-effect-in-details"),
            Effect::Direct => label!("preview-effect-direct"),
            Effect::Unknown => label!("preview-effect-unknown"),
        };
        option(effect.slug(), words)
    }));
    view! {
        <Select label=label!("preview-filter-platform") value=filter.platform options=platforms />
        <Select label=label!("preview-filter-effect") value=filter.effect options=effects />
    }
    .into_any()
}
