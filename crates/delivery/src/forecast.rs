//! "Will it arrive?": what Fromline says of the mail of a From domain before any is written.

use serde_json::{Value, json};

use crate::{
    Failure,
    hosts::Domain,
    outcome::Verdict,
    servers::fromline::{Fromline, percent},
};

/// Fromline's prediction for mail of a From domain.
#[derive(Clone, Debug, Default)]
pub struct Forecast {
    /// Verdict on mail that the organisation's servers deliver.
    pub organisation: Verdict,
    /// The domains that these servers sign for.
    pub organisation_signs: String,
    /// Verdict on mail that the alias's own server delivers.
    pub gateway: Verdict,
}

impl Forecast {
    /// Requests the prediction with a user's token.
    pub fn ask(token: &str, primary: &str, domain: Domain) -> Result<Self, Failure> {
        let name = domain.name;
        let path = format!("/api/v1/domains/{}/authentication", percent(name));
        let said = answer("GET", &path, token, &Value::Null)?;
        let organisation = &said["organisation"];
        let spf = &organisation["spf"];
        let signs = organisation["dkim"].as_array().into_iter().flatten();
        let signs: Vec<&str> = signs.filter_map(|one| one["domain"].as_str()).collect();
        // Of a gateway the preview says whose SPF is expected to pass, and the domain's page what comes of it.
        let body = json!({ "clients": ["mutt"], "identity": {
            "from": format!("somebody@{name}"), "primary": primary, "route": "GATEWAY",
        }});
        let preview = answer("POST", "/api/v1/preview", "", &body)?;
        let passes = preview["authentication"]["spf"].as_str().unwrap_or_default();
        Ok(Self {
            organisation: Verdict {
                spf: format!("{} {}", text(&spf["domain"]), text(&spf["result"])),
                dmarc: dmarc(&organisation["dmarc"], &organisation["disposition"]),
            },
            organisation_signs: signs.join(", "),
            gateway: Verdict {
                spf: format!("{passes} pass"),
                dmarc: dmarc(&said["gateway"]["expected"], &Value::Null),
            },
        })
    }
}

/// Formats a DMARC result as the receiver writes it.
pub fn dmarc(result: &Value, disposition: &Value) -> String {
    match text(result).as_str() {
        "fail" => format!("fail, p={}", text(disposition)),
        other => other.to_owned(),
    }
}

fn answer(method: &str, path: &str, token: &str, body: &Value) -> Result<Value, Failure> {
    match Fromline::call(method, path, token, body)? {
        (200, answer) => Ok(answer),
        (status, answer) => Err(format!("{method} {path}: {status} {answer}").into()),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_lowercase()
}
