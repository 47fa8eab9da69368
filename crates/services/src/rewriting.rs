//! The message as a gateway gets it, whether it came by the API or the mail server: its headers, without anything that reveals
//! the user behind the alias.

use fromline_base::{
    encoded_word::decode,
    keys::{Key, Keyring, encode_hex},
    mime::{changed, renewed_content_ids},
};
use fromline_config::Config;
use fromline_core::{
    Reason,
    delivery_route::DeliveryRoute,
    headers::HeaderFields,
    submission::{check_signed_copy, compute_edits, find_body, renew_ids},
};
use fromline_outbound::vault::find_sealing_key;
use fromline_store::Tx;

use super::{refusal::Refusal, routing::RoutedMail};

/// The purpose that separates these keyed hashes from others.
const PURPOSE: &str = "identifier";
/// Number of bytes of the hash that make up an identifier.
const LENGTH: usize = 16;

/// Derives new identifiers from old ones, always the same from the same. So a message keeps one identifier across retries and
/// recipients, and replies to one's own messages match. Without the key the old identifier cannot be derived.
pub struct IdentifierRenewal(std::sync::Arc<Key>);

impl IdentifierRenewal {
    /// Creates the derivation with the current key; after a rotation, identifiers differ.
    pub fn of(db: &mut Tx, keys: &Keyring) -> Result<Self, Refusal> {
        Ok(Self(find_sealing_key(db, keys)?))
    }

    fn renew(&self, id: &str) -> String {
        let signed = self.0.sign(PURPOSE, id.as_bytes());
        encode_hex(
            signed
                .get(signed.len().saturating_sub(LENGTH)..)
                .unwrap_or_default(),
        )
    }
}

/// Returns the message for the route that was decided. [`Reason::SignedCopy`] if a signed part, which must not be changed,
/// reveals something that must be hidden.
///
/// For the organization's servers only the header section is edited.
pub fn rewrite_for_gateway(
    config: &Config,
    sending: &RoutedMail,
    fields: &HeaderFields<'_>,
    message: &[u8],
    renewal: &IdentifierRenewal,
) -> Result<Vec<u8>, Reason> {
    let concealed = sending.concealed(config);
    let mut changes = compute_edits(fields, &sending.message, sending.route, &concealed, &decode);
    if sending.route != DeliveryRoute::Gateway {
        return Ok(changed(message, &changes, &[]));
    }
    let text = message.get(find_body(message)..).unwrap_or_default();
    check_signed_copy(fields, text, &sending.message, &concealed, &decode)?;
    let concealed = concealed.of_message(fields);
    let renew = |id: &str| renewal.renew(id);
    let (parts, patches) = renewed_content_ids(fields, text, &concealed, &renew);
    changes.extend(renew_ids(fields, &concealed, &renew));
    changes.extend(parts);
    Ok(changed(message, &changes, &patches))
}
