//! The texts for people, one file per language; each is complete.

mod de;
mod en;

use super::hint::{Hint, is_combining, is_invisible};
use super::{ExpectedItem, Fault, Language, Name, WellFormednessFault};
use crate::dispatch::DispatchFault;
use crate::grammar::Builtin;
use crate::standard::NoVersion;
use crate::value::ValueFault;

/// The message of a fault.
pub(super) fn fault(language: Language, fault: &Fault) -> String {
    match language {
        Language::De => de::fault(fault),
        Language::En => en::fault(fault),
    }
}

/// The message of a fault of well-formedness.
pub(super) fn well_formedness(language: Language, fault: &WellFormednessFault) -> String {
    match language {
        Language::De => de::well_formedness(fault),
        Language::En => en::well_formedness(fault),
    }
}

/// What is wrong with a value.
pub(super) fn value_fault(language: Language, value: &str, fault: &ValueFault) -> String {
    match language {
        Language::De => de::value_fault(value, fault),
        Language::En => en::value_fault(value, fault),
    }
}

/// The text of a hint.
pub(super) fn hint(language: Language, hint: &Hint) -> String {
    match language {
        Language::De => de::hint(hint),
        Language::En => en::hint(hint),
    }
}

/// The message of a message that cannot be dispatched.
pub(crate) fn dispatch_fault(language: Language, fault: &DispatchFault) -> String {
    match language {
        Language::De => de::dispatch_fault(fault),
        Language::En => en::dispatch_fault(fault),
    }
}

/// Why there is no version to send.
pub(crate) fn no_version(language: Language, fault: &NoVersion<'_>) -> String {
    match language {
        Language::De => de::no_version(fault),
        Language::En => en::no_version(fault),
    }
}

/// The head of a report about what does not carry over from one version to another.
pub(crate) fn not_carried_over(language: Language, from: &str, to: &str) -> String {
    match language {
        Language::De => de::not_carried_over(from, to),
        Language::En => en::not_carried_over(from, to),
    }
}

/// The end of a report that is cut off.
pub(super) const fn cut_off(language: Language) -> &'static str {
    match language {
        Language::De => de::CUT_OFF,
        Language::En => en::CUT_OFF,
    }
}

/// How many names or values a message lists at most.
const LISTED: usize = 12;

/// How many member types of a union a message tells about at most.
const MEMBERS_SHOWN: usize = 3;

/// What the member types of a union say together.
enum Members {
    /// They allow these values.
    Values(Vec<String>),
    /// They are these built-in types.
    Builtins(Vec<Builtin>),
    /// Different things.
    Various,
}

impl Members {
    fn of(faults: &[ValueFault]) -> Self {
        let values = faults.iter().map(|fault| match fault {
            ValueFault::Enumeration { allowed } => Some(allowed.as_slice()),
            _ => None,
        });
        if let Some(values) = values.collect::<Option<Vec<_>>>() {
            return Self::Values(values.concat());
        }
        let builtins = faults.iter().map(|fault| match fault {
            ValueFault::Lexical { builtin } => Some(*builtin),
            _ => None,
        });
        builtins.collect::<Option<_>>().map_or(Self::Various, Self::Builtins)
    }
}

/// Of what the member types of a union say, what comes from a member that was nearly right goes first.
fn most_telling(faults: &[ValueFault]) -> impl Iterator<Item = &ValueFault> {
    let is_far = |fault: &&ValueFault| matches!(fault, ValueFault::Lexical { .. });
    faults.iter().filter(move |f| !is_far(f)).chain(faults.iter().filter(is_far)).take(MEMBERS_SHOWN)
}

/// Of a longer pattern a message shows the beginning: those of whole alphabets fill screens and tell no more.
const LONGEST_PATTERN: usize = 80;

/// The words and quotation marks of a language.
struct Words {
    quotes: (char, char),
    or: &'static str,
    more: fn(usize) -> String,
}

impl Words {
    fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.quotes.0, self.quotes.1)
    }

    fn name(&self, name: &Name) -> String {
        self.quoted(&name.to_string())
    }

    /// "a, b or c", with a limit.
    fn alternatives(&self, items: impl IntoIterator<Item = String>) -> String {
        let mut items: Vec<String> = items.into_iter().collect();
        if items.len() > LISTED {
            let more = items.split_off(LISTED - 2).len();
            items.push((self.more)(more));
        }
        match items.pop() {
            None => String::new(),
            Some(last) if items.is_empty() => last,
            Some(last) => format!("{} {} {last}", items.join(", "), self.or),
        }
    }

    fn names(&self, names: &[Name]) -> String {
        self.alternatives(names.iter().map(|name| self.name(name)))
    }

    fn values(&self, values: &[String]) -> String {
        self.alternatives(values.iter().map(|value| self.quoted(value)))
    }

    fn patterns(&self, patterns: &[String]) -> String {
        self.alternatives(patterns.iter().map(|pattern| self.quoted(&beginning(pattern))))
    }

    fn expected(&self, items: &[ExpectedItem], wildcard: fn(&ExpectedItem) -> String) -> String {
        self.alternatives(items.iter().map(|item| match item {
            ExpectedItem::Element(name) => self.name(name),
            other => wildcard(other),
        }))
    }

    /// The values of a key sequence.
    fn sequence(&self, values: &[String]) -> String {
        let quoted: Vec<String> = values.iter().map(|value| self.quoted(value)).collect();
        quoted.join(", ")
    }
}

/// Whether a message shows only the beginning of patterns: then it names the character that does not fit.
fn are_cut(patterns: &[String]) -> bool {
    patterns.iter().any(|pattern| pattern.chars().nth(LONGEST_PATTERN).is_some())
}

/// The beginning of a pattern, on one line.
fn beginning(pattern: &str) -> String {
    let mut out = String::new();
    for (at, c) in pattern.chars().enumerate() {
        match c {
            _ if at == LONGEST_PATTERN => {
                out.push('…');
                break;
            }
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// A character for a message: itself and its code point, with its name where the names are at hand.
fn code_point(code: u32) -> String {
    let named = match char::from_u32(code).and_then(character_name) {
        Some(name) => format!("U+{code:04X} {name}"),
        None => format!("U+{code:04X}"),
    };
    match char::from_u32(code) {
        Some(c) if is_combining(c) => format!("◌{c} ({named})"),
        Some(c) if !is_invisible(c) && !c.is_whitespace() => format!("{c} ({named})"),
        _ => named,
    }
}

#[cfg(feature = "character-names")]
fn character_name(character: char) -> Option<String> {
    unicode_names2::name(character).map(|name| name.to_string())
}

#[cfg(not(feature = "character-names"))]
const fn character_name(_: char) -> Option<&'static str> {
    None
}

/// Whether the namespace is what is wrong with a name.
fn is_about_namespaces(found: &Name, expected: &[ExpectedItem]) -> bool {
    expected.iter().any(|item| match item {
        ExpectedItem::Element(name) => name.local == found.local,
        _ => true,
    })
}

fn list(names: &[String], some: &str, none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { format!("{some} {}", names.join(", ")) }
}
