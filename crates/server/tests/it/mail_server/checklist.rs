//! That the mail server asks ticks the setup checklist, whatever it asks first.

use fromline_config::MtaConfig;
use fromline_server::testing::Harness;
use fromline_server::testing::mail_server::MailServer;

/// State of the task, as an administrator is told.
async fn state(harness: &Harness) -> String {
    let admin = harness.program("admin@example.com").await;
    let list = admin.get("/api/v1/setupChecklist").await.ok();
    let items = list["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["task"] == "MAIL_SERVER").unwrap();
    item["state"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_look_up_or_a_message_shows_that_it_asks() {
    for is_look_up in [true, false] {
        let mta = MtaConfig {
            sockets: "/nowhere".into(),
            submission: "/nowhere".into(),
        };
        let harness = Harness::with(|config| config.mta = Some(mta)).await;
        let server = MailServer::of(&harness.app);
        assert_eq!(state(&harness).await, "UNKNOWN");
        if is_look_up {
            server.login("nobody@example.com").await;
        } else {
            let refused = [("From", "nobody@example.com")];
            server.offer(Some("nobody@example.com"), "", &refused).await;
        }
        // It is written beside.
        while state(&harness).await != "DONE" {
            tokio::task::yield_now().await;
        }
    }
}
