use super::*;
use crate::{
    alias::{Action, Outcome, State, decide},
    api::{GatewayFailure, SendAsState, SmtpMsa},
};

#[test]
fn a_standing_is_what_the_table_of_an_alias_decides() {
    for state in State::all() {
        for policy in GatewayPolicy::ALL {
            if policy.allowed != state.gateways_allowed {
                continue;
            }
            let gateway = state.gateway.then_some(Fares::Works);
            let route = Standing::of(policy, state.accepted, gateway).route();
            let expected = match decide(state, Action::Send) {
                Outcome::Refused(reason) => Err(reason),
                Outcome::AsSuspended if policy.suspended_mail == SuspendedMail::Refuse => {
                    Err(Reason::AliasSuspended)
                }
                Outcome::Done(_) if state.gateway => Ok(DeliveryRoute::Gateway),
                Outcome::AsSuspended | Outcome::Done(_) => Ok(DeliveryRoute::Organisation),
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
        (None, Fares::Untried),
        (Some(ok), Fares::Untried),
        (Some(works), Fares::Works),
        (Some(unknown), Fares::SenderUnknown),
        (Some(failing), Fares::Waits),
        (Some(waits), Fares::Waits),
        (Some(returns), Fares::Returns),
    ] {
        assert_eq!(Fares::of(health.as_ref()), fares, "{health:?}");
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
            health: None,
            arrived: None,
        }),
        ..SendAs::default()
    };
    for (alias, known, way) in [
        (alias(true, true, None), refuse, Way::Gateway(Fares::Untried)),
        (
            alias(true, true, Some(SuspendedMail::OnBehalf)),
            on,
            Way::OnBehalf,
        ),
        (
            alias(true, true, Some(SuspendedMail::Refuse)),
            behalf,
            Way::Refused,
        ),
        // Before the confirmation the account alone knows.
        (alias(false, true, None), refuse, Way::Refused),
        (alias(false, true, None), on, Way::Gateway(Fares::Untried)),
        (alias(true, false, None), refuse, Way::Organisation),
        // The primary address.
        (SendAs::default(), refuse, Way::Organisation),
    ] {
        assert_eq!(of_alias(&alias, known).way, way, "{alias:?} {known:?}");
    }
}

/// A page that promises delivery while nothing leaves, or the other way round, is what this is for.
#[test]
fn no_place_promises_what_is_not_so() {
    for standing in Standing::all() {
        let says = |place: Place| standing.says(place).unwrap_or_default();
        let refused = standing.route().is_err();
        for place in [Place::WizardDone, Place::LinkDone, Place::EditDone] {
            let promises = matches!(
                says(place),
                "wizard-done-heading" | "confirm-done" | "aliases-edit-confirmed"
            );
            assert_eq!(promises, standing.can_send(), "{standing:?} {place:?}");
        }
        assert!(
            says(Place::Arrival) != "arrival-expected" || !refused,
            "{standing:?}"
        );
        assert_eq!(says(Place::Test) == "wizard-test-text", !refused, "{standing:?}");
        if says(Place::Route).starts_with("aliases-route-rests") {
            assert!(standing.rests(), "{standing:?}");
        }
        assert_eq!(
            says(Place::Fares).is_empty(),
            !matches!(standing.route(), Ok(DeliveryRoute::Gateway))
        );
        assert_eq!(
            says(Place::Badge) == "aliases-suspended",
            standing.accepted && standing.rests()
        );
    }
}
