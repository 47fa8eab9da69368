//! The programs for a terminal. Few readers use one: they come with the code behind sign-in, or when somebody asks for them.

use std::cell::Cell;

use fromline_core::clients::Client;
use leptos::prelude::*;

type Clients = &'static [&'static Client];

thread_local! {
    static CLIENTS: Cell<Clients> = const { Cell::new(&[]) };
    // An owner of its own: the page that asks first goes away, the programs stay.
    static HERE: (Owner, RwSignal<bool>) = {
        let owner = Owner::new();
        let here = owner.with(|| RwSignal::new(false));
        (owner, here)
    };
}

/// They are here.
pub fn bring_terminal(clients: Clients) {
    CLIENTS.set(clients);
    HERE.with(|(_, here)| here.set(true));
}

/// Those that are here; reactive.
pub fn terminal() -> Clients {
    HERE.with(|(_, here)| here.track());
    CLIENTS.get()
}
