//! The REST interface of the XRepository, as far as it is used in the open (no official description is known).
//!
//! ```no_run
//! use xoev_repository::{Limits, XRepository};
//!
//! # fn main() -> xoev_repository::Result<()> {
//! let repository = XRepository::new(XRepository::ADDRESS, Limits::default());
//! let list = repository.code_list("urn:xoev-de:xjustiz:codeliste:gds.geschlecht", "2.2")?;
//! std::fs::write("geschlecht.xml", &list.bytes).ok();
//! # Ok(())
//! # }
//! ```

use crate::answer::{Content, excerpt};
use crate::fault::{Error, Fault, Result};
use crate::hash::sha256;
use crate::http::Client;
use crate::limits::Limits;
use serde::Deserialize;
use xoev_runtime::event::{Document, Event, Options};

/// A client for an XRepository, or for a server that answers like one.
#[derive(Debug, Clone)]
pub struct XRepository {
    address: String,
    client: Client,
}

/// A downloaded file, its content checked to be of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Where it came from.
    pub address: String,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What the XRepository says about a standard or a code list in one version (`metadaten`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Metadata {
    /// Kennung, usually without version.
    pub kennung: Option<String>,
    /// Version.
    pub version: Option<String>,
    /// When it was last changed, as the server writes it.
    pub zeitpunkt_letzte_bearbeitung: Option<String>,
    /// Kennungen with version of all versions.
    pub alle_versions_kennungen: Vec<String>,
}

impl XRepository {
    /// The address of the public XRepository's interface.
    pub const ADDRESS: &str = "https://www.xrepository.de/api";

    /// A client for a base address.
    #[must_use]
    pub fn new(address: &str, limits: Limits) -> Self {
        Self { address: address.trim_end_matches('/').to_owned(), client: Client::new(limits) }
    }

    /// What is known about a standard, a code list, or a version of one (`kennung_version`).
    ///
    /// # Errors
    /// If there is no answer, or it is no JSON object.
    pub fn metadata(&self, kennung: &str) -> Result<Metadata> {
        let address = self.at(&["xrepository", kennung, "metadaten"], "");
        let answer = self.client.get(&address, "application/json")?;
        serde_json::from_slice(&answer.bytes).map_err(|error| {
            if Content::of(&answer.bytes) == Content::Json {
                let message = format!("the metadata cannot be read: {error}");
                return Error::input(Fault::new("xoev-download-content", answer.address.clone(), message));
            }
            unexpected(&answer.address, "JSON", &answer.bytes)
        })
    }

    /// The versions of a standard or code list, as the metadata of any of them list them, without the Kennung.
    ///
    /// # Errors
    /// As [`Self::metadata`].
    pub fn versions(&self, kennung: &str) -> Result<Vec<String>> {
        Ok(self.metadata(kennung)?.versions(kennung))
    }

    /// The schemas of a standard's version, as ZIP archive.
    ///
    /// # Errors
    /// If there is no answer, or it is no ZIP archive.
    pub fn schemas(&self, kennung: &str, version: &str) -> Result<Download> {
        let address = self.schemas_address(kennung, version);
        let answer = self.client.get(&address, "application/zip, application/octet-stream, */*;q=0.1")?;
        match Content::of(&answer.bytes) {
            Content::Zip => Ok(Download::new(answer.address, answer.bytes)),
            _ => Err(unexpected(&answer.address, "a ZIP archive", &answer.bytes)),
        }
    }

    /// Where [`Self::schemas`] asks.
    #[must_use]
    pub fn schemas_address(&self, kennung: &str, version: &str) -> String {
        self.at(&["xrepository", &format!("{kennung}_{version}")], ":xmlschema")
    }

    /// A code list's version as Genericode.
    ///
    /// # Errors
    /// If there is no answer, or it is no well-formed XML with `CodeList` outermost.
    pub fn code_list(&self, kennung: &str, version: &str) -> Result<Download> {
        let address = self.at(&["version_codeliste", &format!("{kennung}_{version}"), "genericode"], "");
        let answer = self.client.get(&address, "application/xml, text/xml;q=0.9, */*;q=0.1")?;
        match Content::of(&answer.bytes) {
            Content::Xml(Some(root)) if root.local == "CodeList" => {
                well_formed(&answer.address, &answer.bytes)?;
                Ok(Download::new(answer.address, answer.bytes))
            }
            _ => Err(unexpected(&answer.address, "a code list in Genericode", &answer.bytes)),
        }
    }

    /// The version of a code list that is in force now (`gueltigeVersion`).
    ///
    /// # Errors
    /// If there is no answer, or it does not name a version of this list.
    pub fn current_code_list_version(&self, kennung: &str) -> Result<String> {
        #[derive(Deserialize)]
        struct Current {
            kennung: String,
        }
        let address = self.at(&["codeliste", kennung, "gueltigeVersion"], "");
        let answer = self.client.get(&address, "application/json")?;
        let current: Current = serde_json::from_slice(&answer.bytes)
            .map_err(|_| unexpected(&answer.address, "JSON with “kennung”", &answer.bytes))?;
        let version = current.kennung.strip_prefix(kennung).and_then(|it| it.strip_prefix('_'));
        version.map(str::to_owned).ok_or_else(|| {
            let message = format!("the version named, “{}”, is none of {kennung}", current.kennung);
            Error::input(Fault::new("xoev-download-content", answer.address.clone(), message))
        })
    }

    /// A schema document by its own address, for modules that a standard imports by absolute locations.
    ///
    /// # Errors
    /// If there is no answer, or it is no schema document.
    pub fn schema_document(&self, address: &str) -> Result<Download> {
        let answer = self.client.get(address, "application/xml, text/xml;q=0.9, */*;q=0.1")?;
        match Content::of(&answer.bytes) {
            Content::Xml(Some(root)) if root.local == "schema" => {
                well_formed(&answer.address, &answer.bytes)?;
                Ok(Download::new(answer.address, answer.bytes))
            }
            _ => Err(unexpected(&answer.address, "a schema document", &answer.bytes)),
        }
    }

    fn at(&self, segments: &[&str], end: &str) -> String {
        let mut address = self.address.clone();
        for segment in segments {
            address.push('/');
            encode(segment, &mut address);
        }
        address.push_str(end);
        address
    }
}

impl Metadata {
    /// The versions of a standard or code list that are listed, without its Kennung.
    #[must_use]
    pub fn versions(&self, kennung: &str) -> Vec<String> {
        let start = format!("{kennung}_");
        let all = self.alle_versions_kennungen.iter();
        all.filter_map(|it| it.strip_prefix(&start)).map(str::to_owned).collect()
    }
}

impl Download {
    fn new(address: String, bytes: Vec<u8>) -> Self {
        let sha256 = sha256(&bytes);
        Self { address, bytes, sha256 }
    }
}

/// A path segment, percent-encoded but for what URNs hold (RFC 3986 §3.3).
fn encode(segment: &str, out: &mut String) {
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:@!$&'()*+,;=".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

fn unexpected(address: &str, expected: &str, bytes: &[u8]) -> Error {
    let found = Content::of(bytes).describe();
    let excerpt = excerpt(bytes);
    let said = if excerpt.is_empty() { String::new() } else { format!(": {excerpt}") };
    let message = format!("expected {expected}, but the answer is {found}{said}");
    let fault = Fault::new("xoev-download-content", address, message);
    Error::input(
        fault.hint("check Kennung and version; servers answer unknown ones with a page of their own"),
    )
}

/// Reads a document to its end: what was cut off on the way is seen here.
fn well_formed(address: &str, bytes: &[u8]) -> Result<()> {
    let broken = |place: String| {
        let message = format!("the document is not well-formed at {place}; it may have been cut off");
        Error::input(Fault::new("xoev-download-content", address, message))
    };
    let document = Document::new(bytes).map_err(|failure| broken(failure.position.to_string()))?;
    let mut events = document.events(&Options::default());
    loop {
        match events.next() {
            Ok(Event::EndOfDocument) => return Ok(()),
            Ok(_) => {}
            Err(failure) => return Err(broken(failure.position.to_string())),
        }
    }
}
