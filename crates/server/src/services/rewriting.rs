//! A message as it leaves by a gateway, whichever door it came by: what its headers say, and nothing that tells whose it really is.

use fromline_core::{
    Reason,
    delivery_route::DeliveryRoute,
    headers::HeaderFields,
    submission::{check_signed_copy, compute_edits, find_body, renew_ids},
};

use super::{refusal::Refusal, routing::RoutedMail};
use crate::{
    encoded_word::decode,
    keys::{Key, Keyring, encode_hex},
    mime::{changed, renewed_content_ids},
    state::App,
    store::Tx,
    vault::find_sealing_key,
};

/// Keeps these keyed hashes apart from others.
const PURPOSE: &str = "identifier";
/// Bytes of the hash that an identifier is made of.
const LENGTH: usize = 16;

/// Makes identifiers out of others, always the same out of the same: a message that is tried again, or goes to several recipients, has
/// one identifier, and answers to one's own mail find it. Whoever has no key cannot find out the old one.
pub struct IdentifierRenewal(std::sync::Arc<Key>);

impl IdentifierRenewal {
    /// With the key that seals now: after a rotation identifiers are others.
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

/// The message by the route that was decided. [`Reason::SignedCopy`] where what must not be changed tells what must not leave.
///
/// By the organisation's servers its header section is edited, and all else stays.
pub fn rewrite_for_gateway(
    app: &App,
    sending: &RoutedMail,
    fields: &HeaderFields<'_>,
    message: &[u8],
    renewal: &IdentifierRenewal,
) -> Result<Vec<u8>, Reason> {
    let concealed = sending.concealed(&app.config);
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
