//! The standard as a whole: its version, what it says about itself, its namespaces.

use super::{Comparer, Found};
use xoev_schema::xoev::StandardInfo;

impl Comparer<'_> {
    /// Compares what the documents say about standard, version and namespaces.
    pub(super) fn standards(&mut self) {
        let (old, new) = (&self.old.side.standard.standards, &self.new.side.standard.standards);
        let key = |it: &StandardInfo| it.identifier.clone().or_else(|| it.technical_name.clone());
        for (at, one) in old.iter().enumerate() {
            let other = new.iter().find(|it| key(it) == key(one)).or_else(|| new.get(at).filter(|_| at == 0));
            if let Some(other) = other {
                self.standard(one, other);
            }
        }
        let namespaces = &self.pairs.namespaces;
        for pair in namespaces.renamed() {
            self.report("diff-namespace-changed", "", Found::between(&*pair.old, &*pair.new));
        }
        for uri in &namespaces.only_old {
            self.report("diff-namespace-removed", "", Found::removed(uri));
        }
        for uri in &namespaces.only_new {
            self.report("diff-namespace-added", "", Found::added(uri));
        }
    }

    fn standard(&mut self, one: &StandardInfo, other: &StandardInfo) {
        let name =
            other.short_name.as_deref().or(other.technical_name.as_deref()).unwrap_or_default().to_owned();
        if one.version != other.version {
            let found = Found::of((one.version.clone(), other.version.clone()));
            self.report("diff-standard-version", "", found.what(name));
        }
        let described = [
            ("nameLang", &one.long_name, &other.long_name),
            ("nameKurz", &one.short_name, &other.short_name),
            ("nameTechnisch", &one.technical_name, &other.technical_name),
            ("kennung", &one.identifier, &other.identifier),
            ("beschreibung", &one.description, &other.description),
            ("beschreibung (Version)", &one.version_description, &other.version_description),
            ("versionXOEVHandbuch", &one.handbook_version, &other.handbook_version),
            ("versionXOEVProfil", &one.profile_version, &other.profile_version),
            ("versionXGenerator", &one.generator_version, &other.generator_version),
        ];
        for (what, old, new) in described {
            if old != new {
                self.report("diff-standard-described", "", Found::of((old.clone(), new.clone())).what(what));
            }
        }
    }
}
