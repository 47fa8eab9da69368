//! The other servers that were found for an address: one press, and their settings stand in the fields.

use fromline_core::api::SubmissionServer;
use leptos::prelude::*;

use super::fields::{Fields, tag};
use crate::{components::Button, focus::focus, pages::standing::security, t, view::show_if};

/// Draws the other servers that accept passwords, on demand; empty if only one was found.
pub fn view(fields: Fields, mut servers: Vec<SubmissionServer>) -> AnyView {
    if servers.len() < 2 {
        return ().into_any();
    }
    servers.retain(|server| server.takes_passwords);
    let all = servers.clone();
    let list = move || {
        let rows = servers.iter().map(|server| other(fields, server.clone()));
        view! {
            <details class="others">
                <summary>{t!("wizard-found-others")}</summary>
                <ul>{rows.collect::<Vec<_>>()}</ul>
            </details>
        }
        .into_any()
    };
    show_if(move || all.iter().any(|server| !stands(fields, server)), list)
}

/// Returns true if the fields hold this server's host, port and security; reactive.
pub fn stands(fields: Fields, server: &SubmissionServer) -> bool {
    fields.host.with(|host| host.trim() == server.host)
        && fields.port.with(|port| *port == server.port.to_string())
        && fields
            .security
            .with(|security| security == tag(server.security_mode))
}

/// One of them, while another stands in the fields.
fn other(fields: Fields, server: SubmissionServer) -> AnyView {
    let security = security(server.security_mode);
    // A port is no quantity: without the language's grouping.
    let (host, port) = (server.host.clone(), server.port.to_string());
    let words = move || {
        let (host, port) = (host.clone(), port.clone());
        t!(
            "wizard-found-other",
            host = host,
            port = port,
            security = security
        )
    };
    let (chosen, taken) = (server.clone(), server);
    let is_taken = Memo::new(move |_| stands(fields, &taken));
    let take = move || {
        fields.choose(&chosen);
        // The button goes.
        focus(
            "main .gateway:not(:has(input[name=smtp-password])) [data-consent], main input[name=smtp-password]",
        );
    };
    let item = move || {
        let (take, about) = (take.clone(), words.clone());
        view! {
            <li>
                <span>{words()}</span>
                <Button on_press=take>
                    {t!("wizard-found-use")}<span class="visually-hidden">" – "{about()}</span>
                </Button>
            </li>
        }
        .into_any()
    };
    show_if(move || !is_taken.get(), item)
}
