//! The commands `fromline unit add`, `list`, `rename`, `move` and `delete`.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use fromline_services::{
    permit::Permit,
    policies,
    units::{self, MoveRequest, UnitText},
};
use fromline_store::{
    StoreError, Tx,
    org_units::{self, StoredUnit},
};
use jiff::Timestamp;

use super::{
    Failure,
    data_args::DataArgs,
    tell_args::{TellArgs, describe, explain, print_transitions},
};

/// The commands for organizational units.
#[derive(Debug, Subcommand)]
pub enum UnitCommand {
    Add(AddUnit),
    /// List all units with their people, gateways and policy
    List(DataArgs),
    /// Rename a unit
    Rename(RenameUnit),
    /// Move a unit, with everything below it, under another one
    Move(MoveUnit),
    /// Delete a unit in which there is nobody and no other unit
    Delete(DeleteUnit),
}

/// Add a unit, which inherits the policy of the unit above it
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline unit add /Sales --data /var/lib/fromline
  fromline unit add /Sales/Poland --description 'Warsaw and Łódź' --data /var/lib/fromline")]
pub struct AddUnit {
    /// The unit's path: the units above it, which exist, and its name
    path: String,
    /// What the unit is, for administrators
    #[arg(long, default_value = "")]
    description: String,
    #[command(flatten)]
    place: DataArgs,
}

/// The options of `fromline unit rename`.
#[derive(Args, Debug)]
pub struct RenameUnit {
    /// The unit's path, for example /Sales/Poland
    path: String,
    /// The new name
    name: String,
    #[command(flatten)]
    place: DataArgs,
}

/// The options of `fromline unit move`.
#[derive(Args, Debug)]
pub struct MoveUnit {
    /// The unit's path, for example /Sales/Poland
    path: String,
    /// The path of the unit to move it under; / for the root
    parent: String,
    /// Only say whose mail would be delivered differently
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    tell: TellArgs,
    #[command(flatten)]
    place: DataArgs,
}

/// The options of `fromline unit delete`.
#[derive(Args, Debug)]
pub struct DeleteUnit {
    /// The unit's path, for example /Sales/Poland
    path: String,
    #[command(flatten)]
    place: DataArgs,
}

impl UnitCommand {
    /// Runs the chosen command about units.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Add(add) => add.run().await,
            Self::List(place) => list(&place).await,
            Self::Rename(rename) => rename.run().await,
            Self::Move(moving) => moving.run().await,
            Self::Delete(delete) => delete.run().await,
        }
    }
}

/// Finds the unit at a path.
pub fn find(db: &mut Tx, path: &str) -> Result<StoredUnit, Failure> {
    let unit = units::find_by_path(db, path)?;
    Ok(unit.ok_or_else(|| format!("there is no unit {path}; see fromline unit list --help"))?)
}

impl AddUnit {
    async fn run(self) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        let (above, name) = self
            .path
            .trim_end_matches('/')
            .rsplit_once('/')
            .unwrap_or(("", &self.path));
        let text = UnitText {
            name: name.to_owned(),
            description: self.description.clone(),
        };
        let added = data.store.write(|db| {
            let parent = find(db, if above.is_empty() { "/" } else { above })?;
            let unit = units::add(db, &Permit::of_command(), parent.id, &text)
                .map_err(|refusal| explain(&refusal))?;
            Ok::<_, Failure>((units::print_path(db, &unit)?, unit.id))
        });
        let (path, id) = added.await?;
        eprintln!("Added {path}, which has the id {id}.");
        Ok(())
    }
}

impl RenameUnit {
    async fn run(self) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        let renamed = data.store.write(|db| {
            let unit = find(db, &self.path)?;
            let text = UnitText {
                name: self.name.clone(),
                description: unit.description.clone(),
            };
            let unit = units::rename(db, &Permit::of_command(), unit.id, None, &text)
                .map_err(|refusal| explain(&refusal))?;
            Ok::<_, Failure>(units::print_path(db, &unit)?)
        });
        eprintln!("{} is now {}.", self.path, renamed.await?);
        Ok(())
    }
}

impl MoveUnit {
    async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let sentence = self.tell.sentence(&loaded)?;
        let data = self.place.open(&loaded).await?;
        let both = data
            .store
            .read(|db| Ok::<_, Failure>((find(db, &self.path)?, find(db, &self.parent)?)));
        let (unit, parent) = both.await?;
        let request = MoveRequest {
            permit: &Permit::of_command(),
            to: parent.id,
            dry_run: self.dry_run,
            sentence: sentence.as_deref(),
        };
        let moved = units::move_unit(&data.store, Timestamp::now(), request, unit.id, None).await;
        let outcome = moved.map_err(|refusal| explain(&refusal))?;
        print_transitions(&outcome.transitions);
        if !self.dry_run {
            eprintln!("{} is now below {}.", self.path, self.parent);
        }
        Ok(())
    }
}

impl DeleteUnit {
    async fn run(self) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        let deleted = data.store.write(|db| {
            let unit = find(db, &self.path)?;
            units::remove(db, &Permit::of_command(), unit.id, None).map_err(|refusal| explain(&refusal))
        });
        deleted.await?;
        eprintln!("{} is deleted.", self.path);
        Ok(())
    }
}

async fn list(place: &DataArgs) -> Result<(), Failure> {
    let data = place.open(&place.load()?).await?;
    let read = data.store.read(|db| {
        let people: BTreeMap<_, _> = org_units::count_people(db)?.into_iter().collect();
        let gateways: BTreeMap<_, _> = org_units::count_gateways(db)?.into_iter().collect();
        let mut lines = Vec::new();
        for unit in org_units::list(db)? {
            let Some(policy) = policies::get(db, unit.id)? else {
                continue;
            };
            let count = |counts: &BTreeMap<_, u32>| counts.get(&unit.id).copied().unwrap_or_default();
            let whose = if policy.stored.is_some() {
                "set"
            } else {
                "inherited"
            };
            let line = format!(
                "{:>6}  {:>8}  {:9}  {}",
                count(&people),
                count(&gateways),
                whose,
                describe(policy.policy)
            );
            lines.push((units::print_path(db, &unit)?, line));
        }
        Ok::<_, StoreError>(lines)
    });
    let mut lines = read.await?;
    lines.sort();
    let width = lines.iter().map(|(path, _)| path.chars().count()).max();
    let width = width.unwrap_or_default().max(4);
    println!("{:width$}  PEOPLE  GATEWAYS  POLICY", "UNIT");
    for (path, line) in lines {
        println!("{path:width$}  {line}");
    }
    Ok(())
}
