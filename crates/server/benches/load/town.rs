//! The database for the load test: 100,000 users with the same password and three aliases each.

use std::path::Path;

use rusqlite::Connection;

use crate::{asking::Ask, server::Server};

pub const USERS: usize = 100_000;
pub const ADMIN: &str = "admin@example.com";
pub const PASSWORD: &str = "correct horse battery";

const PEOPLE: &str = "
WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?)
INSERT INTO users (address, address_key, name, language, password_hash, created)
SELECT 'user' || n || '@example.com', 'user' || n || '@example.com', 'User ' || n, 'en',
       (SELECT password_hash FROM users WHERE admin = 1), 1780000000000 FROM number";

const ALIASES: &str = "
INSERT INTO aliases (user_id, address, address_key, domain, name, accepted, created)
SELECT id, address_key || '.' || side || '.test', address_key || '.' || side || '.test', 'example.com.' || side || '.test',
       name, 1, created
FROM users CROSS JOIN (SELECT 'a' AS side UNION SELECT 'b' UNION SELECT 'c') WHERE admin = 0";

const GATEWAYS: &str = "
INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created)
SELECT id, user_id, accepted, 'smtp.partner.internal', 465, 'ssl', 'PASSWORD', zeroblob(150), created FROM aliases";

/// Gives every gateway a check that is due long after the measurement.
const HEALTH: &str = "INSERT INTO gateway_health (gateway_id) SELECT id FROM gateways;
     INSERT INTO jobs (kind, gateway_id, due) SELECT 'LOOK', id, 4000000000000 FROM gateways";

const ALIASES_BEFORE: &str = "
INSERT INTO aliases (user_id, address, address_key, name, accepted, created)
SELECT id, address_key || '.' || side || '.test', address_key || '.' || side || '.test', name, 1, created
FROM users CROSS JOIN (SELECT 'a' AS side UNION SELECT 'b' UNION SELECT 'c') WHERE admin = 0";

const GATEWAYS_BEFORE: &str = "
UPDATE aliases SET gateway_host = 'smtp.partner.internal', gateway_port = 465, gateway_security = 'ssl',
       gateway_secret = zeroblob(150)";

const HEALTH_BEFORE: &str =
    "INSERT OR REPLACE INTO gateway_health (alias_id, next_check) SELECT id, 4000000000000 FROM aliases";

pub fn address(number: usize) -> String {
    format!("user{}@example.com", number % USERS)
}

/// Gives every alias a gateway. No server may be running.
pub fn give_gateways(folder: &Path) {
    let db = database(folder);
    let statements = if is_of_before(&db) {
        [GATEWAYS_BEFORE, HEALTH_BEFORE]
    } else {
        [GATEWAYS, HEALTH]
    };
    for statement in statements {
        db.execute_batch(statement).expect("gateways");
    }
}

/// Returns whether a program from before migration 0018 created the database; `FROMLINE` may name such a program.
fn is_of_before(db: &Connection) -> bool {
    db.prepare("SELECT domain FROM aliases").is_err()
}

fn database(folder: &Path) -> Connection {
    Connection::open(folder.join("fromline.db")).expect("the database opens")
}

/// Lets the server create its database, and fills it.
pub async fn build(folder: &Path) {
    let server = Server::start(folder);
    let link = server.command(&["user", "add", ADMIN, "--admin"]);
    let (_, token) = link.split_once("/link#").expect("a one-time link");
    let set = Ask::set_password(token.lines().next().unwrap_or_default());
    crate::asking::once(&server.url, &set).await;
    drop(server);
    let db = database(folder);
    let users = i64::try_from(USERS).unwrap_or(i64::MAX);
    db.execute(PEOPLE, [users]).expect("people");
    let aliases = if is_of_before(&db) {
        ALIASES_BEFORE
    } else {
        ALIASES
    };
    db.execute_batch(aliases).expect("aliases");
}
