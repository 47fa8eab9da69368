//! TLS for SMTP: version 1.2 or newer, with the host's name in a certificate from a trusted issuer. No setting accepts other
//! certificates.

use std::sync::{Arc, Mutex, PoisonError};

use fromline_core::Reason;
use rustls::{
    ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        Resumption, WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    pki_types::{CertificateDer, ServerName, UnixTime},
};

use super::{GatewayFacts, certificate, wire::ByteStream};

/// Builds the client's configuration: the public issuers and those added by the operator or the demo.
pub fn build_client_config(extra: &[CertificateDer<'static>]) -> Result<Arc<TlsClient>, String> {
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
    Ok(Arc::new(TlsClient { verifier, provider }))
}

/// Makes verified TLS connections to SMTP servers.
#[derive(Debug)]
pub struct TlsClient {
    verifier: Arc<WebPkiServerVerifier>,
    provider: Arc<rustls::crypto::CryptoProvider>,
}

/// A stream after the TLS handshake.
pub struct SecuredStream {
    /// Stream that encrypts what is written to it.
    pub stream: Box<dyn ByteStream>,
    /// What the server's certificate tells.
    pub seen: GatewayFacts,
}

/// The reasons for which a TLS handshake fails.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TlsFailure {
    /// The certificate is not valid for this host, for this reason.
    Untrusted(Reason),
    /// The server aborted, did not answer in TLS, or shares no secure parameters with us.
    Failed,
}

impl TlsClient {
    /// Performs the handshake and requires a valid certificate.
    pub async fn connect(
        &self,
        host: &str,
        stream: Box<dyn ByteStream>,
    ) -> Result<SecuredStream, TlsFailure> {
        let judge = self.judge(Mode::Strict);
        let shaken = self.handshake(judge.clone(), host, stream).await;
        match judge.fault() {
            Some(fault) => Err(TlsFailure::Untrusted(fault)),
            None => shaken,
        }
    }

    /// Performs the handshake and reports an invalid certificate instead of failing. With implicit TLS, only the greeting shows
    /// whether this is an SMTP server at all; the caller reads it, and **nothing is ever sent** if the certificate is invalid.
    pub async fn connect_and_tell(
        &self,
        host: &str,
        stream: Box<dyn ByteStream>,
    ) -> Result<(SecuredStream, Option<Reason>), TlsFailure> {
        let judge = self.judge(Mode::Telling);
        let secured = self.handshake(judge.clone(), host, stream).await?;
        Ok((secured, judge.fault()))
    }

    fn judge(&self, mode: Mode) -> Arc<Judge> {
        Arc::new(Judge {
            inner: self.verifier.clone(),
            mode,
            // Until a certificate has been checked, none is accepted.
            verdict: Mutex::new(None),
        })
    }

    async fn handshake(
        &self,
        judge: Arc<Judge>,
        host: &str,
        stream: Box<dyn ByteStream>,
    ) -> Result<SecuredStream, TlsFailure> {
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| TlsFailure::Untrusted(Reason::CertificateOtherName))?;
        let mut config = ClientConfig::builder_with_provider(self.provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|_| TlsFailure::Failed)?
            .dangerous()
            .with_custom_certificate_verifier(judge.clone())
            .with_no_client_auth();
        // A resumed session presents no certificate; we check it in each session.
        config.resumption = Resumption::disabled();
        let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
        let stream = connector
            .connect(name, stream)
            .await
            .map_err(|_| TlsFailure::Failed)?;
        if !judge.has_looked() {
            return Err(TlsFailure::Failed);
        }
        let shown = stream.get_ref().1.peer_certificates();
        let certificate_expires = shown
            .and_then(|chain| chain.first())
            .and_then(certificate::read_expiry);
        Ok(SecuredStream {
            stream: Box::new(stream),
            seen: GatewayFacts { certificate_expires },
        })
    }
}

/// What to do about an invalid certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Mode {
    /// The handshake fails if the certificate is not valid.
    Strict,
    /// Complete the handshake and report the fault.
    Telling,
}

/// Verifies certificates as usual and records the fault as a reason that users understand.
#[derive(Debug)]
struct Judge {
    inner: Arc<WebPkiServerVerifier>,
    mode: Mode,
    verdict: Mutex<Option<Result<(), Reason>>>,
}

impl Judge {
    fn verdict(&self) -> Option<Result<(), Reason>> {
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self) -> Option<Reason> {
        self.verdict().and_then(Result::err)
    }

    fn has_looked(&self) -> bool {
        self.verdict().is_some()
    }
}

impl ServerCertVerifier for Judge {
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
        let told = verdict
            .as_ref()
            .map(|_| ())
            .map_err(|error| certificate::find_fault(error, end_entity));
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
        match self.mode {
            Mode::Strict => verdict,
            Mode::Telling => Ok(ServerCertVerified::assertion()),
        }
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
