//! The servers: one file for each make.

pub mod courier;
pub mod dns;
pub mod dovecot;
pub mod exim;
pub mod fromline;
pub mod opendkim;
pub mod postfix;
pub mod root;
pub mod rspamd;
pub mod sendmail;
pub mod sink;
