//! One GET after another, bounded in size, time and redirects.
//!
//! In: an address. Out: the whole body, or a fault. Invariants: only `http` and `https`; a redirect is followed only to
//! the same host (from `http` to `https` at most), so that an answer never comes from a machine nobody named; a body
//! that is shorter than announced is an error.
//! Not here: what the body should be.

use crate::fault::{Error, Fault, Result};
use crate::limits::Limits;
use std::io::Read;
use ureq::http::Uri;

/// Fetches addresses.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    agent: ureq::Agent,
    limits: Limits,
}

/// A successful answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The address that answered, behind all redirects.
    pub address: String,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Client {
    pub fn new(limits: Limits) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(limits.time))
            .user_agent(concat!("xoev/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.new_agent(), limits }
    }

    /// The body behind an address.
    pub fn get(&self, address: &str, accept: &str) -> Result<Answer> {
        let mut uri = parse(address)?;
        for _ in 0..=self.limits.redirects {
            let mut request = self.agent.get(&uri).header("Accept", accept);
            if is_loopback(&uri) {
                request = request.config().proxy(None).build();
            }
            let mut response = request.call().map_err(|error| failed(&uri, &error.to_string()))?;
            let status = response.status();
            if status.is_redirection() {
                let target = response.headers().get("location").and_then(|it| it.to_str().ok());
                uri = redirected(&uri, target)?;
                continue;
            }
            let announced = response.body().content_length();
            if announced.is_some_and(|length| length > self.limits.download) {
                return Err(self.too_large(&uri));
            }
            let bytes = self.body(&uri, response.body_mut().as_reader())?;
            if announced.is_some_and(|length| length != bytes.len() as u64) {
                return Err(failed(&uri, "the answer is shorter than announced"));
            }
            if !status.is_success() {
                return Err(refused(&uri, status.as_u16(), &bytes));
            }
            return Ok(Answer { address: uri.to_string(), bytes });
        }
        let message = format!("more than {} redirects", self.limits.redirects);
        Err(Error::usage(Fault::new("xoev-download-redirect", address, message)))
    }

    fn body(&self, uri: &Uri, reader: impl Read) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        reader
            .take(self.limits.download + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| failed(uri, &error.to_string()))?;
        if bytes.len() as u64 > self.limits.download { Err(self.too_large(uri)) } else { Ok(bytes) }
    }

    fn too_large(&self, uri: &Uri) -> Error {
        let message =
            format!("the answer has more than {} bytes (limit download_size)", self.limits.download);
        Error::input(Fault::new("xoev-download-size", uri.to_string(), message))
    }
}

fn parse(address: &str) -> Result<Uri> {
    let uri: Option<Uri> = address.parse().ok();
    let is_web = |uri: &Uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some();
    uri.filter(is_web).ok_or_else(|| {
        Error::usage(Fault::new("xoev-download-failed", address, "this is no http or https address"))
    })
}

/// A machine's own servers are not asked through a proxy.
fn is_loopback(uri: &Uri) -> bool {
    uri.host().is_some_and(|host| host == "localhost" || host == "[::1]" || host.starts_with("127."))
}

/// Where a redirect leads, if it may lead there.
fn redirected(from: &Uri, target: Option<&str>) -> Result<Uri> {
    let refuse = |message: String| {
        let hint = "give the new address as base address if you trust it";
        Error::usage(Fault::new("xoev-download-redirect", from.to_string(), message).hint(hint))
    };
    let Some(target) = target else { return Err(refuse("redirected, but not said where to".to_owned())) };
    let absolute = if target.starts_with('/') && !target.starts_with("//") {
        let authority = from.authority().map_or("", |it| it.as_str());
        format!("{}://{authority}{target}", from.scheme_str().unwrap_or("https"))
    } else {
        target.to_owned()
    };
    let to: Uri = absolute.parse().map_err(|_| refuse(format!("redirected to “{target}”, no address")))?;
    let upgrades = from.scheme_str() == Some("http") && to.scheme_str() == Some("https");
    let same_port = from.port_u16() == to.port_u16() && from.scheme() == to.scheme();
    let default_ports = upgrades && from.port_u16().is_none() && to.port_u16().is_none();
    if from.host() == to.host() && (same_port || default_ports) {
        return Ok(to);
    }
    Err(refuse(format!("redirected to {to}; only redirects on the same host are followed")))
}

fn failed(uri: &Uri, reason: &str) -> Error {
    Error::usage(Fault::new("xoev-download-failed", uri.to_string(), format!("no usable answer: {reason}")))
}

fn refused(uri: &Uri, status: u16, body: &[u8]) -> Error {
    let excerpt = crate::answer::excerpt(body);
    let said = if excerpt.is_empty() { String::new() } else { format!(": {excerpt}") };
    Error::usage(Fault::new("xoev-download-status", uri.to_string(), format!("status {status}{said}")))
}
