//! The command `fromline serve`, which runs the server or the demo.

use std::{io::Write as _, net::SocketAddr, sync::Arc};

use clap::Args;
use fromline_base::{chance, clock::SystemClock, dns::Cache, passwords::Passwords};
use fromline_config::{Config, Loaded, Purpose};
use fromline_http::listener;
use fromline_outbound::{demo::SENDING_ADDRESS, smtp::read_authorities};
use fromline_services::compose::{Components, Jobs};
use fromline_store::{data::Data, meta, readiness::Readiness};
use fromline_text::{LocaleDirectory, Texts};
use tokio::signal::unix::{SignalKind, signal};

use super::{
    Failure, data_args::DataArgs, demo_users, first_link, log, monitoring::Monitoring, outside::Outside,
};
use crate::mta::ListeningSockets;

/// Run the server: web pages and JSON API
///
/// Plain HTTP is served only on loopback, or to a trusted proxy that serves HTTPS to users (`public_url`, `trusted_proxies`). The
/// first start in an empty folder creates the key file and prints a link with which the first administrator chooses an address
/// and a password. SIGINT and SIGTERM stop the server after running requests have finished.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline serve --demo --data /tmp/fromline-demo
  fromline serve --data /var/lib/fromline --config /etc/fromline/fromline.toml --listen 127.0.0.1:8080")]
pub struct Serve {
    #[command(flatten)]
    place: DataArgs,
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080; also: `FROMLINE_LISTEN`]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// Read the texts from DIR at each load of the page, for translators: docs/translating.md [also: `FROMLINE_LOCALES`]
    #[arg(long, value_name = "DIR")]
    locales: Option<String>,
    /// Format of log lines: for people or for programs [default: text; also: `FROMLINE_LOG_FORMAT`]
    #[arg(long, value_name = "FORMAT", value_parser = ["text", "json"])]
    log_format: Option<String>,
    /// Start a new organization without users, although the key file was in use with a database that is gone
    #[arg(long)]
    new_organisation: bool,
    /// Run a closed demo: example.com with four users, partners' servers, and a mailbox for all mail
    #[arg(long)]
    demo: bool,
}

impl Serve {
    /// Returns the settings given as command-line options.
    fn flags(&self) -> Vec<(&'static str, String)> {
        let listen = self.listen.map(|listen| listen.to_string());
        [
            ("listen", listen),
            ("locales", self.locales.clone()),
            ("log_format", self.log_format.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// Reads the configuration; the demo's keeps only the server's own addresses.
    fn load(&self) -> Result<Loaded, Failure> {
        if self.demo && !self.place.names_data() {
            return Err("the demo has a data folder of its own: name it with --data DIR".into());
        }
        let purpose = if self.demo { Purpose::Demo } else { Purpose::Server };
        let mut loaded = self.place.load_for(purpose, self.flags())?;
        if self.demo {
            loaded.config = demo(loaded.config);
        }
        Ok(loaded)
    }

    /// Serves until a signal stops the server.
    pub async fn run(self) -> Result<(), Failure> {
        let mut loaded = self.load()?;
        if let Some(folder) = &loaded.locales {
            let folder =
                LocaleDirectory::read(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            // Before anybody asks for a language.
            folder.speak();
        }
        let own = loaded
            .config
            .ca_file
            .as_deref()
            .map(read_authorities)
            .transpose()?;
        let log = log::start(loaded.log_format);
        // First what a second server is refused by, before anything is written or opened.
        let lock = DataArgs::lock(&loaded)?;
        let listener = listener::bind(loaded.listen);
        let listener = listener.map_err(|error| format!("cannot listen on {}: {error}", loaded.listen))?;
        let address = listener.local_addr()?;
        // Nothing leaves the demo.
        let otlp = loaded.otlp.take().filter(|_| !self.demo);
        let own = own.unwrap_or_default();
        let monitoring = Monitoring::prepare(loaded.metrics_listen, otlp.as_ref(), &own)?;
        if let Some(mta) = &loaded.config.mta {
            ListeningSockets::check_free(&mta.sockets)?;
        }
        let data = self.place.open_as(&loaded, self.new_organisation).await?;
        let sockets = loaded
            .config
            .mta
            .as_ref()
            .map(|mta| ListeningSockets::open(&mta.sockets));
        let sockets = sockets.transpose()?;
        let states = sockets.as_ref().map(ListeningSockets::states).unwrap_or_default();
        let readiness = Readiness::new(loaded.data.clone(), lock, states);
        loaded.config.listen = std::iter::once(address).chain(monitoring.address()?).collect();
        if loaded.config.public_url.is_empty() {
            loaded.config.public_url = format!("http://{address}");
        }
        remember_url(&data, &loaded.config.public_url).await?;

        let passwords = Passwords::new();
        let (welcome, outside) = if self.demo {
            let password = demo_users::password()?;
            let welcome = demo_welcome(&data, &passwords, &password).await?;
            (
                welcome,
                Outside::demo(&password, &loaded.config.public_url).await?,
            )
        } else {
            let outside = Outside::start(&loaded.config, &own)?;
            // Last: the link of an earlier start holds unless this one succeeds.
            (first_welcome(&data, &loaded.config.public_url).await?, outside)
        };
        let pseudolocales = self.demo || loaded.locales.is_some();
        let clock = Arc::new(SystemClock);
        let app = Components {
            store: data.store,
            clock: clock.clone(),
            config: loaded.config,
            keys: data.keys,
            passwords,
            texts: Arc::new(Texts::new(loaded.locales).with_pseudolocales(pseudolocales)),
            gateways: outside.gateways,
            dns: Arc::new(Cache::new(outside.dns, clock)),
            fetch: outside.fetch,
            providers: outside.providers,
            web: outside.web,
            relay: outside.relay,
            submission: outside.submission,
            chance: chance::thousandth,
            readiness,
            demo_mailbox: outside.demo_mailbox,
            demo_issuer: outside.demo_issuer,
        }
        .compose()?;
        let router = crate::endpoints::build_router(app.clone());
        let answers = Arc::new(fromline_http::early::EarlyResponses::new(
            app.config.clone(),
            app.texts.clone(),
        ));
        let stop = stop_signal();
        let monitoring = monitoring.start(&app, answers.clone())?;
        println!("{welcome}Fromline is ready: {}/", app.config.public_url);
        std::io::stdout().flush()?;
        // On threads whose work nobody waits for at the end, as the runtime would for its own.
        let ahead = app.clone();
        tokio::spawn(async move {
            fromline_http::locales::pack_ahead(&ahead.texts).await;
            fromline_http::paint::paint_ahead(&ahead).await;
        });
        if let Some(sockets) = sockets {
            tokio::spawn(sockets.serve(app.clone()));
        }
        let jobs = Jobs::start(&app);
        listener::run(listener, router, answers, stop).await;
        drop(jobs);
        monitoring.stop().await;
        drop(log);
        Ok(())
    }
}

/// Returns the demo's configuration, which keeps only the server's own addresses.
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

/// Stores the public URL, so that the links of `fromline user add` lead to the server.
async fn remember_url(data: &Data, url: &str) -> Result<(), Failure> {
    Ok(data
        .store
        .write(|db| meta::set(db, meta::PUBLIC_URL, url.as_bytes()))
        .await?)
}

/// Completes at a signal to stop. Signals are handled from this call on, because whoever reads "ready" may send one at once.
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
