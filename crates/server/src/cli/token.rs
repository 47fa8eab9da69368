//! The commands `fromline token create`, `list` and `revoke`.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use fromline_base::keys::{random_token, token_hash};
use fromline_store::{StoreError, tokens, users};
use jiff::{SignedDuration, Timestamp};

use super::{Failure, age, data_args::DataArgs, user};

/// The commands for bearer tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    Create(Create),
    /// List all tokens by number; the tokens themselves are not stored
    List(DataArgs),
    /// Revoke a token immediately
    Revoke(Revoke),
}

/// Create a bearer token with which a program acts as a user
///
/// The token is printed alone on one line of stdout and cannot be shown again. It allows everything that the user may do, except
/// opening sessions and changing the password.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  TOKEN=$(fromline token create --user anna@example.com --expires 90d --data /var/lib/fromline)
  curl -H \"Authorization: Bearer $TOKEN\" https://mail.example.com/gmail/v1/users/me/settings/sendAs")]
pub struct Create {
    /// Primary address of the user
    #[arg(long, value_name = "ADDRESS")]
    user: String,
    /// Validity: 12h, 90d, 4w, 1y [default: until it is revoked]
    #[arg(long, value_name = "TIME", value_parser = age::parse)]
    expires: Option<SignedDuration>,
    #[command(flatten)]
    place: DataArgs,
}

/// The options of `fromline token revoke`.
#[derive(Args, Debug)]
pub struct Revoke {
    /// The number that `fromline token list` shows
    id: i64,
    #[command(flatten)]
    place: DataArgs,
}

impl TokenCommand {
    /// Runs the chosen command about tokens.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Create(create) => create.run().await,
            Self::List(place) => list(&place).await,
            Self::Revoke(revoke) => revoke.run().await,
        }
    }
}

impl Create {
    async fn run(self) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        let now = Timestamp::now();
        let expires = self.expires.map(|age| now + age);
        let token = random_token()?;
        let (user, id) = data
            .store
            .write(|db| {
                let user = user::find(db, &self.user)?;
                let id = tokens::add(db, user.id, &token_hash(&token), now, expires)?;
                Ok::<_, Failure>((user, id))
            })
            .await?;
        let until = expires.map_or_else(
            || "until it is revoked".to_owned(),
            |time| format!("until {}", day(time)),
        );
        eprintln!("Token {id} for {}, {until}. It is shown only now:", user.address);
        println!("{token}");
        Ok(())
    }
}

impl Revoke {
    async fn run(self) -> Result<(), Failure> {
        let data = self.place.open(&self.place.load()?).await?;
        if !data.store.write(|db| tokens::revoke(db, self.id)).await? {
            return Err(format!("there is no token {}; see fromline token list --help", self.id).into());
        }
        eprintln!("Token {} is revoked.", self.id);
        Ok(())
    }
}

async fn list(place: &DataArgs) -> Result<(), Failure> {
    let data = place.open(&place.load()?).await?;
    let (users, tokens) = data
        .store
        .read(|db| Ok::<_, StoreError>((users::list(db)?, tokens::list(db)?)))
        .await?;
    let users: BTreeMap<_, _> = users
        .into_iter()
        .map(|user| (user.id, user.address.to_string()))
        .collect();
    println!("{:>6}  {:10}  {:10}  USER", "NUMBER", "CREATED", "EXPIRES");
    for token in tokens {
        let expires = token.expires.map_or_else(|| "never".to_owned(), day);
        let user = users.get(&token.user_id).map_or("-", String::as_str);
        println!("{:>6}  {:10}  {expires:10}  {user}", token.id, day(token.created));
    }
    Ok(())
}

fn day(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}
