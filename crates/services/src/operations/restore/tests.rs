use super::*;
use fromline_base::keys::Key;

use fromline_store::{migrations, sql};

const NOW: Timestamp = Timestamp::constant(1_795_900_000, 0);

/// Creates a database with schema version `schema` and one gateway, encrypted with one of the keys.
async fn database(path: &Path, schema: i64, current: &Key, seals: &Key) {
    let store = Store::at_version(path, schema).await;
    let aad = b"gateway|1|a@partner.com|smtp.partner.com|465|ssl";
    let secret = seals.seal(aad, b"user\0s3cret").unwrap();
    let filled = store.write(|db| {
        sql("INSERT INTO users (id, address, address_key, created) VALUES (1, 'u@b.cd', 'u@b.cd', 0)").run(db)?;
        if schema < 18 {
            sql("INSERT INTO aliases (user_id, address, address_key, created, gateway_host, gateway_port, gateway_security,
                 gateway_secret) VALUES (1, 'a@partner.com', 'a@partner.com', 0, 'smtp.partner.com', 465, 'ssl', ?)")
            .bind(&secret)
            .run(db)?;
        } else {
            sql("INSERT INTO aliases (user_id, address, address_key, domain, created)
                 VALUES (1, 'a@partner.com', 'a@partner.com', 'partner.com', 0)")
            .run(db)?;
            sql("INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created)
                 VALUES (1, 1, 0, 'smtp.partner.com', 465, 'ssl', 'PASSWORD', ?, 0)")
            .bind(&secret)
            .run(db)?;
        }
        sql("INSERT INTO meta (name, value) VALUES ('key id', ?)")
            .bind(current.id().as_bytes())
            .run(db)
    });
    filled.await.unwrap();
    store.close().await;
}

/// Changes a database as only an outsider would.
async fn meddle(path: &Path, statement: &'static str) {
    let store = Store::open_as_is(path).await.unwrap();
    store.write(|db| sql(statement).run(db)).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn a_backup_of_every_earlier_version_is_brought_up_to_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    let keys = Keyring::create(&key).unwrap();
    let newest = migrations::newest();
    for schema in 2..=newest {
        let (backup, new) = (
            folder.path().join(format!("{schema}.db")),
            folder.path().join(format!("{schema}")),
        );
        let own = &keys.all()[0];
        database(&backup, schema, own, own).await;
        let usual = new.join(KEY_FILE);
        let restored = restore(&backup, &new, &usual, Some(&key), NOW).await.unwrap();
        let DatabaseContents {
            users,
            aliases,
            gateways,
        } = restored.contents;
        assert_eq!(
            (users, aliases, gateways, restored.undecryptable),
            (1, 1, 1, 0),
            "{schema}"
        );
        assert_eq!(restored.made, None, "copied by other means");
        let data = data::open(&new, None).await.unwrap();
        let begun = data
            .store
            .read(|db| meta::get_time(db, meta::BEGUN))
            .await
            .unwrap();
        assert_eq!(begun, Some(NOW));
    }
}

/// The new program is installed, but the server that migrates the database has not started yet.
#[tokio::test]
async fn a_backup_is_made_of_a_database_that_is_not_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    let keys = Keyring::create(&key).unwrap();
    let own = &keys.all()[0];
    for schema in 2..=migrations::newest() {
        let old = folder.path().join(format!("of {schema}"));
        std::fs::create_dir(&old).unwrap();
        database(&old.join(data::DATABASE), schema, own, own).await;
        let target = folder.path().join(format!("{schema}.db"));
        let made = crate::operations::backup::make(&old, &target, NOW).await.unwrap();
        assert_eq!(
            (made.contents.users, made.contents.aliases, made.contents.gateways),
            (1, 1, 1),
            "{schema}"
        );
    }
}

#[tokio::test]
async fn a_newer_version_s_backup_and_a_foreign_database_are_refused_and_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (key, backup, new) = (
        folder.path().join("key"),
        folder.path().join("b.db"),
        folder.path().join("a/b/new"),
    );
    let keys = Keyring::create(&key).unwrap();
    let own = &keys.all()[0];
    database(&backup, 5, own, own).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'newer', 1, x'00', 0)";
    meddle(&backup, newer).await;
    let refused = restore(&backup, &new, &key, None, NOW).await;
    assert!(matches!(refused, Err(RestoreError::Newer(_))), "{refused:?}");
    meddle(&backup, "DROP TABLE meta").await;
    let refused = restore(&backup, &new, &key, None, NOW).await;
    assert!(matches!(refused, Err(RestoreError::Foreign(_))), "{refused:?}");
    assert!(!folder.path().join("a").exists());
}

#[tokio::test]
async fn a_backup_from_the_middle_of_a_rotation_needs_both_keys() {
    let folder = tempfile::tempdir().unwrap();
    let (both, one, backup, new) = (
        folder.path().join("both"),
        folder.path().join("one"),
        folder.path().join("b.db"),
        folder.path().join("new"),
    );
    let keys = Keyring::create(&both).unwrap();
    let old = keys.all()[0].clone();
    let current = keys.add(old.id()).unwrap();
    database(&backup, 5, &current, &old).await;
    keys.copy_to(&one).unwrap();
    let only = Keyring::read(&one).unwrap();
    only.retain(|id| id == current.id()).unwrap();

    let usual = new.join(KEY_FILE);
    let refused = restore(&backup, &new, &usual, Some(&one), NOW).await;
    assert!(
        matches!(refused, Err(RestoreError::KeyWrong(_, KeyError::Unknown(id))) if id == old.id()),
        "{refused:?}"
    );
    assert!(!new.exists());
    restore(&backup, &new, &usual, Some(&both), NOW).await.unwrap();
    assert_eq!(data::open(&new, None).await.unwrap().keys.all().len(), 2);
}
