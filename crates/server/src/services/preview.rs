//! The preview of what mail clients show as a message's sender, for the API and the command line.

use fromline_core::{
    Language, Reason,
    address::Address,
    api::{
        AuthenticationSource, AuthenticationUsed, ClientInfo, ClientList, ClientPreview, FieldViolation,
        PreviewAuthentication, PreviewEvidence, PreviewIdentity, PreviewRequest, PreviewResponse, PreviewRow,
        UnverifiedResults,
    },
    authentication::{Authentication, Believed, Checked, Results, collect_results},
    clients::{self, Card, Client, Evidence, Layout, Row, WhyValues, neutral, render_received},
    delivery_route::DeliveryRoute,
    headers::{Headers, parse_fields},
    message::{Identity, Mailbox, compose},
    name::normalize_display_name,
    received::{Diagnosis, diagnose},
    text::{argument, values},
};

use crate::{encoded_word, idn::to_ascii, text::Texts, unicode::UNICODE};

/// Largest number of signatures given in a request.
const SIGNATURES_MAX: usize = 20;
/// Largest number of programs requested by name.
const CLIENTS_MAX: usize = 100;

/// A validated request for a preview.
struct Question {
    headers: Headers,
    authentication: Authentication,
    source: AuthenticationSource,
    unverified: Vec<UnverifiedResults>,
    route: Option<DeliveryRoute>,
    diagnosis: Option<Diagnosis>,
}

/// Renders the preview, or returns what is wrong with the request.
pub fn render_preview(
    texts: &Texts,
    request: &PreviewRequest,
) -> Result<PreviewResponse, Vec<FieldViolation>> {
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
        (Some(language), Ok(clients), Ok(question)) => Ok(answer(texts, language, clients, question)),
        _ => Err(violations),
    }
}

fn answer(texts: &Texts, language: Language, clients: Vec<&Client>, question: Question) -> PreviewResponse {
    let Question {
        headers,
        authentication,
        source,
        unverified,
        route,
        diagnosis,
    } = question;
    let described = |client: &Client| {
        let card = render_received(&headers, &authentication, client, language);
        described(texts, language, client, card)
    };
    let clients = clients.into_iter().map(described).collect();
    PreviewResponse {
        clients,
        headers,
        authentication: AuthenticationUsed {
            spf: authentication.spf,
            dkim: authentication.dkim,
            dmarc: authentication.dmarc,
            dmarc_domain: authentication.dmarc_domain,
            spf_checked: authentication.checked.spf,
            dkim_checked: authentication.checked.dkim,
            source,
            unverified,
        },
        route,
        diagnosis,
    }
}

fn described(texts: &Texts, language: Language, client: &Client, card: Card) -> ClientPreview {
    let values = values!(
        argument,
        WhyValues {
            client = client.name,
            domain = card.why.domain().unwrap_or_default()
        }
    );
    ClientPreview {
        id: client.id.to_owned(),
        name: client.name.to_owned(),
        platform: client.platform.slug().to_owned(),
        list: card.list,
        rows: rows(card.rows),
        details: rows(card.details),
        badges: card.badges,
        effect: card.effect.slug().to_owned(),
        why: texts.say(language, card.why.message().with(&values)),
        evidence: evidence(client.evidence),
    }
}

fn evidence(known: Evidence) -> PreviewEvidence {
    PreviewEvidence {
        grade: known.grade.code().to_owned(),
        source: known.source.to_owned(),
        version: known.version.to_owned(),
    }
}

/// Returns the catalogue of mail clients.
pub fn list_clients() -> ClientList {
    let clients = clients::catalogue().map(|client| ClientInfo {
        id: client.id.to_owned(),
        name: client.name.to_owned(),
        platform: client.platform.slug().to_owned(),
        evidence: evidence(client.evidence),
        list_layout: evidence(Layout::of(client).row.evidence),
        message_layout: evidence(Layout::of(client).head.evidence),
    });
    ClientList {
        clients: clients.collect(),
    }
}

fn rows(rows: Vec<Row>) -> Vec<PreviewRow> {
    let row = |row: Row| PreviewRow {
        label: row.label.into_owned(),
        text: row.text,
        tells: row.tells,
    };
    rows.into_iter().map(row).collect()
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

fn question(request: &PreviewRequest) -> Result<Question, Vec<FieldViolation>> {
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
) -> Result<Question, Vec<FieldViolation>> {
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
    Ok(Question {
        route: diagnosis.route(),
        headers,
        authentication,
        source,
        unverified: others.iter().map(unverified).collect(),
        diagnosis: Some(diagnosis),
    })
}

/// Converts results of a server that the user has not chosen to trust.
fn unverified(results: &Results) -> UnverifiedResults {
    let found = results.authentication();
    UnverifiedResults {
        authserv_id: neutral(&results.authserv_id),
        spf: found.spf,
        dkim: found.dkim,
        dmarc: found.dmarc,
        dmarc_domain: found.dmarc_domain,
    }
}

/// Builds a message yet to be sent.
fn composed(
    identity: &PreviewIdentity,
    believed: Option<Authentication>,
) -> Result<Question, Vec<FieldViolation>> {
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
    Ok(Question {
        authentication: believed.unwrap_or_else(|| Authentication::expected(&message)),
        headers: Headers::from(&message),
        source,
        unverified: Vec::new(),
        route: Some(identity.route),
        diagnosis: None,
    })
}
