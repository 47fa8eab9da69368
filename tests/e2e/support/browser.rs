//! A browser that finds things by role and accessible name.

use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::{Value, json};

use super::driver::{Driver, Engine};

/// How long a page may take to show something.
const PATIENCE: Duration = Duration::from_secs(15);

/// Finds the elements of a role whose accessible name is (or holds) a text. Roles and names are the browser's own;
/// the others tell them to no script, so there they are what HTML says of the elements that this app has.
const FIND: &str = r"
const [role, name, whole] = arguments;
if (!('computedRole' in Element.prototype)) {
    const texts = elements => [...elements].map(e => e.innerText).join(' ');
    const roles = {
        A: 'link', BUTTON: 'button', SUMMARY: 'button', SELECT: 'combobox', DIALOG: 'dialog',
        H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading',
    };
    Object.defineProperty(Element.prototype, 'computedRole', { get() {
        return this.getAttribute('role') || roles[this.tagName] || this.type || this.localName;
    } });
    Object.defineProperty(Element.prototype, 'computedName', { get() {
        const by = this.getAttribute('aria-labelledby');
        return this.getAttribute('aria-label')
            || (by && texts(by.split(' ').map(id => document.getElementById(id)).filter(Boolean)))
            || (this.labels?.length ? texts(this.labels) : this.innerText);
    } });
}
const visible = e => e.checkVisibility({ visibilityProperty: true }) || e.matches('input[type=checkbox], input[type=radio]');
const same = (a, b) => whole ? a === b : a.includes(b);
const clean = text => (text || '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const dialog = document.querySelector('dialog[open]');
const root = dialog && role !== 'dialog' ? dialog : document;
const field = e => e.matches('input:not([type=checkbox]):not([type=radio]), textarea');
// Few are asked for role and name: the browser computes them anew each time.
const likely = {
    button: 'button, summary, [role=button]', link: 'a[href], [role=link]', checkbox: 'input[type=checkbox]', radio: 'input[type=radio]',
    combobox: 'select', heading: 'h1, h2, h3, h4', dialog: 'dialog[open]', textbox: 'input, textarea',
}[role];
return [...root.querySelectorAll(likely || '*')].filter(e =>
    visible(e) && (e.computedRole === role || (role === 'textbox' && field(e))) && same(clean(e.computedName), clean(name)));
";

/// A browser with an empty profile.
pub struct Browser {
    driver: Driver,
    base: String,
}

impl Browser {
    /// Starts driver and Chromium; pages open in `language`.
    pub async fn start(base: &str, language: &str) -> Self {
        Self::start_with(base, language, json!({})).await
    }

    /// The same, with other preferences of the browser's.
    pub async fn start_with(base: &str, language: &str, preferences: Value) -> Self {
        Self::of(Engine::Chromium, base, language, preferences).await
    }

    /// The same with another engine.
    pub async fn of(engine: Engine, base: &str, language: &str, preferences: Value) -> Self {
        let driver = Driver::start(engine, language, preferences).await;
        driver.client().set_window_size(1280, 900).await.unwrap();
        Self {
            driver,
            base: base.to_owned(),
        }
    }

    /// The driver's session, for what this helper lacks.
    pub fn client(&self) -> &Client {
        self.driver.client()
    }

    /// Opens a page of the app and waits until it is drawn.
    pub async fn open(&self, path: &str) {
        self.client().goto(&format!("{}{path}", self.base)).await.unwrap();
        // What the server has painted is there before the app is.
        let drawn = "return !!document.querySelector('main:not([data-painted]) h1')";
        self.wait("a page", drawn, vec![]).await;
    }

    /// The path that is open.
    pub async fn path(&self) -> String {
        self.client().current_url().await.unwrap().path().to_owned()
    }

    /// Presses a button, link, checkbox, radio button …
    pub async fn click(&self, role: &str, name: &str) {
        let script = format!("const found = (() => {{{FIND}}})(); if (found.length !== 1) return false;");
        let script = script.replace("const [role, name, whole] = arguments;", "");
        let script = format!(
            "const [role, name, whole] = arguments; {script} found[0].scrollIntoView({{block: 'center'}}); found[0].click(); return true;"
        );
        self.wait(
            &format!("one {role} “{name}”"),
            &script,
            vec![json!(role), json!(name), json!(true)],
        )
        .await;
    }

    /// Types into the field with this label, in place of what stands there.
    pub async fn fill(&self, label: &str, value: &str) {
        self.appears("textbox", label).await;
        let script = format!(
            "const [role, name, whole, value] = arguments; const found = (() => {{{}}})(); const field = found[0];
             if (field.readOnly || field.disabled) return false;
             field.focus(); field.select(); return document.activeElement === field;",
            FIND.replace("const [role, name, whole] = arguments;", "")
        );
        self.wait(
            label,
            &script,
            vec![json!("textbox"), json!(label), json!(true), json!(value)],
        )
        .await;
        let field = self.client().active_element().await.unwrap();
        field.clear().await.unwrap();
        // An empty text is typed, too: a space that is taken back.
        let keys = if value.is_empty() {
            format!(" {}", '\u{e003}')
        } else {
            value.to_owned()
        };
        field.send_keys(&keys).await.unwrap();
    }

    /// Chooses an option of the drop-down list with this label, by the option's value.
    pub async fn choose(&self, label: &str, value: &str) {
        let script = format!(
            "const [role, name, whole, value] = arguments; const [list] = (() => {{{}}})(); if (!list) return false;
             list.value = value; list.dispatchEvent(new Event('change', {{ bubbles: true }})); return list.value === value;",
            FIND.replace("const [role, name, whole] = arguments;", "")
        );
        self.wait(
            label,
            &script,
            vec![json!("combobox"), json!(label), json!(true), json!(value)],
        )
        .await;
    }

    /// Waits for an element of this role with exactly this name.
    pub async fn appears(&self, role: &str, name: &str) {
        let script = format!(
            "{} ",
            FIND.replace("return [", "return !![")
                .trim_end()
                .trim_end_matches(';')
        );
        let script = format!("{script}.length;");
        self.wait(
            &format!("{role} “{name}”"),
            &script,
            vec![json!(role), json!(name), json!(true)],
        )
        .await;
    }

    /// Waits until there is no such element.
    pub async fn gone(&self, role: &str, name: &str) {
        let script = format!(
            "{} ",
            FIND.replace("return [", "return ![")
                .trim_end()
                .trim_end_matches(';')
        );
        let script = format!("{script}.length;");
        self.wait(
            &format!("no {role} “{name}”"),
            &script,
            vec![json!(role), json!(name), json!(true)],
        )
        .await;
    }

    /// Waits until the page shows a text, wherever.
    pub async fn sees(&self, text: &str) {
        let script = "const clean = t => t.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ');
                      return clean(document.body.innerText).includes(clean(arguments[0]))";
        self.wait(&format!("“{text}”"), script, vec![json!(text)]).await;
    }

    /// Runs a script and gives its value.
    pub async fn run(&self, script: &str) -> Value {
        self.client().execute(script, vec![]).await.unwrap()
    }

    /// Waits until a script says true.
    pub async fn wait(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.client().execute(script, arguments.clone()).await;
            if matches!(answer, Ok(Value::Bool(true))) {
                let whole = self
                    .run("return document.getElementById('broken')?.hidden !== false")
                    .await;
                assert_eq!(whole, Value::Bool(true), "the app panicked on the way to {what}");
                return;
            }
            if Instant::now() > deadline {
                let page = self
                    .run("return location.href + '\\n' + document.body.innerText")
                    .await;
                let page = page.as_str().unwrap_or_default().to_owned();
                panic!("waited for {what}, but the page is\n{page}\n{answer:?}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
