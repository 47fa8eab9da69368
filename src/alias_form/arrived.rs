//! Has the test message arrived? Its headers prove what was expected of the address's own server, or refute it: what it
//! changed, and whether it passed DMARC.

use fromline_core::{
    Reason,
    address::Address,
    api::{DomainAuthentication, ReportTestRequest, SeenArrival, SeenAuthentication},
    changes::GatewayChange,
    delivery_route::DeliveryRoute,
};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::platform::to_ascii;
use crate::{
    api::{self, ApiFailure},
    components::{
        Button, Checkbox, Field, Notice, Status, TextArea, Tone, arrival_in_short, focus_first_error, seen,
    },
    i18n::use_i18n,
    label,
    pages::{gateway_arrival, received::section},
    t,
    view::{effect, show, show_if, text},
};

/// What is known, and what is pasted. `Copy`.
#[derive(Clone, Copy)]
struct Report {
    address: StoredValue<String>,
    /// Whether mail is known to leave: else nothing is expected of it.
    is_expected: Signal<bool>,
    /// The headers, as they were pasted.
    headers: RwSignal<String>,
    /// The server that is believed; empty while the headers name one alone.
    server: RwSignal<String>,
    /// Whether that had to be asked.
    which: RwSignal<bool>,
    /// Whether results without a server's name are believed.
    unnamed: RwSignal<bool>,
    /// Whether that had to be asked.
    whether: RwSignal<bool>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<ApiFailure>>,
    /// What DNS says, and what was seen before.
    found: RwSignal<Option<DomainAuthentication>>,
    /// What was seen just now of DMARC: a result, or why there is none.
    seen: RwSignal<Option<Result<SeenAuthentication, Reason>>>,
    /// What the server changes, as far as it is known.
    arrived: RwSignal<Option<SeenArrival>>,
    /// Its host.
    host: RwSignal<String>,
}

/// Draws what to expect of the address's gateway, if mail is known to leave, and what a test message showed; `arrived` holds the gateway's
/// changes, which the form here asks for.
pub fn view(
    address: String,
    by_gateway: Signal<bool>,
    is_expected: Signal<bool>,
    arrived: RwSignal<Option<SeenArrival>>,
) -> AnyView {
    let report = Report {
        address: StoredValue::new(address),
        is_expected,
        headers: RwSignal::new(String::new()),
        server: RwSignal::new(String::new()),
        which: RwSignal::new(false),
        unnamed: RwSignal::new(false),
        whether: RwSignal::new(false),
        busy: RwSignal::new(false),
        failure: RwSignal::new(None),
        found: RwSignal::new(None),
        seen: RwSignal::new(None),
        arrived,
        host: RwSignal::new(String::new()),
    };
    // Whenever the address was saved: another server has proved nothing yet.
    effect(move || {
        if by_gateway.get() {
            report.ask();
        }
    });
    show_if(move || by_gateway.get(), move || report.panel())
}

impl Report {
    fn panel(self) -> AnyView {
        let submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            self.send();
        };
        let elsewhere = Signal::derive(move || {
            let failure = self.failure.get()?;
            let beside = ["message", "authservId"].map(|field| failure.field(field));
            (beside == [None, None]).then(|| (Tone::Error, failure.text()))
        });
        let refused = self.refused("authservId");
        let server = move || {
            view! {
                <Field
                    label=label!("wizard-test-server") value=self.server inputmode="url" name="authserv-id"
                    required=true hint=label!("wizard-test-server-hint") error=refused
                />
                <p class="visually-hidden" role="status">{text(move || refused.get().unwrap_or_default())}</p>
            }
            .into_any()
        };
        let unnamed = move || {
            view! {
                <Checkbox
                    label=label!("wizard-test-unnamed") checked=self.unnamed
                    hint=label!("wizard-test-unnamed-hint")
                />
            }
            .into_any()
        };
        view! {
            <details class="arrived">
                <summary>{t!("wizard-test-arrived")}</summary>
                <form class="form" on:submit=submit novalidate="">
                    <p>{t!("wizard-test-arrived-text")}</p>
                    <TextArea
                        label=label!("received-headers") value=self.headers name="headers"
                        hint=label!("received-headers-hint") error=self.refused("message")
                    />
                    {show_if(move || self.which.get(), server)}
                    {show_if(move || self.whether.get(), unnamed)}
                    <Button submit=true busy=self.busy>{t!("wizard-test-report")}</Button>
                    <p class="hint">{t!("wizard-test-report-kept")}</p>
                    <Status message=elsewhere />
                </form>
            </details>
            <div role="status">{show(move || self.changed())}{show(move || self.known())}</div>
        }
        .into_any()
    }

    /// Why what stands in a field was refused.
    fn refused(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let reason = self.failure.with(|failure| failure.as_ref()?.field(field))?;
            Some(use_i18n().reason(reason))
        })
    }

    /// What the server changes, in words.
    fn changed(self) -> AnyView {
        let (address, host) = (self.address.get_value(), self.host.get());
        let words =
            |arrived: &SeenArrival| gateway_arrival::view(arrived, &address, &host, gateway_arrival::to_user);
        self.arrived
            .with(|arrived| arrived.as_ref().map(words))
            .into_any()
    }

    /// Whether mail passes DMARC, expected or seen, in words.
    fn known(self) -> AnyView {
        self.found.with(|found| match (self.seen.get(), found) {
            (Some(Err(reason)), _) => {
                let words = move || use_i18n().reason(reason);
                view! { <Notice><p>{text(words)}</p></Notice> }.into_any()
            }
            (Some(Ok(now)), found) => {
                let policy = found.as_ref().and_then(|found| found.policy.as_ref());
                seen(&self.domain(), &now, policy)
            }
            // What was seen stays true; what is expected does not, nor where the server puts another author in the alias's place.
            (None, Some(found))
                if found.gateway.seen.is_some() || (self.is_expected.get() && !self.is_replaced()) =>
            {
                arrival_in_short(found, DeliveryRoute::Gateway)
            }
            (None, _) => ().into_any(),
        })
    }

    /// Returns true if a test message arrived with another author.
    fn is_replaced(self) -> bool {
        let is_from = |change: &GatewayChange| matches!(change, GatewayChange::From { .. });
        self.arrived.with(|arrived| {
            arrived
                .as_ref()
                .is_some_and(|seen| seen.changes.iter().any(is_from))
        })
    }

    fn domain(self) -> String {
        let address = self
            .address
            .with_value(|address| Address::parse(address, &to_ascii));
        address.map_or_else(|_| String::new(), |address| address.domain().to_owned())
    }

    fn ask(self) {
        let domain = self.domain();
        self.found.set(None);
        self.seen.set(None);
        self.arrived.set(None);
        let address = self.address.get_value();
        spawn_local(async move {
            if let Ok(alias) = api::get_alias(&address).await {
                let host = alias.smtp_msa.map(|gateway| gateway.host);
                self.host.try_set(host.unwrap_or_default());
                self.arrived.try_set(alias.fromline.and_then(|own| own.arrived));
            }
        });
        spawn_local(async move {
            if let Ok(found) = api::domain_authentication(&domain).await {
                // The page may be gone.
                self.found.try_set(Some(found));
            }
        });
    }

    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let server = self.server.get_untracked();
        let request = ReportTestRequest {
            message: self.headers.with_untracked(|pasted| section(pasted).to_owned()),
            authserv_id: Some(server).filter(|server| !server.trim().is_empty()),
            believe_unnamed: self.unnamed.get_untracked(),
        };
        let address = self.address.get_value();
        spawn_local(async move {
            let answer = api::report_test(&address, &request).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    self.arrived.set(Some(answer.arrived));
                    let unseen = answer.unseen.unwrap_or(Reason::ResultsMissing);
                    if unseen == Reason::ResultsUnnamed {
                        self.whether.set(true);
                    }
                    self.seen.set(Some(answer.seen.ok_or(unseen)));
                }
                Err(failure) => {
                    if failure.field("authservId").is_some() {
                        self.which.set(true);
                    }
                    self.failure.set(Some(failure));
                    focus_first_error();
                }
            }
        });
    }
}
