//! Web servers that publish documents, stay silent, send endlessly or redirect; and the network that leads to them.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use fromline_outbound::{
    https::GuardedHttps,
    smtp::{Connect, Resolve, build_client_config, guard::Guard},
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

/// How a web server behaves.
#[derive(Clone, Debug)]
pub enum Site {
    /// It serves these documents, by path.
    Documents(HashMap<String, String>),
    /// It accepts the connection and sends nothing.
    Silent,
    /// It starts a document and never ends it.
    Endless,
    /// It redirects to this URL.
    Redirect(&'static str),
    /// It answers with these raw bytes.
    Raw(&'static str),
    /// Its certificate has expired.
    Expired(String),
    /// Its certificate is for another name.
    OtherName(String),
}

/// Builds a web server with one document for every path.
pub fn site(document: &str) -> Site {
    Site::Documents(HashMap::from([(String::new(), document.to_owned())]))
}

/// Names with their addresses, and a record of connections.
#[derive(Default)]
pub struct Network {
    addresses: HashMap<String, IpAddr>,
    listeners: HashMap<SocketAddr, SocketAddr>,
    connected: Mutex<Vec<SocketAddr>>,
    heads: Arc<Mutex<Vec<String>>>,
}

#[async_trait]
impl Resolve for Network {
    async fn lookup(&self, host: &str) -> Vec<IpAddr> {
        self.addresses.get(host).copied().into_iter().collect()
    }
}

#[async_trait]
impl Connect for Network {
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream> {
        self.connected.lock().unwrap().push(address);
        match self.listeners.get(&address) {
            Some(listener) => TcpStream::connect(listener).await,
            None => Err(io::ErrorKind::ConnectionRefused.into()),
        }
    }
}

impl Network {
    /// Starts a web server for each of these hosts, and the client for them.
    pub async fn of(sites: Vec<(&str, Site)>) -> (Arc<Self>, Arc<GuardedHttps>) {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let mut network = Self::default();
        for (number, (host, site)) in (1..).zip(sites) {
            let address = IpAddr::V4(Ipv4Addr::new(100, 0, 1, number));
            network.addresses.insert(host.to_owned(), address);
            let tls = certificate(&issuer, host, &site);
            let listener = serve(site, tls, network.heads.clone()).await;
            network.listeners.insert(SocketAddr::new(address, 443), listener);
        }
        // A target that redirects must not reach: this machine, under a name.
        let own = IpAddr::V4(Ipv4Addr::LOCALHOST);
        network.addresses.insert("inside.partner.com".to_owned(), own);
        let network = Arc::new(network);
        let fetch = GuardedHttps {
            resolver: network.clone(),
            connector: network.clone(),
            guard: Guard::new(Vec::new(), Vec::new()),
            tls: build_client_config(&[issuer.der().clone()]).unwrap(),
        };
        (network, Arc::new(fetch))
    }

    /// Returns the addresses that were connected to.
    pub fn connected(&self) -> Vec<SocketAddr> {
        self.connected.lock().unwrap().clone()
    }

    /// Returns the complete requests that the servers received.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn certificate(issuer: &CertifiedIssuer<'_, KeyPair>, host: &str, site: &Site) -> Arc<ServerConfig> {
    let name = match site {
        Site::OtherName(_) => "somebody-else.example",
        _ => host,
    };
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    if matches!(site, Site::Expired(_)) {
        params.not_after = date_time_ymd(2020, 12, 31);
    }
    let key = KeyPair::generate().unwrap();
    let chain: Vec<CertificateDer> = vec![params.signed_by(&key, issuer).unwrap().der().clone()];
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key);
    Arc::new(config.unwrap())
}

async fn serve(site: Site, tls: Arc<ServerConfig>, heads: Arc<Mutex<Vec<String>>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = TlsAcceptor::from(tls);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, site, heads) = (acceptor.clone(), site.clone(), heads.clone());
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    match stream.read_u8().await {
                        Ok(byte) => head.push(byte),
                        Err(_) => return,
                    }
                }
                let head = String::from_utf8(head).unwrap();
                heads.lock().unwrap().push(head.clone());
                answer(&mut stream, &site, &head).await;
            });
        }
    });
    address
}

async fn answer(stream: &mut (impl tokio::io::AsyncWrite + Unpin), site: &Site, head: &str) {
    let path = head.split(' ').nth(1).unwrap_or_default();
    let document = match site {
        Site::Documents(documents) => documents.get(path).or_else(|| documents.get("")),
        Site::Expired(document) | Site::OtherName(document) => Some(document),
        Site::Silent => return std::future::pending().await,
        Site::Endless => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await;
            while stream.write_all(&[b' '; 8192]).await.is_ok() {}
            return;
        }
        Site::Redirect(to) => {
            let answer = format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
            drop(stream.write_all(answer.as_bytes()).await);
            return;
        }
        Site::Raw(answer) => {
            drop(stream.write_all(answer.as_bytes()).await);
            let _ = stream.shutdown().await;
            return;
        }
    };
    let (status, body) = match document {
        Some(document) => ("200 OK", document.as_str()),
        None => ("404 Not Found", ""),
    };
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let _ = stream.write_all(answer.as_bytes()).await;
    let _ = stream.shutdown().await;
}
