//! The servers: one file for each make.

pub mod dns;
pub mod dovecot;
pub mod exim;
pub mod fromline;
pub mod opendkim;
pub mod postfix;
pub mod rspamd;
pub mod sink;
