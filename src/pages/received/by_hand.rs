//! What SPF, DKIM and DMARC said of the mail, said by whoever reads it: some programs show it, and no header tells it.

use fromline_core::{Reason, api::PreviewAuthentication, authentication::Dmarc};
use leptos::{ev, prelude::*};

use super::{Reading, Trusted};
use crate::{
    api::ApiFailure,
    components::{Button, Field, Select},
    i18n::use_i18n,
    label, t,
};

/// Authentication results entered by hand. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct ResultsByHand {
    /// The domain for which SPF passed; empty for none.
    spf: RwSignal<String>,
    /// The domains whose signatures hold, separated by commas or blanks; empty for none.
    dkim: RwSignal<String>,
    /// `pass`, `fail`, `none`; empty if it is not known.
    dmarc: RwSignal<String>,
}

impl Default for ResultsByHand {
    fn default() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            spf: empty(),
            dkim: empty(),
            dmarc: empty(),
        }
    }
}

impl ResultsByHand {
    /// Converts the results for the request.
    pub fn results(self) -> PreviewAuthentication {
        let spf = self.spf.get_untracked();
        let dkim = self.dkim.get_untracked();
        let domains = dkim.split([',', ';', ' ']).map(str::trim);
        PreviewAuthentication {
            spf: Some(spf.trim().to_owned()).filter(|spf| !spf.is_empty()),
            dkim: domains
                .filter(|domain| !domain.is_empty())
                .map(str::to_owned)
                .collect(),
            dmarc: match self.dmarc.get_untracked().as_str() {
                "pass" => Some(Dmarc::Pass),
                "fail" => Some(Dmarc::Fail),
                "none" => Some(Dmarc::None),
                _ => None,
            },
            ..PreviewAuthentication::default()
        }
    }
}

/// How many signatures the server takes.
const SIGNATURES_MAX: usize = 20;

/// Reasons for refusing the values of SPF and of DKIM.
pub(super) fn refused(failure: &ApiFailure) -> [Option<Reason>; 2] {
    let each = (0..SIGNATURES_MAX).find_map(|place| failure.field(&format!("authentication.dkim[{place}]")));
    [
        failure.field("authentication.spf"),
        each.or_else(|| failure.field("authentication.dkim")),
    ]
}

/// Draws the form, initially closed.
pub(super) fn view(reading: Reading) -> AnyView {
    let ResultsByHand { spf, dkim, dmarc } = reading.by_hand;
    let said = move |place: usize| {
        Signal::derive(move || {
            let refused = reading.failure.with(|failure| Some(refused(failure.as_ref()?)))?;
            Some(use_i18n().reason(refused[place]?))
        })
    };
    let option = |slug: &str, words| (slug.to_owned(), words);
    let results = vec![
        option("", label!("received-hand-unknown")),
        option("pass", label!("received-hand-pass")),
        option("fail", label!("received-hand-fail")),
        option("none", label!("received-hand-none")),
    ];
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        reading.trust(Trusted::Reader);
    };
    let open = reading.trusted.get_untracked() == Trusted::Reader;
    view! {
        <details class="by-hand" open=open>
            <summary>{t!("received-hand")}</summary>
            <form class="form" on:submit=submit novalidate="">
                <p class="hint">{t!("received-hand-text")}</p>
                <Field label=label!("received-hand-spf") value=spf inputmode="url" name="spf" error=said(0) />
                <Field
                    label=label!("received-hand-dkim") value=dkim inputmode="url" name="dkim"
                    hint=label!("received-hand-dkim-hint") error=said(1)
                />
                <Select label=label!("received-hand-dmarc") value=dmarc options=results />
                <Button submit=true busy=reading.busy>{t!("received-hand-use")}</Button>
            </form>
        </details>
    }
    .into_any()
}
