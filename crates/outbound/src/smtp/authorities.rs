//! The operator's own certificate authorities, because servers inside an organization seldom have a public certificate.

use std::path::Path;

use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};

/// Reads the certificates in a PEM file, at least one. The error is one line for the operator.
pub fn read_authorities(file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let fault = |what: String| format!("ca_file {}: {what}", file.display());
    let pem = std::fs::read(file).map_err(|error| fault(error.to_string()))?;
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let found = found.map_err(|error| fault(error.to_string()))?;
    if found.is_empty() {
        return Err(fault(
            "there is no certificate in it; what is expected begins with -----BEGIN CERTIFICATE-----"
                .to_owned(),
        ));
    }
    let mut roots = RootCertStore::empty();
    for (number, certificate) in (1..).zip(&found) {
        roots
            .add(certificate.clone())
            .map_err(|error| fault(format!("certificate {number}: {error}")))?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    #[test]
    fn a_file_that_is_of_no_use_is_named_on_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.pem");
        let missing = read_authorities(&path).unwrap_err();
        assert!(missing.contains("own.pem: No such file"), "{missing}");
        for (text, message) in [
            ("", "there is no certificate in it"),
            ("no PEM at all\n", "there is no certificate in it"),
            ("-----BEGIN CERTIFICATE-----\n", "own.pem: "),
            (EMPTY, "certificate 1: "),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = read_authorities(&path).unwrap_err();
            assert!(
                error.starts_with("ca_file /") && error.contains(message) && !error.contains('\n'),
                "{text:?}: {error}"
            );
        }
    }
}
