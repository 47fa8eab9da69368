//! Thunderbird without a screen, led by Mozilla's own remote control as far as its button "Send".

use std::fs;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_conformance::{desktop::marionette::Marionette, wait::until};
use serde_json::{Value, json};

use super::{
    BODY, Letter, PEN_NAME, TO,
    desk::{Desk, Running},
};
use crate::{Failure, certificates::AUTHORITY, hosts::MAIL, world::PASSWORD};

/// Local folders and no first-run pages; what a user enters stands in [`write`].
const SETTINGS: &str = include_str!("thunderbird_user.js");

/// Writes and sends a letter in Thunderbird.
pub fn write(desk: &Desk, letter: &Letter<'_>) -> Result<(), Failure> {
    let profile = format!("profile-{}", letter.world.number());
    let settings = [
        ("identity.id1.useremail", letter.from),
        ("identity.id1.fullName", PEN_NAME),
        ("smtpserver.smtp1.hostname", MAIL.name),
        ("smtpserver.smtp1.username", &letter.user.address),
    ];
    let settings = settings.map(|(name, value)| format!("user_pref(\"mail.{name}\", {});\n", json!(value)));
    desk.write(
        &format!("{profile}/user.js"),
        SETTINGS.to_owned() + &settings.concat(),
    )?;
    let mut thunderbird = desk.command("thunderbird");
    thunderbird
        .args([
            "--headless",
            "--marionette",
            "-remote-allow-system-access",
            "--no-remote",
            "--profile",
        ])
        .arg(desk.path(&profile));
    let _running = Running::start(desk, "thunderbird.log", &mut thunderbird)?;
    let port = until("Thunderbird's port", || {
        let port = fs::read_to_string(desk.path(&profile).join("MarionetteActivePort")).unwrap_or_default();
        Ok(port.trim().parse().ok())
    })?;
    let mut marionette = Marionette::connect(port)?;
    let mut run = |command: &str, arguments: Value| {
        until(command, || {
            let answer = marionette.script(include_str!("thunderbird.js"), &json!([command, arguments]))?;
            Ok((answer == json!(true)).then_some(()))
        })
    };
    let authority = fs::read_to_string(desk.path(AUTHORITY))?;
    let der: String = authority
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    BASE64_STANDARD.decode(&der)?;
    run("trust", json!([der]))?;
    let server = format!("smtp://{}", MAIL.name);
    run("remember", json!([server, letter.user.address, PASSWORD]))?;
    run("compose", json!([TO, letter.subject, BODY]))?;
    run("send", json!([]))?;
    run("sent", json!([]))
}
