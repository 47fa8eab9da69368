//! A mail that somebody received: the server reads its headers, the page draws what `core` says of them.

use fromline_core::{
    Language,
    authentication::{Authentication, Dmarc},
    clients::{Client, render},
    headers::Headers,
};

use crate::support::{World, text};

const MAIL: &str = "From: Name Surname <user.name@partner.com>\nSender: user@example.com\n\
    Authentication-Results: mx.example.net; dkim=pass header.d=example.com; dmarc=fail\n";

/// The row of a client that tells, as the page shows it.
const TELLS: &str = "
const name = document.querySelector(`li[data-client=${arguments[0]}]`);
const row = name?.closest('.look').querySelector('.tells');
return row ? row.textContent.replace(/\\s+/g, ' ').trim() === arguments[1] : false;";

/// Whether the picture is one of this client, and tells this in it and in its sentences.
const PICTURED: &str = "
const [id, words] = arguments, picture = document.querySelector('.received .pictures > [data-program]');
const line = picture?.querySelector('.drawing .tells'), said = picture?.querySelector('.picture > .visually-hidden');
return picture?.dataset.program === id && line?.textContent.replace(/\\s+/g, '') === words.replace(/\\s+/g, '')
    && said.textContent.includes(line.querySelector('bdi').textContent);";

#[tokio::test]
async fn which_route_it_took_and_what_clients_show() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        let (browser, t) = (&world.browser, |id: &str| world.t(id));
        browser.open("/preview/received").await;
        browser.fill(&t("received-headers"), MAIL).await;
        browser.click("button", &t("received-submit")).await;
        // Sender alone proves nothing.
        browser.sees(&t("received-origin-unknown")).await;
        let shown = |id: &str, facts: &Authentication| {
            let headers = Headers::parse(MAIL.as_bytes(), &|_| None).unwrap();
            let client = Client::find(id).unwrap();
            let language = Language::all().find(|known| known.code() == language).unwrap();
            let card = render(&headers, facts, client, language);
            let row = card
                .rows
                .into_iter()
                .chain(card.details)
                .find(|row| row.tells)
                .unwrap();
            format!("{} {}", row.label, row.text).trim().to_owned()
        };
        let nobody = Authentication::default();
        for id in ["outlook-classic", "kmail", "thunderbird"] {
            browser
                .wait(id, TELLS, vec![id.into(), shown(id, &nobody).into()])
                .await;
        }
        // The one that says “on behalf of” is drawn until another is chosen.
        for (id, choose) in [("outlook-classic", false), ("thunderbird", true)] {
            if choose {
                browser.choose(&t("preview-first-beside"), id).await;
            }
            let arguments = vec![id.into(), shown(id, &nobody).into()];
            browser.wait("its picture", PICTURED, arguments).await;
        }
        // What a server wrote is believed once the reader says that it is theirs.
        let believe = world
            .texts
            .t("received-believe", &[("server", text("mx.example.net"))]);
        browser.click("button", &believe).await;
        browser
            .sees(&world.texts.t("received-dkim", &[("domain", text("example.com"))]))
            .await;
        let people = [
            ("author", text("user.name@partner.com")),
            ("domains", text("example.com")),
        ];
        browser
            .sees(&world.texts.t("received-origin-others", &people))
            .await;
        let believed = Authentication {
            dkim: vec!["example.com".to_owned()],
            dmarc: Some(Dmarc::Fail),
            ..Authentication::default()
        };
        browser
            .wait(
                "via",
                TELLS,
                vec!["gmail-web".into(), shown("gmail-web", &believed).into()],
            )
            .await;
        // The choice stays, and what is believed is in the picture, too.
        let arguments = vec!["thunderbird".into(), shown("thunderbird", &believed).into()];
        browser.wait("its picture", PICTURED, arguments).await;
        browser.choose(&t("preview-first-beside"), "gmail-web").await;
        let arguments = vec!["gmail-web".into(), shown("gmail-web", &believed).into()];
        browser.wait("the other picture", PICTURED, arguments).await;
    }
}

#[tokio::test]
async fn results_are_said_by_hand() {
    let world = World::demo("en").await;
    let (browser, t) = (&world.browser, |id: &str| world.t(id));
    browser.open("/preview/received").await;
    browser
        .fill(
            &t("received-headers"),
            "From: N <user.name@partner.com>\nSender: user@example.com\n",
        )
        .await;
    browser.click("button", &t("received-submit")).await;
    browser.sees(&t("received-origin-unknown")).await;
    let unfold = "document.querySelectorAll('main details').forEach(folded => { folded.open = true; })";
    browser.run(unfold).await;
    browser.fill(&t("received-hand-spf"), "not a domain").await;
    browser.click("button", &t("received-hand-use")).await;
    browser.sees(&t("reason-domain-invalid")).await;
    browser.fill(&t("received-hand-spf"), "example.com").await;
    browser.click("button", &t("received-hand-use")).await;
    let people = [
        ("author", text("user.name@partner.com")),
        ("domains", text("example.com")),
    ];
    browser
        .sees(&world.texts.t("received-origin-others", &people))
        .await;
    browser.sees(&t("received-dkim-none")).await;
}

#[tokio::test]
async fn what_is_no_message_is_said_beside_the_field_and_kept() {
    let world = World::demo("pl").await;
    let (browser, t) = (&world.browser, |id: &str| world.t(id));
    browser.open("/preview/received").await;
    browser.fill(&t("received-headers"), "hello there").await;
    browser.click("button", &t("received-submit")).await;
    browser.sees(&t("reason-headers-none")).await;
    let kept = "const field = document.querySelector('textarea');
        return field.value === 'hello there' && field.ariaInvalid === 'true' && document.activeElement === field;";
    browser
        .wait("the field as it was, with the focus", kept, vec![])
        .await;
}
