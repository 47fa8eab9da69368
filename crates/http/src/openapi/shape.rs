//! Parts of the description that all operations and schemas share.

use utoipa::openapi::{
    Content, Object, OpenApi, Ref, RefOr, Response, ResponseBuilder, Schema,
    header::HeaderBuilder,
    schema::{ArrayItems, Type},
};

/// Builds the answer for callers that exceed a rate limit.
pub fn too_many() -> Response {
    let seconds = HeaderBuilder::new()
        .schema(Some(Object::with_type(Type::Integer)))
        .description(Some("Seconds after which asking again may help"))
        .build();
    let envelope = Ref::from_schema_name("ErrorEnvelope");
    ResponseBuilder::new()
        .description("Asked too often; `details[].reason` says what of")
        .header("Retry-After", seconds)
        .content("application/json", Content::new(Some(envelope)))
        .build()
}

/// Removes the defaults from all schemas, because generators treat a field with a default as required, even in requests.
pub fn drop_defaults(document: &mut OpenApi) {
    let components = document.components.iter_mut();
    let schemas = components.flat_map(|components| components.schemas.values_mut());
    schemas.for_each(without_default);
}

fn without_default(schema: &mut RefOr<Schema>) {
    let schema = match schema {
        RefOr::T(schema) => schema,
        RefOr::Ref(reference) => {
            reference.default = None;
            return;
        }
    };
    match schema {
        Schema::Object(object) => {
            object.default = None;
            object.properties.values_mut().for_each(without_default);
        }
        Schema::Array(array) => {
            array.default = None;
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                without_default(items);
            }
        }
        Schema::OneOf(one) => {
            one.default = None;
            one.items.iter_mut().for_each(without_default);
        }
        Schema::AllOf(all) => {
            all.default = None;
            all.items.iter_mut().for_each(without_default);
        }
        Schema::AnyOf(any) => {
            any.default = None;
            any.items.iter_mut().for_each(without_default);
        }
        _ => (),
    }
}
