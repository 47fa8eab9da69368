//! The milter: headers and route are decided once, when the mail server accepts a message.
//!
//! The From line decides, whatever the client put into MAIL FROM. Whoever is not signed in, or writes from an address that is
//! not theirs, is refused; whatever fails here defers.

pub mod wire;

use std::io;

use fromline_core::{
    Language, Reason,
    headers::Fields,
    route::Route,
    submission::{Edit, FIELDS, author, edits, folded},
};
use tokio::net::UnixStream;

use super::reply::Words;
use crate::{
    encoded_word::decode,
    services::{refusal::Refusal, sending},
    state::App,
    store::users::{self, User},
};
use wire::{Answer, Command};

/// The most that is kept of a header section.
const SECTION: usize = 192 * 1024;

/// What was said of a message so far.
#[derive(Debug, Default)]
struct Heard {
    /// Postfix's queue id.
    queue: String,
    /// Who has signed in.
    login: Option<String>,
    /// MAIL FROM.
    sender: String,
    fields: Vec<(String, String)>,
    /// Bytes in `fields`.
    size: usize,
}

/// Serves one connection until it ends.
pub async fn serve(app: App, mut stream: UnixStream) -> io::Result<()> {
    let mut heard = Heard::default();
    let mut negotiated = 0;
    while let Some(command) = wire::next(&mut stream, &mut negotiated).await? {
        match command {
            Command::Macros(macros) => heard.note(macros),
            Command::Mail(path) => heard.sender = path,
            Command::Header(name, body) => {
                heard.size += name.len() + body.len();
                if heard.size <= SECTION && heard.fields.len() <= FIELDS {
                    heard.fields.push((name, body));
                }
            }
            Command::End => {
                for answer in decide(&app, &heard).await {
                    wire::write(&mut stream, &answer).await?;
                }
                heard.forget_message();
            }
            Command::Abort => heard.forget_message(),
            Command::Quit
            | Command::Negotiate { .. }
            | Command::Recipient(_)
            | Command::EndOfHeaders
            | Command::Other(_) => {}
        }
    }
    Ok(())
}

impl Heard {
    fn note(&mut self, macros: Vec<(String, String)>) {
        for (name, value) in macros {
            match name.as_str() {
                "i" => self.queue = value,
                "{auth_authen}" => self.login = (!value.is_empty()).then_some(value),
                _ => (),
            }
        }
    }

    /// What is said of one message ends with it; so does who signed in, which is said anew with each MAIL.
    fn forget_message(&mut self) {
        *self = Self::default();
    }
}

async fn decide(app: &App, heard: &Heard) -> Vec<Answer> {
    let queue = heard.queue.as_str();
    let mut language = Language::default();
    match decided(app, heard, &mut language).await {
        Ok((answers, user, route)) => {
            tracing::info!(queue, user, ?route, "accepted");
            answers
        }
        Err(refusal) => {
            let words = Words::new(&app.texts, language, &app.config.public_url);
            let reply = words.refusal(refusal.reason);
            tracing::info!(
                queue,
                reason = refusal.reason.code(),
                code = reply.code,
                "refused"
            );
            vec![Answer::Reply(reply.to_string())]
        }
    }
}

async fn decided(
    app: &App,
    heard: &Heard,
    language: &mut Language,
) -> Result<(Vec<Answer>, i64, Route), Refusal> {
    let mut db = app.store.read().await?;
    let login = heard.login.as_deref();
    let key = login
        .and_then(|login| app.config.login_key(login))
        .ok_or_else(|| Refusal::new(Reason::Unauthenticated))?;
    let user = users::by_key(&mut db, &key).await?;
    let user: User = user.ok_or_else(|| Refusal::new(Reason::UserDisabled))?;
    *language = user.language.unwrap_or_default();
    if heard.size > SECTION || heard.fields.len() > FIELDS {
        return Err(Refusal::new(Reason::FromInvalid));
    }
    let fields = Fields::of(
        heard
            .fields
            .iter()
            .map(|(name, body)| (name.as_str(), body.as_str())),
    );
    let author = author(&fields, &decode).map_err(Refusal::new)?;
    let sending = sending::sending(&mut db, &user, &author.address, &author.name).await?;
    let changes = edits(
        &fields,
        &sending.message,
        sending.route,
        &sending.primary(),
        &decode,
    );
    let mut answers: Vec<Answer> = changes.into_iter().map(answer).collect();
    // A notification that must not be answered keeps its null sender; a gateway takes no other than the alias.
    if heard.sender != "<>" || sending.route == Route::Gateway {
        answers.push(Answer::Sender(format!("<{}>", sending.message.envelope_sender)));
    }
    answers.push(Answer::Continue);
    Ok((answers, user.id, sending.route))
}

fn answer(edit: Edit) -> Answer {
    let nth = |nth: usize| u32::try_from(nth).unwrap_or(u32::MAX);
    match edit {
        Edit::Remove { name, nth: place } => Answer::Change(nth(place), name, String::new()),
        Edit::Replace {
            name,
            nth: place,
            body,
        } => Answer::Change(nth(place), name, folded(&body)),
        Edit::Add { name, body } => Answer::Insert(name.to_owned(), folded(&body)),
    }
}
