use fromline_core::{Reason, role::Grants};

use super::*;
use crate::{permit::Permit, testing::Fixture};

/// Closing is checked in the transaction that closes: of two administrators who end each other, one remains.
#[tokio::test]
async fn of_two_administrators_one_remains() {
    let fixture = Fixture::new().await;
    let first = fixture.user("admin@example.com").await;
    let second = fixture.user("user@example.com").await;
    fixture
        .set_password("admin@example.com", "correct horse battery")
        .await;
    fixture
        .set_password("user@example.com", "correct horse battery")
        .await;
    fixture
        .write(|db| people::set_administrator(db, second.id, true))
        .await;
    let second = fixture.user("user@example.com").await;
    let close = async |by: &fromline_store::users::User, id: i64| {
        change_each(
            &fixture.app,
            &Permit::of(by, Grants::everything()),
            &[id],
            PersonChange::Close,
        )
        .await
        .unwrap()[0]
            .1
    };
    let (one, other) = tokio::join!(close(&first, second.id), close(&second, first.id));
    assert_eq!((one, other), (None, Some(Reason::LastAdministrator)));
    let operator = change_each(
        &fixture.app,
        &Permit::of_command(),
        &[first.id],
        PersonChange::Close,
    )
    .await;
    assert_eq!(operator.unwrap()[0].1, Some(Reason::LastAdministrator));
}
