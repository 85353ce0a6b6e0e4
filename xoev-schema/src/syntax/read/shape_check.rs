//! An element against its shape: which attributes, which children, in which order.

use super::{Reader, Shape, is_xsd, xsd_1_1};
use crate::diagnostics::Diagnostic;
use crate::source::xml::{Content, Element, XML_NAMESPACE, is_blank};
use crate::syntax::read::XSD_NAMESPACE;
use crate::syntax::shape::{ELEMENT_NAMES, Slot};
use xoev_runtime::near::nearest;
use xoev_runtime::value::{AnyUri, Language};

const URI: &str = "a URI reference";
const LANGUAGE: &str = "a language such as “de”";

impl Reader<'_> {
    /// Reports what an element has and must not have, and what it lacks.
    pub(super) fn check(&mut self, element: Element<'_>, shape: &Shape) {
        if self.is_reference_of_1_1(element) {
            return;
        }
        self.check_attributes(element, shape);
        self.check_text(element);
        self.check_children(element, shape);
    }

    /// Attributes of other namespaces are always allowed (`anyAttribute namespace="##other"`).
    pub(super) fn check_attributes(&mut self, element: Element<'_>, shape: &Shape) {
        for attribute in element.attributes() {
            let is_allowed = match attribute.namespace.as_deref() {
                None => attribute.local() == "id" || shape.attributes.contains(&attribute.local()),
                Some(namespace) => namespace != XSD_NAMESPACE,
            };
            self.note_versioning(attribute);
            if !is_allowed && !self.is_attribute_of_1_1(element, attribute) {
                let message = format!(
                    "the attribute “{}” cannot stand at this “{}”",
                    attribute.name(),
                    element.local()
                );
                let near = nearest(attribute.local(), shape.attributes.iter().copied());
                let hint = match near.first() {
                    Some(near) => format!("perhaps “{near}” is meant"),
                    None => format!("it may have: {}", shape.attributes.join(", ")),
                };
                let diagnostic = Diagnostic::error("s4s-att-not-allowed", attribute.name_span, message);
                self.diagnostics.report(if shape.attributes.is_empty() {
                    diagnostic
                } else {
                    diagnostic.hint(hint)
                });
            }
        }
        for &name in shape.required {
            if element.attribute(name).is_none() {
                let message = format!("“{}” needs the attribute “{name}” here", element.local());
                self.error("s4s-att-must-appear", element.span, message);
            }
        }
        self.check_id(element);
        self.check_values(element);
    }

    /// The attributes whose values are URI references or languages; the others have readers of their own.
    fn check_values(&mut self, element: Element<'_>) {
        for attribute in element.attributes() {
            let is_uri = |text: &str| AnyUri::try_from(text).is_ok();
            let is_name = |text: &str| text.starts_with("##") || is_uri(text);
            let (is_valid, expected) = match (attribute.namespace.as_deref(), attribute.local()) {
                (None, "namespace") if matches!(element.local(), "any" | "anyAttribute") => {
                    (attribute.value.split_ascii_whitespace().all(is_name), URI)
                }
                (None, "source" | "schemaLocation" | "system" | "targetNamespace" | "namespace") => {
                    (is_uri(&attribute.value), URI)
                }
                (Some(XML_NAMESPACE), "lang") => (Language::try_from(&*attribute.value).is_ok(), LANGUAGE),
                _ => (true, URI),
            };
            if !is_valid {
                self.invalid_value(attribute.name(), &attribute.value, attribute.span, expected);
            }
        }
    }

    fn check_id(&mut self, element: Element<'_>) {
        let Some(id) = self.nc_name(element, "id") else { return };
        if !self.ids.insert(id.to_string()) {
            let span = element.attribute("id").map_or(element.span, |a| a.span);
            self.error("cvc-id.2", span, format!("the id “{id}” stands in this document twice"));
        }
    }

    fn check_text(&mut self, element: Element<'_>) {
        let text = element.content().find_map(|node| match node {
            Content::Text(text, span) if !is_blank(text) => Some(span),
            _ => None,
        });
        if let Some(span) = text {
            let message = format!("text cannot stand inside “{}”", element.local());
            let hint = "only “appinfo” and “documentation” hold text";
            self.diagnostics.report(Diagnostic::error("s4s-elt-character", span, message).hint(hint));
        }
    }

    fn check_children(&mut self, element: Element<'_>, shape: &Shape) {
        let best = shape.content.iter().map(|slots| fit(element, slots)).min_by_key(Misfit::weight);
        let Some(misfit) = best else { return };
        if misfit.weight() == 0 {
            return;
        }
        let expression = format!("the content must be: {}", shape.expression);
        for child in misfit.misplaced {
            self.misplaced(element, child, &expression);
        }
        if let Some(slot) = misfit.missing {
            let message = format!("“{}” lacks {}", element.local(), one_of(slot.names));
            let fault = Diagnostic::error("s4s-elt-must-match.2", element.span, message);
            self.diagnostics.report(fault.hint(expression));
        }
    }

    fn misplaced(&mut self, element: Element<'_>, child: Element<'_>, expression: &str) {
        let (rule, message, hint) = if !is_xsd(child) {
            let message = format!("“{}” is not in XSD's namespace", child.name());
            let hint = "elements of other namespaces stand inside “appinfo” or “documentation”";
            ("s4s-elt-must-match.1", message, hint)
        } else if let Some(hint) = xsd_1_1::element_hint(element.local(), child.local()) {
            return self.belongs_to_1_1(child, hint);
        } else if !ELEMENT_NAMES.contains(&child.local()) {
            let near = nearest(child.local(), ELEMENT_NAMES.into_iter());
            let hint = near.first().map(|near| format!("perhaps “{near}” is meant"));
            let message = format!("XSD has no element “{}”", child.local());
            let fault = Diagnostic::error("s4s-elt-invalid", child.span, message);
            return self.diagnostics.report(fault.hint(hint.unwrap_or_else(|| expression.to_owned())));
        } else {
            let message = format!(
                "“{}” cannot stand here in “{}”, or occurs too often",
                child.local(),
                element.local()
            );
            ("s4s-elt-must-match.1", message, expression)
        };
        self.diagnostics.report(Diagnostic::error(rule, child.span, message).hint(hint));
    }
}

/// Where children and slots disagree.
struct Misfit<'e> {
    misplaced: Vec<Element<'e>>,
    missing: Option<&'static Slot>,
}

impl Misfit<'_> {
    fn weight(&self) -> usize {
        self.misplaced.len() + usize::from(self.missing.is_some())
    }
}

/// Fills the slots in order. A child that fits nowhere is left out, so that one fault gives one report.
fn fit<'e>(element: Element<'e>, slots: &'static [Slot]) -> Misfit<'e> {
    let mut misfit = Misfit { misplaced: Vec::new(), missing: None };
    let mut at = 0;
    let mut count = 0;
    for child in element.elements() {
        let fits = |(i, slot): &(usize, &Slot)| {
            slot.names.contains(&child.local()) && (*i != at || count < slot.max) && is_xsd(child)
        };
        let found = slots.iter().enumerate().skip(at).find(fits);
        match found {
            Some((i, _)) if i == at => count += 1,
            Some((i, _)) => {
                note_missing(&mut misfit, slots.get(at..i).unwrap_or_default(), count);
                (at, count) = (i, 1);
            }
            None => misfit.misplaced.push(child),
        }
    }
    note_missing(&mut misfit, slots.get(at..).unwrap_or_default(), count);
    misfit
}

/// `slots` are being left, the first with `count` children in it.
fn note_missing(misfit: &mut Misfit<'_>, slots: &'static [Slot], count: usize) {
    let lacking =
        slots.iter().enumerate().find(|(i, slot)| if *i == 0 { count < slot.min } else { slot.min > 0 });
    if misfit.missing.is_none() {
        misfit.missing = lacking.map(|(_, slot)| slot);
    }
}

fn one_of(names: &[&str]) -> String {
    match names {
        [one] => format!("“{one}”"),
        several => {
            format!("one of {}", several.iter().map(|n| format!("“{n}”")).collect::<Vec<_>>().join(", "))
        }
    }
}
