//! What there is to say about a version of a standard, without mark-up.
//!
//! In: components, standard, code lists. Out: [`Book`], and for each subject its [`content::Node`]s.
//! Invariants: nothing is left out that the schema says; lists are sorted by name or stand in document order.
//! Not here: HTML, drawings.

pub(crate) mod content;
pub(crate) mod example;
pub(crate) mod facet;
pub(crate) mod list;
pub(crate) mod module;
mod subject;
pub(crate) mod usage;

pub(crate) use subject::Subject;

use crate::text::Words;
use crate::{Options, Version};
use list::{List, Lists};
use std::collections::{HashMap, HashSet};
use usage::Usage;
use xoev_diff::{CompareOptions, Comparison, Side, compare};
use xoev_runtime::report::Language;
use xoev_schema::component::{Components, TypeId};
use xoev_schema::name::ExpandedName;
use xoev_schema::xoev::{Addresses, CodeType, Message, Standard};

/// A version with everything that pages are made of.
pub(crate) struct Book<'a> {
    pub version: &'a Version<'a>,
    pub components: &'a Components,
    pub standard: &'a Standard,
    pub language: Language,
    pub words: &'static Words,
    pub addresses: Addresses,
    pub subjects: Vec<Subject>,
    pub usage: Usage,
    pub lists: Lists<'a>,
    /// What has changed since the version before.
    pub changes: Option<Comparison>,
    code_types: HashMap<TypeId, usize>,
    messages: HashMap<Subject, usize>,
    pages: HashSet<String>,
}

impl<'a> Book<'a> {
    /// Works everything out.
    pub fn new(version: &'a Version<'a>, options: &Options) -> Self {
        let (components, standard) = (version.components, version.standard);
        let addresses = Addresses::of(components, standard);
        let subjects = Subject::all(components, &addresses);
        let code_types =
            standard.code_types.iter().enumerate().map(|(at, it)| (TypeId::Complex(it.type_definition), at));
        let messages =
            standard.messages.iter().enumerate().map(|(at, it)| (Subject::Element(it.element), at));
        let lists = Lists::of(components, standard, options.code_lists.as_deref());
        Self {
            pages: pages(&addresses, &subjects, &lists),
            version,
            components,
            standard,
            language: options.language,
            words: Words::of(options.language),
            usage: Usage::of(components, standard, &subjects),
            lists,
            changes: None,
            code_types: code_types.collect(),
            messages: messages.collect(),
            subjects,
            addresses,
        }
    }

    /// Compares with the version before.
    pub fn compare(&mut self, before: &Version<'_>) {
        fn side<'v>(version: &'v Version<'_>) -> Side<'v> {
            Side { set: version.set, components: version.components, standard: version.standard }
        }
        self.changes = compare(side(before), side(self.version), &CompareOptions::default()).ok();
    }

    /// What has changed of an element or type.
    pub fn changes_of(&self, subject: Subject) -> Option<&xoev_diff::Subject> {
        let (changes, name) = (self.changes.as_ref()?, subject.name(self.components)?);
        match subject {
            Subject::Element(_) => changes.of_element(name),
            Subject::Type(_) => changes.of_type(name),
            Subject::Group(_) | Subject::AttributeGroup(_) | Subject::Attribute(_) => None,
        }
    }

    /// Whether there is a page about something at this address. Pages that every version has are such, too.
    pub fn has_page(&self, address: &str) -> bool {
        self.pages.contains(address)
    }

    /// The message a subject is.
    pub fn message(&self, subject: Subject) -> Option<&'a Message> {
        self.standard.messages.get(*self.messages.get(&subject)?)
    }

    /// What is known of a type as a code type.
    pub fn code_type(&self, id: TypeId) -> Option<&'a CodeType> {
        self.standard.code_types.get(*self.code_types.get(&id)?)
    }

    /// The code list behind a type.
    pub fn list_of(&self, id: TypeId) -> Option<&List<'a>> {
        self.lists.get(self.code_type(id)?.list_uri.as_deref()?)
    }

    /// A name with the prefix of its namespace.
    pub fn qualified(&self, name: &ExpandedName) -> String {
        match self.components.namespaces.get(name.namespace_uri()).filter(|it| !it.is_empty()) {
            Some(prefix) => format!("{prefix}:{}", name.local),
            None if name.namespace_uri() == XML_SCHEMA => format!("xs:{}", name.local),
            None => name.local.to_string(),
        }
    }

    /// The name of a subject with its prefix.
    pub fn name_of(&self, subject: Subject) -> String {
        subject.name(self.components).map_or_else(String::new, |name| self.qualified(name))
    }

    /// The local name of a subject.
    pub fn local_name(&self, subject: Subject) -> &'a str {
        subject.name(self.components).map_or("", |name| &name.local)
    }

    /// What kind of thing a subject is.
    pub fn kind_of(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Element(_) if self.message(subject).is_some() => self.words.message,
            Subject::Element(_) => self.words.element,
            Subject::Type(TypeId::Simple(_)) => self.words.simple_type,
            Subject::Type(TypeId::Complex(_)) => self.words.complex_type,
            Subject::Group(_) => self.words.group,
            Subject::AttributeGroup(_) => self.words.attribute_group,
            Subject::Attribute(_) => self.words.attribute,
        }
    }

    /// The schema document a subject stands in, and the line.
    pub fn place_of(&self, subject: Subject) -> Option<(String, usize)> {
        let span = subject.span(self.components)?;
        let sources = &self.version.set.sources;
        let file = sources.file(span.file).path.file_name()?.to_string_lossy().into_owned();
        Some((file, sources.line_column(span.file, span.start).0))
    }
}

/// The namespace of the built-in types.
pub(crate) const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

fn pages(addresses: &Addresses, subjects: &[Subject], lists: &Lists<'_>) -> HashSet<String> {
    let mut out: HashSet<String> =
        ["index.html", "nachrichten.html", "typen.html", "index-a-z.html"].map(str::to_owned).into();
    out.extend(subjects.iter().filter_map(|it| it.address(addresses)).map(str::to_owned));
    out.extend(lists.iter().filter_map(|it| addresses.code_list(it.identifier)).map(str::to_owned));
    if lists.len() > 0 {
        out.insert("codelisten.html".to_owned());
    }
    out
}
