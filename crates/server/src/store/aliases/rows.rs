//! Rows to values.

use fromline_core::{
    gateway::{Gateway, Host, Security},
    name::keep_display_name,
};

use super::{Alias, StoredConfirmation, StoredGateway};

use crate::store::{FromRow, Row, StoreError, timestamp};

/// How the security stands in the database, and in what its secret is bound to: it must never change.
pub fn security_code(security: Security) -> &'static str {
    match security {
        Security::Implicit => "ssl",
        Security::Starttls => "starttls",
    }
}

impl FromRow for Alias {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let address: String = row.get("address")?;
        Ok(Self {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            name: keep_display_name(&row.get::<String>("name")?, &address),
            address,
            key: row.get("address_key")?,
            reply_to: row.get("reply_to")?,
            signature: row.get("signature")?,
            treat_as_alias: row.get("treat_as_alias")?,
            accepted: row.get("accepted")?,
            is_default: row.get("is_default")?,
            created: timestamp(row.get("created")?),
            gateway: gateway(row)?,
            confirmation: confirmation(row)?,
        })
    }
}

fn gateway(row: &Row<'_>) -> Result<Option<StoredGateway>, StoreError> {
    let Some(host) = row.get::<Option<String>>("gateway_host")? else {
        return Ok(None);
    };
    let corrupt = |what: &str| StoreError::Corrupt(format!("aliases: {what}"));
    // What stands here was checked before it was written: already A-labels.
    let host = Host::parse(&host, &|host| Some(host.to_owned())).map_err(|_| corrupt("gateway_host"))?;
    let security = match row.get::<String>("gateway_security")?.as_str() {
        "ssl" => Security::Implicit,
        "starttls" => Security::Starttls,
        _ => return Err(corrupt("gateway_security")),
    };
    let gateway = Gateway {
        host,
        port: row.get("gateway_port")?,
        security,
    };
    Ok(Some(StoredGateway {
        gateway,
        secret: row.get("gateway_secret")?,
    }))
}

fn confirmation(row: &Row<'_>) -> Result<Option<StoredConfirmation>, StoreError> {
    let Some(code_mac) = row.get("code_mac")? else {
        return Ok(None);
    };
    Ok(Some(StoredConfirmation {
        code_mac,
        link_mac: row.get("link_mac")?,
        expires: timestamp(row.get("code_expires")?),
        wrong: row.get("wrong_codes")?,
        outbox_id: row.get("outbox_id")?,
        host: row.get("code_host")?,
        makes_default: row.get("code_makes_default")?,
    }))
}
