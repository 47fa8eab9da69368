//! Which message each page shows in which state.

use super::{DeliveryPath, GatewayCondition, Standing};
use crate::policy::{GatewayPolicy, PolicyChange, SuspendedMail};

/// A place in the app or in an email where a sentence about an address stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Placement {
    /// The badge beside the address, in the list and on the administrator's page.
    Badge,
    /// The server that delivers, in the list and on the address's page.
    Route,
    /// The reason why mail is not sent, or not as set up: in the list, on the address's page, after the confirmation.
    Note,
    /// The treatment of its mail after the confirmation, if different from the setup.
    Then,
    /// The heading of the wizard's last step, after confirmation there.
    WizardDone,
    /// The page of the emailed link, after confirmation there.
    LinkDone,
    /// The address's page, after confirmation there.
    EditDone,
    /// Above the test message.
    Test,
    /// The expected DMARC result of mail that its gateway delivers.
    Arrival,
    /// The health of its gateway.
    Fares,
    /// The address's page: the effect of keeping the gateway.
    Keep,
    /// The address's page: the effect of removing the gateway.
    Remove,
    /// The administrator's page: the treatment of its mail if its gateway does not deliver it.
    Administrator,
}

impl Placement {
    /// Every place, in the order of the document.
    pub const ALL: [Self; 13] = [
        Self::Badge,
        Self::Route,
        Self::Note,
        Self::Then,
        Self::WizardDone,
        Self::LinkDone,
        Self::EditDone,
        Self::Test,
        Self::Arrival,
        Self::Fares,
        Self::Keep,
        Self::Remove,
        Self::Administrator,
    ];

    /// Name of the place in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Badge => "list, gateways page: badge",
            Self::Route => "list, edit: who delivers",
            Self::Note => "list, edit, after confirming: note",
            Self::Then => "list, edit: after the confirmation",
            Self::WizardDone => "wizard, done: heading",
            Self::LinkDone => "mailed link, done",
            Self::EditDone => "edit, done",
            Self::Test => "test message",
            Self::Arrival => "test message: what to expect",
            Self::Fares => "list, edit, gateways page: how the server fares",
            Self::Keep => "edit: keeping the server",
            Self::Remove => "edit: removing the server",
            Self::Administrator => "gateways page: what becomes of mail",
        }
    }
}

impl Standing {
    /// Id of the message shown at this place in this state; `None` if there is none.
    pub const fn says(self, place: Placement) -> Option<&'static str> {
        let way = self.way;
        match place {
            Placement::Badge => self.badge(),
            Placement::Route => Some(self.delivers()),
            Placement::Note => self.note(),
            Placement::Then => match way {
                DeliveryPath::Refused if !self.accepted => Some("aliases-pending-then-refuse"),
                DeliveryPath::OnBehalf if !self.accepted => Some("aliases-pending-then-behalf"),
                _ => None,
            },
            Placement::WizardDone if self.can_send() => Some("wizard-done-heading"),
            Placement::WizardDone if self.accepted => Some("wizard-done-confirmed"),
            Placement::LinkDone if self.can_send() => Some("confirm-done"),
            Placement::LinkDone if self.accepted => Some("confirm-done-only"),
            Placement::EditDone if self.can_send() => Some("aliases-edit-confirmed"),
            Placement::EditDone if self.accepted => Some("aliases-edit-confirmed-only"),
            Placement::WizardDone | Placement::LinkDone | Placement::EditDone => None,
            Placement::Test if !self.accepted => None,
            Placement::Test => Some(match way {
                DeliveryPath::Refused => "wizard-test-refused",
                _ => "wizard-test-text",
            }),
            Placement::Arrival => match way {
                DeliveryPath::Gateway(fares)
                    if self.accepted && !matches!(fares, GatewayCondition::Returns) =>
                {
                    Some("arrival-expected")
                }
                _ => None,
            },
            Placement::Fares => match way {
                DeliveryPath::Gateway(fares) if self.accepted => Some(fares.says()),
                _ => None,
            },
            Placement::Keep => match way {
                DeliveryPath::Refused if self.accepted => Some("aliases-edit-keep-refuse"),
                DeliveryPath::OnBehalf if self.accepted => Some("aliases-edit-keep-behalf"),
                DeliveryPath::Refused | DeliveryPath::OnBehalf => Some("aliases-edit-keep-pending"),
                DeliveryPath::Gateway(_) => Some("wizard-delivery-gateway-hint"),
                DeliveryPath::Organisation => None,
            },
            Placement::Remove => match way {
                DeliveryPath::Organisation => None,
                DeliveryPath::Gateway(_) => Some("wizard-delivery-organization-hint"),
                DeliveryPath::Refused | DeliveryPath::OnBehalf => Some("aliases-edit-remove-means"),
            },
            Placement::Administrator => match way {
                DeliveryPath::Organisation => None,
                _ if !self.accepted => Some("gateways-row-pending"),
                DeliveryPath::Refused => Some("gateways-row-refused"),
                DeliveryPath::OnBehalf => Some("gateways-row-behalf"),
                DeliveryPath::Gateway(_) => None,
            },
        }
    }

    const fn badge(self) -> Option<&'static str> {
        match self.way {
            _ if !self.accepted => Some("aliases-pending"),
            DeliveryPath::Refused | DeliveryPath::OnBehalf => Some("aliases-suspended"),
            DeliveryPath::Organisation => None,
            DeliveryPath::Gateway(fares) => Some(fares.badge()),
        }
    }

    const fn delivers(self) -> &'static str {
        match self.way {
            DeliveryPath::Refused | DeliveryPath::OnBehalf => "aliases-route-rests",
            DeliveryPath::Organisation if self.accepted => "aliases-route-organization",
            DeliveryPath::Gateway(GatewayCondition::Waits | GatewayCondition::Returns) if self.accepted => {
                "aliases-route-gateway-fails"
            }
            DeliveryPath::Gateway(_) if self.accepted => "aliases-route-gateway",
            DeliveryPath::Organisation => "aliases-route-then-organization",
            DeliveryPath::Gateway(_) => "aliases-route-then-gateway",
        }
    }

    const fn note(self) -> Option<&'static str> {
        match self.way {
            _ if !self.accepted => Some("aliases-pending-text"),
            DeliveryPath::Refused => Some("aliases-suspended-refuse"),
            DeliveryPath::OnBehalf => Some("aliases-suspended-behalf"),
            DeliveryPath::Organisation | DeliveryPath::Gateway(_) => None,
        }
    }
}

impl GatewayCondition {
    /// Id of the message with one word, for lists.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Untried => "gateways-unknown",
            Self::Works => "gateways-works",
            Self::SenderUnknown => "gateways-unproven",
            Self::Waits | Self::Returns => "gateways-fails",
        }
    }

    /// Id of the message with a sentence.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Untried => "gateways-not-tried",
            Self::Works => "gateways-last-worked",
            Self::SenderUnknown => "gateways-sender-unknown",
            Self::Waits => "gateways-fails-since",
            Self::Returns => "gateways-no-message-since",
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
    pub const fn says(self, place: PolicyPlace) -> &'static str {
        use SuspendedMail::{OnBehalf, Refuse};
        match (place, self.allowed, self.suspended_mail) {
            (PolicyPlace::State, true, _) => "policy-state-on",
            (PolicyPlace::State, false, Refuse) => "policy-state-off-refuse",
            (PolicyPlace::State, false, OnBehalf) => "policy-state-off-behalf",
            (PolicyPlace::Gateways, true, _) => "gateways-all-work",
            (PolicyPlace::Gateways, false, Refuse) => "gateways-off-refuse",
            (PolicyPlace::Gateways, false, OnBehalf) => "gateways-off-behalf",
            (PolicyPlace::Preview, true, _) => "policy-preview-gateway",
            (PolicyPlace::Preview, false, Refuse) => "policy-preview-refused",
            (PolicyPlace::Preview, false, OnBehalf) => "policy-preview-behalf",
        }
    }
}

impl PolicyChange {
    /// Id of the title of the question before the change.
    pub const fn title(self) -> &'static str {
        match self {
            Self::On => "policy-on-title",
            Self::Off(_) => "policy-off-title",
            Self::Mail(SuspendedMail::Refuse) => "policy-refuse-title",
            Self::Mail(SuspendedMail::OnBehalf) => "policy-behalf-title",
        }
    }

    /// Id of the text of the button that confirms the change.
    pub const fn button(self) -> &'static str {
        match self {
            Self::On => "policy-on-confirm",
            Self::Off(_) => "policy-off-confirm",
            Self::Mail(SuspendedMail::Refuse) => "policy-refuse-confirm",
            Self::Mail(SuspendedMail::OnBehalf) => "policy-behalf-confirm",
        }
    }

    /// Id of the notice after the change is saved.
    pub const fn saved(self) -> &'static str {
        match self {
            Self::On => "policy-saved-on",
            Self::Off(SuspendedMail::Refuse) => "policy-saved-off",
            Self::Off(SuspendedMail::OnBehalf) => "policy-saved-off-behalf",
            Self::Mail(SuspendedMail::Refuse) => "policy-saved-refuse",
            Self::Mail(SuspendedMail::OnBehalf) => "policy-saved-behalf",
        }
    }

    /// Ids of subject and text of the email to affected users.
    pub const fn mail(self) -> (&'static str, &'static str) {
        match self {
            Self::On => ("mails-notice-on-subject", "mails-notice-on-text"),
            Self::Off(SuspendedMail::Refuse) => {
                ("mails-notice-off-refuse-subject", "mails-notice-off-refuse-text")
            }
            Self::Off(SuspendedMail::OnBehalf) => {
                ("mails-notice-off-behalf-subject", "mails-notice-off-behalf-text")
            }
            Self::Mail(SuspendedMail::Refuse) => ("mails-notice-refuse-subject", "mails-notice-refuse-text"),
            Self::Mail(SuspendedMail::OnBehalf) => {
                ("mails-notice-behalf-subject", "mails-notice-behalf-text")
            }
        }
    }
}
