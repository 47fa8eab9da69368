use fromline_core::{directory::UnitId, role::Grants};
use fromline_store::org_units::NewUnit;
use jiff::ToSpan as _;

use super::*;
use crate::testing::Fixture;

struct Town {
    fixture: Fixture,
    sales: UnitId,
}

impl Town {
    /// Two units below the root; `user@` is in the first, `utente@` in the second, the administrator in the root.
    async fn new() -> Self {
        let fixture = Fixture::new().await;
        let [user, other] = ["user@example.com", "utente@example.com"];
        let (user, other) = (fixture.user(user).await.id, fixture.user(other).await.id);
        let sales = fixture
            .write(|db| {
                let root = org_units::by_id(db, UnitId::ROOT)?.unwrap();
                let mut made = Vec::new();
                for name in ["Sales", "Office"] {
                    let new = NewUnit {
                        parent: &root,
                        name,
                        key: &name.to_lowercase(),
                        description: "",
                    };
                    made.push(org_units::add(db, &new)?.id);
                }
                org_units::set_user(db, user, made[0])?;
                org_units::set_user(db, other, made[1])?;
                Ok(made[0])
            })
            .await;
        Self { fixture, sales }
    }

    async fn id(&self, address: &str) -> i64 {
        self.fixture.user(address).await.id
    }

    async fn permit(&self, address: &str) -> Permit {
        let user = self.fixture.user(address).await;
        let now = self.fixture.app.clock.now();
        let grants = self.fixture.read(|db| roles::find_grants(db, &user, now)).await;
        Permit::of(&user, grants)
    }

    async fn give(&self, by: &Permit, to: i64, change: RoleChange) -> Result<(), Reason> {
        let now = self.fixture.app.clock.now();
        let given = self
            .fixture
            .app
            .store
            .write(|db| give_role(db, by, to, change, now));
        given.await.map_err(|refusal| reason(&refusal))
    }

    async fn end(&self, by: &Permit, of: i64, change: RoleChange) -> Result<(), Reason> {
        let ended = self.fixture.app.store.write(|db| end_role(db, by, of, change));
        ended.await.map_err(|refusal| reason(&refusal))
    }
}

/// The reason of the field, if there is one.
fn reason(refusal: &Refusal) -> Reason {
    let first = refusal.fields.first();
    first.map_or(refusal.reason, |field| field.reason)
}

fn role(role: Role, unit: UnitId) -> RoleChange {
    RoleChange {
        role,
        unit,
        expires: None,
    }
}

#[tokio::test]
async fn power_never_grows_by_giving() {
    let town = Town::new().await;
    let (user, other) = (
        town.id("user@example.com").await,
        town.id("utente@example.com").await,
    );
    let super_administrator = town.permit("admin@example.com").await;
    let here = role(Role::UnitAdministrator, town.sales);
    assert_eq!(town.give(&super_administrator, user, here).await, Ok(()));
    let user_permit = town.permit("user@example.com").await;
    for (to, change, refused) in [
        (user, role(Role::Helpdesk, town.sales), Reason::OwnAccount),
        // Who is in another unit is nobody.
        (other, role(Role::Helpdesk, town.sales), Reason::NotFound),
        (town.id("admin@example.com").await, here, Reason::NotFound),
    ] {
        assert_eq!(
            town.give(&user_permit, to, change).await,
            Err(refused),
            "{change:?}"
        );
        assert_eq!(
            town.end(&user_permit, to, change).await,
            Err(refused),
            "{change:?}"
        );
    }
    town.fixture
        .write(|db| org_units::set_user(db, other, town.sales))
        .await;
    for (change, refused) in [
        (role(Role::Helpdesk, UnitId::ROOT), Reason::UnitUnknown),
        (role(Role::SuperAdministrator, UnitId::ROOT), Reason::UnitUnknown),
        (role(Role::SuperAdministrator, town.sales), Reason::RoleOfRoot),
        (role(Role::Translator, town.sales), Reason::RoleOfRoot),
    ] {
        assert_eq!(
            town.give(&user_permit, other, change).await,
            Err(refused),
            "{change:?}"
        );
    }
    assert_eq!(town.give(&user_permit, other, here).await, Ok(()));
    // Somebody without the right to give roles is refused before anything is looked up.
    let helpdesk = Permit::of(
        &town.fixture.user("utente@example.com").await,
        Grants::new([(Role::Helpdesk, UnitPath::root())]),
    );
    assert_eq!(town.give(&helpdesk, 999, here).await, Err(Reason::Forbidden));
}

#[tokio::test]
async fn a_super_administrator_remains() {
    let town = Town::new().await;
    let (admin, user) = (
        town.id("admin@example.com").await,
        town.id("user@example.com").await,
    );
    for address in ["admin@example.com", "user@example.com"] {
        town.fixture.set_password(address, "correct horse battery").await;
    }
    let command = Permit::of_command();
    let top = role(Role::SuperAdministrator, UnitId::ROOT);
    assert_eq!(
        town.end(&command, admin, top).await,
        Err(Reason::LastAdministrator)
    );
    // One whose role ends by itself is nobody's successor.
    let soon = RoleChange {
        expires: Some(town.fixture.app.clock.now() + 24.hours()),
        ..top
    };
    assert_eq!(town.give(&command, user, soon).await, Ok(()));
    assert_eq!(
        town.end(&command, admin, top).await,
        Err(Reason::LastAdministrator)
    );
    assert_eq!(
        town.give(&command, admin, soon).await,
        Err(Reason::LastAdministrator)
    );
    assert_eq!(town.give(&command, user, top).await, Ok(()));
    let (first, second) = (
        town.permit("admin@example.com").await,
        town.permit("user@example.com").await,
    );
    let (one, other) = tokio::join!(town.end(&first, user, top), town.end(&second, admin, top));
    assert_eq!((one, other), (Ok(()), Err(Reason::LastAdministrator)));
}

#[tokio::test]
async fn a_role_ends_by_itself() {
    let town = Town::new().await;
    let user = town.id("user@example.com").await;
    let command = Permit::of_command();
    let now = town.fixture.app.clock.now();
    let until = |expires| RoleChange {
        expires: Some(expires),
        ..role(Role::Auditor, UnitId::ROOT)
    };
    assert_eq!(
        town.give(&command, user, until(now)).await,
        Err(Reason::RoleEnded)
    );
    assert_eq!(town.give(&command, user, until(now + 1.hour())).await, Ok(()));
    let sees = async || {
        town.permit("user@example.com")
            .await
            .reach(Permission::SeePeople)
            .is_ok()
    };
    assert!(sees().await);
    town.fixture.clock.advance(1.hour());
    assert!(!sees().await);
    for number in 0..4 {
        let change = match number {
            0 => role(Role::Auditor, UnitId::ROOT),
            1 => role(Role::Translator, UnitId::ROOT),
            2 => role(Role::Helpdesk, UnitId::ROOT),
            _ => role(Role::Helpdesk, town.sales),
        };
        assert_eq!(town.give(&command, user, change).await, Ok(()), "{number}");
    }
    let fifth = role(Role::Auditor, town.sales);
    assert_eq!(town.give(&command, user, fifth).await, Err(Reason::RolesTooMany));
    let misplaced = role(Role::Translator, town.sales);
    assert_eq!(
        town.give(&command, user, misplaced).await,
        Err(Reason::RoleOfRoot)
    );
    assert_eq!(town.end(&command, user, fifth).await, Err(Reason::NotFound));
    assert_eq!(
        town.end(&command, user, role(Role::Helpdesk, town.sales)).await,
        Ok(())
    );
}
