//! Servers inside an organization, whose certificates are trusted only because of the operator's own file.

use fromline_outbound::smtp::read_authorities;

use super::*;

async fn check(server: &Authority, file: Option<&std::path::Path>) -> Result<(), Reason> {
    let good = good::rows().remove(0);
    let (address, heard) = script::serve(good.script, server).await;
    let believed = file
        .map(|file| read_authorities(file).unwrap())
        .unwrap_or_default();
    let mut gateways = gateways(Network::to(address), server);
    gateways.tls = build_client_config(&believed).unwrap();
    let outcome = gateways.check(&account(good.security)).await;
    assert_eq!(leaked(&heard.lock().unwrap().exposed), None);
    outcome.map(|_| ()).map_err(|failure| failure.reason)
}

#[tokio::test]
async fn is_believed_where_the_operator_names_it_and_nowhere_else() {
    let (own, also_own, stranger) = (Authority::new(), Authority::new(), Authority::new());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.pem");
    let text = format!("Ours since 2026\n{}\n{}", own.pem(), also_own.pem());
    std::fs::write(&file, text).unwrap();
    for believed in [&own, &also_own] {
        assert_eq!(check(believed, Some(&file)).await, Ok(()));
        assert_eq!(check(believed, None).await, Err(Reason::CertificateUnknownIssuer));
    }
    assert_eq!(
        check(&stranger, Some(&file)).await,
        Err(Reason::CertificateUnknownIssuer)
    );
}
