//! Clients that show no results, results without a server name, and refused requests.

use super::*;

#[tokio::test]
async fn all_clients_without_a_word_of_who_vouches() {
    let answer = preview(json!({ "message": "From: a@b.cd" })).await.ok();
    assert_eq!(
        answer["clients"].as_array().map(Vec::len),
        Some(fromline_core::clients::catalogue().count())
    );
    assert_eq!(
        answer["authentication"],
        json!({
            "spf": null, "spfChecked": false, "dkim": [], "dkimChecked": false, "dmarc": null, "source": "none", "unverified": [],
        })
    );
    assert_eq!(answer["route"], Value::Null);
}

/// Results as Microsoft's servers write them: shown, and trusted only if the user chooses so.
#[tokio::test]
async fn results_without_a_name() {
    let message = "Received: from a by b.example.net; Sat, 28 Nov 2026 10:00:02 +0000\n\
        Authentication-Results: spf=pass smtp.mailfrom=example.com; dkim=none;dmarc=pass action=none\n\
        \theader.from=example.com;compauth=pass reason=100\nFrom: a@example.com\nSender: b@example.com\n";
    let clients = json!(["gmail-web"]);
    let shown = preview(json!({ "message": message, "clients": clients }))
        .await
        .ok();
    assert_eq!(shown["authentication"]["source"], "none");
    let unverified = &shown["authentication"]["unverified"][0];
    assert_eq!(
        (&unverified["authservId"], &unverified["dmarc"]),
        (&json!(""), &json!("pass"))
    );
    assert_eq!(shown["clients"][0]["effect"], "unknown");
    let believe = json!({ "believeUnnamed": true });
    let body = json!({ "message": message, "clients": clients, "authentication": believe });
    let believed = preview(body).await.ok();
    assert_eq!(believed["authentication"]["source"], "results");
    assert_eq!(believed["diagnosis"]["origin"]["kind"], "AUTHOR");
    assert_eq!(believed["clients"][0]["effect"], "direct");
    assert_eq!(believed["route"], "GATEWAY");
}

#[tokio::test]
async fn what_is_wrong_is_said_by_field() {
    for (body, outcome) in [
        (json!({}), "400 REQUIRED message"),
        (json!({ "message": "" }), "400 REQUIRED message"),
        (json!({ "message": "hello" }), "400 HEADERS_NONE message"),
        (
            json!({ "message": "Subject: hello" }),
            "400 HEADERS_NO_SENDER message",
        ),
        (
            json!({ "message": "From: a@b.cd", "identity": {} }),
            "400 BODY_INVALID identity",
        ),
        (
            json!({ "message": "From: a@b.cd", "clients": ["kmail", "pine"], "language": "tlh" }),
            "400 LANGUAGE_UNKNOWN language CLIENT_UNKNOWN clients[1]",
        ),
        (
            json!({ "message": "From: a@b.cd", "authentication": { "spf": "a b", "dkim": ["ok.example", ""] } }),
            "400 DOMAIN_INVALID authentication.spf DOMAIN_INVALID authentication.dkim[1]",
        ),
        (
            json!({ "identity": { "from": "x", "name": "a\r\nb", "primary": "user@example.com" } }),
            "400 ADDRESS_INVALID identity.from CHARACTER_FORBIDDEN identity.name",
        ),
        (json!({ "mesage": "From: a@b.cd" }), "400 BODY_INVALID"),
    ] {
        let answer = preview(body.clone()).await;
        let fields = answer.json()["error"]["details"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let violations = fields
            .iter()
            .filter_map(|detail| detail["fieldViolations"].as_array())
            .flatten();
        let violations: Vec<String> = violations
            .map(|violation| {
                format!(
                    "{} {}",
                    violation["reason"].as_str().unwrap(),
                    violation["field"].as_str().unwrap()
                )
            })
            .collect();
        let said = match violations.as_slice() {
            [] => answer.outcome(),
            some => format!("{} {}", answer.status.as_u16(), some.join(" ")),
        };
        assert_eq!(said, outcome, "{body}");
    }
}

#[tokio::test]
async fn the_catalogue_says_how_each_program_is_known_in_the_language_asked_for() {
    let harness = Harness::new().await;
    for (query, remarks) in [
        ("", ["It was run in a terminal.", "It had Debian’s settings."]),
        (
            "?language=pl",
            ["Program uruchomiono w terminalu.", "Miał ustawienia Debiana."],
        ),
    ] {
        let answer = harness
            .nobody()
            .get(&format!("/api/v1/clients{query}"))
            .await
            .ok();
        let clients = answer["clients"].as_array().unwrap();
        let nail = clients.iter().find(|client| client["id"] == "s-nail").unwrap();
        assert_eq!(nail["evidence"]["remarks"], json!(remarks), "{query}");
        assert_eq!(nail["evidence"]["source"], "docs/conformance.md");
        // Of what is not known there is no source.
        let hey = clients.iter().find(|client| client["id"] == "hey").unwrap();
        assert_eq!(hey["evidence"]["source"], "");
    }
    let refused = harness.nobody().get("/api/v1/clients?language=tlh").await;
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("LANGUAGE_UNKNOWN"), "{}", refused.text());
}
