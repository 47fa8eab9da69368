//! The header: the product's name, where one can go, language, account.

use super::controls::{button, link};
use crate::{
    Language,
    api::Account,
    page::Page,
    role::Permission,
    shape::{Shape, shape},
    text::{MessageId, Messages, id},
};

/// Data for the header of every page.
pub struct Header<'a> {
    /// The page that is open.
    pub here: &'a Page,
    /// Signed-in user; `None` before sign-in.
    pub account: Option<&'a Account>,
    /// True in the demo.
    pub demo: bool,
    /// Errors in message files that a translator is editing; usually empty.
    pub problems: &'a str,
}

impl Header<'_> {
    /// Draws the header. Its buttons are named `skip`, `sign-out` and `language-` with a tag.
    pub fn draw(&self, messages: &dyn Messages) -> Shape {
        let say = |id: MessageId| messages.text(id);
        let skip = shape("a", "skip")
            .with("href", "#main")
            .with("data-name", "skip")
            .text(&say(id!("shell-skip")));
        let mut header = shape("header", "shell")
            .and(self.marked(&Page::Home, link(&Page::Home, "brand", "Fromline")))
            .and(self.places(messages))
            .and(self.tools(messages));
        header.key = "shell";
        let mut all = shape("div", "").and(skip).and(header);
        if !self.problems.is_empty() {
            all.add(
                shape("div", "notice failure")
                    .with("role", "alert")
                    .and(shape("p", "").text(&say(id!("shell-broken-texts"))))
                    .and(
                        shape("pre", "problems")
                            .with("lang", "en")
                            .with("dir", "ltr")
                            .text(self.problems),
                    ),
            );
        }
        all
    }

    fn places(&self, messages: &dyn Messages) -> Shape {
        let signed_in = self.account.is_some();
        let may = |permission| self.account.is_some_and(|account| account.may(permission));
        let mut places = shape("ul", "");
        for (page, id, there) in [
            (
                Page::Policy,
                id!("shell-nav-policy"),
                may(Permission::SeePolicies),
            ),
            (Page::People, id!("people-title"), may(Permission::SeePeople)),
            (Page::Aliases, id!("shell-nav-aliases"), signed_in),
            (Page::Preview, id!("shell-nav-preview"), true),
            (Page::Help, id!("shell-nav-help"), true),
            (Page::DemoMail, id!("shell-nav-demo"), self.demo),
        ] {
            if there {
                let link = self.marked(&page, link(&page, "", &messages.text(id)));
                places.add(shape("li", "").and(link));
            }
        }
        let name = messages.text(id!("shell-navigation"));
        shape("nav", "").with("aria-label", &name).and(places)
    }

    fn tools(&self, messages: &dyn Messages) -> Shape {
        let say = |id: MessageId| messages.text(id);
        let mut tools = shape("div", "tools");
        if let Some(account) = self.account {
            let what = format!("{} ", say(id!("shell-nav-account")));
            let who = link(&Page::Account, "who", "")
                .and(shape("span", "visually-hidden").text(&what))
                .and(shape("bdi", "").text(&account.address));
            tools.add(self.marked(&Page::Account, who));
            tools.add(button("button plain", "sign-out", &say(id!("shell-sign-out"))));
        } else {
            let sign_in = link(&Page::SignIn, "button plain", &say(id!("shell-sign-in")));
            tools.add(self.marked(&Page::SignIn, sign_in));
        }
        // At the edge: the words beside it change with the language, and it must not move under the pointer.
        tools.and(languages(messages))
    }

    /// Marks a link when it is the page that is drawn, or the place that page belongs to.
    fn marked(&self, to: &Page, link: Shape) -> Shape {
        if self.here == to {
            link.with("aria-current", "page")
        } else if self.here.is_within(to) {
            link.with("aria-current", "true")
        } else {
            link
        }
    }
}

/// The languages by their own names; the one in use is marked.
fn languages(messages: &dyn Messages) -> Shape {
    let spoken = messages.language();
    let mut switch = shape("div", "language-switch")
        .with("role", "group")
        .with("aria-label", &messages.text(id!("shell-language")));
    for language in Language::all() {
        let code = language.code();
        let name = language.name();
        let pressed = if language == spoken { "true" } else { "false" };
        switch.add(
            button("", &format!("language-{code}"), "")
                .with("lang", code)
                .with("title", name)
                .with("aria-pressed", pressed)
                .and(shape("span", "").text(&code.to_ascii_uppercase()))
                .and(shape("span", "visually-hidden").text(&format!(" – {name}"))),
        );
    }
    switch
}
