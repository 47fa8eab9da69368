//! The catalogue of mail clients, and what each shows of a message.
