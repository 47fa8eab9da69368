//! The credentials of a delivery, read at the moment their bytes are sent.

use async_trait::async_trait;
use fromline_core::{
    Reason,
    delivery_route::DeliveryRoute,
    gateway::{Gateway, sign_in::Presented},
};
use fromline_outbound::smtp::{Credentials, Login, SmtpFailure};
use fromline_store::{
    aliases::Alias,
    gateways::{CredentialKind, StoredGateway},
    users,
};

use crate::{
    refusal::Refusal,
    routing::route_mail,
    state::TokenContext,
    tokens::{ShownToken, login, presented},
};

/// Credentials that are valid only while the alias uses this gateway.
pub struct LiveCredentials<'a> {
    context: &'a TokenContext,
    /// The row id of the user who sent the message.
    user: i64,
    /// The alias's address.
    from: &'a str,
    /// The gateway that was connected to; credentials of any other are not sent.
    gateway: &'a Gateway,
    /// The kind of credential when the delivery started.
    kind: CredentialKind,
    shown: ShownToken,
}

impl<'a> LiveCredentials<'a> {
    /// Creates the credentials for a session with this gateway.
    pub fn new(
        context: &'a TokenContext,
        user: i64,
        from: &'a str,
        gateway: &'a Gateway,
        kind: CredentialKind,
    ) -> Self {
        Self {
            context,
            user,
            from,
            gateway,
            kind,
            shown: ShownToken::default(),
        }
    }

    /// Returns the alias, if it uses this gateway now.
    async fn alias(&self) -> Result<Option<(Alias, StoredGateway)>, Refusal> {
        self.context
            .store
            .read(|db| {
                let Some(user) = users::by_id(db, self.user)? else {
                    return Ok(None);
                };
                let sending = route_mail(db, &user, self.from, "")?;
                let Some(alias) = sending.alias.filter(|_| sending.route == DeliveryRoute::Gateway) else {
                    return Ok(None);
                };
                let stored = alias
                    .gateway
                    .clone()
                    .filter(|stored| stored.gateway == *self.gateway && stored.kind == self.kind);
                Ok(stored.map(|stored| (alias, stored)))
            })
            .await
    }
}

#[async_trait]
impl Credentials for LiveCredentials<'_> {
    fn presents(&self) -> Presented {
        presented(self.kind)
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        match self.alias().await {
            Ok(Some((alias, stored))) => {
                let login = login(self.context, &alias, &stored).await?;
                Ok(self.shown.note(login))
            }
            Err(refusal)
                if matches!(
                    refusal.reason,
                    Reason::Internal | Reason::Unavailable | Reason::StorageBusy | Reason::StorageFull
                ) =>
            {
                Err(SmtpFailure::temporary(Reason::Unavailable))
            }
            // Something changed meanwhile; the message is decided anew.
            Ok(None) | Err(_) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        }
    }

    async fn renewed(&self) -> bool {
        match self.alias().await {
            Ok(Some((_, stored))) => self.shown.renewed(self.context, &stored).await,
            _ => false,
        }
    }
}
