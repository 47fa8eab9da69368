//! `GET /api/v1/policies/{policiesId}/impact`

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    api::{DmarcResult, ErrorEnvelope, ImpactAlias, ImpactUser, PolicyImpact},
    dmarc::Disposition,
};

use super::resource::check_id;
use crate::{
    http::{auth::Caller, error::ApiError},
    lookalike,
    services::authentication,
    state::App,
    store::{
        aliases::{self, Alias},
        users::{self, User},
    },
};

/// Whom switching gateways off would touch: every user with a gateway, and which aliases.
#[utoipa::path(get, path = "/api/v1/policies/{policiesId}/impact", tag = "policies",
    params(("policiesId" = String, Path, description = "The policy, `root`")),
    responses((status = 200, body = PolicyImpact), (status = "default", body = ErrorEnvelope)))]
pub async fn impact(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<PolicyImpact>, ApiError> {
    caller.require_admin()?;
    check_id(&id)?;
    let mut db = app.store.read().await?;
    let with_gateway = aliases::with_gateway(&mut db).await?;
    let users = users::all(&mut db).await?;
    drop(db);
    let verdicts = verdicts(&app, &users, &with_gateway).await;
    let mut touched = Vec::new();
    for user in users {
        let own = with_gateway.iter().filter(|alias| alias.user_id == user.id);
        let aliases: Vec<ImpactAlias> = own
            .filter_map(|alias| {
                let (dmarc, disposition) = *verdicts.get(&asked(&user, alias))?;
                Some(ImpactAlias {
                    address: alias.address.clone(),
                    spelled_out: lookalike::spelled_out(&alias.address),
                    name: alias.name.clone(),
                    dmarc,
                    disposition,
                    host: alias.gateway.as_ref()?.gateway.host.to_string(),
                })
            })
            .collect();
        if !aliases.is_empty() {
            touched.push(ImpactUser {
                address: user.address,
                name: user.name,
                aliases,
            });
        }
    }
    Ok(Json(PolicyImpact { users: touched }))
}

/// Whose envelope, and which From domain: SPF looks at the one, DMARC at both.
type Asked = (String, String);
type Verdict = (DmarcResult, Option<Disposition>);

fn asked(user: &User, alias: &Alias) -> Asked {
    let domain = |key: &str| {
        key.rsplit_once('@')
            .map_or(String::new(), |(_, domain)| domain.to_owned())
    };
    (domain(&user.key), domain(&alias.key))
}

/// What becomes of the mail of these aliases if gateways are forbidden: each pair of domains is asked once.
async fn verdicts(app: &App, users: &[User], with_gateway: &[Alias]) -> BTreeMap<Asked, Verdict> {
    let mut pairs = BTreeMap::new();
    for user in users {
        for alias in with_gateway.iter().filter(|alias| alias.user_id == user.id) {
            pairs.entry(asked(user, alias)).or_insert(user);
        }
    }
    let questions = pairs
        .iter()
        .map(|((_, domain), user)| ((*user).clone(), domain.clone()));
    let answers = authentication::without_gateways(app, questions.collect()).await;
    pairs.into_keys().zip(answers).collect()
}
