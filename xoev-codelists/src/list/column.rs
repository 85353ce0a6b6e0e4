//! Columns and keys.

/// A column's position in [`super::CodeList::columns`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnId(pub usize);

/// A column of a list (Genericode 1.0, `Column`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// `Id`: what values refer to.
    pub id: String,
    /// `ShortName`.
    pub short_name: Option<String>,
    /// `LongName`, in several languages where the list has them.
    pub long_names: Vec<LocalText>,
    /// `Data/@Type`: a type of XML Schema, mostly `string`.
    pub data_type: Option<String>,
    /// The language of its values: `Data/@Lang`.
    pub language: Option<String>,
    /// `Use="required"`: every row has a value.
    pub is_required: bool,
    /// Whether the list does not declare it itself: it was named by values only, or stands in another document.
    pub is_external: bool,
}

/// A key of a list: columns whose values tell the rows apart (Genericode 1.0, `Key`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    /// `Id`.
    pub id: String,
    /// `ShortName`.
    pub short_name: Option<String>,
    /// Its columns.
    pub columns: Vec<ColumnId>,
    /// What the annotations say it is.
    pub marker: Option<KeyMarker>,
}

/// What XÖV's annotations say about a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyMarker {
    /// `recommendedKeyColumn`, `empfohleneCodeSpalte`: its column holds the codes.
    Recommended,
    /// `xoev-code` (older vocabularies): the same.
    Code,
    /// `xoev-codename` (older vocabularies): its column holds the names.
    Name,
}

/// A text in a language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocalText {
    /// The language tag, such as `de` or `en-GB`.
    pub language: Option<String>,
    /// The text.
    pub text: String,
}

/// The text of a language, else the one without language, else the first.
pub(super) fn in_language<'a>(texts: &'a [LocalText], language: &str) -> Option<&'a str> {
    let fits = |it: &&LocalText| it.language.as_deref().is_some_and(|tag| is_language(tag, language));
    let plain = |it: &&LocalText| it.language.is_none();
    let found = texts.iter().find(fits).or_else(|| texts.iter().find(plain)).or_else(|| texts.first());
    found.map(|it| it.text.as_str())
}

/// Whether a language tag is a language or one of its variants: `de-DE` is `de`.
pub(super) fn is_language(tag: &str, language: &str) -> bool {
    let (tag, language) = (tag.to_ascii_lowercase(), language.to_ascii_lowercase());
    tag.strip_prefix(&language).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
