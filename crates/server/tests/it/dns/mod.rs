//! Behavior of DNS servers and the resulting verdicts: BIND with good, missing, broken and looping records, and a server that
//! lies, floods or stays silent. Each case has its outcome within the deadline.

mod hostile;
mod named;
mod names;
mod records;
mod rows;
mod server;
mod wire;
