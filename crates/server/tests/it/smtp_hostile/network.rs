//! DNS and network as the tests need them.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use async_trait::async_trait;
use fromline_outbound::smtp::{Connect, Resolve};
use tokio::net::TcpStream;

/// A public address at which nothing is ever sent.
const PUBLIC: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(100, 0, 0, 1));
const DEAD: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(100, 0, 0, 2));

enum Answer {
    None,
    Never,
    Addresses(Vec<IpAddr>),
}

enum Way {
    To(SocketAddr),
    Refused,
    Dropped,
}

/// A network with one name and one behavior.
pub struct Network {
    answer: Answer,
    way: Way,
}

impl Network {
    fn public(way: Way) -> Self {
        Self {
            answer: Answer::Addresses(vec![PUBLIC]),
            way,
        }
    }

    /// Leads to a server.
    pub fn to(server: SocketAddr) -> Self {
        Self::public(Way::To(server))
    }

    /// Creates a network that refuses connections.
    pub fn refusing() -> Self {
        Self::public(Way::Refused)
    }

    /// Creates a network that drops packets.
    pub fn dropping() -> Self {
        Self::public(Way::Dropped)
    }

    /// Has no such name.
    pub fn unknown() -> Self {
        Self {
            answer: Answer::None,
            way: Way::Refused,
        }
    }

    /// Does not answer DNS queries.
    pub fn mute() -> Self {
        Self {
            answer: Answer::Never,
            way: Way::Refused,
        }
    }

    /// Makes the first of two addresses lead nowhere.
    pub fn after_a_dead_one(mut self) -> Self {
        self.answer = Answer::Addresses(vec![DEAD, PUBLIC]);
        self
    }
}

#[async_trait]
impl Resolve for Network {
    async fn lookup(&self, _host: &str) -> Vec<IpAddr> {
        match &self.answer {
            Answer::None => Vec::new(),
            Answer::Never => std::future::pending().await,
            Answer::Addresses(addresses) => addresses.clone(),
        }
    }
}

#[async_trait]
impl Connect for Network {
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream> {
        match self.way {
            Way::To(server) if address.ip() == PUBLIC => TcpStream::connect(server).await,
            Way::To(_) | Way::Dropped => std::future::pending().await,
            Way::Refused => Err(io::ErrorKind::ConnectionRefused.into()),
        }
    }
}
