//! Somebody who has a keyboard and nothing else.

use fantoccini::{
    actions::{Actions, InputSource, KeyAction, KeyActions},
    key::Key,
};

use super::Browser;

/// More stops than any page has.
const STOPS: usize = 150;

/// What has the focus: role and name as the browser computes them, and whether one can see it.
const FOCUS: &str = r"
const focus = document.activeElement;
const clean = text => (text || '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const field = focus.matches('input:not([type=checkbox]):not([type=radio]), textarea');
const style = getComputedStyle(focus);
const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none';
const box = focus.getBoundingClientRect();
const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
const seen = !!at && (focus.contains(at) || at.contains(focus));
return [field ? 'textbox' : focus.computedRole, clean(focus.computedName), ring && seen, `ring ${ring}, seen ${seen}`];";

impl Browser {
    /// Presses a key and lets it go.
    pub async fn press(&self, key: Key) {
        self.keys(&[char::from(key)]).await;
    }

    /// Types into what has the focus.
    pub async fn write(&self, text: &str) {
        self.keys(&text.chars().collect::<Vec<_>>()).await;
    }

    async fn keys(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.iter().copied() {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.client()
            .perform_actions(Actions::from(actions))
            .await
            .unwrap();
    }

    /// Presses Tab until something of this role and name has the focus. Whatever had it on the way must show it.
    pub async fn tab_to(&self, role: &str, name: &str) {
        self.appears(role, name).await;
        let mut way = Vec::new();
        for _ in 0..STOPS {
            self.press(Key::Tab).await;
            let focus = self.run(FOCUS).await;
            let (its_role, its_name) = (focus[0].as_str().unwrap_or(""), focus[1].as_str().unwrap_or(""));
            let stop = format!("{its_role} “{its_name}”");
            // At its end the order goes through the browser's own controls.
            let outside = its_role == "generic" || its_role == "RootWebArea" || its_role == "main";
            assert!(
                outside || focus[2] == true,
                "the focus cannot be seen on {stop}: {}",
                focus[3]
            );
            if its_role == role && its_name == name {
                return;
            }
            way.push(stop);
        }
        panic!("Tab never reached {role} “{name}”: {way:#?}");
    }

    /// Waits until a heading with this text has the focus, as it must after each step.
    pub async fn focuses_heading(&self, text: &str) {
        let script = r"
            const clean = text => (text || '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
            const focus = document.activeElement;
            return /^H[1-3]$/.test(focus.tagName) && clean(focus.innerText) === clean(arguments[0]);";
        self.wait(
            &format!("the focus on “{text}”"),
            script,
            vec![serde_json::json!(text)],
        )
        .await;
    }
}
