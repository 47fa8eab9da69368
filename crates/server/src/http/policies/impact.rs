//! `GET /api/v1/policies/{policiesId}/impact`

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::api::{ErrorEnvelope, ImpactAlias, ImpactUser, PolicyImpact};

use super::resource::check_id;
use crate::{
    http::{auth::Caller, error::ApiError},
    lookalike,
    state::App,
    store::{aliases, users},
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
    let mut touched = Vec::new();
    for user in users::all(&mut db).await? {
        let own = with_gateway.iter().filter(|alias| alias.user_id == user.id);
        let aliases: Vec<ImpactAlias> = own
            .filter_map(|alias| {
                Some(ImpactAlias {
                    address: alias.address.clone(),
                    spelled_out: lookalike::spelled_out(&alias.address),
                    name: alias.name.clone(),
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
