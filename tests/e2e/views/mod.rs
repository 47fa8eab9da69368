//! Every view in each language and theme, narrow and wide: no barriers, no complaints of the browser, and a picture for whoever
//! wants to look (`cargo xtask pictures`).

mod administrator;
mod consent;
mod gateways;
mod user;
mod visitor;

use std::{collections::BTreeMap, fmt::Write as _, io::Write as _, path::PathBuf};

use serde_json::Value;

use crate::support::{Browser, World};

/// The narrow one is a window of 1280 pixels at 400 %.
const AUDITED: [u64; 2] = [320, 1280];
const PICTURED: [u64; 2] = [360, 1280];
const THEMES: [&str; 2] = ["light", "dark"];

/// axe-core's rules for WCAG 2.2 AA and good practice, contrast and the size of targets among them.
const AUDIT: &str = r"
const options = {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: true }, 'target-size': { enabled: true } },
};
// Groups of the preview that are closed are looked at, too.
const closed = [...document.querySelectorAll('.group:not([open])')];
for (const group of closed) group.open = true;
return axe.run(document, options).then(found => {
    for (const group of closed) group.open = false;
    return found;
}).then(found => found.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`)));";

/// What a user of forced colours could not see: backgrounds and shadows are gone, borders and outlines stay.
const FORCED: &str = r"
const line = (style, side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0;
const bounded = element => {
    const style = getComputedStyle(element);
    return ['Top', 'Right', 'Bottom', 'Left'].some(side => line(style, side))
        || style.forcedColorAdjust === 'none' || style.textDecorationLine.includes('underline');
};
const own = 'button, select, textarea, input:not([type=checkbox]):not([type=radio]), dialog[open], .notice, header [aria-current]';
return [...document.querySelectorAll(own)]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 2)
    .filter(element => !bounded(element))
    .map(element => `no edge in forced colours: ${element.localName}.${element.className}`);";

/// A walk through views, and what was wrong with them.
struct Walk {
    world: World,
    axe: Option<String>,
    /// Where pictures go, if somebody wants to look at them.
    pictures: Option<PathBuf>,
    /// What was wrong, and where.
    faults: BTreeMap<String, Vec<String>>,
}

impl Walk {
    async fn start(language: &str) -> Self {
        let axe = std::env::var_os("FROMLINE_AXE").map(|script| std::fs::read_to_string(script).unwrap());
        if axe.is_none() {
            // Not `println!`: the harness keeps that to itself while a test passes.
            let _ = writeln!(
                std::io::stdout(),
                "SKIPPED: barriers ({language}): npm install axe-core"
            );
        }
        Self {
            world: World::demo(language).await,
            axe,
            pictures: std::env::var_os("FROMLINE_PICTURES").map(PathBuf::from),
            faults: BTreeMap::new(),
        }
    }

    /// Presses what a selector finds first, such as a summary, once it is there.
    async fn press(&self, selector: &str) {
        let script =
            format!("const found = document.querySelector({selector:?}); found?.click(); return !!found");
        self.world.browser.wait(selector, &script, vec![]).await;
    }

    /// Looks at what is shown now, in both themes and widths.
    async fn view(&mut self, name: &str) {
        let (browser, language) = (&self.world.browser, self.world.texts.language());
        let mut faults = Vec::new();
        // A message that is not here is drawn as its id: messages come in two parts.
        let said = browser.run("return document.body.innerText").await;
        let said = said.as_str().unwrap_or_default();
        let bare = said
            .split_whitespace()
            .filter(|word| self.world.texts.is_id(word));
        faults.extend(bare.map(|word| (format!("{word} has no words"), name.to_owned())));
        for theme in THEMES {
            for width in AUDITED {
                let place = format!("{name}-{language}-{theme}-{width}");
                browser.play(width, 900, theme).await;
                let found = audit(browser, self.axe.as_deref()).await;
                let wide = too_wide(browser, width).await;
                faults.extend(found.into_iter().chain(wide).map(|fault| (fault, place.clone())));
            }
            for width in PICTURED {
                let place = format!("{name}-{language}-{theme}-{width}");
                browser.play(width, 900, theme).await;
                faults.extend(too_wide(browser, width).await.map(|fault| (fault, place.clone())));
                if let Some(folder) = &self.pictures {
                    let file = folder.join(format!("{place}.png"));
                    browser.picture(&file, width, theme).await;
                }
            }
        }
        browser.force_colours(360).await;
        let edgeless = strings(&browser.run(FORCED).await);
        faults.extend(
            edgeless
                .into_iter()
                .map(|fault| (fault, format!("{name}-{language}-forced"))),
        );
        for complaint in browser.complaints().await {
            faults.push((complaint, format!("{name}-{language}")));
        }
        for (fault, place) in faults {
            self.faults.entry(fault).or_default().push(place);
        }
        browser.play(1280, 900, "light").await;
    }

    /// Looks at what is shown where a page's code cannot be fetched.
    async fn offline(&mut self, link: &str) {
        self.world.browser.connection(None).await;
        self.click("link", link).await;
        self.appears("heading", "shell-unreachable-title").await;
        // That the page's code could not be fetched is no complaint here.
        self.world.browser.complaints().await;
        self.view("offline").await;
        self.world.browser.connection(Some(0)).await;
    }

    /// Opens a page and looks at it.
    async fn open(&mut self, path: &str, heading: &str, name: &str) {
        self.world.browser.open(path).await;
        self.appears("heading", heading).await;
        self.view(name).await;
    }

    async fn click(&self, role: &str, id: &str) {
        self.world.browser.click(role, &self.world.t(id)).await;
    }

    async fn fill(&self, id: &str, value: &str) {
        self.world.browser.fill(&self.world.t(id), value).await;
    }

    async fn appears(&self, role: &str, id: &str) {
        self.world.browser.appears(role, &self.world.t(id)).await;
    }

    async fn sees(&self, id: &str) {
        self.world.browser.sees(&self.world.t(id)).await;
    }

    /// Fails with everything that was wrong at once.
    fn end(self) {
        let mut list = String::new();
        for (fault, places) in &self.faults {
            let _ = writeln!(list, "{fault}\n    {}", places.join(" "));
        }
        assert!(list.is_empty(), "\n{list}");
    }
}

async fn audit(browser: &Browser, axe: Option<&str>) -> Vec<String> {
    let Some(axe) = axe else {
        return Vec::new();
    };
    // Colours that are on their way to another theme are nobody's.
    let is_still = "return document.getAnimations().every(one => one.playState !== 'running')";
    browser.wait("colours that stay", is_still, vec![]).await;
    if browser.run("return !window.axe").await == true {
        browser.run(axe).await;
    }
    strings(&browser.run(AUDIT).await)
}

async fn too_wide(browser: &Browser, width: u64) -> Option<String> {
    let wide = browser.run("return document.documentElement.scrollWidth").await;
    (wide.as_u64() > Some(width)).then(|| format!("{wide} px wide"))
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}
