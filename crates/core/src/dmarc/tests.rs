use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// A walk through a zone, its records separated by `|`; `_dmarc.` is left out of their names.
fn walk(domain: &str, zone: &str) -> (Walk, Vec<String>) {
    let mut walk = Walk::new(domain);
    let mut asked = Vec::new();
    while let Some(question) = walk.question() {
        let records = zone.split('|').filter_map(|record| record.trim().split_once(' '));
        let texts: Vec<&str> = records
            .filter(|(name, _)| question == format!("_dmarc.{name}"))
            .map(|(_, text)| text)
            .collect();
        asked.push(question);
        walk.answer(&texts);
    }
    (walk, asked)
}

/// RFC 9989 section 4.10's own illustration.
#[test]
fn a_long_name_is_asked_for_eight_times() {
    let (_, asked) = walk("a.b.c.d.e.f.g.h.i.j.mail.example.com", "");
    insta::assert_snapshot!(asked.join("\n"), @"
    _dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com
    _dmarc.g.h.i.j.mail.example.com
    _dmarc.h.i.j.mail.example.com
    _dmarc.i.j.mail.example.com
    _dmarc.j.mail.example.com
    _dmarc.mail.example.com
    _dmarc.example.com
    _dmarc.com
    ");
    for (domain, queries) in [
        ("a.b.c.d.e.f.g.h", 8),
        ("a.b.c.d.e.f.g", 7),
        ("com", 1),
        ("", 0),
        ("...", 0),
    ] {
        assert_eq!(walk(domain, "").1.len(), queries, "{domain}");
    }
}

/// RFC 9989 section 4.10.2's examples, then the corners.
#[test]
fn the_organizational_domain() {
    for (start, zone, organisational) in [
        (
            "a.mail.example.com",
            "mail.example.com v=DMARC1 | example.com v=DMARC1; p=none",
            "example.com",
        ),
        (
            "a.mail.example.com",
            "mail.example.com v=DMARC1; psd=n | example.com v=DMARC1",
            "mail.example.com",
        ),
        ("a.mail.example.com", "com v=DMARC1; psd=y", "example.com"),
        (
            "mail.example.com",
            "example.com v=DMARC1; psd=y",
            "mail.example.com",
        ),
        // No record at all, or several: the domain itself.
        ("a.mail.example.com", "", "a.mail.example.com"),
        (
            "a.example.com",
            "example.com v=DMARC1 | example.com v=DMARC1",
            "a.example.com",
        ),
        // A suffix that is asked about itself goes on to the name above.
        ("co.uk", "co.uk v=DMARC1; psd=y | uk v=DMARC1; psd=y", "co.uk"),
        ("co.uk", "co.uk v=DMARC1; psd=y", "co.uk"),
        ("A.Example.COM.", "example.com v=DMARC1; p=none", "example.com"),
    ] {
        let (walk, _) = walk(start, zone);
        assert_eq!(walk.organisational(), organisational, "{start}: {zone}");
    }
}

fn line(policy: Option<AppliedPolicy>) -> String {
    policy.map_or("-".to_owned(), |policy| {
        let strict = |strict: bool| if strict { "s" } else { "r" };
        format!(
            "{} {:?} spf={} dkim={}",
            policy.record_at(),
            policy.disposition,
            strict(policy.strict_spf),
            strict(policy.strict_dkim)
        )
    })
}

/// Which record applies, and what it then says: RFC 9989 section 4.10.1.
#[test]
fn the_policy_that_applies() {
    let rows = "
        example.com: example.com v=DMARC1; p=reject; sp=none; np=none
        a.example.com: example.com v=DMARC1; p=reject
        a.example.com: example.com v=DMARC1; p=reject; sp=quarantine
        a.example.com: example.com v=DMARC1; p=none; np=reject
        a.example.com: example.com v=DMARC1; p=none; sp=quarantine; np=reject
        a.example.com: a.example.com v=DMARC1; p=none | example.com v=DMARC1; p=reject
        a.b.example.com: b.example.com v=DMARC1; p=none | example.com v=DMARC1; p=reject
        example.com: com v=DMARC1; p=reject; np=none; psd=y
        a.example.com: example.com v=DMARC1; p=none | com v=DMARC1; p=reject; psd=y
        example.com: example.com v=DMARC1; p=reject; t=y
        example.com: example.com v=DMARC1; p=quarantine; t=y
        example.com: example.com v=DMARC1; p=reject; aspf=s; adkim=S
        example.com: example.com v=DMARC1
        example.com: example.com v=DMARC1; p=refuse
        example.com: example.com v=DMARC1; p=refuse; rua=mailto:a@example.com
        example.com: example.com v=DMARC1; p=reject; sp=all; rua=mailto:a@example.com
        example.com: example.com v=DMARC1; p=reject; sp=all; rua=mailto:nobody
        example.com: example.com v=DMARC1; p=reject | example.com v=DMARC1; p=none
        example.com: example.com v=DMARC1; p=reject | example.com v=spf1 -all
    ";
    let mut text = String::new();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (domain, zone) = row.split_once(": ").unwrap();
        let (walk, _) = walk(domain, zone);
        let there = line(walk.policy(true));
        let missing = line(walk.policy(false));
        let _ = writeln!(text, "{row}\n    {there}");
        if missing != there {
            let _ = writeln!(text, "    if it does not exist: {missing}");
        }
        assert_eq!(walk.depends_on_existence(), missing != there);
    }
    insta::assert_snapshot!(text, @"
    example.com: example.com v=DMARC1; p=reject; sp=none; np=none
        _dmarc.example.com Reject spf=r dkim=r
    a.example.com: example.com v=DMARC1; p=reject
        _dmarc.example.com Reject spf=r dkim=r
    a.example.com: example.com v=DMARC1; p=reject; sp=quarantine
        _dmarc.example.com Quarantine spf=r dkim=r
    a.example.com: example.com v=DMARC1; p=none; np=reject
        _dmarc.example.com None spf=r dkim=r
        if it does not exist: _dmarc.example.com Reject spf=r dkim=r
    a.example.com: example.com v=DMARC1; p=none; sp=quarantine; np=reject
        _dmarc.example.com Quarantine spf=r dkim=r
        if it does not exist: _dmarc.example.com Reject spf=r dkim=r
    a.example.com: a.example.com v=DMARC1; p=none | example.com v=DMARC1; p=reject
        _dmarc.a.example.com None spf=r dkim=r
    a.b.example.com: b.example.com v=DMARC1; p=none | example.com v=DMARC1; p=reject
        _dmarc.example.com Reject spf=r dkim=r
    example.com: com v=DMARC1; p=reject; np=none; psd=y
        _dmarc.com Reject spf=r dkim=r
        if it does not exist: _dmarc.com None spf=r dkim=r
    a.example.com: example.com v=DMARC1; p=none | com v=DMARC1; p=reject; psd=y
        _dmarc.example.com None spf=r dkim=r
    example.com: example.com v=DMARC1; p=reject; t=y
        _dmarc.example.com Quarantine spf=r dkim=r
    example.com: example.com v=DMARC1; p=quarantine; t=y
        _dmarc.example.com None spf=r dkim=r
    example.com: example.com v=DMARC1; p=reject; aspf=s; adkim=S
        _dmarc.example.com Reject spf=s dkim=s
    example.com: example.com v=DMARC1
        -
    example.com: example.com v=DMARC1; p=refuse
        -
    example.com: example.com v=DMARC1; p=refuse; rua=mailto:a@example.com
        _dmarc.example.com None spf=r dkim=r
    example.com: example.com v=DMARC1; p=reject; sp=all; rua=mailto:a@example.com
        _dmarc.example.com None spf=r dkim=r
    example.com: example.com v=DMARC1; p=reject; sp=all; rua=mailto:nobody
        -
    example.com: example.com v=DMARC1; p=reject | example.com v=DMARC1; p=none
        -
    example.com: example.com v=DMARC1; p=reject | example.com v=spf1 -all
        _dmarc.example.com Reject spf=r dkim=r
    ");
}

#[test]
fn what_is_a_record() {
    for (text, is_one) in [
        ("v=DMARC1", true),
        ("v=DMARC1;", true),
        ("V = DMARC1 ; p=none", true),
        ("v=DMARC1 p=none", false),
        ("v=dmarc1; p=none", false),
        ("v=DMARC10; p=none", false),
        ("v=DMARC1x", false),
        (" v=DMARC1; p=none", false),
        ("p=none; v=DMARC1", false),
        ("v=spf1 -all", false),
        ("DMARC1", false),
        ("", false),
        (";", false),
        ("=", false),
    ] {
        assert_eq!(DmarcRecord::parse(text.as_bytes()).is_some(), is_one, "{text:?}");
    }
    let full = DmarcRecord {
        own: Wish::Is(Disposition::Reject),
        subdomains: Wish::Is(Disposition::Quarantine),
        missing: Wish::Invalid,
        psd: Psd::No,
        strict_spf: true,
        strict_dkim: false,
        testing: true,
        reports: true,
        percent: Percent::ALL,
    };
    let text = b"v=DMARC1;P=Reject ;\tsp=quarantine; np= ; psd=n; aspf=s; adkim=x; t=y; pct=500; \xff=\xff; p=none;;x; \
        rua=nobody, https://example.com/reports";
    assert_eq!(DmarcRecord::parse(text), Some(full));
}

/// The examples of RFC 9989 section 4.4, and the two routes of this product.
#[test]
fn alignment_and_verdict() {
    let relaxed = "example.com v=DMARC1; p=reject";
    let strict = "example.com v=DMARC1; p=reject; aspf=s; adkim=s";
    let fail = DmarcOutcome::Fail {
        disposition: Disposition::Reject,
    };
    for (author, zone, spf, dkim, outcome) in [
        (
            "news.example.com",
            relaxed,
            None,
            "foo.example.com",
            DmarcOutcome::Pass,
        ),
        (
            "news.example.com",
            relaxed,
            None,
            "news.example.com",
            DmarcOutcome::Pass,
        ),
        ("news.example.com", relaxed, None, "foo.example.net", fail),
        ("news.example.com", strict, None, "foo.example.com", fail),
        (
            "news.example.com",
            strict,
            Some("NEWS.example.com."),
            "foo.example.com",
            DmarcOutcome::Pass,
        ),
        (
            "example.com",
            relaxed,
            Some("cbg.bounces.example.com"),
            "x.test",
            DmarcOutcome::Pass,
        ),
        (
            "example.com",
            strict,
            Some("cbg.bounces.example.com"),
            "x.test",
            fail,
        ),
        ("example.com", relaxed, None, "com", fail),
        (
            "example.com",
            relaxed,
            Some("notexample.com"),
            "example.com.net",
            fail,
        ),
        (
            "partner.test",
            relaxed,
            Some("example.com"),
            "example.com",
            DmarcOutcome::NoPolicy,
        ),
    ] {
        let (from, _) = walk(author, zone);
        let relation = |domain: &str| {
            let other = from.needs_walk(domain).then(|| walk(domain, zone).0);
            from.relation(domain, other.as_ref())
        };
        let got = evaluate(from.policy(true).as_ref(), spf.map(relation), &[relation(dkim)]);
        assert_eq!(got, outcome, "{author} {zone} {spf:?} {dkim}");
    }
}

proptest! {
    #[test]
    fn any_domain_and_any_answers_end_the_walk_within_eight_queries(
        domain in "([a-c.]{0,12}|\\PC{0,40}|([a-z]{1,3}\\.){0,30}com)",
        texts in proptest::collection::vec(
            "(v=DMARC1;?( ?(p|sp|np|psd|t|aspf|adkim|rua)=[a-z:@]{0,9};?){0,4}|\\PC{0,30})", 0..12),
    ) {
        let mut walk = Walk::new(&domain);
        let mut queries = 0;
        while let Some(question) = walk.question() {
            prop_assert!(question.starts_with("_dmarc."));
            walk.answer(&texts.iter().skip(queries).take(queries % 3).collect::<Vec<_>>());
            queries += 1;
            prop_assert!(queries <= QUERIES);
        }
        walk.answer(&["v=DMARC1; p=reject"]);
        prop_assert!(walk.domain().ends_with(walk.organisational()));
        let policy = walk.policy(walk.depends_on_existence());
        let relation = walk.relation(&domain, None);
        prop_assert_eq!(relation, Relation::Same);
        let _ = evaluate(policy.as_ref(), Some(relation), &[Relation::Strange]);
    }

    #[test]
    fn any_bytes_are_read(text in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = DmarcRecord::parse(&text);
        let _ = DmarcRecord::parse(&[b"v=DMARC1;".as_slice(), &text].concat());
    }
}
