//! What the product does, between HTTP and storage.

pub mod sessions;
