use jiff::ToSpan as _;

use super::*;
use crate::{store::outbox, testing::Harness};

async fn queue(harness: &Harness) -> i64 {
    let now = harness.app.clock.now();
    harness.write(|db| outbox::add(db, now)).await
}

async fn take(harness: &Harness, holder: &'static str) -> Option<Job> {
    let now = harness.app.clock.now();
    harness.write(|db| claim(db, JobKind::Mail, holder, now)).await
}

#[tokio::test]
async fn never_twice_while_its_holder_lives_and_once_more_afterwards_counted() {
    let harness = Harness::new().await;
    let mail = queue(&harness).await;
    let job = take(&harness, "one").await.expect("a job");
    assert_eq!((job.subject, job.lapsed), (JobSubject::Mail(mail), 0));
    // However far the server's own clock has advanced.
    harness.clock.advance(9000.hours());
    assert_eq!(take(&harness, "other").await, None);
    let now = harness.app.clock.now();
    assert!(!harness.read(|db| is_any_due(db, JobKind::Mail, now)).await);
    // The holder is gone.
    harness
        .write(|db| sql("UPDATE jobs SET leased_until = leased_until - 121000").run(db))
        .await;
    assert!(harness.read(|db| is_any_due(db, JobKind::Mail, now)).await);
    let again = take(&harness, "other").await.expect("the job");
    assert_eq!((again.id, again.lapsed), (job.id, 1));
    // A holder that returns does not change a job that another one has claimed.
    harness.write(|db| prolong(db, job.id, "one")).await;
    harness.write(|db| release(db, job.id, "one")).await;
    assert_eq!(take(&harness, "one").await, None);
    harness.write(|db| release(db, job.id, "other")).await;
    assert_eq!(take(&harness, "one").await.map(|job| job.lapsed), Some(1));
}

#[tokio::test]
async fn a_job_that_is_kept_is_nobody_else_s() {
    let harness = Harness::new().await;
    queue(&harness).await;
    let job = take(&harness, "one").await.expect("a job");
    harness
        .write(|db| sql("UPDATE jobs SET leased_until = leased_until - 119000").run(db))
        .await;
    harness.write(|db| prolong(db, job.id, "one")).await;
    harness
        .write(|db| sql("UPDATE jobs SET leased_until = leased_until - 119000").run(db))
        .await;
    assert_eq!(take(&harness, "other").await, None);
}

#[tokio::test]
async fn a_hundred_jobs_and_ten_takers_each_has_one_taker() {
    let harness = Harness::new().await;
    for _ in 0..100 {
        queue(&harness).await;
    }
    let takers = (0..10).map(|_| async {
        let mut taken = Vec::new();
        while let Some(job) = take(&harness, "taker").await {
            taken.push(job.id);
        }
        taken
    });
    let mut all: Vec<i64> = futures_util::future::join_all(takers).await.concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 100);
}
