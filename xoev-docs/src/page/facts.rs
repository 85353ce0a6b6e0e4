//! What a page says about a component in short: a list of terms.

use super::names::breakable;
use super::types::{derivation, facets, type_reference};
use super::{Place, about};
use crate::model::{Book, Subject};
use maud::{Markup, html};
use xoev_runtime::standard::ApplicationInfo;
use xoev_schema::component::{ContentType, ElementDeclarationId, SimpleTypeId, TypeId, Variety};

/// The terms, and what they mean.
pub(super) fn facts(
    book: &Book<'_>,
    place: &Place<'_>,
    subject: Subject,
    info: &ApplicationInfo,
) -> Vec<(String, Markup)> {
    Facts { book, place, subject }.facts(info)
}

struct Facts<'p, 'a> {
    book: &'p Book<'a>,
    place: &'p Place<'p>,
    subject: Subject,
}

impl Facts<'_, '_> {
    fn facts(&self, info: &ApplicationInfo) -> Vec<(String, Markup)> {
        let (book, words) = (self.book, self.book.words);
        let mut out: Vec<(String, Markup)> = Vec::new();
        let mut add = |name: &str, value: Markup| out.push((name.to_owned(), value));
        if let Some(number) = book.message(self.subject).and_then(|it| it.number.as_ref()) {
            add(words.message_number, html! { (number) });
        }
        for (name, value) in about::facts(book, info) {
            add(&name, value);
        }
        match self.subject {
            Subject::Element(id) => self.element_facts(id, &mut add),
            Subject::Type(id) => self.type_facts(id, &mut add),
            Subject::Attribute(id) => {
                let type_ = TypeId::Simple(book.components.attributes[id].type_definition);
                add(words.type_, type_reference(book, self.place, type_));
            }
            Subject::Group(_) | Subject::AttributeGroup(_) => {}
        }
        if let Some(name) = self.subject.name(book.components) {
            add(words.namespace, html! { code { (name.namespace_uri()) } });
            let rust = match self.subject {
                Subject::Element(_) => book.version.rust.elements.get(name),
                Subject::Type(_) => book.version.rust.types.get(name),
                _ => None,
            };
            if let Some(rust) = rust {
                add(words.rust, html! { code { (breakable(rust)) } });
            }
        }
        if let Some((file, line)) = book.place_of(self.subject) {
            add(words.declared_in, html! { (file) ", " (words.lines) " " (line) });
        }
        out
    }

    fn element_facts(&self, id: ElementDeclarationId, add: &mut dyn FnMut(&str, Markup)) {
        let (book, words) = (self.book, self.book.words);
        let declaration = &book.components.elements[id];
        if book.is_named(declaration.type_definition) || book.base_of(declaration.type_definition).is_some() {
            add(words.type_, type_reference(book, self.place, declaration.type_definition));
        }
        if declaration.is_abstract {
            add(words.abstract_, html! { (words.abstract_hint) });
        }
        if let Some(head) = declaration.substitution_group_affiliation {
            let head = Subject::Element(head);
            add(
                words.substitutes,
                html! { a href=[self.place.to_subject(book, head)] { (book.name_of(head)) } },
            );
        }
        if let Some(members) = book.components.substitution_groups.get(&id) {
            let all = members.iter().map(|&it| Subject::Element(it)).enumerate();
            add(
                words.substitutable,
                html! {
                    @for (at, member) in all {
                        @if at > 0 { ", " }
                        a href=[self.place.to_subject(book, member)] { (book.name_of(member)) }
                    }
                },
            );
        }
        if let Some(value) = &declaration.value_constraint {
            let name = if value.is_fixed { words.fixed_value } else { words.default_value };
            add(name, html! { code { (value.value) } });
        }
    }

    fn type_facts(&self, id: TypeId, add: &mut dyn FnMut(&str, Markup)) {
        let (book, words) = (self.book, self.book.words);
        if let Some(base) = book.base_of(id) {
            let name = type_reference(book, self.place, base.type_);
            add(words.base, html! { (name) " (" (derivation(book, base.derivation)) ")" });
        }
        if let TypeId::Complex(complex) = id {
            let definition = &book.components.complex_types[complex];
            if definition.is_abstract {
                add(words.abstract_, html! { (words.abstract_hint) });
            }
            if matches!(definition.content, ContentType::Mixed(_)) {
                add(words.contents, html! { (words.mixed) });
            }
        }
        if let Some(code_type) = book.code_type(id) {
            add(words.code, html! { (words.code_type_kind(code_type.kind.number())) });
            if let Some(list) = book.list_of(id)
                && let Some(address) = book.addresses.code_list(list.identifier)
            {
                let version = code_type.list_version.as_deref().unwrap_or(words.version_of_message);
                add(
                    words.code_list,
                    html! { a href=(self.place.to(address)) { (list.name()) } ", " (words.version) " " (version) },
                );
            }
        }
        if let TypeId::Simple(simple) = id {
            self.simple_facts(simple, add);
        }
    }

    fn simple_facts(&self, id: SimpleTypeId, add: &mut dyn FnMut(&str, Markup)) {
        let (book, words) = (self.book, self.book.words);
        let reference = |id: SimpleTypeId| type_reference(book, self.place, TypeId::Simple(id));
        match &book.components.simple_types[id].variety {
            Variety::List(item) => add(words.list_of, reference(*item)),
            Variety::Union(members) => add(
                words.member_types,
                html! { ul { @for &member in members { li { (reference(member)) } } } },
            ),
            Variety::Atomic(_) => {}
        }
        let facets = facets(book, id);
        if !facets.0.is_empty() {
            add(words.value, facets);
        }
    }
}
