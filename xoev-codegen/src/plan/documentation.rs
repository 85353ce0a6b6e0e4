//! What the schema says about a component, as documentation of the Rust item.
//!
//! In: annotations, facets, cardinalities. Out: [`Documentation`], not escaped.
//! What an annotation means is read in `xoev_schema::xoev`; here it is put in order.

use super::item::{Documentation, Paragraph};
use crate::config::Options;
use xoev_schema::component::{
    AttributeUse, ComplexTypeId, Components, ContentType, ElementDeclarationId, Facet, Facets, ParticleId,
    SimpleTypeId, Term, TypeId, ValueConstraint,
};
use xoev_schema::syntax::AnnotationNode;
use xoev_schema::xoev::{Standard, describe, label};

/// A default longer than this is no hint but a text of its own.
const LONGEST_VALUE: usize = 60;

/// Reads documentation.
#[derive(Clone, Copy)]
pub struct Documenter<'a> {
    components: &'a Components,
    is_on: bool,
}

impl<'a> Documenter<'a> {
    /// A reader of these components' documentation.
    #[must_use]
    pub const fn new(components: &'a Components, options: &Options) -> Self {
        Self { components, is_on: options.documentation }
    }

    /// Of a complex type.
    #[must_use]
    pub fn complex_type(&self, id: ComplexTypeId) -> Documentation {
        let definition = &self.components.complex_types[id];
        let mut out = self.annotation(&definition.annotation);
        let element = definition.context.map(|e| &self.components.elements[e]);
        if out.paragraphs.is_empty()
            && let Some(element) = element.filter(|e| e.is_global)
        {
            out = self.annotation(&element.annotation);
        }
        let kind = match definition.content {
            ContentType::Mixed(_) => "komplexer Typ, gemischter Inhalt",
            ContentType::Simple(_) => "komplexer Typ, Text mit Attributen",
            ContentType::Empty | ContentType::ElementOnly(_) => "komplexer Typ",
        };
        let abstract_ = if definition.is_abstract { ", abstrakt" } else { "" };
        match (&definition.name, element) {
            (Some(name), _) => out.name(&name.local, format!("{kind}{abstract_}")),
            (None, Some(element)) => out.name(&element.name.local, "Inhalt des Elements"),
            (None, None) => {}
        }
        out
    }

    /// Of a simple type.
    #[must_use]
    pub fn simple_type(&self, id: SimpleTypeId) -> Documentation {
        let simple = &self.components.simple_types[id];
        let mut out = self.annotation(&simple.annotation);
        if self.is_on
            && let Some(form) = form(&simple.facets)
        {
            out.paragraphs.push(Paragraph::Labelled("Form", form));
        }
        if let Some(name) = &simple.name {
            out.name(&name.local, "einfacher Typ");
        }
        out
    }

    /// Of an element particle or wildcard that became the field or variant `rust_name`.
    #[must_use]
    pub fn leaf(&self, id: ParticleId, rust_name: &str) -> Documentation {
        let particle = &self.components.particles[id];
        let mut out = self.annotation(&particle.annotation);
        let mut hints = cardinality(particle.min_occurs, particle.max_occurs);
        if let Term::Element(element) = particle.term {
            let element = &self.components.elements[element];
            if out.paragraphs.is_empty() {
                out = self.annotation(&element.annotation);
            }
            hints.extend(element.value_constraint.as_ref().and_then(value_hint));
            out.renamed(&element.name.local, rust_name, &hints);
        }
        out
    }

    /// Of an attribute that became the field `rust_name`.
    #[must_use]
    pub fn attribute(&self, attribute: &AttributeUse, rust_name: &str) -> Documentation {
        let declaration = &self.components.attributes[attribute.declaration];
        let mut out = self.annotation(&attribute.annotation);
        let constraint = attribute.value_constraint.as_ref().or(declaration.value_constraint.as_ref());
        let mut hints = vec!["Attribut".to_owned()];
        hints.extend(constraint.and_then(value_hint));
        out.renamed(&declaration.name.local, rust_name, &hints);
        out
    }

    /// Of the enum over a substitution group.
    #[must_use]
    pub fn substitution(&self, head: ElementDeclarationId) -> Documentation {
        let mut out = Documentation::default();
        out.name(&self.components.elements[head].name.local, "was für dieses Element stehen kann");
        out
    }

    /// Of the enum over a type and its derived types.
    #[must_use]
    pub fn derived_types(&self, type_: TypeId) -> Documentation {
        let mut out = Documentation::default();
        if let TypeId::Complex(id) = type_
            && let Some(name) = &self.components.complex_types[id].name
        {
            out.name(&name.local, "dieser Typ und was xsi:type an seiner Stelle nennen kann");
        }
        out
    }

    /// Of the enum over all messages: which standard they are of.
    #[must_use]
    pub fn messages(&self, standard: &Standard) -> Documentation {
        let mut out = Documentation::default();
        let Some(info) = standard.info().filter(|_| self.is_on) else { return out };
        let name =
            [&info.short_name, &info.version].map(|part| part.as_deref().unwrap_or_default()).join(" ");
        let mut line = |label, text: &Option<String>| {
            let text = text.as_deref().map(words).filter(|text| !text.is_empty());
            out.paragraphs.extend(text.map(|text| Paragraph::Labelled(label, text)));
        };
        line("Nachrichten des Standards", &Some(name));
        line("Name", &info.long_name);
        line("Kennung", &info.identifier);
        line("Beschreibung", &info.description);
        line("Version", &info.version_description);
        out
    }

    /// Of a message as a variant.
    #[must_use]
    pub fn message(&self, element: ElementDeclarationId, standard: &Standard) -> Documentation {
        let mut out = Documentation::default();
        let title = standard.message(element).and_then(|m| m.description.title.as_ref());
        if let Some(title) = title.filter(|_| self.is_on) {
            out.paragraphs.push(Paragraph::Text(words(title)));
        }
        out.name(&self.components.elements[element].name.local, "");
        out
    }

    /// The display name of an enumerated value. A column that repeats the value says nothing; a short documentation
    /// may then.
    #[must_use]
    pub fn label(&self, annotation: &AnnotationNode, value: &str) -> Option<String> {
        let documented =
            || annotation.documentation.iter().map(|d| words(&d.text())).find(|text| !text.is_empty());
        label(annotation).filter(|text| text != value).or_else(documented)
    }

    fn annotation(&self, annotation: &AnnotationNode) -> Documentation {
        let mut out = Documentation::default();
        if !self.is_on {
            return out;
        }
        let said = describe(annotation);
        let labelled = |label: &'static str, text: &str| Paragraph::Labelled(label, words(text));
        out.paragraphs.extend(said.title.iter().map(|text| Paragraph::Text(words(text))));
        let text = said.documentation.unwrap_or_default();
        out.paragraphs.extend(paragraphs(&text).map(Paragraph::Text));
        out.paragraphs.extend(said.legal_basis.iter().map(|text| labelled("Rechtsgrundlage", text)));
        out.paragraphs.extend(said.author.iter().map(|text| labelled("Autor", text)));
        out.paragraphs.extend(said.reader.iter().map(|text| labelled("Leser", text)));
        out.paragraphs
            .extend(said.implementation_hint.iter().map(|text| labelled("Hinweis zur Umsetzung", text)));
        out
    }
}

impl Documentation {
    /// Of something about which only its XML name is to be said.
    #[must_use]
    pub fn named(xml_name: &str) -> Self {
        Self { paragraphs: vec![Paragraph::Name(xml_name.to_owned(), String::new())] }
    }

    fn name(&mut self, xml_name: &str, what: impl Into<String>) {
        self.paragraphs.push(Paragraph::Name(xml_name.to_owned(), what.into()));
    }

    /// The XML name where it is not the Rust name, and what else there is to know.
    fn renamed(&mut self, xml_name: &str, rust_name: &str, hints: &[String]) {
        if xml_name != rust_name || !hints.is_empty() {
            self.name(xml_name, hints.join(", "));
        }
    }
}

/// Of a module.
#[must_use]
pub fn namespace(namespace: &str) -> Documentation {
    let mut out = Documentation::default();
    if !namespace.is_empty() {
        out.name(namespace, "Namensraum");
    }
    out
}

/// Of the module of a standard.
#[must_use]
pub fn standard(standard: &xoev_runtime::Standard) -> Documentation {
    let mut out = Documentation::default();
    let name = standard.to_string();
    if !name.is_empty() {
        out.paragraphs.push(Paragraph::Labelled("Standard", words(&name)));
    }
    let validity = match (standard.valid_from, standard.valid_until) {
        (Some(from), Some(until)) => format!("{from} bis {until}"),
        (Some(from), None) => format!("ab {from}"),
        (None, Some(until)) => format!("bis {until}"),
        (None, None) => return out,
    };
    out.paragraphs.push(Paragraph::Labelled("Gültig", validity));
    out
}

fn cardinality(min: u32, max: Option<u32>) -> Vec<String> {
    match (min, max) {
        (_, Some(1)) | (0, None) => Vec::new(),
        (min, None) => vec![format!("{min}..n")],
        (min, Some(max)) => vec![format!("{min}..{max}")],
    }
}

fn value_hint(constraint: &ValueConstraint) -> Option<String> {
    let kind = if constraint.is_fixed { "fester Wert" } else { "ohne Angabe gilt" };
    let value = words(&constraint.value);
    (value.len() <= LONGEST_VALUE).then(|| format!("{kind} „{value}“"))
}

/// The facets in words.
fn form(facets: &Facets) -> Option<String> {
    fn value<T: ToString>(facet: &Option<Facet<T>>) -> Option<String> {
        facet.as_ref().map(|f| f.value.to_string())
    }
    let mut parts = Vec::new();
    let mut part =
        |label: &str, text: Option<String>| parts.extend(text.map(|text| format!("{label} {text}")));
    part("Länge", value(&facets.length));
    part("Länge mindestens", value(&facets.min_length));
    part("Länge höchstens", value(&facets.max_length));
    part("Ziffern höchstens", value(&facets.total_digits));
    part("Nachkommastellen höchstens", value(&facets.fraction_digits));
    part("≥", value(&facets.min_inclusive));
    part(">", value(&facets.min_exclusive));
    part("≤", value(&facets.max_inclusive));
    part("<", value(&facets.max_exclusive));
    for step in &facets.patterns {
        let alternatives: Vec<&str> = step.alternatives.iter().map(|(pattern, _)| pattern.as_str()).collect();
        let pattern = alternatives.join(" | ");
        part("Muster", (pattern.chars().count() <= LONGEST_VALUE).then_some(pattern));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Text as words with single blanks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a text: parted by empty lines.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut out = vec![String::new()];
    for line in text.lines() {
        let line = words(line);
        match out.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(&line);
            }
            _ => out.push(String::new()),
        }
    }
    out.into_iter().filter(|p| !p.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_empty_lines() {
        let text = "  Ein  Satz,\n  der weitergeht.\n\n\n  Noch einer. ";
        assert_eq!(paragraphs(text).collect::<Vec<_>>(), ["Ein Satz, der weitergeht.", "Noch einer."]);
    }
}
