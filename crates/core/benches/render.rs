//! How long all clients take for one message: `cargo xtask speed` prints it.

#![expect(clippy::disallowed_methods, reason = "it measures")]

use std::{hint::black_box, time::Instant};

use fromline_core::{
    Language,
    authentication::Authentication,
    clients::{catalogue, render},
    delivery_route::DeliveryRoute,
    headers::Headers,
    message::{Identity, Mailbox, compose},
};

const ROUNDS: u32 = 2_000;

fn main() {
    let identity = Identity {
        from: Mailbox::new("Nazwa, Użytkownika", "nazwa.uzytkownika@domena_partnera.com"),
        primary: Mailbox::new("Użytkownik", "uzytkownik@example.com"),
        reply_to: Some("odpowiedzi@elsewhere.example".to_owned()),
    };
    let message = compose(&identity, DeliveryRoute::Organisation);
    let facts = Authentication::expected(&message);
    let start = Instant::now();
    for _ in 0..ROUNDS {
        let headers = Headers::from(black_box(&message));
        for client in catalogue() {
            black_box(render(&headers, &facts, client, Language::PL));
        }
    }
    let each = start.elapsed() / ROUNDS;
    println!(
        "| all {} programs for one message, native | {} µs | 1000 µs |",
        catalogue().count(),
        each.as_micros()
    );
}
