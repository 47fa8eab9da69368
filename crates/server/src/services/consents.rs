//! Consent at a provider, in place of a gateway's password: asked for, and taken from the provider's way back.
//!
//! What comes back is bound to the browser's session that asked, by a state that is good once and for ten minutes, and by PKCE; a
//! provider that says who it is must be the one that was asked (RFC 9207).

use std::sync::Arc;

use fromline_core::{
    Reason,
    address::Address,
    api::{
        BeginConsentRequest, BeginConsentResponse, BeginDeviceRequest, BeginDeviceResponse, ConsentProvider,
        ConsentProviders, FinishConsentRequest, FinishConsentResponse, PollDeviceRequest,
    },
    page::Page,
};
use secrecy::{ExposeSecret as _, SecretString};

use super::{aliases::username, policies, refusal::Refusal};
use crate::{
    idn::to_ascii,
    oauth::{
        ASKED, Asked, AskedDevice, ConsentRequest, GIVEN, GivenConsent, Issued, Owner, Polled, TokenProvider,
        challenge, of_error, verifier,
    },
    smtp::AccessToken,
    state::TokenContext,
    store::{aliases, users::User},
};

/// The longest code and state that are looked at, in bytes.
const LONGEST: usize = 4096;

/// The providers that are registered.
pub fn providers(context: &TokenContext) -> ConsentProviders {
    let shown = context.providers.iter().map(|provider| ConsentProvider {
        name: provider.name().to_owned(),
        label: provider.label().to_owned(),
        hosts: provider.hosts().iter().map(ToString::to_string).collect(),
        device: provider.may_know_devices(),
        passwords_end: provider.passwords_end().map(|day| day.to_string()),
    });
    ConsentProviders {
        providers: shown.collect(),
    }
}

/// Where the user consents.
pub async fn begin(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &BeginConsentRequest,
) -> Result<BeginConsentResponse, Refusal> {
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
    Ok(BeginConsentResponse {
        url: url.to_string(),
        expires: ends(context, ASKED),
    })
}

/// The user name at an alias's gateway, for the provider whose gateway it is; none where it does not open: then the user is asked
/// without.
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

/// Turns what the provider brought back into a consent that a gateway can be saved with.
pub async fn finish(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &FinishConsentRequest,
) -> Result<FinishConsentResponse, Refusal> {
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

/// Asks a provider for a code that the user enters on another device.
pub async fn begin_device(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &BeginDeviceRequest,
) -> Result<BeginDeviceResponse, Refusal> {
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
    Ok(BeginDeviceResponse {
        device: context
            .flows
            .ask_device(owner(user, session), asked, now, code.life)?,
        user_code: code.user_code,
        page: code.page.to_string(),
        interval_seconds: u32::try_from(code.interval.as_secs()).unwrap_or(u32::MAX),
        expires: ends(context, code.life),
    })
}

/// Whether the user has consented on the other device: [`Reason::ConsentPending`] until then. The provider is not asked more often than
/// it wants, however often we are.
pub async fn poll_device(
    context: &TokenContext,
    user: &User,
    session: i64,
    request: &PollDeviceRequest,
) -> Result<FinishConsentResponse, Refusal> {
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
        // It may answer the next time.
        Err(Reason::OauthUnavailable) => Err(Refusal::new(Reason::OauthUnavailable)),
        Err(reason) => {
            context.flows.end_device(owner, name, now);
            Err(Refusal::new(reason))
        }
    }
}

/// Keeps what was issued until a gateway is saved with it.
async fn give(
    context: &TokenContext,
    owner: Owner,
    provider: &Arc<TokenProvider>,
    issued: Issued,
) -> Result<FinishConsentResponse, Refusal> {
    let given = given(context, provider, issued).await?;
    let account = given.account.as_ref().map(|account| account.as_str().to_owned());
    Ok(FinishConsentResponse {
        provider: provider.name().to_owned(),
        account,
        consent: context.flows.give(owner, given, context.clock.monotonic())?,
        expires: ends(context, GIVEN),
    })
}

/// What was issued, if a gateway can be used with it: for mail, while the user is away, and by SMTP.
async fn given(
    context: &TokenContext,
    provider: &Arc<TokenProvider>,
    issued: Issued,
) -> Result<GivenConsent, Refusal> {
    let Some(refresh) = issued.refresh else {
        // Not asked for, or not given twice: the registration's scopes say so.
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
        // Nobody will use it.
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

/// The session of a user, as consents know it.
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

fn ends(context: &TokenContext, wait: std::time::Duration) -> String {
    let wait = jiff::SignedDuration::try_from(wait).unwrap_or_default();
    (context.clock.now() + wait).to_string()
}
