//! `fromline serve`

use std::{
    io::{IsTerminal as _, Write as _},
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
};

use clap::Args;
use rand::RngExt as _;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::{filter::filter_fn, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use super::{Failure, demo_users, first_link, outside::Outside, place::Place};
use crate::{
    clock::SystemClock,
    config::{Config, check_transport},
    data::Data,
    demo::SENDING_ADDRESS,
    dns::Cache,
    http::{self, listener},
    mta::Doors,
    passwords::Passwords,
    readiness::Readiness,
    services::{clock_steps, health::rechecks, notices, outbox, readiness},
    smtp::authorities,
    state::{App, Parts},
    store::meta,
    text::{Folder, Texts},
};

/// Run the server: page and JSON API
///
/// Plain HTTP is spoken on loopback only, or to a trusted proxy that speaks https to the world (`public_url`,
/// `trusted_proxies`). The first start in an empty folder makes the key file and prints a link with which the first
/// administrator chooses address and password. SIGINT and SIGTERM let requests under way end, then stop.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline serve --demo --data /tmp/fromline-demo
  fromline serve --data /var/lib/fromline --config /etc/fromline.toml --listen 127.0.0.1:8080")]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        env = "FROMLINE_LISTEN",
        default_value = "127.0.0.1:8080"
    )]
    listen: SocketAddr,
    /// Read the texts from DIR at each load of the page, for translators: docs/translating.md
    #[arg(long, value_name = "DIR", env = "FROMLINE_LOCALES")]
    locales: Option<PathBuf>,
    /// Begin a new organisation, in which nobody is known, though the key file was in use with a database that is gone
    #[arg(long)]
    new_organisation: bool,
    /// Run a closed world to try things out: example.com with four users, partners' servers, and a mailbox for all mail
    #[arg(long)]
    demo: bool,
}

impl Serve {
    /// Serves until a signal says stop.
    pub async fn run(self) -> Result<(), Failure> {
        let mut loaded = self.place.load()?;
        if self.demo {
            loaded.config = demo(loaded.config);
        }
        check_transport(&loaded.config, self.listen)?;
        if loaded.config.domains.is_empty() {
            return Err(
                "no domains: set FROMLINE_DOMAINS=example.com, or domains = [\"example.com\"] in the \
                configuration file, to the organisation's own mail domains"
                    .into(),
            );
        }
        if let Some(folder) = &self.locales {
            let folder = Folder::read(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            // Before anybody asks for a language.
            folder.speak();
        }
        let own = loaded.config.ca_file.as_deref().map(authorities).transpose()?;
        start_log();
        // First what a second server is refused by, before anything is written or opened.
        let lock = self.place.lock()?;
        let listener = listener::bind(self.listen);
        let listener = listener.map_err(|error| format!("cannot listen on {}: {error}", self.listen))?;
        let address = listener.local_addr()?;
        if let Some(mta) = &loaded.config.mta {
            Doors::check_free(&mta.sockets)?;
        }
        let data = self.place.open_as(&loaded, self.new_organisation).await?;
        let doors = loaded.config.mta.as_ref().map(|mta| Doors::open(&mta.sockets));
        let doors = doors.transpose()?;
        let states = doors.as_ref().map(Doors::states).unwrap_or_default();
        let readiness = Readiness::new(self.place.data.clone(), lock, states);
        loaded.config.listen = vec![address];
        if loaded.config.public_url.is_empty() {
            loaded.config.public_url = format!("http://{address}");
        }
        remember_url(&data, &loaded.config.public_url).await?;

        let passwords = Passwords::new();
        let (welcome, outside) = if self.demo {
            let password = demo_users::password()?;
            let welcome = demo_welcome(&data, &passwords, &password).await?;
            (welcome, Outside::demo(&password).await?)
        } else {
            let outside = Outside::start(&loaded.config, &own.unwrap_or_default())?;
            // Last: the link of an earlier start holds unless this one succeeds.
            (first_welcome(&data, &loaded.config.public_url).await?, outside)
        };
        let made = self.demo || self.locales.is_some();
        let clock = Arc::new(SystemClock);
        let app = App::from(Parts {
            store: data.store,
            clock: clock.clone(),
            config: Arc::new(loaded.config),
            keys: Arc::new(data.keys),
            passwords: Arc::new(passwords),
            limits: Arc::default(),
            last_used: Arc::default(),
            requests: Arc::default(),
            sends: Arc::default(),
            texts: Arc::new(Texts::new(self.locales).with_made_languages(made)),
            checks: Arc::default(),
            gateways: outside.gateways,
            dns: Arc::new(Cache::new(outside.dns, clock)),
            lookups: Arc::default(),
            fetch: outside.fetch,
            detections: Arc::default(),
            relay: outside.relay,
            submission: outside.submission,
            deliveries: Arc::default(),
            news: Arc::default(),
            chance: || rand::rng().random_range(0..1000),
            readiness: Arc::new(readiness),
            holder: crate::services::jobs::holder()?,
            demo_mailbox: outside.demo_mailbox,
        });
        let (router, _) = http::router(app.clone());
        let answers = Arc::new(http::early::Answers::new(&app.config, &app.texts));
        let stop = stop_signal();
        println!("{welcome}Fromline is ready: {}/", app.config.public_url);
        std::io::stdout().flush()?;
        let texts = app.texts.clone();
        tokio::task::spawn_blocking(move || http::locales::pack_ahead(&texts));
        if let Some(doors) = doors {
            tokio::spawn(doors.serve(app.clone()));
        }
        let jobs = [
            tokio::spawn(outbox::run(app.clone())),
            tokio::spawn(notices::run(app.clone())),
            tokio::spawn(clock_steps::run(app.clone())),
            tokio::spawn(rechecks::run(app.clone())),
            tokio::spawn(readiness::keep_lock(app)),
        ];
        listener::run(listener, router, answers, stop).await;
        for job in jobs {
            job.abort();
        }
        Ok(())
    }
}

/// The demo has its own world; of the configuration only the way to it stays.
fn demo(configured: Config) -> Config {
    Config {
        public_url: configured.public_url,
        allowed_hosts: configured.allowed_hosts,
        domains: vec!["example.com".to_owned()],
        sending_addresses: vec![SENDING_ADDRESS],
        outbound_gateway: "outbound.example.com".to_owned(),
        contact: Some("admin@example.com".to_owned()),
        gateway_ports: configured.gateway_ports,
        demo: true,
        ..Config::default()
    }
}

async fn demo_welcome(data: &Data, passwords: &Passwords, password: &str) -> Result<String, Failure> {
    demo_users::add(&data.store, passwords, password).await?;
    let people = demo_users::PEOPLE.map(|(address, _, admin, language)| {
        let role = if admin { "administrator" } else { "user" };
        format!("  {address:22}  {role}, {}\n", language.code())
    });
    Ok(format!(
        "The demo: nothing leaves this machine. Sign in as\n{}with the password: {password}\n",
        people.concat()
    ))
}

async fn first_welcome(data: &Data, public_url: &str) -> Result<String, Failure> {
    Ok(match first_link::renew(&data.store).await? {
        Some(token) => format!(
            "There is nobody yet. With this link, good once and for 24 hours, the first administrator chooses address and \
             password:\n{public_url}/link#{token}\n"
        ),
        None => String::new(),
    })
}

/// So that the links of `fromline user add` lead to where the server is.
async fn remember_url(data: &Data, url: &str) -> Result<(), Failure> {
    Ok(data
        .store
        .write(|db| meta::set(db, meta::PUBLIC_URL, url.as_bytes()))
        .await?)
}

/// To stderr; `RUST_LOG` says how much. A panic is logged by its place: its message could repeat what a user sent.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| "warn,fromline_server=info".into());
    // At its most talkative the parser of HTML repeats what it parses: users' signatures.
    let others = filter_fn(|log| {
        !["html5ever", "markup5ever"]
            .iter()
            .any(|parser| log.target().starts_with(parser))
    });
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // Fails if a log is there already, which is as good.
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(others)
        .with(lines)
        .try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref().unwrap_or("unknown"), "panic");
    }));
}

/// Ends with the signal that says stop. Whoever reads "ready" may send it at once: it is listened for from now on.
fn stop_signal() -> impl Future<Output = ()> + Send {
    let [terminate, interrupt] = [SignalKind::terminate(), SignalKind::interrupt()].map(|kind| {
        let listening = signal(kind);
        async move {
            match listening {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        }
    });
    async {
        tokio::select! {
            () = terminate => (),
            () = interrupt => (),
        }
    }
}
