//! What DNS servers may say, and what is made of it: BIND with good, missing, broken and looping records, and a server that
//! lies, floods and keeps silent. Each case has its outcome, within the deadline.

mod hostile;
mod named;
mod names;
mod records;
mod rows;
mod server;
mod wire;
