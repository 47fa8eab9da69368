//! An authority that the client under test trusts, and the certificates that servers show.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer},
};

use super::HOST;

/// The certificate that a server shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shown {
    /// A valid one.
    Good,
    /// One that expired in 2020.
    Expired,
    /// One for another name.
    WrongName,
    /// A self-signed one.
    SelfSigned,
    /// A self-signed one that claims to be an authority, as `openssl req -x509` creates.
    OwnAuthority,
    /// A valid one with 300 others in its chain.
    HugeChain,
}

/// The authority that the client trusts.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    pub fn root(&self) -> CertificateDer<'static> {
        self.0.der().clone()
    }

    pub fn pem(&self) -> String {
        self.0.pem()
    }

    pub fn tls(&self, shown: Shown) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let name = if shown == Shown::WrongName {
            "other.example"
        } else {
            HOST
        };
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        if shown == Shown::OwnAuthority {
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        }
        if shown == Shown::Expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 12, 31);
        }
        let own = match shown {
            Shown::SelfSigned | Shown::OwnAuthority => params.self_signed(&key),
            _ => params.signed_by(&key, &self.0),
        };
        let mut chain = vec![own.unwrap().der().clone()];
        if shown == Shown::HugeChain {
            chain.extend(std::iter::repeat_n(self.root(), 300));
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, PrivateKeyDer::try_from(key.serialize_der()).unwrap());
        Arc::new(config.unwrap())
    }
}
