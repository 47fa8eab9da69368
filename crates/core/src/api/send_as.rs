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
    /// HTML, sanitised on write, shown nowhere by Fromline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Whether this is the address that the user signs in with. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_primary: Option<bool>,
    /// What clients preselect, and where a message without From is from. Only `true` can be written; it takes the mark from the
    /// former default. In create it holds from the confirmation on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    /// Whether mail to this address counts as mail to the primary one. Does not change the From line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treat_as_alias: Option<bool>,
    /// The gateway of this alias; absent means that the organisation's servers deliver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_msa: Option<SmtpMsa>,
    /// Whether ownership was confirmed. Read only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_status: Option<VerificationStatus>,
    /// What Google does not have. Read only; ignored in requests.
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
    /// Written, never answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Written, never answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// In place of a password: what `consents/finish` gave. Written, never answered; not in Google's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
    /// How the connection is protected.
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

/// Google's `SmtpMsa.securityMode`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum SecurityMode {
    /// Nothing was given.
    #[default]
    SecurityModeUnspecified,
    /// Plain text. Understood and refused: no password leaves without TLS.
    None,
    /// Implicit TLS (RFC 8314), usually port 465.
    Ssl,
    /// STARTTLS (RFC 3207), required, never opportunistic; usually port 587.
    Starttls,
}

/// Google's `SendAs.verificationStatus`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum VerificationStatus {
    /// Never answered.
    VerificationStatusUnspecified,
    /// Ready to use.
    Accepted,
    /// Waits for the code that was mailed to the address.
    Pending,
}

/// Fromline's own part of [`SendAs`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SendAsState {
    /// Whether the alias has a gateway that the policy forbids now.
    pub suspended: bool,
    /// What happens to the mail of a suspended alias; absent while it is not suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<crate::policy::SuspendedMail>,
    /// The address with its domain in ASCII, if the domain could be taken for another one (UTS 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelled_out: Option<String>,
    /// The confirmation mail of a pending alias.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// The provider (`consents/providers`) whose tokens its gateway is signed in at with; absent where that is a password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
    /// How its gateway fares; absent without one, and until somebody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<super::GatewayHealth>,
    /// What its gateway changes, as the newest test message showed whose headers were reported; absent until then, and once the
    /// gateway is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<SeenArrival>,
}

/// A test message as it arrived, compared with what left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SeenArrival {
    /// When the message was sent, RFC 3339.
    pub at: String,
    /// What the gateway changed; empty: nothing that could be seen.
    pub changes: Vec<GatewayChange>,
    /// What the reported headers did not show: of that, it is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<MissingPart>,
}

/// The state of the confirmation mail and code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Confirmation {
    /// Where the mail is.
    pub mail: MailState,
    /// Why it could not be sent, or why it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// When the code ends, RFC 3339: 24 hours after its mail has left. Until then the end moves.
    pub expires: String,
    /// Wrong codes that may still be entered, five at first.
    pub tries_left: u8,
    /// Mails that may still be asked for today.
    pub resends_left: u8,
}

/// Where a mail of ours is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MailState {
    /// Waiting for the relay, or for another attempt.
    OnItsWay,
    /// The relay took it.
    Sent,
    /// It will not be tried again.
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

/// `…/sendAs/{address}/confirm`: the code, or the token of the mailed link.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ConfirmRequest {
    /// Nine digits; spaces are ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// From the link's fragment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// `…/sendAs/{address}/sendTest`.
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

/// What left: the header values byte for byte as in the message, and the envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SendTestResponse {
    /// Who delivered: `ORGANISATION` or `GATEWAY`.
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
    /// The recipient.
    pub to: String,
    /// The Message-ID, without angle brackets.
    pub message_id: String,
}

/// `…/sendAs/{address}/reportTest`: a test message as it arrived.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportTestRequest {
    /// The message, or its header section alone. Of it nothing is kept but the result, who gave it, and what the gateway changed.
    pub message: String,
    /// The server whose `Authentication-Results` are to be believed: the one that received the message (RFC 8601 section
    /// 2.5). It need not be said if one server alone has written a result, and not one of the sender's side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authserv_id: Option<String>,
    /// Whether results without a server's name are believed, as Microsoft's servers write them; `authservId` is not looked at then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub believe_unnamed: bool,
}

/// What a reported test message told. Both are kept until the gateway changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReportTestResponse {
    /// What the gateway changed.
    pub arrived: SeenArrival,
    /// Whether it passed DMARC; absent if the headers prove nothing about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenAuthentication>,
    /// Why they do not: `RESULTS_MISSING`, `RESULTS_UNNAMED`, or `TEST_MESSAGE_OTHER_FROM`, since a result is about the author that arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unseen: Option<Reason>,
}
