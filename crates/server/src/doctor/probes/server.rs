//! The running server: it is asked as any monitor asks it, and looks at database, disk and sockets itself.

use std::{
    fs, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::Path,
};

use fromline_config::Loaded;
use fromline_http::probes::READYZ;
use fromline_store::data::lock::LOCK_FILE;
use serde_json::Value;
use tokio::{net::TcpStream, time::timeout};

use super::{
    PATIENCE,
    http::{Answer, get},
};
use crate::doctor::ServerFacts;

/// Asks the server of this configuration; nothing if its port is not known.
pub async fn look(loaded: &Loaded) -> Option<(String, ServerFacts)> {
    let address = reachable(loaded.listen);
    if address.port() == 0 {
        return None;
    }
    let host = loaded.config.public_host().unwrap_or("localhost").to_owned();
    let found = timeout(PATIENCE, ask(address, &host, &loaded.data)).await;
    Some((address.to_string(), found.unwrap_or(ServerFacts::Silent)))
}

/// Who listens on every address is reached on this machine's own.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => (),
    }
    address
}

async fn ask(address: SocketAddr, host: &str, data: &Path) -> ServerFacts {
    let ready = match one(address, host, READYZ).await {
        Ok(answer) => answer,
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => return ServerFacts::Refused,
        Err(_) => return ServerFacts::Foreign,
    };
    let version = one(address, host, "/api/v1/instance").await.ok();
    understand(&ready, version.as_ref(), was_replaced(data))
}

async fn one(address: SocketAddr, host: &str, path: &str) -> io::Result<Answer> {
    get(TcpStream::connect(address).await?, host, path).await
}

/// Whether the program of the process that has locked the folder is no longer the file that was started; none if nobody says.
fn was_replaced(data: &Path) -> Option<bool> {
    let pid: u32 = fs::read_to_string(data.join(LOCK_FILE))
        .ok()?
        .trim()
        .parse()
        .ok()?;
    let program = fs::read_link(format!("/proc/{pid}/exe")).ok()?;
    Some(program.to_string_lossy().ends_with(" (deleted)"))
}

fn understand(ready: &Answer, version: Option<&Answer>, replaced: Option<bool>) -> ServerFacts {
    let Some(report) = serde_json::from_slice::<Value>(&ready.body)
        .ok()
        .filter(|report| report["ready"].is_boolean())
    else {
        return ServerFacts::Foreign;
    };
    let checks = &report["checks"];
    let is_false = |(_, well): &(&String, &Value)| *well == &Value::Bool(false);
    let names = |value: &Value| -> Vec<String> {
        let map = value.as_object();
        map.into_iter()
            .flatten()
            .filter(is_false)
            .map(|(name, _)| name.clone())
            .collect()
    };
    let sockets = names(&checks["sockets"]);
    let mut failed = names(checks);
    // Details are for this machine alone; without them there is the answer itself.
    if report["ready"] == Value::Bool(false) && failed.is_empty() && sockets.is_empty() {
        failed.push("ready".to_owned());
    }
    let version = version.and_then(|answer| serde_json::from_slice::<Value>(&answer.body).ok());
    ServerFacts::Answers {
        failed,
        sockets,
        open: checks["sockets"].as_object().map_or(0, serde_json::Map::len),
        waiting: checks["oldestWaitingMailSeconds"].as_i64(),
        version: version.and_then(|told| Some(told["version"].as_str()?.to_owned())),
        replaced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_says_is_understood() {
        let answer = |body: &str| Answer {
            status: 503,
            body: body.as_bytes().to_vec(),
        };
        let told = r#"{"ready": false, "checks": {"lock": true, "key": false, "disk": false,
            "sockets": {"maps": false, "milter": true}, "oldestWaitingMailSeconds": 42}}"#;
        let instance = answer(r#"{"version": "0.9.9"}"#);
        let ServerFacts::Answers {
            failed,
            sockets,
            open,
            waiting,
            version,
            ..
        } = understand(&answer(told), Some(&instance), None)
        else {
            panic!("it answers");
        };
        assert_eq!(failed, ["disk", "key"]);
        assert_eq!(sockets, ["maps"]);
        assert_eq!((open, waiting, version.as_deref()), (2, Some(42), Some("0.9.9")));
        for (body, failing) in [(r#"{"ready": false}"#, 1), (r#"{"ready": true}"#, 0)] {
            let found = understand(&answer(body), None, None);
            assert!(
                matches!(&found, ServerFacts::Answers { failed, .. } if failed.len() == failing),
                "{found:?}"
            );
        }
        for other in ["", "[]", "<html>", r#"{"status": "ok"}"#] {
            assert!(
                matches!(understand(&answer(other), None, None), ServerFacts::Foreign),
                "{other}"
            );
        }
    }
}
