//! The small internet, running, and what a user and an administrator do in it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::Child,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use rustls::ClientConfig;
use serde_json::{Value, json};

use crate::{
    Failure,
    certificates::Certificates,
    forecast::Forecast,
    hosts::{self, DOMAINS, Domain, Host, MAIL, SIGNING},
    mailbox::Mailbox,
    organisation::{self, Organisation},
    partners::Partners,
    servers::{
        dns,
        fromline::{Fromline, percent},
        opendkim,
        postfix::Postfix,
        rspamd,
    },
    shell::sh,
    smtp::{Reply, Session},
    table::Table,
    watch::Watch,
};

/// Address of the administrator who sets the policy.
pub const ADMIN: &str = "admin@example.com";

/// The password of every user at the organisation; searched for at the end.
pub const PASSWORD: &str = "pass of the organisation 7c1f";
/// The password of every user at a partner's, with characters that programs often mishandle; searched for at the end.
pub const PARTNER_PASSWORD: &str = "s3:cr et%p\"ss 9d2e";

/// The password that a user's at a partner's is changed to; searched for at the end.
pub const NEW_PASSWORD: &str = "new pass word & more 41ab";

/// Paths of programs that Debian's packages do not install.
#[derive(Clone, Debug)]
pub struct Programs {
    /// Path of Fromline's binary.
    pub fromline: PathBuf,
    /// Folder of the unpacked Exim.
    pub exim: PathBuf,
    /// Folder of the unpacked Rspamd.
    pub rspamd: PathBuf,
    /// Folder of Courier's packages, not unpacked.
    pub courier: PathBuf,
    /// Folder of Sendmail's packages, not unpacked.
    pub sendmail: PathBuf,
}

/// All servers and the results.
pub struct World {
    /// The organisation's servers, of example.com.
    pub organisation: Organisation,
    /// All servers of the partners.
    pub partners: Partners,
    /// The recipient's mail server.
    pub recipient: Postfix,
    /// The outcomes of all messages.
    pub table: Table,
    /// TLS configuration of clients.
    pub tls: Arc<ClientConfig>,
    /// True to switch and kill more often (`--long`).
    pub long: bool,
    /// Folder of all files.
    pub folder: PathBuf,
    /// The search for passwords in the list of processes.
    pub watch: Watch,
    /// Paths of the programs.
    pub programs: Programs,
    admin: String,
    forecasts: HashMap<&'static str, Forecast>,
    ids: AtomicUsize,
    _children: Vec<Child>,
}

/// The gateway of an alias.
#[derive(Clone, Copy, Debug)]
pub struct Gateway {
    /// The server of the gateway.
    pub host: Host,
    /// Port of the gateway: 465 or 587.
    pub port: u16,
}

/// A user with an API token.
#[derive(Clone, Debug)]
pub struct User {
    /// The user's primary address.
    pub address: String,
    /// Bearer token for the API.
    pub token: String,
}

impl World {
    /// Starts every server of the world.
    pub fn start(folder: &Path, programs: &Programs, long: bool) -> Result<Self, Failure> {
        // Exim writes there as nobody.
        sh(&format!("mkdir -m 777 {}", folder.join("log").display()))?;
        let certificates = Certificates::make(folder)?;
        thread::scope(|scope| {
            let keys = SIGNING.map(|domain| {
                scope.spawn(move || opendkim::key(folder, domain).map_err(|error| error.to_string()))
            });
            keys.into_iter()
                .try_for_each(|key| key.join().map_err(|_| "a key".to_owned())?)
        })?;
        let named = dns::start(folder)?;
        let certificates = &certificates;
        let (organisation, partners, recipient, rspamd) = thread::scope(|scope| {
            let partners = scope.spawn(|| Partners::start(folder, certificates, &programs.exim));
            let recipient = scope.spawn(|| organisation::recipient(folder));
            let rspamd = scope.spawn(|| rspamd::start(folder, &programs.rspamd));
            let organisation = Organisation::start(folder, certificates, &programs.fromline);
            let lost = |_| "a thread";
            Ok::<_, Failure>((
                organisation?,
                partners.join().map_err(lost)??,
                recipient.join().map_err(lost)??,
                rspamd.join().map_err(lost)??,
            ))
        })?;
        let fromline = &organisation.fromline;
        let admin = fromline.command(&["token", "create", "--user", ADMIN])?;
        let admin = admin.trim().to_owned();
        let forecast = |domain: Domain| Ok((domain.name, Forecast::ask(&admin, ADMIN, domain)?));
        let forecasts: Result<_, Failure> = DOMAINS.into_iter().map(forecast).collect();
        Ok(Self {
            forecasts: forecasts?,
            admin,
            long,
            folder: folder.to_owned(),
            watch: Watch::start(),
            programs: programs.clone(),
            organisation,
            partners,
            recipient,
            table: Table::default(),
            tls: certificates.client()?,
            ids: AtomicUsize::new(1),
            _children: vec![named, rspamd],
        })
    }

    /// Returns a new unique number.
    pub fn number(&self) -> usize {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    /// Creates a user of the organisation.
    pub fn user(&self, name: &str) -> Result<User, Failure> {
        let number = self.number();
        let address = format!("user{number}@example.com");
        let fromline = &self.organisation.fromline;
        fromline.command(&["user", "add", &address, "--name", name])?;
        self.organisation.accounts.set(&address, PASSWORD)?;
        let token = fromline.command(&["token", "create", "--user", &address])?;
        Ok(User {
            address,
            token: token.trim().to_owned(),
        })
    }

    /// Calls the API; an error unless the call succeeds.
    pub fn call(token: &str, method: &str, path: &str, body: &Value) -> Result<Value, Failure> {
        match Fromline::call(method, path, token, body)? {
            (200 | 204, answer) => Ok(answer),
            (status, answer) => Err(format!("{method} {path}: {status} {answer}").into()),
        }
    }

    /// Sets the policy for gateways and for suspended mail.
    pub fn policy(&self, allowed: bool, suspended: &str) -> Result<(), Failure> {
        let body = json!({ "setting": {
            "type": "settings/gmail.per_user_outbound_gateway",
            "value": { "allowUsersToUseExternalSmtpServers": allowed, "suspendedMail": suspended }
        }});
        Self::call(&self.admin, "PATCH", "/v1/policies/root", &body).map(drop)
    }

    /// Reads a user's aliases from the policy's impact, as the administrator sees it.
    pub fn impact(&self, user: &User) -> Result<Vec<Value>, Failure> {
        let (mut found, mut token) = (Vec::new(), String::new());
        loop {
            let path = format!("/api/v1/policies/root/impact?pageSize=100&pageToken={token}");
            let said = Self::call(&self.admin, "GET", &path, &Value::Null)?;
            let users = said["users"].as_array().into_iter().flatten();
            let own = users.filter(|one| one["address"] == user.address.as_str());
            let aliases = own.filter_map(|one| one["aliases"].as_array()).flatten();
            found.extend(aliases.cloned());
            match said["nextPageToken"].as_str() {
                Some(next) => next.clone_into(&mut token),
                None => return Ok(found),
            }
        }
    }

    /// Makes a new address at this domain and an account for it at the partner's.
    pub fn address(&self, domain: &str) -> Result<String, Failure> {
        let address = format!("alias{}@{domain}", self.number());
        match Domain::find(domain).map(|domain| domain.sends) {
            Some(hosts::PARTNER_COM) => self.partners.com_accounts.set(&address, PARTNER_PASSWORD)?,
            Some(hosts::PARTNER_NET) => self.partners.net.set(&address, PARTNER_PASSWORD)?,
            Some(hosts::PARTNER_ORG) => {
                for (_, sink) in self.sinks() {
                    sink.set(&address, PARTNER_PASSWORD);
                }
            }
            _ => (),
        }
        Ok(address)
    }

    /// Fromline's prediction for the domain of this address.
    pub fn forecast(&self, address: &str) -> Forecast {
        let domain = address.rsplit('@').next().unwrap_or_default();
        self.forecasts.get(domain).cloned().unwrap_or_default()
    }

    /// Adds an alias and confirms it with the emailed code, as a user does.
    pub fn alias(&self, user: &User, address: &str, gateway: Option<Gateway>) -> Result<(), Failure> {
        self.alias_of(user, address, gateway.map(|gateway| (address, gateway)))
    }

    /// Adds and confirms an alias whose gateway has this login.
    pub fn alias_of(
        &self,
        user: &User,
        address: &str,
        gateway: Option<(&str, Gateway)>,
    ) -> Result<(), Failure> {
        let mut body = json!({ "sendAsEmail": address });
        if let Some((login, gateway)) = gateway {
            body["smtpMsa"] = msa(login, gateway, PARTNER_PASSWORD);
        }
        let before = self.codes(address).len();
        Self::call(&user.token, "POST", "/gmail/v1/users/me/settings/sendAs", &body)?;
        let code = self.code(address, before)?;
        let path = format!("/api/v1/users/me/settings/sendAs/{}/confirm", percent(address));
        Self::call(&user.token, "POST", &path, &json!({ "code": code })).map(drop)
    }

    /// Changes an alias or the primary address by the API.
    pub fn change(user: &User, address: &str, body: &Value) -> Result<(), Failure> {
        Self::call(&user.token, "PATCH", &Self::alias_path(address), body).map(drop)
    }

    /// API path of an alias or the primary address.
    pub fn alias_path(address: &str) -> String {
        format!("/gmail/v1/users/me/settings/sendAs/{}", percent(address))
    }

    /// The code that arrives at an address after so many others.
    fn code(&self, address: &str, before: usize) -> Result<String, Failure> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            let codes = self.codes(address);
            if let Some(code) = codes.into_iter().nth(before) {
                return Ok(code);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("no code came to {address}").into())
    }

    /// The codes that arrived at an address, the oldest first.
    fn codes(&self, address: &str) -> Vec<String> {
        let mails = self
            .mailboxes()
            .into_iter()
            .flat_map(|mailbox| mailbox.with(address));
        let is_code =
            |line: &&str| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
        mails
            .filter(|mail| mail.address("To").as_deref() == Some(address))
            .filter_map(|mail| mail.body().lines().find(is_code).map(str::to_owned))
            .collect()
    }

    fn mailboxes(&self) -> [&Mailbox; 3] {
        let partners = &self.partners;
        [
            &partners.com.mailbox,
            &partners.net.mailbox,
            &self.recipient.mailbox,
        ]
    }

    /// Opens a submission session of a user.
    pub fn session(&self, user: &User) -> Result<Session, Failure> {
        self.opened(user)?
            .map_err(|reply| format!("{}: {reply}", user.address).into())
    }

    fn opened(&self, user: &User) -> Result<Result<Session, Reply>, Failure> {
        let (session, reply) = Session::open(MAIL, &self.tls, &user.address, PASSWORD)?;
        Ok(if reply.is_yes() { Ok(session) } else { Err(reply) })
    }

    /// Submits a message; returns the last reply.
    pub fn submit(
        &self,
        user: &User,
        sender: &str,
        recipients: &[&str],
        message: &str,
    ) -> Result<Reply, Failure> {
        let mut session = match self.opened(user)? {
            Ok(session) => session,
            Err(reply) => return Ok(reply),
        };
        let reply = session.transfer(sender, recipients, message.as_bytes())?;
        session.quit();
        Ok(reply)
    }
}

/// A gateway as JSON for the API.
pub fn msa(login: &str, gateway: Gateway, password: &str) -> Value {
    json!({
        "host": gateway.host.name,
        "port": gateway.port,
        "username": login,
        "password": password,
        "securityMode": if gateway.port == 465 { "ssl" } else { "starttls" },
    })
}
