//! The commands `fromline user add`, `reset`, `list`, `move`, `close`, `open`, `export` and `import`.

mod table;

use std::collections::BTreeSet;

use clap::{Args, Subcommand};
use fromline_base::{
    idn,
    keys::{random_token, token_hash},
    unicode::UNICODE,
};
use fromline_config::Config;
use fromline_core::{Language, address::Address};
use fromline_services::{
    people::{self, PersonChange},
    permit::Permit,
    refusal::Refusal,
    units::{self, MoveRequest},
};
use fromline_store::{
    Tx,
    data::Data,
    links,
    users::{self, NewUser, User},
};
use fromline_text::Texts;
use jiff::{Timestamp, ToSpan as _};

use super::{
    Failure,
    data_args::DataArgs,
    tell_args::{TellArgs, explain, print_transitions},
    unit,
};

/// The commands for the organization's users.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    Add(Add),
    /// Print a new one-time link for a user; the old password stays valid until it is used
    Reset(Who),
    /// List all users
    List(DataArgs),
    /// Move users to an organisational unit
    Move(MoveUsers),
    /// Close a user's account, effective at their next request; their mail is refused from then on
    ///
    /// The last administrator who can sign in stays.
    #[command(alias = "disable")]
    Close(Who),
    /// Open a user's account again
    #[command(alias = "enable")]
    Open(Who),
    Export(table::ExportPeople),
    Import(table::ImportPeople),
}

/// Add a user and print the one-time link with which they set their password
///
/// The link is printed alone on one line of stdout and is valid for 24 hours. Send it to the user in a way that only they can
/// read.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline user add anna@example.com --name 'Anna Kowalska' --language pl --data /var/lib/fromline
  fromline user add boss@example.com --admin --data /var/lib/fromline")]
pub struct Add {
    /// The user's primary address, in one of the organization's domains
    address: String,
    /// Make the user an administrator, who can change the policy
    #[arg(long)]
    admin: bool,
    /// Language of pages and emails: en, it or pl
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// Display name of the primary address
    #[arg(long, default_value = "")]
    name: String,
    #[command(flatten)]
    place: DataArgs,
}

/// The user that a command applies to.
#[derive(Args, Debug)]
pub struct Who {
    /// The user's primary address
    address: String,
    #[command(flatten)]
    place: DataArgs,
}

/// The options of `fromline user move`.
#[derive(Args, Debug)]
pub struct MoveUsers {
    /// The path of the unit, for example /Sales/Poland; / for the root
    unit: String,
    /// The users' primary addresses
    #[arg(required = true)]
    addresses: Vec<String>,
    /// Only say whose mail would be delivered differently
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    tell: TellArgs,
    #[command(flatten)]
    place: DataArgs,
}

impl MoveUsers {
    async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let sentence = self.tell.sentence(&loaded)?;
        let data = self.place.open(&loaded).await?;
        let found = data.store.read(|db| {
            let unit = unit::find(db, &self.unit)?;
            let people = self.addresses.iter().map(|address| Ok(find(db, address)?.id));
            Ok::<_, Failure>((unit, people.collect::<Result<BTreeSet<i64>, Failure>>()?))
        });
        let (unit, people) = found.await?;
        let request = MoveRequest {
            permit: &Permit::of_command(),
            to: unit.id,
            dry_run: self.dry_run,
            sentence: sentence.as_deref(),
        };
        let moved = units::move_people(&data.store, Timestamp::now(), request, &people).await;
        let outcome = moved.map_err(|refusal| explain(&refusal))?;
        print_transitions(&outcome.transitions);
        if !self.dry_run {
            eprintln!("{} users are in {} now.", people.len(), self.unit);
        }
        Ok(())
    }
}

fn language(code: &str) -> Result<Language, String> {
    let codes = || Language::all().map(Language::code).collect::<Vec<_>>();
    Language::all()
        .find(|language| language.code() == code)
        .ok_or_else(|| format!("one of {}", codes().join(", ")))
}

impl UserCommand {
    /// Runs the chosen command about users.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Add(add) => add.run().await,
            Self::Reset(who) => who.reset().await,
            Self::List(place) => list(&place).await,
            Self::Move(moving) => moving.run().await,
            Self::Close(who) => who.change(PersonChange::Close).await,
            Self::Open(who) => who.change(PersonChange::Open).await,
            Self::Export(export) => export.run().await,
            Self::Import(import) => import.run().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let address = own_address(&loaded.config, &self.address)?;
        let name = fromline_core::name::normalize_display_name(&self.name, address.as_str(), UNICODE)
            .map_err(|reason| format!("--name: {}", reason.code()))?;
        let data = self.place.open(&loaded).await?;
        let new = NewUser {
            address: &address,
            name: &name,
            admin: self.admin,
            language: self.language,
        };
        let added = data.store.write(|db| {
            let user = users::add(db, &new, Timestamp::now())?;
            let user = user.ok_or_else(|| {
                format!(
                    "{} is a user already; see fromline user reset --help",
                    new.address
                )
            })?;
            let token = link(db, &user)?;
            Ok::<_, Failure>((user, token))
        });
        let (user, token) = added.await?;
        eprintln!(
            "Added {}. This link sets the password, once, within 24 hours:",
            user.address
        );
        println!("{}", self.place.link(&loaded, &data, &token).await?);
        Ok(())
    }
}

impl Who {
    async fn reset(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let data = self.place.open(&loaded).await?;
        let made = data.store.write(|db| {
            let user = find(db, &self.address)?;
            if user.disabled {
                return Err(Failure::from(format!(
                    "{} is closed; see fromline user open --help",
                    user.address
                )));
            }
            let token = link(db, &user)?;
            Ok((user, token))
        });
        let (user, token) = made.await?;
        eprintln!(
            "This link sets a new password for {}, once, within 24 hours:",
            user.address
        );
        println!("{}", self.place.link(&loaded, &data, &token).await?);
        Ok(())
    }

    async fn change(self, change: PersonChange) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        let found = data.store.write(|db| {
            let user = find(db, &self.address)?;
            people::apply(db, &Permit::of_command(), user.id, change, Timestamp::now())
                .map_err(|refusal| said(&refusal))?;
            Ok::<_, Failure>(user)
        });
        let user = found.await?;
        let state = match change {
            PersonChange::Close => "closed",
            PersonChange::Open => "open",
        };
        eprintln!("The account of {} is {state}.", user.address);
        Ok(())
    }
}

/// Converts a refusal to the sentence for it.
fn said(refusal: &Refusal) -> Failure {
    Texts::new(None).reason(Language::EN, refusal.reason).into()
}

async fn list(place: &DataArgs) -> Result<(), Failure> {
    let Data { store, .. } = place.open(&place.load()?).await?;
    let users = store.read(users::list).await?;
    let width = users
        .iter()
        .map(|user| user.address.as_str().chars().count())
        .max()
        .unwrap_or_default()
        .max(7);
    println!("{:width$}  ROLE   STATE   LANGUAGE  NAME", "ADDRESS");
    for user in users {
        let role = if user.admin { "admin" } else { "user" };
        let state = if user.disabled { "closed" } else { "open" };
        let language = user.language.map_or("-", Language::code);
        let line = format!(
            "{:width$}  {role:5}  {state:6}  {language:8}  {}",
            user.address, user.name
        );
        println!("{}", line.trim_end());
    }
    Ok(())
}

/// Finds the user with this address.
pub fn find(db: &mut Tx, address: &str) -> Result<User, Failure> {
    let user = match Address::parse(address, &idn::to_ascii) {
        Ok(address) => users::by_address(db, address.key())?,
        Err(_) => None,
    };
    Ok(user.ok_or_else(|| format!("there is no user {address}; see fromline user list --help"))?)
}

fn link(db: &mut Tx, user: &User) -> Result<String, Failure> {
    let token = random_token()?;
    links::add(
        db,
        Some(user.id),
        &token_hash(&token),
        Timestamp::now() + 24.hours(),
    )?;
    Ok(token)
}

fn own_address(config: &Config, typed: &str) -> Result<Address, Failure> {
    let address =
        Address::parse(typed, &idn::to_ascii).map_err(|reason| format!("{typed}: {}", reason.code()))?;
    if !config.domains.is_empty() && !config.is_own_domain(address.domain()) {
        let domains = config.domains.join(", ");
        return Err(format!("{typed} is not in the organisation's domains: {domains}").into());
    }
    Ok(address)
}
