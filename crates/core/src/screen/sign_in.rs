//! Signing in.

use super::controls::{Said, TextField, button, link, status};
use crate::{
    page::Page,
    shape::{Shape, shape},
    text::{MessageId, Messages, id},
};

/// The accounts of the demo, with what each is for.
const DEMO_ACCOUNTS: [(&str, MessageId); 4] = [
    ("admin@example.com", id!("sign-in-demo-admin")),
    ("user@example.com", id!("sign-in-demo-user")),
    ("utente@example.com", id!("sign-in-demo-utente")),
    ("uzytkownik@example.com", id!("sign-in-demo-uzytkownik")),
];

/// The id of the address field.
pub const ADDRESS: &str = "sign-in-address";
/// The id of the password field.
pub const PASSWORD: &str = "sign-in-password";

/// State of the sign-in form.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// True while the request is under way.
    pub busy: bool,
    /// True while the password is shown.
    pub shown: bool,
    /// Notice about the last attempt.
    pub said: Option<Said>,
    /// Address of the user who was signed in a moment ago; empty for none.
    pub address: String,
}

impl SignIn {
    /// Draws the page. Its buttons are those of [`SignIn::form`] and the demo's addresses.
    pub fn page(&self, messages: &dyn Messages, demo: bool) -> Shape {
        let say = |id: MessageId| messages.text(id);
        let mut page = shape("div", "narrow")
            .and(
                shape("h1", "")
                    .with("tabindex", "-1")
                    .text(&say(id!("sign-in-title"))),
            )
            .and(shape("p", "lead").text(&say(id!("sign-in-lead"))))
            .and(shape("div", "card").and(self.form(messages)));
        if demo {
            page.add(who_is_who(messages));
        }
        page.add(shape("p", "hint").text(&say(id!("sign-in-forgotten"))));
        shape("main", "").and(page)
    }

    /// Draws address, password and button. The form is named `sign-in`, the button that shows the password `reveal`.
    ///
    /// Values typed stay in the inputs, which no code writes into and which have no `name`: even if the browser submitted the form itself,
    /// nothing of it would leave, and `post` keeps it out of every address.
    pub fn form(&self, messages: &dyn Messages) -> Shape {
        let say = |id: MessageId| messages.text(id);
        let reveal = if self.shown {
            say(id!("shell-password-hide"))
        } else {
            say(id!("shell-password-show"))
        };
        let reveal =
            button("button plain", "reveal", &reveal).with("aria-describedby", &format!("{PASSWORD}-label"));
        let address = TextField {
            id: ADDRESS,
            label: say(id!("sign-in-address")),
            hint: String::new(),
            kind: "text",
            autocomplete: "username",
            address: true,
            value: Some(self.address.as_str()).filter(|address| !address.is_empty()),
        };
        let password = TextField {
            id: PASSWORD,
            label: say(id!("sign-in-password")),
            hint: String::new(),
            kind: if self.shown { "text" } else { "password" },
            autocomplete: "current-password",
            address: false,
            value: None,
        };
        let mut submit = shape("button", "button primary").with("type", "submit");
        if self.busy {
            submit = submit.with("aria-disabled", "true").with("aria-busy", "true");
        }
        shape("form", "form")
            .with("method", "post")
            .with("novalidate", "")
            .with("data-form", "sign-in")
            .and(status(self.said.as_ref()))
            .and(address.draw(true, None))
            .and(password.draw(true, Some(reveal)))
            .and(shape("span", "button-with-reason").and(submit.text(&say(id!("sign-in-submit")))))
    }
}

/// Who is who in the demo; a press fills the address in.
fn who_is_who(messages: &dyn Messages) -> Shape {
    let say = |id: MessageId| messages.text(id);
    let mut accounts = shape("ul", "");
    for (address, role) in DEMO_ACCOUNTS {
        let fill = button("button plain", address, "").and(shape("bdi", "").text(address));
        let role = shape("span", "hint").text(&say(role));
        accounts.add(shape("li", "").and(fill).and(role));
    }
    let mail = link(&Page::DemoMail, "", &say(id!("sign-in-demo-mail")));
    shape("section", "card demo-accounts")
        .keyed("demo")
        .and(shape("h2", "").text(&say(id!("sign-in-demo-title"))))
        .and(shape("p", "").text(&say(id!("sign-in-demo-text"))))
        .and(accounts)
        .and(shape("p", "").and(mail))
}
