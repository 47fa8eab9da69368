//! The command line: one module per command.

#![expect(
    clippy::disallowed_methods,
    reason = "a command reads the machine's clock once and hands its time on"
)]

mod age;
mod backup;
mod config;
mod data_args;
mod demo_users;
mod doctor;
mod first_link;
mod generate;
mod healthcheck;
mod keys;
mod locales;
mod log;
mod monitoring;
mod outside;
mod policy;
mod postfix;
mod preview;
mod restore;
mod role;
mod serve;
mod tell_args;
mod token;
mod unit;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The reason why a command failed: one line for the operator.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Who may send mail through whose servers, and what recipients see of it.
#[derive(Debug, Parser)]
#[command(
    name = "fromline",
    version,
    after_help = "Examples:
  Look at it (nothing leaves this machine):
    fromline serve --demo --data /tmp/fromline-demo
  Run it for an organisation:
    FROMLINE_DOMAINS=example.com fromline serve --data /var/lib/fromline
  Add a user and send them the link that is printed:
    fromline user add anna@example.com --language pl --data /var/lib/fromline
  Back it up while it runs, into a file named by its time:
    fromline backup /backup --data /var/lib/fromline
  Make a new key and seal every secret anew, while it runs:
    fromline keys rotate --data /var/lib/fromline
  Check the whole installation:
    fromline doctor
  Put it in front of an existing Postfix: read the script, then run it:
    fromline postfix configure --data /var/lib/fromline > fromline-postfix.sh

What an operator sets is in DIR/fromline.toml (without --data in /etc/fromline/fromline.toml), in FROMLINE_… variables, or after --set;
`fromline config explain` says what each setting means, see docs/operations.md for daily use."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    /// Manage users: add, list, move, close, open, export, import, and create one-time links
    #[command(subcommand)]
    User(user::UserCommand),
    /// Give roles to those who administer, and end them
    #[command(subcommand)]
    Role(role::RoleCommand),
    /// Manage organisational units: add, list, rename, move and delete
    #[command(subcommand)]
    Unit(unit::UnitCommand),
    /// Show and change who may have gateways, for the whole organisation or a unit
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    /// Manage bearer tokens for programs: create, list and revoke
    #[command(subcommand)]
    Token(token::TokenCommand),
    Backup(backup::Backup),
    Restore(restore::Restore),
    /// Manage encryption keys: rotate, list, and drop old ones
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Put Fromline in front of an existing Postfix, and check the result
    #[command(subcommand)]
    Postfix(postfix::PostfixCommand),
    Doctor(doctor::Doctor),
    Healthcheck(healthcheck::Healthcheck),
    /// Check, show and explain the configuration
    #[command(subcommand)]
    Config(config::ConfigCommand),
    Preview(preview::PreviewCommand),
    /// Check the texts, for translators
    #[command(subcommand)]
    Locales(locales::LocalesCommand),
    /// Create man pages and shell completions, for packages
    #[command(subcommand)]
    Generate(generate::GenerateCommand),
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let command = Cli::parse().command;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    if let Command::Doctor(doctor) = command {
        let done = runtime.block_on(doctor.run());
        // Whoever was asked and says nothing is not waited for.
        runtime.shutdown_background();
        return done.unwrap_or_else(|failure| failed(&failure));
    }
    let done = runtime.block_on(async {
        match command {
            Command::Doctor(doctor) => doctor.run().await.map(drop),
            Command::Healthcheck(healthcheck) => healthcheck.run().await,
            Command::Serve(serve) => serve.run().await,
            Command::User(command) => command.run().await,
            Command::Role(command) => command.run().await,
            Command::Unit(command) => command.run().await,
            Command::Policy(command) => command.run().await,
            Command::Token(command) => command.run().await,
            Command::Backup(backup) => backup.run().await,
            Command::Restore(restore) => restore.run().await,
            Command::Keys(command) => command.run().await,
            Command::Postfix(command) => command.run(),
            Command::Config(command) => command.run(),
            Command::Preview(preview) => preview.run(),
            Command::Locales(command) => command.run(),
            Command::Generate(command) => command.run(),
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failed(&failure),
    }
}

fn failed(failure: &Failure) -> ExitCode {
    eprintln!("fromline: {failure}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        <super::Cli as clap::CommandFactory>::command().debug_assert();
    }
}
