//! The preview beside a form: one program as a picture, the others on demand.

use fromline_core::{
    changes::GatewayChange,
    delivery_route::DeliveryRoute,
    message::Identity,
    text::{MessageId, id},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    Board, BoardExtent, ProgramFilter, RouteComparison, language_select,
    later::{later, need_later},
    pictures::{Chosen, picture},
    recipient_language,
};
use crate::{
    components::{Notice, Progress, Tone},
    t,
    view::{effect, show, show_if},
};

/// Data of the preview beside a form.
#[derive(Clone, Copy)]
pub struct Beside {
    /// The author of the mail.
    pub identity: Signal<Identity>,
    /// Known changes that the gateway makes.
    pub changes: Option<Signal<Vec<GatewayChange>>>,
    /// Message ids of the captions: of the organisation's route, of the gateway's.
    pub captions: [MessageId; 2],
    /// Routes that the mail can take, the one in use first. The page shows and reads them in this order.
    pub routes: Signal<Vec<DeliveryRoute>>,
}

impl Beside {
    /// Message ids of the captions where they name the route.
    pub const ROUTES: [MessageId; 2] = [id!("preview-route-organization"), id!("preview-route-gateway")];

    /// Message id of what stands above a test message.
    pub const TEST: MessageId = id!("arrival-preview-test");

    /// The two routes, `first` before the other.
    pub fn order(first: DeliveryRoute) -> Vec<DeliveryRoute> {
        let others = DeliveryRoute::ALL.into_iter().filter(|route| *route != first);
        std::iter::once(first).chain(others).collect()
    }

    /// Message id of the caption of a route.
    pub fn caption(self, route: DeliveryRoute) -> MessageId {
        let [organisation, gateway] = self.captions;
        match route {
            DeliveryRoute::Organisation => organisation,
            DeliveryRoute::Gateway => gateway,
        }
    }

    /// Draws the preview beside the form.
    pub fn view(self) -> AnyView {
        let language = RwSignal::new(String::new());
        let comparison =
            RouteComparison::new(self.identity, recipient_language(language)).changing(self.changes);
        let chosen = Chosen::start();
        let all = RwSignal::new(false);
        let board = Board::new(ProgramFilter::default(), BoardExtent::Beside);
        let lost = RwSignal::new(false);
        // All programs, and what a gateway changes, are looked at by few.
        effect(move || {
            let changes = self
                .changes
                .is_some_and(|changes| changes.with(|all| !all.is_empty()));
            if all.get() || changes || chosen.wants_later() {
                spawn_local(async move {
                    let _ = lost.try_set(!need_later().await);
                });
            }
        });
        let columns = move || match later() {
            Some(later) => (later.columns)(self.routes, comparison, board),
            None if lost.get() => {
                view! { <Notice tone=Tone::Error><p>{t!("shell-offline")}</p></Notice> }.into_any()
            }
            None => view! { <Progress /> }.into_any(),
        };
        view! {
            <div class="from-line">
                {picture(self, comparison, chosen)}
                {chosen.select()}
                {language_select(language)}
                <details class="everything" on:toggle=move |_| all.set(true)>
                    <summary>{t!("preview-everything")}</summary>
                    {show_if(move || all.get(), move || show(columns))}
                </details>
            </div>
        }
        .into_any()
    }
}
