//! The servers of the demo and the network that leads to them.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use async_trait::async_trait;
use tokio::net::TcpStream;

use super::{issuer, provider::Certificate, published};
use crate::smtp::{Connect, DirectConnector, Resolve};

/// How a server of the demo behaves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Behaviour {
    /// The server accepts logins and mail.
    Good,
    /// It does not offer STARTTLS.
    NoStarttls,
    /// It accepts connections and sends nothing.
    Silent,
    /// Nothing listens on the server's port.
    Refused,
    /// Its password changes after the first sign-in.
    NewPassword,
    /// It accepts only the address of the signed-in user as sender.
    OwnSender,
}

/// A mail server of the demo.
#[derive(Debug)]
pub struct DemoServer {
    /// Host name of the server.
    pub name: &'static str,
    /// How the server answers in the demo.
    pub behaviour: Behaviour,
    /// The certificate that it shows.
    pub certificate: Certificate,
}

const fn server(name: &'static str, behaviour: Behaviour, certificate: Certificate) -> DemoServer {
    DemoServer {
        name,
        behaviour,
        certificate,
    }
}

/// All servers; other names do not exist.
pub const SERVERS: &[DemoServer] = &[
    server("smtp.partner.com", Behaviour::Good, Certificate::Good),
    server("smtp.dominiopartner.it", Behaviour::Good, Certificate::Good),
    server("poczta.domena-partnera.com", Behaviour::Good, Certificate::Good),
    server(issuer::SMTP_HOST, Behaviour::Good, Certificate::Good),
    server("expired.partner.com", Behaviour::Good, Certificate::Expired),
    server("wrong-name.partner.com", Behaviour::Good, Certificate::WrongName),
    server(
        "self-signed.partner.com",
        Behaviour::Good,
        Certificate::SelfSigned,
    ),
    server(
        "no-starttls.partner.com",
        Behaviour::NoStarttls,
        Certificate::Good,
    ),
    server("silent.partner.com", Behaviour::Silent, Certificate::Good),
    server("refused.partner.com", Behaviour::Refused, Certificate::Good),
    server(
        "new-password.partner.com",
        Behaviour::NewPassword,
        Certificate::Good,
    ),
    server("ends-soon.partner.com", Behaviour::Good, Certificate::EndsSoon),
    server("own-sender.partner.com", Behaviour::OwnSender, Certificate::Good),
];

/// The demo's DNS and network: each name has a public-looking address, and each address with its port leads to a listener on
/// loopback.
#[derive(Debug, Default)]
pub struct World {
    routes: HashMap<SocketAddr, SocketAddr>,
}

impl World {
    /// Makes `name` and `port` lead to `listener`.
    pub fn add(&mut self, name: &str, port: u16, listener: SocketAddr) {
        if let Some(address) = address(name) {
            self.routes.insert(SocketAddr::new(address, port), listener);
        }
    }
}

/// Returns an address that looks public; the connector redirects it to loopback.
fn address(name: &str) -> Option<IpAddr> {
    let names = SERVERS.iter().map(|server| server.name);
    let place = names
        .chain([published::HOST, issuer::HOST])
        .position(|known| known == name)?;
    Some(IpAddr::V4(Ipv4Addr::new(100, 0, 0, u8::try_from(place).ok()?)))
}

#[async_trait]
impl Resolve for World {
    async fn lookup(&self, host: &str) -> Vec<IpAddr> {
        address(host).into_iter().collect()
    }
}

#[async_trait]
impl Connect for World {
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream> {
        match self.routes.get(&address) {
            Some(listener) => DirectConnector.connect(*listener).await,
            None => Err(io::ErrorKind::ConnectionRefused.into()),
        }
    }
}
