//! Tests of the server from outside: its API through the router, its sockets, its command line as processes, and other people's
//! servers and clients. They form one binary, so that the server is linked once; each module covers one subject.

#![expect(
    clippy::disallowed_methods,
    reason = "a test measures how long something takes"
)]

mod account;
mod answers;
mod authorisation;
mod autodetect;
mod background;
mod bad_input;
mod binary;
mod captures;
mod cli;
mod configuration;
mod dns;
mod doctor;
mod fixtures;
mod forged;
mod google_client;
mod growing;
mod help;
mod hostile_names;
mod http_wire;
mod interrupted;
mod layers;
mod link;
mod locales;
mod log;
mod mail_server;
mod messages;
mod metrics;
mod naming;
mod oauth_servers;
mod openapi;
mod operations;
mod packages;
mod packaging;
mod paths;
#[path = "both_sides/plurals.rs"]
mod plurals;
mod postfix;
mod preview;
mod program_names;
mod readiness;
mod real_servers;
mod secrets;
mod sentences;
mod sign_in;
mod smtp_guard;
mod smtp_hostile;
mod smtp_real_servers;
mod special_purpose;
mod spf;
mod standing;
mod translating;
mod trouble;
