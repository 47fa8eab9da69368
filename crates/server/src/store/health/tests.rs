use std::collections::BTreeSet;

use sqlx::{Row as _, SqlitePool, sqlite::SqlitePoolOptions};

/// A database as it was before gateways had their row from the beginning.
async fn before() -> SqlitePool {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await
        .unwrap();
    let mut migrator = sqlx::migrate!();
    migrator
        .migrations
        .to_mut()
        .retain(|migration| migration.version < 9);
    migrator.run(&pool).await.unwrap();
    pool
}

#[tokio::test]
async fn gateways_of_before_are_looked_at_within_a_day_and_rows_of_none_go() {
    let pool = before().await;
    for statement in [
        "INSERT INTO users (id, address, address_key, created) VALUES (1, 'u@example.com', 'u@example.com', 0)",
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1000)
         INSERT INTO aliases (id, user_id, address, address_key, created, gateway_host, gateway_secret)
         SELECT n, 1, n || '@partner.com', n || '@partner.com', 0, 'smtp.partner.com', x'00' FROM number",
        "UPDATE aliases SET gateway_host = NULL, gateway_secret = NULL WHERE id = 1",
        "INSERT INTO gateway_health (alias_id, next_check) VALUES (1, 7), (2, 7)",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    sqlx::migrate!().run(&pool).await.unwrap();
    let query =
        "SELECT alias_id, next_check / 1000 - unixepoch() AS wait FROM gateway_health ORDER BY alias_id";
    let rows = sqlx::query(query).fetch_all(&pool).await.unwrap();
    assert_eq!(rows.len(), 999);
    assert_eq!(rows[0].get::<i64, _>("alias_id"), 2);
    let known: i64 = sqlx::query_scalar("SELECT next_check FROM gateway_health WHERE alias_id = 2")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(known, 7, "what is known stays");
    let waits: Vec<i64> = rows[1..].iter().map(|row| row.get("wait")).collect();
    assert!(
        waits.iter().all(|wait| (-60..=86_400).contains(wait)),
        "{waits:?}"
    );
    let hours: BTreeSet<i64> = waits.iter().map(|wait| wait / 3600).collect();
    assert!(hours.len() >= 24, "{hours:?}");
}
