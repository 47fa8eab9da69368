//! One mail of the demo.

use fromline_core::api::DemoMessage;
use leptos::prelude::*;

use crate::{format, i18n::use_i18n, t, view::text};

/// Draws a message as one line; when opened with envelope, headers and text.
pub fn card(message: DemoMessage, unfolded: StoredValue<Vec<u64>>) -> AnyView {
    let id = message.id;
    let open = unfolded.with_value(|unfolded| unfolded.contains(&id));
    let toggle = move |_| {
        unfolded.update_value(|unfolded| match unfolded.iter().position(|other| *other == id) {
            Some(at) => drop(unfolded.swap_remove(at)),
            None => unfolded.push(id),
        });
    };
    let i18n = use_i18n();
    let to = message.recipients.join(", ");
    let received = message.received.clone();
    let time = move || format::time(i18n.language(), &received);
    let sender = if message.envelope_sender.is_empty() {
        "<>".to_owned()
    } else {
        message.envelope_sender
    };
    let route = match message.authenticated_as {
        Some(user) => t!("demo-route-authenticated", server = message.server, user = user),
        None => t!("demo-route", server = message.server),
    };
    let headers = message.headers.into_iter().map(|(name, value)| {
        view! { <tr><th scope="row">{name}</th><td><bdi>{value}</bdi></td></tr> }
    });
    view! {
        <details class="mail card" id=format!("mail-{id}") open=open>
            <summary on:click=toggle>
                <strong class="subject"><bdi>{message.subject}</bdi></strong>
                <span><bdi>{message.from}</bdi>" →\u{a0}"<bdi>{to.clone()}</bdi></span>
                <time class="hint">{text(time)}</time>
            </summary>
            <p>{route}</p>
            <pre class="mail-text">{linked(&message.text)}</pre>
            <h3>{t!("demo-envelope")}</h3>
            <table>
                <tbody>
                    <tr><th scope="row">"MAIL FROM"</th><td><bdi>{sender}</bdi></td></tr>
                    <tr><th scope="row">"RCPT TO"</th><td><bdi>{to}</bdi></td></tr>
                </tbody>
            </table>
            <h3>{t!("demo-headers")}</h3>
            <table class="headers"><tbody>{headers.collect::<Vec<_>>()}</tbody></table>
        </details>
    }
    .into_any()
}

/// The text, with confirmation links made links that stay on this page's host: somebody may have opened the demo
/// as `localhost` and would not be signed in under its number.
fn linked(text: &str) -> Vec<AnyView> {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let address = word.trim_end();
            match address.find("/confirm#").filter(|_| address.starts_with("http")) {
                Some(path) => {
                    let href = address[path..].to_owned();
                    let space = word[address.len()..].to_owned();
                    view! { <a href=href>{address.to_owned()}</a>{space} }.into_any()
                }
                None => word.to_owned().into_any(),
            }
        })
        .collect()
}
