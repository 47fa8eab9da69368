use super::*;

/// The document with the table; rewritten when `FROMLINE_REWRITE` is set.
#[test]
fn the_document_shows_this_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/alias-life.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (head, rest) = text.split_once("<!-- table -->\n").unwrap();
    let (old, tail) = rest.split_once("<!-- end -->").unwrap();
    if std::env::var_os("FROMLINE_REWRITE").is_some() {
        std::fs::write(
            path,
            format!("{head}<!-- table -->\n{}<!-- end -->{tail}", build_table()),
        )
        .unwrap();
    } else {
        assert_eq!(
            old,
            build_table(),
            "docs/alias-life.md is stale: run the tests once with FROMLINE_REWRITE=1"
        );
    }
}

/// Cell by cell, written by hand from the specification: policy on first; y yes, otherwise a reason or what comes.
/// Columns: pending, pending with gateway, accepted, accepted with gateway; then the same with the policy off.
const EXPECTED: [(Action, [&str; 8]); 11] = [
    (Action::List, ["y", "y", "y", "y", "y", "y", "y", "y"]),
    (Action::Get, ["y", "y", "y", "y", "y", "y", "y", "y"]),
    (Action::Rename, ["y", "y", "y", "y", "y", "y", "y", "y"]),
    (
        Action::AddGateway,
        [
            "+g",
            "y",
            "+g",
            "y",
            "forbidden",
            "forbidden",
            "forbidden",
            "forbidden",
        ],
    ),
    (
        Action::ChangeGateway,
        [
            "none",
            "y",
            "none",
            "y",
            "forbidden",
            "forbidden",
            "forbidden",
            "forbidden",
        ],
    ),
    (
        Action::RemoveGateway,
        ["y", "-g", "y", "-g", "y", "-g", "y", "-g"],
    ),
    (
        Action::MakeDefault,
        [
            "pending",
            "pending",
            "y",
            "y",
            "pending",
            "pending",
            "y",
            "suspended",
        ],
    ),
    (
        Action::Resend,
        ["y", "y", "accepted", "accepted", "y", "y", "accepted", "accepted"],
    ),
    (
        Action::Confirm,
        [
            "ok", "ok", "accepted", "accepted", "ok", "ok", "accepted", "accepted",
        ],
    ),
    (
        Action::Delete,
        ["gone", "gone", "gone", "gone", "gone", "gone", "gone", "gone"],
    ),
    (
        Action::Send,
        [
            "pending",
            "pending",
            "y",
            "y",
            "pending",
            "pending",
            "y",
            "by policy",
        ],
    ),
];

#[test]
fn every_cell() {
    for (action, cells) in EXPECTED {
        for (state, cell) in State::all().zip(cells) {
            let expected = match cell {
                "y" => ActionOutcome::Done(Some(state)),
                "+g" => ActionOutcome::Done(Some(State {
                    gateway: true,
                    ..state
                })),
                "-g" => ActionOutcome::Done(Some(State {
                    gateway: false,
                    ..state
                })),
                "ok" => ActionOutcome::Done(Some(State {
                    accepted: true,
                    ..state
                })),
                "gone" => ActionOutcome::Done(None),
                "by policy" => ActionOutcome::AsSuspended,
                "forbidden" => ActionOutcome::Refused(Reason::GatewaysForbidden),
                "none" => ActionOutcome::Refused(Reason::NotFound),
                "pending" => ActionOutcome::Refused(Reason::AliasPending),
                "accepted" => ActionOutcome::Refused(Reason::AliasAccepted),
                "suspended" => ActionOutcome::Refused(Reason::AliasSuspended),
                other => panic!("{other}"),
            };
            assert_eq!(decide(state, action), expected, "{action:?} in {state:?}");
        }
    }
}

#[test]
fn confirming_while_gateways_are_forbidden_yields_a_suspended_alias() {
    let pending = State {
        gateways_allowed: false,
        accepted: false,
        gateway: true,
    };
    let ActionOutcome::Done(Some(next)) = decide(pending, Action::Confirm) else {
        panic!()
    };
    assert!(next.is_suspended());
}
