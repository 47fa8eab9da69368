//! The username and password of a gateway, encrypted for their row.

use fromline_base::keys::{Key, KeyError, Keyring};
use fromline_core::{address::AddressKey, gateway::Gateway};
use fromline_store::{
    aliases::Alias,
    gateways::{CredentialKind, NewGateway, StoredGateway, encode_security},
};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::smtp::GatewayAccount;

/// Encrypts the credentials. They decrypt only for the same user, alias, host, port and security, so that a row that was swapped
/// or redirected stays unreadable.
pub fn seal(
    key: &Key,
    user_id: i64,
    address_key: &AddressKey,
    account: &GatewayAccount,
) -> Result<NewGateway, KeyError> {
    let plain = Zeroizing::new(format!(
        "{}\0{}",
        account.username.expose_secret(),
        account.password.expose_secret()
    ));
    let kind = CredentialKind::Password;
    let secret = key.seal(
        &aad(kind, user_id, address_key, &account.gateway),
        plain.as_bytes(),
    )?;
    Ok(NewGateway {
        gateway: account.gateway.clone(),
        kind,
        secret,
    })
}

/// Decrypts the username and password of an alias's gateway, and nothing else.
pub fn open(keys: &Keyring, alias: &Alias, stored: &StoredGateway) -> Result<GatewayAccount, KeyError> {
    let plain = keys.open(
        &aad(
            CredentialKind::Password,
            alias.user_id,
            alias.address.key(),
            &stored.gateway,
        ),
        &stored.secret,
    )?;
    let text = std::str::from_utf8(&plain).map_err(|_| KeyError::Sealed)?;
    let (username, password) = text.split_once('\0').ok_or(KeyError::Sealed)?;
    Ok(GatewayAccount {
        gateway: stored.gateway.clone(),
        username: SecretString::from(username),
        password: SecretString::from(password),
    })
}

/// Checks that the credentials of an alias's gateway decrypt, whatever their kind.
pub fn check(keys: &Keyring, alias: &Alias, stored: &StoredGateway) -> Result<(), KeyError> {
    let aad = aad(stored.kind, alias.user_id, alias.address.key(), &stored.gateway);
    keys.open(&aad, &stored.secret).map(drop)
}

/// Encrypts the same credentials for the same row with another key.
pub fn reseal(keys: &Keyring, key: &Key, alias: &Alias, stored: &StoredGateway) -> Result<Vec<u8>, KeyError> {
    let aad = aad(stored.kind, alias.user_id, alias.address.key(), &stored.gateway);
    key.seal(&aad, &keys.open(&aad, &stored.secret)?)
}

/// Builds the data to which a secret is bound; a secret of one kind does not decrypt as another.
pub(super) fn aad(
    kind: CredentialKind,
    user_id: i64,
    address_key: &AddressKey,
    gateway: &Gateway,
) -> Vec<u8> {
    let Gateway { host, port, security } = gateway;
    let security = encode_security(*security);
    let purpose = match kind {
        CredentialKind::Password => "gateway",
        CredentialKind::Token => "grant",
    };
    format!("{purpose}|{user_id}|{address_key}|{host}|{port}|{security}").into_bytes()
}

#[cfg(test)]
mod tests {
    use fromline_core::gateway::{Host, Security};

    use super::*;
    use fromline_base::testing::address_key;

    #[test]
    fn what_secrets_are_bound_to_never_changes() {
        for (security, bound) in [
            (Security::Implicit, "gateway|7|a@b.cd|smtp.b.cd|465|ssl"),
            (Security::Starttls, "gateway|7|a@b.cd|smtp.b.cd|465|starttls"),
        ] {
            let host = Host::parse("smtp.b.cd", &fromline_base::idn::to_ascii).unwrap();
            let gateway = Gateway {
                host,
                port: 465,
                security,
            };
            let of = |kind| String::from_utf8(aad(kind, 7, &address_key("a@b.cd"), &gateway)).unwrap();
            assert_eq!(of(CredentialKind::Password), bound);
            assert_eq!(of(CredentialKind::Token), bound.replace("gateway", "grant"));
        }
    }

    /// Fifty rows that differ in user, alias, host, port or security, each tried with the others' secrets.
    #[test]
    fn of_fifty_secrets_none_opens_in_the_row_of_another() {
        let keys = Keyring::generate().unwrap();
        let key = &keys.all()[0];
        let rows: Vec<_> = (0..50).map(row).collect();
        let sealed: Vec<_> = rows
            .iter()
            .map(|(user_id, alias, account)| seal(key, *user_id, alias, account).unwrap().secret)
            .collect();
        let opens = |(user_id, key, account): &(i64, AddressKey, GatewayAccount), secret: &[u8]| {
            keys.open(
                &aad(CredentialKind::Password, *user_id, key, &account.gateway),
                secret,
            )
            .is_ok()
        };
        for (here, row) in rows.iter().enumerate() {
            for (from, secret) in sealed.iter().enumerate() {
                assert_eq!(opens(row, secret), here == from, "{from} in {here}");
            }
            assert_eq!(
                &sealed[here][..8],
                key.id().as_bytes(),
                "the key's id stands in front"
            );
        }
    }

    /// Builds a row; neighbors differ in exactly one respect.
    fn row(number: u16) -> (i64, AddressKey, GatewayAccount) {
        let host = format!("smtp{}.partner.com", number / 4 % 3);
        let gateway = Gateway {
            host: Host::parse(&host, &fromline_base::idn::to_ascii).unwrap(),
            port: [465, 587][usize::from(number % 2)],
            security: [Security::Implicit, Security::Starttls][usize::from(number / 2 % 2)],
        };
        let account = GatewayAccount {
            gateway,
            username: SecretString::from("user"),
            password: SecretString::from("password"),
        };
        let (user_id, alias) = (i64::from(number / 12 % 2), number / 24);
        (
            user_id,
            address_key(&format!("alias{alias}@partner.com")),
            account,
        )
    }
}
