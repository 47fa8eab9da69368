//! Will it arrive? What DNS and the configuration say of mail with a From domain.
//!
//! For the organisation's route it is computed: its addresses and signatures are configured. About a partner's servers DNS
//! proves nothing: there it is an expectation.

mod dmarc;
mod spf;

use std::time::Duration;

use fromline_core::{
    Reason,
    api::{
        DkimAuthentication, DmarcPolicy, DmarcResult, DomainAuthentication, GatewayAuthentication,
        OrganisationAuthentication, SpfAuthentication,
    },
    dmarc::{Disposition, Policy},
};
use jiff::{SignedDuration, Timestamp};
use tokio::{
    sync::Semaphore,
    task::JoinSet,
    time::{Instant, timeout_at},
};

use super::refusal::Refusal;
use crate::{
    dns::{Unanswered, Within},
    limits::Buckets,
    state::App,
    store::users::User,
};
use dmarc::Domain;

/// For everything together: however slow DNS is, the page has its answer.
pub const DEADLINE: Duration = Duration::from_secs(5);
/// How many are computed at once.
const AT_ONCE: usize = 16;
/// When to ask again what could not be asked, in seconds.
const AGAIN: u32 = 30;

/// Thirty domains in ten minutes for each user, sixteen of everybody at once.
#[derive(Debug)]
pub struct Lookups {
    often: Buckets<i64>,
    at_once: Semaphore,
}

impl Default for Lookups {
    fn default() -> Self {
        Self {
            often: Buckets::new(30, 20),
            at_once: Semaphore::new(AT_ONCE),
        }
    }
}

/// SPF, DKIM and DMARC of mail that `user` sends with this From domain (A-labels).
pub async fn of_domain(app: &App, user: &User, domain: &str) -> Result<DomainAuthentication, Refusal> {
    let now = app.clock.now();
    let often = app.lookups.often.take(user.id, now);
    often.map_err(|wait| Refusal::new(Reason::RateLimited).with("retryAfterSeconds", wait.0))?;
    let until = Instant::now() + DEADLINE;
    look_up(app, user, domain, until)
        .await
        .ok_or(Refusal::new(Reason::Unavailable))
}

/// What would become of mail with these From domains if the organisation's servers delivered it: each with its user, in the
/// order given; unknown what cannot be found out in time.
pub async fn without_gateways(
    app: &App,
    asked: Vec<(User, String)>,
) -> Vec<(DmarcResult, Option<Disposition>)> {
    let until = Instant::now() + DEADLINE;
    let mut questions = JoinSet::new();
    for (place, (user, domain)) in asked.into_iter().enumerate() {
        let app = app.clone();
        questions.spawn(async move { (place, look_up(&app, &user, &domain, until).await) });
    }
    let mut verdicts = vec![(DmarcResult::Unknown, None); questions.len()];
    while let Some(answer) = questions.join_next().await {
        if let Ok((place, Some(found))) = answer {
            verdicts[place] = (found.organisation.dmarc, found.organisation.disposition);
        }
    }
    verdicts
}

/// Nothing if its turn does not come in time.
async fn look_up(app: &App, user: &User, domain: &str, until: Instant) -> Option<DomainAuthentication> {
    let now = app.clock.now();
    let _turn = timeout_at(until, app.lookups.at_once.acquire()).await.ok()?;
    let dns = Within::new(&*app.dns, until);

    let (from, spf) = tokio::join!(
        Domain::ask(&dns, domain),
        spf::result(&dns, user, &app.config.sending_addresses),
    );
    let spf_domain = user.key.rsplit_once('@').map_or("", |(_, domain)| domain);
    let spf_relation = from.relation(&dns, spf_domain).await;
    let mut dkim = Vec::new();
    for signing in app.config.signing_domains() {
        dkim.push((signing, from.relation(&dns, signing).await));
    }
    let signatures: Vec<_> = dkim.iter().map(|(_, relation)| *relation).collect();
    let (verdict, disposition) = from.judge(spf, spf_relation, &signatures);

    let policy = from.policy();
    let strict = |which: fn(&Policy) -> bool| policy.ok().flatten().is_some_and(which);
    let hold = dns.ttl().unwrap_or(AGAIN);
    let hold = if dns.failed() { hold.min(AGAIN) } else { hold };
    Some(DomainAuthentication {
        domain: domain.to_owned(),
        organisational_domain: from.organisational().map(str::to_owned),
        policy: policy.ok().map(shown),
        organisation: OrganisationAuthentication {
            dmarc: verdict,
            disposition,
            spf: spf.map(|result| SpfAuthentication {
                domain: spf_domain.to_owned(),
                result,
                aligned: spf_relation.map(|relation| relation.is_aligned(strict(|policy| policy.strict_spf))),
            }),
            dkim: dkim
                .into_iter()
                .map(|(signing, relation)| DkimAuthentication {
                    domain: signing.clone(),
                    aligned: relation
                        .map(|relation| relation.is_aligned(strict(|policy| policy.strict_dkim))),
                })
                .collect(),
        },
        gateway: GatewayAuthentication {
            expected: match policy {
                Err(Unanswered) => DmarcResult::Unknown,
                Ok(None) => DmarcResult::None,
                Ok(Some(_)) => DmarcResult::Pass,
            },
            seen: None,
        },
        checked_at: shown_time(now),
        expires_at: shown_time(now + SignedDuration::from_secs(hold.into())),
    })
}

/// To the second: TTLs are no finer.
fn shown_time(time: Timestamp) -> String {
    Timestamp::from_second(time.as_second())
        .unwrap_or(time)
        .to_string()
}

fn shown(policy: Option<&Policy>) -> DmarcPolicy {
    policy.map_or_else(DmarcPolicy::default, |policy| DmarcPolicy {
        published: true,
        disposition: policy.disposition,
        strict_spf: policy.strict_spf,
        strict_dkim: policy.strict_dkim,
        record_at: Some(policy.record_at()),
    })
}
