//! The page of a message, element, type, group or attribute.

use super::fields::{Fields, derivation, facets, type_reference};
use super::names::{self, breakable};
use super::{Head, Place, about, frame, outline, usage, values, versions};
use crate::model::content::Node;
use crate::model::{Book, Subject, list};
use crate::picture;
use maud::{Markup, html};
use std::collections::HashSet;
use xoev_runtime::standard::ApplicationInfo;
use xoev_schema::component::{IdentityConstraintCategory, SimpleTypeId, TypeId, Variety};
use xoev_schema::xoev::describe;

/// The page.
pub(crate) fn component(place: &Place<'_>, subject: Subject) -> Markup {
    let book = &place.books[place.at];
    let page = Page { book, place, subject, above: book.usage.above(subject) };
    page.render()
}

struct Page<'p, 'a> {
    book: &'p Book<'a>,
    place: &'p Place<'p>,
    subject: Subject,
    /// Everything from which the subject is reached.
    above: HashSet<Subject>,
}

impl<'a> Page<'_, 'a> {
    fn render(&self) -> Markup {
        let (book, words) = (self.book, self.book.words);
        let name = self.book.local_name(self.subject);
        let info = self.info();
        let address = self.subject.address(&book.addresses).unwrap_or_default();
        let nodes = book.content_of(self.subject);
        let mut sections: Vec<(&'static str, String, Markup)> = Vec::new();
        let mut section = |id: &'static str, title: &str, content: Option<Markup>| {
            sections.extend(content.map(|content| (id, title.to_owned(), content)));
        };
        section("-struktur", words.structure, self.structure(&nodes));
        section("-felder", words.fields, self.fields(&nodes));
        section("-werte", words.values, self.values());
        section("-schluessel", words.identity_constraints, self.identity_constraints());
        section("-beispiel", words.example, self.example(&nodes));
        section("-abgeleitet", words.derived_types, self.derived());
        section("-verwendung", words.used_by, Some(usage::section(book, self.place, self.subject)));
        let content = html! {
            p.art { (book.kind_of(self.subject)) (versions::marks(self.place, address)) }
            h1 { (breakable(name)) }
            @if let Some(title) = &info.title { p.titel { (title) } }
            @if let Some(text) = &info.documentation { div.text { (about::description(text)) } }
            @else { p.leer { (words.no_description) } }
            (about::terms(&self.facts(&info)))
            @for (id, title, content) in &sections {
                section aria-labelledby=(id) { h2 id=(id) { (title) } (content) }
            }
        };
        let head = Head {
            title: name,
            address,
            crumbs: self.crumbs(),
            sections: sections.into_iter().map(|(id, title, _)| (id, title)).collect(),
        };
        frame(self.place, &head, &content)
    }

    fn info(&self) -> ApplicationInfo {
        match self.book.message(self.subject) {
            Some(message) => message.description.clone(),
            None => describe(self.subject.annotation(self.book.components)),
        }
    }

    fn crumbs(&self) -> Vec<(String, String)> {
        let words = self.book.words;
        let (name, page) = match self.subject {
            Subject::Element(_) if self.book.message(self.subject).is_some() => {
                (words.messages, "nachrichten.html")
            }
            Subject::Element(_) => (words.elements, "typen.html#-elemente"),
            Subject::Type(_) => (words.types, "typen.html"),
            Subject::Group(_) => (words.groups, "typen.html#-gruppen"),
            Subject::AttributeGroup(_) => (words.attribute_groups, "typen.html#-attributgruppen"),
            Subject::Attribute(_) => (words.attribute, "typen.html#-attribute"),
        };
        let link = |page: &str| self.place.to(page);
        vec![(words.home.to_owned(), link("index.html")), (name.to_owned(), link(page))]
    }

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

    fn element_facts(
        &self,
        id: xoev_schema::component::ElementDeclarationId,
        add: &mut dyn FnMut(&str, Markup),
    ) {
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
            if matches!(definition.content, xoev_schema::component::ContentType::Mixed(_)) {
                add(words.contents, html! { (words.mixed) });
            }
        }
        if let Some(code_type) = book.code_type(id) {
            add(
                words.code,
                html! { (words.code_type_kinds[usize::from(code_type.kind.number() - 1).min(3)]) },
            );
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

    /// Whether a part leads back here.
    fn is_recursive(&self, node: &Node<'a>) -> bool {
        let type_ = self.book.type_of(node).map(Subject::Type);
        let reference = names::reference(self.book, node);
        let leads_back = |it: Subject| it == self.subject || self.above.contains(&it);
        self.above.contains(&self.subject)
            && (reference.is_some_and(leads_back)
                || type_.is_some_and(|it| leads_back(it) && node.children.is_empty()))
    }

    fn structure(&self, nodes: &[Node<'a>]) -> Option<Markup> {
        let name = self.book.local_name(self.subject);
        let recursive = |node: &Node<'a>| self.is_recursive(node);
        let picture = picture::picture(self.book, self.place, name, nodes, &recursive)?;
        Some(html! {
            div.bildrahmen tabindex="0" role="group" aria-label=(picture.title) { (picture::draw(&picture, "-bild")) }
            p.legende { (self.book.words.picture_hint) }
            details { summary { (self.book.words.structure_as_text) } (outline::outline(self.book, nodes)) }
        })
    }

    fn fields(&self, nodes: &[Node<'a>]) -> Option<Markup> {
        let recursive = |node: &Node<'a>| self.is_recursive(node);
        let fields = Fields { book: self.book, place: self.place, recursive: &recursive };
        (!nodes.is_empty()).then(|| fields.list(nodes))
    }

    /// The values of an enumeration, unless they stand with their code list.
    fn values(&self) -> Option<Markup> {
        let Subject::Type(TypeId::Simple(id)) = self.subject else { return None };
        let (columns, rows) = list::enumeration(self.book.components, id);
        let mut ids = values::Ids::default();
        (!rows.is_empty()).then(|| values::table(self.book, &columns, &rows, Some(&mut ids)))
    }

    fn identity_constraints(&self) -> Option<Markup> {
        let Subject::Element(id) = self.subject else { return None };
        let (book, words) = (self.book, self.book.words);
        let all = &book.components.elements[id].identity_constraints;
        let name = |id: xoev_schema::component::IdentityConstraintId| {
            book.components.identity_constraints[id].name.local.to_string()
        };
        let rows = all.iter().map(|&id| {
            let it = &book.components.identity_constraints[id];
            let fields: Vec<&str> = it.fields.iter().map(|it| it.expression.as_str()).collect();
            let (kind, refers) = match it.category {
                IdentityConstraintCategory::Key => (words.key, None),
                IdentityConstraintCategory::Unique => (words.unique, None),
                IdentityConstraintCategory::KeyRef(key) => (words.key_reference, Some(name(key))),
            };
            html! {
                div {
                    dt { (kind) " " (breakable(&name(id))) }
                    dd {
                        code { (it.selector.expression) } " → " code { (fields.join(", ")) }
                        @if let Some(key) = refers { ", " (words.refers_to) " " (breakable(&key)) }
                    }
                }
            }
        });
        let rows: Vec<Markup> = rows.collect();
        (!rows.is_empty()).then(|| html! { dl.fakten { @for row in rows { (row) } } })
    }

    fn example(&self, nodes: &[Node<'a>]) -> Option<Markup> {
        let words = self.book.words;
        if let Subject::Type(TypeId::Simple(id)) = self.subject {
            let value = self.book.example_value(id)?;
            return Some(html! { p { code { (value) } } });
        }
        let message = self.subject.name(self.book.components);
        if let Some(message) = message.filter(|_| self.book.message(self.subject).is_some())
            && let Some(xml) = self.book.version.examples.messages.get(message)
        {
            return Some(whole_message(self.book, xml));
        }
        if nodes.is_empty() {
            return None;
        }
        let snippet = self.book.snippet(self.subject)?;
        Some(html! {
            p.hinweis { (words.example_hint) }
            pre tabindex="0" { code { (snippet) } }
        })
    }

    fn derived(&self) -> Option<Markup> {
        let Subject::Type(id) = self.subject else { return None };
        let derived = self.book.components.derived_types.get(&id)?;
        let direct = derived.iter().filter(|&&it| self.book.components.base(it) == Some(id));
        Some(html! {
            ul.verwendung {
                @for &type_ in direct {
                    li { (type_reference(self.book, self.place, type_)) }
                }
            }
        })
    }
}

/// A whole message; a long one is folded away.
fn whole_message(book: &Book<'_>, xml: &str) -> Markup {
    const LONGEST: usize = 60;
    let lines = xml.lines().count();
    let text = html! { pre tabindex="0" { code { (xml.trim_end()) } } };
    html! {
        p.hinweis { (book.words.example_message) }
        @if lines > LONGEST { details { summary { (lines) " " (book.words.lines_of_example) } (text) } }
        @else { (text) }
    }
}
