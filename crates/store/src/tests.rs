//! Properties of every transaction.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use fromline_base::testing::{address_key, time};

use super::*;
use crate::{
    meta,
    testing::{BEGINNING, TestStore},
};

async fn value(database: &TestStore) -> Option<Vec<u8>> {
    database.read(|db| meta::get(db, "mark")).await
}

#[tokio::test]
async fn what_ends_in_an_error_never_was_and_rings_no_bell() {
    let database = TestStore::new().await;
    let rung = Arc::new(AtomicU32::new(0));
    let mark = |db: &mut Tx, fails: bool| {
        let rung = rung.clone();
        db.after_commit(move || {
            rung.fetch_add(1, Ordering::Relaxed);
        });
        meta::set(db, "mark", b"here")?;
        if fails { Err(StoreError::NoRow) } else { Ok(()) }
    };
    let store = &database.store;
    assert!(store.write(|db| mark(db, true)).await.is_err());
    assert_eq!((value(&database).await, rung.load(Ordering::Relaxed)), (None, 0));
    store.write(|db| mark(db, false)).await.unwrap();
    assert_eq!(
        (value(&database).await.as_deref(), rung.load(Ordering::Relaxed)),
        (Some(&b"here"[..]), 1)
    );
}

#[tokio::test]
async fn where_another_program_was_in_the_way_all_of_it_is_done_again() {
    let database = TestStore::new().await;
    let (mut calls, mut rung) = (0, Arc::new(AtomicU32::new(0)));
    let done = database.store.write(|db| {
        calls += 1;
        let bell = rung.clone();
        db.after_commit(move || {
            bell.fetch_add(1, Ordering::Relaxed);
        });
        meta::set(db, "mark", &[calls])?;
        // Whatever the caller does with the error.
        if calls < 3 && db.noted::<()>(Err(StoreError::Locked)).is_err() {
            return Err(StoreError::NoRow);
        }
        Ok(calls)
    });
    assert_eq!(done.await.unwrap(), 3);
    assert_eq!(value(&database).await, Some(vec![3]));
    assert_eq!(
        Arc::get_mut(&mut rung).map(|rung| *rung.get_mut()),
        Some(1),
        "one bell"
    );
}

#[tokio::test]
async fn a_panic_ends_its_own_transaction_alone() {
    let database = TestStore::new().await;
    for _ in 0..2 * READERS {
        let store = database.store.clone();
        let broken = tokio::spawn(async move {
            store
                .write(|db| -> Result<(), StoreError> {
                    meta::set(db, "mark", b"never")?;
                    std::panic::resume_unwind(Box::new("on purpose"))
                })
                .await
        });
        assert!(broken.await.unwrap_err().is_panic());
    }
    assert_eq!(value(&database).await, None);
    database.write(|db| meta::set(db, "mark", b"here")).await;
}

#[tokio::test]
async fn whoever_reads_cannot_write_and_sees_one_moment() {
    let database = TestStore::new().await;
    let refused = database.store.read(|db| meta::set(db, "mark", b"here")).await;
    assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
    let store = &database.store;
    let other = rusqlite::Connection::open(database.database()).unwrap();
    let seen = store.read(|db| {
        let before = meta::get(db, "mark")?;
        let written = other.execute("INSERT INTO meta (name, value) VALUES ('mark', x'00')", []);
        assert_eq!(written.unwrap(), 1);
        Ok::<_, StoreError>((before, meta::get(db, "mark")?))
    });
    assert_eq!(seen.await.unwrap(), (None, None));
    assert_eq!(value(&database).await, Some(vec![0]));
}

#[tokio::test]
async fn a_rule_that_is_broken_has_its_reason() {
    let database = TestStore::new().await;
    database
        .insert_alias("user@example.com", "shared@partner.com", time(BEGINNING))
        .await;
    let (user, other) = (
        database.user("user@example.com").await,
        database.user("utente@example.com").await,
    );
    let mut alias = database
        .read(|db| aliases::find(db, user.id, &address_key("shared@partner.com")))
        .await
        .unwrap();
    let taken = async |alias: &aliases::Alias| {
        let store = &database.store;
        let outcome = store.write(|db| aliases::insert(db, alias)).await;
        outcome.map_err(|error| error.reason())
    };
    alias.accepted = false;
    assert_eq!(taken(&alias).await, Err(fromline_core::Reason::AliasExists));
    (alias.user_id, alias.accepted) = (other.id, true);
    assert_eq!(taken(&alias).await, Err(fromline_core::Reason::AliasTaken));
    alias.accepted = false;
    assert!(taken(&alias).await.is_ok());
}

/// Lists of all gateways stop after a page and counts sort nothing, because they follow an index. Statements do not name it:
/// `INDEXED BY` exists only in `SQLite`.
#[tokio::test]
async fn what_may_be_long_is_walked_through_in_the_order_of_its_index() {
    let database = TestStore::new().await;
    for (statement, index) in [
        (aliases::LIST_CONCERNED, "gateways_concerned"),
        (aliases::COUNT_CONCERNED, "gateways_concerned"),
        (aliases::LIST_GATEWAYS, "gateways_listed"),
        (health::list::FAILING, "gateways_listed"),
        (health::list::WORKING, "gateways_listed"),
    ] {
        let plan = database.read(|db| {
            let text = format!("EXPLAIN QUERY PLAN {statement}");
            db.query(&text, &[], |row| row.get::<String>("detail"), usize::MAX)
        });
        let plan = plan.await.join("\n");
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
