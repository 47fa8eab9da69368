use std::fmt::Write as _;

use super::*;
use crate::{Reason, api::SpfResult, authentication::SignatureResult};

fn told(table: &mut String, what: &str, finding: ChecklistFinding) {
    let _ = writeln!(table, "{what:22} {finding:?}, {:?}", finding.state());
}

#[test]
fn the_relay_by_what_it_said() {
    let mut table = String::new();
    told(&mut table, "not set", judge_relay(false, Some(Ok(()))));
    told(&mut table, "being asked", judge_relay(true, None));
    told(&mut table, "took us", judge_relay(true, Some(Ok(()))));
    for reason in [
        Reason::ConnectFailed,
        Reason::Timeout,
        Reason::StarttlsMissing,
        Reason::CertificateExpired,
        Reason::AuthRejected,
        Reason::ProtocolError,
    ] {
        told(&mut table, reason.code(), judge_relay(true, Some(Err(reason))));
    }
    insta::assert_snapshot!(table, @"
    not set                RelayMissing, Open
    being asked            Looking, Unknown
    took us                RelayWorks, Done
    CONNECT_FAILED         RelayUnreachable, Open
    TIMEOUT                RelayUnreachable, Open
    STARTTLS_MISSING       RelayUntrusted, Open
    CERTIFICATE_EXPIRED    RelayUntrusted, Open
    AUTH_REJECTED          RelayPasswordWrong, Open
    PROTOCOL_ERROR         RelayRefuses, Open
    ");
}

#[test]
fn domains_by_what_dns_said() {
    let mut table = String::new();
    let address = [192, 0, 2, 10].into();
    let spf = [
        None,
        Some(SpfFacts::Unanswered),
        Some(SpfFacts::Missing),
        Some(SpfFacts::Published),
    ];
    let results = [
        SpfResult::Pass,
        SpfResult::Fail,
        SpfResult::SoftFail,
        SpfResult::Neutral,
        SpfResult::None,
        SpfResult::PermError,
        SpfResult::TempError,
    ];
    let evaluated = results.map(|result| Some(SpfFacts::Evaluated(result, address)));
    for facts in spf.into_iter().chain(evaluated) {
        let what = match facts {
            Some(SpfFacts::Evaluated(result, _)) => format!("spf {result:?}"),
            facts => format!("spf {facts:?}"),
        };
        told(&mut table, &what, judge_spf(facts));
    }
    for facts in [
        None,
        Some(DmarcFacts::Unanswered),
        Some(DmarcFacts::Missing),
        Some(DmarcFacts::Invalid),
        Some(DmarcFacts::Published),
    ] {
        told(&mut table, &format!("dmarc {facts:?}"), judge_dmarc(facts));
    }
    insta::assert_snapshot!(table, @"
    spf None               Looking, Unknown
    spf Some(Unanswered)   SpfUnanswered, Unknown
    spf Some(Missing)      SpfMissing, Open
    spf Some(Published)    SpfAddressesMissing, Unknown
    spf Pass               SpfPasses, Done
    spf Fail               SpfRefuses, Open
    spf SoftFail           SpfRefuses, Open
    spf Neutral            SpfRefuses, Open
    spf None               SpfMissing, Open
    spf PermError          SpfInvalid, Open
    spf TempError          SpfUnanswered, Unknown
    dmarc None             Looking, Unknown
    dmarc Some(Unanswered) DmarcUnanswered, Unknown
    dmarc Some(Missing)    DmarcMissing, Open
    dmarc Some(Invalid)    DmarcInvalid, Open
    dmarc Some(Published)  DmarcPublished, Done
    ");
}

/// A name of a key that DNS did not answer about leaves what a message showed as it was.
#[test]
fn signatures_by_what_arrived() {
    let mut table = String::new();
    for signs in [true, false] {
        for seen in [
            None,
            Some(SignatureResult::Pass),
            Some(SignatureResult::Fail),
            Some(SignatureResult::Unsigned),
        ] {
            let judged = [None, Some(true), Some(false)].map(|key| judge_dkim(signs, seen, key));
            let states = judged.map(ChecklistFinding::state);
            let _ = writeln!(table, "{signs:5} {seen:?}: {judged:?} {states:?}");
        }
    }
    insta::assert_snapshot!(table, @"
    true  None: [DkimUnknown, DkimUnknown, DkimUnknown] [Unknown, Unknown, Unknown]
    true  Some(Pass): [DkimPasses, DkimPasses, DkimKeyMissing] [Done, Done, Open]
    true  Some(Fail): [DkimFails, DkimFails, DkimFails] [Open, Open, Open]
    true  Some(Unsigned): [DkimUnsigned, DkimUnsigned, DkimUnsigned] [Open, Open, Open]
    false None: [DkimOff, DkimOff, DkimOff] [Open, Open, Open]
    false Some(Pass): [DkimPasses, DkimPasses, DkimKeyMissing] [Done, Done, Open]
    false Some(Fail): [DkimFails, DkimFails, DkimFails] [Open, Open, Open]
    false Some(Unsigned): [DkimUnsigned, DkimUnsigned, DkimUnsigned] [Open, Open, Open]
    ");
}

#[test]
fn what_only_this_server_knows() {
    let mut table = String::new();
    for (sockets, asked) in [(false, false), (false, true), (true, false), (true, true)] {
        told(
            &mut table,
            &format!("sockets {sockets} {asked}"),
            judge_mail_server(sockets, asked),
        );
    }
    for (sent, arrived) in [(false, false), (true, false), (true, true), (false, true)] {
        told(
            &mut table,
            &format!("test {sent} {arrived}"),
            judge_test(sent, arrived),
        );
    }
    for is in [false, true] {
        told(&mut table, &format!("policy {is}"), judge_policy(is));
        told(&mut table, &format!("people {is}"), judge_people(is));
    }
    insta::assert_snapshot!(table, @"
    sockets false false    MailServerMissing, Open
    sockets false true     MailServerMissing, Open
    sockets true false     MailServerSilent, Unknown
    sockets true true      MailServerAsks, Done
    test false false       TestMissing, Open
    test true false        TestSent, Open
    test true true         TestArrived, Done
    test false true        TestArrived, Done
    policy false           PolicyDefault, Open
    people false           PeopleMissing, Open
    policy true            PolicyDecided, Done
    people true            PeoplePresent, Done
    ");
}

/// "Not known" is never told as done, and never hides what is open.
#[test]
fn a_task_is_in_the_worst_state_of_its_findings() {
    use ChecklistState::{Done, Open, Unknown};
    for (states, together) in [
        (&[][..], Unknown),
        (&[Done, Done], Done),
        (&[Done, Unknown, Done], Unknown),
        (&[Unknown, Open, Done], Open),
    ] {
        assert_eq!(
            ChecklistState::of_all(states.iter().copied()),
            together,
            "{states:?}"
        );
    }
}
