//! The wire format of previews and of the catalogue of clients.

use fromline_core::{
    api::{
        AuthenticationUsed, ClientInfo, ClientList, ClientPreview, PreviewEvidence, PreviewResponse,
        PreviewRow, UnverifiedResults,
    },
    authentication::{Authentication, Results},
    clients::{self, Evidence, Layout, Row, neutral},
};
use fromline_services::preview::{PreviewedMessage, RenderedClient, RenderedPreview};

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
    let RenderedClient { client, card, why } = rendered;
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
        evidence: evidence_to_api(client.evidence),
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

fn evidence_to_api(known: Evidence) -> PreviewEvidence {
    PreviewEvidence {
        grade: known.grade.code().to_owned(),
        source: known.source.to_owned(),
        version: known.version.to_owned(),
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

/// Returns the catalogue of clients in its wire form.
pub fn catalogue_to_api() -> ClientList {
    let clients = clients::catalogue().map(|client| ClientInfo {
        id: client.id.to_owned(),
        name: client.name.to_owned(),
        platform: client.platform.slug().to_owned(),
        evidence: evidence_to_api(client.evidence),
        list_layout: evidence_to_api(Layout::of(client).row.evidence),
        message_layout: evidence_to_api(Layout::of(client).head.evidence),
    });
    ClientList {
        clients: clients.collect(),
    }
}
