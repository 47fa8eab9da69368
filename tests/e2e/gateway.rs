//! The gateway of an address that is there already, and mails that are asked for again.

use fromline_core::{api::DemoMessage, text::Value};

use crate::support::{PASSWORD, World, text};

const ALIAS: &str = "user.name@partner.com";

/// In the wizard's second step, with the organisation's servers chosen.
async fn by_the_organisation(world: &World) {
    let browser = &world.browser;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    browser.open("/settings/aliases/new").await;
    browser.fill(&world.t("wizard-address"), ALIAS).await;
    browser.click("button", &world.t("wizard-next")).await;
    browser
        .click("radio", &world.t("wizard-delivery-organization"))
        .await;
}

/// An address that the organisation's servers deliver, waiting for its code.
async fn added(world: &World) {
    let browser = &world.browser;
    by_the_organisation(world).await;
    browser.click("button", &world.t("wizard-add")).await;
    browser
        .appears("heading", &world.t("wizard-confirm-heading"))
        .await;
}

/// A confirmed address with a server of its own, from the second step on.
async fn confirmed(world: &World) {
    let browser = &world.browser;
    browser.click("radio", &world.t("wizard-delivery-gateway")).await;
    browser.fill(&world.t("wizard-host"), "smtp.partner.com").await;
    browser.fill(&world.t("wizard-username"), ALIAS).await;
    browser.fill(&world.t("wizard-password"), PASSWORD).await;
    browser.click("button", &world.t("wizard-add-gateway")).await;
    world.confirm(ALIAS).await;
}

async fn save(world: &World) {
    world.browser.click("button", &world.t("aliases-edit-save")).await;
}

/// Waits until the page says that this port delivers, with this security.
async fn delivers(world: &World, security: &str, port: &str) {
    let values = [
        ("host", text("smtp.partner.com")),
        ("port", text(port)),
        ("security", text(security)),
    ];
    world
        .browser
        .sees(&world.texts.t("aliases-route-gateway", &values))
        .await;
}

#[tokio::test]
async fn it_is_added_changed_and_removed_where_the_address_is_edited() {
    let world = World::demo("en").await;
    added(&world).await;
    let browser = &world.browser;
    world.confirm(ALIAS).await;
    // What was said before it was added is true afterwards.
    browser.sees(&world.t("arrival-short-reject")).await;

    browser.open(&format!("/settings/aliases/{ALIAS}")).await;
    browser.sees(&world.t("arrival-short-reject")).await;
    browser.click("radio", &world.t("wizard-delivery-gateway")).await;
    browser.fill(&world.t("wizard-username"), ALIAS).await;
    browser
        .fill(&world.t("wizard-password"), "not the password")
        .await;
    save(&world).await;
    browser.sees(&world.t("reason-auth-rejected")).await;
    browser.fill(&world.t("wizard-password"), PASSWORD).await;
    save(&world).await;
    browser.sees(&world.t("aliases-edit-saved")).await;
    delivers(&world, "TLS", "465").await;

    browser.choose(&world.t("wizard-port"), "587").await;
    browser.choose(&world.t("wizard-security"), "starttls").await;
    // The stored password is for the stored server: another one wants it again.
    browser.fill(&world.t("aliases-edit-username"), ALIAS).await;
    browser.fill(&world.t("aliases-edit-password"), PASSWORD).await;
    save(&world).await;
    delivers(&world, "STARTTLS", "587").await;

    browser
        .click("radio", &world.t("wizard-delivery-organization"))
        .await;
    browser.sees(&world.t("aliases-edit-remove-hint")).await;
    save(&world).await;
    browser.sees(&world.t("aliases-route-organization")).await;
    browser.open("/settings/aliases").await;
    browser.appears("heading", &world.t("aliases-title")).await;
    let gone = "return !document.body.innerText.includes('smtp.partner.com')";
    browser.wait("no gateway in the list", gone, vec![]).await;
}

#[tokio::test]
async fn three_mails_to_one_address_are_the_most() {
    let world = World::demo("en").await;
    added(&world).await;
    let browser = &world.browser;
    for mails in [2, 3] {
        browser.click("button", &world.t("wizard-resend")).await;
        browser.sees(&world.t("wizard-resent")).await;
        let count = || {
            let mails = world.server.mails();
            mails
                .iter()
                .filter(|mail| mail.recipients.iter().any(|to| to == ALIAS))
                .count()
        };
        for _ in 0..100 {
            if count() == mails {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_eq!(count(), mails);
    }
    browser.sees(&world.t("wizard-resend-none")).await;
    // The newest code is the one that counts.
    world.confirm(ALIAS).await;
}

/// Before it is chosen, and before it is taken away: what becomes of the mail without it.
#[tokio::test]
async fn who_chooses_reads_what_becomes_of_the_mail() {
    let world = World::demo("pl").await;
    let (browser, domain) = (&world.browser, [("domain", text("partner.com"))]);
    by_the_organisation(&world).await;
    browser.sees(&world.t("arrival-short-reject")).await;
    browser
        .run("document.querySelector('.why > summary').click()")
        .await;
    browser.sees(&world.texts.t("arrival-reject", &domain)).await;
    browser.click("radio", &world.t("wizard-delivery-gateway")).await;
    browser.sees(&world.t("arrival-short-expected")).await;
    confirmed(&world).await;

    browser.client().delete_all_cookies().await.unwrap();
    world.sign_in("admin@example.com").await;
    browser.open("/admin/policy").await;
    browser.click("checkbox", &world.t("policy-checkbox")).await;
    browser.click("button", &world.t("policy-save")).await;
    browser.appears("dialog", &world.t("policy-off-title")).await;
    let one = [("count", Value::Number(1.0, "1".to_owned()))];
    browser.sees(&world.texts.t("arrival-on-behalf", &one)).await;
    browser.sees(&world.texts.t("arrival-refused", &one)).await;
}

/// What a mailbox shows of a message: the server's results above the headers as they were sent.
fn as_received(mail: &DemoMessage, results: &str) -> String {
    let fields = mail.headers.iter();
    let fields = fields.map(|(name, value)| format!("{name}: {value}\n"));
    format!(
        "Authentication-Results: {results}\n{}",
        fields.collect::<String>()
    )
}

/// Pasted and sent off.
async fn report(world: &World, headers: &str) {
    world.browser.fill(&world.t("received-headers"), headers).await;
    world
        .browser
        .click("button", &world.t("wizard-test-report"))
        .await;
}

/// Expected before, seen afterwards with its date, until the server is another.
#[tokio::test]
async fn a_test_message_shows_what_was_expected() {
    let world = World::demo("it").await;
    let (browser, domain) = (&world.browser, text("partner.com"));
    let expected = world.t("arrival-short-expected");
    by_the_organisation(&world).await;
    confirmed(&world).await;
    browser.sees(&expected).await;
    browser.click("button", &world.t("wizard-test-send")).await;
    browser.sees(&world.t("wizard-test-sent-gateway")).await;
    let mail = world.server.mail_to("user@example.com").await;
    browser
        .run("document.querySelector('.arrived > summary').click()")
        .await;
    report(&world, "Subject: something else\n").await;
    browser.sees(&world.t("reason-test-message-unknown")).await;

    let pass = as_received(&mail, "mx.example.com; dmarc=pass header.from=partner.com");
    let both = format!("Authentication-Results: smtp.partner.com; dmarc=none\n{pass}");
    report(&world, &both).await;
    browser.sees(&world.t("reason-authserv-id-needed")).await;
    browser
        .fill(&world.t("wizard-test-server"), "mx.example.com")
        .await;
    browser.click("button", &world.t("wizard-test-report")).await;
    let day = format!(
        "return new Date('{}').toLocaleDateString('it', {{ dateStyle: 'long' }})",
        mail.received
    );
    let day = browser.run(&day).await;
    let seen = |id: &str| {
        let date = text(day.as_str().expect("a date"));
        let values = [
            ("date", date),
            ("server", text("mx.example.com")),
            ("domain", domain.clone()),
        ];
        world.texts.t(id, &values)
    };
    browser.sees(&seen("arrival-seen-pass")).await;
    let fail = pass.replace("dmarc=pass", "dmarc=fail");
    report(&world, &fail).await;
    browser.sees(&seen("arrival-seen-reject")).await;
    // A server that writes another Sender shows it to recipients, and that stays known.
    report(
        &world,
        &format!("Received: by smtp.partner.com\nSender: box@partner.com\n{fail}"),
    )
    .await;
    let values = [("address", text("box@partner.com")), ("alias", text(ALIAS))];
    let added = world.texts.t("arrival-sender", &values);
    browser.sees(&added).await;

    browser.open(&format!("/settings/aliases/{ALIAS}")).await;
    browser.sees(&seen("arrival-seen-reject")).await;
    browser.sees(&added).await;
    browser.choose(&world.t("wizard-port"), "587").await;
    browser.choose(&world.t("wizard-security"), "starttls").await;
    browser.fill(&world.t("aliases-edit-username"), ALIAS).await;
    browser.fill(&world.t("aliases-edit-password"), PASSWORD).await;
    save(&world).await;
    browser.sees(&expected).await;
}
