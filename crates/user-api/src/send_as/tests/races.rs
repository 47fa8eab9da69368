//! Concurrent confirmations of one alias: attempts are counted exactly, and only one succeeds.

use super::*;

/// Confirms with all codes at once; returns the answers in the order of the codes.
async fn confirm_at_once(client: &TestClient, codes: impl Iterator<Item = String>) -> Vec<TestResponse> {
    let start = std::sync::Arc::new(tokio::sync::Notify::new());
    let tasks: Vec<_> = codes
        .map(|code| {
            let (client, start) = (client.clone(), start.clone());
            let started = start.clone().notified_owned();
            tokio::spawn(async move {
                started.await;
                client.post(&own("confirm"), json!({ "code": code })).await
            })
        })
        .collect();
    start.notify_waiters();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    answers
}

fn count(answers: &[TestResponse], outcome: &str) -> usize {
    answers
        .iter()
        .filter(|answer| answer.outcome() == outcome)
        .count()
}

/// Returns the remaining attempts reported for each wrong code, in descending order.
fn tries_left(answers: &[TestResponse]) -> Vec<String> {
    let wrong = answers
        .iter()
        .filter(|answer| answer.outcome() == "400 CODE_WRONG");
    let left = wrong.map(|answer| answer.json()["error"]["details"][0]["metadata"]["triesLeft"].to_string());
    let mut left: Vec<String> = left.map(|left| left.replace('"', "")).collect();
    left.sort();
    left.reverse();
    left
}

fn repeated(code: &str, times: usize) -> impl Iterator<Item = String> {
    std::iter::repeat_n(code.to_owned(), times)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_wrong_codes_then_a_hundred_right_ones() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    create(&client, false).await.ok();
    code(&harness).await;
    let wrong = confirm_at_once(&client, repeated("1", 100)).await;
    assert_eq!(tries_left(&wrong), ["4", "3", "2", "1"]);
    assert_eq!(count(&wrong, "400 CODE_EXPIRED"), 96, "the fifth kills the code");
    client.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
    let fresh = code(&harness).await;
    let right = confirm_at_once(&client, repeated(&fresh, 100)).await;
    assert_eq!(
        (count(&right, "200"), count(&right, "400 ALIAS_ACCEPTED")),
        (1, 99)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn right_and_wrong_codes_mixed() {
    for wrong in [4, 100] {
        let harness = Harness::new().await;
        let client = harness.browser("user@example.com").await;
        create(&client, false).await.ok();
        let right = code(&harness).await;
        let mixed =
            (0..100).flat_map(|number| repeated("1", usize::from(number < wrong)).chain(repeated(&right, 1)));
        let answers = confirm_at_once(&client, mixed).await;
        let (confirmed, left) = (count(&answers, "200"), tries_left(&answers));
        assert_eq!(left, ["4", "3", "2", "1"][..left.len()], "each try counted once");
        // Five wrong codes may come before the first right one; four never invalidate a code.
        assert!(confirmed == 1 || (confirmed == 0 && wrong > 4 && left.len() == 4));
        let after = if confirmed == 1 {
            "400 ALIAS_ACCEPTED"
        } else {
            "400 CODE_EXPIRED"
        };
        assert_eq!(confirmed + left.len() + count(&answers, after), answers.len());
        let shown = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
        assert_eq!(shown["verificationStatus"] == "accepted", confirmed == 1);
    }
}
