//! Invitations: the email with the one-time link that sets a person's first password.

use fromline_base::keys::{random_token, token_hash};
use fromline_core::{
    Reason,
    message::Message,
    person::PersonState,
    role::Permission,
    text::{FilledMessage, say},
};
use fromline_store::{Tx, links, people, users::User};
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::{change::PeopleOutcomes, find, outcome};
use crate::{
    outbox,
    permit::Permit,
    refusal::Refusal,
    state::MailContext,
    system_mail::{Mail, build_sender},
};

/// Validity of the link, in hours.
const HOURS: i64 = 24;
/// Time between two invitations of the same person.
const PAUSE: SignedDuration = SignedDuration::from_mins(5);

/// Longest time until an invitation that was queued with others is due.
const SOON: SignedDuration = SignedDuration::from_hours(2);
/// Time between the invitations that are queued together.
const STEP: SignedDuration = SignedDuration::from_millis(200);

/// Emails invitations again; each person is answered on their own. Earlier links stop working.
///
/// # Errors
///
/// [`Reason::RelayMissing`] if no email can be sent.
pub async fn invite(context: &MailContext, permit: &Permit, ids: &[i64]) -> Result<PeopleOutcomes, Refusal> {
    permit.reach(Permission::InvitePeople)?;
    if context.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing));
    }
    context
        .store
        .write(|db| {
            let mut all = PeopleOutcomes::with_capacity(ids.len());
            for id in ids {
                all.push((*id, outcome(invite_one(db, context, permit, *id))?));
            }
            Ok(all)
        })
        .await
}

/// Invites one person, who has no password yet.
fn invite_one(db: &mut Tx, context: &MailContext, permit: &Permit, id: i64) -> Result<(), Refusal> {
    let row = find(db, id)?;
    permit.require_for(db, Permission::InvitePeople, id)?;
    match row.state {
        PersonState::Invited => (),
        PersonState::Open => return Err(Refusal::new(Reason::PersonOpen)),
        PersonState::Closed => return Err(Refusal::new(Reason::PersonClosed)),
    }
    let now = context.clock.now();
    let sent = people::find_link_expiry(db, id)?.map(|expires| expires - HOURS.hours());
    // One of many may be due soon; one much later says that the clock was set back.
    let is_recent = |sent: Timestamp| (-SOON..PAUSE).contains(&now.duration_since(sent));
    if sent.is_some_and(is_recent) {
        return Err(Refusal::new(Reason::RateLimited));
    }
    send(db, context, &row.user, 0)
}

/// Queues the invitation of a person, with a new link, in the caller's transaction. `number` counts those that are queued together: each
/// is due a little later, so that a confirmation code, which is due at once, never waits behind thousands of invitations.
pub(super) fn send(db: &mut Tx, context: &MailContext, user: &User, number: u32) -> Result<(), Refusal> {
    let now = context.clock.now() + STEP * i32::try_from(number).unwrap_or(i32::MAX);
    let token = random_token()?;
    links::add(db, Some(user.id), &token_hash(&token), now + HOURS.hours())?;
    let language = user.language.unwrap_or_default();
    let say = |message: FilledMessage<'_>| context.texts.say(language, message);
    let url = &context.config.public_url;
    let mail = Mail {
        message: &Message {
            from: build_sender(&context.config),
            ..Message::default()
        },
        null_sender: true,
        to: &user.address.ascii(),
        subject: &say!(say, "mails-invite-subject"),
        text: &say!(
            say,
            "mails-invite-text",
            user = user.address.as_str(),
            link = format!("{url}/link#{token}"),
            page = format!("{url}/sign-in")
        ),
        language: language.code(),
        auto_generated: true,
    };
    outbox::enqueue(db, &context.keys, now, &mail.build(now)?)?;
    Ok(())
}
