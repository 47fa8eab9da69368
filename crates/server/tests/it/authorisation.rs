//! Authorization: every route of the `OpenAPI` document, requested by every kind of client, for their own objects, another
//! user's, and objects that do not exist. A route without a row in the table fails the test.

mod table;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use fromline_base::testing::time;
use fromline_core::{directory::UnitId, role::Role};
use fromline_http::testing::TestClient;
use fromline_server::{endpoints::all, testing::Harness};
use fromline_store::roles;
use serde_json::json;
use table::{Expected, Row, rows};

/// The kind of client that sends a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Subject {
    Nobody,
    DisabledToken,
    DisabledSession,
    ExpiredToken,
    ExpiredSession,
    UserToken,
    UserSession,
    OtherToken,
    OtherSession,
    AdministratorToken,
    AdministratorSession,
    /// Signed in with this role, held at the root.
    Holder(Role),
    /// A program of somebody with this role, held at the root.
    HolderToken(Role),
}

const SUBJECTS: [Subject; 17] = [
    Subject::Nobody,
    Subject::DisabledToken,
    Subject::DisabledSession,
    Subject::ExpiredToken,
    Subject::ExpiredSession,
    Subject::UserToken,
    Subject::UserSession,
    Subject::OtherToken,
    Subject::OtherSession,
    Subject::AdministratorToken,
    Subject::AdministratorSession,
    Subject::Holder(Role::UnitAdministrator),
    Subject::Holder(Role::Helpdesk),
    Subject::Holder(Role::Auditor),
    Subject::Holder(Role::Translator),
    Subject::HolderToken(Role::UnitAdministrator),
    Subject::HolderToken(Role::Auditor),
];

impl Subject {
    fn address(self) -> &'static str {
        match self {
            Self::OtherToken | Self::OtherSession => "utente@example.com",
            Self::AdministratorToken | Self::AdministratorSession => "admin@example.com",
            _ => "user@example.com",
        }
    }

    /// Returns the user whose objects belong to someone else from this client's view.
    fn neighbour(self) -> &'static str {
        match self.address() {
            "user@example.com" => "utente@example.com",
            _ => "user@example.com",
        }
    }

    fn expected(self, row: &Row) -> Expected {
        match self {
            Self::Nobody => row.nobody,
            Self::DisabledToken | Self::ExpiredToken => row.ended_token,
            Self::DisabledSession | Self::ExpiredSession => row.ended_session,
            Self::UserToken | Self::OtherToken => row.token,
            Self::UserSession | Self::OtherSession => row.session,
            Self::AdministratorToken => row.administrator_token,
            Self::AdministratorSession => row.administrator_session,
            Self::Holder(role) | Self::HolderToken(role) => {
                let is_session = matches!(self, Self::Holder(_));
                match (row.needs.is_some_and(|needed| role.permits(needed)), is_session) {
                    (true, true) => row.administrator_session,
                    (true, false) => row.administrator_token,
                    (false, true) => row.session,
                    (false, false) => row.token,
                }
            }
        }
    }

    async fn client(self, harness: &Harness) -> TestClient {
        let address = self.address();
        if let Self::Holder(role) | Self::HolderToken(role) = self {
            let user = harness.user(address).await.id;
            let given = (harness.app.clock.now(), "fromline");
            harness
                .write(|db| roles::give(db, user, (role, UnitId::ROOT), None, given))
                .await;
        }
        let client = match self {
            Self::Nobody => harness.nobody(),
            Self::DisabledToken
            | Self::UserToken
            | Self::OtherToken
            | Self::AdministratorToken
            | Self::HolderToken(_) => harness.program(address).await,
            Self::ExpiredToken => {
                let ended = time("2026-11-23T08:59:59Z");
                harness.program_until(address, Some(ended)).await
            }
            Self::DisabledSession
            | Self::ExpiredSession
            | Self::UserSession
            | Self::OtherSession
            | Self::AdministratorSession
            | Self::Holder(_) => harness.browser(address).await,
        };
        match self {
            Self::DisabledToken | Self::DisabledSession => harness.set_disabled(address, true).await,
            Self::ExpiredSession => harness.clock.advance(jiff::Span::new().hours(24 * 8)),
            _ => (),
        }
        client
    }
}

/// The object that is requested.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Target {
    /// An object that does not exist.
    Unknown,
    /// The client's own user with another user's alias, since the second path segment is checked too.
    Crossed,
    /// Another user's object.
    Other,
    /// The client's own object. Last, because it may change something.
    Own,
}

const TARGETS: [Target; 4] = [Target::Unknown, Target::Crossed, Target::Other, Target::Own];

/// Returns the alias that belongs to a user.
fn alias_of(address: &str) -> String {
    address.replace("@example.com", ".name@partner.com")
}

/// Fills the placeholders of a path; `None` if the target makes no difference.
fn fill(path: &str, subject: Subject, target: Target) -> Option<String> {
    let (user, alias) = match target {
        Target::Own => (subject.address(), alias_of(subject.address())),
        Target::Other => (subject.neighbour(), alias_of(subject.neighbour())),
        Target::Crossed => (subject.address(), alias_of(subject.neighbour())),
        Target::Unknown => ("nobody@example.com", "nobody@partner.com".to_owned()),
    };
    let policy = if target == Target::Unknown {
        "other"
    } else {
        "root"
    };
    let (customer, unit) = if target == Target::Unknown {
        ("C999", ["Nowhere", "99"])
    } else {
        ("my_customer", ["Sales", "2"])
    };
    let differs = match target {
        Target::Own => true,
        Target::Other => path.contains("{userId}"),
        Target::Crossed => path.contains("{sendAsEmail}"),
        Target::Unknown => ["{userId}", "{policiesId}", "{customerId}", "{unitId}"]
            .iter()
            .any(|name| path.contains(name)),
    };
    differs.then(|| {
        path.replace("{userId}", user)
            .replace("{sendAsEmail}", &alias)
            .replace("{policiesId}", policy)
            .replace("{customerId}", customer)
            .replace("{orgUnitPath}", unit[0])
            .replace("{unitId}", unit[1])
            .replace("{domain}", "partner.com")
            // Nobody for roles, which would be another thing for each subject.
            .replace("{id}", if path.ends_with("Role") { "999" } else { "1" })
            .replace("{file}", "en.json")
    })
}

/// Creates a harness in which everyone has an alias that waits for its code.
async fn harness() -> Harness {
    let harness = Harness::new().await;
    for address in ["user@example.com", "utente@example.com", "admin@example.com"] {
        let body = json!({ "sendAsEmail": alias_of(address) });
        let program = harness.program(address).await;
        program
            .post("/gmail/v1/users/me/settings/sendAs", body)
            .await
            .ok();
    }
    let unit = json!({ "name": "Sales", "parentOrgUnitPath": "/" });
    let administrator = harness.program("admin@example.com").await;
    administrator
        .post("/admin/directory/v1/customer/my_customer/orgunits", unit)
        .await
        .ok();
    harness
}

/// Returns everything that an unauthorized request could change.
fn everything(harness: &Harness) -> String {
    let database = rusqlite::Connection::open(harness.database()).unwrap();
    let mut text = String::new();
    for table in [
        "users",
        "aliases",
        "org_units",
        "policies",
        "policy_versions",
        "links",
        "tokens",
        "outbox",
        "confirmation_mails",
        "test_messages",
        "seen_arrivals",
        "seen_results",
        "seen_signatures",
        "checklist_tests",
        "role_assignments",
    ] {
        let mut columns = database.prepare("SELECT name FROM pragma_table_info(?)").unwrap();
        let columns = columns.query_map([table], |row| row.get::<_, String>(0)).unwrap();
        let quoted: Vec<String> = columns
            .map(|column| format!("quote({})", column.unwrap()))
            .collect();
        let query = format!("SELECT {} FROM {table}", quoted.join(" || ',' || "));
        let mut rows = database.prepare(&query).unwrap();
        for row in rows.query_map([], |row| row.get::<_, String>(0)).unwrap() {
            text.extend([table, ": ", &row.unwrap(), "\n"]);
        }
    }
    text
}

async fn walk(row: &Row) -> Vec<String> {
    let mut faults = Vec::new();
    let (method, path) = row.route.split_once(' ').unwrap();
    let method: Method = method.parse().unwrap();
    for subject in SUBJECTS {
        // Without a permission that it needs, a role makes no difference.
        if row.needs.is_none() && matches!(subject, Subject::Holder(_) | Subject::HolderToken(_)) {
            continue;
        }
        let harness = harness().await;
        let client = subject.client(&harness).await;
        for target in TARGETS {
            let Some(path) = fill(path, subject, target) else {
                continue;
            };
            let expected = subject.expected(row).at(target as usize);
            let before = everything(&harness);
            let body = row.body.to_string().replace("{own}", subject.address());
            let body = serde_json::from_str(&body).unwrap();
            let answer = client.json(method.clone(), &path, &body).await;
            let got = answer.outcome();
            if got != expected {
                faults.push(format!(
                    "{}: {subject:?}, {target:?}: {got}, not {expected}",
                    row.route
                ));
            }
            let refused = ["401", "403", "404", "501"]
                .iter()
                .any(|status| got.starts_with(status));
            if refused && everything(&harness) != before {
                faults.push(format!(
                    "{}: {subject:?}, {target:?}: refused, and it changed something",
                    row.route
                ));
            }
            if got == "404 NOT_FOUND" && path.contains("/users/") {
                let unknown = client
                    .get("/gmail/v1/users/nobody@example.com/settings/sendAs")
                    .await;
                if answer.json() != unknown.json() {
                    faults.push(format!(
                        "{}: {subject:?}, {target:?}: a 404 of its own",
                        row.route
                    ));
                }
            }
        }
    }
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_on_every_route() {
    let mut faults = Vec::new();
    let mut waiting = tokio::task::JoinSet::new();
    for row in rows() {
        waiting.spawn(async move { walk(&row).await });
    }
    while let Some(found) = waiting.join_next().await {
        faults.extend(found.unwrap());
    }
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Returns every operation of the document, and whether it is open to everyone.
fn operations() -> BTreeMap<String, bool> {
    let document = serde_json::to_value(all().describe()).unwrap();
    let mut all = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            // `{}` in the list means that credentials are optional.
            let ways = operation["security"].as_array();
            let open = ways.is_some_and(|ways| ways.contains(&json!({})));
            all.insert(format!("{} {path}", method.to_uppercase()), open);
        }
    }
    all
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let rows: BTreeSet<String> = rows().iter().map(|row| row.route.to_owned()).collect();
    let routes: BTreeSet<String> = operations().into_keys().collect();
    let without_row: Vec<_> = routes.difference(&rows).collect();
    let without_route: Vec<_> = rows.difference(&routes).collect();
    assert!(
        without_row.is_empty() && without_route.is_empty(),
        "add rows to authorisation/table.rs for {without_row:#?}; there are no routes for {without_route:#?}"
    );
}

#[test]
fn the_document_says_the_same_of_who_may_ask() {
    let operations = operations();
    for row in rows() {
        let open = row.nobody.at(Target::Own as usize) != "401 UNAUTHENTICATED";
        assert_eq!(operations.get(row.route), Some(&open), "{}", row.route);
    }
}
