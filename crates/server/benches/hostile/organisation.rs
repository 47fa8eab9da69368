//! The database under attack: 20,000 users with a gateway each, an administrator, a bystander and an attacker.

use std::path::Path;

use rusqlite::Connection;

use crate::server::{Server, command};

const ADMINISTRATOR: &str = "admin@example.com";
const BYSTANDER: &str = "user@example.com";
const ATTACKER: &str = "mallory@example.com";

/// Number of the attacker's aliases, as many as a user may have.
pub const OWN_ALIASES: usize = 99;

const PEOPLE: &str = "
WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < 20000)
INSERT INTO users (address, address_key, name, language, created)
SELECT 'user' || n || '@example.com', 'user' || n || '@example.com', 'User ' || n, 'en', 1780000000000 FROM number";

const ALIASES: &str = "
INSERT INTO aliases (user_id, address, address_key, domain, name, accepted, created)
SELECT id, address_key || '.a.test', address_key || '.a.test', 'example.com.a.test', name, 1, created
FROM users WHERE address LIKE 'user%@example.com' AND address <> 'user@example.com'";

const GATEWAYS: &str = "
INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created)
SELECT id, user_id, accepted, 'smtp' || (user_id % 500) || '.a.test', 465, 'ssl', 'PASSWORD', x'00', created FROM aliases";

const OWN: &str = "
WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?)
INSERT INTO aliases (user_id, address, address_key, domain, name, accepted, created)
SELECT id, 'mallory' || n || '@b.test', 'mallory' || n || '@b.test', 'b.test', 'Mallory', 1, created
FROM users CROSS JOIN number WHERE address = 'mallory@example.com'";

/// The bearer tokens of the administrator, the bystander and the attacker.
pub struct Organisation {
    pub administrator: String,
    pub bystander: String,
    pub attacker: String,
}

impl Organisation {
    /// Lets the program create its database, and fills it.
    pub fn found(program: &Path, folder: &Path) -> Self {
        drop(Server::start(program, folder));
        let run = |arguments: &[&str]| {
            let output = command(program, arguments, folder)
                .output()
                .expect("the command runs");
            assert!(output.status.success(), "{arguments:?}: {output:?}");
            String::from_utf8(output.stdout).expect("text").trim().to_owned()
        };
        run(&["user", "add", ADMINISTRATOR, "--admin"]);
        run(&["user", "add", BYSTANDER]);
        run(&["user", "add", ATTACKER]);
        let db = Connection::open(folder.join("fromline.db")).expect("the database");
        for statement in [PEOPLE, ALIASES, GATEWAYS] {
            db.execute_batch(statement).expect("people");
        }
        let own = i64::try_from(OWN_ALIASES).unwrap_or(i64::MAX);
        db.execute(OWN, [own]).expect("aliases");
        drop(db);
        let token = |user: &str| run(&["token", "create", "--user", user]);
        Self {
            administrator: token(ADMINISTRATOR),
            bystander: token(BYSTANDER),
            attacker: token(ATTACKER),
        }
    }
}
