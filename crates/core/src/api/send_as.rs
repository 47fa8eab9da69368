//! Google's `SendAs` (`gmail.v1`, `users.settings.sendAs`), and what Fromline adds to it.

use serde::{Deserialize, Serialize};

use super::SeenAuthentication;
use crate::{
    Reason,
    changes::{GatewayChange, MissingPart},
};

/// A From address of a user: the primary address or an alias.
///
/// As a request every field is optional, so that PATCH can tell "not given" from "empty".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SendAs {
    /// The address in the From header. Written only by create.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_as_email: Option<String>,
    /// The name in the From header; empty means the primary address's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The address in the Reply-To header; empty means that no such header is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to_address: Option<String>,
    /// HTML signature, sanitised on write; Fromline shows it nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// True for the user's primary address, with which they sign in. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_primary: Option<bool>,
    /// True for the address that clients preselect and that sends messages without From. Only `true` can be written, which unsets the
    /// former default. In create it takes effect on confirmation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    /// True if mail to this address counts as mail to the primary one. Does not change the From line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treat_as_alias: Option<bool>,
    /// The gateway of this alias; absent means that the organisation's servers deliver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_msa: Option<SmtpMsa>,
    /// State of the confirmation of ownership. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_status: Option<VerificationStatus>,
    /// Fromline's additions to Google's resource. Read only; ignored in requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fromline: Option<SendAsState>,
}

/// The gateway of an alias: an external SMTP server, Google's `SmtpMsa`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SmtpMsa {
    /// Host name of the server.
    pub host: String,
    /// TCP port: 25, 465 or 587.
    pub port: i64,
    /// User name at the gateway. Write only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Password at the gateway. Write only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Consent from `consents/finish`, in place of a password. Write only; not in Google's API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
    /// Encryption of the connection.
    pub security_mode: SecurityMode,
}

/// Username, password and consent stay out of logs.
impl std::fmt::Debug for SmtpMsa {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpMsa")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security_mode", &self.security_mode)
            .finish_non_exhaustive()
    }
}

/// Encryption of a gateway's connection: Google's `SmtpMsa.securityMode`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum SecurityMode {
    /// The field was omitted.
    #[default]
    SecurityModeUnspecified,
    /// Plain text. Understood and refused: no password is sent without TLS.
    None,
    /// Implicit TLS (RFC 8314), usually port 465.
    Ssl,
    /// STARTTLS (RFC 3207), required, never opportunistic; usually port 587.
    Starttls,
}

/// Confirmation of ownership: Google's `SendAs.verificationStatus`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum VerificationStatus {
    /// Protobuf's default value; never returned.
    VerificationStatusUnspecified,
    /// Confirmed and ready to use.
    Accepted,
    /// Waiting for the code that was emailed to the address.
    Pending,
}

/// Fromline's own part of [`SendAs`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SendAsState {
    /// True if the alias has a gateway that the policy currently forbids.
    pub suspended: bool,
    /// Policy for mail of suspended aliases; absent while the alias is not suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<crate::policy::SuspendedMail>,
    /// The address with its domain in ASCII, if the domain could be taken for another one (UTS 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelled_out: Option<String>,
    /// State of the confirmation of a pending alias.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// The provider (`consents/providers`) whose tokens sign in at its gateway; absent if a password does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
    /// Health of its gateway; absent without one, and before the first attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<super::GatewayHealth>,
    /// Changes that its gateway makes, as the newest reported test message showed; absent before a report, and after the gateway was
    /// changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<SeenArrival>,
}

/// A test message as it arrived, compared with what left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SeenArrival {
    /// Time when the message was sent, RFC 3339.
    pub at: String,
    /// Changes made by the gateway; empty if none could be seen.
    pub changes: Vec<GatewayChange>,
    /// Parts that the reported headers lack, so that changes to them are not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<MissingPart>,
}

/// The state of the confirmation mail and code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Confirmation {
    /// Delivery of the confirmation email.
    pub mail: MailState,
    /// Reason why the email could not be sent or is waiting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// End of the code's validity, RFC 3339: 24 hours after the email was sent; before that it is an estimate that moves.
    pub expires: String,
    /// Wrong codes that may still be entered, five at first.
    pub tries_left: u8,
    /// Confirmation emails that may still be requested today.
    pub resends_left: u8,
}

/// Delivery of an email that Fromline sends.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MailState {
    /// Waiting for the relay, or for another attempt.
    OnItsWay,
    /// The relay accepted it.
    Sent,
    /// Delivery failed; it will not be tried again.
    Failed,
}

/// The answer of `sendAs.list`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ListSendAsResponse {
    /// The primary address first, then the aliases by age.
    #[serde(default)]
    pub send_as: Vec<SendAs>,
}

/// The request of `…/sendAs/{address}/confirm`: the code, or the token of the emailed link.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ConfirmRequest {
    /// The code: nine digits; spaces are ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The token from the link's fragment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// The request of `…/sendAs/{address}/sendTest`: sends a test message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendTestRequest {
    /// The primary address or an accepted alias of the same user.
    pub to: String,
    /// Language of the test message, `en`, `it` or `pl`; the account's if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// The test message as sent: header values byte for byte, and the envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SendTestResponse {
    /// The server that delivered: `ORGANISATION` or `GATEWAY`.
    pub route: crate::delivery_route::DeliveryRoute,
    /// Value of the From header.
    pub from: String,
    /// Value of the Sender header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// Value of the Reply-To header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// The envelope sender (MAIL FROM), without angle brackets.
    pub envelope_sender: String,
    /// Envelope recipient (RCPT TO).
    pub to: String,
    /// The Message-ID, without angle brackets.
    pub message_id: String,
}

/// The request of `…/sendAs/{address}/reportTest`: a test message as it arrived.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportTestRequest {
    /// The message, or its header section alone. Only the result, its server, and the gateway's changes are stored.
    pub message: String,
    /// The trusted server, whose `Authentication-Results` are used: the one that received the message (authserv-id, RFC 8601 section 2.5).
    /// May be omitted if only one server wrote a result and it is not on the sender's side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authserv_id: Option<String>,
    /// True to trust results without a server's name, as Microsoft's servers write them; `authservId` is then ignored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub believe_unnamed: bool,
}

/// Findings from a reported test message. They are kept until the gateway changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReportTestResponse {
    /// Changes made by the gateway.
    pub arrived: SeenArrival,
    /// DMARC's result at the receiving server; absent if the headers prove none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenAuthentication>,
    /// Reason for the absence of `seen`: `RESULTS_MISSING`, `RESULTS_UNNAMED`, or `TEST_MESSAGE_OTHER_FROM`, since a result applies to the
    /// author that arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unseen: Option<Reason>,
}
