//! Which message each page shows in which state.

use super::{DeliveryPath, GatewayCondition, Standing};
use crate::{
    policy::{GatewayPolicy, PolicyChange, SuspendedMail},
    text::{MessageId, id, signature},
};

/// A place in the app where a sentence about an address stands that needs no values.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Placement {
    /// The badge beside the address, in the list and on the administrator's page.
    Badge,
    /// The reason why mail is not sent, or not as set up: in the list, on the address's page, after the confirmation.
    Note,
    /// The treatment of its mail after the confirmation, if different from the setup.
    Then,
    /// The address's page, after confirmation there.
    EditDone,
    /// Above the test message.
    Test,
    /// The address's page: the effect of keeping the gateway.
    Keep,
    /// The address's page: the effect of removing the gateway.
    Remove,
    /// Administrators' pages: the treatment of its mail if no gateway of it delivers now.
    Administrator,
}

/// A place where an address is named once it is confirmed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DonePlacement {
    /// The heading of the wizard's last step.
    Wizard,
    /// The page of the emailed link.
    Link,
}

signature! {
    /// The address that a sentence about an alias names.
    pub struct AddressValues { address: Text }
}

signature! {
    /// The domain of the address.
    pub struct DomainValues { domain: Text }
}

signature! {
    /// A date and time.
    pub struct TimeValues { when: Text }
}

signature! {
    /// Host, port and security of the gateway that a sentence names.
    pub struct GatewayValues { host: Text, port: Text, security: Text }
}

/// The sentence that says which server delivers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DeliverySentence {
    /// The organisation's servers deliver, says this message.
    Organisation(MessageId),
    /// The address's gateway, if only later.
    Gateway(MessageId<GatewayValues>),
}

impl Standing {
    /// The message shown at this place in this state; `None` if there is none.
    pub const fn says(self, place: Placement) -> Option<MessageId> {
        let way = self.way;
        match place {
            Placement::Badge => self.badge(),
            Placement::Note => self.note(),
            Placement::Then => match way {
                DeliveryPath::Refused if !self.accepted => Some(id!("aliases-pending-then-refuse")),
                DeliveryPath::OnBehalf if !self.accepted => Some(id!("aliases-pending-then-behalf")),
                _ => None,
            },
            Placement::EditDone if self.can_send() => Some(id!("aliases-edit-confirmed")),
            Placement::EditDone if self.accepted => Some(id!("aliases-edit-confirmed-only")),
            Placement::EditDone => None,
            Placement::Test if !self.accepted => None,
            Placement::Test => Some(match way {
                DeliveryPath::Refused => id!("wizard-test-refused"),
                _ => id!("wizard-test-text"),
            }),
            Placement::Keep => match way {
                DeliveryPath::Refused if self.accepted => Some(id!("aliases-edit-keep-refuse")),
                DeliveryPath::OnBehalf if self.accepted => Some(id!("aliases-edit-keep-behalf")),
                DeliveryPath::Refused | DeliveryPath::OnBehalf => Some(id!("aliases-edit-keep-pending")),
                DeliveryPath::Gateway(_) => Some(id!("wizard-delivery-gateway-hint")),
                DeliveryPath::Organisation => None,
            },
            Placement::Remove => match way {
                DeliveryPath::Organisation => None,
                DeliveryPath::Gateway(_) => Some(id!("wizard-delivery-organization-hint")),
                DeliveryPath::Refused | DeliveryPath::OnBehalf => Some(id!("aliases-edit-remove-means")),
            },
            Placement::Administrator => match way {
                DeliveryPath::Organisation if self.accepted => Some(id!("people-organization")),
                DeliveryPath::Organisation => Some(id!("people-then-organization")),
                _ if !self.accepted => Some(id!("gateways-row-pending")),
                DeliveryPath::Refused => Some(id!("gateways-row-refused")),
                DeliveryPath::OnBehalf => Some(id!("gateways-row-behalf")),
                DeliveryPath::Gateway(_) => None,
            },
        }
    }

    /// The message shown once the address is confirmed; `None` while it is not.
    pub const fn says_done(self, place: DonePlacement) -> Option<MessageId<AddressValues>> {
        match place {
            DonePlacement::Wizard if self.can_send() => Some(id!("wizard-done-heading")),
            DonePlacement::Wizard if self.accepted => Some(id!("wizard-done-confirmed")),
            DonePlacement::Link if self.can_send() => Some(id!("confirm-done")),
            DonePlacement::Link if self.accepted => Some(id!("confirm-done-only")),
            DonePlacement::Wizard | DonePlacement::Link => None,
        }
    }

    /// The message about the expected DMARC result of mail that its gateway delivers; `None` if it delivers none.
    pub const fn says_arrival(self) -> Option<MessageId<DomainValues>> {
        match self.way {
            DeliveryPath::Gateway(fares) if self.accepted && !matches!(fares, GatewayCondition::Returns) => {
                Some(id!("arrival-expected"))
            }
            _ => None,
        }
    }

    /// The message about the health of its gateway; `None` if no gateway delivers.
    pub const fn says_health(self) -> Option<MessageId<TimeValues>> {
        match self.way {
            DeliveryPath::Gateway(fares) if self.accepted => Some(fares.says()),
            _ => None,
        }
    }

    /// The message about the server that delivers, in the list and on the address's page.
    pub const fn says_route(self) -> DeliverySentence {
        use DeliverySentence::{Gateway, Organisation};
        match self.way {
            DeliveryPath::Refused | DeliveryPath::OnBehalf => Gateway(id!("aliases-route-rests")),
            DeliveryPath::Organisation if self.accepted => Organisation(id!("aliases-route-organization")),
            DeliveryPath::Gateway(GatewayCondition::Waits | GatewayCondition::Returns) if self.accepted => {
                Gateway(id!("aliases-route-gateway-fails"))
            }
            DeliveryPath::Gateway(_) if self.accepted => Gateway(id!("aliases-route-gateway")),
            DeliveryPath::Organisation => Organisation(id!("aliases-route-then-organization")),
            DeliveryPath::Gateway(_) => Gateway(id!("aliases-route-then-gateway")),
        }
    }

    const fn badge(self) -> Option<MessageId> {
        match self.way {
            _ if !self.accepted => Some(id!("aliases-pending")),
            DeliveryPath::Refused | DeliveryPath::OnBehalf => Some(id!("aliases-suspended")),
            DeliveryPath::Organisation => None,
            DeliveryPath::Gateway(fares) => Some(fares.badge()),
        }
    }

    const fn note(self) -> Option<MessageId> {
        match self.way {
            _ if !self.accepted => Some(id!("aliases-pending-text")),
            DeliveryPath::Refused => Some(id!("aliases-suspended-refuse")),
            DeliveryPath::OnBehalf => Some(id!("aliases-suspended-behalf")),
            DeliveryPath::Organisation | DeliveryPath::Gateway(_) => None,
        }
    }
}

impl GatewayCondition {
    /// Id of the message with one word, for lists.
    pub const fn badge(self) -> MessageId {
        match self {
            Self::Untried => id!("gateways-unknown"),
            Self::Works => id!("gateways-works"),
            Self::SenderUnknown => id!("gateways-unproven"),
            Self::Waits | Self::Returns => id!("gateways-fails"),
        }
    }

    /// Id of the message with a sentence.
    pub const fn says(self) -> MessageId<TimeValues> {
        match self {
            Self::Untried => id!("gateways-not-tried"),
            Self::Works => id!("gateways-last-worked"),
            Self::SenderUnknown => id!("gateways-sender-unknown"),
            Self::Waits => id!("gateways-fails-since"),
            Self::Returns => id!("gateways-no-message-since"),
        }
    }

    /// Id of the message about the last attempt that succeeded: of a gateway that has accepted no message yet, only the sign-in did.
    pub const fn says_last(self) -> MessageId<TimeValues> {
        match self {
            Self::Untried | Self::Works | Self::Waits => id!("gateways-last-worked"),
            Self::SenderUnknown | Self::Returns => id!("gateways-last-signed-in"),
        }
    }
}

/// A place where an administrator reads about the present policy.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PolicyPlace {
    /// The sentence about the setting, shown when two administrators disagree.
    State,
    /// Above the list of gateways.
    Gateways,
    /// Above the preview beside the switch, with an address that has a gateway.
    Preview,
}

impl PolicyPlace {
    /// Every place of the document.
    pub const ALL: [Self; 3] = [Self::State, Self::Gateways, Self::Preview];

    /// Name of the place in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "setting, two administrators: the setting",
            Self::Gateways => "setting, gateways page: below the count",
            Self::Preview => "setting: above the preview",
        }
    }
}

impl GatewayPolicy {
    /// Id of the message shown at this place under this policy.
    pub const fn says(self, place: PolicyPlace) -> MessageId {
        use SuspendedMail::{OnBehalf, Refuse};
        match (place, self.allowed, self.suspended_mail) {
            (PolicyPlace::State, true, _) => id!("policy-state-on"),
            (PolicyPlace::State, false, Refuse) => id!("policy-state-off-refuse"),
            (PolicyPlace::State, false, OnBehalf) => id!("policy-state-off-behalf"),
            (PolicyPlace::Gateways, true, _) => id!("gateways-all-work"),
            (PolicyPlace::Gateways, false, Refuse) => id!("gateways-off-refuse"),
            (PolicyPlace::Gateways, false, OnBehalf) => id!("gateways-off-behalf"),
            (PolicyPlace::Preview, true, _) => id!("policy-preview-gateway"),
            (PolicyPlace::Preview, false, Refuse) => id!("policy-preview-refused"),
            (PolicyPlace::Preview, false, OnBehalf) => id!("policy-preview-behalf"),
        }
    }
}

signature! {
    /// The unit whose policy is changed, as a path.
    pub struct UnitValues { unit: Text }
}

signature! {
    /// What an email about a change names: the user's addresses that it is about, how many they are, and the page that lists them.
    pub struct NoticeValues { addresses: Text, count: Number, link: Text }
}

impl PolicyChange {
    /// Id of the title of the question before the change.
    pub const fn title(self) -> MessageId {
        match self {
            Self::On => id!("policy-on-title"),
            Self::Off(_) => id!("policy-off-title"),
            Self::Mail(SuspendedMail::Refuse) => id!("policy-refuse-title"),
            Self::Mail(SuspendedMail::OnBehalf) => id!("policy-behalf-title"),
        }
    }

    /// Id of the title of the question before the change of one of several units.
    pub const fn title_of_unit(self) -> MessageId<UnitValues> {
        match self {
            Self::On => id!("policy-on-title-unit"),
            Self::Off(_) => id!("policy-off-title-unit"),
            Self::Mail(SuspendedMail::Refuse) => id!("policy-refuse-title-unit"),
            Self::Mail(SuspendedMail::OnBehalf) => id!("policy-behalf-title-unit"),
        }
    }

    /// Id of the text of the button that confirms the change.
    pub const fn button(self) -> MessageId {
        match self {
            Self::On => id!("policy-on-confirm"),
            Self::Off(_) => id!("policy-off-confirm"),
            Self::Mail(SuspendedMail::Refuse) => id!("policy-refuse-confirm"),
            Self::Mail(SuspendedMail::OnBehalf) => id!("policy-behalf-confirm"),
        }
    }

    /// Id of the notice after the change is saved.
    pub const fn saved(self) -> MessageId {
        match self {
            Self::On => id!("policy-saved-on"),
            Self::Off(SuspendedMail::Refuse) => id!("policy-saved-off"),
            Self::Off(SuspendedMail::OnBehalf) => id!("policy-saved-off-behalf"),
            Self::Mail(SuspendedMail::Refuse) => id!("policy-saved-refuse"),
            Self::Mail(SuspendedMail::OnBehalf) => id!("policy-saved-behalf"),
        }
    }

    /// Ids of subject and text of the email to affected users.
    pub const fn mail(self) -> (MessageId, MessageId<NoticeValues>) {
        match self {
            Self::On => (id!("mails-notice-on-subject"), id!("mails-notice-on-text")),
            Self::Off(SuspendedMail::Refuse) => (
                id!("mails-notice-off-refuse-subject"),
                id!("mails-notice-off-refuse-text"),
            ),
            Self::Off(SuspendedMail::OnBehalf) => (
                id!("mails-notice-off-behalf-subject"),
                id!("mails-notice-off-behalf-text"),
            ),
            Self::Mail(SuspendedMail::Refuse) => (
                id!("mails-notice-refuse-subject"),
                id!("mails-notice-refuse-text"),
            ),
            Self::Mail(SuspendedMail::OnBehalf) => (
                id!("mails-notice-behalf-subject"),
                id!("mails-notice-behalf-text"),
            ),
        }
    }
}
