//! The tree, whose policy each unit has, and what moves change.

use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    directory::{UnitId, effective},
    gateway::{Gateway, Host, Security},
    policy::{GatewayPolicy, SuspendedMail},
};
use fromline_store::{policies::chain, users::User};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};

use super::*;
use crate::{
    policies::{self, PolicyRequest, PolicyWrite},
    refusal::Refusal,
    testing::Fixture,
};

fn permit() -> Permit {
    Permit::of_command()
}

fn named(name: &str) -> UnitText {
    UnitText {
        name: name.to_owned(),
        description: String::new(),
    }
}

async fn tx<T>(fixture: &Fixture, work: impl FnMut(&mut Tx) -> Result<T, Refusal>) -> Result<T, Reason> {
    let done = fixture.app.store.write(work).await;
    done.map_err(|refusal| refusal.reason)
}

async fn make(fixture: &Fixture, parent: UnitId, name: &str) -> Result<UnitId, Reason> {
    let text = named(name);
    tx(fixture, |db| add(db, &permit(), parent, &text))
        .await
        .map(|unit| unit.id)
}

const ON: GatewayPolicy = GatewayPolicy {
    allowed: true,
    suspended_mail: SuspendedMail::Refuse,
};
const OFF: GatewayPolicy = GatewayPolicy {
    allowed: false,
    suspended_mail: SuspendedMail::Refuse,
};

async fn set(fixture: &Fixture, unit: UnitId, write: PolicyWrite) {
    let permit = permit();
    let request = PolicyRequest {
        permit: &permit,
        unit,
        if_match: None,
        sentence: None,
    };
    policies::write(&fixture.app, request, |_| Ok(write))
        .await
        .unwrap();
}

async fn applies(fixture: &Fixture, user: &User) -> bool {
    fixture.read(|db| policies::resolve(db, user)).await.allowed
}

async fn put(fixture: &Fixture, user: &User, to: UnitId) -> MoveOutcome {
    let permit = permit();
    let request = MoveRequest {
        permit: &permit,
        to,
        dry_run: false,
        sentence: None,
    };
    let people = std::collections::BTreeSet::from([user.id]);
    move_people(&fixture.app.store, fixture.app.clock.now(), request, &people)
        .await
        .unwrap()
}

async fn shift(fixture: &Fixture, unit: UnitId, to: UnitId, dry_run: bool) -> Result<MoveOutcome, Reason> {
    let permit = permit();
    let request = MoveRequest {
        permit: &permit,
        to,
        dry_run,
        sentence: None,
    };
    let moved = move_unit(&fixture.app.store, fixture.app.clock.now(), request, unit, None).await;
    moved.map_err(|refusal| refusal.reason)
}

#[tokio::test]
async fn made_renamed_and_deleted_and_why_some_are_refused() {
    let fixture = Fixture::new().await;
    let sales = make(&fixture, UnitId::ROOT, " Sales ").await.unwrap();
    let poland = make(&fixture, sales, "Łódź").await.unwrap();
    for (parent, name, reason) in [
        (UnitId::ROOT, "SALES", Reason::UnitExists),
        (sales, "ŁÓDŹ", Reason::UnitExists),
        (sales, "", Reason::Required),
        (sales, "a/b", Reason::UnitNameSlash),
        (UnitId::new(99), "x", Reason::UnitUnknown),
    ] {
        assert_eq!(make(&fixture, parent, name).await, Err(reason), "{name}");
    }
    let found = fixture.read(|db| find_by_path(db, "/sales/łódź/")).await.unwrap();
    assert_eq!((found.id, found.path.as_str()), (poland, "/1/2/3/"));
    assert_eq!(fixture.read(|db| print_path(db, &found)).await, "/Sales/Łódź");
    for key in ["id:3", "Sales/Łódź", "sales/ŁÓDŹ"] {
        assert_eq!(
            fixture.read(|db| find(db, key)).await.unwrap().id,
            poland,
            "{key}"
        );
    }
    assert!(fixture.read(|db| find(db, "id:99")).await.is_none());
    assert!(fixture.read(|db| find(db, "Sales/Nowhere")).await.is_none());

    // Its own name in other letters is free for it.
    let renamed = tx(&fixture, |db| rename(db, &permit(), sales, None, &named("SALES"))).await;
    assert_eq!(renamed.unwrap().version, 2);
    let stale = tx(&fixture, |db| {
        rename(db, &permit(), sales, Some("\"1\""), &named("X"))
    })
    .await;
    assert_eq!(stale.unwrap_err(), Reason::UnitChanged);
    let rooted = tx(&fixture, |db| {
        rename(db, &permit(), UnitId::ROOT, None, &named("X"))
    })
    .await;
    assert_eq!(rooted.unwrap_err(), Reason::UnitRootFixed);

    let delete = async |id| tx(&fixture, |db| remove(db, &permit(), id, None)).await;
    assert_eq!(delete(UnitId::ROOT).await, Err(Reason::UnitRootFixed));
    assert_eq!(delete(sales).await, Err(Reason::UnitNotEmpty));
    let user = fixture.user("user@example.com").await;
    put(&fixture, &user, poland).await;
    assert_eq!(delete(poland).await, Err(Reason::UnitNotEmpty));
    put(&fixture, &user, UnitId::ROOT).await;
    set(&fixture, poland, PolicyWrite::Set(ON)).await;
    assert_eq!(delete(poland).await, Ok(()));
    assert_eq!(delete(poland).await, Err(Reason::NotFound));
    // Its id is not given again.
    assert_eq!(make(&fixture, sales, "Łódź").await, Ok(UnitId::new(4)));
}

#[tokio::test]
async fn as_many_levels_as_allowed_and_no_circle() {
    let fixture = Fixture::new().await;
    let (mut chain, mut parent) = (Vec::new(), UnitId::ROOT);
    for level in 2..=LEVELS {
        parent = make(&fixture, parent, &format!("Level {level}")).await.unwrap();
        chain.push(parent);
    }
    assert_eq!(make(&fixture, parent, "More").await, Err(Reason::UnitTooDeep));
    let [top, second] = [chain[0], chain[1]];
    let other = make(&fixture, UnitId::ROOT, "Other").await.unwrap();
    assert_eq!(
        shift(&fixture, top, other, false).await.unwrap_err(),
        Reason::UnitTooDeep
    );
    for below in [top, second, parent] {
        let refused = shift(&fixture, top, below, false).await.unwrap_err();
        assert_eq!(refused, Reason::UnitBelowItself);
    }
    assert_eq!(
        shift(&fixture, UnitId::ROOT, other, false).await.unwrap_err(),
        Reason::UnitRootFixed
    );
    assert_eq!(
        shift(&fixture, other, UnitId::new(99), false).await.unwrap_err(),
        Reason::UnitUnknown
    );
    make(&fixture, other, "Level 3").await.unwrap();
    assert_eq!(
        shift(&fixture, second, other, false).await.unwrap_err(),
        Reason::UnitExists
    );
    // One level less is one that fits.
    assert!(shift(&fixture, second, UnitId::ROOT, false).await.is_ok());
    let lowest = fixture.read(|db| org_units::by_id(db, parent)).await.unwrap();
    assert_eq!(lowest.path.level(), LEVELS - 1);
}

#[tokio::test]
async fn allowed_in_one_unit_and_forbidden_in_its_brother() {
    let fixture = Fixture::new().await;
    let [user, other] = [
        fixture.user("user@example.com").await,
        fixture.user("utente@example.com").await,
    ];
    let sales = make(&fixture, UnitId::ROOT, "Sales").await.unwrap();
    let inner = make(&fixture, sales, "Inner").await.unwrap();
    let office = make(&fixture, UnitId::ROOT, "Office").await.unwrap();
    put(&fixture, &user, inner).await;
    put(&fixture, &other, office).await;
    let both = async || (applies(&fixture, &user).await, applies(&fixture, &other).await);
    assert_eq!(both().await, (false, false));
    set(&fixture, sales, PolicyWrite::Set(ON)).await;
    assert_eq!(both().await, (true, false));
    // The root's change does not reach who overrides it.
    set(&fixture, UnitId::ROOT, PolicyWrite::Set(ON)).await;
    set(&fixture, UnitId::ROOT, PolicyWrite::Set(OFF)).await;
    assert_eq!(both().await, (true, false));
    set(&fixture, inner, PolicyWrite::Set(OFF)).await;
    assert_eq!(both().await, (false, false));
    set(&fixture, inner, PolicyWrite::Delete).await;
    set(&fixture, sales, PolicyWrite::Delete).await;
    set(&fixture, UnitId::ROOT, PolicyWrite::Set(ON)).await;
    assert_eq!(both().await, (true, true));
}

#[tokio::test]
async fn a_move_says_before_whose_gateways_start_and_stop() {
    let fixture = Fixture::new().await;
    let gateway = || Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    };
    for (user, address) in [
        ("user@example.com", "one@partner.com"),
        ("user@example.com", "two@partner.com"),
        ("utente@example.com", "three@partner.com"),
    ] {
        fixture
            .add_alias(user, address, Some((gateway(), "u", "p")))
            .await;
    }
    let user = fixture.user("user@example.com").await;
    let sales = make(&fixture, UnitId::ROOT, "Sales").await.unwrap();
    let team = make(&fixture, sales, "Team").await.unwrap();
    let apart = make(&fixture, team, "Apart").await.unwrap();
    set(&fixture, sales, PolicyWrite::Set(ON)).await;
    set(&fixture, apart, PolicyWrite::Set(OFF)).await;
    let told = |outcome: &MoveOutcome| -> Vec<(bool, bool, u32, u32)> {
        let transitions = outcome.transitions.iter();
        transitions
            .map(|one| (one.before.allowed, one.after.allowed, one.users, one.aliases))
            .collect()
    };
    assert_eq!(told(&put(&fixture, &user, team).await), [(false, true, 1, 2)]);
    let other = fixture.user("utente@example.com").await;
    assert_eq!(told(&put(&fixture, &other, apart).await), []);
    // Who overrides is not touched by the move of what is above.
    let tried = shift(&fixture, team, UnitId::ROOT, true).await.unwrap();
    assert_eq!(told(&tried), [(true, false, 1, 2)]);
    let (whom, alias) = tried.transitions[0].example.clone().unwrap();
    assert_eq!((whom.id, alias.address.as_str()), (user.id, "one@partner.com"));
    assert!(applies(&fixture, &user).await, "it was only tried");
    assert_eq!(
        told(&shift(&fixture, team, UnitId::ROOT, false).await.unwrap()),
        [(true, false, 1, 2)]
    );
    assert!(!applies(&fixture, &user).await);
}

/// A change of the tree or of a policy; numbers choose among the units that there are.
#[derive(Clone, Debug)]
enum Step {
    Add(usize),
    Move(usize, usize),
    Set(usize, bool),
    Inherit(usize),
    Delete(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..50_usize).prop_map(Step::Add),
        2 => (0..50_usize, 0..50_usize).prop_map(|(unit, to)| Step::Move(unit, to)),
        2 => (0..50_usize, any::<bool>()).prop_map(|(unit, on)| Step::Set(unit, on)),
        1 => (0..50_usize).prop_map(Step::Inherit),
        1 => (0..50_usize).prop_map(Step::Delete),
    ];
    prop::collection::vec(step, 1..60)
}

/// Whatever is done, each unit's row says the same of its policy as the rule does, and each path the same as the parents.
#[tokio::test]
async fn whose_policy_a_unit_has_is_what_the_rule_says() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..12 {
        let fixture = Fixture::new().await;
        let steps = steps().new_tree(&mut runner).unwrap().current();
        for (number, step) in steps.iter().enumerate() {
            let units = fixture.read(org_units::list).await;
            let pick = |index: usize| units[index % units.len()].id;
            match *step {
                Step::Add(parent) => drop(make(&fixture, pick(parent), &format!("Unit {number}")).await),
                Step::Move(unit, to) => drop(shift(&fixture, pick(unit), pick(to), false).await),
                Step::Set(unit, on) => {
                    set(&fixture, pick(unit), PolicyWrite::Set(if on { ON } else { OFF })).await;
                }
                Step::Inherit(unit) => set(&fixture, pick(unit), PolicyWrite::Delete).await,
                Step::Delete(unit) => drop(tx(&fixture, |db| remove(db, &permit(), pick(unit), None)).await),
            }
        }
        fixture
            .read(|db| {
                for unit in org_units::list(db)? {
                    let source = effective(&chain(db, &unit)?).source;
                    assert_eq!(unit.policy_unit, source, "{unit:?} after {steps:?}");
                    if let Some(parent) = unit.parent {
                        let parent = org_units::by_id(db, parent)?.unwrap();
                        assert_eq!(unit.path, parent.path.child(unit.id), "{steps:?}");
                    }
                }
                Ok(())
            })
            .await;
    }
}
