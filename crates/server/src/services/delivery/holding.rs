//! The credentials of a delivery: read when their bytes are due.

use async_trait::async_trait;
use fromline_core::{
    Reason,
    gateway::{Gateway, sign_in::Presented},
    route::Route,
};

use crate::{
    services::{refusal::Refusal, sending::sending},
    smtp::{Credentials, Login, SmtpFailure},
    state::App,
    store::users,
    vault::credentials,
};

/// Holds as long as the alias goes through this gateway.
pub struct Holding<'a> {
    app: &'a App,
    /// Whoever wrote the message: row id.
    user: i64,
    /// The alias's address.
    from: &'a str,
    /// The gateway that was connected to: no other one's password is sent there.
    gateway: &'a Gateway,
}

impl<'a> Holding<'a> {
    /// For a session with this gateway.
    pub const fn new(app: &'a App, user: i64, from: &'a str, gateway: &'a Gateway) -> Self {
        Self {
            app,
            user,
            from,
            gateway,
        }
    }

    async fn login(&self) -> Result<Option<Login>, Refusal> {
        self.app
            .store
            .read(|db| {
                let Some(user) = users::by_id(db, self.user)? else {
                    return Ok(None);
                };
                let sending = sending(db, &user, self.from, "")?;
                let Some(alias) = sending.alias.filter(|_| sending.route == Route::Gateway) else {
                    return Ok(None);
                };
                let stored = alias
                    .gateway
                    .as_ref()
                    .filter(|stored| stored.gateway == *self.gateway);
                let account = stored
                    .map(|stored| credentials::open(&self.app.keys, &alias, stored))
                    .transpose()?;
                Ok(account.map(|account| account.login()))
            })
            .await
    }
}

#[async_trait]
impl Credentials for Holding<'_> {
    fn presents(&self) -> Presented {
        Presented::Password
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        match self.login().await {
            Ok(Some(login)) => Ok(login),
            Err(refusal)
                if matches!(
                    refusal.reason,
                    Reason::Internal | Reason::Unavailable | Reason::StorageBusy | Reason::StorageFull
                ) =>
            {
                Err(SmtpFailure::temporary(Reason::Unavailable))
            }
            // Something was changed meanwhile; the message is decided about again.
            Ok(None) | Err(_) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        }
    }
}
