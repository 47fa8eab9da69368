use crate::testing::Harness;

const PATH: &str = "/api/v1/writeFrom/qrCode";

/// What a telephone's camera makes of the image: each rectangle of the SVG's path is a module.
fn read(svg: &str) -> String {
    let attribute = |name: &str| {
        let (_, rest) = svg.split_once(&format!("{name}=\"")).expect(name);
        rest.split('"').next().unwrap_or_default()
    };
    let size: usize = attribute("width").parse().expect("a number");
    let mut black = vec![vec![false; size]; size];
    for piece in svg.split("<path").nth(1).expect("a path").split('M').skip(1) {
        let numbers: Vec<usize> = piece
            .split(|character: char| !character.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        for row in &mut black[y..y + height] {
            row[x..x + width].fill(true);
        }
    }
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(size, size, |x, y| if black[y][x] { 0 } else { 255 });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().expect("it can be read").1
}

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
        let expected = format!("{}{page}", harness.app.config.public_url);
        assert_eq!(read(&answer.text()), expected, "{query}");
    }
}

#[tokio::test]
async fn the_longest_address_fits_and_what_is_none_is_refused() {
    let harness = Harness::new().await;
    let user = harness.browser("user@example.com").await;
    let label = "d".repeat(60);
    let longest = format!("{}@{label}.{label}.{label}.com", "l".repeat(64));
    let answer = user.get(&format!("{PATH}?address={longest}")).await;
    assert!(read(&answer.text()).ends_with(&longest));
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
