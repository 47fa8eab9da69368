use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;

const OWN_400: &[u8] =
    b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\ndate: Mon, 23 Nov 2026 09:00:00 GMT\r\n\r\n";

const NAME: &str = "0123456789ab";

fn answers() -> Arc<EarlyResponses> {
    Arc::new(EarlyResponses::new(Arc::default(), Arc::default()))
}

#[tokio::test]
async fn what_the_library_says_is_said_in_the_envelope() {
    let answers = answers();
    let said = answers.instead_of(OWN_400, |_| NAME.to_owned()).unwrap();
    let said = String::from_utf8(said).unwrap();
    let (head, body) = said.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<&str> = head.split("\r\n").collect();
    lines.retain(|line| {
        !line.starts_with("content-security-policy") && !line.starts_with("permissions-policy")
    });
    lines.sort_unstable();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    HTTP/1.1 400 Bad Request
    cache-control: no-store
    connection: close
    content-length: 397
    content-type: application/json
    cross-origin-embedder-policy: require-corp
    cross-origin-opener-policy: same-origin
    cross-origin-resource-policy: same-origin
    date: Mon, 23 Nov 2026 09:00:00 GMT
    referrer-policy: no-referrer
    x-content-type-options: nosniff
    x-frame-options: DENY
    x-request-id: 0123456789ab
    "#);
    assert!(body.contains(r#""requestId":"0123456789ab""#), "{body}");
    let length = format!("content-length: {}", body.len());
    assert!(
        head.contains(&length) && body.contains("\"REQUEST_INVALID\""),
        "{said}"
    );
    // Our own answer that is still pending is sent first.
    let both = [
        b"HTTP/1.1 200 OK\r\nx-content-type-options: nosniff\r\n\r\nok".as_slice(),
        OWN_400,
    ]
    .concat();
    let said = answers.instead_of(&both, |_| NAME.to_owned()).unwrap();
    assert!(said.starts_with(b"HTTP/1.1 200 OK") && said.ends_with(body.as_bytes()));
}

#[tokio::test]
async fn what_we_say_stays() {
    let answers = answers();
    for ours in [
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nx-content-type-options: nosniff\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\ndate: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 4\r\n\r\n\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\nHTTP\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nx-long: HTTP/1.1 \r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "\r\n\r\n",
        "",
    ] {
        assert_eq!(
            answers.instead_of(ours.as_bytes(), |_| NAME.to_owned()),
            None,
            "{ours:?}"
        );
    }
}

#[tokio::test]
async fn a_narrow_connection_gets_all_of_it() {
    let (near, mut far) = tokio::io::duplex(7);
    let mut connection = Connection::new(near, answers(), Linger::default());
    let reading = tokio::spawn(async move {
        let mut all = Vec::new();
        far.read_to_end(&mut all).await.unwrap();
        all
    });
    connection.write_all(OWN_400).await.unwrap();
    connection.shutdown().await.unwrap();
    drop(connection);
    let all = reading.await.unwrap();
    assert!(all.ends_with(b"}"), "{}", String::from_utf8_lossy(&all));
}

#[tokio::test(start_paused = true)]
async fn a_connection_lingers_only_where_it_is_asked_to() {
    let linger = Linger::default();
    let (near, far) = tokio::io::duplex(64);
    let mut connection = Connection::new(near, answers(), linger.clone());
    let begin = tokio::time::Instant::now();
    connection.shutdown().await.unwrap();
    assert_eq!(begin.elapsed(), Duration::ZERO);
    linger.ask();
    connection.shutdown().await.unwrap();
    assert_eq!(begin.elapsed().as_secs(), FAREWELL.as_secs());
    drop(far);
}
