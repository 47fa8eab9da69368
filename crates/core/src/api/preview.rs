//! What mail clients show: `POST /api/v1/preview`.

use serde::{Deserialize, Serialize};

use crate::{authentication::Dmarc, delivery_route::DeliveryRoute, headers::Headers, received::Diagnosis};

/// A message, or who writes by which route; who vouches for it; and for which clients the answer is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PreviewRequest {
    /// A message, or its header section alone. Kept nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Instead of a message: who writes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<PreviewIdentity>,
    /// Who vouches for the message; without it what is expected of the route, or what the message says of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication: Option<PreviewAuthentication>,
    /// Ids of clients; all if there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clients: Vec<String>,
    /// Language of the clients and of the explanations: `en`, `it` or `pl`; English if it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// Who writes, and by which route.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PreviewIdentity {
    /// Address in From.
    pub from: String,
    /// Name in From; empty for the primary address's.
    pub name: String,
    /// Primary address.
    pub primary: String,
    /// Name of the primary address.
    pub primary_name: String,
    /// Address in Reply-To; empty for none.
    pub reply_to: String,
    /// Who delivers.
    pub route: DeliveryRoute,
}

/// Who vouches for a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PreviewAuthentication {
    /// The domain for which SPF passes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spf: Option<String>,
    /// The domains of passing DKIM signatures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dkim: Vec<String>,
    /// What DMARC says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc: Option<Dmarc>,
    /// The server whose `Authentication-Results` in the message are to be believed (RFC 8601 section 2.5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authserv_id: Option<String>,
    /// Whether the `Authentication-Results` without a server's name are to be believed, as Microsoft's servers write them;
    /// `authservId` is not looked at then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub believe_unnamed: bool,
}

/// What each client shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PreviewResponse {
    /// One for each client, in the order of the catalogue.
    pub clients: Vec<ClientPreview>,
    /// Who vouches for the message, and who says so.
    pub authentication: AuthenticationUsed,
    /// The header fields that decide, as they were read.
    pub headers: Headers,
    /// Which route the message takes, or took as far as its headers tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<DeliveryRoute>,
    /// Of a message that somebody received: how it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<Diagnosis>,
}

/// What one client shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClientPreview {
    /// The program's usual name in kebab case.
    pub id: String,
    /// Its name as people know it.
    pub name: String,
    /// `desktop`, `web`, `mobile` or `terminal`.
    pub platform: String,
    /// The sender's column in the message list; empty if that is not known.
    pub list: String,
    /// The lines of the opened message.
    pub rows: Vec<PreviewRow>,
    /// Lines that appear once details are opened. Of a client that is not known all that is assumed stands here.
    pub details: Vec<PreviewRow>,
    /// What the client adds of its own, in its own words.
    pub badges: Vec<String>,
    /// `on-behalf`, `sender-row`, `via`, `in-details`, `direct` or `unknown`.
    pub effect: String,
    /// What led to it, in words.
    pub why: String,
    /// How that is known.
    pub evidence: PreviewEvidence,
}

/// `GET /api/v1/clients`: the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClientList {
    /// Every client, in the order of the catalogue.
    pub clients: Vec<ClientInfo>,
}

/// A client of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClientInfo {
    /// The program's usual name in kebab case.
    pub id: String,
    /// Its name as people know it.
    pub name: String,
    /// `desktop`, `web`, `mobile` or `terminal`.
    pub platform: String,
    /// How its rule is known.
    pub evidence: PreviewEvidence,
    /// How the places in its message list are known; grade `D`: they are not, and pictures are drawn neutrally.
    pub list_layout: PreviewEvidence,
    /// How the places in its opened message are known; grade `D`: they are not, and pictures are drawn neutrally.
    pub message_layout: PreviewEvidence,
}

/// A line of the opened message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewRow {
    /// The client's own label; empty if it has none.
    pub label: String,
    /// What stands there.
    pub text: String,
    /// Whether the line shows somebody or something else than the author.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tells: bool,
}

/// How a rule is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewEvidence {
    /// `A-run`, `A`, `B`, `C` or `D`.
    pub grade: String,
    /// Source file, vendor page or report.
    pub source: String,
    /// Version that was read or run.
    pub version: String,
}

/// Who vouches for a message, and who says so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct AuthenticationUsed {
    /// The domain for which SPF passes.
    pub spf: Option<String>,
    /// The domains of passing DKIM signatures.
    pub dkim: Vec<String>,
    /// What DMARC says.
    pub dmarc: Option<Dmarc>,
    /// The From domain that DMARC was asked about; absent if nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc_domain: Option<String>,
    /// Whether SPF has a result; without one it is not known whether it passes.
    pub spf_checked: bool,
    /// Whether DKIM has a result, if only that there is no signature.
    pub dkim_checked: bool,
    /// Who says so.
    pub source: AuthenticationSource,
    /// What other servers wrote into the message: anybody can write such a line, so it is not used.
    pub unverified: Vec<UnverifiedResults>,
}

/// Who says who vouches for a message.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum AuthenticationSource {
    /// Nobody.
    #[default]
    None,
    /// The request.
    Given,
    /// It is what the route leads to expect.
    Expected,
    /// The server that the request names, in the message.
    Results,
}

/// `Authentication-Results` that are not used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct UnverifiedResults {
    /// The server that is said to have written them; empty where they carry no name.
    pub authserv_id: String,
    /// The domain for which SPF is said to pass.
    pub spf: Option<String>,
    /// The domains whose signatures are said to pass.
    pub dkim: Vec<String>,
    /// What DMARC is said to say.
    pub dmarc: Option<Dmarc>,
    /// The From domain that it is said to say it of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc_domain: Option<String>,
}
