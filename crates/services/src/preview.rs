//! The preview of what mail clients show as a message's sender, for the API and the command line.

use fromline_base::{encoded_word, idn::to_ascii, unicode::UNICODE};
use fromline_core::{
    Language, Reason,
    address::Address,
    api::{AuthenticationSource, FieldViolation, PreviewAuthentication, PreviewIdentity, PreviewRequest},
    authentication::{Authentication, Believed, Checked, Results, collect_results},
    clients::{self, Card, Client, Evidence, WhyValues, render_received},
    delivery_route::DeliveryRoute,
    headers::{Headers, parse_fields},
    message::{Identity, Mailbox, compose},
    name::normalize_display_name,
    received::{Diagnosis, diagnose},
    text::{argument, values},
};
use fromline_text::Texts;

/// Largest number of signatures given in a request.
const SIGNATURES_MAX: usize = 20;
/// Largest number of programs requested by name.
const CLIENTS_MAX: usize = 100;

/// A message whose display is previewed.
#[derive(Clone, Debug)]
pub struct PreviewedMessage {
    /// The parsed header fields that decide.
    pub headers: Headers,
    /// The authentication results used.
    pub authentication: Authentication,
    /// The source of these results.
    pub source: AuthenticationSource,
    /// Results by servers that the user has not chosen to trust, which are not used.
    pub unverified: Vec<Results>,
    /// The delivery route, as far as it is known.
    pub route: Option<DeliveryRoute>,
    /// The route of a received message, as its headers tell it.
    pub diagnosis: Option<Diagnosis>,
}

/// What one client shows of a message.
#[derive(Clone, Debug)]
pub struct RenderedClient {
    /// Client that shows the message.
    pub client: &'static Client,
    /// Card of what the client shows.
    pub card: Card,
    /// The explanation of the effect, as a sentence.
    pub why: String,
    /// The remarks about the evidence for the client's rule, as sentences.
    pub remarks: Vec<String>,
}

/// What the requested clients show of a message.
#[derive(Clone, Debug)]
pub struct RenderedPreview {
    /// The message and what is known about it.
    pub message: PreviewedMessage,
    /// The clients, in the order of the catalogue.
    pub clients: Vec<RenderedClient>,
}

/// Renders the preview, or returns what is wrong with the request.
pub fn render_preview(
    texts: &Texts,
    request: &PreviewRequest,
) -> Result<RenderedPreview, Vec<FieldViolation>> {
    let mut violations = Vec::new();
    let language = match request.language.as_str() {
        "" => Some(Language::EN),
        tag => texts.language(tag),
    };
    if language.is_none() {
        violations.push(FieldViolation::new("language", Reason::LanguageUnknown));
    }
    let clients = chosen(&request.clients).map_err(|violation| violations.push(violation));
    let question = question(request).map_err(|more| violations.extend(more));
    match (language, clients, question) {
        (Some(language), Ok(clients), Ok(question)) => Ok(render(texts, language, clients, question)),
        _ => Err(violations),
    }
}

fn render(
    texts: &Texts,
    language: Language,
    clients: Vec<&'static Client>,
    message: PreviewedMessage,
) -> RenderedPreview {
    let rendered = |client: &'static Client| {
        let card = render_received(&message.headers, &message.authentication, client, language);
        let values = values!(
            argument,
            WhyValues {
                client = client.name,
                domain = card.why.domain().unwrap_or_default()
            }
        );
        let why = texts.say(language, card.why.message().with(&values));
        RenderedClient {
            client,
            card,
            why,
            remarks: remarks(texts, language, client.evidence),
        }
    };
    let clients = clients.into_iter().map(rendered).collect();
    RenderedPreview { message, clients }
}

/// The remarks about evidence, as sentences.
pub fn remarks(texts: &Texts, language: Language, evidence: Evidence) -> Vec<String> {
    let remarks = evidence.remarks.iter();
    remarks.map(|remark| texts.text(language, *remark)).collect()
}

fn chosen(ids: &[String]) -> Result<Vec<&'static Client>, FieldViolation> {
    if ids.is_empty() {
        return Ok(clients::catalogue().collect());
    }
    if ids.len() > CLIENTS_MAX {
        return Err(FieldViolation::new("clients", Reason::TooLong));
    }
    let unknown = ids.iter().position(|id| Client::find(id).is_none());
    match unknown {
        Some(place) => Err(FieldViolation::new(
            format!("clients[{place}]"),
            Reason::ClientUnknown,
        )),
        None => Ok(clients::catalogue()
            .filter(|client| ids.iter().any(|id| id == client.id))
            .collect()),
    }
}

fn question(request: &PreviewRequest) -> Result<PreviewedMessage, Vec<FieldViolation>> {
    let given = request.authentication.as_ref();
    let believed = given.map(checked).transpose()?.flatten();
    match (&request.message, &request.identity) {
        (Some(message), None) => received(message, given.and_then(server), believed),
        (None, Some(identity)) => composed(identity, believed),
        (Some(_), Some(_)) => Err(vec![FieldViolation::new("identity", Reason::BodyInvalid)]),
        (None, None) => Err(vec![FieldViolation::new("message", Reason::Required)]),
    }
}

/// Returns which server's results in the message are trusted.
fn server(given: &PreviewAuthentication) -> Option<Believed<'_>> {
    if given.believe_unnamed {
        Some(Believed::Unnamed)
    } else {
        given.authserv_id.as_deref().map(Believed::Named)
    }
}

/// Returns the authentication results given in the request; `None` if it only names a server to trust.
fn checked(given: &PreviewAuthentication) -> Result<Option<Authentication>, Vec<FieldViolation>> {
    if given.dkim.len() > SIGNATURES_MAX {
        return Err(vec![FieldViolation::new("authentication.dkim", Reason::TooLong)]);
    }
    let mut violations = Vec::new();
    let mut domain = |field: String, domain: &String| {
        let ascii = to_ascii(domain.trim());
        if ascii.is_none() {
            violations.push(FieldViolation::new(field, Reason::DomainInvalid));
        }
        ascii.unwrap_or_default()
    };
    let authentication = Authentication {
        spf: given
            .spf
            .as_ref()
            .map(|spf| domain("authentication.spf".to_owned(), spf)),
        dkim: given
            .dkim
            .iter()
            .enumerate()
            .map(|(place, dkim)| domain(format!("authentication.dkim[{place}]"), dkim))
            .collect(),
        dmarc: given.dmarc,
        ..Authentication::default()
    };
    if !violations.is_empty() {
        return Err(violations);
    }
    let says_something = server(given).is_none() || authentication != Authentication::default();
    // Whoever says what passed says that nothing else did; DMARC alone does not tell that.
    let dmarc_alone = authentication.dmarc.is_some() && !authentication.is_vouched_for();
    let checked = if dmarc_alone {
        Checked::default()
    } else {
        Checked::BOTH
    };
    Ok(says_something.then_some(Authentication {
        checked,
        ..authentication
    }))
}

/// Reads a received message.
fn received(
    message: &str,
    server: Option<Believed<'_>>,
    believed: Option<Authentication>,
) -> Result<PreviewedMessage, Vec<FieldViolation>> {
    let refused =
        |refused: fromline_core::headers::HeaderError| vec![FieldViolation::new("message", refused.reason())];
    let headers = Headers::parse(message.as_bytes(), &encoded_word::decode).map_err(refused)?;
    let fields = parse_fields(message.as_bytes()).map_err(refused)?;
    let (verified, others) = collect_results(&fields, server);
    let (authentication, source) = match (believed, verified) {
        (Some(given), _) => (given, AuthenticationSource::Given),
        (None, Some(verified)) => (verified, AuthenticationSource::Results),
        (None, None) => (Authentication::default(), AuthenticationSource::None),
    };
    let diagnosis = diagnose(
        &fields,
        &headers,
        &authentication,
        (&encoded_word::decode, &to_ascii),
    );
    Ok(PreviewedMessage {
        route: diagnosis.route(),
        headers,
        authentication,
        source,
        unverified: others,
        diagnosis: Some(diagnosis),
    })
}

/// Builds a message yet to be sent.
fn composed(
    identity: &PreviewIdentity,
    believed: Option<Authentication>,
) -> Result<PreviewedMessage, Vec<FieldViolation>> {
    let mut violations = Vec::new();
    let mut address = |field: &str, address: &str| match Address::parse(address, &to_ascii) {
        Ok(address) => address.ascii(),
        Err(reason) => {
            violations.push(FieldViolation::new(format!("identity.{field}"), reason));
            String::new()
        }
    };
    let (from, primary) = (
        address("from", &identity.from),
        address("primary", &identity.primary),
    );
    let reply_to = Some(identity.reply_to.as_str()).filter(|reply_to| !reply_to.is_empty());
    let reply_to = reply_to.map(|reply_to| address("replyTo", reply_to));
    let mut named = |field: &str, name: &str, own: &str| {
        normalize_display_name(name, own, UNICODE).unwrap_or_else(|reason| {
            violations.push(FieldViolation::new(format!("identity.{field}"), reason));
            String::new()
        })
    };
    let (name, primary_name) = (
        named("name", &identity.name, &from),
        named("primaryName", &identity.primary_name, &primary),
    );
    if !violations.is_empty() {
        return Err(violations);
    }
    let identity_ = Identity {
        from: Mailbox::new(name, from),
        primary: Mailbox::new(primary_name, primary),
        reply_to,
    };
    let message = compose(&identity_, identity.route);
    let source = if believed.is_some() {
        AuthenticationSource::Given
    } else {
        AuthenticationSource::Expected
    };
    Ok(PreviewedMessage {
        authentication: believed.unwrap_or_else(|| Authentication::expected(&message)),
        headers: Headers::from(&message),
        source,
        unverified: Vec::new(),
        route: Some(identity.route),
        diagnosis: None,
    })
}
