//! Every view in each language, both themes and two widths: no barriers, no complaints of the browser, and a picture.

mod administrator;
mod user;
mod visitor;

use std::{collections::BTreeMap, fmt::Write as _, io::Write as _, path::PathBuf};

use crate::support::World;

const WIDTHS: [u64; 2] = [360, 1280];
const THEMES: [&str; 2] = ["light", "dark"];

/// axe-core's rules for WCAG 2.2 AA and good practice, contrast and the size of targets among them.
const AUDIT: &str = r"
const options = {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: true }, 'target-size': { enabled: true } },
};
return axe.run(document, options).then(found => found.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`)));";

/// A walk through views, and what was wrong with them.
struct Walk {
    world: World,
    axe: Option<String>,
    pictures: PathBuf,
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
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures");
        let pictures = std::env::var_os("FROMLINE_PICTURES").map_or_else(|| folder.into(), PathBuf::from);
        Self {
            world: World::demo(language).await,
            axe,
            pictures,
            faults: BTreeMap::new(),
        }
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
        for (width, theme) in WIDTHS
            .into_iter()
            .flat_map(|width| THEMES.map(|theme| (width, theme)))
        {
            let place = format!("{name}-{language}-{theme}-{width}");
            browser.play(width, 900, theme).await;
            let wide = browser.run("return document.documentElement.scrollWidth").await;
            if wide.as_u64() > Some(width) {
                faults.push((format!("{wide} px wide"), place.clone()));
            }
            if let Some(axe) = &self.axe {
                if browser.run("return !window.axe").await == true {
                    browser.run(axe).await;
                }
                let found = browser.run(AUDIT).await;
                let found = found
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|fault| fault.as_str());
                faults.extend(found.map(|fault| (fault.to_owned(), place.clone())));
            }
            let file = self.pictures.join(format!("{place}.png"));
            browser.picture(&file, width, theme).await;
        }
        for complaint in browser.complaints().await {
            faults.push((complaint, format!("{name}-{language}")));
        }
        for (fault, place) in faults {
            self.faults.entry(fault).or_default().push(place);
        }
        browser.play(1280, 900, "light").await;
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
