use fromline_base::testing::time;
use jiff::ToSpan as _;

use super::*;
use crate::{
    outbox,
    testing::{BEGINNING, TestStore},
};

async fn queue(database: &TestStore) -> i64 {
    let now = time(BEGINNING);
    database.write(|db| outbox::add(db, now)).await
}

async fn take(database: &TestStore, holder: &'static str) -> Option<Job> {
    take_at(database, holder, time(BEGINNING)).await
}

async fn take_at(database: &TestStore, holder: &'static str, now: Timestamp) -> Option<Job> {
    database.write(|db| claim(db, JobKind::Mail, holder, now)).await
}

#[tokio::test]
async fn never_twice_while_its_holder_lives_and_once_more_afterwards_counted() {
    let database = TestStore::new().await;
    let mail = queue(&database).await;
    let job = take(&database, "one").await.expect("a job");
    assert_eq!((job.subject, job.lapsed), (JobSubject::Mail(mail), 0));
    // However far the server's own clock has advanced.
    let now = time(BEGINNING) + 9000.hours();
    assert_eq!(take_at(&database, "other", now).await, None);
    assert!(!database.read(|db| is_any_due(db, JobKind::Mail, now)).await);
    // The holder is gone.
    database
        .write(|db| sql("UPDATE jobs SET leased_until = leased_until - 121000").run(db))
        .await;
    assert!(database.read(|db| is_any_due(db, JobKind::Mail, now)).await);
    let again = take_at(&database, "other", now).await.expect("the job");
    assert_eq!((again.id, again.lapsed), (job.id, 1));
    // A holder that returns does not change a job that another one has claimed.
    database.write(|db| prolong(db, job.id, "one")).await;
    database.write(|db| release(db, job.id, "one")).await;
    assert_eq!(take_at(&database, "one", now).await, None);
    database.write(|db| release(db, job.id, "other")).await;
    assert_eq!(
        take_at(&database, "one", now).await.map(|job| job.lapsed),
        Some(1)
    );
}

#[tokio::test]
async fn a_job_that_is_kept_is_nobody_else_s() {
    let database = TestStore::new().await;
    queue(&database).await;
    let job = take(&database, "one").await.expect("a job");
    database
        .write(|db| sql("UPDATE jobs SET leased_until = leased_until - 119000").run(db))
        .await;
    database.write(|db| prolong(db, job.id, "one")).await;
    database
        .write(|db| sql("UPDATE jobs SET leased_until = leased_until - 119000").run(db))
        .await;
    assert_eq!(take(&database, "other").await, None);
}

#[tokio::test]
async fn a_hundred_jobs_and_ten_takers_each_has_one_taker() {
    let database = TestStore::new().await;
    for _ in 0..100 {
        queue(&database).await;
    }
    let takers = (0..10).map(|_| async {
        let mut taken = Vec::new();
        while let Some(job) = take(&database, "taker").await {
            taken.push(job.id);
        }
        taken
    });
    let mut all: Vec<i64> = futures_util::future::join_all(takers).await.concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 100);
}
