//! The text type of String.Latin 1.1.

use crate::set::CharacterSet;
use crate::types::text_type;

text_type! {
    /// String.Latin 1.1 ("Lateinische Zeichen in Unicode"), the forerunner of DIN SPEC 91379, as
    /// `http://xoev.de/latinchars/1_1/datatypes` has it: any text in Latin letters, line breaks included. 481
    /// characters and 9 sequences; data type C of the later norms has all of them.
    StringLatin = CharacterSet::StringLatin
}
