use std::collections::BTreeSet;

use crate::{Store, StoreError, sql};

#[tokio::test]
async fn gateways_of_before_are_looked_at_within_a_day_and_rows_of_none_go() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fromline.db");
    let before = Store::at_version(&path, 7).await;
    before
        .write(|db| {
            db.batch(
                "INSERT INTO users (id, address, address_key, created) VALUES (1, 'u@example.com', 'u@example.com', 0);
                 WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1000)
                 INSERT INTO aliases (id, user_id, address, address_key, created, gateway_host, gateway_secret)
                 SELECT n, 1, n || '@partner.com', n || '@partner.com', 0, 'smtp.partner.com', x'00' FROM number;
                 UPDATE aliases SET gateway_host = NULL, gateway_secret = NULL WHERE id = 1;
                 INSERT INTO gateway_health (alias_id, next_check) VALUES (1, 7), (2, 7);",
            );
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    before.close().await;
    let store = Store::open(&path).await.unwrap();
    let rows = store
        .read(|db| {
            sql("SELECT gateway_id, due, due / 1000 - unixepoch() FROM jobs WHERE kind = 'LOOK' ORDER BY gateway_id")
                .rows::<(i64, i64, i64)>(db)
        })
        .await
        .unwrap();
    assert_eq!(rows.len(), 999);
    assert_eq!((rows[0].0, rows[0].1), (2, 7), "what is known stays");
    let waits: Vec<i64> = rows[1..].iter().map(|row| row.2).collect();
    assert!(
        waits.iter().all(|wait| (-60..=86_400).contains(wait)),
        "{waits:?}"
    );
    let hours: BTreeSet<i64> = waits.iter().map(|wait| wait / 3600).collect();
    assert!(hours.len() >= 24, "{hours:?}");
}
