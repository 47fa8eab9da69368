//! The caller's aliases: Google's `users.settings.sendAs` for `me`, and what Fromline adds.

use fromline_core::api::{
    ConfirmRequest, ListSendAsResponse, ReportTestRequest, ReportTestResponse, SendAs, SendTestRequest,
    SendTestResponse,
};

use super::http::{ApiFailure, Call, Cancel, Method, change, get, post, read, send, write};
use crate::route::encode;

const SEND_AS: &str = "/gmail/v1/users/me/settings/sendAs";

fn path(address: &str) -> String {
    format!("{SEND_AS}/{}", encode(address))
}

fn own_path(address: &str, verb: &str) -> String {
    format!("/api/v1/users/me/settings/sendAs/{}/{verb}", encode(address))
}

/// Reads the primary address and the aliases.
pub async fn list_aliases() -> Result<ListSendAsResponse, ApiFailure> {
    get(SEND_AS).await
}

/// Reads an alias by its address.
pub async fn get_alias(address: &str) -> Result<SendAs, ApiFailure> {
    get(&path(address)).await
}

/// Adds an alias. With a gateway the server first connects and signs in there, which takes a while and can be cancelled: then nothing is
/// created.
pub async fn create_alias(alias: &SendAs, cancel: &Cancel) -> Result<SendAs, ApiFailure> {
    write_alias(Method::POST, SEND_AS, alias, Some(cancel)).await
}

/// Changes the given fields; a gateway without password keeps the old one.
pub async fn patch_alias(
    address: &str,
    alias: &SendAs,
    cancel: Option<&Cancel>,
) -> Result<SendAs, ApiFailure> {
    write_alias(Method::PATCH, &path(address), alias, cancel).await
}

/// Replaces the alias; a request without a gateway removes the alias's.
pub async fn update_alias(
    address: &str,
    alias: &SendAs,
    cancel: Option<&Cancel>,
) -> Result<SendAs, ApiFailure> {
    write_alias(Method::PUT, &path(address), alias, cancel).await
}

/// Deletes an alias by its address.
pub async fn delete_alias(address: &str) -> Result<(), ApiFailure> {
    change(Method::DELETE, &path(address), "{}".to_owned()).await?;
    Ok(())
}

/// Has a new confirmation code emailed.
pub async fn resend_confirmation(address: &str) -> Result<(), ApiFailure> {
    change(
        Method::POST,
        &format!("{}/verify", path(address)),
        "{}".to_owned(),
    )
    .await?;
    Ok(())
}

/// Confirms an alias with its code or its link's token.
pub async fn confirm_alias(address: &str, request: &ConfirmRequest) -> Result<SendAs, ApiFailure> {
    post(&own_path(address, "confirm"), request).await
}

/// Sends a test message from an alias.
pub async fn send_test(address: &str, request: &SendTestRequest) -> Result<SendTestResponse, ApiFailure> {
    post(&own_path(address, "sendTest"), request).await
}

/// Reports a test message as it arrived.
pub async fn report_test(
    address: &str,
    request: &ReportTestRequest,
) -> Result<ReportTestResponse, ApiFailure> {
    post(&own_path(address, "reportTest"), request).await
}

async fn write_alias(
    method: Method,
    url: &str,
    alias: &SendAs,
    cancel: Option<&Cancel>,
) -> Result<SendAs, ApiFailure> {
    let call = Call {
        method,
        url,
        body: Some(write(alias)),
        cancel,
        ..Call::default()
    };
    read(&send(call).await?)
}
