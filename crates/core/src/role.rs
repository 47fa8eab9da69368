//! Roles of those who administer: what each may do, and where.
//!
//! A role is held at an organisational unit and reaches that unit and everything below it. Nobody can give more than they have:
//! [`Grants::may_give`] is the only rule for that.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::directory::UnitPath;

/// The maximum number of roles that one person holds at the same time.
pub const MOST_ROLES: usize = 4;

/// A role, held at a unit.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::ToSchema),
    schema(rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum Role {
    /// May do everything, everywhere. Held at the root only.
    SuperAdministrator,
    /// Sets policies and manages people, gateways and units.
    UnitAdministrator,
    /// Sees people and gateways, sends invitations again, and removes gateways.
    Helpdesk,
    /// Sees everything that administrators see, and changes nothing.
    Auditor,
    /// Works on the texts of the program. Held at the root only.
    Translator,
}

/// Something that a role permits.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::ToSchema),
    schema(rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum Permission {
    /// To see units, their policies, and whom a change of a policy affects.
    SeePolicies,
    /// To change the policies of units.
    ChangePolicies,
    /// To make, rename, move and delete units.
    ManageUnits,
    /// To see people, their addresses and roles.
    SeePeople,
    /// To send invitations again.
    InvitePeople,
    /// To add people, to close and open their accounts, and to move them between units.
    ManagePeople,
    /// To give roles and to end them.
    GiveRoles,
    /// To see gateways and how they fare.
    SeeGateways,
    /// To remove the gateways of people.
    RemoveGateways,
    /// To see what is still to be set up.
    SeeSetup,
    /// To send the test message of the setup and to hide its list.
    ChangeSetup,
    /// To work on the texts of the program.
    Translate,
}

impl Permission {
    /// All permissions that a role can have.
    pub const ALL: [Self; 12] = [
        Self::SeePolicies,
        Self::ChangePolicies,
        Self::ManageUnits,
        Self::SeePeople,
        Self::InvitePeople,
        Self::ManagePeople,
        Self::GiveRoles,
        Self::SeeGateways,
        Self::RemoveGateways,
        Self::SeeSetup,
        Self::ChangeSetup,
        Self::Translate,
    ];

    /// The permission as the API has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeePolicies => "SEE_POLICIES",
            Self::ChangePolicies => "CHANGE_POLICIES",
            Self::ManageUnits => "MANAGE_UNITS",
            Self::SeePeople => "SEE_PEOPLE",
            Self::InvitePeople => "INVITE_PEOPLE",
            Self::ManagePeople => "MANAGE_PEOPLE",
            Self::GiveRoles => "GIVE_ROLES",
            Self::SeeGateways => "SEE_GATEWAYS",
            Self::RemoveGateways => "REMOVE_GATEWAYS",
            Self::SeeSetup => "SEE_SETUP",
            Self::ChangeSetup => "CHANGE_SETUP",
            Self::Translate => "TRANSLATE",
        }
    }

    /// Returns whether it concerns the whole organisation, so that a role has to be held at the root for it.
    pub const fn is_of_root(self) -> bool {
        matches!(self, Self::SeeSetup | Self::ChangeSetup | Self::Translate)
    }
}

impl Role {
    /// All roles, from the one that may do most.
    pub const ALL: [Self; 5] = [
        Self::SuperAdministrator,
        Self::UnitAdministrator,
        Self::Auditor,
        Self::Helpdesk,
        Self::Translator,
    ];

    /// Returns whether the role permits this in the units that it reaches.
    pub const fn permits(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::SuperAdministrator => true,
            Self::UnitAdministrator => !matches!(permission, P::ChangeSetup | P::Translate),
            Self::Helpdesk => matches!(
                permission,
                P::SeePolicies | P::SeePeople | P::InvitePeople | P::SeeGateways | P::RemoveGateways
            ),
            Self::Auditor => matches!(
                permission,
                P::SeePolicies | P::SeePeople | P::SeeGateways | P::SeeSetup
            ),
            Self::Translator => matches!(permission, P::Translate),
        }
    }

    /// Returns whether the role is held at the root only.
    pub const fn is_of_root(self) -> bool {
        matches!(self, Self::SuperAdministrator | Self::Translator)
    }

    /// The role as the database and the API have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SuperAdministrator => "SUPER_ADMINISTRATOR",
            Self::UnitAdministrator => "UNIT_ADMINISTRATOR",
            Self::Helpdesk => "HELPDESK",
            Self::Auditor => "AUDITOR",
            Self::Translator => "TRANSLATOR",
        }
    }

    /// Finds a role by its code, in upper or lower case.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|role| role.code().eq_ignore_ascii_case(code))
    }
}

// By hand: derived, they weigh more on a page.
impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let role = Self::ALL.into_iter().find(|role| role.code() == code);
        role.ok_or_else(|| D::Error::custom("no such role"))
    }
}

/// All roles that somebody holds now.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Grants(Vec<(Role, UnitPath)>);

impl Grants {
    /// Those that are held now, each with the unit at which it is held.
    pub fn new(held: impl IntoIterator<Item = (Role, UnitPath)>) -> Self {
        Self(held.into_iter().collect())
    }

    /// Those of a super administrator.
    pub fn everything() -> Self {
        Self::new([(Role::SuperAdministrator, UnitPath::root())])
    }

    /// Returns whether there is a role at all.
    pub fn is_any(&self) -> bool {
        !self.0.is_empty()
    }

    /// The units in which something is permitted.
    pub fn reach(&self, permission: Permission) -> Reach {
        let held = self.0.iter().filter(|(role, unit)| {
            role.permits(permission) && (!permission.is_of_root() || *unit == UnitPath::root())
        });
        let mut tops: Vec<UnitPath> = held.map(|(_, unit)| unit.clone()).collect();
        tops.sort();
        // Sorted, a unit is followed by those below it.
        tops.dedup_by(|unit, above| unit.is_within(above));
        Reach(tops)
    }

    /// Returns whether a role at a unit may be given, and ended, by somebody with these roles: everything that it permits is permitted to
    /// them there, and so is giving roles.
    pub fn may_give(&self, role: Role, unit: &UnitPath) -> bool {
        let has = |permission| self.reach(permission).covers(unit);
        let is_place = !role.is_of_root() || *unit == UnitPath::root();
        is_place
            && has(Permission::GiveRoles)
            && Permission::ALL
                .into_iter()
                .filter(|permission| role.permits(*permission))
                .filter(|permission| !permission.is_of_root() || *unit == UnitPath::root())
                .all(has)
    }

    /// Returns whether everything that these roles permit is permitted by the others as well, so that their holder may be changed by the
    /// holder of the others.
    pub fn are_within(&self, others: &Self) -> bool {
        self.0.iter().all(|(role, unit)| others.may_give(*role, unit))
    }
}

/// The units in which something is permitted: these, and all below them. None of them is below another.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reach(Vec<UnitPath>);

impl Reach {
    /// Returns the reach of the whole organisation.
    pub fn everything() -> Self {
        Self(vec![UnitPath::root()])
    }

    /// Returns whether nothing is reached.
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether the whole organisation is reached.
    pub fn is_everything(&self) -> bool {
        self.covers(&UnitPath::root())
    }

    /// Returns whether a unit is reached.
    pub fn covers(&self, unit: &UnitPath) -> bool {
        self.0.iter().any(|top| unit.is_within(top))
    }

    /// The topmost units that are reached.
    pub fn tops(&self) -> &[UnitPath] {
        &self.0
    }
}

#[cfg(test)]
mod tests;
