//! Wire forms of From addresses.

use fromline_base::{clock::format_second, lookalike};
use fromline_core::api::{
    Confirmation, ReportTestResponse, SeenAuthentication, SendAs, SendAsState, SendTestResponse, SmtpMsa,
    VerificationStatus,
};
use fromline_services::{
    aliases::{AliasDetail, FromAddress, PendingConfirmation, PrimaryDetail},
    test_message::SentTest,
    test_report::TestReport,
};
use fromline_store::{gateways::StoredGateway, test_messages::ReceiverResult};

use fromline_http::gateway::{arrival_to_api, health_to_api};

/// Converts a From address to its wire form.
pub fn to_api(found: FromAddress) -> SendAs {
    match found {
        FromAddress::Primary(primary) => primary_to_api(primary),
        FromAddress::Alias(detail) => alias_to_api(*detail),
    }
}

fn primary_to_api(primary: PrimaryDetail) -> SendAs {
    SendAs {
        send_as_email: Some(primary.address),
        display_name: Some(primary.name),
        reply_to_address: Some(primary.reply_to),
        signature: primary.signature,
        is_primary: Some(true),
        is_default: primary.is_default.then_some(true),
        treat_as_alias: None,
        smtp_msa: None,
        verification_status: Some(VerificationStatus::Accepted),
        fromline: None,
    }
}

/// Converts an alias to its wire form, which never contains credentials or the confirmation code.
pub fn alias_to_api(detail: AliasDetail) -> SendAs {
    let (suspended, is_checked) = (detail.is_suspended(), detail.is_checked());
    let AliasDetail {
        alias,
        policy,
        confirmation,
        provider,
        health,
        arrival,
        at,
    } = detail;
    SendAs {
        is_primary: None,
        is_default: alias.is_default.then_some(true),
        treat_as_alias: Some(alias.treat_as_alias),
        smtp_msa: alias.gateway.as_ref().map(gateway_to_api),
        verification_status: Some(if alias.accepted {
            VerificationStatus::Accepted
        } else {
            VerificationStatus::Pending
        }),
        fromline: Some(SendAsState {
            suspended,
            suspended_mail: suspended.then_some(policy.suspended_mail),
            spelled_out: lookalike::spelled_out(alias.address.as_str()),
            confirmation: confirmation.as_ref().map(confirmation_to_api),
            consent: provider,
            health: health.map(|health| health_to_api(&health, is_checked, at)),
            arrived: arrival.map(arrival_to_api),
        }),
        send_as_email: Some(alias.address.to_string()),
        display_name: Some(alias.name),
        reply_to_address: Some(alias.reply_to),
        signature: alias.signature,
    }
}

fn gateway_to_api(stored: &StoredGateway) -> SmtpMsa {
    SmtpMsa {
        host: stored.gateway.host.to_string(),
        port: i64::from(stored.gateway.port),
        username: None,
        password: None,
        consent: None,
        security_mode: stored.gateway.security.mode(),
    }
}

fn confirmation_to_api(pending: &PendingConfirmation) -> Confirmation {
    Confirmation {
        mail: pending.mail,
        reason: pending.reason,
        expires: pending.expires.to_string(),
        tries_left: pending.tries_left,
        resends_left: u8::try_from(pending.resends_left).unwrap_or(u8::MAX),
    }
}

/// Converts a receiving server's results to their wire form.
pub fn seen_to_api(seen: ReceiverResult) -> SeenAuthentication {
    SeenAuthentication {
        dmarc: seen.dmarc,
        at: format_second(seen.at),
        authserv_id: seen.authserv_id,
    }
}

/// Converts the findings of a test message to their wire form.
pub fn report_to_api(report: TestReport) -> ReportTestResponse {
    ReportTestResponse {
        arrived: arrival_to_api(report.arrival),
        seen: report.seen.map(seen_to_api),
        unseen: report.unseen,
    }
}

/// Converts a test message as sent to its wire form.
pub fn sent_to_api(sent: SentTest) -> SendTestResponse {
    let SentTest {
        route,
        message,
        to,
        message_id,
    } = sent;
    SendTestResponse {
        route,
        from: message.from.header_value(),
        sender: message.sender.map(|sender| sender.header_value()),
        reply_to: message.reply_to.map(|reply_to| reply_to.header_value()),
        envelope_sender: message.envelope_sender,
        to,
        message_id,
    }
}
