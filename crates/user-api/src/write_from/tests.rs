use super::image;
use crate::tests::Harness;

const PATH: &str = "/api/v1/writeFrom/qrCode";

#[tokio::test]
async fn it_leads_to_the_page_about_the_address() {
    let harness = Harness::new().await;
    let user = harness.browser("user@example.com").await;
    for (query, page) in [
        ("", "/help/write-from"),
        ("?address=", "/help/write-from"),
        (
            "?address=user.name%40partner.com",
            "/help/write-from/user.name@partner.com",
        ),
        (
            "?address=o%27hara%2Bnews%40partner.com",
            "/help/write-from/o'hara%2Bnews@partner.com",
        ),
        (
            "?address=nazwa%40%C5%BC%C3%B3%C5%82w.pl",
            "/help/write-from/nazwa@xn--w-uga1v8h.pl",
        ),
    ] {
        let answer = user.get(&format!("{PATH}{query}")).await;
        assert_eq!(answer.status, 200, "{query}");
        assert_eq!(answer.header("content-type"), Some("image/svg+xml"), "{query}");
        let expected = image(&format!("{}{page}", harness.app.config.public_url));
        // Does not print the images if they differ.
        assert!(Some(answer.text()) == expected.ok(), "{query}: another page");
    }
}

#[tokio::test]
async fn the_longest_address_fits_and_what_is_none_is_refused() {
    let harness = Harness::new().await;
    let user = harness.browser("user@example.com").await;
    let label = "d".repeat(60);
    let longest = format!("{}@{label}.{label}.{label}.com", "l".repeat(64));
    let answer = user.get(&format!("{PATH}?address={longest}")).await;
    assert_eq!(answer.status, 200);
    for (address, outcome) in [
        ("call-this-number", "400 ADDRESS_INVALID"),
        ("a%40b%40c.de", "400 ADDRESS_TWO_ATS"),
        (&format!("{}%40partner.com", "l".repeat(2000)), "400 TOO_LONG"),
    ] {
        let answer = user.get(&format!("{PATH}?address={address}")).await;
        assert_eq!(answer.outcome(), outcome, "{address}");
    }
    let nobody = harness.nobody().get(PATH).await;
    assert_eq!(nobody.outcome(), "401 UNAUTHENTICATED");
}

/// Requirements of cameras: black on white, with a margin of four modules on each side.
#[test]
fn a_camera_can_read_it() {
    let svg = image("https://mail.example.com/help/write-from").expect("an image");
    assert!(
        svg.contains("fill=\"#fff\"") && svg.contains("fill=\"#000\""),
        "{svg}"
    );
    let size = svg
        .split("viewBox=\"0 0 ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let size: usize = size.and_then(|size| size.parse().ok()).expect("a size");
    // Version 3 has 29 modules for these 40 bytes.
    let module = size / (29 + 2 * 4);
    assert_eq!(size, module * (29 + 2 * 4));
    let first = svg.split('M').nth(1).and_then(|path| path.split(' ').next());
    assert_eq!(first.and_then(|x| x.parse().ok()), Some(4 * module), "{svg}");
}
