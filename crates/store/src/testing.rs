//! A temporary database, for tests.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::path::{Path, PathBuf};

use fromline_base::{
    idn,
    keys::{Keyring, random_token},
    testing::{address_key, time},
};
use fromline_core::address::Address;
use jiff::Timestamp;

use crate::{
    Store, StoreError, Tx,
    aliases::{self, Alias},
    data::{Beginning, Claim, DATABASE, claim},
    users::{self, NewUser, User},
};

/// The time at which tests begin.
pub const BEGINNING: &str = "2026-11-23T09:00:00Z";

/// A temporary database with three users: `admin@`, `user@` and `utente@example.com`.
#[derive(Debug)]
pub struct TestStore {
    /// Database in a temporary folder.
    pub store: Store,
    /// The folder of the database, if it is temporary.
    folder: Option<TestFolder>,
}

impl TestStore {
    /// Creates a database below the system's temporary folder.
    pub async fn new() -> Self {
        Self::within(
            &std::env::temp_dir(),
            &Keyring::generate().expect("random numbers"),
        )
        .await
    }

    /// Creates a database in a new folder below another one, claimed by `keys`.
    pub async fn within(folder: &Path, keys: &Keyring) -> Self {
        let folder = TestFolder::new(folder);
        let store = Store::open(&folder.path().join(DATABASE))
            .await
            .expect("a new database");
        let created = Self {
            store,
            folder: Some(folder),
        };
        let now = time(BEGINNING);
        let claim = claim(&created.store, keys, now, Beginning::Allowed).await;
        assert_eq!(claim.expect("SQL"), Claim::Own, "a new database takes the key");
        created.insert_user("admin@example.com", "Admin", true, now).await;
        created
            .insert_user("user@example.com", "User Name", false, now)
            .await;
        created
            .insert_user("utente@example.com", "Nome Utente", false, now)
            .await;
        created
    }

    /// Wraps an existing database, without added users.
    pub fn of(store: Store) -> Self {
        Self { store, folder: None }
    }

    /// Returns the path of the database.
    pub fn database(&self) -> PathBuf {
        let folder = self.folder.as_ref().map(|folder| folder.path().join(DATABASE));
        folder.expect("a folder of its own")
    }

    /// Reads the database in a transaction.
    pub async fn read<T>(&self, work: impl FnMut(&mut Tx) -> Result<T, StoreError>) -> T {
        self.store.read(work).await.expect("SQL")
    }

    /// Writes to the database.
    pub async fn write<T>(&self, work: impl FnMut(&mut Tx) -> Result<T, StoreError>) -> T {
        self.store.write(work).await.expect("SQL")
    }

    /// Adds a user without a password, created at `now`.
    pub async fn insert_user(&self, address: &str, name: &str, admin: bool, now: Timestamp) -> User {
        let address = Address::parse(address, &idn::to_ascii).expect("a valid address");
        let new = NewUser {
            address: &address,
            name,
            admin,
            language: None,
        };
        let added = self.write(|db| users::add(db, &new, now));
        added.await.expect("an address that nobody has")
    }

    /// Adds a confirmed alias without a gateway, created at `now`; returns its ID.
    pub async fn insert_alias(&self, user: &str, address: &str, now: Timestamp) -> i64 {
        let user = self.user(user).await;
        let alias = Alias {
            id: 0,
            user_id: user.id,
            address: Address::parse(address, &idn::to_ascii).expect("an address"),
            name: user.name,
            reply_to: String::new(),
            signature: Some(String::new()),
            treat_as_alias: true,
            accepted: true,
            is_default: false,
            created: now,
            gateway: None,
            confirmation: None,
        };
        self.write(|db| aliases::insert(db, &alias)).await
    }

    /// Returns the user with this address.
    pub async fn user(&self, address: &str) -> User {
        let address_key = address_key(address);
        self.read(|db| users::by_address(db, &address_key))
            .await
            .expect("a user")
    }
}

/// A temporary folder that is deleted with its test.
#[derive(Debug)]
pub struct TestFolder(PathBuf);

impl TestFolder {
    /// Creates a folder with a name of its own below another one.
    pub fn new(within: &Path) -> Self {
        let name = format!("fromline-test-{}", random_token().expect("random numbers"));
        let path = within.join(name);
        std::fs::create_dir(&path).expect("a temporary folder");
        Self(path)
    }

    /// Returns the path of the temporary folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
