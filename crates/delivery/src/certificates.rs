//! An authority of our own, and certificates by it; and one that nobody believes.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
};

use crate::{Failure, hosts, shell::write};

/// The file with the authority's certificate.
pub const AUTHORITY: &str = "authority.pem";

/// Keys and certificates for TLS, signed by an authority of their own.
pub struct Certificates {
    folder: PathBuf,
    authority: CertifiedIssuer<'static, KeyPair>,
    stranger: CertifiedIssuer<'static, KeyPair>,
}

impl Certificates {
    /// Makes the files: `NAME.pem` for each host, and `authority.pem`.
    pub fn make(folder: &Path) -> Result<Self, Failure> {
        // The provider is the process's; nobody else sets it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = folder.join("tls");
        let all = Self {
            authority: issuer()?,
            stranger: issuer()?,
            folder,
        };
        write(&all.authority_file(), all.authority.pem())?;
        for host in hosts::ALL {
            let key = KeyPair::generate()?;
            let mut params = CertificateParams::new(vec![host.name.to_owned()])?;
            // OpenSSL takes a certificate whose subject is its issuer's for one that has signed itself.
            params.distinguished_name.push(DnType::CommonName, host.name);
            let certificate = params.signed_by(&key, &all.authority)?;
            write(&all.file(host.name), key.serialize_pem() + &certificate.pem())?;
        }
        Ok(all)
    }

    /// Path of the authority's certificate.
    pub fn authority_file(&self) -> PathBuf {
        self.folder.join(AUTHORITY)
    }

    /// Path of a host's key and certificate.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.pem"))
    }

    /// TLS configuration of a client that trusts only this authority.
    pub fn client(&self) -> Result<Arc<ClientConfig>, Failure> {
        let mut roots = RootCertStore::empty();
        roots.add(self.authority.der().clone())?;
        let config = ClientConfig::builder()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Arc::new(config))
    }

    /// TLS configuration of a server, certified by this authority or by an unknown one.
    pub fn server(&self, name: &str, believed: bool) -> Result<Arc<ServerConfig>, Failure> {
        let key = KeyPair::generate()?;
        let params = CertificateParams::new(vec![name.to_owned()])?;
        let issuer = if believed { &self.authority } else { &self.stranger };
        let certificate: CertificateDer<'static> = params.signed_by(&key, issuer)?.into();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)?;
        Ok(Arc::new(config))
    }
}

fn issuer() -> Result<CertifiedIssuer<'static, KeyPair>, Failure> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    Ok(CertifiedIssuer::self_signed(params, KeyPair::generate()?)?)
}
