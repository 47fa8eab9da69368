//! Where many messages are, counted at once.

use std::{
    collections::HashMap,
    thread,
    time::{Duration, Instant},
};

use crate::{Failure, mailbox::Mail, world::World};

/// Numbers of copies of a message, by place.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Places {
    /// Copies at the gateway's server.
    pub gateway: usize,
    /// Copies with the recipient that came by the organisation.
    pub organisation: usize,
    /// Copies returned to the writer's mailbox.
    pub returned: usize,
    /// Copies kept by the outbound gateway.
    pub copies: usize,
}

impl Places {
    /// The sum of all places, except the outbound gateway's copies.
    pub const fn all(self) -> usize {
        self.gateway + self.organisation + self.returned
    }
}

impl World {
    /// Counts every message of this scene, by its Message-ID.
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

    /// Counts the messages once none of them is waiting in a queue.
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
