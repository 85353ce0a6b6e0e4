//! XÖV standards as dependencies: taken from the XRepository, a folder or a ZIP, pinned by hash.
//!
//! ```text
//!  XRepository, folder, ZIP
//!    │ xrepository, http, answer    get it, see that it is what it should be
//! ```

mod answer;
mod fault;
mod hash;
mod http;
mod limits;
mod xrepository;

pub use answer::{Content, RootName, excerpt};
pub use fault::{Error, Fault, Kind, Result};
pub use hash::sha256;
pub use limits::Limits;
pub use xrepository::{Download, Metadata, XRepository};
