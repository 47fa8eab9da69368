//! Gateways, each a row of its own. Another host, port, security or account makes another gateway with a new id, and everything
//! known about the old one is deleted with it.

use fromline_core::gateway::{Gateway, Host, Security};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql};

/// The kind of a gateway's credential.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CredentialKind {
    /// A password that the user typed.
    Password,
    /// Tokens of a provider, for which the user gave consent.
    Token,
}

impl CredentialKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Password => "PASSWORD",
            Self::Token => "TOKEN",
        }
    }
}

/// A gateway as stored.
#[derive(Clone, Debug)]
pub struct StoredGateway {
    /// The row id, which is never reused.
    pub id: i64,
    /// The revision of the credentials for this account.
    pub revision: i64,
    /// Host, port and security.
    pub gateway: Gateway,
    /// The kind of the credential.
    pub kind: CredentialKind,
    /// The username and credential, encrypted for this row (`vault::credentials`, `vault::grants`).
    pub secret: Vec<u8>,
}

/// A gateway with a revision of its credentials, since findings made with other credentials do not apply.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Version {
    /// The gateway's row id.
    pub id: i64,
    /// The revision of its credentials.
    pub revision: i64,
}

impl StoredGateway {
    /// Returns the gateway's id and revision.
    pub const fn version(&self) -> Version {
        Version {
            id: self.id,
            revision: self.revision,
        }
    }
}

/// The values of a new gateway.
#[derive(Clone, Debug)]
pub struct NewGateway {
    /// Host, port and security.
    pub gateway: Gateway,
    /// The kind of the credential.
    pub kind: CredentialKind,
    /// The username and credential, encrypted for its alias.
    pub secret: Vec<u8>,
}

/// Returns the word for the security in the database and in the data that its secret is bound to; it must never change.
pub const fn encode_security(security: Security) -> &'static str {
    match security {
        Security::Implicit => "ssl",
        Security::Starttls => "starttls",
    }
}

/// The columns of an alias's gateway, under names that no other table has.
macro_rules! columns {
    () => {
        "gateways.id AS gateway, gateways.host AS gateway_host, port, security, credential,
         sealed AS gateway_secret, revision"
    };
}
pub(super) use columns;

impl FromRow for Option<StoredGateway> {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let Some(id) = row.get("gateway")? else {
            return Ok(None);
        };
        let corrupt = |what: &str| StoreError::Corrupt(format!("gateways: {what}"));
        let host: String = row.get("gateway_host")?;
        // The column was validated before it was written: it contains A-labels.
        let host = Host::parse(&host, &|host| Some(host.to_owned())).map_err(|_| corrupt("host"))?;
        let port = row.get("port")?;
        let security = match row.get::<String>("security")?.as_str() {
            "ssl" => Security::Implicit,
            "starttls" => Security::Starttls,
            _ => return Err(corrupt("security")),
        };
        let kind = match row.get::<String>("credential")?.as_str() {
            "PASSWORD" => CredentialKind::Password,
            "TOKEN" => CredentialKind::Token,
            _ => return Err(corrupt("credential")),
        };
        Ok(Some(StoredGateway {
            id,
            gateway: Gateway { host, port, security },
            kind,
            secret: row.get("gateway_secret")?,
            revision: row.get("revision")?,
        }))
    }
}

/// Returns the users of gateways at a host that use a password, one entry per gateway.
pub fn users_with_password(db: &mut Tx, host: &str) -> Result<Vec<i64>, StoreError> {
    sql("SELECT user_id FROM gateways WHERE host = ? AND credential = 'PASSWORD'")
        .bind(host)
        .values(db)
}

/// Gives an alias a new gateway, about which nothing is known, in place of its old one.
pub fn put(db: &mut Tx, alias_id: i64, new: NewGateway, now: Timestamp) -> Result<StoredGateway, StoreError> {
    remove(db, alias_id)?;
    let id = sql("INSERT INTO gateways (alias_id, user_id, accepted, search, host, port, security, credential, sealed, created)
         SELECT id, user_id, accepted, address_key || ' ' || ?1, ?1, ?2, ?3, ?4, ?5, ?6 FROM aliases WHERE id = ?7 RETURNING id")
    .bind(new.gateway.host.as_str())
    .bind(new.gateway.port)
    .bind(encode_security(new.gateway.security))
    .bind(new.kind.code())
    .bind(&new.secret)
    .bind(millis(now))
    .bind(alias_id)
    .value(db)?;
    Ok(StoredGateway {
        id,
        revision: 0,
        gateway: new.gateway,
        kind: new.kind,
        secret: new.secret,
    })
}

/// Replaces the credentials of a gateway with others for the same account.
pub fn renew(db: &mut Tx, id: i64, new: &NewGateway) -> Result<(), StoreError> {
    sql("UPDATE gateways SET credential = ?, sealed = ?, revision = revision + 1 WHERE id = ?")
        .bind(new.kind.code())
        .bind(&new.secret)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Stores the same credentials encrypted with another key, or a token that the provider has renewed.
pub fn reseal(db: &mut Tx, id: i64, secret: &[u8]) -> Result<(), StoreError> {
    sql("UPDATE gateways SET sealed = ? WHERE id = ?")
        .bind(secret)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Removes an alias's gateway with everything known about it.
pub fn remove(db: &mut Tx, alias_id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM gateways WHERE alias_id = ?")
        .bind(alias_id)
        .run(db)?;
    Ok(())
}
