//! The vocabularies XÖV lists have been annotated with.

/// The namespaces, the newest first. The first has English names, the others German ones.
pub(super) const NAMESPACES: [&str; 8] = [
    "http://xoev.de/schemata/genericode/4",
    "http://xoev.de/schemata/genericode/3",
    "http://xoev.de/schemata/genericode/2",
    "http://xoev.de/schemata/genericode/1_0",
    "http://xoev.de/schemata/genericode/1",
    "http://www.xoev.de/schemata/xoev-gc-codelist-1_0",
    "http://www.xoev.de/schemata/xoev-gc-codelist-1_0_draft",
    "http://www.xoev-koordination.de/xoev",
];

/// What an annotation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    ShortName,
    Description,
    PublisherShortName,
    ValidFrom,
    HandbookVersion,
    Changes,
    VersionDescription,
    RecommendedKey,
    Code,
    CodeName,
}

/// The meaning of an element, by its local name: the vocabularies never use a name for two things.
pub(super) fn term(local: &str) -> Option<Term> {
    Some(match local {
        "shortName" | "nameKurz" => Term::ShortName,
        "codelistDescription" | "beschreibung-codeliste" | "beschreibung" => Term::Description,
        "agencyShortName" | "herausgebernameKurz" => Term::PublisherShortName,
        "validFrom" | "datumGueltigkeitAb" | "datumgueltigkeitab" => Term::ValidFrom,
        "versionHandbook" | "versionCodelistenHandbuch" | "versionXOEVHandbuch" => Term::HandbookVersion,
        "changes" | "aenderungZurVorversion" => Term::Changes,
        "versionDescription" | "beschreibung-versionCodeliste" => Term::VersionDescription,
        "recommendedKeyColumn" | "empfohleneCodeSpalte" => Term::RecommendedKey,
        _ => match local.strip_prefix("xoev-") {
            Some("code") => Term::Code,
            Some("codename") => Term::CodeName,
            _ => return None,
        },
    })
}
