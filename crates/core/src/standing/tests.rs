use super::*;
use crate::{
    alias::{Action, ActionOutcome, State, decide},
    api::{GatewayFailure, SendAsState, SmtpMsa},
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

/// A page that promises delivery while nothing leaves, or the other way round, is what this is for.
#[test]
fn no_place_promises_what_is_not_so() {
    for standing in Standing::all() {
        let says = |place: Placement| standing.says(place).unwrap_or_default();
        let refused = standing.route().is_err();
        for place in [Placement::WizardDone, Placement::LinkDone, Placement::EditDone] {
            let promises = matches!(
                says(place),
                "wizard-done-heading" | "confirm-done" | "aliases-edit-confirmed"
            );
            assert_eq!(promises, standing.can_send(), "{standing:?} {place:?}");
        }
        assert!(
            says(Placement::Arrival) != "arrival-expected" || !refused,
            "{standing:?}"
        );
        assert_eq!(
            says(Placement::Test) == "wizard-test-text",
            !refused,
            "{standing:?}"
        );
        if says(Placement::Route).starts_with("aliases-route-rests") {
            assert!(standing.rests(), "{standing:?}");
        }
        assert_eq!(
            says(Placement::Fares).is_empty(),
            !matches!(standing.route(), Ok(DeliveryRoute::Gateway))
        );
        assert_eq!(
            says(Placement::Badge) == "aliases-suspended",
            standing.accepted && standing.rests()
        );
    }
}
