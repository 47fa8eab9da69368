//! TCP connections to checked addresses.

use std::{io, net::SocketAddr};

use async_trait::async_trait;
use tokio::net::TcpStream;

/// A way to connect to an address that passed the guard.
#[async_trait]
pub trait Connect: Send + Sync {
    /// Opens a TCP connection.
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream>;
}

/// Connects directly, without a proxy.
#[derive(Clone, Copy, Debug, Default)]
pub struct DirectConnector;

#[async_trait]
impl Connect for DirectConnector {
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}
