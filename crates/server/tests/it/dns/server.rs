//! A scripted DNS server, by UDP and TCP on one loopback port.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream, UdpSocket},
};

/// The behavior of the server.
#[derive(Clone, Copy)]
pub struct Behaviour {
    /// Returns the datagrams that answer a query.
    pub udp: fn(&[u8]) -> Vec<Vec<u8>>,
    pub tcp: Tcp,
}

/// The behavior for a TCP connection.
#[derive(Clone, Copy)]
pub enum Tcp {
    Close,
    Silent,
    /// Announces a long message and sends a byte every tenth of a second.
    Drip,
    /// Sends endlessly.
    Flood,
    /// Sends one message.
    Answer(fn(&[u8]) -> Vec<u8>),
}

/// Starts the server, which ends with the test's runtime.
pub async fn start(behaviour: Behaviour) -> SocketAddr {
    let (udp, tcp) = loop {
        let tcp = TcpListener::bind("127.0.0.1:0").await.unwrap();
        if let Ok(udp) = UdpSocket::bind(tcp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let address = tcp.local_addr().unwrap();
    tokio::spawn(async move {
        let mut query = [0; 1500];
        while let Ok((length, from)) = udp.recv_from(&mut query).await {
            for datagram in (behaviour.udp)(&query[..length]) {
                let _ = udp.send_to(&datagram, from).await;
            }
        }
    });
    tokio::spawn(async move {
        while let Ok((stream, _)) = tcp.accept().await {
            tokio::spawn(serve(stream, behaviour.tcp));
        }
    });
    address
}

async fn serve(mut stream: TcpStream, tcp: Tcp) -> std::io::Result<()> {
    let length = stream.read_u16().await?;
    let mut query = vec![0; length.into()];
    stream.read_exact(&mut query).await?;
    match tcp {
        Tcp::Close => Ok(()),
        Tcp::Silent => std::future::pending().await,
        Tcp::Drip => {
            stream.write_u16(u16::MAX).await?;
            loop {
                stream.write_u8(0).await?;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        Tcp::Flood => loop {
            stream.write_all(&[0xff; 8 * 1024]).await?;
        },
        Tcp::Answer(answer) => {
            let answer = answer(&query);
            stream.write_u16(u16::try_from(answer.len()).unwrap()).await?;
            stream.write_all(&answer).await?;
            stream.read_u8().await.map(drop)
        }
    }
}
