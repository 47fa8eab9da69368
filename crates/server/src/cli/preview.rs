//! The command `fromline preview`, which shows how mail programs display a message's sender.

use std::{
    fmt::{self, Write as _},
    fs::File,
    io::{ErrorKind, Read as _, Write as _, stdin, stdout},
    path::PathBuf,
};

use clap::{Args, ValueEnum};
use fromline_core::{
    address::is_invisible,
    api::{PreviewAuthentication, PreviewEvidence, PreviewRequest, PreviewResponse, PreviewRow},
    authentication::Dmarc,
    clients::{Effect, Grade},
    text::{FilledMessage, MessageId, id, say},
};
use fromline_text::Texts;
use fromline_user_api::preview::preview_to_api;

use super::Failure;

/// Number of bytes read of a message; its header section comes first.
const READ_MAX: u64 = 512 * 1024;

/// Show what mail programs display as a message's sender
///
/// Nothing leaves this machine and nothing is looked up. Authentication results come from options, or from the message itself if
/// --authserv-id names the server whose Authentication-Results are to be trusted.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline preview message.eml
  fromline preview message.eml --client outlook-classic --client gmail-web --dkim example.com=pass
  fromline preview - --authserv-id mx.example.net --language pl --json < message.eml")]
pub struct PreviewCommand {
    /// File with a message or its headers; - for standard input
    #[arg(value_name = "MESSAGE.eml")]
    message: PathBuf,
    /// Only this program; can be repeated [default: all]
    #[arg(long = "client", value_name = "ID")]
    clients: Vec<String>,
    /// Language of the programs and of the explanations: en, it or pl
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    language: String,
    /// The domain of MAIL FROM with its SPF result: example.com=pass
    #[arg(long, value_name = "DOMAIN=RESULT")]
    spf: Option<Said>,
    /// The domain of a DKIM signature with its result; can be repeated: example.com=pass
    #[arg(long, value_name = "DOMAIN=RESULT")]
    dkim: Vec<Said>,
    /// The DMARC result
    #[arg(long)]
    dmarc: Option<SaidByDmarc>,
    /// Name of the server whose Authentication-Results in the message are to be trusted
    #[arg(long, value_name = "NAME")]
    authserv_id: Option<String>,
    /// Trust the Authentication-Results in the message that have no server name (Microsoft's)
    #[arg(long, conflicts_with = "authserv_id")]
    believe_unnamed: bool,
    /// Print the JSON of POST /api/v1/preview
    #[arg(long)]
    json: bool,
}

/// A domain with its result.
#[derive(Clone, Debug)]
struct Said {
    domain: String,
    passes: bool,
}

impl std::str::FromStr for Said {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (domain, result) = text.split_once('=').ok_or("write it as example.com=pass")?;
        let results = [
            "pass",
            "fail",
            "none",
            "softfail",
            "neutral",
            "temperror",
            "permerror",
        ];
        if !results.contains(&result) {
            return Err(format!("the result is one of {}", results.join(", ")));
        }
        Ok(Self {
            domain: domain.to_owned(),
            passes: result == "pass",
        })
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SaidByDmarc {
    Pass,
    Fail,
    None,
}

impl PreviewCommand {
    /// Renders the message's preview and prints it.
    pub fn run(self) -> Result<(), Failure> {
        let texts = Texts::new(None);
        let json = self.json;
        let request = self.request()?;
        let answer = fromline_services::preview::render_preview(&texts, &request).map_err(|violations| {
            let language = texts.language(&request.language).unwrap_or_default();
            let words = violations.iter().map(|violation| {
                let reason = texts.reason(language, violation.reason);
                format!("{}: {reason}", violation.field)
            });
            words.collect::<Vec<_>>().join("\n")
        })?;
        let answer = preview_to_api(answer);
        let text = if json {
            escaped(&serde_json::to_string_pretty(&answer)?) + "\n"
        } else {
            paragraphs(&texts, &request.language, &answer)?
        };
        match stdout().write_all(text.as_bytes()) {
            // `fromline preview … | head` has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    fn request(self) -> Result<PreviewRequest, Failure> {
        let mut message = Vec::new();
        if self.message.as_os_str() == "-" {
            stdin().take(READ_MAX).read_to_end(&mut message)?;
        } else {
            let shown = self.message.display().to_string();
            let file = File::open(&self.message).map_err(|error| format!("{shown}: {error}"))?;
            file.take(READ_MAX)
                .read_to_end(&mut message)
                .map_err(|error| format!("{shown}: {error}"))?;
        }
        let passing = |said: Said| said.passes.then_some(said.domain);
        // Who says what they know, of a failure, too, is believed more than the message.
        let said = self.spf.is_some() || !self.dkim.is_empty() || self.dmarc.is_some();
        let authserv_id = self.authserv_id.filter(|_| !said);
        let believe_unnamed = self.believe_unnamed && !said;
        Ok(PreviewRequest {
            message: Some(String::from_utf8_lossy(&message).into_owned()),
            authentication: (said || authserv_id.is_some() || believe_unnamed).then(|| {
                PreviewAuthentication {
                    spf: self.spf.and_then(passing),
                    dkim: self.dkim.into_iter().filter_map(passing).collect(),
                    dmarc: self.dmarc.map(|said| match said {
                        SaidByDmarc::Pass => Dmarc::Pass,
                        SaidByDmarc::Fail => Dmarc::Fail,
                        SaidByDmarc::None => Dmarc::None,
                    }),
                    authserv_id,
                    believe_unnamed,
                }
            }),
            clients: self.clients,
            language: self.language,
            ..PreviewRequest::default()
        })
    }
}

/// Escapes characters of JSON that a terminal could interpret: control and bidi characters.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_invisible(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// Formats the answer for people, with a paragraph for each program.
fn paragraphs(texts: &Texts, language: &str, answer: &PreviewResponse) -> Result<String, fmt::Error> {
    let mut all = String::new();
    let language = texts.language(language).unwrap_or_default();
    let say = |id: MessageId| texts.text(language, id);
    for client in &answer.clients {
        writeln!(all, "{} ({})", client.name, client.id)?;
        if !client.list.is_empty() {
            writeln!(all, "    {} {}", say(id!("preview-in-list")), client.list)?;
        }
        for PreviewRow { label, text, .. } in &client.rows {
            writeln!(all, "    {}", format!("{label} {text}").trim_start())?;
        }
        if !client.details.is_empty() {
            let unknown = client.effect == Effect::Unknown.slug();
            writeln!(
                all,
                "    {}",
                say(if unknown {
                    id!("preview-perhaps")
                } else {
                    id!("preview-in-details")
                })
            )?;
        }
        for PreviewRow { label, text, .. } in &client.details {
            writeln!(all, "        {}", format!("{label} {text}").trim_start())?;
        }
        for badge in &client.badges {
            writeln!(all, "    [{badge}]")?;
        }
        let PreviewEvidence {
            grade,
            source,
            version,
            remarks,
        } = &client.evidence;
        let fill = |message: FilledMessage<'_>| texts.say(language, message);
        let mut known = vec![
            Grade::parse(grade)
                .map(|grade| say(grade.message()))
                .unwrap_or_default(),
        ];
        if !source.is_empty() {
            known.push(say!(fill, "evidence-source", source = source, version = version));
        }
        known.extend(remarks.iter().cloned());
        writeln!(all, "    {}", client.why)?;
        writeln!(all, "    {}\n", known.join(" "))?;
    }
    Ok(all)
}
