//! Faults for people, in German and English.

use crate::fault::{CharacterFault, FaultKind, code_points, name};
use std::fmt;

/// The language of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

impl CharacterFault {
    /// What is wrong, for whoever wrote the text: the place, the character, its code points and its name, and what
    /// would be accepted. Characters are counted from 1.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (number, shown) = (self.index + 1, self.shown(language));
        let (set, what) = (self.set, self.what());
        match (language, &self.kind) {
            (Language::De, FaultKind::Character) => {
                format!("Zeichen {number}{shown} ({what}) gehört nicht zu {set}{}", self.elsewhere(language))
            }
            (Language::En, FaultKind::Character) => {
                format!("character {number}{shown} ({what}) is not in {set}{}", self.elsewhere(language))
            }
            (Language::De, FaultKind::Combination) => {
                format!("Zeichen {number}{shown}: {what} gibt es an dieser Stelle nicht in {set}")
            }
            (Language::En, FaultKind::Combination) => {
                format!("character {number}{shown}: {what} does not stand here in {set}")
            }
            (Language::De, FaultKind::NotNormalized { composed }) => {
                let codes = (self.code_points(), code_points(composed));
                format!(
                    "Zeichen {number}{shown} ist als {} geschrieben; erlaubt ist ‚{composed}‘ ({}), so wie es \
                     die Normalform C (NFC) ergibt",
                    codes.0, codes.1
                )
            }
            (Language::En, FaultKind::NotNormalized { composed }) => {
                let codes = (self.code_points(), code_points(composed));
                format!(
                    "character {number}{shown} is written as {}; accepted is '{composed}' ({}), as \
                     normalisation form C (NFC) has it",
                    codes.0, codes.1
                )
            }
        }
    }

    /// The character in quotes, unless it cannot be seen.
    fn shown(&self, language: Language) -> String {
        let is_visible = |c: char| !c.is_control() && !c.is_whitespace() && !is_format(c);
        if self.text.chars().next().is_some_and(is_visible) {
            match language {
                Language::De => format!(" ‚{}‘", self.text),
                Language::En => format!(" '{}'", self.text),
            }
        } else {
            String::new()
        }
    }

    fn what(&self) -> String {
        let code = format!("U+{:04X}", u32::from(self.character));
        match name(self.character) {
            Some(name) => format!("{code} {name}"),
            None => code,
        }
    }

    fn elsewhere(&self, language: Language) -> String {
        let types: Vec<String> = self.accepted_in().iter().map(ToString::to_string).collect();
        match (language, types.is_empty() || self.set.datatype().is_none()) {
            (_, true) => String::new(),
            (Language::De, false) => format!("; in den Datentypen {} ist es erlaubt", types.join(", ")),
            (Language::En, false) => format!("; the data types {} have it", types.join(", ")),
        }
    }
}

/// Characters that change the text around them and show nothing: shown raw, they would disturb the message.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// In English, for a program's own errors.
impl fmt::Display for CharacterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}
