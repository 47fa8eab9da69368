//! How a gateway fares, in words: for whoever has it, and for the administrator.

use fromline_core::{
    Reason,
    api::{GatewayHealth, GatewayState},
    standing::{GatewayCondition, TimeValues},
};
use leptos::prelude::*;

use crate::{
    components::{Notice, Tone},
    format,
    i18n::{argument, draw_with, use_i18n, values},
    t,
    view::text,
};

/// Draws a gateway's health; if it fails, with the reason in `words` and with `remedy`.
pub fn view(health: &GatewayHealth, words: fn(Reason) -> AnyView, remedy: AnyView) -> AnyView {
    match health.state {
        GatewayState::Ok => works(health),
        GatewayState::Failing => fails(health, words, remedy),
    }
}

/// Draws the reason why a gateway fails, for whoever has it.
pub fn to_user(reason: Reason) -> AnyView {
    text(move || use_i18n().reason(reason))
}

fn works(health: &GatewayHealth) -> AnyView {
    let soon = ends_soon(health);
    let last = last_success(health).unwrap_or_else(|| t!("gateways-not-tried"));
    view! { {sender(health.sender_unknown)}<p class="hint">{last}</p>{soon} }.into_any()
}

/// Draws a note if it is not known whether the gateway accepts mail from the address.
pub fn sender(is_unknown: bool) -> AnyView {
    if !is_unknown {
        return ().into_any();
    }
    view! { <Notice tone=Tone::Warning><p>{t!("gateways-sender-unknown")}</p></Notice> }.into_any()
}

fn fails(health: &GatewayHealth, words: fn(Reason) -> AnyView, remedy: AnyView) -> AnyView {
    let since = health.failing_since.clone().map(time);
    let reason = health.last_failure.as_ref().map(|failure| failure.reason);
    // It lets its user in, and mail does not wait.
    let no_message = health.no_message_since.clone().map(time);
    let no_message = no_message.filter(|_| reason.is_some_and(Reason::is_about_message));
    let since = match no_message {
        Some(since) => Some(view! { <p>{t!("gateways-no-message-since", when = since())}</p> }.into_any()),
        None => since.map(|since| view! { <p>{t!("gateways-fails-since", when = since())}</p> }.into_any()),
    };
    // What has always been so need not be said twice.
    let refused = health.password_refused_since.clone();
    let refused = refused.filter(|refused| Some(refused) != health.failing_since.as_ref());
    let refused = refused.map(time);
    let refused = refused.map(|since| view! { {t!("gateways-password-since", when = since())}" " });
    let reason = reason.map(|reason| view! { <p>{words(reason)}</p> });
    let next = health.next_check.clone().map(time);
    let next = next.map(|next| t!("gateways-next", when = next()));
    let (last, soon) = (last_success(health), ends_soon(health));
    view! {
        <Notice tone=Tone::Error>
            {since}
            {reason}
            <p class="hint">{refused}{last}" "{next}</p>
            {remedy}
        </Notice>
        {soon}
    }
    .into_any()
}

fn last_success(health: &GatewayHealth) -> Option<AnyView> {
    let (id, when) = (
        GatewayCondition::of(Some(health)).says_last(),
        health.last_success.clone().map(time)?,
    );
    Some(draw_with(
        id,
        move || values!(argument, TimeValues { when = when() }),
    ))
}

/// That its certificate ends, if that is near enough to be worth a thought.
fn ends_soon(health: &GatewayHealth) -> Option<AnyView> {
    let ends = health
        .certificate_expires
        .clone()
        .filter(|_| health.certificate_ends_soon);
    ends.map(day).map(|ends| {
        view! { <Notice tone=Tone::Warning><p>{t!("gateways-certificate-soon", when = ends())}</p></Notice> }
            .into_any()
    })
}

/// Draws the time of the next check and the certificate's expiry of a working gateway.
pub fn details(health: &GatewayHealth) -> Option<AnyView> {
    let works = health.state == GatewayState::Ok;
    let next = health.next_check.clone().filter(|_| works).map(time);
    let next = next.map(|next| t!("gateways-next", when = next()));
    let ends = health.certificate_expires.clone();
    let ends = ends.filter(|_| !health.certificate_ends_soon).map(day);
    let ends = ends.map(|ends| t!("gateways-certificate-ends", when = ends()));
    let any = next.is_some() || ends.is_some();
    any.then(|| view! { <p class="hint">{next}" "{ends}</p> }.into_any())
}

/// Returns true if the gateway needs a new password.
pub fn needs_password(health: &GatewayHealth) -> bool {
    let failure = health.last_failure.as_ref();
    failure.is_some_and(|failure| failure.reason.needs_password())
}

/// A time in the language that is drawn.
fn time(rfc3339: String) -> impl Fn() -> String + Send + Sync + 'static {
    move || format::time(use_i18n().language(), &rfc3339)
}

/// A day in the language that is drawn: when in it a certificate ends is nobody's business.
fn day(rfc3339: String) -> impl Fn() -> String + Send + Sync + 'static {
    move || format::date(use_i18n().language(), &rfc3339)
}
