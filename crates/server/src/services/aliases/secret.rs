//! Username and password of a gateway: sealed for their row.

use fromline_core::gateway::Gateway;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{
    keys::{KeyError, Keyring},
    smtp::GatewayAccount,
    store::aliases::{Alias, StoredGateway, security_code},
};

/// Seals the credentials. They open only for the same user, alias, host, port and security: a row that was swapped
/// or pointed elsewhere stays shut.
pub fn seal(
    keys: &Keyring,
    user_id: i64,
    alias_key: &str,
    account: &GatewayAccount,
) -> Result<StoredGateway, KeyError> {
    let plain = Zeroizing::new(format!(
        "{}\0{}",
        account.username.expose_secret(),
        account.password.expose_secret()
    ));
    let secret = keys.seal(&aad(user_id, alias_key, &account.gateway), plain.as_bytes())?;
    Ok(StoredGateway {
        gateway: account.gateway.clone(),
        secret,
    })
}

/// Opens the credentials of an alias's gateway.
pub fn open(keys: &Keyring, alias: &Alias, stored: &StoredGateway) -> Result<GatewayAccount, KeyError> {
    let plain = keys.open(&aad(alias.user_id, &alias.key, &stored.gateway), &stored.secret)?;
    let text = std::str::from_utf8(&plain).map_err(|_| KeyError::Sealed)?;
    let (username, password) = text.split_once('\0').ok_or(KeyError::Sealed)?;
    Ok(GatewayAccount {
        gateway: stored.gateway.clone(),
        username: SecretString::from(username),
        password: SecretString::from(password),
    })
}

fn aad(user_id: i64, alias_key: &str, gateway: &Gateway) -> Vec<u8> {
    let Gateway { host, port, security } = gateway;
    let security = security_code(*security);
    format!("gateway|{user_id}|{alias_key}|{host}|{port}|{security}").into_bytes()
}

#[cfg(test)]
mod tests {
    use fromline_core::gateway::{Host, Security};

    use super::*;

    #[test]
    fn what_secrets_are_bound_to_never_changes() {
        for (security, bound) in [
            (Security::Implicit, "gateway|7|a@b.cd|smtp.b.cd|465|ssl"),
            (Security::Starttls, "gateway|7|a@b.cd|smtp.b.cd|465|starttls"),
        ] {
            let host = Host::parse("smtp.b.cd", &crate::idn::to_ascii).unwrap();
            let gateway = Gateway {
                host,
                port: 465,
                security,
            };
            assert_eq!(String::from_utf8(aad(7, "a@b.cd", &gateway)).unwrap(), bound);
        }
    }
}
