mod figures;

use fromline_core::Reason;

use super::*;
use crate::{services::permit::DirectoryPermit, testing::Harness};

/// Closing is checked in the transaction that closes: of two administrators who end each other, one remains.
#[tokio::test]
async fn of_two_administrators_one_remains() {
    let harness = Harness::new().await;
    let first = harness.user("admin@example.com").await;
    let second = harness.user("user@example.com").await;
    harness
        .set_password("admin@example.com", "correct horse battery")
        .await;
    harness
        .set_password("user@example.com", "correct horse battery")
        .await;
    harness
        .write(|db| people::set_administrator(db, second.id, true))
        .await;
    let second = harness.user("user@example.com").await;
    let close = async |by: &crate::store::users::User, id: i64| {
        change_each(
            &harness.app,
            &DirectoryPermit::of(by).unwrap(),
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
        &harness.app,
        &DirectoryPermit::of_command(),
        &[first.id],
        PersonChange::Close,
    )
    .await;
    assert_eq!(operator.unwrap()[0].1, Some(Reason::LastAdministrator));
}
