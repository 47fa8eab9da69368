//! Which message each page shows in which state.

use super::{Fares, Standing, Way};
use crate::policy::{Change, GatewayPolicy, SuspendedMail};

/// Where something is said of an address.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Place {
    /// The mark beside it, in the list and on the administrator's page.
    Badge,
    /// Who delivers, in the list and on its own page.
    Route,
    /// Why nothing is sent, or not as it was set up: in the list, on its own page, after the confirmation.
    Note,
    /// What will become of its mail after the confirmation, if not what was set up.
    Then,
    /// The heading of the wizard's last step, once it was confirmed there.
    WizardDone,
    /// The page of the mailed link, once it was confirmed there.
    LinkDone,
    /// Its own page, once it was confirmed there.
    EditDone,
    /// Above the test message.
    Test,
    /// What is expected of mail that its own server delivers (DMARC).
    Arrival,
    /// How its gateway fares.
    Fares,
    /// On its own page: what keeping the gateway means.
    Keep,
    /// On its own page: what removing the gateway means.
    Remove,
    /// On the administrator's page: what becomes of its mail, if its gateway does not deliver it.
    Administrator,
}

impl Place {
    /// Each, in the order of the document.
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

    /// What it is called in the document.
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
    /// The id of the message that is shown there in this state; `None`: nothing is.
    pub const fn says(self, place: Place) -> Option<&'static str> {
        let way = self.way;
        match place {
            Place::Badge => self.badge(),
            Place::Route => Some(self.delivers()),
            Place::Note => self.note(),
            Place::Then => match way {
                Way::Refused if !self.accepted => Some("aliases-pending-then-refuse"),
                Way::OnBehalf if !self.accepted => Some("aliases-pending-then-behalf"),
                _ => None,
            },
            Place::WizardDone if self.can_send() => Some("wizard-done-heading"),
            Place::WizardDone if self.accepted => Some("wizard-done-confirmed"),
            Place::LinkDone if self.can_send() => Some("confirm-done"),
            Place::LinkDone if self.accepted => Some("confirm-done-only"),
            Place::EditDone if self.can_send() => Some("aliases-edit-confirmed"),
            Place::EditDone if self.accepted => Some("aliases-edit-confirmed-only"),
            Place::WizardDone | Place::LinkDone | Place::EditDone => None,
            Place::Test if !self.accepted => None,
            Place::Test => Some(match way {
                Way::Refused => "wizard-test-refused",
                _ => "wizard-test-text",
            }),
            Place::Arrival => match way {
                Way::Gateway(fares) if self.accepted && !matches!(fares, Fares::Returns) => {
                    Some("arrival-expected")
                }
                _ => None,
            },
            Place::Fares => match way {
                Way::Gateway(fares) if self.accepted => Some(fares.says()),
                _ => None,
            },
            Place::Keep => match way {
                Way::Refused if self.accepted => Some("aliases-edit-keep-refuse"),
                Way::OnBehalf if self.accepted => Some("aliases-edit-keep-behalf"),
                Way::Refused | Way::OnBehalf => Some("aliases-edit-keep-pending"),
                Way::Gateway(_) => Some("wizard-delivery-gateway-hint"),
                Way::Organisation => None,
            },
            Place::Remove => match way {
                Way::Organisation => None,
                Way::Gateway(_) => Some("wizard-delivery-organization-hint"),
                Way::Refused | Way::OnBehalf => Some("aliases-edit-remove-means"),
            },
            Place::Administrator => match way {
                Way::Organisation => None,
                _ if !self.accepted => Some("gateways-row-pending"),
                Way::Refused => Some("gateways-row-refused"),
                Way::OnBehalf => Some("gateways-row-behalf"),
                Way::Gateway(_) => None,
            },
        }
    }

    const fn badge(self) -> Option<&'static str> {
        match self.way {
            _ if !self.accepted => Some("aliases-pending"),
            Way::Refused | Way::OnBehalf => Some("aliases-suspended"),
            Way::Organisation => None,
            Way::Gateway(fares) => Some(fares.badge()),
        }
    }

    const fn delivers(self) -> &'static str {
        match self.way {
            Way::Refused | Way::OnBehalf => "aliases-route-rests",
            Way::Organisation if self.accepted => "aliases-route-organization",
            Way::Gateway(Fares::Waits | Fares::Returns) if self.accepted => "aliases-route-gateway-fails",
            Way::Gateway(_) if self.accepted => "aliases-route-gateway",
            Way::Organisation => "aliases-route-then-organization",
            Way::Gateway(_) => "aliases-route-then-gateway",
        }
    }

    const fn note(self) -> Option<&'static str> {
        match self.way {
            _ if !self.accepted => Some("aliases-pending-text"),
            Way::Refused => Some("aliases-suspended-refuse"),
            Way::OnBehalf => Some("aliases-suspended-behalf"),
            Way::Organisation | Way::Gateway(_) => None,
        }
    }
}

impl Fares {
    /// In a word, for lists.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Untried => "gateways-unknown",
            Self::Works => "gateways-works",
            Self::SenderUnknown => "gateways-unproven",
            Self::Waits | Self::Returns => "gateways-fails",
        }
    }

    /// In a sentence.
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

/// Where an administrator reads of the policy as it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PolicyPlace {
    /// The setting in a sentence, where two administrators disagree.
    State,
    /// Above the list of gateways.
    Gateways,
    /// Above the preview beside the switch, with an address that has a gateway.
    Preview,
}

impl PolicyPlace {
    /// Each.
    pub const ALL: [Self; 3] = [Self::State, Self::Gateways, Self::Preview];

    /// What it is called in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "setting, two administrators: the setting",
            Self::Gateways => "setting, gateways page: below the count",
            Self::Preview => "setting: above the preview",
        }
    }
}

impl GatewayPolicy {
    /// The id of the message that is shown there under this policy.
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

impl Change {
    /// What the question before it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::On => "policy-on-title",
            Self::Off(_) => "policy-off-title",
            Self::Mail(SuspendedMail::Refuse) => "policy-refuse-title",
            Self::Mail(SuspendedMail::OnBehalf) => "policy-behalf-title",
        }
    }

    /// Its button.
    pub const fn button(self) -> &'static str {
        match self {
            Self::On => "policy-on-confirm",
            Self::Off(_) => "policy-off-confirm",
            Self::Mail(SuspendedMail::Refuse) => "policy-refuse-confirm",
            Self::Mail(SuspendedMail::OnBehalf) => "policy-behalf-confirm",
        }
    }

    /// What is said once it is saved.
    pub const fn saved(self) -> &'static str {
        match self {
            Self::On => "policy-saved-on",
            Self::Off(SuspendedMail::Refuse) => "policy-saved-off",
            Self::Off(SuspendedMail::OnBehalf) => "policy-saved-off-behalf",
            Self::Mail(SuspendedMail::Refuse) => "policy-saved-refuse",
            Self::Mail(SuspendedMail::OnBehalf) => "policy-saved-behalf",
        }
    }

    /// Subject and text of the mail to whom it concerns.
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
