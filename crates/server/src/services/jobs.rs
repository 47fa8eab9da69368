//! Doing what is queued: for as long as it takes, a job stays its holder's.

use crate::{
    keys::{KeyError, encode_hex, random},
    state::App,
    store::jobs::{self, Job, LEASE},
};

/// A name for a process that does jobs: another one for each start.
pub fn make_holder_name() -> Result<String, KeyError> {
    Ok(encode_hex(&random::<8>()?))
}

/// Does `work`, and keeps the job meanwhile: nobody else takes it while this process lives.
pub async fn hold_while<T>(app: &App, job: &Job, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        if let Ok(done) = tokio::time::timeout(LEASE / 3, &mut work).await {
            return done;
        }
        let kept = app
            .store
            .write(|db| jobs::prolong(db, job.id, &app.job_holder))
            .await;
        if let Err(error) = kept {
            tracing::warn!(job = job.id, %error, "a job could not be kept: somebody else may take it");
        }
    }
}
