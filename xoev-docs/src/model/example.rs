//! Example values and snippets, made from facets and content models.

use super::content::{Kind, Node};
use super::{Book, Subject};
use xoev_runtime::grammar::{Builtin, Primitive};
use xoev_schema::component::{Compositor, SimpleTypeId, TypeId, Variety};

/// How deep a snippet goes into named types.
const DEPTH: usize = 3;
/// A snippet with more lines says no more.
const LINES: usize = 60;

impl<'a> Book<'a> {
    /// A value of a simple type; `None` where a pattern or an unusual bound would have to be met.
    pub fn example_value(&self, id: SimpleTypeId) -> Option<String> {
        if let Some(value) = self.version.examples.values.get(&id) {
            return Some(value.clone());
        }
        let definition = &self.components.simple_types[id];
        if let Some(first) = definition.facets.enumeration.first() {
            return Some(first.value.clone());
        }
        match &definition.variety {
            Variety::Union(members) => members.iter().find_map(|&it| self.example_value(it)),
            Variety::List(item) => self.example_value(*item),
            Variety::Atomic(_)
                if definition.facets.patterns.len() > built_in_patterns(definition.builtin) =>
            {
                None
            }
            Variety::Atomic(_) => self.plain_value(id),
        }
    }

    /// A value of a field: its own where one is known, else one of its type.
    pub fn field_example(&self, node: &Node<'a>, id: SimpleTypeId) -> Option<String> {
        let name = match node.kind {
            Kind::Element(id) => Some(&self.components.elements[id].name.local),
            Kind::Attribute(use_) => Some(&self.components.attributes[use_.declaration].name.local),
            _ => None,
        };
        let own = name.and_then(|name| self.version.examples.fields.get(&(name.to_string(), id)));
        own.cloned().or_else(|| self.example_value(id))
    }

    fn plain_value(&self, id: SimpleTypeId) -> Option<String> {
        let definition = &self.components.simple_types[id];
        let facets = &definition.facets;
        let Variety::Atomic(primitive) = definition.variety else { return None };
        if primitive == Primitive::Decimal {
            let bound = facets.min_inclusive.as_ref().or(facets.max_inclusive.as_ref());
            return Some(
                bound.filter(|it| it.value.len() < 12).map_or_else(|| "1".to_owned(), |it| it.value.clone()),
            );
        }
        let text = pattern_free(primitive)?;
        let length = text.chars().count() as u64;
        let min = facets.length.as_ref().or(facets.min_length.as_ref()).map_or(0, |it| it.value);
        let max = facets.length.as_ref().or(facets.max_length.as_ref()).map_or(u64::MAX, |it| it.value);
        if primitive != Primitive::String || (min <= length && length <= max) {
            return Some(text.to_owned());
        }
        let wanted = usize::try_from(min.max(1).min(max)).ok().filter(|it| *it <= 40)?;
        Some("Beispiel".chars().cycle().take(wanted).collect())
    }

    /// A snippet of XML for a subject with content: what must stand, and the first branch of each choice.
    pub fn snippet(&self, subject: Subject) -> Option<String> {
        let name = match subject {
            Subject::Element(id) => self.components.elements[id].name.local.to_string(),
            Subject::Type(TypeId::Complex(_)) => "element".to_owned(),
            _ => return None,
        };
        let mut snippet = Snippet { book: self, out: String::new(), lines: 0 };
        let type_ = match subject {
            Subject::Element(id) => self.components.elements[id].type_definition,
            Subject::Type(id) => id,
            _ => return None,
        };
        snippet.element(&name, type_, None, 0, &mut Vec::new());
        (snippet.lines <= LINES).then_some(snippet.out)
    }
}

/// The number of patterns a built-in type has itself.
const fn built_in_patterns(builtin: Builtin) -> usize {
    match builtin {
        Builtin::Language | Builtin::NmToken | Builtin::Name | Builtin::Integer => 1,
        Builtin::NcName | Builtin::Id | Builtin::IdRef | Builtin::Entity => 2,
        _ => 0,
    }
}

const fn pattern_free(primitive: Primitive) -> Option<&'static str> {
    Some(match primitive {
        Primitive::AnySimpleType | Primitive::String => "Beispiel",
        Primitive::Boolean => "true",
        Primitive::Decimal | Primitive::Float | Primitive::Double => "1",
        Primitive::Duration => "P1D",
        Primitive::DateTime => "2026-03-02T09:30:00+01:00",
        Primitive::Time => "09:30:00",
        Primitive::Date => "2026-03-02",
        Primitive::GYearMonth => "2026-03",
        Primitive::GYear => "2026",
        Primitive::GMonthDay => "--03-02",
        Primitive::GDay => "---02",
        Primitive::GMonth => "--03",
        Primitive::HexBinary => "0FB7",
        Primitive::Base64Binary => "QmVpc3BpZWw=",
        Primitive::AnyUri => "https://example.org/",
        Primitive::QName | Primitive::Notation => return None,
    })
}

struct Snippet<'b, 'a> {
    book: &'b Book<'a>,
    out: String,
    lines: usize,
}

impl<'a> Snippet<'_, 'a> {
    fn line(&mut self, depth: usize, text: &str) {
        self.out.push_str(&"  ".repeat(depth));
        self.out.push_str(text);
        self.out.push('\n');
        self.lines += 1;
    }

    fn element(
        &mut self,
        name: &str,
        type_: TypeId,
        value: Option<String>,
        depth: usize,
        open: &mut Vec<TypeId>,
    ) {
        if self.lines > LINES {
            return;
        }
        let TypeId::Complex(_) = type_ else {
            let text = self.value(type_, value);
            return self.line(depth, &format!("<{name}>{text}</{name}>"));
        };
        if depth > DEPTH || open.contains(&type_) {
            return self.line(depth, &format!("<{name}>…</{name}>"));
        }
        open.push(type_);
        let nodes = self.book.content_of(Subject::Type(type_));
        self.filled(name, &nodes, depth, open);
        open.pop();
    }

    fn filled(&mut self, name: &str, nodes: &[Node<'a>], depth: usize, open: &mut Vec<TypeId>) {
        let mut tag = name.to_owned();
        let mut text = None;
        let mut parts = Vec::new();
        for node in nodes {
            match node.kind {
                Kind::Attribute(use_) if !node.occurs.is_optional() => {
                    let attribute = &self.book.components.attributes[use_.declaration].name.local;
                    let value = self.value_of(node);
                    tag.push_str(&format!(" {attribute}=\"{value}\""));
                }
                Kind::Text(_) => text = Some(self.value_of(node)),
                Kind::Attribute(_) | Kind::AnyAttribute(_) => {}
                _ => parts.push(node),
            }
        }
        match text {
            Some(text) => self.line(depth, &format!("<{tag}>{text}</{name}>")),
            None => {
                let (before, lines) = (self.out.len(), self.lines);
                self.line(depth, &format!("<{tag}>"));
                for part in parts {
                    self.part(part, depth + 1, open);
                }
                if self.lines == lines + 1 {
                    self.out.truncate(before);
                    self.lines = lines;
                    self.line(depth, &format!("<{tag}/>"));
                } else {
                    self.line(depth, &format!("</{name}>"));
                }
            }
        }
    }

    fn part(&mut self, node: &Node<'a>, depth: usize, open: &mut Vec<TypeId>) {
        if node.occurs.is_optional() {
            return;
        }
        match node.kind {
            Kind::Element(id) => {
                let declaration = &self.book.components.elements[id];
                let value = declaration.value_constraint.as_ref().map(|it| it.value.clone());
                self.element(&declaration.name.local, declaration.type_definition, value, depth, open);
            }
            Kind::Group(Compositor::Choice, _) => {
                if let Some(first) = node.children.first() {
                    self.part(first, depth, open);
                }
            }
            Kind::Group(..) => {
                for child in &node.children {
                    self.part(child, depth, open);
                }
            }
            Kind::AnyElement(_) => self.line(depth, "<!-- … -->"),
            Kind::Attribute(_) | Kind::AnyAttribute(_) | Kind::Text(_) => {}
        }
    }

    fn value_of(&self, node: &Node<'a>) -> String {
        let fixed = self.book.value_of(node).map(|it| it.value.clone());
        self.book.type_of(node).map_or_else(String::new, |it| self.value(it, fixed))
    }

    fn value(&self, type_: TypeId, fixed: Option<String>) -> String {
        let made = || match type_ {
            TypeId::Simple(id) => self.book.example_value(id),
            TypeId::Complex(_) => None,
        };
        let text = fixed.or_else(made).unwrap_or_else(|| "…".to_owned());
        text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
    }
}
