use std::sync::Arc;

use async_trait::async_trait;
use tokio::time::{pause, sleep};

use fromline_base::dns::{Cache, Dns, DnsAnswer, QueryType, Zone};
use fromline_core::dmarc::Disposition;

use super::*;
use crate::testing::Fixture;

/// Never answers queries below `silent.example`; other names are in the zone.
struct HalfSilent(Zone);

#[async_trait]
impl Dns for HalfSilent {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        if name.ends_with("silent.example") {
            std::future::pending().await
        } else {
            self.0.ask(name, kind).await
        }
    }
}

/// Starts the application with a user, under a paused clock that advances automatically when every task waits.
async fn start() -> (Fixture, User) {
    let zone = Zone::default().with_text("_dmarc.partner.com", "v=DMARC1; p=reject");
    let fixture = Fixture::with(|config| config.sending_addresses = vec![[192, 0, 2, 10].into()]).await;
    let fixture = fixture.with_dns(Arc::new(HalfSilent(zone)));
    let user = fixture.user("user@example.com").await;
    pause();
    (fixture, user)
}

/// Starts `count` lookups of silent domains by this user and returns once all have begun.
async fn ask_silent(app: &crate::state::App, user: &User, count: usize) -> JoinSet<(DmarcResult, Duration)> {
    let mut questions = JoinSet::new();
    for number in 0..count {
        let (app, user) = (app.clone(), user.clone());
        questions.spawn(async move {
            let began = Instant::now();
            let answer = computed(&app, &app.lookups, &user, &format!("d{number}.silent.example")).await;
            (answer.unwrap().verdicts.today.0, began.elapsed())
        });
    }
    sleep(Duration::from_millis(10)).await;
    questions
}

/// The precision of a timer.
const SOON: Duration = Duration::from_millis(5);

async fn are_unknown_in_time(questions: JoinSet<(DmarcResult, Duration)>) {
    for (verdict, took) in questions.join_all().await {
        assert_eq!(verdict, DmarcResult::Unknown);
        assert!(took < DEADLINE + SOON, "{took:?}");
    }
}

/// Takes all permits for pages, as strangers would.
async fn take_all(app: &crate::state::App) -> Vec<fromline_outbound::limits::LookupPermit<'_>> {
    let mut taken = Vec::new();
    for stranger in 0..16 {
        taken.push(app.lookups.limits.acquire(1000 + stranger).await);
    }
    taken
}

#[tokio::test]
async fn one_user_s_silent_domains_keep_nobody_waiting() {
    let (fixture, user) = start().await;
    let silent = ask_silent(&fixture.app, &user, 20).await;
    let began = Instant::now();
    let other = User { id: 1000, ..user };
    let answer = computed(&fixture.app, &fixture.app.lookups, &other, "partner.com")
        .await
        .unwrap();
    assert_eq!(answer.verdicts.today.0, DmarcResult::Fail);
    assert!(began.elapsed() < SOON);
    are_unknown_in_time(silent).await;
}

#[tokio::test]
async fn whose_turn_does_not_come_is_told_that_nothing_is_known() {
    let (fixture, user) = start().await;
    let _taken = take_all(&fixture.app).await;
    let began = Instant::now();
    let answer = computed(&fixture.app, &fixture.app.lookups, &user, "partner.com")
        .await
        .unwrap();
    assert!(began.elapsed() < DEADLINE + SOON);
    assert_eq!(answer.verdicts.today.0, DmarcResult::Unknown);
    let spf = answer.spf.expect("sending addresses");
    assert_eq!((spf.result, spf.aligned), (SpfResult::TempError, Some(false)));
    assert_eq!(
        spf.trouble.map(|trouble| trouble.domain),
        Some("example.com".to_owned())
    );
    assert_eq!((answer.dkim.len(), answer.dkim[0].aligned), (1, Some(false)));
    assert_eq!(
        answer.expires - answer.checked,
        jiff::Span::new().seconds(30).fieldwise()
    );
}

#[tokio::test]
async fn the_dialog_does_not_wait_for_pages() {
    let (fixture, user) = start().await;
    let _taken = take_all(&fixture.app).await;
    let began = Instant::now();
    let asked = vec![(user, "partner.com".to_owned())];
    let verdicts = without_gateways(&fixture.app, &fixture.app.lookups, asked).await;
    assert_eq!(verdicts[0].today, (DmarcResult::Fail, Some(Disposition::Reject)));
    assert_eq!(verdicts[0].refusals(), Some(2));
    assert!(began.elapsed() < SOON);
}

#[tokio::test]
async fn a_dialog_about_silent_domains_ends_in_time() {
    let (fixture, user) = start().await;
    let app = fixture.app.clone();
    let asked = (0..20).map(|number| (user.clone(), format!("d{number}.silent.example")));
    let asked: Vec<_> = asked.collect();
    let dialog = tokio::spawn(async move {
        let began = Instant::now();
        (without_gateways(&app, &app.lookups, asked).await, began.elapsed())
    });
    sleep(Duration::from_millis(10)).await;
    let began = Instant::now();
    let answer = computed(&fixture.app, &fixture.app.lookups, &user, "partner.com")
        .await
        .unwrap();
    assert_eq!(answer.verdicts.today.0, DmarcResult::Fail);
    assert!(began.elapsed() < SOON);
    let (verdicts, took) = dialog.await.unwrap();
    assert_eq!(verdicts, vec![UNKNOWN; 20]);
    assert!(took < DEADLINE + SOON, "{took:?}");
}

/// A cached answer needs no permit and is not delayed by strangers' silent domains.
#[tokio::test]
async fn a_known_answer_waits_for_nobody_and_counts_for_nothing() {
    let (fixture, user) = start().await;
    let dns = Cache::new(fixture.app.lookups.dns.clone(), fixture.clock.clone());
    let fixture = fixture.with_dns(Arc::new(dns));
    let first = computed(&fixture.app, &fixture.app.lookups, &user, "partner.com")
        .await
        .unwrap();
    let taken = take_all(&fixture.app).await;
    let other = User {
        id: 1000,
        ..user.clone()
    };
    let began = Instant::now();
    for _ in 0..100 {
        let answer = computed(&fixture.app, &fixture.app.lookups, &other, "partner.com")
            .await
            .unwrap();
        assert_eq!(answer.verdicts, first.verdicts);
    }
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    let asked = vec![(other.clone(), "partner.com".to_owned())];
    assert_eq!(
        without_gateways(&fixture.app, &fixture.app.lookups, asked).await[0]
            .today
            .0,
        DmarcResult::Fail
    );
    // Any other lookup has to wait for a place.
    let unknown = computed(&fixture.app, &fixture.app.lookups, &other, "other.com")
        .await
        .unwrap();
    assert_eq!(unknown.verdicts.today.0, DmarcResult::Unknown);
    drop(taken);
}

#[tokio::test]
async fn names_of_the_network_around_do_not_exist() {
    let (fixture, user) = start().await;
    let zone = Zone::default()
        .with_text("_dmarc.printer.local", "v=DMARC1; p=reject")
        .with_text("_dmarc.partner.com", "v=DMARC1; p=reject");
    let fixture = fixture.with_dns(Arc::new(zone));
    for (domain, published) in [
        ("partner.com", true),
        ("printer.local", false),
        ("10.in-addr.arpa", false),
    ] {
        let answer = computed(&fixture.app, &fixture.app.lookups, &user, domain)
            .await
            .unwrap();
        assert_eq!(answer.policy.unwrap().is_some(), published, "{domain}");
    }
}
