//! A test message by the alias's route, to an address of one's own. Which one a gateway took is remembered: its result may be
//! reported.

use fromline_core::{
    Language, Reason,
    address::Address,
    alias::{Action, Outcome, decide},
    api::{SendTestRequest, SendTestResponse},
    message::{Identity, Mailbox, compose},
    policy::SuspendedMail,
    route::Route,
    text::Value,
};

use super::{
    aliases::{secret, state},
    mail::Mail,
    policies,
    refusal::Refusal,
};
use crate::{
    idn::to_ascii,
    smtp::SmtpFailure,
    state::App,
    store::{
        aliases::{self, Alias},
        test_messages,
        users::User,
    },
};

/// Sends it, and tells exactly what left.
pub async fn send(
    app: &App,
    user: &User,
    key: &str,
    request: &SendTestRequest,
) -> Result<SendTestResponse, Refusal> {
    let to = Address::parse(&request.to, &to_ascii).map_err(|reason| Refusal::field("to", reason))?;
    let mut db = app.store.read().await?;
    let policy = policies::resolve(&mut db, user).await?;
    let all = aliases::of_user(&mut db, user.id).await?;
    let (primary_reply_to, _) = aliases::primary(&mut db, user.id).await?;
    drop(db);
    let own =
        |address: &str| address == user.key || all.iter().any(|alias| alias.accepted && alias.key == address);
    if !own(to.key()) {
        return Err(Refusal::field("to", Reason::RecipientNotOwn));
    }
    let alias = all.iter().find(|alias| alias.key == key);
    if alias.is_none() && key != user.key {
        return Err(Refusal::new(Reason::NotFound));
    }
    let route = match alias {
        None => Route::Organisation,
        Some(alias) => match decide(state(alias, policy), Action::Send) {
            Outcome::Refused(reason) => return Err(Refusal::new(reason)),
            Outcome::AsSuspended if policy.suspended_mail == SuspendedMail::Refuse => {
                return Err(Refusal::new(Reason::AliasSuspended));
            }
            Outcome::Done(_) if alias.gateway.is_some() => Route::Gateway,
            Outcome::AsSuspended | Outcome::Done(_) => Route::Organisation,
        },
    };
    let message = compose(&identity(user, alias, &primary_reply_to), route);
    let language = request
        .language
        .as_deref()
        .and_then(Language::parse)
        .or(user.language)
        .unwrap_or_default();
    let arguments = [("from", Value::Text(message.from.address.clone()))];
    let text = |id: &str| app.texts.text(language, id, &arguments);
    let mail = Mail {
        message: &message,
        null_sender: false,
        to: &to.ascii(),
        subject: &text("mails-test-subject"),
        text: &text(match route {
            Route::Organisation => "mails-test-text-organisation",
            Route::Gateway => "mails-test-text-gateway",
        }),
        language: language.code(),
        auto_generated: false,
    };
    let built = mail.build(app.clock.now())?;
    let gateway = alias.and_then(|alias| Some((alias, alias.gateway.as_ref()?)));
    if let (Route::Gateway, Some((alias, stored))) = (route, gateway) {
        let account = secret::open(&app.keys, alias, stored)?;
        let _turn = app.checks.enter(user.id, app.clock.now())?;
        app.gateways
            .deliver(&account, &built.envelope, &built.bytes)
            .await
            .map_err(|failure| Refusal::new(failure.reason))?;
        if let Err(refusal) = remember(app, alias, &stored.secret, &built.message_id).await {
            // It has left all the same; its result cannot be reported.
            tracing::warn!(reason = refusal.reason.code(), "test message not remembered");
        }
    } else {
        let relay = app
            .relay
            .as_ref()
            .ok_or_else(|| Refusal::new(Reason::RelayMissing))?;
        relay
            .deliver(&built.envelope, &built.bytes)
            .await
            .map_err(of_relay)?;
    }
    Ok(SendTestResponse {
        route,
        from: message.from.header_value(),
        sender: message.sender.as_ref().map(Mailbox::header_value),
        reply_to: message.reply_to.as_ref().map(Mailbox::header_value),
        envelope_sender: message.envelope_sender,
        to: to.ascii(),
        message_id: built.message_id,
    })
}

/// Remembers what the gateway took, unless the alias has another by now.
pub(crate) async fn remember(
    app: &App,
    alias: &Alias,
    secret: &[u8],
    message_id: &str,
) -> Result<(), Refusal> {
    let mut db = app.store.write().await?;
    let now = aliases::find(&mut db, alias.user_id, &alias.key).await?;
    let gateway = now.and_then(|alias| Some((alias.id, alias.gateway?)));
    if let Some((id, _)) = gateway.filter(|(_, stored)| stored.secret == secret) {
        test_messages::add(&mut db, id, message_id, app.clock.now()).await?;
        db.commit().await?;
    }
    Ok(())
}

fn identity(user: &User, alias: Option<&Alias>, primary_reply_to: &str) -> Identity {
    let ascii =
        |address: &str| Address::parse(address, &to_ascii).map_or_else(|_| address.to_owned(), |a| a.ascii());
    let primary = Mailbox::new(user.name.clone(), ascii(&user.address));
    let (from, reply_to) = match alias {
        Some(alias) => (
            Mailbox::new(alias.name.clone(), ascii(&alias.address)),
            alias.reply_to.as_str(),
        ),
        None => (primary.clone(), primary_reply_to),
    };
    Identity {
        from,
        primary,
        reply_to: (!reply_to.is_empty()).then(|| reply_to.to_owned()),
    }
}

fn of_relay(failure: SmtpFailure) -> Refusal {
    Refusal::new(if failure.temporary {
        Reason::RelayUnavailable
    } else {
        Reason::RelayRefused
    })
}
