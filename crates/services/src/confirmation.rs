//! Confirmation of ownership: a code and a link are emailed by the organization's relay and never through the gateway. Otherwise
//! the operator of the server that the user named could read them and claim any address.

use fromline_base::keys::{KeyError, random, random_token};
use fromline_core::{
    Language, Reason,
    address::AddressKey,
    alias::{Action, ActionOutcome, decide},
    api::MailState,
    message::Message,
    page::Page,
    text::{FilledMessage, say},
};
use fromline_outbound::vault::find_sealing_key;
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias},
    confirmation_mails::{self, CountedMail, MailAllowance},
    confirmations::{self, StoredConfirmation},
    outbox as queue,
    users::User,
};
use jiff::{SignedDuration, Timestamp};

use super::{
    aliases::{AliasDetail, derive_state},
    arrivals::Viewer,
    outbox, policies,
    refusal::Refusal,
    system_mail::{Mail, build_sender},
};
use crate::state::MailContext;

/// Number of wrong codes after which a code is invalid.
pub const TRIES: u8 = 5;
/// Number of emails to one address that one user may request in 24 hours.
const MAILS_PER_TARGET: u32 = 3;
/// Number of emails to one address in 24 hours by all users: three, plus one for each further user who has sent none to it, up to
/// six. So colleagues cannot use up each other's share, and nobody can fill a mailbox.
const ROOM: MailAllowance = MailAllowance {
    usual: MAILS_PER_TARGET,
    first: 6,
};
/// Number of emails of one user in 24 hours.
const MAILS_PER_USER: u32 = 10;
/// Validity of code and link. Greylisting alone may delay a first email by half an hour.
const VALID: SignedDuration = SignedDuration::from_hours(24);
/// The purpose that separates the keyed hashes of codes and links from others.
const PURPOSE: &str = "confirmation";

/// What a caller presents to confirm an alias.
#[derive(Clone, Copy)]
pub enum ConfirmationProof<'a> {
    /// The nine digits, spaces and hyphens ignored.
    Code(&'a str),
    /// The token in the link.
    Link(&'a str),
}

/// Removes the +tag of an address, for the limits.
pub fn strip_tag(address_key: &AddressKey) -> String {
    let (local, domain) = (address_key.local(), address_key.domain());
    format!("{}@{domain}", local.split('+').next().unwrap_or(local))
}

/// Counts the emails that a user may still request, for this address and in total; other users do not affect it.
pub fn count_mails_left(db: &mut Tx, user_id: i64, target: &str, now: Timestamp) -> Result<u32, StoreError> {
    let here = confirmation_mails::count_to(db, user_id, target, now)?;
    let anywhere = confirmation_mails::count(db, user_id, now)?;
    Ok(MAILS_PER_TARGET
        .saturating_sub(here)
        .min(MAILS_PER_USER.saturating_sub(anywhere)))
}

/// Returns when a code expires, as shown to its user. Its validity starts when its email has been sent; until then the expiry
/// moves, whether the email waits for a limit or for the relay.
pub fn compute_end(stored: &StoredConfirmation, mail: MailState, now: Timestamp) -> Timestamp {
    match mail {
        MailState::OnItsWay if stored.expires > now => now + VALID,
        MailState::OnItsWay | MailState::Sent | MailState::Failed => stored.expires,
    }
}

/// Starts the validity of the code in an email that has been sent.
pub fn begin_validity(db: &mut Tx, outbox_id: i64, now: Timestamp) -> Result<(), StoreError> {
    confirmation_mails::note_left(db, outbox_id, now)?;
    confirmations::prolong(db, outbox_id, now, now + VALID)
}

/// Gives a pending alias a new code and link, invalidates the previous ones, and queues the email within the user's own limits.
/// If other users' emails to the address have used up its limit, the email waits, so that `create` answers alike for every
/// address.
pub fn queue_code(
    db: &mut Tx,
    context: &MailContext,
    user: &User,
    alias: &mut Alias,
    makes_default: bool,
) -> Result<(), Refusal> {
    let now = context.clock.now();
    let target = strip_tag(alias.address.key());
    let code = format!("{:09}", u64::from_be_bytes(random()?) % 1_000_000_000);
    let token = random_token()?;
    let within = count_mails_left(db, user.id, &target, now)? > 0;
    let mut at = now;
    let mut outbox_id = None;
    if within {
        withdraw(db, alias)?;
        at = confirmation_mails::find_time(db, &target, user.id, ROOM, now)?;
        let letter = letter(context, user, alias, &code, &token, at)?;
        let id = outbox::enqueue(db, &context.keys, at, &letter)?;
        let counted = CountedMail {
            target: &target,
            user_id: user.id,
            outbox_id: id,
            at,
        };
        confirmation_mails::add(db, counted, now)?;
        outbox_id = Some(id);
    }
    let key = find_sealing_key(db, &context.keys)?;
    let stored = StoredConfirmation {
        code_mac: key.sign(PURPOSE, &bound(alias, &code)),
        link_mac: key.sign(PURPOSE, &bound(alias, &token)),
        expires: at + VALID,
        // Mailed to nobody, it is dead: adding and deleting would buy five more guesses each time.
        wrong: if within { 0 } else { TRIES },
        outbox_id,
        host: host(alias).map(str::to_owned),
        makes_default,
    };
    confirmations::set(db, alias.id, &stored)?;
    alias.confirmation = Some(stored);
    Ok(())
}

/// Invalidates a pending code if the gateway's host changed after it was emailed, since the reader of the code agreed to the
/// former host. Removing the gateway, or changing it at the same host, does not invalidate it.
pub fn end_if_host_changed(db: &mut Tx, alias: &mut Alias, now: Timestamp) -> Result<(), StoreError> {
    let host = host(alias).map(str::to_owned);
    match &mut alias.confirmation {
        Some(code) if host.is_some() && host != code.host => {
            code.expires = code.expires.min(now);
            confirmations::set(db, alias.id, code)
        }
        _ => Ok(()),
    }
}

fn host(alias: &Alias) -> Option<&str> {
    alias.gateway.as_ref().map(|stored| stored.gateway.host.as_str())
}

/// Withdraws the email of an alias's code if it is still waiting.
pub fn withdraw(db: &mut Tx, alias: &Alias) -> Result<(), StoreError> {
    match alias
        .confirmation
        .as_ref()
        .and_then(|confirmation| confirmation.outbox_id)
    {
        Some(id) => {
            confirmation_mails::withdraw(db, id)?;
            queue::withdraw(db, id)
        }
        None => Ok(()),
    }
}

/// Emails a new code and link.
///
/// # Errors
///
/// [`Reason::RelayMissing`] without a relay, [`Reason::PrimaryFixed`] for the primary address, [`Reason::NotFound`] if the user
/// has no such alias, and the reasons of [`decide`]. [`Reason::ResendLimit`] with the seconds to wait if the user has requested
/// too many emails; the previous code then stays valid.
pub async fn resend(context: &MailContext, user: &User, address_key: &AddressKey) -> Result<(), Refusal> {
    if context.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing));
    }
    context
        .store
        .write(|db| {
            let policy = policies::resolve(db, user)?;
            let mut alias = find(db, user, address_key)?;
            if let ActionOutcome::Refused(reason) = decide(derive_state(&alias, policy), Action::Resend) {
                return Err(Refusal::new(reason));
            }
            let makes_default = alias.confirmation.as_ref().is_some_and(|old| old.makes_default);
            queue_code(db, context, user, &mut alias, makes_default)?;
            if alias
                .confirmation
                .as_ref()
                .is_some_and(|confirmation| confirmation.outbox_id.is_none())
            {
                // An error undoes all of it: the older code stays alive.
                let now = context.clock.now();
                let again = confirmation_mails::find_next_request(
                    db,
                    user.id,
                    &strip_tag(address_key),
                    MAILS_PER_TARGET,
                    MAILS_PER_USER,
                    now,
                )?;
                let seconds = again.duration_since(now).as_secs().max(1);
                return Err(Refusal::new(Reason::ResendLimit).with("retryAfterSeconds", seconds));
            }
            Ok(())
        })
        .await
}

/// Confirms an alias with a code or link; this can succeed only once.
///
/// # Errors
///
/// [`Reason::PrimaryFixed`] for the primary address, [`Reason::NotFound`] if the user has no such alias, and the reasons of
/// [`decide`]. [`Reason::CodeWrong`] at `code` with the number of tries left, [`Reason::CodeExpired`] if there are none left or
/// the code is too old, [`Reason::AliasTaken`] if another user has confirmed the address.
pub async fn confirm(
    context: &MailContext,
    user: &User,
    address_key: &AddressKey,
    proof: ConfirmationProof<'_>,
) -> Result<AliasDetail, Refusal> {
    context
        .store
        .write(|db| try_to_confirm(db, context, user, address_key, proof))
        .await?
}

/// Decides a confirmation for [`confirm`]. A wrong code is counted and refused.
fn try_to_confirm(
    db: &mut Tx,
    context: &MailContext,
    user: &User,
    address_key: &AddressKey,
    proof: ConfirmationProof<'_>,
) -> Result<Result<AliasDetail, Refusal>, Refusal> {
    let now = context.clock.now();
    let policy = policies::resolve(db, user)?;
    let mut alias = find(db, user, address_key)?;
    if let ActionOutcome::Refused(reason) = decide(derive_state(&alias, policy), Action::Confirm) {
        return Err(Refusal::new(reason));
    }
    let expired = || Refusal::new(Reason::CodeExpired);
    let mut stored = alias.confirmation.clone().ok_or_else(expired)?;
    if stored.wrong >= TRIES || now >= stored.expires {
        return Err(expired());
    }
    if !is_right(context, &alias, &stored, proof) {
        stored.wrong += 1;
        let left = TRIES - stored.wrong;
        confirmations::set(db, alias.id, &stored)?;
        return Ok(Err(match left {
            0 => expired(),
            left => Refusal::field("code", Reason::CodeWrong).with("triesLeft", left),
        }));
    }
    if aliases::is_held(db, alias.address.key())? {
        return Err(Refusal::new(Reason::AliasTaken));
    }
    alias.accepted = true;
    alias.confirmation = None;
    confirmations::end(db, alias.id)?;
    // Asked for when it was added. One that is suspended at once stays what it is.
    if stored.makes_default
        && matches!(
            decide(derive_state(&alias, policy), Action::MakeDefault),
            ActionOutcome::Done(_)
        )
    {
        aliases::clear_default(db, user.id)?;
        alias.is_default = true;
    }
    aliases::update(db, &alias)?;
    Ok(Ok(AliasDetail::read(
        db,
        alias,
        policy,
        Viewer::Owner(&context.keys),
        now,
    )?))
}

fn find(db: &mut Tx, user: &User, address_key: &AddressKey) -> Result<Alias, Refusal> {
    if address_key == user.address.key() {
        return Err(Refusal::new(Reason::PrimaryFixed));
    }
    aliases::find(db, user.id, address_key)?.ok_or_else(|| Refusal::new(Reason::NotFound))
}

fn is_right(
    context: &MailContext,
    alias: &Alias,
    stored: &StoredConfirmation,
    proof: ConfirmationProof<'_>,
) -> bool {
    let (brought, kept) = match proof {
        ConfirmationProof::Code(code) => {
            let digits: String = code
                .chars()
                .filter(|digit| !digit.is_whitespace() && *digit != '-')
                .collect();
            (digits, &stored.code_mac)
        }
        ConfirmationProof::Link(token) => (token.to_owned(), &stored.link_mac),
    };
    context.keys.verify(PURPOSE, &bound(alias, &brought), kept)
}

/// Binds a code to user and alias, so that it is useless for another row.
fn bound(alias: &Alias, proof: &str) -> Vec<u8> {
    format!("{}|{}|{proof}", alias.user_id, alias.address.key()).into_bytes()
}

fn letter(
    context: &MailContext,
    user: &User,
    alias: &Alias,
    code: &str,
    token: &str,
    now: Timestamp,
) -> Result<super::system_mail::BuiltMail, KeyError> {
    let language = user.language.unwrap_or_default();
    // Addresses only: nothing in this mail is free text of whoever asked for it.
    let to = alias.address.ascii();
    let message = Message {
        from: build_sender(&context.config),
        ..Message::default()
    };
    let fragment = |text: &str| {
        text.replace('%', "%25")
            .replace('&', "%26")
            .replace('+', "%2B")
            .replace('#', "%23")
    };
    let link = format!(
        "{}/confirm#address={}&token={token}",
        context.config.public_url,
        fragment(&to)
    );
    let guide = format!(
        "{}{}",
        context.config.public_url,
        Page::WriteFrom(Some(to.clone()))
    );
    let spaced = format!("{} {} {}", &code[..3], &code[3..6], &code[6..]);
    let say = |message: FilledMessage<'_>| context.texts.say(language, message);
    Mail {
        message: &message,
        null_sender: true,
        to: &to,
        subject: &say!(say, "mails-confirm-subject"),
        text: &say!(
            say,
            "mails-confirm-text",
            alias = alias.address.as_str(),
            user = user.address.as_str(),
            code = spaced,
            link = link,
            guide = guide
        ),
        language: Language::code(language),
        auto_generated: true,
    }
    .build(now)
}
