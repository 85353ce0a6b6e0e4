//! Normalisation form C (Unicode Standard Annex #15).

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in normalisation form C, the form in which the norms list their characters: what was typed or stored in
/// pieces (`u` and U+0308) becomes one character (`ü`). Texts that are in this form already are borrowed.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) }
}

/// Whether a text is in normalisation form C. Texts that a [`CharacterSet`](crate::CharacterSet) accepts always are.
#[must_use]
pub fn is_nfc(text: &str) -> bool {
    unicode_normalization::is_nfc(text)
}
