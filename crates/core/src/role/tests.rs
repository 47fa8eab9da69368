use proptest::prelude::*;

use super::{Permission as P, *};
use crate::directory::UnitId;

fn unit(ids: &[i64]) -> UnitPath {
    let below = ids.iter().map(|id| UnitId::new(*id));
    below.fold(UnitPath::root(), |path, id| path.child(id))
}

fn grants(held: &[(Role, &UnitPath)]) -> Grants {
    Grants(held.iter().map(|(role, unit)| (*role, (*unit).clone())).collect())
}

#[test]
fn what_each_role_permits() {
    let may = |role: Role| {
        let all = Permission::ALL.into_iter();
        all.filter(|permission| role.permits(*permission))
            .collect::<Vec<_>>()
    };
    assert_eq!(may(Role::SuperAdministrator), Permission::ALL);
    assert_eq!(
        may(Role::UnitAdministrator),
        [
            P::SeePolicies,
            P::ChangePolicies,
            P::ManageUnits,
            P::SeePeople,
            P::InvitePeople,
            P::ManagePeople,
            P::GiveRoles,
            P::SeeGateways,
            P::RemoveGateways,
            P::SeeSetup
        ]
    );
    assert_eq!(
        may(Role::Helpdesk),
        [
            P::SeePolicies,
            P::SeePeople,
            P::InvitePeople,
            P::SeeGateways,
            P::RemoveGateways
        ]
    );
    assert_eq!(
        may(Role::Auditor),
        [P::SeePolicies, P::SeePeople, P::SeeGateways, P::SeeSetup]
    );
    assert_eq!(may(Role::Translator), [P::Translate]);
}

#[test]
fn a_role_reaches_its_unit_and_what_is_below() {
    let (sales, poland, office) = (unit(&[2]), unit(&[2, 7]), unit(&[3]));
    let held = grants(&[
        (Role::Helpdesk, &poland),
        (Role::Helpdesk, &sales),
        (Role::Auditor, &office),
    ]);
    let reach = held.reach(Permission::InvitePeople);
    assert_eq!(reach.tops(), std::slice::from_ref(&sales));
    for (place, covered) in [
        (&sales, true),
        (&poland, true),
        (&office, false),
        // 22 is not below 2.
        (&unit(&[22]), false),
        (&UnitPath::root(), false),
    ] {
        assert_eq!(reach.covers(place), covered, "{place:?}");
    }
    assert_eq!(held.reach(Permission::SeePeople).tops(), [sales, office]);
    assert!(held.reach(Permission::ManagePeople).is_nothing());
    assert!(Grants::everything().reach(Permission::Translate).is_everything());
}

#[test]
fn nobody_gives_more_than_they_have() {
    let (root, sales, poland) = (UnitPath::root(), unit(&[2]), unit(&[2, 7]));
    let administrator = grants(&[(Role::UnitAdministrator, &sales)]);
    for (role, at, given) in [
        (Role::UnitAdministrator, &poland, true),
        (Role::UnitAdministrator, &sales, true),
        (Role::Helpdesk, &sales, true),
        (Role::Helpdesk, &root, false),
        (Role::UnitAdministrator, &unit(&[3]), false),
        (Role::Auditor, &poland, true),
        (Role::Auditor, &root, false),
        (Role::Translator, &root, false),
        (Role::SuperAdministrator, &root, false),
        // Everything that it permits there is theirs; but it is not held there.
        (Role::SuperAdministrator, &sales, false),
    ] {
        assert_eq!(administrator.may_give(role, at), given, "{role:?} {at:?}");
    }
    for holder in [Role::Helpdesk, Role::Auditor, Role::Translator] {
        let held = grants(&[(holder, &root)]);
        assert!(!Role::ALL.iter().any(|role| held.may_give(*role, &root)));
    }
    assert!(
        Role::ALL
            .iter()
            .all(|role| Grants::everything().may_give(*role, &root))
    );
    assert!(!Grants::everything().are_within(&administrator));
    assert!(administrator.are_within(&Grants::everything()));
    assert!(Grants::default().are_within(&administrator));
}

#[test]
fn codes_are_parsed_back() {
    for role in Role::ALL {
        assert_eq!(Role::parse(&role.code().to_lowercase()), Some(role));
        assert_eq!(serde_json::to_value(role).unwrap(), role.code());
    }
}

#[test]
fn permissions_have_their_codes() {
    let codes: std::collections::BTreeSet<_> = Permission::ALL.into_iter().map(Permission::code).collect();
    assert_eq!(codes.len(), Permission::ALL.len());
}

fn some_unit() -> impl Strategy<Value = UnitPath> {
    proptest::collection::vec(2_i64..5, 0..4).prop_map(|ids| unit(&ids))
}

fn some_grants() -> impl Strategy<Value = Grants> {
    let role = proptest::sample::select(&Role::ALL[..]);
    proptest::collection::vec((role, some_unit()), 0..=MOST_ROLES).prop_map(Grants)
}

proptest! {
    /// Whoever gives a role afterwards reaches everything that its holder reaches: power never grows by giving.
    #[test]
    fn giving_adds_nothing(giver in some_grants(), role in proptest::sample::select(&Role::ALL[..]), at in some_unit(), below in some_unit()) {
        if giver.may_give(role, &at) {
            let given = Grants(vec![(role, at)]);
            prop_assert!(given.are_within(&giver));
            for permission in Permission::ALL {
                let reached = given.reach(permission).covers(&below);
                prop_assert!(!reached || giver.reach(permission).covers(&below));
            }
        }
    }

    #[test]
    fn tops_are_apart(held in some_grants()) {
        for permission in Permission::ALL {
            let reach = held.reach(permission);
            for (place, one) in reach.tops().iter().enumerate() {
                let others = reach.tops().iter().enumerate();
                prop_assert!(others.filter(|(other, _)| *other != place).all(|(_, other)| !one.is_within(other)));
            }
        }
    }
}
