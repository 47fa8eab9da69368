//! The wire format of previews and of the catalogue of clients.

use fromline_core::{
    Language,
    api::{
        AuthenticationUsed, ClientInfo, ClientList, ClientPreview, PreviewEvidence, PreviewResponse,
        PreviewRow, UnverifiedResults,
    },
    authentication::{Authentication, Results},
    clients::{self, Evidence, Layout, Row, neutral},
};
use fromline_services::preview::{PreviewedMessage, RenderedClient, RenderedPreview, remarks};
use fromline_text::Texts;

/// Converts a preview to its wire form.
pub fn preview_to_api(rendered: RenderedPreview) -> PreviewResponse {
    let PreviewedMessage {
        headers,
        authentication,
        source,
        unverified,
        route,
        diagnosis,
    } = rendered.message;
    let Authentication {
        spf,
        dkim,
        dmarc,
        dmarc_domain,
        checked,
    } = authentication;
    PreviewResponse {
        clients: rendered.clients.into_iter().map(client_to_api).collect(),
        headers,
        authentication: AuthenticationUsed {
            spf,
            dkim,
            dmarc,
            dmarc_domain,
            spf_checked: checked.spf,
            dkim_checked: checked.dkim,
            source,
            unverified: unverified.iter().map(unverified_to_api).collect(),
        },
        route,
        diagnosis,
    }
}

fn client_to_api(rendered: RenderedClient) -> ClientPreview {
    let RenderedClient {
        client,
        card,
        why,
        remarks,
    } = rendered;
    ClientPreview {
        id: client.id.to_owned(),
        name: client.name.to_owned(),
        platform: client.platform.slug().to_owned(),
        list: card.list,
        rows: rows_to_api(card.rows),
        details: rows_to_api(card.details),
        badges: card.badges,
        effect: card.effect.slug().to_owned(),
        why,
        evidence: evidence_to_api(client.evidence, remarks),
    }
}

fn rows_to_api(rows: Vec<Row>) -> Vec<PreviewRow> {
    let row = |row: Row| PreviewRow {
        label: row.label.into_owned(),
        text: row.text,
        tells: row.tells,
    };
    rows.into_iter().map(row).collect()
}

fn evidence_to_api(known: Evidence, remarks: Vec<String>) -> PreviewEvidence {
    PreviewEvidence {
        grade: known.grade.code().to_owned(),
        source: known.source.to_owned(),
        version: known.version.to_owned(),
        remarks,
    }
}

fn unverified_to_api(results: &Results) -> UnverifiedResults {
    let found = results.authentication();
    UnverifiedResults {
        authserv_id: neutral(&results.authserv_id),
        spf: found.spf,
        dkim: found.dkim,
        dmarc: found.dmarc,
        dmarc_domain: found.dmarc_domain,
    }
}

/// Returns the catalogue of clients in its wire form, with remarks in `language`.
pub fn catalogue_to_api(texts: &Texts, language: Language) -> ClientList {
    let known = |evidence| evidence_to_api(evidence, remarks(texts, language, evidence));
    let clients = clients::catalogue().map(|client| ClientInfo {
        id: client.id.to_owned(),
        name: client.name.to_owned(),
        platform: client.platform.slug().to_owned(),
        evidence: known(client.evidence),
        list_layout: known(Layout::of(client).row.evidence),
        message_layout: known(Layout::of(client).head.evidence),
    });
    ClientList {
        clients: clients.collect(),
    }
}
