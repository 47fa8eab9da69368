//! The table of expected outcomes; each cell is a status and a reason.

mod administrators;

use fromline_core::role::Permission;
use serde_json::{Value, json};

/// Outcomes for an unknown, a crossed, another user's and the client's own object.
#[derive(Clone, Copy, Debug)]
pub struct Expected([&'static str; 4]);

impl Expected {
    /// Returns the outcome for a target by its number.
    pub fn at(self, target: usize) -> &'static str {
        self.0[target]
    }
}

/// The expectations for one route.
#[derive(Clone, Debug)]
pub struct Row {
    /// Method and path, as in the `OpenAPI` document.
    pub route: &'static str,
    /// A body that would be accepted; `{own}` stands for the client's address.
    pub body: Value,
    pub nobody: Expected,
    pub ended_token: Expected,
    pub ended_session: Expected,
    pub token: Expected,
    pub session: Expected,
    pub administrator_token: Expected,
    pub administrator_session: Expected,
    /// What a role has to permit for the administrators' outcome; others have that of a signed-in user.
    pub needs: Option<Permission>,
}

const UNKNOWN: &str = "401 UNAUTHENTICATED";
const FORBIDDEN: &str = "403 FORBIDDEN";
const NOT_FOUND: &str = "404 NOT_FOUND";

const fn all(outcome: &'static str) -> Expected {
    Expected([outcome; 4])
}

/// Only the client's own object is found.
const fn own(outcome: &'static str) -> Expected {
    Expected([NOT_FOUND, NOT_FOUND, NOT_FOUND, outcome])
}

impl Row {
    /// A route for signed-in users, with the same outcome for administrators.
    fn signed_in(route: &'static str, outcome: Expected) -> Self {
        Self {
            route,
            body: Value::Null,
            nobody: all(UNKNOWN),
            ended_token: all(UNKNOWN),
            ended_session: all(UNKNOWN),
            token: outcome,
            session: outcome,
            administrator_token: outcome,
            administrator_session: outcome,
            needs: None,
        }
    }

    /// A route for those whose role permits this: others are refused before anything is looked up.
    fn administrators(permission: Permission, route: &'static str, outcome: Expected) -> Self {
        Self::signed_in(route, all(FORBIDDEN)).administrator(permission, outcome)
    }

    /// A route for browsers: programs cannot manage sessions and passwords.
    fn browsers(route: &'static str, outcome: &'static str) -> Self {
        Self {
            token: all(FORBIDDEN),
            administrator_token: all(FORBIDDEN),
            ..Self::signed_in(route, all(outcome))
        }
    }

    /// A route for everyone.
    fn anybody(route: &'static str, outcome: &'static str) -> Self {
        let outcome = all(outcome);
        Self {
            nobody: outcome,
            ended_token: outcome,
            ended_session: outcome,
            ..Self::signed_in(route, outcome)
        }
    }

    /// A route for our own page, signed in or not; programs are refused.
    fn own_page(route: &'static str, outcome: &'static str) -> Self {
        let token = all("400 CREDENTIALS_AMBIGUOUS");
        Self {
            nobody: all("403 CROSS_SITE"),
            ended_token: token,
            token,
            administrator_token: token,
            ..Self::anybody(route, outcome)
        }
    }

    fn administrator(self, permission: Permission, outcome: Expected) -> Self {
        Self {
            administrator_token: outcome,
            administrator_session: outcome,
            needs: Some(permission),
            ..self
        }
    }

    /// Programs are refused: somebody has to have signed in just now.
    fn signed_in_just_now(self) -> Self {
        Self {
            administrator_token: all(FORBIDDEN),
            ..self
        }
    }

    fn with(self, body: Value) -> Self {
        Self { body, ..self }
    }
}

/// A route for programs only; this body is not a valid batch.
fn batch(route: &'static str) -> Row {
    let session = all(FORBIDDEN);
    Row {
        session,
        administrator_session: session,
        ..Row::signed_in(route, all("400 BODY_INVALID")).with(json!({}))
    }
}

/// Returns the whole table.
pub fn rows() -> Vec<Row> {
    [instance(), account(), administrators::rows(), send_as(), smime()].concat()
}

fn instance() -> Vec<Row> {
    let link = || json!({ "token": "0", "password": "correct horse battery" });
    vec![
        Row::anybody("GET /healthz", "200"),
        Row::anybody("GET /readyz", "200"),
        Row::anybody("GET /.well-known/security.txt", NOT_FOUND),
        Row::anybody("GET /locales/{file}", "200"),
        Row::anybody("GET /api/v1/instance", "200"),
        Row::anybody("GET /api/v1/start", "200"),
        Row::anybody("GET /api/v1/openapi.json", "200"),
        Row::anybody("GET /api/v1/clients", "200"),
        Row::anybody("POST /api/v1/preview", "200").with(json!({ "message": "From: user@example.com" })),
        // Outside of the demo.
        Row::anybody("GET /api/v1/demo/messages", NOT_FOUND),
        Row::own_page("POST /api/v1/session/open", "401 CREDENTIALS_WRONG")
            .with(json!({ "address": "user@example.com", "password": "wrong" })),
        Row::own_page("POST /api/v1/session/close", "204"),
        Row::own_page("POST /api/v1/link/check", "400 LINK_INVALID").with(json!({ "token": "0" })),
        Row::own_page("POST /api/v1/link/setPassword", "400 LINK_INVALID").with(link()),
    ]
}

fn account() -> Vec<Row> {
    let password = json!({ "current": "wrong", "new": "correct horse battery" });
    vec![
        Row::signed_in("GET /api/v1/account", all("200")),
        Row::signed_in("PATCH /api/v1/account", all("200")).with(json!({ "language": "it" })),
        Row::signed_in("GET /api/v1/domains/{domain}/authentication", all("200")),
        Row::signed_in(
            "GET /api/v1/domains/{domain}/submissionServers",
            all("403 GATEWAYS_FORBIDDEN"),
        ),
        Row::signed_in("GET /api/v1/writeFrom/qrCode", all("200")),
        Row::browsers("POST /api/v1/account/changePassword", "400 PASSWORD_WRONG").with(password),
        Row::browsers("GET /api/v1/account/sessions", "200"),
        Row::signed_in("GET /api/v1/consents/providers", all("200")),
        Row::browsers("POST /api/v1/consents/begin", "403 GATEWAYS_FORBIDDEN")
            .with(json!({ "provider": "partner" })),
        Row::browsers("POST /api/v1/consents/finish", "400 CONSENT_UNKNOWN").with(json!({ "state": "0" })),
        Row::browsers("POST /api/v1/consents/beginDevice", "403 GATEWAYS_FORBIDDEN")
            .with(json!({ "provider": "partner" })),
        Row::browsers("POST /api/v1/consents/pollDevice", "400 CONSENT_UNKNOWN")
            .with(json!({ "device": "0" })),
        Row::browsers("POST /api/v1/account/sessions/endOthers", "204"),
    ]
}

fn send_as() -> Vec<Row> {
    // An administrator sees and deletes another's, whose address stands in the path; nothing more.
    let reaches = |outcome| Expected([NOT_FOUND, NOT_FOUND, outcome, outcome]);
    vec![
        Row::signed_in("GET /gmail/v1/users/{userId}/settings/sendAs", own("200"))
            .administrator(Permission::SeePeople, reaches("200")),
        Row::signed_in("POST /gmail/v1/users/{userId}/settings/sendAs", own("200"))
            .with(json!({ "sendAsEmail": "new@partner.com" })),
        Row::signed_in(
            "GET /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}",
            own("200"),
        )
        .administrator(Permission::SeePeople, reaches("200")),
        Row::signed_in(
            "PUT /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}",
            own("200"),
        )
        .with(json!({ "displayName": "New" })),
        Row::signed_in(
            "PATCH /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}",
            own("200"),
        )
        .with(json!({ "displayName": "New" })),
        Row::signed_in(
            "DELETE /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}",
            own("204"),
        )
        .administrator(Permission::ManagePeople, reaches("204")),
        Row::signed_in(
            "POST /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/verify",
            own("204"),
        ),
        Row::signed_in(
            "POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/confirm",
            own("400 CODE_WRONG"),
        )
        .with(json!({ "code": "not a code" })),
        Row::signed_in(
            "POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/sendTest",
            own("400 ALIAS_PENDING"),
        )
        .with(json!({ "to": "{own}" })),
        Row::signed_in("GET /gmail/v1/users/{userId}/profile", own("200")),
        // What is no message, of somebody who may send one.
        Row::signed_in(
            "POST /upload/gmail/v1/users/{userId}/messages/send",
            own("400 BODY_INVALID"),
        )
        .with(json!({})),
        batch("POST /batch"),
        batch("POST /batch/gmail/v1"),
        Row::signed_in("POST /gmail/v1/users/{userId}/messages/send", own("400 REQUIRED"))
            .with(json!({ "raw": "" })),
        Row::signed_in(
            "POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/reportTest",
            own("400 TEST_MESSAGE_UNKNOWN"),
        )
        .with(json!({ "message": "Message-ID: <a@partner.com>" })),
    ]
}

/// The S/MIME routes, which are not implemented. A client that may not know about the user does not learn even that.
fn smime() -> Vec<Row> {
    const UNIMPLEMENTED: &str = "501 UNIMPLEMENTED";
    let outcome = Expected([NOT_FOUND, UNIMPLEMENTED, NOT_FOUND, UNIMPLEMENTED]);
    [
        "GET /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo",
        "POST /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo",
        "GET /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo/{id}",
        "DELETE /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo/{id}",
        "POST /gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo/{id}/setDefault",
    ]
    .map(|route| Row::signed_in(route, outcome))
    .into()
}
