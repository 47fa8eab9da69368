//! TLS for SMTP: 1.2 or newer, the host's name in a certificate of a known issuer. There is no switch to accept others.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use rustls::{
    ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        Resumption, WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    pki_types::{CertificateDer, ServerName, UnixTime},
};

use super::{Seen, certificate, wire::Stream};

/// The client's configuration: the usual issuers, and those that the operator or the demo adds.
pub fn client_config(extra: &[CertificateDer<'static>]) -> Result<Arc<TlsClient>, String> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for certificate in extra {
        roots
            .add(certificate.clone())
            .map_err(|error| error.to_string())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone())
        .build()
        .map_err(|error| error.to_string())?;
    let builder = || {
        ClientConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())
    };
    let mut strict = builder()?
        .with_webpki_verifier(verifier.clone())
        .with_no_client_auth();
    // A resumed session shows no certificate; each of ours is looked at anew.
    strict.resumption = Resumption::disabled();
    Ok(Arc::new(TlsClient {
        strict: Arc::new(strict),
        verifier,
        provider,
    }))
}

/// Makes TLS connections.
#[derive(Debug)]
pub struct TlsClient {
    strict: Arc<ClientConfig>,
    verifier: Arc<WebPkiServerVerifier>,
    provider: Arc<rustls::crypto::CryptoProvider>,
}

/// A stream after the handshake.
pub struct Secured {
    /// The stream.
    pub stream: Box<dyn Stream>,
    /// What the server's certificate says.
    pub seen: Seen,
}

/// Why there is no TLS.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TlsFailure {
    /// The certificate is not good for this host, or nothing was found that both sides hold safe.
    Untrusted,
    /// What came is no TLS, or the connection ended.
    Broken,
}

impl TlsClient {
    /// Wraps a stream; only a good certificate passes.
    pub async fn connect(&self, host: &str, stream: Box<dyn Stream>) -> Result<Secured, TlsFailure> {
        handshake(self.strict.clone(), host, stream).await
    }

    /// Wraps a stream and tells whether the certificate was good. For implicit TLS the greeting decides first whether
    /// this is an SMTP server at all; the caller reads it, and **nothing is ever sent** where the answer is false.
    pub async fn connect_and_tell(
        &self,
        host: &str,
        stream: Box<dyn Stream>,
    ) -> Result<(Secured, bool), TlsFailure> {
        let verifier = Arc::new(Telling {
            inner: self.verifier.clone(),
            good: AtomicBool::new(false),
        });
        let config = ClientConfig::builder_with_provider(self.provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|_| TlsFailure::Broken)?
            .dangerous()
            .with_custom_certificate_verifier(verifier.clone())
            .with_no_client_auth();
        let secured = handshake(Arc::new(config), host, stream).await?;
        Ok((secured, verifier.good.load(Ordering::SeqCst)))
    }
}

async fn handshake(
    config: Arc<ClientConfig>,
    host: &str,
    stream: Box<dyn Stream>,
) -> Result<Secured, TlsFailure> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| TlsFailure::Untrusted)?;
    match tokio_rustls::TlsConnector::from(config)
        .connect(name, stream)
        .await
    {
        Ok(stream) => {
            let shown = stream.get_ref().1.peer_certificates();
            let certificate_expires = shown
                .and_then(|chain| chain.first())
                .and_then(certificate::expires);
            let stream = Box::new(stream);
            let seen = Seen { certificate_expires };
            Ok(Secured { stream, seen })
        }
        Err(error) => Err(
            match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
                Some(Error::InvalidCertificate(_) | Error::PeerIncompatible(_) | Error::AlertReceived(_)) => {
                    TlsFailure::Untrusted
                }
                _ => TlsFailure::Broken,
            },
        ),
    }
}

/// Verifies as usual and remembers the answer instead of ending the handshake.
#[derive(Debug)]
struct Telling {
    inner: Arc<WebPkiServerVerifier>,
    good: AtomicBool,
}

impl ServerCertVerifier for Telling {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict =
            self.inner
                .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        self.good.store(verdict.is_ok(), Ordering::SeqCst);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}
