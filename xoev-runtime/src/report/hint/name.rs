//! Names: namespace, prefix, spelling.

use super::similar::{is_close, slips};
use crate::dispatch::same_but_version;
use crate::event::{XSI_NAMESPACE, is_ncname};
use crate::report::{ExpectedItem, Name};

/// What is the matter with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum NameHint {
    /// The name is right, but must stand in no namespace: without the prefix.
    WithoutPrefix(Name),
    /// The name is right, but must stand in no namespace; a default namespace declaration has given it one.
    DefaultNamespace(Name),
    /// The name is right, but must stand in this namespace.
    InNamespace(Name),
    /// The name is right, the namespace that of another version.
    OtherVersionNamespace { found: String, expected: String },
    /// The name is right, the namespace nearly.
    NearNamespace { found: String, expected: String },
    /// A name that is nearly the same.
    DidYouMean(Name),
    /// One of the attributes of the schema-instance namespace, in another one or none.
    SchemaInstance(String),
    /// The attribute `test`, where the standard does not have it.
    NoTestAttribute,
    /// Nothing like the root element is in the schema.
    ForeignMessage,
    /// The prefix of a type is not declared.
    TypePrefix(String),
}

pub(super) fn element(item: &ExpectedItem) -> Option<&Name> {
    match item {
        ExpectedItem::Element(name) => Some(name),
        _ => None,
    }
}

/// The name that was probably meant.
pub(super) fn hint<'n>(found: &Name, expected: impl Iterator<Item = &'n Name> + Clone) -> Option<NameHint> {
    namespace_hint(found, expected.clone()).or_else(|| similar_hint(found, expected))
}

/// A name that would be right in another namespace or in none.
pub(super) fn namespace_hint<'n>(
    found: &Name,
    expected: impl Iterator<Item = &'n Name> + Clone,
) -> Option<NameHint> {
    let mut same = expected.filter(|name| name.local == found.local && name.namespace != found.namespace);
    let first = same.clone().next()?;
    let name = same.find(|name| same_but_version(&name.namespace, &found.namespace)).unwrap_or(first);
    let (written, right) = (found.namespace.as_str(), name.namespace.as_str());
    Some(match (written, right) {
        (_, "") if found.prefix.is_empty() => NameHint::DefaultNamespace(found.clone()),
        (_, "") => NameHint::WithoutPrefix(found.clone()),
        ("", _) => NameHint::InNamespace(name.clone()),
        _ if is_near(written, right) => {
            NameHint::NearNamespace { found: written.into(), expected: right.into() }
        }
        _ if same_but_version(written, right) => {
            NameHint::OtherVersionNamespace { found: written.into(), expected: right.into() }
        }
        _ => NameHint::InNamespace(name.clone()),
    })
}

/// Whether two namespaces differ only in what people hold for the same: scheme, case, a slash at the end.
fn is_near(left: &str, right: &str) -> bool {
    let plain = |uri: &str| {
        let uri = uri.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
        let rest = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://"));
        rest.map_or(uri.as_str(), |rest| rest.strip_prefix("www.").unwrap_or(rest)).to_owned()
    };
    plain(left) == plain(right)
}

/// A name that is nearly the same.
pub(super) fn similar_hint<'n>(found: &Name, expected: impl Iterator<Item = &'n Name>) -> Option<NameHint> {
    let expected: Vec<&Name> = expected.collect();
    let of = expected.iter().map(|name| (slips(&name.local, &found.local), *name));
    let close = of.min_by_key(|(slips, _)| *slips).filter(|(slips, _)| is_close(*slips, &found.local));
    let continued = || expected.iter().copied().find(|name| is_continued(&name.local, &found.local));
    close.map(|(_, name)| name).or_else(continued).map(|name| NameHint::DidYouMean(name.clone()))
}

/// Whether one name is the other and more: `planArt` and `planArtCode`.
fn is_continued(meant: &str, found: &str) -> bool {
    const LEAST: usize = 5;
    let (meant, found) = (meant.to_lowercase(), found.to_lowercase());
    let (short, long) = if meant.len() < found.len() { (&meant, &found) } else { (&found, &meant) };
    short.chars().count() >= LEAST && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
}

/// What was meant by an attribute that may not stand where it does.
pub(super) fn attribute_hint(found: &Name, expected: &[Name]) -> Option<NameHint> {
    const INSTANCE: [&str; 4] = ["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"];
    if INSTANCE.contains(&found.local.as_str()) && found.namespace != XSI_NAMESPACE {
        return Some(NameHint::SchemaInstance(found.local.clone()));
    }
    if found.namespace == XSI_NAMESPACE {
        let names = INSTANCE.map(|local| Name::new(XSI_NAMESPACE, "xsi", local));
        return similar_hint(found, names.iter());
    }
    let is_test = found.local == "test" && found.namespace.is_empty();
    hint(found, expected.iter()).or(is_test.then_some(NameHint::NoTestAttribute))
}

/// `xsi:type` with a prefix that is not declared.
pub(super) fn type_prefix(value: &str) -> Option<NameHint> {
    let (prefix, local) = value.split_once(':')?;
    (is_ncname(prefix) && is_ncname(local)).then(|| NameHint::TypePrefix(prefix.to_owned()))
}
