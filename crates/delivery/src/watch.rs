//! Looks at the list of processes all the time: a password on a command line can be seen by everybody on a machine.

use std::{
    fs,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use crate::{
    scenes::secrets::{contains, forms},
    world::{NEW_PASSWORD, PARTNER_PASSWORD, PASSWORD},
};

/// Searches the list of processes for passwords until the end.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    seen: Arc<Mutex<Vec<String>>>,
}

impl Watch {
    /// Starts the search in a thread.
    pub fn start() -> Self {
        let watch = Self::default();
        let seen = watch.seen.clone();
        let needles: Vec<_> = [PASSWORD, PARTNER_PASSWORD, NEW_PASSWORD]
            .into_iter()
            .flat_map(forms)
            .collect();
        thread::spawn(move || {
            loop {
                for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
                    for name in ["cmdline", "environ"] {
                        let bytes = fs::read(process.path().join(name)).unwrap_or_default();
                        if needles.iter().any(|(_, needle)| contains(&bytes, needle)) {
                            let what = format!("a password stands in the {name} of a process");
                            seen.lock().unwrap_or_else(PoisonError::into_inner).push(what);
                        }
                    }
                }
                thread::sleep(Duration::from_millis(200));
            }
        });
        watch
    }

    /// The passwords found so far.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
