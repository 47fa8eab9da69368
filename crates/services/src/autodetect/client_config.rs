//! Mozilla's format for the settings of a mail domain (`clientConfig`, draft-ietf-mailmaint-autoconfig): its outgoing servers.

use fromline_core::gateway::found::Outgoing;
use quick_xml::{Reader, events::Event};

/// Deepest nesting of elements, and largest number of servers read.
const DEPTH: usize = 16;
const SERVERS: usize = 8;

/// The document is not in this format, or contains something that the format does not need: a DTD, its own entities, or deeper
/// nesting.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a clientConfig document")]
pub struct NotRead;

/// Reads the outgoing servers of a document, in its order.
pub fn read_outgoing_servers(document: &[u8]) -> Result<Vec<Outgoing>, NotRead> {
    let text = std::str::from_utf8(document).map_err(|_| NotRead)?;
    let mut reader = Reader::from_str(text);
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|_| NotRead)? {
            Event::Start(element) => {
                let is_smtp = element
                    .attributes()
                    .flatten()
                    .any(|attribute| attribute.key.as_ref() == b"type" && &*attribute.value == b"smtp");
                reading.begin(element.local_name().as_ref(), is_smtp)?;
            }
            Event::End(_) => reading.end(),
            Event::Text(text) => reading.text.push_str(&text.decode().map_err(|_| NotRead)?),
            Event::CData(text) => reading.text.push_str(&text.decode().map_err(|_| NotRead)?),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().map_err(|_| NotRead)? {
                    Some(character) => character,
                    None => predefined(&reference).ok_or(NotRead)?,
                };
                reading.text.push(character);
            }
            Event::DocType(_) => return Err(NotRead),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => (),
            Event::Eof => break,
        }
    }
    if reading.is_client_config && reading.path.is_empty() {
        Ok(reading.servers)
    } else {
        Err(NotRead)
    }
}

/// Returns one of the five predefined entities (XML 1.0, section 4.6).
fn predefined(name: &[u8]) -> Option<char> {
    Some(match name {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        _ => return None,
    })
}

/// The reader's position in the document.
#[derive(Debug, Default)]
struct Reading {
    path: Vec<Element>,
    text: String,
    is_client_config: bool,
    servers: Vec<Outgoing>,
    /// The server whose elements are being read.
    server: Option<Outgoing>,
}

/// The elements that the reader knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Element {
    ClientConfig,
    EmailProvider,
    OutgoingServer,
    Hostname,
    Port,
    SocketType,
    Authentication,
    Username,
    Other,
}

impl Reading {
    fn begin(&mut self, name: &[u8], is_smtp: bool) -> Result<(), NotRead> {
        if self.path.len() >= DEPTH {
            return Err(NotRead);
        }
        let element = match (self.path.as_slice(), name) {
            ([], b"clientConfig") => Element::ClientConfig,
            ([Element::ClientConfig], b"emailProvider") => Element::EmailProvider,
            ([Element::ClientConfig, Element::EmailProvider], b"outgoingServer") if is_smtp => {
                Element::OutgoingServer
            }
            ([.., Element::OutgoingServer], b"hostname") => Element::Hostname,
            ([.., Element::OutgoingServer], b"port") => Element::Port,
            ([.., Element::OutgoingServer], b"socketType") => Element::SocketType,
            ([.., Element::OutgoingServer], b"authentication") => Element::Authentication,
            ([.., Element::OutgoingServer], b"username") => Element::Username,
            _ => Element::Other,
        };
        match element {
            Element::ClientConfig => self.is_client_config = true,
            Element::OutgoingServer => self.server = Some(Outgoing::default()),
            _ => (),
        }
        self.path.push(element);
        self.text.clear();
        Ok(())
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        match (self.path.pop(), &mut self.server) {
            (Some(Element::OutgoingServer), server) if self.servers.len() < SERVERS => {
                self.servers.extend(server.take());
            }
            (Some(Element::Hostname), Some(server)) => text.clone_into(&mut server.host),
            (Some(Element::Port), Some(server)) => server.port = text.parse().unwrap_or(0),
            (Some(Element::SocketType), Some(server)) => text.clone_into(&mut server.socket),
            (Some(Element::Authentication), Some(server)) if server.authentication.len() < SERVERS => {
                server.authentication.push(text.to_owned());
            }
            (Some(Element::Username), Some(server)) => text.clone_into(&mut server.username),
            _ => (),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- published by partner.com -->
<clientConfig version="1.1">
  <emailProvider id="partner.com">
    <domain>partner.com</domain>
    <displayName>Partner &amp; Sons</displayName>
    <incomingServer type="imap"><hostname>imap.partner.com</hostname><port>993</port></incomingServer>
    <outgoingServer type="smtp">
      <hostname> smtp.partner.com </hostname>
      <port>465</port>
      <socketType>SSL</socketType>
      <authentication>OAuth2</authentication>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
      <restriction>client-IP-address</restriction>
    </outgoingServer>
    <outgoingServer type="smtp"><hostname>smtp.p&#97;rtner.com</hostname><port>x</port><socketType/></outgoingServer>
    <outgoingServer type="exchange"><hostname>ex.partner.com</hostname></outgoingServer>
  </emailProvider>
  <outgoingServer type="smtp"><hostname>stray.partner.com</hostname></outgoingServer>
</clientConfig>"#;

    #[test]
    fn servers_in_their_order() {
        let servers = read_outgoing_servers(GOOD.as_bytes()).unwrap();
        assert_eq!(servers.len(), 2);
        assert_eq!(servers[0].host, "smtp.partner.com");
        assert_eq!((servers[0].port, servers[0].socket.as_str()), (465, "SSL"));
        assert_eq!(servers[0].authentication, ["OAuth2", "password-cleartext"]);
        assert_eq!(servers[0].username, "%EMAILADDRESS%");
        assert_eq!(
            (servers[1].host.as_str(), servers[1].port),
            ("smtp.partner.com", 0)
        );
    }

    #[test]
    fn what_is_no_such_document() {
        let deep = format!(
            "<clientConfig>{}{}</clientConfig>",
            "<a>".repeat(20),
            "</a>".repeat(20)
        );
        for refused in [
            "",
            "<html><body>404</body></html>",
            "{\"json\": true}",
            "<clientConfig>",
            "<clientConfig><emailProvider></clientConfig>",
            "<!DOCTYPE clientConfig><clientConfig></clientConfig>",
            "<clientConfig>&unknown;</clientConfig>",
            deep.as_str(),
        ] {
            assert_eq!(
                read_outgoing_servers(refused.as_bytes()),
                Err(NotRead),
                "{refused}"
            );
        }
        assert_eq!(read_outgoing_servers(b"\xff\xfe<clientConfig/>"), Err(NotRead));
    }

    #[test]
    fn an_end_to_what_is_kept() {
        let server = "<outgoingServer type=\"smtp\"><hostname>a.example</hostname></outgoingServer>";
        let many = format!(
            "<clientConfig><emailProvider>{}</emailProvider></clientConfig>",
            server.repeat(500)
        );
        assert_eq!(read_outgoing_servers(many.as_bytes()).unwrap().len(), SERVERS);
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(document in "(<clientConfig>)?(<emailProvider>)?(<outgoingServer type=\"smtp\">)?\\PC{0,80}") {
            let _ = read_outgoing_servers(document.as_bytes());
        }
    }
}
