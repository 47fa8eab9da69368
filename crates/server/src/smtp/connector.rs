//! TCP connections.

use std::{io, net::SocketAddr};

use async_trait::async_trait;
use tokio::net::TcpStream;

/// How a checked address is connected to.
#[async_trait]
pub trait Connect: Send + Sync {
    /// Connects.
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream>;
}

/// Straight there.
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
