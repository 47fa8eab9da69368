//! A certificate authority for the demo, generated at each start and trusted by nothing else.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer},
};

use super::provider::Certificate;

/// The demo's certificate authority.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    /// Generates an authority with a new key.
    pub fn new() -> Result<Self, rcgen::Error> {
        let mut params = CertificateParams::new(Vec::new())?;
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params
            .distinguished_name
            .push(DnType::CommonName, "Fromline demo");
        Ok(Self {
            issuer: CertifiedIssuer::self_signed(params, KeyPair::generate()?)?,
        })
    }

    /// Returns its root certificate.
    pub fn root(&self) -> CertificateDer<'static> {
        self.issuer.der().clone()
    }

    /// Builds a server's TLS configuration with a certificate of this kind.
    pub fn certificate(&self, name: &str, kind: Certificate) -> Result<Arc<ServerConfig>, String> {
        let text = |error: rcgen::Error| error.to_string();
        let key = KeyPair::generate().map_err(text)?;
        let mut params = CertificateParams::new(vec![kind.name(name).to_owned()]).map_err(text)?;
        if kind == Certificate::Expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 12, 31);
        } else {
            let days = if kind == Certificate::EndsSoon { 10 } else { 90 };
            let ends = Timestamp::now() + SignedDuration::from_hours(days * 24);
            let ends = ends.to_zoned(TimeZone::UTC).date();
            let part = |number: i8| u8::try_from(number).unwrap_or(1);
            params.not_after = date_time_ymd(ends.year().into(), part(ends.month()), part(ends.day()));
        }
        let certificate = match kind {
            Certificate::SelfSigned => params.self_signed(&key),
            _ => params.signed_by(&key, &self.issuer),
        };
        let chain = vec![certificate.map_err(text)?.der().clone()];
        let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(str::to_owned)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(|error| error.to_string())?;
        Ok(Arc::new(config))
    }
}
