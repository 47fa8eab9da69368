//! A harness with one user and three aliases: one with a gateway, one without, one unconfirmed.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use fromline_http::testing::TestClient;
use fromline_outbound::smtp::{Envelope, RecipientResult, SmtpFailure, Submission};
use fromline_server::testing::Harness;
use fromline_server::testing::mail_server::MailServer;
use fromline_services::outbox;
use serde_json::{Value, json};

/// The alias with a gateway.
pub const ALIAS: &str = "user.name@partner.com";
/// The alias that the organization's servers deliver.
pub const PLAIN: &str = "user@partner.net";
/// A message as the mail server has it, without the milter's additions.
pub const MESSAGE: &str = "Received: from laptop (user@example.com)\r\nFrom: User Name <user.name@partner.com>\r\n\
                           To: a@b.cd\r\nX-Sender: user@example.com\r\nSubject: hello\r\n\r\nHello\r\n.dot";

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

/// Messages returned to the mail server: login, envelope and message.
type Back = Vec<(String, Envelope, String)>;

/// The application with its users.
pub struct Town {
    pub harness: Harness,
    pub user: TestClient,
    taken_back: Arc<TakenBack>,
}

#[derive(Default)]
struct TakenBack(Mutex<Back>);

#[async_trait]
impl Submission for TakenBack {
    async fn submit(
        &self,
        login: &str,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Vec<RecipientResult>, SmtpFailure> {
        let text = String::from_utf8_lossy(message).into_owned();
        self.0
            .lock()
            .unwrap()
            .push((login.to_owned(), envelope.clone(), text));
        Ok(vec![Ok(()); envelope.recipients.len()])
    }
}

impl Town {
    pub async fn new() -> Self {
        Self::of(Harness::new().await).await
    }

    /// Creates the users in a harness with its own configuration.
    pub async fn of(mut harness: Harness) -> Self {
        let taken_back = Arc::new(TakenBack::default());
        harness.fixture.app.submission = Some(taken_back.clone());
        let user = harness.browser("user@example.com").await;
        let town = Self {
            harness,
            user,
            taken_back,
        };
        town.set_policy(true, "REFUSE").await;
        for (address, gateway) in [
            (ALIAS, gateway("smtp.partner.com", "first password")),
            (PLAIN, Value::Null),
        ] {
            town.add(address, gateway).await;
            town.confirm(address).await;
        }
        town.add("pending@partner.com", Value::Null).await;
        town
    }

    pub async fn set_policy(&self, allowed: bool, suspended: &str) {
        let value = json!({ "allowUsersToUseExternalSmtpServers": allowed, "suspendedMail": suspended });
        let body =
            json!({ "setting": { "type": "settings/gmail.per_user_outbound_gateway", "value": value } });
        let admin = self.harness.browser("admin@example.com").await;
        admin.patch("/v1/policies/root", body).await.ok();
    }

    async fn add(&self, address: &str, gateway: Value) {
        let mut body = json!({ "sendAsEmail": address, "displayName": "User Name" });
        if !gateway.is_null() {
            body["smtpMsa"] = gateway;
        }
        self.user.post(LIST, body).await.ok();
    }

    async fn confirm(&self, address: &str) {
        self.confirm_as(&self.user, address).await;
    }

    async fn confirm_as(&self, user: &TestClient, address: &str) {
        outbox::Outbox::of(&self.harness.app).send_due().await.unwrap();
        let mail = self.harness.relay.sent().pop().unwrap().message;
        let is_code =
            |line: &&str| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
        let code = mail.lines().find(is_code).unwrap();
        let path = format!("/api/v1/users/me/settings/sendAs/{address}/confirm");
        user.post(&path, json!({ "code": code })).await.ok();
    }

    /// Returns the message as it waits after the milter accepted it.
    pub async fn waiting(&self, server: &MailServer) -> String {
        let field = server.accepted("user@example.com", ALIAS).await;
        format!("{field}{MESSAGE}")
    }

    /// Removes the gateway of the alias that has one.
    pub async fn take_gateway_away(&self) {
        let body = json!({ "displayName": "User Name" });
        self.user.put(&format!("{LIST}/{ALIAS}"), body).await.ok();
    }

    /// Transfers the alias to another user, who has a gateway of their own.
    pub async fn hand_over(&self, address: &str) {
        let gone = self.user.delete(&format!("{LIST}/{ALIAS}")).await;
        assert_eq!(gone.status.as_u16(), 204);
        let other = self.harness.browser(address).await;
        let body = json!({ "sendAsEmail": ALIAS, "smtpMsa": gateway("smtp.partner.net", "third password") });
        other.post(LIST, body).await.ok();
        self.confirm_as(&other, ALIAS).await;
    }

    /// Changes the gateway of the alias that has one.
    pub async fn change_gateway(&self, host: &str, password: &str) {
        let body = json!({ "smtpMsa": gateway(host, password) });
        self.user.patch(&format!("{LIST}/{ALIAS}"), body).await.ok();
    }

    /// Returns the messages returned to the mail server.
    pub fn back(&self) -> Back {
        self.taken_back.0.lock().unwrap().clone()
    }
}

fn gateway(host: &str, password: &str) -> Value {
    json!({ "host": host, "port": 465, "securityMode": "ssl", "username": ALIAS, "password": password })
}
