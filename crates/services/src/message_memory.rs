//! The memory limit for whole messages, shared by the API and the mail server's listener.

use tokio::sync::Semaphore;

/// Kilobytes for the messages of all requests and connections together.
pub static MESSAGE_MEMORY: Semaphore = Semaphore::const_new(512 * 1024);
