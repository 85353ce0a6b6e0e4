//! Profiles: what somebody wants of the samples beside that they are valid.
//!
//! In: a TOML text. Out: [`Profile`], which the builder asks at every element and value; a [`ProfileFault`] for each path no
//! message has.
//! Invariants: a profile never makes an invalid message: what the schema does not allow is refused.
//!
//! ```toml
//! [fields]
//! "name/doktorgrad" = "Dr."                      # there, with this value, wherever the schema has it
//! "/*/person" = { count = 3 }                     # below the root element: three times
//! "person/@nummer" = { value = "7" }
//! "frueherer*/ort" = { present = false }
//! "anschrift" = { choice = "auslandsanschrift" }  # of what may stand in it, this
//! ```
//!
//! A path that begins with `/` begins at the root element; another one fits at any depth. `*` stands for any letters of a
//! name, `**` for any number of elements, `@` for an attribute. Names are local names.

mod check;
mod fault;
mod path;
mod read;

pub use fault::ProfileFault;
use path::PathPattern;

use crate::walk::{Target, Want};
use xoev_runtime::grammar::NameId;

/// What is wanted of samples.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    rules: Vec<Rule>,
}

/// What is wanted of the elements or attributes of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    path: PathPattern,
    /// The value.
    value: Option<String>,
    /// How often: at least, at most.
    occurs: Option<(u32, Option<u32>)>,
    /// The child that must be there.
    choice: Option<String>,
}

impl Profile {
    /// Whether nothing is wanted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// What is wanted of the content of the element with this path: of the children with these names.
    pub(crate) fn wants(&self, path: &[&str], children: &[(NameId, &str)]) -> Vec<Want> {
        let mut wants = Vec::new();
        for (name, local) in children {
            let child: Vec<&str> = path.iter().copied().chain([*local]).collect();
            for rule in &self.rules {
                let target = Target::Named(*name);
                let want = match rule.occurs {
                    Some((least, most)) if rule.path.is_element() && rule.path.fits(&child) => {
                        Some(Want { target, least, most })
                    }
                    Some((1.., _)) if rule.path.leads_on(&child) => Some(Want::present(target)),
                    _ => rule.chooses(path, local).then_some(Want::present(target)),
                };
                wants.extend(want.filter(|it| !wants.contains(it)));
            }
        }
        wants
    }

    /// Whether the attribute with this path must be there, or must not; the last rule counts.
    pub(crate) fn attribute(&self, path: &[&str], attribute: &str) -> Option<bool> {
        let fitting = self.rules.iter().rev().filter(|rule| rule.path.fits_attribute(path, attribute));
        fitting.filter_map(|rule| rule.occurs).map(|(least, _)| least > 0).next()
    }

    /// The value of the element, or of its attribute, with this path; the last rule counts.
    pub(crate) fn value(&self, path: &[&str], attribute: Option<&str>) -> Option<&str> {
        let mut rules = self.rules.iter().rev().filter(|rule| rule.value.is_some());
        let found = rules.find(|rule| match attribute {
            Some(attribute) => rule.path.fits_attribute(path, attribute),
            None => rule.path.is_element() && rule.path.fits(path),
        });
        found.and_then(|rule| rule.value.as_deref())
    }
}

impl Rule {
    /// Whether a child of the element with this path is the one that is chosen.
    fn chooses(&self, path: &[&str], child: &str) -> bool {
        self.choice.as_deref() == Some(child) && self.path.is_element() && self.path.fits(path)
    }
}
