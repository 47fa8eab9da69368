//! How the mail came, in words: who vouches for its author, what else is to be known, and what can be done.

use fromline_core::{
    clients::{neutral, shorten},
    delivery_route::DeliveryRoute,
    message::Mailbox,
    received::{Advice, Diagnosis, MailOrigin, Remark},
};
use leptos::prelude::*;

use crate::{
    components::{Notice, Tone},
    format,
    i18n::use_i18n,
    route::Route,
    router::Link,
    t,
};

/// Draws the diagnosis in one box.
pub(super) fn view(diagnosis: &Diagnosis) -> AnyView {
    let remarks = diagnosis.remarks.iter();
    let remarks: Vec<_> = remarks.map(|remark| view! { <p>{said(remark)}</p> }).collect();
    let (tone, origin) = (tone(&diagnosis.origin), origin(&diagnosis.origin));
    let advice = diagnosis.advice.as_ref().map(advice);
    view! { <Notice tone=tone>{origin}{remarks}{advice}</Notice> }.into_any()
}

const fn tone(origin: &MailOrigin) -> Tone {
    match origin {
        MailOrigin::Author { .. } => Tone::Success,
        MailOrigin::Unknown { .. } => Tone::Info,
        MailOrigin::Others { .. }
        | MailOrigin::Nobody { .. }
        | MailOrigin::SeveralFrom { .. }
        | MailOrigin::NoAuthor => Tone::Warning,
    }
}

fn origin(origin: &MailOrigin) -> AnyView {
    match origin {
        MailOrigin::Author {
            author,
            dmarc,
            others,
        } => {
            let author = neutral(author);
            let words = if *dmarc {
                t!("received-origin-author", author = author)
            } else {
                t!("received-origin-author-domain", author = author)
            };
            let others = (!others.is_empty()).then(|| {
                let domains = listed(others.clone());
                view! { <p>{t!("received-origin-also", domains = domains())}</p> }
            });
            view! { <p>{words}</p>{others} }.into_any()
        }
        MailOrigin::Others { author, domains } => {
            let (author, domains) = (neutral(author), listed(domains.clone()));
            view! { <p>{t!("received-origin-others", author = author, domains = domains())}</p> }.into_any()
        }
        MailOrigin::Nobody { author } => {
            let author = neutral(author);
            view! { <p>{t!("received-origin-nobody", author = author)}</p> }.into_any()
        }
        MailOrigin::Unknown { by_names, named, .. } => {
            let domain = named.clone();
            let hint = by_names.map(|route| match route {
                DeliveryRoute::Organisation => t!("received-names-other", domain = domain),
                DeliveryRoute::Gateway => t!("received-names-own", domain = domain),
            });
            let hint = hint.map(|words| view! { <p>{words}</p> });
            view! { <p>{t!("received-origin-unknown")}</p>{hint} }.into_any()
        }
        MailOrigin::SeveralFrom { authors } => {
            let all = authors.iter().map(|author| view! { <li>{person(author)}</li> });
            let all: Vec<_> = all.collect();
            view! { <p>{t!("received-origin-several")}</p><ul>{all}</ul> }.into_any()
        }
        MailOrigin::NoAuthor => view! { <p>{t!("received-origin-no-author")}</p> }.into_any(),
    }
}

fn said(remark: &Remark) -> AnyView {
    match remark {
        Remark::DeliveryStatus => t!("received-delivery-status"),
        Remark::List { list } => {
            let list = neutral(list);
            t!("received-list", list = list)
        }
        Remark::ListRewrote { list, author } => {
            let list = neutral(list);
            let rewrote = t!("received-list-rewrote", list = list);
            let author = author.as_ref().map(|author| {
                let address = neutral(&author.address);
                view! { " "{t!("received-list-author", author = address)}{name(author)} }
            });
            view! { {rewrote}{author} }.into_any()
        }
        Remark::Rewrote { author } => {
            let address = neutral(&author.address);
            view! { {t!("received-rewrote", author = address)}{name(author)} }.into_any()
        }
        Remark::Bulk => t!("received-bulk"),
        Remark::Forwarded { by } => {
            let by = by.clone();
            t!("received-forwarded", domain = by)
        }
        Remark::Sender { sender, same_domain } => {
            let address = neutral(&sender.address);
            if *same_domain {
                t!("received-sender-same", sender = address)
            } else {
                t!("received-sender", sender = address)
            }
        }
        Remark::SenderNobody { text } if text.trim().is_empty() => t!("received-sender-empty"),
        Remark::SenderNobody { text } => {
            let text = neutral(text);
            t!("received-sender-nobody", text = text)
        }
    }
}

fn advice(advice: &Advice) -> AnyView {
    match advice {
        Advice::Gateway => view! {
            <p>{t!("received-change")}" "<Link to=Route::Help>{t!("received-change-link")}</Link></p>
        }
        .into_any(),
        Advice::Sign { domain } => {
            let domain = domain.clone();
            view! { <p>{t!("received-sign", domain = domain)}</p> }.into_any()
        }
        Advice::OneFrom => view! { <p>{t!("received-one-from")}</p> }.into_any(),
    }
}

fn listed(domains: Vec<String>) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || format::list(use_i18n().language(), domains.clone())
}

/// Name and address.
fn person(mailbox: &Mailbox) -> AnyView {
    view! { <bdi>{neutral(&mailbox.address)}</bdi>{name(mailbox)} }.into_any()
}

/// A name behind an address; of a long one the beginning, and all of it with one press.
fn name(mailbox: &Mailbox) -> Option<AnyView> {
    let whole = neutral(&mailbox.name);
    let view = match shorten(&whole) {
        _ if whole.is_empty() => return None,
        None => view! { " ("<bdi>{whole}</bdi>")" }.into_any(),
        Some(short) => view! {
            <details class="long"><summary><bdi>{short}</bdi></summary><bdi>{whole}</bdi></details>
        }
        .into_any(),
    };
    Some(view)
}
