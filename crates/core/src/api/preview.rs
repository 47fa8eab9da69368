//! What mail clients show: `POST /api/v1/preview`.

use serde::{Deserialize, Serialize};

use crate::{authentication::Dmarc, delivery_route::DeliveryRoute, headers::Headers, received::Diagnosis};

/// The request of `POST /api/v1/preview`: a message or an identity, its authentication, and the clients to draw.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PreviewRequest {
    /// The message, or its header section alone. It is not stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The author and the route, in place of a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<PreviewIdentity>,
    /// Authentication results of the message; if absent, those expected of the route, or those in the message itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication: Option<PreviewAuthentication>,
    /// Ids of the clients; all clients if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clients: Vec<String>,
    /// Language of the clients and of the explanations: `en`, `it` or `pl`; English if empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// An author and a delivery route to preview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PreviewIdentity {
    /// Address in the From header.
    pub from: String,
    /// Name in the From header; if empty, the primary address's.
    pub name: String,
    /// The user's primary address.
    pub primary: String,
    /// Name of the primary address.
    pub primary_name: String,
    /// Address in the Reply-To header; empty for none.
    pub reply_to: String,
    /// The server that delivers the message.
    pub route: DeliveryRoute,
}

/// Authentication results for a previewed message.
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
    /// DMARC's result for the From domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc: Option<Dmarc>,
    /// The trusted server whose `Authentication-Results` in the message are used (authserv-id, RFC 8601 section 2.5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authserv_id: Option<String>,
    /// True to trust `Authentication-Results` without a server's name, as Microsoft's servers write them; `authservId` is then ignored.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub believe_unnamed: bool,
}

/// The answer of `POST /api/v1/preview`: what each client shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PreviewResponse {
    /// A preview for each client, in the order of the catalogue.
    pub clients: Vec<ClientPreview>,
    /// The authentication results used, and their source.
    pub authentication: AuthenticationUsed,
    /// The parsed header fields that decide.
    pub headers: Headers,
    /// The delivery route of the message, or the one it took as far as its headers tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<DeliveryRoute>,
    /// The route of a received message, as its headers tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<Diagnosis>,
}

/// A client's display of a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClientPreview {
    /// The program's usual name in kebab case.
    pub id: String,
    /// Name of the client for people.
    pub name: String,
    /// `desktop`, `web`, `mobile` or `terminal`.
    pub platform: String,
    /// The sender's column in the message list; empty if that is not known.
    pub list: String,
    /// The lines of the opened message.
    pub rows: Vec<PreviewRow>,
    /// Lines that appear once details are opened. Of a client that is not known all that is assumed stands here.
    pub details: Vec<PreviewRow>,
    /// Banners and warnings that the client adds, in its own words.
    pub badges: Vec<String>,
    /// `on-behalf`, `sender-row`, `via`, `in-details`, `direct` or `unknown`.
    pub effect: String,
    /// Explanation of the effect, as a sentence.
    pub why: String,
    /// Evidence for the client's rule.
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
    /// Name of the client for people.
    pub name: String,
    /// `desktop`, `web`, `mobile` or `terminal`.
    pub platform: String,
    /// Evidence for the client's rule.
    pub evidence: PreviewEvidence,
    /// Evidence for the layout of its message list; with grade `D` it is not known, and pictures are drawn neutrally.
    pub list_layout: PreviewEvidence,
    /// Evidence for the layout of its opened message; with grade `D` it is not known, and pictures are drawn neutrally.
    pub message_layout: PreviewEvidence,
}

/// A line of the opened message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewRow {
    /// The client's own label; empty if it has none.
    pub label: String,
    /// Text of the line.
    pub text: String,
    /// True if the line reveals a sender other than the author.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tells: bool,
}

/// Evidence for a client's rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewEvidence {
    /// Grade of the evidence: `A-run`, `A`, `B`, `C` or `D`.
    pub grade: String,
    /// Source file, vendor page or report, as it is named there; empty with grade `D`.
    pub source: String,
    /// Version that was read or run.
    pub version: String,
    /// Sentences about how the program was run and what is assumed, in the language of the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

/// Authentication results used for a preview, and their source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct AuthenticationUsed {
    /// The domain for which SPF passes.
    pub spf: Option<String>,
    /// The domains of passing DKIM signatures.
    pub dkim: Vec<String>,
    /// DMARC's result for the From domain.
    pub dmarc: Option<Dmarc>,
    /// The From domain that DMARC was evaluated for; absent if no source names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc_domain: Option<String>,
    /// True if SPF has a result; otherwise it is not known whether it passes.
    pub spf_checked: bool,
    /// True if DKIM has a result, even if it is that there is no signature.
    pub dkim_checked: bool,
    /// Source of the results.
    pub source: AuthenticationSource,
    /// Results by untrusted servers in the message. Anyone can forge such a line, so they are not used.
    pub unverified: Vec<UnverifiedResults>,
}

/// The source of authentication results.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum AuthenticationSource {
    /// No source: there are no results.
    #[default]
    None,
    /// The request stated them.
    Given,
    /// Expected of the delivery route.
    Expected,
    /// `Authentication-Results` in the message by the server that the request trusts.
    Results,
}

/// `Authentication-Results` that are not trusted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct UnverifiedResults {
    /// The server that they name (authserv-id); empty if they name none.
    pub authserv_id: String,
    /// The domain for which they say SPF passes.
    pub spf: Option<String>,
    /// The domains whose DKIM signatures they say pass.
    pub dkim: Vec<String>,
    /// DMARC's result, as they state it.
    pub dmarc: Option<Dmarc>,
    /// The From domain that they state DMARC's result for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc_domain: Option<String>,
}
