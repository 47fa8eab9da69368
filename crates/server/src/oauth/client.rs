//! What is asked of a provider's token endpoint, and of those beside it.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_core::Reason;
use secrecy::{ExposeSecret as _, SecretString};
use url::form_urlencoded::{Serializer, byte_serialize};
use zeroize::Zeroizing;

use super::{
    Issued, Provider,
    answer::{issued, refused},
};
use crate::{
    config::ClientAuth,
    https::{Answer, Ask, Form},
};

impl Provider {
    /// Turns a code into tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
    ///
    /// # Errors
    ///
    /// What the provider's refusal means; [`Reason::OauthUnavailable`] without an answer.
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

    /// Asks for a new access token (RFC 6749 section 6). The provider may give another refresh token with it, and the old one may hold
    /// no longer then.
    ///
    /// # Errors
    ///
    /// The same; [`Reason::ConsentEnded`] if the user has to consent again.
    pub async fn refresh(&self, web: &dyn Ask, refresh: &SecretString) -> Result<Issued, Reason> {
        // Microsoft refuses without the scope.
        let scope = self.config.scopes.join(" ");
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh.expose_secret()),
            ("scope", scope.as_str()),
        ];
        self.tokens(web, &fields).await
    }

    /// Ends a refresh token, where the provider can (RFC 7009). Whether it could is not known: then the token ends by itself.
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
            Ok(Answer { status: 200, .. }) => Ok(()),
            Ok(Answer { status, body }) => Err(refused(status, &body)),
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

    /// What the token endpoint says to these fields.
    pub(super) async fn token_answer(
        &self,
        web: &dyn Ask,
        fields: &[(&str, &str)],
    ) -> Result<(u16, Zeroizing<Vec<u8>>), Reason> {
        let endpoints = self.endpoints(web).await?;
        let form = self.form(fields, endpoints.client_auth);
        let answer = web.post(&endpoints.token, &form).await;
        let Answer { status, body } = answer.map_err(|_| Reason::OauthUnavailable)?;
        Ok((status, Zeroizing::new(body)))
    }

    pub(super) fn issued(&self, body: &[u8]) -> Result<Issued, Reason> {
        issued(body, &self.config.client_id)
    }

    /// The fields, and the client's proof where it belongs.
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
            let form = Provider::new(provider(), secret).form(&[("a", "b&c")], auth);
            assert_eq!(form.body.expose_secret(), body);
            let found = form.authorization.as_ref().map(SecretString::expose_secret);
            assert_eq!(found, header);
            assert!(!format!("{form:?}").contains("c:ret"), "{form:?}");
        }
    }
}
