//! The submission milter: it decides the route and rewrites the header when the mail server accepts a message.
//!
//! The From field decides, whatever the client sent as MAIL FROM. Clients that are not signed in or use an address that is not
//! theirs are refused; internal failures defer the message.

pub mod wire;

use std::io;

use fromline_base::{encoded_word::decode, idn::to_ascii, metrics::DecisionLabels};
use fromline_core::{
    Language, Reason,
    address::Address,
    delivery_route::DeliveryRoute,
    headers::HeaderFields,
    submission::{COPY_WITHIN, Edit, FIELDS, WRITER, check_signed_copy, compute_edits, find_author, fold},
};
use fromline_outbound::vault::writer::{self, ReturnPath};
use fromline_services::{checklist, new_database, refusal::Refusal, routing, state::App};
use fromline_store::{
    StoreError, Tx,
    users::{self, User},
};
use tokio::net::UnixStream;
use tracing::{Instrument as _, Span};

use super::reply::ReplyTexts;
use wire::{Conversation, MilterCommand, MilterEvents, MilterReply};

/// How much of a header section is buffered, in bytes.
const SECTION: usize = 192 * 1024;

/// A message in the middle of a milter conversation.
#[derive(Debug, Default)]
struct PendingMessage {
    /// Postfix's queue id.
    queue: String,
    /// The login name of the signed-in user.
    login: Option<String>,
    /// The path given in MAIL FROM.
    sender: String,
    fields: Vec<(String, String)>,
    /// Total size of `fields`, in bytes.
    size: usize,
    /// The first part of the body.
    body: Vec<u8>,
}

/// Serves one connection until it ends.
pub async fn serve(app: App, stream: UnixStream) -> io::Result<()> {
    let mut heard = PendingMessage::default();
    let mut conversation = Conversation::new(stream, MilterEvents::Senders);
    while let Some(command) = conversation.next().await? {
        match command {
            MilterCommand::Macros(macros) => heard.note(macros),
            MilterCommand::Mail(path) => {
                checklist::note_asked(&app, &app.checklist);
                heard.sender = path;
                let mut language = Language::default();
                let answer = async {
                    match may_begin(&app, &heard, &mut language).await {
                        Ok(()) => MilterReply::Continue,
                        Err(refusal) => refused(&app, language, &refusal),
                    }
                };
                let answer = answer.instrument(heard.span()).await;
                conversation.say(&answer).await?;
            }
            MilterCommand::Header(name, body) => {
                heard.size += name.len() + body.len();
                if heard.size <= SECTION && heard.fields.len() <= FIELDS {
                    heard.fields.push((name, body));
                }
            }
            MilterCommand::Body(part) => {
                let room = COPY_WITHIN.saturating_sub(heard.body.len());
                heard.body.extend_from_slice(part.get(..room).unwrap_or(&part));
            }
            MilterCommand::End => {
                for answer in decide(&app, &heard).instrument(heard.span()).await {
                    conversation.say(&answer).await?;
                }
                heard.forget_message();
            }
            MilterCommand::Abort => heard.forget_message(),
            MilterCommand::Quit
            | MilterCommand::Negotiate { .. }
            | MilterCommand::Recipient(_)
            | MilterCommand::EndOfHeaders
            | MilterCommand::Other(_) => {}
        }
    }
    Ok(())
}

impl PendingMessage {
    /// Returns a log span that carries the queue id.
    fn span(&self) -> Span {
        tracing::error_span!("mail", queue = self.queue)
    }

    fn note(&mut self, macros: Vec<(String, String)>) {
        for (name, value) in macros {
            match name.as_str() {
                "i" => self.queue = value,
                "{auth_authen}" => self.login = (!value.is_empty()).then_some(value),
                _ => (),
            }
        }
    }

    /// Resets everything known about the message, including the login, which the mail server repeats with each MAIL.
    fn forget_message(&mut self) {
        *self = Self::default();
    }
}

async fn decide(app: &App, heard: &PendingMessage) -> Vec<MilterReply> {
    let mut language = Language::default();
    match decided(app, heard, &mut language).await {
        Ok((answers, user, route)) => {
            tracing::info!(user, ?route, "accepted");
            app.metrics.count_decision(DecisionLabels::accepted(route));
            answers
        }
        Err(refusal) => vec![refused(app, language, &refusal)],
    }
}

fn refused(app: &App, language: Language, refusal: &Refusal) -> MilterReply {
    let words = ReplyTexts::new(&app.texts, language, &app.config.public_url);
    let reply = words.refusal(refusal.reason);
    tracing::info!(reason = refusal.reason.code(), code = reply.code, "refused");
    app.metrics
        .count_decision(DecisionLabels::refused(refusal.reason));
    MilterReply::Reply(reply.to_string())
}

/// Returns the signed-in user and sets the language of replies to theirs.
fn signed_in(
    app: &App,
    db: &mut Tx,
    heard: &PendingMessage,
    language: &mut Language,
) -> Result<User, Refusal> {
    let login = heard.login.as_deref();
    let address_key = login
        .and_then(|login| app.config.login_key(login))
        .ok_or_else(|| Refusal::new(Reason::Unauthenticated))?;
    let Some(user) = users::by_address(db, &address_key)? else {
        return Err(new_database::refuse_unknown_user(app, db)?);
    };
    *language = user.language.unwrap_or_default();
    Ok(user)
}

/// Decides whether MAIL FROM is acceptable. The mail server would also refuse another user's address, but not in the user's
/// language.
async fn may_begin(app: &App, heard: &PendingMessage, language: &mut Language) -> Result<(), Refusal> {
    app.store
        .read(|db| {
            let user = signed_in(app, db, heard, language)?;
            match heard.sender.as_str() {
                "<>" => Ok(()),
                path => {
                    let address = path.trim_start_matches('<').trim_end_matches('>');
                    match routing::check_envelope_sender(db, &user, address) {
                        Ok(()) => Ok(()),
                        Err(refusal) => Err(not_known(app, db, refusal, address)?),
                    }
                }
            }
        })
        .await
}

/// Builds the refusal of an address that this user may not use.
fn not_known(app: &App, db: &mut Tx, refusal: Refusal, address: &str) -> Result<Refusal, StoreError> {
    let address = Address::parse(address, &to_ascii).ok();
    let address_key = address.as_ref().map(Address::key);
    new_database::refuse_unknown_address(app, db, refusal, address_key)
}

async fn decided(
    app: &App,
    heard: &PendingMessage,
    language: &mut Language,
) -> Result<(Vec<MilterReply>, i64, DeliveryRoute), Refusal> {
    app.store
        .read(|db| {
            let user = signed_in(app, db, heard, language)?;
            if heard.size > SECTION || heard.fields.len() > FIELDS {
                return Err(Refusal::new(Reason::HeadersTooLong));
            }
            let fields = HeaderFields::of(
                heard
                    .fields
                    .iter()
                    .map(|(name, body)| (name.as_str(), body.as_str())),
            );
            let sending = match routing::route_message(db, &user, &fields) {
                Ok(sending) => sending,
                Err(refusal) => {
                    let author =
                        find_author(&fields, &decode).map_or_else(|_| String::new(), |author| author.address);
                    return Err(not_known(app, db, refusal, &author)?);
                }
            };
            let concealed = sending.concealed(&app.config);
            if sending.route == DeliveryRoute::Gateway {
                // Here the writer is told at once; the listener looks again.
                check_signed_copy(&fields, &heard.body, &sending.message, &concealed, &decode)
                    .map_err(Refusal::new)?;
            }
            let changes = compute_edits(&fields, &sending.message, sending.route, &concealed, &decode);
            let has_null_sender = heard.sender == "<>";
            let mut answers: Vec<MilterReply> = changes.into_iter().map(answer).collect();
            if let (DeliveryRoute::Gateway, Some(alias)) = (sending.route, &sending.alias) {
                let returns = if has_null_sender {
                    ReturnPath::Nobody
                } else {
                    ReturnPath::Sender
                };
                let token = writer::make_token(db, &app.keys, &user, alias.address.key(), returns)?;
                answers.push(MilterReply::Insert(WRITER.to_owned(), token));
            }
            // A notification that must not be answered keeps its null sender. By a gateway it gets it back when it leaves: in the queue the
            // sender says the route.
            if !has_null_sender || sending.route == DeliveryRoute::Gateway {
                answers.push(MilterReply::Sender(format!(
                    "<{}>",
                    sending.message.envelope_sender
                )));
            }
            answers.push(MilterReply::Continue);
            Ok((answers, user.id, sending.route))
        })
        .await
}

fn answer(edit: Edit) -> MilterReply {
    let nth = |nth: usize| u32::try_from(nth).unwrap_or(u32::MAX);
    match edit {
        Edit::Remove { name, nth: place } => MilterReply::Change(nth(place), name, String::new()),
        Edit::Replace {
            name,
            nth: place,
            body,
        } => MilterReply::Change(nth(place), name, fold(&body)),
        Edit::Add { name, body } => MilterReply::Insert(name.to_owned(), fold(&body)),
    }
}
