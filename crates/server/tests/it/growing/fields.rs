//! Request fields that take text, and texts for them.

use axum::http::Method;
use serde_json::{Value, json};

pub const SEND_AS: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "/gmail/v1/users/me/settings/sendAs/first@partner.com";
const OURS: &str = "/api/v1/users/me/settings/sendAs/first@partner.com";

/// A request field; `*` marks the place of the text.
pub struct Field {
    pub method: Method,
    pub path: &'static str,
    pub body: Value,
}

fn field(method: Method, path: &'static str, body: Value) -> Field {
    Field { method, path, body }
}

pub fn of_aliases() -> Vec<Field> {
    let msa = |host: &str, username: &str, password: &str| json!({ "smtpMsa": { "host": host, "port": 465, "securityMode": "ssl", "username": username, "password": password } });
    let mut fields = vec![
        field(Method::POST, SEND_AS, json!({ "sendAsEmail": "*" })),
        field(Method::POST, SEND_AS, json!({ "sendAsEmail": "*@partner.com" })),
        field(Method::POST, SEND_AS, json!({ "sendAsEmail": "user@*.com" })),
        field(Method::PATCH, ALIAS, msa("*", "u", "p")),
        field(Method::PATCH, ALIAS, msa("smtp.partner.com", "*", "p")),
        field(Method::PATCH, ALIAS, msa("smtp.partner.com", "u", "*")),
        field(
            Method::PATCH,
            ALIAS,
            json!({ "smtpMsa": { "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "consent": "*" } }),
        ),
        field(
            Method::POST,
            "/api/v1/users/me/settings/sendAs/first@partner.com/confirm",
            json!({ "code": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/users/me/settings/sendAs/first@partner.com/confirm",
            json!({ "token": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/users/me/settings/sendAs/first@partner.com/sendTest",
            json!({ "to": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/users/me/settings/sendAs/first@partner.com/sendTest",
            json!({ "to": "user@example.com", "language": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/users/me/settings/sendAs/first@partner.com/reportTest",
            json!({ "message": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/users/me/settings/sendAs/first@partner.com/reportTest",
            json!({ "message": "From: x", "authservId": "*" }),
        ),
    ];
    assert!(
        fields
            .iter()
            .all(|field| field.path.starts_with(SEND_AS) || field.path.starts_with(OURS))
    );
    for path in [ALIAS, "/gmail/v1/users/me/settings/sendAs/user@example.com"] {
        for name in ["displayName", "replyToAddress", "signature"] {
            fields.push(field(Method::PATCH, path, json!({ name: "*" })));
        }
    }
    fields
}

fn of_previews() -> Vec<Field> {
    let preview = "/api/v1/preview";
    let identity = json!({ "from": "a@partner.com", "primary": "user@example.com" });
    let with = |name: &str, value: Value| {
        let mut identity = identity.clone();
        identity[name] = value;
        json!({ "identity": identity })
    };
    let mut fields = vec![
        field(Method::POST, preview, json!({ "message": "*" })),
        field(Method::POST, preview, json!({ "message": "From: *" })),
        field(
            Method::POST,
            preview,
            json!({ "message": "From: a@partner.com\r\nSender: *\r\nReply-To: *\r\nTo: *\r\n" }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "message": "Authentication-Results: *\r\nFrom: a@partner.com\r\n", "authentication": { "authservId": "*" } }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "identity": identity, "language": "*" }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "identity": identity, "clients": ["*"] }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "identity": identity, "authentication": { "spf": "*" } }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "identity": identity, "clients": vec!["gmail"; 7000] }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "identity": identity, "authentication": { "dkim": vec![""; 20_000] } }),
        ),
        field(
            Method::POST,
            preview,
            json!({ "identity": identity, "authentication": { "dkim": vec!["a.b"; 9000] } }),
        ),
    ];
    for name in ["from", "name", "primary", "primaryName", "replyTo"] {
        fields.push(field(Method::POST, preview, with(name, "*".into())));
    }
    fields
}

#[expect(clippy::too_many_lines, reason = "a table")]
pub fn of_others() -> Vec<Field> {
    let policy = json!({ "setting": { "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": true } } });
    let mut fields = vec![
        field(
            Method::POST,
            "/api/v1/session/open",
            json!({ "address": "*", "password": "x" }),
        ),
        field(
            Method::POST,
            "/api/v1/session/open",
            json!({ "address": "user@example.com", "password": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/setupChecklist/readMessage",
            json!({ "message": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/setupChecklist/readMessage",
            json!({ "message": "From: a@example.com\r\nMessage-ID: <*>\r\nAuthentication-Results: *; dkim=pass header.d=*.example.com header.s=*\r\n" }),
        ),
        field(
            Method::POST,
            "/api/v1/policies/root/change",
            json!({ "policy": policy, "notify": { "sentence": "*" } }),
        ),
        field(
            Method::POST,
            "/admin/directory/v1/customer/my_customer/orgunits",
            json!({ "name": "*", "description": "*", "parentOrgUnitId": "id:root" }),
        ),
        field(
            Method::POST,
            "/admin/directory/v1/customer/my_customer/orgunits",
            json!({ "name": "a", "parentOrgUnitPath": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/orgUnits/root/movePeople",
            json!({ "users": ["*"], "notify": { "sentence": "*" } }),
        ),
        field(Method::POST, "/api/v1/orgUnits/2/move", json!({ "parent": "*" })),
        field(
            Method::POST,
            "/api/v1/policies/root/undo",
            json!({ "notify": { "sentence": "*" } }),
        ),
        field(
            Method::POST,
            "/api/v1/gateways/remove",
            json!({ "user": "*", "address": "*", "notify": { "sentence": "*" } }),
        ),
        field(
            Method::POST,
            "/api/v1/gateways/notifyPasswordsEnding",
            json!({ "registration": "*", "notify": { "sentence": "*" } }),
        ),
        field(
            Method::POST,
            "/api/v1/people/search",
            json!({ "query": "*", "pageToken": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/people/add",
            json!({ "address": "*@example.com", "name": "*", "language": "*" }),
        ),
        field(Method::POST, "/api/v1/people/close", json!({ "ids": ["*"] })),
        field(
            Method::POST,
            "/api/v1/people/import",
            json!({ "csv": "address,name\nlong@example.com,*", "apply": true }),
        ),
        field(Method::POST, "/api/v1/link/check", json!({ "token": "*" })),
        field(
            Method::POST,
            "/api/v1/consents/begin",
            json!({ "provider": "*", "username": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/consents/finish",
            json!({ "state": "*", "code": "*", "iss": "*", "error": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/consents/beginDevice",
            json!({ "provider": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/consents/pollDevice",
            json!({ "device": "*" }),
        ),
        field(
            Method::POST,
            "/api/v1/link/setPassword",
            json!({ "token": "*", "password": "x" }),
        ),
        field(Method::PATCH, "/api/v1/account", json!({ "language": "*" })),
    ];
    fields.extend(of_previews());
    for (pointer, value) in [
        ("/setting/type", json!("*")),
        (
            "/setting/value",
            json!({ "allowUsersToUseExternalSmtpServers": true, "suspendedMail": "*" }),
        ),
        (
            "/setting/value",
            json!({ "allowUsersToUseExternalSmtpServers": true, "*": 1 }),
        ),
    ] {
        let mut policy = policy.clone();
        *policy.pointer_mut(pointer).unwrap() = value;
        fields.push(field(Method::PATCH, "/v1/policies/root", policy));
    }
    for name in ["customer", "name", "updatedBy", "etag"] {
        let mut policy = policy.clone();
        policy[name] = "*".into();
        fields.push(field(Method::PATCH, "/v1/policies/root", policy));
    }
    fields
}

/// Returns texts that grow in different ways, none longer than the body limit.
pub fn texts() -> Vec<String> {
    let pieces = [
        "x",
        "é",
        "&",
        "<",
        "<b>",
        "<p><i>",
        "<a href=x>y<p>",
        "a@b.cd, ",
        "a.",
        "\u{1}",
        "=?utf-8?q?x?= ",
        "(",
        " ",
        "1 ",
        "\\",
    ];
    let mut texts: Vec<String> = pieces
        .iter()
        .map(|piece| piece.repeat(8000 / piece.len()))
        .collect();
    texts.extend(pieces.iter().map(|piece| piece.repeat(50_000 / piece.len())));
    texts.extend(
        ["x", "é", "&", "x@b.cd", "a."]
            .iter()
            .map(|piece| piece.repeat(250 / piece.len())),
    );
    texts
}
