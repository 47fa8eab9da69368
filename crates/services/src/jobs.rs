//! Execution of queued jobs: a holder keeps its job for as long as the work takes.

use fromline_store::{
    Store,
    jobs::{self, Job, LEASE},
};

use crate::state::MailContext;

/// This process as a holder of jobs.
#[derive(Clone, Debug)]
pub struct JobHolder {
    store: Store,
    /// The holder's name in the queue, different at each start.
    pub name: String,
}

impl JobHolder {
    /// Creates the holder of a server's process.
    pub fn of(context: &MailContext) -> Self {
        Self {
            store: context.store.clone(),
            name: context.job_holder.clone(),
        }
    }

    /// Runs `work` and extends the lease of `job` meanwhile, so that no other process takes it while this one lives.
    pub async fn hold_while<T>(&self, job: &Job, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            if let Ok(done) = tokio::time::timeout(LEASE / 3, &mut work).await {
                return done;
            }
            let kept = self.store.write(|db| jobs::prolong(db, job.id, &self.name)).await;
            if let Err(error) = kept {
                tracing::warn!(job = job.id, %error, "a job could not be kept: somebody else may take it");
            }
        }
    }
}
