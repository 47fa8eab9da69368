use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

const PATH: &str = "/api/v1/setupChecklist";

async fn settled(client: &TestClient) -> Value {
    loop {
        let list = client.get(PATH).await.ok();
        if list["looking"] == false {
            return list;
        }
        tokio::task::yield_now().await;
    }
}

fn state<'a>(list: &'a Value, task: &str) -> &'a str {
    let items = list["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["task"] == task).unwrap();
    item["state"].as_str().unwrap()
}

#[tokio::test]
async fn a_new_organisation() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    settled(&admin).await;
    insta::assert_snapshot!(admin.get(PATH).await.whole(), @r#"
    200 OK
    {
      "hidden": false,
      "items": [
        {
          "details": [
            {
              "finding": "RELAY_WORKS"
            }
          ],
          "state": "DONE",
          "task": "RELAY"
        },
        {
          "details": [
            {
              "finding": "MAIL_SERVER_MISSING"
            }
          ],
          "state": "OPEN",
          "task": "MAIL_SERVER"
        },
        {
          "details": [
            {
              "domain": "example.com",
              "finding": "SPF_MISSING",
              "record": {
                "name": "example.com"
              }
            }
          ],
          "state": "OPEN",
          "task": "SPF"
        },
        {
          "details": [
            {
              "domain": "example.com",
              "finding": "DMARC_MISSING",
              "record": {
                "name": "_dmarc.example.com",
                "text": "v=DMARC1; p=none"
              }
            }
          ],
          "state": "OPEN",
          "task": "DMARC"
        },
        {
          "details": [
            {
              "domain": "example.com",
              "finding": "DKIM_UNKNOWN"
            }
          ],
          "state": "UNKNOWN",
          "task": "DKIM"
        },
        {
          "details": [
            {
              "finding": "TEST_MISSING"
            }
          ],
          "state": "OPEN",
          "task": "TEST_MESSAGE"
        },
        {
          "details": [
            {
              "finding": "POLICY_DEFAULT"
            }
          ],
          "state": "OPEN",
          "task": "POLICY"
        },
        {
          "details": [
            {
              "finding": "PEOPLE_PRESENT"
            }
          ],
          "state": "DONE",
          "task": "PEOPLE"
        }
      ],
      "looking": false
    }
    "#);
}

/// An administrator sends a message to themselves, sees it arrive, decides, and hides the list.
#[tokio::test]
async fn it_ticks_itself() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let post = async |action: &str, body| admin.post(&format!("{PATH}/{action}"), body).await;
    assert_eq!(post("confirmTest", json!({})).await.outcome(), "404 NOT_FOUND");
    let sent = post("sendTest", json!({})).await.ok();
    assert_eq!(state(&sent, "TEST_MESSAGE"), "OPEN");
    let mail = harness.relay.sent().pop().unwrap();
    assert_eq!(mail.envelope.recipients, ["admin@example.com"]);
    assert!(mail.message.contains("\r\nFrom: ") && mail.message.contains("admin@example.com"));
    let arrived = post("confirmTest", json!({})).await.ok();
    assert_eq!(state(&arrived, "TEST_MESSAGE"), "DONE");

    let head = "Authentication-Results: mx.partner.com; dkim=pass header.d=example.com\r\nFrom: admin@example.com\r\n";
    let read = post("readMessage", json!({ "message": head })).await.ok();
    assert_eq!(state(&read, "DKIM"), "DONE");
    let refused = post("readMessage", json!({ "message": "From: a@partner.com" })).await;
    assert_eq!(refused.outcome(), "400 DOMAIN_NOT_OWN");

    assert_eq!(state(&read, "POLICY"), "OPEN");
    harness.allow_gateways().await;
    let list = settled(&admin).await;
    assert_eq!(state(&list, "POLICY"), "DONE");
    let hidden = admin.patch(PATH, json!({ "hidden": true })).await.ok();
    assert_eq!(hidden["hidden"], true);
    harness.add_user("other@example.com", "", true).await;
    let other = harness.browser("other@example.com").await;
    let list = settled(&other).await;
    assert_eq!(
        (&list["hidden"], state(&list, "TEST_MESSAGE")),
        (&json!(false), "DONE")
    );
}
