//! Answers of the provider's endpoints (RFC 6749, section 5; RFC 8628, section 3; RFC 7009, section 2).

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fromline_base::keys::{KeyError, random_token};
use secrecy::SecretString;
use serde_json::{Value, json};

use super::{CLIENT, ConsentChoice, DEVICE, DemoGrant, DemoIssuer, LIFE, SCOPE, SHORT_LIFE};
use crate::oauth::challenge;

/// An answer of an endpoint: status and body.
#[derive(Debug)]
pub struct TokenAnswer(pub u16, pub Value);

impl TokenAnswer {
    fn refuse(error: &str) -> Self {
        Self(400, json!({ "error": error }))
    }
}

type Fields = BTreeMap<String, String>;

impl DemoIssuer {
    /// Answers a posted form.
    pub fn answer(&self, path: &str, fields: &Fields) -> TokenAnswer {
        let value = |name: &str| fields.get(name).map_or("", String::as_str);
        if path != "/revoke" && value("client_id") != CLIENT {
            return TokenAnswer(401, json!({ "error": "invalid_client" }));
        }
        let answered = match (path, value("grant_type")) {
            ("/device", _) => self.begin_device(),
            ("/token", "authorization_code") => {
                self.of_code(value("code"), value("code_verifier"), value("redirect_uri"))
            }
            ("/token", "refresh_token") => self.refresh(value("refresh_token")),
            ("/token", "urn:ietf:params:oauth:grant-type:device_code") => {
                self.of_device(value("device_code"))
            }
            ("/token", _) => Ok(TokenAnswer::refuse("unsupported_grant_type")),
            ("/revoke", _) => Ok(self.revoke(value("token"))),
            _ => Ok(TokenAnswer(404, Value::Null)),
        };
        answered.unwrap_or(TokenAnswer(500, Value::Null))
    }

    fn of_code(&self, code: &str, verifier: &str, redirect: &str) -> Result<TokenAnswer, KeyError> {
        let found = self.lock().codes.take(code);
        let proved = challenge(&SecretString::from(verifier));
        match found {
            Some((asked, grant)) if asked == proved && self.is_redirect(redirect) => self.issue(grant),
            _ => Ok(TokenAnswer::refuse("invalid_grant")),
        }
    }

    /// Exchanges a refresh token, which is valid only once.
    fn refresh(&self, token: &str) -> Result<TokenAnswer, KeyError> {
        let found = self.lock().refresh.take(token);
        match found {
            Some(grant) if grant.choice != ConsentChoice::EndsSoon => self.issue(grant),
            _ => Ok(TokenAnswer::refuse("invalid_grant")),
        }
    }

    fn begin_device(&self) -> Result<TokenAnswer, KeyError> {
        let (user_code, device) = self.new_device()?;
        let page = self.page("device").map(|page| page.to_string());
        Ok(TokenAnswer(
            200,
            json!({
                "device_code": device.secret,
                "user_code": user_code,
                "verification_uri": page.unwrap_or_default(),
                "expires_in": DEVICE.as_secs(),
                "interval": 2,
            }),
        ))
    }

    fn of_device(&self, secret: &str) -> Result<TokenAnswer, KeyError> {
        let mut known = self.lock();
        let answer = match known.devices.find(|device| device.secret == secret) {
            None => return Ok(TokenAnswer::refuse("invalid_grant")),
            Some(device) if Instant::now() >= device.until => {
                return Ok(TokenAnswer::refuse("expired_token"));
            }
            Some(device) => device.answer.clone(),
        };
        let Some(grant) = answer else {
            return Ok(TokenAnswer::refuse("authorization_pending"));
        };
        known.devices.retain(|device| device.secret != secret);
        drop(known);
        match grant.choice.error() {
            Some(error) => Ok(TokenAnswer::refuse(error)),
            None => self.issue(grant),
        }
    }

    /// Revokes a consent with all tokens derived from it.
    fn revoke(&self, token: &str) -> TokenAnswer {
        let mut known = self.lock();
        if let Some(grant) = known.refresh.take(token) {
            known.access.retain(|(other, _)| other.account != grant.account);
        }
        TokenAnswer(200, Value::Null)
    }

    fn issue(&self, grant: DemoGrant) -> Result<TokenAnswer, KeyError> {
        let (access, refresh) = (random_token()?, random_token()?);
        let life: Duration = if grant.choice == ConsentChoice::EndsSoon {
            SHORT_LIFE
        } else {
            LIFE
        };
        let claims = json!({ "aud": CLIENT, "email": grant.account }).to_string();
        let mut scopes = vec!["openid", "email"];
        if grant.choice != ConsentChoice::NoMail {
            scopes.push(SCOPE);
        }
        let body = json!({
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": life.as_secs(),
            "refresh_token": refresh,
            "scope": scopes.join(" "),
            "id_token": format!("e30.{}.demo", BASE64_URL_SAFE_NO_PAD.encode(claims)),
        });
        let mut known = self.lock();
        known.refresh.put(refresh, grant.clone());
        known.access.put(access, (grant, Instant::now() + life));
        Ok(TokenAnswer(200, body))
    }
}
