//! What gateways are searched by.

use fromline_core::api::{GatewayHost, GatewayStatusFilter};
use leptos::{prelude::*, task::spawn_local};

use super::list::GatewayList;
use crate::{
    api,
    components::{Button, Field, Select},
    label,
    pages::policy::units::{TreeUnit, count},
    t, ts,
    view::{show, show_if, text},
};

/// What the filters offer. `Copy`.
#[derive(Clone, Copy)]
pub struct Offers {
    /// The hosts, those with most gateways first.
    hosts: RwSignal<Vec<GatewayHost>>,
    /// The units, the root first.
    units: RwSignal<Vec<TreeUnit>>,
}

impl Offers {
    /// Asks what there is.
    pub fn new() -> Self {
        let offers = Self {
            hosts: RwSignal::default(),
            units: RwSignal::default(),
        };
        spawn_local(async move {
            if let Ok(tree) = api::unit_tree().await {
                offers.units.try_set(count(tree));
            }
        });
        offers.read_hosts();
        offers
    }

    /// Asks for the hosts again, after something was removed.
    pub fn read_hosts(self) {
        spawn_local(async move {
            if let Ok(answer) = api::gateway_hosts().await {
                self.hosts.try_set(answer.hosts);
            }
        });
    }

    /// Returns true if there are several units, whose policies may differ; reactive.
    pub fn has_several_units(self) -> bool {
        self.units.with(|units| units.len() > 1)
    }

    /// Draws the search and the filter.
    pub fn view(self, list: GatewayList) -> AnyView {
        let wide = window().match_media("(min-width: 40rem)").ok().flatten();
        let is_open = wide.is_some_and(|wide| wide.matches()) || untrack(|| list.search.is_filtered());
        let found = move || {
            let found = list.known.with(|known| known.as_ref()?.found)?;
            list.search
                .is_filtered()
                .then(|| ts!("gateways-found", count = found))
        };
        let conditions = vec![
            any(),
            (
                GatewayStatusFilter::Failing.code().to_owned(),
                label!("gateways-fails"),
            ),
            (
                GatewayStatusFilter::Pending.code().to_owned(),
                label!("gateways-condition-pending"),
            ),
        ];
        view! {
            <div class="search" role="search">
                <Field label=label!("gateways-search") hint=label!("gateways-search-hint") value=list.query name="gateways-search" kind="search" />
                <details class="filters" open=is_open>
                    <summary>{t!("gateways-filters")}</summary>
                    <div>
                        {show(move || self.hosts_view(list))}
                        <Select label=label!("gateways-condition") value=list.condition options=conditions />
                        {show(move || self.units_view(list))}
                    </div>
                </details>
                <p class="found">
                    <span role="status">{text(move || found().unwrap_or_default())}</span>
                    {show_if(move || list.search.is_filtered(), move || view! {
                        <Button on_press=move || list.search.reset()>{t!("gateways-reset")}</Button>
                    }.into_any())}
                </p>
            </div>
        }
        .into_any()
    }

    /// The filter by host; the one that is chosen is offered even if few gateways are there.
    fn hosts_view(self, list: GatewayList) -> AnyView {
        let known = self.hosts.get();
        let chosen = list.host.get_untracked();
        let is_missing = !chosen.is_empty() && known.iter().all(|known| known.host != chosen);
        let missing = is_missing.then(|| (chosen.clone(), Signal::derive(move || chosen.clone())));
        let hosts = known.into_iter().map(|known| {
            let host = known.host.clone();
            let words = Signal::derive(move || {
                ts!(
                    "gateways-host-option",
                    host = host.clone(),
                    count = known.gateways
                )
            });
            (known.host, words)
        });
        let options = [any()].into_iter().chain(missing).chain(hosts).collect();
        view! { <Select label=label!("gateways-at-host") value=list.host options=options /> }.into_any()
    }

    /// The filter by unit, where there are several.
    fn units_view(self, list: GatewayList) -> AnyView {
        if !self.has_several_units() {
            return ().into_any();
        }
        let units = self.units.get().into_iter().skip(1);
        let units = units.map(|unit| (unit.node.id, Signal::derive(move || unit.path.clone())));
        let options = [any()].into_iter().chain(units).collect();
        view! { <Select label=label!("gateways-unit") value=list.unit options=options /> }.into_any()
    }
}

fn any() -> (String, Signal<String>) {
    (String::new(), label!("gateways-any"))
}
