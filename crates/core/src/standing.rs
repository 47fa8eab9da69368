//! What is true of mail from an address now, and which sentence each page says of it.
//!
//! The policy, the confirmation, the gateway and its health make one [`Standing`]. Every page takes its sentence from there
//! ([`Standing::says`]), so that two of them cannot say different things. The sentences of all states stand in
//! `docs/sentences.md`.

mod says;

use crate::{
    Reason,
    api::{GatewayHealth, GatewayState, SendAs, UserGateway, VerificationStatus},
    delivery_route::DeliveryRoute,
    policy::{GatewayPolicy, SuspendedMail},
};

pub use says::{Placement, PolicyPlace};

/// The condition of a gateway in use.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum GatewayCondition {
    /// Nobody has tried it yet.
    #[default]
    Untried,
    /// It worked when it was last tried.
    Works,
    /// It signs its user in; whether it lets mail from the address through is not known.
    SenderUnknown,
    /// It does not work: mail waits.
    Waits,
    /// It signs its user in and has confirmed no message: mail comes back to its writer.
    Returns,
}

impl GatewayCondition {
    /// Each.
    pub const ALL: [Self; 5] = [
        Self::Untried,
        Self::Works,
        Self::SenderUnknown,
        Self::Waits,
        Self::Returns,
    ];

    /// By what is known of a gateway.
    pub fn of(health: Option<&GatewayHealth>) -> Self {
        let Some(health) = health else {
            return Self::Untried;
        };
        let about_message = || {
            let failure = health.last_failure.as_ref();
            failure.is_some_and(|failure| failure.reason.is_about_message())
        };
        match health.state {
            GatewayState::Failing if health.no_message_since.is_some() && about_message() => Self::Returns,
            GatewayState::Failing => Self::Waits,
            GatewayState::Ok if health.sender_unknown => Self::SenderUnknown,
            GatewayState::Ok if health.last_success.is_some() => Self::Works,
            GatewayState::Ok => Self::Untried,
        }
    }
}

/// What happens to mail sent from a confirmed address.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeliveryPath {
    /// The organisation's servers deliver: it has no gateway.
    Organisation,
    /// Its gateway delivers.
    Gateway(GatewayCondition),
    /// It has a gateway that the policy forbids, and mail is refused.
    Refused,
    /// It has a gateway that the policy forbids, and the organisation's servers deliver.
    OnBehalf,
}

impl DeliveryPath {
    /// Each.
    pub const ALL: [Self; 8] = [
        Self::Organisation,
        Self::Gateway(GatewayCondition::Untried),
        Self::Gateway(GatewayCondition::Works),
        Self::Gateway(GatewayCondition::SenderUnknown),
        Self::Gateway(GatewayCondition::Waits),
        Self::Gateway(GatewayCondition::Returns),
        Self::Refused,
        Self::OnBehalf,
    ];
}

/// What is true of mail from an address now.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Standing {
    /// Whether its owner confirmed it: before that nothing can be sent.
    pub accepted: bool,
    /// What becomes of its mail; before the confirmation, what will.
    pub way: DeliveryPath,
}

impl Standing {
    /// The standing under a policy, by the confirmation and the condition of the gateway, if there is one.
    pub fn of(policy: GatewayPolicy, accepted: bool, gateway: Option<GatewayCondition>) -> Self {
        let way = match (gateway, policy.allowed, policy.suspended_mail) {
            (None, _, _) => DeliveryPath::Organisation,
            (Some(fares), true, _) => DeliveryPath::Gateway(fares),
            (Some(_), false, SuspendedMail::Refuse) => DeliveryPath::Refused,
            (Some(_), false, SuspendedMail::OnBehalf) => DeliveryPath::OnBehalf,
        };
        Self { accepted, way }
    }

    /// Each that can be told from the others: the health of a gateway does not matter before the confirmation.
    pub fn all() -> impl Iterator<Item = Self> {
        let pending = DeliveryPath::ALL.into_iter();
        let pending = pending.filter(
            |way| !matches!(way, DeliveryPath::Gateway(fares) if *fares != GatewayCondition::Untried),
        );
        let pending = pending.map(|way| Self { accepted: false, way });
        let accepted = DeliveryPath::ALL
            .into_iter()
            .map(|way| Self { accepted: true, way });
        pending.chain(accepted)
    }

    /// Who delivers a message that is sent now, or why none is sent.
    pub const fn route(self) -> Result<DeliveryRoute, Reason> {
        match self.way {
            _ if !self.accepted => Err(Reason::AliasPending),
            DeliveryPath::Refused => Err(Reason::AliasSuspended),
            DeliveryPath::Organisation | DeliveryPath::OnBehalf => Ok(DeliveryRoute::Organisation),
            DeliveryPath::Gateway(_) => Ok(DeliveryRoute::Gateway),
        }
    }

    /// Whether it has a gateway that the policy forbids.
    pub const fn rests(self) -> bool {
        matches!(self.way, DeliveryPath::Refused | DeliveryPath::OnBehalf)
    }

    /// Whether its mail is known to leave, and not to stick in a gateway that fails.
    pub const fn can_send(self) -> bool {
        let leaves = match self.way {
            DeliveryPath::Organisation | DeliveryPath::OnBehalf => true,
            DeliveryPath::Gateway(fares) => {
                matches!(fares, GatewayCondition::Untried | GatewayCondition::Works)
            }
            DeliveryPath::Refused => false,
        };
        self.accepted && leaves
    }
}

/// The policy that an address was read with; `known` is the account's, which may be older or newer. The address's own word counts
/// where it has one.
pub fn find_policy(alias: &SendAs, known: GatewayPolicy) -> GatewayPolicy {
    let Some(own) = &alias.fromline else {
        return known;
    };
    match own.suspended_mail {
        Some(suspended_mail) => GatewayPolicy {
            allowed: false,
            suspended_mail,
        },
        None if is_accepted(alias) && alias.smtp_msa.is_some() => GatewayPolicy {
            allowed: true,
            ..known
        },
        None => known,
    }
}

/// What is true of mail from an address as it was read; `known` is the policy that the account was read with.
pub fn of_alias(alias: &SendAs, known: GatewayPolicy) -> Standing {
    let health = alias.fromline.as_ref().and_then(|own| own.health.as_ref());
    let gateway = alias.smtp_msa.is_some().then(|| GatewayCondition::of(health));
    Standing::of(find_policy(alias, known), is_accepted(alias), gateway)
}

/// The same of a gateway in the administrator's list.
pub fn of_gateway(gateway: &UserGateway) -> Standing {
    let policy = GatewayPolicy {
        allowed: !gateway.suspended && gateway.suspended_mail.is_none(),
        suspended_mail: gateway.suspended_mail.unwrap_or_default(),
    };
    Standing::of(
        policy,
        !gateway.pending,
        Some(GatewayCondition::of(gateway.health.as_ref())),
    )
}

fn is_accepted(alias: &SendAs) -> bool {
    alias.verification_status != Some(VerificationStatus::Pending)
}

#[cfg(test)]
mod tests;
