use super::*;
use crate::{
    alias::{Action, ActionOutcome, State, decide},
    api::{GatewayFailure, Person, PersonSessions, SendAsState, SmtpMsa, UnitRef},
    person::PersonRole,
    text::MessageId,
};

#[test]
fn a_standing_is_what_the_table_of_an_alias_decides() {
    for state in State::all() {
        for policy in GatewayPolicy::ALL {
            if policy.allowed != state.gateways_allowed {
                continue;
            }
            let gateway = state.gateway.then_some(GatewayCondition::Works);
            let route = Standing::of(policy, state.accepted, gateway).route();
            let expected = match decide(state, Action::Send) {
                ActionOutcome::Refused(reason) => Err(reason),
                ActionOutcome::AsSuspended if policy.suspended_mail == SuspendedMail::Refuse => {
                    Err(Reason::AliasSuspended)
                }
                ActionOutcome::Done(_) if state.gateway => Ok(DeliveryRoute::Gateway),
                ActionOutcome::AsSuspended | ActionOutcome::Done(_) => Ok(DeliveryRoute::Organisation),
            };
            assert_eq!(route, expected, "{state:?} {policy:?}");
        }
    }
}

fn health(state: GatewayState) -> GatewayHealth {
    GatewayHealth {
        state,
        last_success: None,
        last_failure: None,
        failing_since: None,
        password_refused_since: None,
        no_message_since: None,
        sender_unknown: false,
        certificate_expires: None,
        certificate_ends_soon: false,
        next_check: None,
    }
}

#[test]
fn how_a_gateway_fares() {
    let some = || Some("2026-11-23T09:00:00Z".to_owned());
    let failure = |reason| {
        Some(GatewayFailure {
            at: String::new(),
            reason,
        })
    };
    let ok = health(GatewayState::Ok);
    let failing = health(GatewayState::Failing);
    let mut returns = failing.clone();
    returns.no_message_since = some();
    returns.last_failure = failure(Reason::SenderRefused);
    let mut waits = returns.clone();
    waits.last_failure = failure(Reason::ConnectFailed);
    let mut works = ok.clone();
    works.last_success = some();
    let mut unknown = works.clone();
    unknown.sender_unknown = true;
    for (health, fares) in [
        (None, GatewayCondition::Untried),
        (Some(ok), GatewayCondition::Untried),
        (Some(works), GatewayCondition::Works),
        (Some(unknown), GatewayCondition::SenderUnknown),
        (Some(failing), GatewayCondition::Waits),
        (Some(waits), GatewayCondition::Waits),
        (Some(returns), GatewayCondition::Returns),
    ] {
        assert_eq!(GatewayCondition::of(health.as_ref()), fares, "{health:?}");
    }
}

/// Where no message was accepted, "worked" would say more than is known.
#[test]
fn a_gateway_that_only_signs_in_has_not_worked() {
    for condition in GatewayCondition::ALL {
        let said = condition.says_last().as_str();
        let expected = match condition {
            GatewayCondition::SenderUnknown | GatewayCondition::Returns => "gateways-last-signed-in",
            GatewayCondition::Untried | GatewayCondition::Works | GatewayCondition::Waits => {
                "gateways-last-worked"
            }
        };
        assert_eq!(said, expected, "{condition:?}");
    }
}

#[test]
fn an_administrator_is_not_addressed_as_the_user() {
    for (reason, id) in [
        (Reason::SenderRefused, Some("gateways-reason-sender-refused")),
        (Reason::MessageRefused, Some("gateways-reason-message-refused")),
        (Reason::Server5xx, Some("gateways-reason-server-5xx")),
        (Reason::AuthUnsupported, Some("gateways-reason-auth-unsupported")),
        (Reason::AuthUnavailable, Some("gateways-reason-auth-unavailable")),
        (
            Reason::AuthNotUnderstood,
            Some("gateways-reason-auth-not-understood"),
        ),
        (
            Reason::AppPasswordNeeded,
            Some("gateways-reason-app-password-needed"),
        ),
        (Reason::OauthOnly, Some("gateways-reason-oauth-only")),
        (Reason::TokenRejected, Some("gateways-reason-token-rejected")),
        (Reason::ScopeMissing, Some("gateways-reason-scope-missing")),
        (Reason::ConsentEnded, Some("gateways-reason-consent-ended")),
        (
            Reason::OauthClientRejected,
            Some("gateways-reason-oauth-client-rejected"),
        ),
        (Reason::AuthRejected, None),
        (Reason::Timeout, None),
        (Reason::PasswordSignInOff, None),
    ] {
        assert_eq!(says_failure(reason).map(MessageId::as_str), id, "{reason:?}");
    }
}

#[test]
fn an_address_knows_its_policy_better_than_an_account_that_is_older() {
    let [on, refuse, behalf] = GatewayPolicy::ALL;
    let alias = |accepted: bool, gateway: bool, suspended: Option<SuspendedMail>| SendAs {
        verification_status: Some(if accepted {
            VerificationStatus::Accepted
        } else {
            VerificationStatus::Pending
        }),
        smtp_msa: gateway.then(SmtpMsa::default),
        fromline: Some(SendAsState {
            suspended: suspended.is_some(),
            suspended_mail: suspended,
            spelled_out: None,
            confirmation: None,
            consent: None,
            health: None,
            arrived: None,
        }),
        ..SendAs::default()
    };
    for (alias, known, way) in [
        (
            alias(true, true, None),
            refuse,
            DeliveryPath::Gateway(GatewayCondition::Untried),
        ),
        (
            alias(true, true, Some(SuspendedMail::OnBehalf)),
            on,
            DeliveryPath::OnBehalf,
        ),
        (
            alias(true, true, Some(SuspendedMail::Refuse)),
            behalf,
            DeliveryPath::Refused,
        ),
        // Before the confirmation the account alone knows.
        (alias(false, true, None), refuse, DeliveryPath::Refused),
        (
            alias(false, true, None),
            on,
            DeliveryPath::Gateway(GatewayCondition::Untried),
        ),
        (alias(true, false, None), refuse, DeliveryPath::Organisation),
        // The primary address.
        (SendAs::default(), refuse, DeliveryPath::Organisation),
    ] {
        assert_eq!(of_alias(&alias, known).way, way, "{alias:?} {known:?}");
    }
}

fn person(state: PersonState, suspended_mail: Option<SuspendedMail>) -> PersonDetails {
    PersonDetails {
        person: Person {
            id: "2".to_owned(),
            address: "user@example.com".to_owned(),
            name: String::new(),
            state,
            role: PersonRole::User,
            unit: UnitRef::default(),
            addresses: 1,
            gateways: 1,
            failing: 0,
        },
        language: None,
        addresses: Vec::new(),
        sessions: PersonSessions::default(),
        roles: Vec::new(),
        assignable: Vec::new(),
        may_use_gateways: suspended_mail.is_none(),
        policy_unit: UnitRef::default(),
        suspended_mail,
    }
}

#[test]
fn an_address_of_a_person_stands_as_it_does_in_the_list_of_gateways() {
    let [open, closed] = [PersonState::Open, PersonState::Closed];
    let works = GatewayHealth {
        last_success: Some("2026-11-23T09:00:00Z".to_owned()),
        ..health(GatewayState::Ok)
    };
    let by_gateway = DeliveryPath::Gateway(GatewayCondition::Works);
    let (refuse, behalf) = (Some(SuspendedMail::Refuse), Some(SuspendedMail::OnBehalf));
    for (state, suspended, pending, has_gateway, expected) in [
        (open, None, false, true, Some((true, by_gateway))),
        (open, None, true, true, Some((false, by_gateway))),
        (open, None, false, false, Some((true, DeliveryPath::Organisation))),
        (open, refuse, false, true, Some((true, DeliveryPath::Refused))),
        (open, behalf, false, true, Some((true, DeliveryPath::OnBehalf))),
        (
            open,
            refuse,
            true,
            false,
            Some((false, DeliveryPath::Organisation)),
        ),
        (
            PersonState::Invited,
            behalf,
            true,
            true,
            Some((false, DeliveryPath::OnBehalf)),
        ),
        (closed, None, false, true, None),
        (closed, refuse, false, true, None),
    ] {
        let address = PersonAddress {
            address: "user.name@partner.com".to_owned(),
            pending,
            host: has_gateway.then(|| "smtp.partner.com".to_owned()),
            health: has_gateway.then(|| works.clone()),
            arrived: None,
        };
        let now = of_person_address(&address, &person(state, suspended));
        let expected = expected.map(|(accepted, way)| Standing { accepted, way });
        assert_eq!(now, expected, "{state:?} {suspended:?} {address:?}");
        // What is said of it promises nothing that is not so.
        let said = now
            .and_then(|now| now.says(Placement::Administrator))
            .map(MessageId::as_str);
        assert_eq!(
            said.is_none(),
            expected.is_none_or(|now| now.route() == Ok(DeliveryRoute::Gateway)),
            "{said:?}"
        );
    }
}

/// A page that promises delivery while nothing leaves, or the other way round, is what this is for.
#[test]
fn no_place_promises_what_is_not_so() {
    for standing in Standing::all() {
        let refused = standing.route().is_err();
        let edit = standing.says(Placement::EditDone).map(MessageId::as_str);
        let done = [DonePlacement::Wizard, DonePlacement::Link].map(|place| standing.says_done(place));
        let done = done.map(|id| id.map(MessageId::as_str));
        for said in [edit, done[0], done[1]] {
            let promises = matches!(
                said,
                Some("wizard-done-heading" | "confirm-done" | "aliases-edit-confirmed")
            );
            assert_eq!(promises, standing.can_send(), "{standing:?} {said:?}");
        }
        assert!(standing.says_arrival().is_none() || !refused, "{standing:?}");
        let test = standing.says(Placement::Test).map(MessageId::as_str);
        assert_eq!(test == Some("wizard-test-text"), !refused, "{standing:?}");
        let route = match standing.says_route() {
            DeliverySentence::Organisation(id) => id.as_str(),
            DeliverySentence::Gateway(id) => id.as_str(),
        };
        if route.starts_with("aliases-route-rests") {
            assert!(standing.rests(), "{standing:?}");
        }
        assert_eq!(
            standing.says_health().is_none(),
            !matches!(standing.route(), Ok(DeliveryRoute::Gateway))
        );
        assert_eq!(
            standing.says(Placement::Badge).map(MessageId::as_str) == Some("aliases-suspended"),
            standing.accepted && standing.rests()
        );
    }
}
