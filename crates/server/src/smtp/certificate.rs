//! What a server's certificate says of its end. Whether it is to be trusted is rustls's to say, before anybody asks here.

use jiff::Timestamp;
use rustls::pki_types::CertificateDer;
use x509_parser::prelude::{FromDer, X509Certificate};

/// When a certificate ends (RFC 5280 section 4.1.2.5); none if it cannot be read.
pub fn expires(certificate: &CertificateDer<'_>) -> Option<Timestamp> {
    let (_, read) = X509Certificate::from_der(certificate).ok()?;
    Timestamp::from_second(read.validity().not_after.timestamp()).ok()
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    use super::*;

    #[test]
    fn the_end_is_read_and_what_is_no_certificate_has_none() {
        let mut params = CertificateParams::new(vec!["smtp.partner.com".to_owned()]).unwrap();
        params.not_before = date_time_ymd(2026, 1, 1);
        // Beyond 2049 the encoding is another one.
        for year in [2026, 2049, 2050, 4096] {
            params.not_after = date_time_ymd(year, 12, 31);
            let certificate = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
            let expected = format!("{year}-12-31T00:00:00Z").parse().unwrap();
            assert_eq!(expires(certificate.der()), Some(expected));
            let cut = certificate.der().get(..100).unwrap().to_vec();
            assert_eq!(expires(&CertificateDer::from(cut)), None);
        }
        assert_eq!(expires(&CertificateDer::from(Vec::new())), None);
    }
}
