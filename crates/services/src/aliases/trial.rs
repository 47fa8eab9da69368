//! The trial of a new gateway: Fromline signs in and asks whether the user may send from the alias.

use std::{
    net::IpAddr,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use fromline_core::{
    Reason,
    gateway::{parse_app_password, sign_in::Presented},
};
use fromline_outbound::{
    limits::CountedTry,
    smtp::{
        CheckFindings, Credential, Credentials, GatewayAccount, Login, SenderQuestion, SmtpFailure, Trial,
    },
    vault::credentials,
};
use fromline_store::{StoreError, Tx, aliases, users::User};
use secrecy::{ExposeSecret, SecretString};

use super::account::NewAccount;
use crate::{refusal::Refusal, state::AliasContext, system_mail::to_wire_form};

/// Checks credentials for an alias and returns those that the gateway accepted.
///
/// # Errors
///
/// [`Reason::RateLimited`] if the user checks too often, [`Reason::Unavailable`] if too many checks are running, and otherwise
/// the reason why the check failed, at the field that it concerns (see [`Refusal::of_check`]).
pub async fn check(
    context: &AliasContext,
    user: &User,
    alias: &str,
    account: NewAccount,
) -> Result<(NewAccount, CheckFindings), Refusal> {
    let _turn = context
        .gateway_check_limits
        .enter(user.id, context.clock.monotonic())?;
    let question = SenderQuestion {
        sender: to_wire_form(alias),
        recipient: user.address.ascii(),
    };
    match account {
        NewAccount::Password(account) => {
            let (account, checked) = password(context, user, &question, account).await?;
            Ok((NewAccount::Password(account), checked))
        }
        NewAccount::Consent(consented) => {
            // Tokens cannot be guessed, so their attempts are not counted.
            let trial = TokenTrial(Login {
                username: consented.grant.username.clone(),
                credential: Credential::Token(consented.token.clone()),
            });
            let gateway = consented.grant.gateway();
            let checked = context
                .gateways
                .check_before_saving(gateway, &trial, &question)
                .await;
            let checked = checked.map_err(|failure| Refusal::of_check(failure).about_consent())?;
            Ok((NewAccount::Consent(consented), checked))
        }
    }
}

/// Checks a password, also without the spaces with which it may have been pasted.
async fn password(
    context: &AliasContext,
    user: &User,
    question: &SenderQuestion,
    account: GatewayAccount,
) -> Result<(GatewayAccount, CheckFindings), Refusal> {
    let pasted = parse_app_password(account.password.expose_secret()).map(SecretString::from);
    let typed = account.password.clone();
    let passwords: Vec<&SecretString> = pasted.iter().chain([&typed]).collect();
    let is_known = context
        .store
        .read(|db| is_stored(db, context, user, &account, &passwords))
        .await?;
    let mut attempt = CountedAttempt::new(context, user, account, is_known);
    if let Some(pasted) = &pasted {
        attempt.account.password = pasted.clone();
    }
    let mut checked = attempt.check(question).await;
    // Four groups of four letters may be a real password with its spaces.
    if pasted.is_some() && checked.is_err_and(|failure| failure.reason.needs_password()) {
        attempt.account.password = typed;
        checked = attempt.check(question).await;
    }
    attempt.ended(&checked);
    match checked {
        Ok(checked) => Ok((attempt.account.clone(), checked)),
        Err(failure) => Err(attempt.refusal(failure)),
    }
}

/// Returns whether one of the user's aliases has this username with one of these passwords stored for the gateway, so that it was
/// accepted before.
fn is_stored(
    db: &mut Tx,
    context: &AliasContext,
    user: &User,
    account: &GatewayAccount,
    passwords: &[&SecretString],
) -> Result<bool, StoreError> {
    let all = aliases::of_user(db, user.id)?;
    Ok(all.iter().any(|alias| {
        let stored = alias.gateway.as_ref();
        let stored = stored.filter(|stored| stored.gateway.host == account.gateway.host);
        let opened = stored.and_then(|stored| credentials::open(&context.keys, alias, stored).ok());
        opened.is_some_and(|opened| {
            opened.username.expose_secret() == account.username.expose_secret()
                && passwords
                    .iter()
                    .any(|password| password.expose_secret() == opened.password.expose_secret())
        })
    }))
}

/// A token that a provider has just issued.
struct TokenTrial(Login);

#[async_trait]
impl Credentials for TokenTrial {
    fn presents(&self) -> Presented {
        self.0.presents()
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        self.0.now().await
    }
}

impl Trial for TokenTrial {
    fn may_try(&self, _: &[IpAddr]) -> Result<(), SmtpFailure> {
        Ok(())
    }
}

/// One attempt of a user, counted as wrong from the moment the credential is sent until the result is known, so that abandoning
/// it does not avoid the limit.
struct CountedAttempt<'a> {
    context: &'a AliasContext,
    user_id: i64,
    account: GatewayAccount,
    /// Whether these credentials were right before.
    is_known: bool,
    taken: Mutex<Option<CountedTry>>,
    has_left: AtomicBool,
    /// Seconds to wait, if the limit refused the attempt.
    wait: AtomicU64,
}

impl<'a> CountedAttempt<'a> {
    fn new(context: &'a AliasContext, user: &User, account: GatewayAccount, is_known: bool) -> Self {
        Self {
            context,
            user_id: user.id,
            account,
            is_known,
            taken: Mutex::default(),
            has_left: AtomicBool::new(false),
            wait: AtomicU64::new(0),
        }
    }

    async fn check(&self, question: &SenderQuestion) -> Result<CheckFindings, SmtpFailure> {
        let gateway = &self.account.gateway;
        self.context
            .gateways
            .check_before_saving(gateway, self, question)
            .await
    }

    fn ended(&self, checked: &Result<CheckFindings, SmtpFailure>) {
        let tries = self.context.gateway_check_limits.tries();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut taken) = taken.take() else { return };
        match checked.map_err(|failure| failure.reason) {
            Err(reason) if reason.needs_password() => {
                tries.record_wrong(&mut taken, self.context.clock.now());
            }
            // The credentials were accepted.
            Ok(_) | Err(Reason::SenderRefused) => tries.record_right(&mut taken),
            Err(_) => tries.give_back(&mut taken),
        }
    }

    fn refusal(&self, failure: SmtpFailure) -> Refusal {
        let refusal = Refusal::of_check(failure);
        match self.wait.load(Ordering::Relaxed) {
            0 => refusal,
            seconds => refusal.with("retryAfterSeconds", seconds),
        }
    }
}

impl Drop for CountedAttempt<'_> {
    fn drop(&mut self) {
        let tries = self.context.gateway_check_limits.tries();
        let taken = self.taken.get_mut().unwrap_or_else(PoisonError::into_inner);
        match taken {
            Some(taken) if *self.has_left.get_mut() => tries.record_wrong(taken, self.context.clock.now()),
            Some(taken) => tries.give_back(taken),
            None => (),
        }
    }
}

#[async_trait]
impl Credentials for CountedAttempt<'_> {
    fn presents(&self) -> Presented {
        Presented::Password
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        self.has_left.store(true, Ordering::Relaxed);
        Ok(self.account.login())
    }
}

impl Trial for CountedAttempt<'_> {
    fn may_try(&self, addresses: &[IpAddr]) -> Result<(), SmtpFailure> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        // The other form of a pasted password counts as the same attempt.
        if self.is_known || taken.is_some() {
            return Ok(());
        }
        let credentials = (
            self.account.username.expose_secret(),
            self.account.password.expose_secret(),
        );
        let now = self.context.clock.now();
        let begun =
            self.context
                .gateway_check_limits
                .tries()
                .begin(self.user_id, addresses, credentials, now);
        *taken = Some(begun.map_err(|seconds| {
            self.wait.store(seconds, Ordering::Relaxed);
            SmtpFailure::permanent(Reason::WrongPasswordLimit)
        })?);
        Ok(())
    }
}
