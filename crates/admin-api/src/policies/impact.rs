//! `GET /api/v1/policies/{policiesId}/impact`: who is affected by a change of the policy.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, Query, State},
};
use fromline_base::lookalike;
use fromline_core::{
    Reason,
    api::{BothVerdicts, ErrorEnvelope, ImpactAlias, ImpactUser, PolicyImpact},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{mail_authentication, state::App};
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias, GatewayCursor},
    org_units,
    users::{self, User},
};
use serde::Deserialize;

use super::resource::check_id;

/// Default number of aliases on a page.
const PAGE: u32 = 50;
/// Largest number of aliases on a page; the domains of each are looked up in DNS.
const LARGEST: u32 = 100;

/// Query parameters of the impact.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ImpactQuery {
    /// Number of aliases on a page, at most 100; 0 means 50.
    page_size: Option<u32>,
    /// The `nextPageToken` of the previous page.
    page_token: Option<String>,
}

/// Lists who is affected by a change of the unit's policy, page by page: users of the unit, and of units that inherit from it, who are not
/// disabled and have a confirmed alias with a gateway, and those aliases.
#[utoipa::path(get, path = "/api/v1/policies/{policiesId}/impact", tag = "policies",
    params(("policiesId" = String, Path, description = "The policy: `root`, or the id of a unit"), ImpactQuery),
    responses((status = 200, body = PolicyImpact), (status = "default", body = ErrorEnvelope)))]
pub async fn impact(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<ImpactQuery>,
) -> Result<Json<PolicyImpact>, ApiError> {
    let reach = caller.reach(Permission::SeePolicies)?;
    let unit = check_id(&id)?;
    let after = match asked.page_token.as_deref().unwrap_or_default() {
        "" => GatewayCursor::default(),
        token => parse(token).ok_or_else(|| ApiError::field("pageToken", Reason::FilterInvalid))?,
    };
    let size = match asked.page_size.unwrap_or_default() {
        0 => PAGE,
        size => size.min(LARGEST),
    };
    let page = app.store.scan(|db| {
        let unit = org_units::by_id(db, unit)?.filter(|unit| reach.covers(&unit.path));
        let unit = unit.ok_or_else(ApiError::not_found)?;
        let mut rows = aliases::list_concerned(db, &unit.scope(), after, size + 1)?;
        let has_more = rows.len() > usize::try_from(size).unwrap_or(usize::MAX);
        if has_more {
            rows.pop();
        }
        let next = rows.last().filter(|_| has_more).map(print);
        Ok::<_, ApiError>((by_user(db, rows)?, next))
    });
    let (touched, next) = page.await?;
    let verdicts = verdicts(&app, &touched).await;
    let users = touched.into_iter().map(|(user, aliases)| ImpactUser {
        aliases: aliases
            .iter()
            .map(|alias| shown(alias, verdicts.get(&pair(&user, alias))))
            .collect(),
        address: user.address.to_string(),
        name: user.name,
    });
    Ok(Json(PolicyImpact {
        users: users.collect(),
        next_page_token: next.unwrap_or_default(),
    }))
}

/// Encodes a cursor as numbers only, because addresses in a query would end up in other servers' logs.
fn print(last: &Alias) -> String {
    format!("{}-{}", last.user_id, last.id)
}

fn parse(token: &str) -> Option<GatewayCursor> {
    let (user_id, alias_id) = token.split_once('-')?;
    Some(GatewayCursor {
        user_id: user_id.parse().ok()?,
        alias_id: alias_id.parse().ok()?,
    })
}

type Touched = Vec<(User, Vec<Alias>)>;

/// Groups aliases by user; the rows of one user are adjacent.
fn by_user(db: &mut Tx, rows: Vec<Alias>) -> Result<Touched, StoreError> {
    let mut touched = Touched::new();
    for alias in rows {
        let last = touched.last_mut().filter(|(user, _)| user.id == alias.user_id);
        if let Some((_, aliases)) = last {
            aliases.push(alias);
        } else {
            let user = users::by_id(db, alias.user_id)?;
            touched.extend(user.map(|user| (user, vec![alias])));
        }
    }
    Ok(touched)
}

fn shown(alias: &Alias, verdict: Option<&BothVerdicts>) -> ImpactAlias {
    let BothVerdicts { today, rfc7489 } = verdict.copied().unwrap_or(mail_authentication::UNKNOWN);
    let (dmarc, disposition) = today;
    let host = alias
        .gateway
        .as_ref()
        .map(|stored| stored.gateway.host.to_string());
    ImpactAlias {
        address: alias.address.to_string(),
        spelled_out: lookalike::spelled_out(alias.address.as_str()),
        name: alias.name.clone(),
        dmarc,
        disposition,
        rfc7489,
        host: host.unwrap_or_default(),
    }
}

/// The domains that decide about a message: of the envelope sender, for SPF, and of From, which DMARC compares with it.
type Pair = (String, String);

fn pair(user: &User, alias: &Alias) -> Pair {
    (
        user.address.domain().to_owned(),
        alias.address.domain().to_owned(),
    )
}

/// Predicts what happens to mail from these aliases if gateways are not allowed; each pair of domains is looked up once.
async fn verdicts(app: &App, touched: &Touched) -> BTreeMap<Pair, BothVerdicts> {
    let mut pairs = BTreeMap::new();
    for (user, aliases) in touched {
        for alias in aliases {
            pairs.entry(pair(user, alias)).or_insert(user);
        }
    }
    let questions = pairs
        .iter()
        .map(|((_, domain), user)| ((*user).clone(), domain.clone()));
    let answers = mail_authentication::without_gateways(app, &app.lookups, questions.collect()).await;
    pairs.into_keys().zip(answers).collect()
}
