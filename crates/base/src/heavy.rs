//! Long computations, on threads with lower priority than everything else.

use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc, LazyLock, Mutex, PoisonError,
        mpsc::{self, Sender},
    },
};

use fromline_core::Reason;
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::oneshot,
};

/// The niceness of these threads, as in nice(1): a tenth of an ordinary thread's share when both want all of it.
const NICE: i32 = 10;
/// Smallest number of threads, so that a long task does not block a short one even with one processor.
const FEWEST: usize = 2;

type Job = Box<dyn FnOnce() + Send>;

static JOBS: LazyLock<Sender<Job>> =
    LazyLock::new(|| threads(processors().max(FEWEST), || (), |(), job: Job| job()));

/// Runs `work` on a low-priority thread, where it delays no other answer; anything that processes more than a few dozen kilobytes
/// belongs here. It runs to its end even if the caller stops waiting; callers limit how much runs at once.
///
/// # Errors
///
/// [`Reason::Internal`] if it panicked.
pub async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Reason> {
    let (done, result) = oneshot::channel();
    // What the work logs belongs to its request.
    let span = tracing::Span::current();
    let job = Box::new(move || {
        // A panic ends the work, not the thread.
        if let Ok(found) = std::panic::catch_unwind(AssertUnwindSafe(|| span.in_scope(work))) {
            drop(done.send(found));
        }
    });
    JOBS.send(job).map_err(|_| Reason::Internal)?;
    result.await.map_err(|_| Reason::Internal)
}

/// Runs `work` on this thread, so that it can borrow, and lets other threads take over the thread's other tasks.
pub fn here<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        // A test's runtime has only this thread.
        _ => work(),
    }
}

/// Returns the number of available processors.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Starts this many low-priority threads, each with state created once by `memory`, that run jobs in order; they end when the
/// sender is dropped.
pub fn threads<J: Send + 'static, M: 'static>(
    number: usize,
    memory: fn() -> M,
    work: fn(&mut M, J),
) -> Sender<J> {
    let (sender, jobs) = mpsc::channel::<J>();
    let jobs = Arc::new(Mutex::new(jobs));
    for _ in 0..number {
        let jobs = jobs.clone();
        std::thread::spawn(move || {
            // On Linux this concerns only the current thread (setpriority(2)). If it fails, the thread works at normal priority.
            let _ = rustix::process::setpriority_process(None, NICE);
            let mut memory = memory();
            loop {
                let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(job) = next else { return };
                work(&mut memory, job);
            }
        });
    }
    sender
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_ends_its_own_work_alone() {
        for _ in 0..2 * processors().max(FEWEST) {
            let failed = run(|| std::panic::resume_unwind(Box::new("on purpose"))).await;
            assert_eq!(failed, Err::<(), _>(Reason::Internal));
        }
        assert_eq!(run(|| 6 * 7).await, Ok(42));
    }

    #[tokio::test]
    #[cfg(target_os = "linux")]
    async fn it_stands_back() {
        let nice = run(|| rustix::process::getpriority_process(None)).await.unwrap();
        assert_eq!(nice, Ok(NICE));
        assert_ne!(rustix::process::getpriority_process(None), Ok(NICE));
    }
}
