//! What everybody can open.

use super::Walk;

/// What somebody pastes.
const RECEIVED: &str = "From: Nazwa Użytkownika <user.name@partner.com>\nSender: user@example.com\n\
    Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=user@example.com\n";

const SEVERAL_FROM: &str = "From: Kowalska, Anna (Department of Research and Development, Third Floor, Room 312, \
    Building of the Old Observatory) <user.name@partner.com>\nFrom: root <root@host1.example.com>\n";

async fn visitor(language: &str) {
    let mut walk = Walk::start(language).await;
    walk.open("/sign-in", "sign-in-title", "sign-in").await;
    walk.fill("sign-in-address", "user@example.com").await;
    walk.fill("sign-in-password", "not the password").await;
    walk.click("button", "sign-in-submit").await;
    walk.sees("reason-credentials-wrong").await;
    walk.view("sign-in-refused").await;
    walk.offline("shell-nav-preview").await;
    walk.open("/preview", "preview-title", "preview").await;
    // Why one look is as it is, and whether mail arrives: both come when somebody asks.
    walk.press("details.everything > summary").await;
    walk.sees("preview-filter-platform").await;
    walk.press("details.evidence > summary").await;
    walk.press("details.arrival > summary").await;
    walk.sees("received-policy-hint").await;
    walk.view("preview-opened").await;
    walk.open("/preview/received", "received-title", "received").await;
    walk.click("button", "received-submit").await;
    walk.sees("reason-required").await;
    walk.view("received-refused").await;
    walk.fill("received-headers", RECEIVED).await;
    walk.click("button", "received-submit").await;
    walk.sees("received-cards-heading").await;
    walk.view("received-read").await;
    // A mail with several From fields, whose picture is assumed for most programs, and a name that is too long for one.
    walk.fill("received-headers", SEVERAL_FROM).await;
    walk.click("button", "received-submit").await;
    walk.sees("received-origin-several").await;
    walk.sees("preview-assumed").await;
    walk.view("received-several").await;
    walk.open("/help/gateway", "help-title", "help").await;
    walk.click("link", "help-step-write-link").await;
    walk.appears("heading", "write-title").await;
    walk.view("write-from").await;
    walk.open("/link#nothing", "sign-in-link-title", "link-broken")
        .await;
    walk.open("/nowhere", "shell-not-found-title", "not-found").await;
    let link = walk.world.server.reset_link("user@example.com");
    walk.open(&link, "sign-in-link-title", "link").await;
    walk.open("/demo/mail", "demo-title", "demo-mail-empty").await;
    walk.end();
}

#[tokio::test]
async fn in_english() {
    visitor("en").await;
}

#[tokio::test]
async fn in_italian() {
    visitor("it").await;
}

#[tokio::test]
async fn in_polish() {
    visitor("pl").await;
}
