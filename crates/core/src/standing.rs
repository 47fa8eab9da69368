//! What is true of mail from an address now, and which sentence each page says of it.
//!
//! The policy, the confirmation, the gateway and its health make one [`Standing`]. Every page takes its sentence from there
//! ([`Standing::says`]), so that two of them cannot say different things. The sentences of all states stand in
//! `docs/sentences.md`.

mod says;
mod to_administrator;

use crate::{
    Reason,
    api::{
        GatewayHealth, GatewayState, PersonAddress, PersonDetails, SendAs, UserGateway, VerificationStatus,
    },
    delivery_route::DeliveryRoute,
    person::PersonState,
    policy::{GatewayPolicy, SuspendedMail},
};

pub use says::{
    AddressValues, DeliverySentence, DomainValues, DonePlacement, GatewayValues, NoticeValues, Placement,
    PolicyPlace, TimeValues, UnitValues,
};
pub use to_administrator::says_failure;

/// The condition of a gateway in use.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum GatewayCondition {
    /// The gateway has not been tried yet.
    #[default]
    Untried,
    /// The last attempt succeeded.
    Works,
    /// The gateway signs its user in; whether it accepts mail from the address is not known.
    SenderUnknown,
    /// The gateway fails, so that mail waits.
    Waits,
    /// The gateway signs its user in but has accepted no message, so that mail is returned to its author.
    Returns,
}

impl GatewayCondition {
    /// Every condition of a gateway.
    pub const ALL: [Self; 5] = [
        Self::Untried,
        Self::Works,
        Self::SenderUnknown,
        Self::Waits,
        Self::Returns,
    ];

    /// Derives the condition from the gateway's health.
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

/// The treatment of mail from a confirmed address.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeliveryPath {
    /// The address has no gateway: the organisation's servers deliver.
    Organisation,
    /// The address's gateway delivers.
    Gateway(GatewayCondition),
    /// The policy forbids the address's gateway, and its mail is refused.
    Refused,
    /// The policy forbids the address's gateway, and the organisation's servers deliver.
    OnBehalf,
}

impl DeliveryPath {
    /// Every path of delivery.
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

/// The present state of an address, as far as it decides about its mail.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Standing {
    /// True if the address is confirmed; nothing can be sent before that.
    pub accepted: bool,
    /// The treatment of its mail; before the confirmation, the treatment to come.
    pub way: DeliveryPath,
}

impl Standing {
    /// Derives the standing from a policy, the confirmation and the condition of the gateway, if there is one.
    pub fn of(policy: GatewayPolicy, accepted: bool, gateway: Option<GatewayCondition>) -> Self {
        let way = match (gateway, policy.allowed, policy.suspended_mail) {
            (None, _, _) => DeliveryPath::Organisation,
            (Some(fares), true, _) => DeliveryPath::Gateway(fares),
            (Some(_), false, SuspendedMail::Refuse) => DeliveryPath::Refused,
            (Some(_), false, SuspendedMail::OnBehalf) => DeliveryPath::OnBehalf,
        };
        Self { accepted, way }
    }

    /// Every distinguishable standing: a gateway's health does not matter before the confirmation.
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

    /// The route of a message sent now, or the reason why none can be sent.
    pub const fn route(self) -> Result<DeliveryRoute, Reason> {
        match self.way {
            _ if !self.accepted => Err(Reason::AliasPending),
            DeliveryPath::Refused => Err(Reason::AliasSuspended),
            DeliveryPath::Organisation | DeliveryPath::OnBehalf => Ok(DeliveryRoute::Organisation),
            DeliveryPath::Gateway(_) => Ok(DeliveryRoute::Gateway),
        }
    }

    /// Returns true if the policy forbids the address's gateway.
    pub const fn rests(self) -> bool {
        matches!(self.way, DeliveryPath::Refused | DeliveryPath::OnBehalf)
    }

    /// Returns true if the address's gateway delivers but is known to fail.
    pub const fn fails(self) -> bool {
        let fails = matches!(
            self.way,
            DeliveryPath::Gateway(GatewayCondition::Waits | GatewayCondition::Returns)
        );
        self.accepted && fails
    }

    /// Returns true if mail is known to leave, and not to wait for a failing gateway.
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

/// The policy that an address was read with. `known` is the account's, which may be older or newer; the address's own state takes
/// precedence.
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

/// The standing of an address as read from the API; `known` is the policy that the account was read with.
pub fn of_alias(alias: &SendAs, known: GatewayPolicy) -> Standing {
    let health = alias.fromline.as_ref().and_then(|own| own.health.as_ref());
    let gateway = alias.smtp_msa.is_some().then(|| GatewayCondition::of(health));
    Standing::of(find_policy(alias, known), is_accepted(alias), gateway)
}

/// The standing of a gateway in the administrator's list.
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

/// The standing of an address of somebody, as administrators read it; `None` while the account is closed, from which nothing is sent.
pub fn of_person_address(address: &PersonAddress, person: &PersonDetails) -> Option<Standing> {
    let policy = GatewayPolicy {
        allowed: person.suspended_mail.is_none(),
        suspended_mail: person.suspended_mail.unwrap_or_default(),
    };
    let gateway = address
        .host
        .is_some()
        .then(|| GatewayCondition::of(address.health.as_ref()));
    let is_open = person.person.state != PersonState::Closed;
    is_open.then(|| Standing::of(policy, !address.pending, gateway))
}

fn is_accepted(alias: &SendAs) -> bool {
    alias.verification_status != Some(VerificationStatus::Pending)
}

#[cfg(test)]
mod tests;
