//! How one writes from an address in one's own mail program: the steps of each program, which address it takes for answers, and
//! what else tells the primary address.

mod now;
mod program;
mod words;

use fromline_core::{address::Address, clients::Platform, page::encode, write_from::PROGRAMS};
use leptos::prelude::*;

use crate::{
    pages::{chunk::behind, late::Late},
    platform::to_ascii,
    route::Route,
    router::Link,
    session::use_session,
    t, ts,
    view::{attribute, show, show_if},
};

pub use now::{DrawNow, view as now};

/// Draws the instructions for writing from an address, or from any.
pub fn page(address: Option<String>) -> AnyView {
    // What stands in a link is words of whoever made it, unless it is an address.
    let address = address.filter(|address| Address::parse(address, &|domain| to_ascii(domain)).is_ok());
    let about = address.clone();
    let title = match address.clone() {
        Some(address) => t!("write-title-address", address = address),
        None => t!("write-title"),
    };
    view! {
        <div class="write-from">
            <h1 tabindex="-1">{title}</h1>
            <p class="lead">{t!("write-lead")}</p>
            {address.clone().map(present)}
            <div class="beside-code">
                <div>
                    <h2>{t!("write-server-heading")}</h2>
                    <p>{t!("write-server-text")}</p>
                </div>
                {show_if(|| use_session().account().is_some(), move || code(about.as_deref()))}
            </div>
            <h2>{t!("write-programs-heading")}</h2>
            {Platform::ALL.map(|platform| programs(platform, address.as_ref())).into_iter().collect::<Vec<_>>()}
            {test(address)}
            {care()}
            <p><Link to=Route::Help>{t!("write-guide")}</Link></p>
        </div>
    }
    .into_any()
}

/// What is true of the address now, for whoever has it.
fn present(address: String) -> AnyView {
    let show_now = move || {
        let now = Late::new(|| Box::pin(async { behind::now().await.ok() }));
        let address = address.clone();
        let draw = move || now.get().map(|draw| untrack(|| draw(address.clone()))).into_any();
        show(draw)
    };
    show_if(|| use_session().account().is_some(), show_now)
}

/// The programs of a platform, each closed until somebody opens theirs.
fn programs(platform: Platform, address: Option<&String>) -> AnyView {
    let heading = match platform {
        Platform::Desktop => t!("preview-platform-desktop"),
        Platform::Web => t!("preview-platform-web"),
        Platform::Mobile => t!("preview-platform-mobile"),
        Platform::Terminal => t!("preview-platform-terminal"),
    };
    let programs = PROGRAMS.iter().filter(|program| program.platform == platform);
    let programs: Vec<_> = programs
        .map(|program| program::view(program, address.map(String::as_str)))
        .collect();
    view! { <h3>{heading}</h3><div class="programs">{programs}</div> }.into_any()
}

/// Whether it works: what to send, and what to compare it with.
fn test(address: Option<String>) -> AnyView {
    let compare = address.map(|address| {
        show_if(
            || use_session().account().is_some(),
            move || {
                let page = Route::EditAlias(address.clone());
                view! { <li><Link to=page>{t!("write-test-link")}</Link></li> }.into_any()
            },
        )
    });
    view! {
        <h2>{t!("write-test-heading")}</h2>
        <p>{t!("write-test-text")}</p>
        <ul>{compare}<li><Link to=Route::Received>{t!("write-test-received")}</Link></li></ul>
        <p>{t!("write-test-refused")}</p>
    }
    .into_any()
}

/// What tells the primary address, whatever the program.
fn care() -> AnyView {
    view! {
        <h2>{t!("write-care-heading")}</h2>
        <ul>
            <li>{t!("write-care-list")}</li>
            <li>{t!("write-care-forward")}</li>
            <li>{t!("write-care-attached")}</li>
            <li>{t!("write-care-reply-to")}</li>
            <li>{t!("write-care-returned")}</li>
        </ul>
    }
    .into_any()
}

/// The way to this page for a telephone; whoever reads it on one has no use for it, and does not see it.
fn code(address: Option<&str>) -> AnyView {
    let query = address.map(|address| format!("?address={}", for_query(address)));
    let source = ["/api/v1/writeFrom/qrCode", query.as_deref().unwrap_or_default()].concat();
    let words = attribute(|| Some(ts!("write-phone-alt")));
    view! {
        <aside class="phone card" aria-labelledby="phone-heading">
            <h2 id="phone-heading">{t!("write-phone-heading")}</h2>
            <img src=source alt=words width="160" height="160" />
            <p class="hint">{t!("write-phone-text")}</p>
        </aside>
    }
    .into_any()
}

/// A segment of a path may hold what ends a value in a query.
fn for_query(address: &str) -> String {
    encode(address)
        .replace('&', "%26")
        .replace('=', "%3D")
        .replace(';', "%3B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_value_of_the_query() {
        for (address, value) in [
            ("user.name@partner.com", "user.name@partner.com"),
            ("a&b=c+d@partner.com", "a%26b%3Dc%2Bd@partner.com"),
            ("a#b?c/d@partner.com", "a%23b%3Fc%2Fd@partner.com"),
        ] {
            assert_eq!(for_query(address), value);
        }
    }
}
