//! What a server answers, each endpoint with its description.

use fromline_services::state::App;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::{instance, locales, openapi, probes, well_known};

/// The endpoints of a server. [`Self::common`] has those of every server; the others are added by the crates that have them.
pub struct ServerEndpoints {
    pub(super) batchable: OpenApiRouter<App>,
    pub(super) single: OpenApiRouter<App>,
}

impl ServerEndpoints {
    /// Returns the endpoints that every server has: its description, probes and messages.
    pub fn common() -> Self {
        let batchable = OpenApiRouter::with_openapi(openapi::describe_head())
            .merge(openapi::routes())
            .merge(instance::routes())
            .merge(locales::routes())
            .merge(probes::routes())
            .merge(well_known::routes());
        Self {
            batchable,
            single: OpenApiRouter::new(),
        }
    }

    /// Adds endpoints that can be called alone and in a batch.
    #[must_use]
    pub fn with(mut self, endpoints: OpenApiRouter<App>) -> Self {
        self.batchable = self.batchable.merge(endpoints);
        self
    }

    /// Adds endpoints that can only be called alone.
    #[must_use]
    pub fn with_single(mut self, endpoints: OpenApiRouter<App>) -> Self {
        self.single = self.single.merge(endpoints);
        self
    }

    /// Returns the description of all endpoints, as `OpenAPI` 3.1.
    pub fn describe(self) -> OpenApi {
        openapi::complete(self.batchable.merge(self.single).split_for_parts().1)
    }
}
