//! The table of `core::alias` through the API: every cell is answered as the table says.

use fromline_core::{
    Reason,
    alias::{Action, ActionOutcome, State, decide},
};
use serde_json::json;

use super::*;

async fn act(harness: &Harness, client: &TestClient, state: State, action: Action) -> TestResponse {
    let path = format!("{LIST}/{ALIAS}");
    match action {
        Action::List => client.get(LIST).await,
        Action::Get => client.get(&path).await,
        Action::Rename => client.patch(&path, json!({ "displayName": "Other" })).await,
        Action::AddGateway | Action::ChangeGateway => {
            let mut gateway = gateway();
            gateway["port"] = 587.into();
            gateway["securityMode"] = "starttls".into();
            client.patch(&path, json!({ "smtpMsa": gateway })).await
        }
        Action::RemoveGateway => client.put(&path, json!({ "displayName": "User Name" })).await,
        Action::MakeDefault => client.patch(&path, json!({ "isDefault": true })).await,
        Action::Resend => client.post(&format!("{path}/verify"), json!({})).await,
        Action::Confirm => {
            let code = if state.accepted {
                "000 000 000".to_owned()
            } else {
                code(harness).await
            };
            client.post(&own("confirm"), json!({ "code": code })).await
        }
        Action::Delete => client.delete(&path).await,
        Action::Send => {
            client
                .post(&own("sendTest"), json!({ "to": "user@example.com" }))
                .await
        }
    }
}

#[tokio::test]
async fn every_cell() {
    for state in State::all() {
        for action in Action::ALL {
            // To add a gateway where one exists, or change one where none exists, is the same request as the other action.
            if (action == Action::AddGateway && state.gateway)
                || (action == Action::ChangeGateway && !state.gateway)
            {
                continue;
            }
            let harness = Harness::new().await;
            let client = harness.browser("user@example.com").await;
            alias(
                &harness,
                &client,
                state.accepted,
                state.gateway,
                state.gateways_allowed,
            )
            .await;
            let answer = act(&harness, &client, state, action).await;
            let expected = match decide(state, action) {
                ActionOutcome::Done(_) => None,
                // The policy's default is to refuse.
                ActionOutcome::AsSuspended => Some(Reason::AliasSuspended),
                ActionOutcome::Refused(reason) => Some(reason),
            };
            let code = expected.map(|reason| reason.code().to_owned());
            assert_eq!(
                answer.reason(),
                code,
                "{action:?} in {state:?}: {}",
                answer.text()
            );
            if let ActionOutcome::Done(Some(next)) = decide(state, action) {
                let after = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
                assert_eq!(
                    after["verificationStatus"] == "accepted",
                    next.accepted,
                    "{action:?} in {state:?}"
                );
                assert_eq!(
                    after["smtpMsa"].is_object(),
                    next.gateway,
                    "{action:?} in {state:?}"
                );
                assert_eq!(
                    after["fromline"]["suspended"],
                    next.is_suspended(),
                    "{action:?} in {state:?}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_default_alias_that_is_suspended_stays_the_default_and_comes_back() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    client
        .patch(&format!("{LIST}/{ALIAS}"), json!({ "isDefault": true }))
        .await
        .ok();
    set_policy(&harness, false).await;
    let suspended = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
    assert_eq!(
        (&suspended["isDefault"], &suspended["fromline"]["suspended"]),
        (&json!(true), &json!(true))
    );
    set_policy(&harness, true).await;
    let sent = client
        .post(&own("sendTest"), json!({ "to": "user@example.com" }))
        .await
        .ok();
    assert_eq!(sent["route"], "GATEWAY");
    client.delete(&format!("{LIST}/{ALIAS}")).await;
    assert_eq!(client.get(LIST).await.ok()["sendAs"][0]["isDefault"], true);
}
