//! The memory that whole messages may take, whichever way they come: by the API, or from the mail server.

use tokio::sync::Semaphore;

/// Kilobytes for the messages of all requests and connections together.
pub static MESSAGE_MEMORY: Semaphore = Semaphore::const_new(512 * 1024);
