//! Which standard, which version, which message: told from the start of a message.
//!
//! In: grammars of standards and versions (each with its [`Standard`](crate::standard::Standard)), and the start of a message. Out:
//! [`Identification`], or a [`DispatchFault`] that says what is known instead.
//! Invariants: nothing behind the start tag of the root's first child is read, and of a stream no more than
//! [`START_LIMIT`] bytes; what tells versions apart is read from the schemas: names and namespaces of root elements, and
//! the attributes of root and header that the schema fixes or restricts (`mark`).
//! Not here: validating the message (the validator's), choosing a version to send (`standard/`).

mod dispatcher;
mod fault;
mod mark;
mod refusal;
mod start;
mod versions;

pub use dispatcher::{Dispatcher, Identification, Reason};
pub use fault::{DispatchError, DispatchFault};
pub use mark::MarkPlace;

pub use start::{MessageStart, RootName, START_LIMIT, StartTag};
pub use versions::same_but_version;
