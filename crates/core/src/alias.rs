//! The life of an alias, as one table.
