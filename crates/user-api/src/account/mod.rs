//! The signed-in user's own account.

mod change;
mod change_password;
mod end_others;
mod get;
mod sessions;

use fromline_core::{
    Language,
    api::{Account, Organisation},
    role::Permission,
};
use fromline_services::{policies, state::App};
use fromline_store::{StoreError, Tx, checklist, roles, users::User};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the account endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get::account, change::change))
        .routes(routes!(change_password::change_password))
        .routes(routes!(sessions::sessions))
        .routes(routes!(end_others::end_others))
}

/// Builds the wire form of a user's account, with the policy that applies to it.
pub fn describe(app: &App, db: &mut Tx, user: &User) -> Result<Account, StoreError> {
    let policy = policies::resolve(db, user)?;
    let grants = roles::find_grants(db, user, app.clock.now())?;
    let may = |permission: Permission| !grants.reach(permission).is_nothing();
    let everywhere = |permission: Permission| grants.reach(permission).is_everything();
    Ok(Account {
        address: user.address.to_string(),
        name: user.name.clone(),
        admin: user.admin,
        permissions: codes(may),
        everywhere: codes(everywhere),
        language: user.language.map(Language::code).map(str::to_owned),
        gateways_allowed: policy.allowed,
        suspended_mail: policy.suspended_mail,
        checklist_hidden: may(Permission::SeeSetup) && checklist::is_hidden(db, user.id)?,
        organisation: Organisation {
            domains: app.config.domains.clone(),
            relay: app.relay.is_some(),
            outbound_gateway: app.config.outbound_gateway.clone(),
            contact: app.config.contact.clone(),
        },
    })
}

/// The codes of the permissions for which this is true.
fn codes(is_there: impl Fn(Permission) -> bool) -> Vec<String> {
    let all = Permission::ALL.into_iter();
    all.filter(|permission| is_there(*permission))
        .map(|permission| permission.code().to_owned())
        .collect()
}
