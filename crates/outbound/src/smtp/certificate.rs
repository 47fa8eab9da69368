//! The expiry of a server's certificate and the reason why it is not trusted. rustls alone decides whether it is trusted.

use fromline_core::Reason;
use jiff::Timestamp;
use rustls::{CertificateError, Error, pki_types::CertificateDer};
use x509_parser::prelude::{FromDer, X509Certificate};

/// Returns when a certificate expires (RFC 5280, section 4.1.2.5); `None` if it cannot be parsed.
pub fn read_expiry(certificate: &CertificateDer<'_>) -> Option<Timestamp> {
    let (_, read) = X509Certificate::from_der(certificate).ok()?;
    Timestamp::from_second(read.validity().not_after.timestamp()).ok()
}

/// Maps rustls's verification error to the one reason that is reported.
pub fn find_fault(error: &Error, certificate: &CertificateDer<'_>) -> Reason {
    let Error::InvalidCertificate(error) = error else {
        return Reason::TlsUntrusted;
    };
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Reason::CertificateExpired,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Reason::CertificateOtherName
        }
        // A wrong signature means that the certificate names a known issuer that did not sign it.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => Reason::CertificateUnknownIssuer,
        // For a self-signed certificate, it does not matter that its issuer is marked as an authority, or that its format is old.
        CertificateError::Other(_) | CertificateError::BadEncoding if is_self_issued(certificate) => {
            Reason::CertificateUnknownIssuer
        }
        _ => Reason::TlsUntrusted,
    }
}

fn is_self_issued(certificate: &CertificateDer<'_>) -> bool {
    X509Certificate::from_der(certificate)
        .is_ok_and(|(_, read)| read.issuer().as_raw() == read.subject().as_raw())
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    use super::*;

    #[test]
    fn the_end_is_read_and_what_is_no_certificate_has_none() {
        let mut params = CertificateParams::new(vec!["smtp.partner.com".to_owned()]).unwrap();
        params.not_before = date_time_ymd(2026, 1, 1);
        // From 2050 on, dates are encoded differently.
        for year in [2026, 2049, 2050, 4096] {
            params.not_after = date_time_ymd(year, 12, 31);
            let certificate = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
            let expected = format!("{year}-12-31T00:00:00Z").parse().unwrap();
            assert_eq!(read_expiry(certificate.der()), Some(expected));
            let cut = certificate.der().get(..100).unwrap().to_vec();
            assert_eq!(read_expiry(&CertificateDer::from(cut)), None);
        }
        assert_eq!(read_expiry(&CertificateDer::from(Vec::new())), None);
    }
}
