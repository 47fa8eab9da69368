//! A full disk: signed-in users can still read, writes are refused with a reason of their own, and everything works again once
//! there is room.

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use fromline_http::testing::TestClient;
use fromline_server::testing::Harness;
use fromline_services::outbox;
use jiff::ToSpan as _;
use serde_json::{Value, json};

use super::{rounds, skipped};

const PASSWORD: &str = "correct horse battery";
const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

/// A file system of sixteen megabytes, which is removed with its test.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"])
            .arg(folder.path());
        let mounted = mount
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        mounted.then(|| Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Uses up all free space.
    fn fill(&self) -> PathBuf {
        let path = self.path().join("filler");
        let mut file = File::create(&path).expect("a file");
        for size in [1 << 16, 1 << 10, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

/// Returns the addresses with their names.
async fn listed(user: &TestClient) -> Vec<(Value, Value)> {
    let list = user.get(LIST).await.ok();
    let all = list["sendAs"].as_array().expect("a list");
    let listed = |one: &Value| (one["sendAsEmail"].clone(), one["displayName"].clone());
    all.iter().map(listed).collect()
}

fn sent_to(harness: &Harness, address: &str) -> usize {
    let sent = harness.relay.sent();
    sent.iter()
        .filter(|mail| mail.envelope.recipients == [address])
        .count()
}

#[tokio::test]
async fn whoever_is_signed_in_goes_on_reading_and_writes_come_back_with_the_room() {
    let Some(disk) = SmallDisk::mount() else {
        return skipped("a full disk", "a file system can be mounted by root only");
    };
    let harness = Harness::within(disk.path(), |_| ()).await;
    harness.set_password("user@example.com", PASSWORD).await;
    let program = harness.program("utente@example.com").await;
    let mut longest = Duration::ZERO;
    for round in 0..rounds("FROMLINE_FULL_DISKS", 5) {
        let browsers = [
            harness.browser("admin@example.com").await,
            harness.browser("user@example.com").await,
        ];
        let user = &browsers[1];
        let mailed = format!("mail{round}@partner.com");
        user.post(LIST, json!({ "sendAsEmail": mailed })).await.ok();
        let before = listed(user).await;
        // A journal that was used before has free space; a new one has to grow.
        harness.app.store.empty_journal().await.expect("SQL");
        let filler = disk.fill();
        let address = json!({ "sendAsEmail": format!("user.name{round}@partner.com") });
        let name = json!({ "displayName": format!("Name {round}") });
        let primary = format!("{LIST}/user@example.com");
        for _ in 0..8 {
            // In all, more than the half hour after which an administrator is signed out; no use can be recorded meanwhile.
            harness.clock.advance(6.minutes());
            for client in browsers.iter().chain([&program]) {
                for path in ["/api/v1/start", "/api/v1/account", LIST] {
                    client.get(path).await.ok();
                }
            }
            for refused in [
                user.post(LIST, address.clone()).await,
                user.patch(&primary, name.clone()).await,
                user.patch("/api/v1/account", json!({ "language": "it" })).await,
                harness.nobody().sign_in("user@example.com", PASSWORD).await,
                program
                    .patch("/api/v1/account", json!({ "language": "it" }))
                    .await,
            ] {
                assert_eq!(refused.outcome(), "503 STORAGE_FULL", "round {round}");
                assert_eq!(refused.header("retry-after"), Some("60"));
            }
        }
        assert_eq!(listed(user).await, before, "nothing half-written");
        // A waiting email is not sent again and again because its sending cannot be recorded.
        for _ in 0..3 {
            assert!(outbox::Outbox::of(&harness.app).send_due().await.is_err());
        }
        assert_eq!(sent_to(&harness, &mailed), 0);
        std::fs::remove_file(filler).expect("removed");
        let begun = Instant::now();
        user.patch(&primary, name).await.ok();
        longest = longest.max(begun.elapsed());
        for _ in 0..2 {
            outbox::Outbox::of(&harness.app).send_due().await.expect("SQL");
            assert_eq!(sent_to(&harness, &mailed), 1);
        }
        assert_eq!(user.delete(&format!("{LIST}/{mailed}")).await.status, 204);
        user.post(LIST, address).await.ok();
        let path = format!("{LIST}/user.name{round}@partner.com");
        assert_eq!(user.delete(&path).await.status, 204);
        harness.nobody().sign_in("user@example.com", PASSWORD).await.ok();
        assert_eq!(harness.app.store.fault().await.expect("SQL"), None);
        // The daily limits on emails do not matter here.
        harness.clock.advance(250.minutes());
    }
    eprintln!("the first write with room took {longest:?} at most");
    assert!(longest < Duration::from_secs(1), "{longest:?}");
}
