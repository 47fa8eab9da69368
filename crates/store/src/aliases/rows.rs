//! Conversion of alias rows to values.

use fromline_core::{address::Address, name::keep_display_name};

use super::Alias;
use crate::{FromRow, SqlRow, StoreError, timestamp};

impl FromRow for Alias {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let id = row.get("id")?;
        let user_id = row.get("user_id")?;
        let address = Address::from_row(row)?;
        Ok(Self {
            id,
            user_id,
            name: keep_display_name(&row.get::<String>("name")?, address.as_str()),
            address,
            reply_to: row.get("reply_to")?,
            signature: row.get("signature")?,
            treat_as_alias: row.get("treat_as_alias")?,
            accepted: row.get("accepted")?,
            is_default: row.get("is_default")?,
            created: timestamp(row.get("created")?),
            gateway: Option::from_row(row)?,
            confirmation: Option::from_row(row)?,
        })
    }
}
