//! Where many messages are, counted at once.

use std::{
    collections::HashMap,
    thread,
    time::{Duration, Instant},
};

use crate::{Failure, mailbox::Mail, world::World};

/// How often a message is where.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Places {
    /// With the gateway's server.
    pub gateway: usize,
    /// With the recipient, by the organisation.
    pub organisation: usize,
    /// Back in the writer's mailbox.
    pub returned: usize,
    /// In the outbound gateway's copy.
    pub copies: usize,
}

impl Places {
    /// How often in all, copies apart.
    pub const fn all(self) -> usize {
        self.gateway + self.organisation + self.returned
    }
}

impl World {
    /// Every message of this scene, by its Message-ID.
    pub fn census(&self, scene: &str) -> HashMap<String, Places> {
        let mut places: HashMap<String, Places> = HashMap::new();
        let mut count = |mails: Vec<Mail>, place: fn(&mut Places) -> &mut usize| {
            for mail in mails {
                if let Some(id) = id(&mail, scene) {
                    *place(places.entry(id).or_default()) += 1;
                }
            }
        };
        let own = |mail: &Mail| {
            mail.field("Message-ID")
                .is_some_and(|id| id.starts_with(&format!("<{scene}.")))
        };
        for (_, sink) in self.sinks() {
            count(sink.with(&format!("<{scene}.")), |places| &mut places.gateway);
        }
        count(self.recipient.mailbox.those(own), |places| {
            &mut places.organisation
        });
        count(self.organisation.outbound.mailbox.those(own), |places| {
            &mut places.copies
        });
        let back = |mail: &Mail| {
            mail.field("Return-Path").as_deref() == Some("<>") && mail.text.contains(&format!("<{scene}."))
        };
        count(self.organisation.main.mailbox.those(back), |places| {
            &mut places.returned
        });
        places
    }

    /// The same once nothing of it waits any more.
    pub fn settled(&self, scene: &str, ids: &[String]) -> Result<HashMap<String, Places>, Failure> {
        let begun = Instant::now();
        loop {
            let places = self.census(scene);
            let there = |id: &String| places.get(id).is_some_and(|places| places.all() > 0);
            let lost = ids.iter().filter(|id| !there(id)).count();
            let queues = [
                &self.organisation.submission,
                &self.organisation.main,
                &self.organisation.outbound,
            ];
            let waits = queues.iter().any(|queue| queue.holds(&format!("<{scene}.")));
            if lost == 0 && !waits {
                return Ok(places);
            }
            if begun.elapsed() > Duration::from_mins(2) {
                return Err(format!("{lost} of {} did not arrive", ids.len()).into());
            }
            self.organisation.submission.flush()?;
            thread::sleep(Duration::from_secs(1));
        }
    }
}

/// The first id of this scene that stands in a mail.
fn id(mail: &Mail, scene: &str) -> Option<String> {
    let (_, rest) = mail.text.split_once(&format!("<{scene}."))?;
    rest.split('>').next().map(|rest| format!("{scene}.{rest}"))
}
