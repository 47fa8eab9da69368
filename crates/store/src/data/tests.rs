use std::{fs, os::unix::fs::PermissionsExt as _};

use jiff::ToSpan as _;

use super::*;

fn opening(new_organisation: bool) -> Opening {
    Opening {
        now: "2026-11-23T09:00:00Z".parse().unwrap(),
        new_organisation,
    }
}

type Loss = fn(&Path);

#[tokio::test]
async fn a_database_opens_with_its_own_key_only_and_never_gets_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("data/fromline.key");
    let data = folder.path().join("data");
    assert_eq!(open(&data, None).await.unwrap().new_key.as_ref(), Some(&key));
    assert_eq!(open(&data, None).await.unwrap().new_key, None);

    let right = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    assert!(matches!(open(&data, None).await, Err(DataError::KeyMissing(path, _)) if path == key));
    assert!(!key.exists());

    Keyring::create(&key).unwrap();
    assert!(matches!(open(&data, None).await, Err(DataError::KeyWrong(path, _)) if path == key));

    let elsewhere = folder.path().join("elsewhere.key");
    fs::write(&elsewhere, right).unwrap();
    assert_eq!(open(&data, Some(&elsewhere)).await.unwrap().new_key, None);
}

/// Every way of losing a database, with its key beside it and with the key elsewhere.
#[tokio::test]
async fn a_key_that_was_used_starts_with_its_database_alone_unless_somebody_insists() {
    for is_elsewhere in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let elsewhere = folder.path().join("elsewhere.key");
        let key = is_elsewhere.then_some(elsewhere.as_path());
        let database = data.join(DATABASE);
        open(&data, key).await.unwrap().store.close().await;
        let losses: [(&str, Loss); 2] = [
            ("no bytes", |database| fs::write(database, "").unwrap()),
            ("missing", |database| fs::remove_file(database).unwrap()),
        ];
        for (name, lose) in losses {
            lose(&database);
            let before = fs::metadata(&database).map(|file| file.len()).ok();
            let refused = open(&data, key).await;
            assert!(
                matches!(refused, Err(DataError::DatabaseMissing(..))),
                "{name}: {refused:?}"
            );
            assert_eq!(
                fs::metadata(&database).map(|file| file.len()).ok(),
                before,
                "{name}: nothing is begun"
            );
        }
        let begun = open_as(&data, key, opening(true)).await.unwrap();
        begun.store.close().await;
        let again = open_as(&data, key, opening(true)).await;
        assert!(
            matches!(again, Err(DataError::DatabaseThere(_))),
            "once: {again:?}"
        );
        open(&data, key).await.unwrap();
    }
}

/// A database file that has tables but no organization, as an interrupted repair leaves it.
#[tokio::test]
async fn a_database_without_an_organisation_is_as_good_as_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = open(folder.path(), None).await.unwrap();
    data.store
        .write(|db| {
            meta::remove(db, meta::KEY_ID)?;
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    data.store.close().await;
    let refused = open(folder.path(), None).await;
    assert!(
        matches!(refused, Err(DataError::DatabaseMissing(..))),
        "{refused:?}"
    );
    open_as(folder.path(), None, opening(true)).await.unwrap();
}

#[tokio::test]
async fn a_key_made_beforehand_starts_and_is_used_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("provided.key");
    let data = folder.path().join("data");
    fs::write(&key, "0123456789abcdef".repeat(4) + "\n").unwrap();
    let opened = open(&data, Some(&key)).await.unwrap();
    assert_eq!(opened.new_key, None);
    assert!(opened.keys.was_used() && Keyring::read(&key).unwrap().was_used());
    opened.store.close().await;
    fs::remove_file(data.join(DATABASE)).unwrap();
    let refused = open(&data, Some(&key)).await;
    assert!(
        matches!(refused, Err(DataError::DatabaseMissing(..))),
        "{refused:?}"
    );
}

/// A data folder as version 0.1.0 left it, with a key file that has no mark.
#[tokio::test]
async fn a_database_that_is_there_marks_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join(KEY_FILE);
    open(folder.path(), None).await.unwrap().store.close().await;
    let line = fs::read_to_string(&key)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    fs::write(&key, line + "\n").unwrap();
    assert!(!Keyring::read(&key).unwrap().was_used());
    let opened = open(folder.path(), None).await.unwrap();
    assert!(opened.warnings.is_empty(), "{:?}", opened.warnings);
    assert!(Keyring::read(&key).unwrap().was_used());
}

#[tokio::test]
async fn whatever_the_folder_the_files_are_their_owner_s_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let set = |name: &str, mode| fs::set_permissions(data.join(name), fs::Permissions::from_mode(mode));
    let modes = || {
        let mode = |name: &str| fs::metadata(data.join(name)).map(|file| file.permissions().mode() & 0o777);
        [
            "fromline.db",
            "fromline.db-wal",
            "fromline.db-shm",
            "fromline.key",
        ]
        .map(|name| mode(name).unwrap())
    };
    set("", 0o755).unwrap();
    let opened = open(data, None).await.unwrap();
    assert_eq!(modes(), [0o600; 4]);
    assert!(opened.warnings.is_empty(), "{:?}", opened.warnings);
    drop(opened);

    // As version 0.1.0 left them.
    for name in [
        "fromline.db",
        "fromline.db-wal",
        "fromline.db-shm",
        "fromline.key",
    ] {
        let _ = set(name, 0o644);
    }
    let opened = open(data, None).await.unwrap();
    assert_eq!(modes()[..3], [0o600; 3]);
    let [warning] = &opened.warnings[..] else {
        panic!("{:?}", opened.warnings);
    };
    let key = data.join(KEY_FILE).display().to_string();
    assert!(
        warning.to_string().ends_with(&format!("chmod 600 {key}")),
        "{warning}"
    );
    assert!(modes()[3] != 0o600, "the key file is the operator's");
}

#[tokio::test]
async fn a_beginning_in_the_future_is_taken_back_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut ahead = opening(false);
    ahead.now = ahead.now.checked_add(9000.hours()).unwrap();
    let begun = async |opening| {
        let data = open_as(folder.path(), None, opening).await.unwrap();
        data.store
            .read(|db| meta::get_time(db, meta::BEGUN))
            .await
            .unwrap()
    };
    assert_eq!(begun(ahead).await, Some(ahead.now));
    let now = opening(false);
    assert_eq!(begun(now).await, Some(now.now));
    assert_eq!(begun(ahead).await, Some(now.now));
}
