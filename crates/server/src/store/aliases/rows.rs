//! Rows to values.

use fromline_core::{
    gateway::{Gateway, Host, Security},
    name::keep_display_name,
};
use sqlx::{FromRow, Row, sqlite::SqliteRow};

use super::{Alias, StoredConfirmation, StoredGateway};
use crate::store::timestamp;

/// How the security stands in the database, and in what its secret is bound to: it must never change.
pub fn security_code(security: Security) -> &'static str {
    match security {
        Security::Implicit => "ssl",
        Security::Starttls => "starttls",
    }
}

impl FromRow<'_, SqliteRow> for Alias {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let address: String = row.try_get("address")?;
        Ok(Self {
            id: row.try_get("id")?,
            user_id: row.try_get("user_id")?,
            name: keep_display_name(row.try_get("name")?, &address),
            address,
            key: row.try_get("address_key")?,
            reply_to: row.try_get("reply_to")?,
            signature: row.try_get("signature")?,
            treat_as_alias: row.try_get("treat_as_alias")?,
            accepted: row.try_get("accepted")?,
            is_default: row.try_get("is_default")?,
            created: timestamp(row.try_get("created")?),
            gateway: gateway(row)?,
            confirmation: confirmation(row)?,
        })
    }
}

fn gateway(row: &SqliteRow) -> Result<Option<StoredGateway>, sqlx::Error> {
    let Some(host) = row.try_get::<Option<String>, _>("gateway_host")? else {
        return Ok(None);
    };
    let corrupt = |what: &str| sqlx::Error::Decode(format!("aliases: {what}").into());
    // What stands here was checked before it was written: already A-labels.
    let host = Host::parse(&host, &|host| Some(host.to_owned())).map_err(|_| corrupt("gateway_host"))?;
    let security = match row.try_get::<String, _>("gateway_security")?.as_str() {
        "ssl" => Security::Implicit,
        "starttls" => Security::Starttls,
        _ => return Err(corrupt("gateway_security")),
    };
    let gateway = Gateway {
        host,
        port: row.try_get("gateway_port")?,
        security,
    };
    Ok(Some(StoredGateway {
        gateway,
        secret: row.try_get("gateway_secret")?,
    }))
}

fn confirmation(row: &SqliteRow) -> Result<Option<StoredConfirmation>, sqlx::Error> {
    let Some(code_mac) = row.try_get("code_mac")? else {
        return Ok(None);
    };
    Ok(Some(StoredConfirmation {
        code_mac,
        link_mac: row.try_get("link_mac")?,
        expires: timestamp(row.try_get("code_expires")?),
        wrong: row.try_get("wrong_codes")?,
        outbox_id: row.try_get("outbox_id")?,
        host: row.try_get("code_host")?,
        makes_default: row.try_get("code_makes_default")?,
    }))
}
