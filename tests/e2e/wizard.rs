//! The wizard, to its end and wherever it can fail.

use std::time::{Duration, Instant};

use fromline_core::{
    delivery_route::DeliveryRoute,
    message::{Identity, Mailbox, compose},
};

use crate::support::{World, text};

/// Language, person, name, alias, server of the alias.
const PEOPLE: [(&str, &str, &str, &str, &str, &str); 3] = [
    (
        "en",
        "user@example.com",
        "Sam Taylor",
        "User Name",
        "user.name@partner.com",
        "smtp.partner.com",
    ),
    (
        "it",
        "utente@example.com",
        "Giulia Rossi",
        "Nome Utente, ufficio",
        "nome.utente@dominiopartner.it",
        "smtp.dominiopartner.it",
    ),
    (
        "pl",
        "uzytkownik@example.com",
        "Anna Kowalska",
        "Nazwa Użytkownika",
        "nazwa.uzytkownika@domena_partnera.com",
        "poczta.domena-partnera.com",
    ),
];

/// Step 1.
async fn address(world: &World, name: &str, alias: &str) {
    let browser = &world.browser;
    browser.open("/settings/aliases/new").await;
    browser
        .appears("heading", &world.t("wizard-address-heading"))
        .await;
    browser.fill(&world.t("wizard-name"), name).await;
    browser.fill(&world.t("wizard-address"), alias).await;
    browser.click("button", &world.t("wizard-next")).await;
    browser
        .appears("heading", &world.t("wizard-delivery-heading"))
        .await;
}

/// Step 2 with a gateway, up to the button.
async fn gateway(world: &World, host: &str, port: &str, password: &str) {
    let browser = &world.browser;
    browser.click("radio", &world.t("wizard-delivery-gateway")).await;
    browser.fill(&world.t("wizard-host"), host).await;
    browser.choose(&world.t("wizard-port"), port).await;
    browser
        .choose(
            &world.t("wizard-security"),
            if port == "465" { "tls" } else { "starttls" },
        )
        .await;
    browser
        .fill(&world.t("wizard-username"), "user.name@partner.com")
        .await;
    browser.fill(&world.t("wizard-password"), password).await;
    browser.click("button", &world.t("wizard-add-gateway")).await;
}

/// Sends the test message; what arrives equals, byte for byte, what the preview was computed from.
async fn test_message(world: &World, identity: &Identity, route: DeliveryRoute) {
    let browser = &world.browser;
    browser.click("button", &world.t("wizard-test-send")).await;
    browser
        .sees(&world.t(match route {
            DeliveryRoute::Organisation => "wizard-test-sent-organization",
            DeliveryRoute::Gateway => "wizard-test-sent-gateway",
        }))
        .await;
    browser.sees(&world.t("wizard-test-as-previewed")).await;
    let mail = world.server.mail_to(&identity.primary.address).await;
    let header = |name: &str| {
        let found = mail
            .headers
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.clone());
        found.collect::<Vec<_>>()
    };
    let message = compose(identity, route);
    // A name beyond ASCII is encoded in the header; the page says how it reads, too.
    if message.from.header_value() != message.from.decoded_value() {
        let read = [("value", text(&message.from.decoded_value()))];
        browser.sees(&world.texts.t("wizard-test-decoded", &read)).await;
    }
    let value =
        |mailbox: Option<&Mailbox>| mailbox.map(Mailbox::header_value).into_iter().collect::<Vec<_>>();
    assert_eq!(header("From"), value(Some(&message.from)));
    assert_eq!(header("Sender"), value(message.sender.as_ref()));
    assert_eq!(header("Reply-To"), value(message.reply_to.as_ref()));
    assert_eq!(mail.envelope_sender, message.envelope_sender);
}

#[tokio::test]
async fn the_settings_are_there_once_the_address_is_typed() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    for (alias, host) in [
        ("user.name@partner.com", "smtp.partner.com"),
        ("nome.utente@dominiopartner.it", "smtp.dominiopartner.it"),
    ] {
        address(&world, "User Name", alias).await;
        let filled = format!(
            "return document.querySelector('input[name=host]')?.value === {host:?} \
             && document.querySelector('input[name=smtp-username]').value === {alias:?} \
             && !!document.querySelector('[data-detection=found]')"
        );
        world.browser.wait("the settings", &filled, vec![]).await;
    }
    let alias = "nazwa@domena_partnera.com";
    address(&world, "User Name", alias).await;
    let asks = format!(
        "return document.querySelector('input[name=host]')?.value === '' \
         && !!document.querySelector('[data-detection=nothing]') \
         && document.querySelector('.ask[open] .message').innerText.includes({alias:?})"
    );
    world
        .browser
        .wait("a message to whoever knows", &asks, vec![])
        .await;
}

#[tokio::test]
async fn by_the_gateway_to_the_end_in_three_languages() {
    for (language, person, primary_name, name, alias, host) in PEOPLE {
        let world = World::demo(language).await;
        world.server.set_policy(true);
        world.sign_in(person).await;
        address(&world, name, alias).await;
        gateway(&world, host, "465", crate::support::PASSWORD).await;
        world.confirm(alias).await;
        let identity = Identity {
            from: Mailbox::new(name, alias),
            primary: Mailbox::new(primary_name, person),
            reply_to: None,
        };
        test_message(&world, &identity, DeliveryRoute::Gateway).await;
        assert_eq!(world.server.mail_to(person).await.server, host);
        let confirmation = world.server.mail_to(alias).await;
        assert_eq!(
            confirmation.server, "outbound.example.com",
            "the code never goes through the gateway"
        );
    }
}

#[tokio::test]
async fn by_the_organisation_to_the_end_in_three_languages() {
    for (language, person, primary_name, name, alias, _) in PEOPLE {
        let world = World::demo(language).await;
        world.sign_in(person).await;
        address(&world, name, alias).await;
        world
            .browser
            .sees(&world.texts.t("wizard-off", &[("address", text(alias))]))
            .await;
        world.browser.click("button", &world.t("wizard-add")).await;
        world.confirm(alias).await;
        let identity = Identity {
            from: Mailbox::new(name, alias),
            primary: Mailbox::new(primary_name, person),
            reply_to: None,
        };
        test_message(&world, &identity, DeliveryRoute::Organisation).await;
    }
}

#[tokio::test]
async fn each_failure_in_words_beside_its_field() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    address(&world, "User Name", "user.name@partner.com").await;
    // Five checks in ten minutes are the most: the others are another user's.
    for (place, (host, port, password, reason)) in [
        (
            "smtp.partner.com",
            "465",
            "not the password",
            "reason-auth-rejected",
        ),
        ("nowhere.partner.com", "465", "x", "reason-host-not-found"),
        ("refused.partner.com", "587", "x", "reason-connect-failed"),
        ("no-starttls.partner.com", "587", "x", "reason-starttls-missing"),
        ("expired.partner.com", "465", "x", "reason-certificate-expired"),
        (
            "wrong-name.partner.com",
            "587",
            "x",
            "reason-certificate-other-name",
        ),
        (
            "self-signed.partner.com",
            "465",
            "x",
            "reason-certificate-unknown-issuer",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        if place == 5 {
            world.browser.client().delete_all_cookies().await.unwrap();
            world.sign_in("uzytkownik@example.com").await;
            world.browser.open("/settings/aliases/new?hl=en").await;
            address(&world, "User Name", "user.name@partner.com").await;
        }
        gateway(&world, host, port, password).await;
        world.browser.sees(&world.t(reason)).await;
        let kept =
            format!("return [...document.querySelectorAll('input')].some(field => field.value === '{host}')");
        world.browser.wait("what was typed", &kept, vec![]).await;
    }
    world.browser.open("/settings/aliases").await;
    world.browser.sees(&world.t("aliases-empty")).await;
}

#[tokio::test]
async fn a_silent_server_and_cancel() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    address(&world, "User Name", "user.name@partner.com").await;
    gateway(&world, "silent.partner.com", "587", "x").await;
    world
        .browser
        .sees(
            &world
                .texts
                .t("wizard-connecting", &[("host", text("silent.partner.com"))]),
        )
        .await;
    world.browser.click("button", &world.t("wizard-cancel")).await;
    world.browser.sees(&world.t("wizard-cancelled")).await;
    // Silent for ever: after the step's ten seconds there is no greeting.
    let start = Instant::now();
    gateway(&world, "silent.partner.com", "587", "x").await;
    world.browser.sees(&world.t("reason-connect-failed")).await;
    assert!(start.elapsed() < Duration::from_secs(15));
    world.browser.open("/settings/aliases").await;
    world.browser.sees(&world.t("aliases-empty")).await;
}

#[tokio::test]
async fn the_policy_is_switched_off_meanwhile() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    address(&world, "User Name", "user.name@partner.com").await;
    world.server.set_policy(false);
    gateway(&world, "smtp.partner.com", "465", crate::support::PASSWORD).await;
    world.browser.sees(&world.t("wizard-off-now")).await;
    world.browser.click("button", &world.t("wizard-add")).await;
    world.confirm("user.name@partner.com").await;
}

#[tokio::test]
async fn reload_back_and_forward_lose_nothing_but_the_password() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    address(&world, "User Name", "user.name@partner.com").await;
    let browser = &world.browser;
    browser.click("radio", &world.t("wizard-delivery-gateway")).await;
    browser.fill(&world.t("wizard-host"), "mail.partner.com").await;
    browser
        .fill(&world.t("wizard-password"), "secret in the tab")
        .await;
    browser.client().refresh().await.unwrap();
    browser
        .appears("heading", &world.t("wizard-delivery-heading"))
        .await;
    let value = |wanted: &str| {
        format!("return [...document.querySelectorAll('input')].some(field => field.value === '{wanted}')")
    };
    browser.wait("the host", &value("mail.partner.com"), vec![]).await;
    assert_eq!(browser.run(&value("secret in the tab")).await, false);
    let stored = browser
        .run("return JSON.stringify({ ...sessionStorage, ...localStorage })")
        .await;
    assert!(!stored.as_str().unwrap().contains("secret"), "{stored}");
    browser.client().back().await.unwrap();
    browser
        .appears("heading", &world.t("wizard-address-heading"))
        .await;
    browser
        .wait("the address", &value("user.name@partner.com"), vec![])
        .await;
    browser.client().forward().await.unwrap();
    browser
        .appears("heading", &world.t("wizard-delivery-heading"))
        .await;
}

/// Refused at a field that stands in another step: one is led there, into the field.
#[tokio::test]
async fn a_refusal_of_the_address_leads_back_into_its_field() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    let browser = &world.browser;
    address(&world, "User Name", "user.name@partner.com").await;
    // In another tab meanwhile.
    let added = "return fetch('/gmail/v1/users/me/settings/sendAs', { method: 'POST', \
         headers: { 'content-type': 'application/json' }, \
         body: JSON.stringify({ sendAsEmail: 'user.name@partner.com' }) }).then(answer => answer.status)";
    assert_eq!(browser.run(added).await, 200);
    browser.click("button", &world.t("wizard-add")).await;
    browser.sees(&world.t("reason-alias-exists")).await;
    let focus = "return document.activeElement === document.querySelector('input[name=address]')";
    browser.wait("the field", focus, vec![]).await;
}

/// Beside a form the boards are no link: who opens a group of programs keeps the form.
#[tokio::test]
async fn a_group_of_programs_opens_where_it_is() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    let browser = &world.browser;
    let open = "document.querySelector('[data-delivers] .group > summary').click()";
    let opened = "return document.querySelector('[data-delivers] .group[open]') !== null";
    world.sign_in("user@example.com").await;
    browser.open("/settings/aliases/new").await;
    browser
        .appears("heading", &world.t("wizard-address-heading"))
        .await;
    world.everything().await;
    browser.run(open).await;
    browser.wait("the group", opened, vec![]).await;
    assert_eq!(browser.path().await, "/settings/aliases/new");
    world.browser.client().delete_all_cookies().await.unwrap();
    world.sign_in("admin@example.com").await;
    browser.open("/admin/policy").await;
    browser.appears("checkbox", &world.t("policy-checkbox")).await;
    world.everything().await;
    browser.run(open).await;
    browser.wait("the group", opened, vec![]).await;
    assert_eq!(browser.path().await, "/admin/policy");
}
