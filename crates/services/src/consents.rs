//! Consents at OAuth providers, which replace a gateway's password: the request, and the provider's response.
//!
//! A response is bound to the browser session that made the request by a state that is valid once and for ten minutes, and by
//! PKCE. A provider that identifies itself must be the one that was asked (RFC 9207).

use std::sync::Arc;

use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    address::Address,
    api::{BeginConsentRequest, BeginDeviceRequest, FinishConsentRequest, PollDeviceRequest},
    page::Page,
};
use fromline_outbound::{
    oauth::{
        ASKED, Asked, AskedDevice, ConsentRequest, GIVEN, GivenConsent, Issued, Owner, Polled, TokenAccount,
        TokenProvider, challenge, of_error, verifier,
    },
    smtp::AccessToken,
};
use fromline_store::{aliases, users::User};
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::{aliases::username, policies, refusal::Refusal};
use crate::state::TokenContext;

/// Longest code and state that are accepted, in bytes.
const LONGEST: usize = 4096;

/// A consent that was started: the provider's page in this browser.
#[derive(Debug)]
pub struct BegunConsent {
    /// URL of the provider's page that asks the user.
    pub url: Url,
    /// The end of the time for consenting.
    pub expires: Timestamp,
}

/// A consent that was started on another device.
pub struct BegunDevice {
    /// The name of the code in this session.
    pub device: String,
    /// The code that the user enters.
    pub user_code: String,
    /// The provider's page that takes it.
    pub page: Url,
    /// The minimum interval between two polls.
    pub interval: std::time::Duration,
    /// The end of the code's validity.
    pub expires: Timestamp,
}

/// A consent that waits for a gateway to be saved with it.
pub struct KeptConsent {
    /// Its name, which is valid once and in this session.
    pub name: String,
    /// The end of its validity.
    pub expires: Timestamp,
    /// Provider that the consent was given to.
    pub provider: Arc<TokenProvider>,
    /// The account that consented, if the provider names it.
    pub account: Option<TokenAccount>,
}

/// Starts a consent and returns the URL at which the user consents.
pub async fn begin(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &BeginConsentRequest,
) -> Result<BegunConsent, Refusal> {
    require_gateways(context, user).await?;
    let provider = context.providers.find(&request.provider);
    let provider = provider.ok_or_else(|| Refusal::field("provider", Reason::NotFound))?;
    let username = request.username.as_deref().unwrap_or_default().trim();
    if username.len() > 1024 {
        return Err(Refusal::field("username", Reason::TooLong));
    }
    if username.contains(char::is_control) {
        return Err(Refusal::field("username", Reason::CharacterForbidden));
    }
    let stored = match &request.send_as_email {
        Some(address) => find_username(context, user, provider, address).await?,
        None => None,
    };
    let username = stored.as_ref().map_or(username, |stored| stored.expose_secret());
    let endpoints = provider.endpoints(&*context.web).await.map_err(Refusal::new)?;
    let verifier = verifier()?;
    let challenge = challenge(&verifier);
    let asked = Asked {
        provider: provider.clone(),
        verifier,
    };
    let state = context
        .flows
        .ask(owner(user, session), asked, context.clock.monotonic())?;
    let url = provider.consent_url(
        &endpoints,
        &ConsentRequest {
            redirect: &redirect(context),
            state: &state,
            challenge: &challenge,
            username,
        },
    );
    Ok(BegunConsent {
        url,
        expires: ends(context, ASKED),
    })
}

/// Returns the username at an alias's gateway if it belongs to the provider; `None` if it cannot be decrypted, and the user is
/// then asked without it.
async fn find_username(
    context: &TokenContext,
    user: &User,
    provider: &TokenProvider,
    address: &str,
) -> Result<Option<SecretString>, Refusal> {
    let address = Address::parse(address, &to_ascii);
    let address = address.map_err(|reason| Refusal::field("sendAsEmail", reason))?;
    let alias = context.store.read(|db| aliases::find(db, user.id, address.key()));
    let alias = alias
        .await?
        .ok_or_else(|| Refusal::field("sendAsEmail", Reason::NotFound))?;
    let stored = alias.gateway.as_ref();
    let stored = stored.filter(|stored| provider.may_see(&stored.gateway.host));
    Ok(stored.and_then(|stored| username(context, &alias, stored).ok()))
}

/// Exchanges the provider's response for a consent with which a gateway can be saved.
pub async fn finish(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &FinishConsentRequest,
) -> Result<KeptConsent, Refusal> {
    let code = request.code.as_deref().unwrap_or_default();
    if request.state.len() > LONGEST || code.len() > LONGEST {
        return Err(Refusal::new(Reason::ConsentUnknown));
    }
    let owner = owner(user, session);
    let asked = context
        .flows
        .answered(owner, &request.state, context.clock.monotonic())
        .ok_or_else(|| Refusal::new(Reason::ConsentUnknown))?;
    require_gateways(context, user).await?;
    let provider = &asked.provider;
    let endpoints = provider.endpoints(&*context.web).await.map_err(Refusal::new)?;
    if !provider.is_issuer(&endpoints, request.iss.as_deref()) {
        return Err(Refusal::new(Reason::ConsentUnknown));
    }
    if let Some(error) = &request.error {
        return Err(Refusal::new(of_error(error, "")));
    }
    if code.is_empty() {
        return Err(Refusal::field("code", Reason::Required));
    }
    let issued = provider
        .exchange(&*context.web, code, &asked.verifier, &redirect(context))
        .await
        .map_err(Refusal::new)?;
    give(context, owner, provider, issued).await
}

/// Requests a code that the user enters on another device.
pub async fn begin_device(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &BeginDeviceRequest,
) -> Result<BegunDevice, Refusal> {
    require_gateways(context, user).await?;
    let provider = context.providers.find(&request.provider);
    let provider = provider.ok_or_else(|| Refusal::field("provider", Reason::NotFound))?;
    let code = provider.begin_device(&*context.web).await.map_err(Refusal::new)?;
    let now = context.clock.monotonic();
    let asked = AskedDevice {
        provider: provider.clone(),
        secret: code.secret,
        interval: code.interval,
        next: now + code.interval,
    };
    Ok(BegunDevice {
        device: context
            .flows
            .ask_device(owner(user, session), asked, now, code.life)?,
        user_code: code.user_code,
        page: code.page,
        interval: code.interval,
        expires: ends(context, code.life),
    })
}

/// Checks whether the user has consented on the other device; [`Reason::ConsentPending`] until then. The provider is polled no
/// more often than it allows, however often clients ask.
pub async fn poll_device(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &PollDeviceRequest,
) -> Result<KeptConsent, Refusal> {
    let (owner, name) = (owner(user, session), request.device.as_str());
    let now = context.clock.monotonic();
    let known = context.flows.device(owner, name, now);
    let (asked, may_ask) = known.ok_or_else(|| Refusal::new(Reason::ConsentUnknown))?;
    require_gateways(context, user).await?;
    let pending = |wait: std::time::Duration| {
        Refusal::new(Reason::ConsentPending).with("retryAfterSeconds", wait.as_secs().max(1))
    };
    if !may_ask {
        return Err(pending(asked.next.saturating_sub(now)));
    }
    match asked.provider.poll_device(&*context.web, &asked.secret).await {
        Ok(Polled::Issued(issued)) => {
            context.flows.end_device(owner, name, now);
            give(context, owner, &asked.provider, *issued).await
        }
        Ok(Polled::Pending(more)) => {
            context.flows.slow_down(owner, name, now, more);
            Err(pending(asked.interval + more))
        }
        // The provider may answer the next attempt.
        Err(Reason::OauthUnavailable) => Err(Refusal::new(Reason::OauthUnavailable)),
        Err(reason) => {
            context.flows.end_device(owner, name, now);
            Err(Refusal::new(reason))
        }
    }
}

/// Keeps issued tokens until a gateway is saved with them.
async fn give(
    context: &TokenContext,
    owner: Owner,
    provider: &Arc<TokenProvider>,
    issued: Issued,
) -> Result<KeptConsent, Refusal> {
    let given = given(context, provider, issued).await?;
    Ok(KeptConsent {
        provider: provider.clone(),
        account: given.account.clone(),
        name: context.flows.give(owner, given, context.clock.monotonic())?,
        expires: ends(context, GIVEN),
    })
}

/// Checks that issued tokens are sufficient for a gateway: for sending mail by SMTP, while the user is away.
async fn given(
    context: &TokenContext,
    provider: &Arc<TokenProvider>,
    issued: Issued,
) -> Result<GivenConsent, Refusal> {
    let Some(refresh) = issued.refresh else {
        // Not requested, or not issued a second time: a matter of the registration's scopes.
        tracing::error!(provider = provider.name(), "a provider gave no refresh token");
        return Err(Refusal::new(Reason::OauthClientRejected));
    };
    let is_carried = AccessToken::new(issued.access.expose_secret(), [].into()).is_some();
    let lacks = match (provider.is_enough(issued.scopes.as_deref()), is_carried) {
        (true, true) => None,
        (false, _) => Some(Reason::ScopeMissing),
        (_, false) => Some(Reason::OauthUnavailable),
    };
    if let Some(reason) = lacks {
        // It will not be used.
        let _ = provider.revoke(&*context.web, &refresh).await;
        return Err(Refusal::new(reason));
    }
    let life = std::time::Duration::from_secs(issued.life);
    Ok(GivenConsent {
        provider: provider.clone(),
        account: issued.account,
        refresh,
        access: issued.access,
        access_until: context.clock.monotonic() + life,
    })
}

/// Returns the owner of consents in a user's session.
pub const fn owner(user: &User, session: i64) -> Owner {
    Owner {
        user: user.id,
        session,
    }
}

async fn require_gateways(context: &TokenContext, user: &User) -> Result<(), Refusal> {
    let policy = context.store.read(|db| policies::resolve(db, user)).await?;
    if policy.allowed {
        Ok(())
    } else {
        Err(Refusal::gateways_forbidden(user.address.as_str()))
    }
}

fn redirect(context: &TokenContext) -> String {
    format!("{}{}", context.config.public_url, Page::OauthReturn)
}

fn ends(context: &TokenContext, wait: std::time::Duration) -> Timestamp {
    context.clock.now() + jiff::SignedDuration::try_from(wait).unwrap_or_default()
}
