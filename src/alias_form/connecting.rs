//! What happens while the server is connected to, and why it may take long.

use std::time::Duration;

use leptos::prelude::*;

use crate::{components::Tone, ts, view::effect};

/// After this it is no longer the connecting that takes so long.
const SLOW: Duration = Duration::from_secs(8);

/// The progress text while `work` names a host; it changes if the host is slow to check the password.
pub fn connecting(work: RwSignal<Option<String>>) -> Signal<Option<(Tone, String)>> {
    let is_slow = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    effect(move || {
        let waits = work.with(Option::is_some);
        stop();
        is_slow.set(false);
        if waits {
            let slow = move || {
                is_slow.try_set(true);
            };
            timer.set_value(set_timeout_with_handle(slow, SLOW).ok());
        }
    });
    on_cleanup(stop);
    Signal::derive(move || {
        let host = work.get().filter(|host| !host.is_empty())?;
        let words = if is_slow.get() {
            ts!("wizard-connecting-slow", host = host)
        } else {
            ts!("wizard-connecting", host = host)
        };
        Some((Tone::Info, words))
    })
}
