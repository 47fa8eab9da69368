//! A connection by lines, for client and server.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    sync::Arc,
    time::Duration,
};

use rustls::{ClientConfig, ClientConnection, ServerConfig, ServerConnection, StreamOwned};

/// A transport for lines: plain TCP or TLS.
pub trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

/// A connection that transfers lines.
pub struct Wire {
    stream: Box<dyn Stream>,
    tcp: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    /// Opens a connection in plain text.
    pub fn plain(tcp: TcpStream) -> io::Result<Self> {
        tcp.set_read_timeout(Some(Duration::from_mins(1)))?;
        tcp.set_nodelay(true)?;
        let stream = Box::new(tcp.try_clone()?);
        Ok(Self {
            stream,
            tcp,
            buffer: Vec::new(),
        })
    }

    /// Switches to TLS, as the client.
    pub fn client(self, config: &Arc<ClientConfig>, host: &'static str) -> io::Result<Self> {
        let name = host.try_into().map_err(io::Error::other)?;
        let connection = ClientConnection::new(config.clone(), name).map_err(io::Error::other)?;
        let stream = Box::new(StreamOwned::new(connection, self.tcp.try_clone()?));
        Ok(Self {
            stream,
            buffer: Vec::new(),
            ..self
        })
    }

    /// Switches to TLS, as the server.
    pub fn server(self, config: &Arc<ServerConfig>) -> io::Result<Self> {
        let connection = ServerConnection::new(config.clone()).map_err(io::Error::other)?;
        let stream = Box::new(StreamOwned::new(connection, self.tcp.try_clone()?));
        Ok(Self {
            stream,
            buffer: Vec::new(),
            ..self
        })
    }

    /// Reads the next line, without its end; an error at the end of the connection.
    pub fn line(&mut self) -> io::Result<Vec<u8>> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let rest = self.buffer.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.buffer, rest);
                line.pop();
                line.pop_if(|byte| *byte == b'\r');
                return Ok(line);
            }
            let mut chunk = [0; 4096];
            let read = self.stream.read(&mut chunk)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            self.buffer
                .extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.stream.flush()
    }

    /// Sends a line and its end.
    pub fn say(&mut self, line: &str) -> io::Result<()> {
        self.send(format!("{line}\r\n").as_bytes())
    }
}
