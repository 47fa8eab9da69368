//! Requests to a provider's token endpoint and revocation endpoint.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_config::ClientAuth;
use fromline_core::Reason;
use secrecy::{ExposeSecret as _, SecretString};
use url::form_urlencoded::{Serializer, byte_serialize};
use zeroize::Zeroizing;

use super::{
    Issued, TokenProvider,
    answer::{issued, refused},
};
use crate::https::{Ask, Form, HttpsAnswer};

impl TokenProvider {
    /// Exchanges a code for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5).
    ///
    /// # Errors
    ///
    /// The reason for the provider's error; [`Reason::OauthUnavailable`] without an answer.
    pub async fn exchange(
        &self,
        web: &dyn Ask,
        code: &str,
        verifier: &SecretString,
        redirect: &str,
    ) -> Result<Issued, Reason> {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect),
            ("code_verifier", verifier.expose_secret()),
        ];
        self.tokens(web, &fields).await
    }

    /// Requests a new access token (RFC 6749, section 6). The provider may return a new refresh token, after which the old one
    /// may be invalid.
    ///
    /// # Errors
    ///
    /// As [`Self::exchange`]; [`Reason::ConsentEnded`] if the user must consent again.
    pub async fn refresh(&self, web: &dyn Ask, refresh: &SecretString) -> Result<Issued, Reason> {
        // Microsoft requires the scope here.
        let scope = self.config.scopes.join(" ");
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh.expose_secret()),
            ("scope", scope.as_str()),
        ];
        self.tokens(web, &fields).await
    }

    /// Revokes a refresh token if the provider supports that (RFC 7009). Otherwise, or if it fails, the token stays valid until
    /// it expires.
    pub async fn revoke(&self, web: &dyn Ask, refresh: &SecretString) -> Result<(), Reason> {
        let endpoints = self.endpoints(web).await?;
        let Some(revocation) = endpoints.revocation else {
            return Ok(());
        };
        let fields = [
            ("token", refresh.expose_secret()),
            ("token_type_hint", "refresh_token"),
        ];
        let form = self.form(&fields, endpoints.client_auth);
        let answer = web.post(&revocation, &form).await;
        match answer {
            Ok(HttpsAnswer { status: 200, .. }) => Ok(()),
            Ok(HttpsAnswer { status, body }) => Err(refused(status, &body)),
            Err(_) => Err(Reason::OauthUnavailable),
        }
    }

    async fn tokens(&self, web: &dyn Ask, fields: &[(&str, &str)]) -> Result<Issued, Reason> {
        let (status, body) = self.token_answer(web, fields).await?;
        match status {
            200 => self.issued(&body),
            status => Err(refused(status, &body)),
        }
    }

    /// Sends fields to the token endpoint and returns its answer.
    pub(super) async fn token_answer(
        &self,
        web: &dyn Ask,
        fields: &[(&str, &str)],
    ) -> Result<(u16, Zeroizing<Vec<u8>>), Reason> {
        let endpoints = self.endpoints(web).await?;
        let form = self.form(fields, endpoints.client_auth);
        let answer = web.post(&endpoints.token, &form).await;
        let HttpsAnswer { status, body } = answer.map_err(|_| Reason::OauthUnavailable)?;
        Ok((status, Zeroizing::new(body)))
    }

    pub(super) fn issued(&self, body: &[u8]) -> Result<Issued, Reason> {
        issued(body, &self.config.client_id)
    }

    /// Builds a form of the fields and the client's authentication.
    pub(super) fn form(&self, fields: &[(&str, &str)], auth: ClientAuth) -> Form {
        let client_id = self.config.client_id.as_str();
        let mut form = Serializer::new(String::new());
        form.extend_pairs(fields);
        let mut authorization = None;
        match (&self.secret, auth) {
            (Some(secret), ClientAuth::Basic) => {
                let encoded =
                    |text: &str| Zeroizing::new(byte_serialize(text.as_bytes()).collect::<String>());
                let (id, secret) = (encoded(client_id), encoded(secret.expose_secret()));
                let pair = Zeroizing::new(format!("{}:{}", *id, *secret));
                let header = format!("Basic {}", BASE64_STANDARD.encode(pair.as_bytes()));
                authorization = Some(SecretString::from(header));
            }
            (Some(secret), ClientAuth::Post) => {
                form.append_pair("client_id", client_id);
                form.append_pair("client_secret", secret.expose_secret());
            }
            (None, _) => {
                form.append_pair("client_id", client_id);
            }
        }
        Form {
            body: SecretString::from(form.finish()),
            authorization,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::tests::provider;

    #[test]
    fn the_secret_stands_where_it_belongs() {
        let secret = || Some(SecretString::from("s+ c:ret"));
        for (secret, auth, body, header) in [
            (None, ClientAuth::Basic, "a=b%26c&client_id=fromline", None),
            (
                secret(),
                ClientAuth::Post,
                "a=b%26c&client_id=fromline&client_secret=s%2B+c%3Aret",
                None,
            ),
            // fromline:s%2B+c%3Aret
            (
                secret(),
                ClientAuth::Basic,
                "a=b%26c",
                Some("Basic ZnJvbWxpbmU6cyUyQitjJTNBcmV0"),
            ),
        ] {
            let form = TokenProvider::new(provider(), secret).form(&[("a", "b&c")], auth);
            assert_eq!(form.body.expose_secret(), body);
            let found = form.authorization.as_ref().map(SecretString::expose_secret);
            assert_eq!(found, header);
            assert!(!format!("{form:?}").contains("c:ret"), "{form:?}");
        }
    }
}
