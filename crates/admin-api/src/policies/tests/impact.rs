//! Who is affected when gateways are switched off.

use serde_json::json;

use super::{COUNT, IMPACT, body};
use crate::tests::Harness;

use fromline_store::sql;

#[tokio::test]
async fn impact_names_users_and_aliases_with_a_gateway() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    assert_eq!(admin.get(IMPACT).await.ok(), json!({ "users": [] }));
    admin.patch("/v1/policies/root", body(true)).await.ok();
    for (user, alias) in [("utente", "nome@partner.com"), ("user", "user.name@partner.com")] {
        let program = harness.program(&format!("{user}@example.com")).await;
        let path = "/gmail/v1/users/me/settings/sendAs";
        let gateway = json!({
            "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": "u", "password": "p"
        });
        let with = json!({ "sendAsEmail": alias, "displayName": "Nome", "smtpMsa": gateway });
        program.post(path, with).await.ok();
        program
            .post(path, json!({ "sendAsEmail": "without@partner.com" }))
            .await
            .ok();
    }
    // Mail is not sent before the confirmation, so a change of the policy does not affect it.
    assert_eq!(admin.get(IMPACT).await.ok(), json!({ "users": [] }));
    harness
        .write(|db| {
            sql("UPDATE aliases SET accepted = 1 WHERE id IN (SELECT alias_id FROM gateways)")
                .run(db)
                .unwrap();
            Ok(())
        })
        .await;
    let impact = admin.get(IMPACT).await.ok();
    insta::assert_json_snapshot!(impact, @r##"
    {
      "users": [
        {
          "address": "user@example.com",
          "aliases": [
            {
              "address": "user.name@partner.com",
              "dmarc": "NONE",
              "host": "smtp.partner.com",
              "name": "Nome",
              "rfc7489": {
                "dmarc": "NONE",
                "percent": 100
              }
            }
          ],
          "name": "User Name"
        },
        {
          "address": "utente@example.com",
          "aliases": [
            {
              "address": "nome@partner.com",
              "dmarc": "NONE",
              "host": "smtp.partner.com",
              "name": "Nome",
              "rfc7489": {
                "dmarc": "NONE",
                "percent": 100
              }
            }
          ],
          "name": "Nome Utente"
        }
      ]
    }
    "##);
    for other in ["impact", "impactCount"] {
        let answer = admin.get(&format!("/api/v1/policies/other/{other}")).await;
        assert_eq!(answer.outcome(), "404 NOT_FOUND");
    }
    insta::assert_json_snapshot!(admin.get(COUNT).await.ok(), @r#"
    {
      "aliases": 2,
      "example": {
        "address": "user.name@partner.com",
        "name": "Nome",
        "userAddress": "user@example.com",
        "userName": "User Name"
      },
      "failing": 0,
      "gateways": 2,
      "users": 2
    }
    "#);
}

#[tokio::test]
async fn impact_page_by_page_is_everybody_once() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let none = json!({ "users": 0, "aliases": 0, "gateways": 0, "failing": 0 });
    assert_eq!(admin.get(COUNT).await.ok(), none);
    admin.patch("/v1/policies/root", body(true)).await.ok();
    // Each user also has an alias without a gateway and an unconfirmed one, which a change does not affect.
    for (user, count) in [("user", 5_i64), ("admin", 0), ("utente", 3)] {
        let user = harness.user(&format!("{user}@example.com")).await;
        let aliases = "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 9)
            INSERT INTO aliases (user_id, address, address_key, domain, created, accepted)
            SELECT ?1, n || '.' || ?1 || '@partner.com', n || '.' || ?1 || '@partner.com', 'partner.com', n, n < 9 FROM number";
        let gateways = "INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created)
            SELECT id, user_id, accepted, 'smtp.partner.com', 465, 'ssl', 'PASSWORD', x'00', 0 FROM aliases
            WHERE user_id = ?1 AND (created <= ?2 OR created = 9)";
        harness
            .write(|db| {
                sql(aliases).bind(user.id).run(db)?;
                sql(gateways).bind(user.id).bind(count).run(db)
            })
            .await;
    }
    let count = admin.get(COUNT).await.ok();
    assert_eq!((&count["users"], &count["aliases"]), (&json!(2), &json!(8)));
    assert_eq!(count["gateways"], 11);
    let everybody = |page: &serde_json::Value| -> Vec<String> {
        let users = page["users"].as_array().unwrap().iter();
        users
            .flat_map(|user| {
                let aliases = user["aliases"].as_array().unwrap().iter();
                aliases.map(|alias| format!("{} {}", user["address"], alias["address"]))
            })
            .collect()
    };
    let all = everybody(&admin.get(IMPACT).await.ok());
    assert_eq!(all.len(), 8);
    for size in [1, 3, 4, 8] {
        let (mut seen, mut token, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let page = admin
                .get(&format!("{IMPACT}?pageSize={size}&pageToken={token}"))
                .await
                .ok();
            let some = everybody(&page);
            assert!(some.len() <= size);
            seen.extend(some);
            pages += 1;
            match page["nextPageToken"].as_str() {
                Some(next) => token = next.to_owned(),
                None => break,
            }
        }
        assert_eq!((&seen, pages), (&all, 8_usize.div_ceil(size)), "{size}");
    }
    for query in ["pageToken=x", "pageToken=1", "pageToken=1-", "pageToken=1-2-3"] {
        let refused = admin.get(&format!("{IMPACT}?{query}")).await;
        assert_eq!(refused.outcome(), "400 FILTER_INVALID", "{query}");
    }
    assert_eq!(
        admin.get(&format!("{IMPACT}?pageSize=-1")).await.outcome(),
        "400 BODY_INVALID"
    );
    assert_eq!(
        everybody(&admin.get(&format!("{IMPACT}?pageSize=4000000000")).await.ok()),
        all
    );
}

#[tokio::test]
async fn a_domain_that_looks_like_another_is_spelled_out() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    let body = json!({
        "sendAsEmail": "user@раураl.com",
        "smtpMsa": {
            "host": "smtp.partner.com", "port": 465, "securityMode": "ssl",
            "username": "user.name@partner.com", "password": "s3cret p%ss"
        }
    });
    let client = harness.program("user@example.com").await;
    client.post("/gmail/v1/users/me/settings/sendAs", body).await.ok();
    harness
        .write(|db| {
            sql("UPDATE aliases SET accepted = 1").run(db).unwrap();
            Ok(())
        })
        .await;
    let admin = harness.browser("admin@example.com").await;
    let impact = admin.get(IMPACT).await.ok();
    assert_eq!(
        impact["users"][0]["aliases"][0]["spelledOut"],
        "user@xn--l-7sba6dbr.com"
    );
}
