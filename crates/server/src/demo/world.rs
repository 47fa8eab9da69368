//! Who exists in the demo, and how to get there.

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
    /// As it should.
    Good,
    /// It offers no STARTTLS.
    NoStarttls,
    /// It accepts connections and says nothing.
    Silent,
    /// Nothing listens.
    Refused,
    /// Its password changes after the first sign-in.
    NewPassword,
    /// Whoever signs in may write from the address that they sign in with, and from no other.
    OwnSender,
}

/// A mail server of the demo.
#[derive(Debug)]
pub struct DemoServer {
    /// Its name.
    pub name: &'static str,
    /// How it behaves.
    pub behaviour: Behaviour,
    /// What certificate it shows.
    pub certificate: Certificate,
}

const fn server(name: &'static str, behaviour: Behaviour, certificate: Certificate) -> DemoServer {
    DemoServer {
        name,
        behaviour,
        certificate,
    }
}

/// Every name that leads somewhere; all others are not found.
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

/// The demo's DNS and network: each name has a public-looking address, and each address with its port leads to a
/// listener on loopback.
#[derive(Debug, Default)]
pub struct World {
    routes: HashMap<SocketAddr, SocketAddr>,
}

impl World {
    /// Lets `name` and `port` lead to `listener`.
    pub fn add(&mut self, name: &str, port: u16, listener: SocketAddr) {
        if let Some(address) = address(name) {
            self.routes.insert(SocketAddr::new(address, port), listener);
        }
    }
}

/// Never connected to: the connector leads it home.
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
