use super::*;

#[test]
fn a_secret_opens_only_in_its_own_row_and_with_its_own_key() {
    let ring = Keyring::generate().unwrap();
    let sealed = ring.all()[0].seal(b"row 1", b"s3cret").unwrap();
    assert_eq!(&*ring.open(b"row 1", &sealed).unwrap(), b"s3cret");
    assert!(ring.open(b"row 2", &sealed).is_err());
    assert!(matches!(
        Keyring::generate().unwrap().open(b"row 1", &sealed),
        Err(KeyError::Unknown(_))
    ));
    for cut in 0..sealed.len() {
        assert!(ring.open(b"row 1", &sealed[..cut]).is_err());
    }
}

/// Databases of earlier versions contain the output of this very key.
#[test]
fn what_a_key_makes_never_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    std::fs::write(&path, "0123456789abcdef".repeat(4) + "\n").unwrap();
    let ring = Keyring::read(&path).unwrap();
    let key = &ring.all()[0];
    assert_eq!(key.id().to_string(), "23a5a03843b2b6a5");
    assert_eq!(
        encode_hex(&key.sign("confirmation", b"7|a@b.cd|123")),
        "23a5a03843b2b6a54b432e939a3e0d168380f6afa310aa74005b7bb1fa36b2f1f68beb6a71c0c9bd"
    );
}

#[test]
fn a_ring_that_meets_an_unknown_key_reads_its_file_again_and_keeps_what_it_knows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let operator = Keyring::create(&path).unwrap();
    let server = Keyring::read(&path).unwrap();
    let old = operator.all()[0].clone();
    let before = old.seal(b"", b"before").unwrap();
    let new = operator.add(old.id()).unwrap();
    let after = new.seal(b"", b"after").unwrap();

    assert_eq!(&*server.open(b"", &after).unwrap(), b"after");
    assert_eq!(&*server.open(b"", &before).unwrap(), b"before");
    assert!(server.verify("use", b"data", &new.sign("use", b"data")));
    let ids: Vec<KeyId> = server.all().iter().map(|key| key.id()).collect();
    assert_eq!(ids, [new.id(), old.id()], "the newest first");

    std::fs::write(&path, "spoilt").unwrap();
    let strange = Key::generate().unwrap().seal(b"", b"x").unwrap();
    assert!(matches!(server.open(b"", &strange), Err(KeyError::Malformed(_))));
    assert_eq!(&*server.open(b"", &after).unwrap(), b"after");
}

#[test]
fn keyed_hashes_hold_under_the_key_that_made_them_also_those_of_earlier_versions() {
    let ring = Keyring::generate().unwrap();
    let old = ring.all()[0].clone();
    let signed = old.sign("confirmation", b"code");
    ring.add(old.id()).unwrap();
    assert!(ring.verify("confirmation", b"code", &signed));
    assert!(ring.verify("confirmation", b"code", &signed[8..]), "no id");
    for (purpose, data) in [("confirmation", &b"other"[..]), ("other", b"code")] {
        assert!(!ring.verify(purpose, data, &signed));
        assert!(!ring.verify(purpose, data, &signed[8..]));
    }
    for cut in 0..signed.len() {
        assert!(!ring.verify("confirmation", b"code", &signed[..cut]));
    }
    ring.retain(|id| id != old.id()).unwrap();
    assert!(!ring.verify("confirmation", b"code", &signed));
}

#[test]
fn a_file_without_the_key_in_use_gets_no_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let ring = Keyring::create(&path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let other = Key::generate().unwrap().id();
    assert!(matches!(ring.add(other), Err(KeyError::Unknown(id)) if id == other));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
