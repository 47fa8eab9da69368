//! What translators need: an edit that went wrong is said on the page, and two languages made from English, with accents and
//! from right to left. Whatever stays plain there was never translated, and what is cut off or pushes the page aside at a
//! phone's width would do so in a real language, too.

use std::{fs, path::Path};

use fantoccini::Locator;
use fromline_core::{Language, text::Value as Argument};
use serde_json::{Value, json};

use crate::support::{Browser, PASSWORD, Server, Texts, World};

/// A phone.
const WIDTH: u64 = 360;

/// The demo's administrator.
const ADMIN: &str = "admin@example.com";
const NAME: &str = "Alex Admin";

/// Every visible text, name and hint that did not come through a message, and every text that is cut off.
///
/// Plain on purpose are values (`bdi`), languages' own names (`lang`), the product's name, names of mail programs and their
/// own words.
const FAULTS: &str = r"
const [language, names] = arguments;
for (const details of document.querySelectorAll('details')) details.open = true;
const own = 'bdi, [lang]:not(html), .brand, .mock-label, li[data-client], .avatar, pre, script, style, noscript, #frame';
const plain = text => {
    // Values in labels and titles, where no bdi can stand: names, addresses, hosts.
    for (const name of names) text = text.replaceAll(name, ' ');
    text = text.replace(/\S+@\S+|\S+\.\S+\.?\w+/g, ' ');
    return language === 'ar-XB'
        ? /\p{L}/u.test(text.replace(/\u202e[^\u202c]*\u202c/g, ''))
        : /[A-Za-z]/.test(text);
};
const faults = new Set();
if (plain(document.title)) faults.add(`not translated: title “${document.title}”`);
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (parent.closest(own) || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (plain(text.data)) faults.add(`not translated: “${text.data}”`);
    if (parent.closest('.visually-hidden')) continue;
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        const cut = value => value === 'hidden' || value === 'clip';
        if ((cut(style.overflowX) && box.scrollWidth > box.clientWidth + 1)
            || (cut(style.overflowY) && box.scrollHeight > box.clientHeight + 1)) {
            faults.add(`cut off: “${text.data}”`);
        }
    }
}
for (const element of document.querySelectorAll('main *, header *')) {
    if (element.closest(own) || !element.checkVisibility({ visibilityProperty: true })) continue;
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(attribute);
        if (value && plain(value)) faults.add(`not translated: ${attribute} “${value}”`);
    }
}
const wide = document.documentElement.scrollWidth;
if (wide > innerWidth) faults.add(`${wide} px wide`);
return [...faults];";

/// A browser on a phone before the demo, in a made language.
struct Visit {
    _server: Server,
    browser: Browser,
    language: Language,
    faults: Vec<String>,
}

impl Visit {
    async fn start(language: Language) -> Self {
        let server = Server::demo();
        let browser = Browser::start(server.url(), "en").await;
        browser.play(WIDTH, 740, "light").await;
        Self {
            _server: server,
            browser,
            language,
            faults: Vec::new(),
        }
    }

    async fn open(&self, path: &str) {
        let path = format!("{path}?hl={}", self.language.code());
        self.browser.open(&path).await;
        let root = format!(
            "return document.documentElement.lang === '{}' && document.documentElement.dir === '{}'",
            self.language.code(),
            self.language.direction()
        );
        self.browser.wait("the made language", &root, vec![]).await;
    }

    /// Signs in by the form's fields: their labels are what is looked at here.
    async fn sign_in(&mut self, address: &str) {
        self.open("/sign-in").await;
        self.look("sign-in").await;
        let client = self.browser.client();
        for (field, value) in [("address", address), ("password", PASSWORD)] {
            let field = format!("#sign-in-{field}");
            let field = client.find(Locator::Css(&field)).await.unwrap();
            field.send_keys(value).await.unwrap();
        }
        let submit = client.find(Locator::Css("main [type=submit]")).await.unwrap();
        submit.click().await.unwrap();
        let inside =
            "return !document.querySelector('input[type=password]') && !!document.querySelector('.who')";
        self.browser.wait("the session", inside, vec![]).await;
    }

    async fn look(&mut self, name: &str) {
        let languages = Language::all().map(Language::name);
        let names: Vec<Value> = languages.chain([NAME]).map(|name| json!(name)).collect();
        let arguments = vec![json!(self.language.code()), json!(names)];
        let found = self.browser.client().execute(FAULTS, arguments).await.unwrap();
        let found = found.as_array().into_iter().flatten();
        self.faults
            .extend(found.filter_map(|fault| Some(format!("{name}: {}", fault.as_str()?))));
    }

    async fn visit(&mut self, path: &str, name: &str) {
        self.open(path).await;
        self.look(name).await;
    }
}

async fn nothing_is_plain_or_cut_off(language: Language) {
    let mut visit = Visit::start(language).await;
    visit.visit("/preview", "preview").await;
    visit.visit("/help/gateway", "help").await;
    visit.sign_in(ADMIN).await;
    visit.visit("/admin/policy", "policy").await;
    visit.visit("/settings/aliases", "aliases").await;
    visit.visit("/settings/aliases/new", "wizard").await;
    visit.visit("/settings/account", "account").await;
    assert!(visit.faults.is_empty(), "\n{}", visit.faults.join("\n"));
}

#[tokio::test]
async fn with_accents() {
    nothing_is_plain_or_cut_off(Language::PSEUDO_ACCENTED).await;
}

#[tokio::test]
async fn from_right_to_left() {
    nothing_is_plain_or_cut_off(Language::PSEUDO_BIDI).await;
}

#[tokio::test]
async fn a_broken_file_is_named_on_the_page_and_its_last_good_words_stay() {
    let folder = std::env::temp_dir().join(format!("fromline-locales-{}", std::process::id()));
    fs::create_dir_all(folder.join("it")).unwrap();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/it/shell.ftl");
    let ours = fs::read_to_string(ours).unwrap();
    let file = folder.join("it/shell.ftl");
    fs::write(&file, format!("shell-loading = {{ $\n{ours}")).unwrap();

    let server = Server::start(&["--demo", "--locales", folder.to_str().unwrap()], &[]);
    let browser = Browser::start(server.url(), "it").await;
    let texts = Texts::of(&server, "it");
    browser.open("/sign-in").await;
    browser.sees(&texts.t("shell-broken-texts", &[])).await;
    browser.sees("it/shell.ftl:1: ").await;
    browser.appears("heading", &texts.t("sign-in-title", &[])).await;

    fs::write(&file, ours).unwrap();
    browser.open("/sign-in").await;
    let mended = "return !document.querySelector('[role=alert] pre')";
    browser.wait("a page without the fault", mended, vec![]).await;
    fs::remove_dir_all(folder).unwrap();
}

/// What a browser's translator does to each text: another one in two `<font>` stands in its place.
const TRANSLATE: &str = r"
const texts = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
    const text = walk.currentNode;
    if (text.data.trim() && !text.parentElement.closest('font, script, style')) texts.push(text);
}
for (const text of texts) {
    const font = document.createElement('font');
    font.append(document.createElement('font'));
    font.firstChild.append(`«${text.data}»`);
    text.parentNode.replaceChild(font, text);
}
return texts.length;";

#[tokio::test]
async fn what_changes_on_a_page_that_the_browser_translates_is_seen() {
    let world = World::demo("en").await;
    let browser = &world.browser;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    browser.open("/settings/aliases/new").await;
    browser
        .appears("heading", &world.t("wizard-address-heading"))
        .await;
    assert!(browser.run(TRANSLATE).await.as_u64().unwrap() > 20);
    let script = "const main = document.querySelector('main'); \
         main.querySelector('input[name=address]').focus(); \
         return document.querySelector('.step-heading').textContent.startsWith('«')";
    assert_eq!(browser.run(script).await, json!(true));
    let field = browser.client().active_element().await.unwrap();
    field.send_keys("user.name@partner.com\u{e007}").await.unwrap();
    // Nothing of the first step is left, and nothing is there twice.
    browser
        .appears("heading", &world.t("wizard-delivery-heading"))
        .await;
    let step = "return [...document.querySelectorAll('main .visually-hidden')].map(e => e.textContent).includes(arguments[0])";
    let numbers =
        [("step", 2), ("steps", 3)].map(|(name, n)| (name, Argument::Number(f64::from(n), n.to_string())));
    let words = world.texts.t("wizard-progress", &numbers);
    browser.wait("the second step", step, vec![json!(words)]).await;
    // Words that are bound to a choice, after they were translated.
    browser.appears("button", &world.t("wizard-add-gateway")).await;
    browser.run(TRANSLATE).await;
    let radio = "document.querySelectorAll('main input[type=radio]')[1].click()";
    browser.run(radio).await;
    browser.appears("button", &world.t("wizard-add")).await;
    // What the translator takes back is as it was.
    browser.run(TRANSLATE).await;
    browser
        .run("document.querySelectorAll('.language-switch button')[1].click()")
        .await;
    let italian = Texts::of(&world.server, "it");
    browser
        .appears("heading", &italian.t("wizard-delivery-heading", &[]))
        .await;
    browser.appears("button", &italian.t("wizard-add", &[])).await;
}
