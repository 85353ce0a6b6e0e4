//! Writing an element: attributes, text, content.

use super::ContentWriter;
use super::output::Output;
use crate::any::{AnyAttribute, AnyElement};
use crate::bind::{ElementValue, SimpleValue};
use crate::event::XSI_NAMESPACE;
use crate::grammar::{Content, ElementId, TypeId, TypeKind};

/// An element that is being written. Its start tag is begun with the first attribute or content, so that a value
/// may choose another element before (substitution groups).
pub struct ElementWriter<'w, 'g> {
    output: &'w mut Output<'g>,
    /// The declaration; `None` where a wildcard stands.
    element: Option<ElementId>,
    /// The type whose slots and leaves are meant.
    type_definition: Option<TypeId>,
    is_open: bool,
}

impl<'w, 'g> ElementWriter<'w, 'g> {
    pub(super) fn new(output: &'w mut Output<'g>, element: Option<ElementId>) -> Self {
        let mut writer = Self { output, element: None, type_definition: None, is_open: false };
        writer.choose(element);
        writer
    }

    /// An element of a type, whatever its name.
    pub(super) fn of_type(output: &'w mut Output<'g>, type_definition: TypeId) -> Self {
        output.start("", None, "teil");
        Self { output, element: None, type_definition: Some(type_definition), is_open: true }
    }

    fn choose(&mut self, element: Option<ElementId>) {
        let declaration = element.and_then(|id| self.output.grammar.elements.get(id.index()));
        self.element = element.filter(|_| declaration.is_some());
        self.type_definition = declaration.map(|declaration| declaration.type_definition);
    }

    /// Begins the start tag.
    fn open(&mut self) {
        if self.is_open {
            return;
        }
        let declaration = self.element.and_then(|id| self.output.grammar.elements.get(id.index()));
        let Some(declaration) = declaration else { return };
        self.output.start_typed(declaration.name);
        self.is_open = true;
    }

    /// Ends the element.
    pub(super) fn finish(mut self) {
        self.open();
        if self.is_open {
            self.output.end();
        }
    }

    /// Writes a value as another element: a member of the substitution group of the place's own one.
    pub fn write_as(&mut self, element: u32, value: &dyn ElementValue) {
        self.choose(Some(ElementId(element)));
        value.write(self);
    }

    /// Writes a value of a type, which is derived from that of the place or is that.
    pub fn write_typed(&mut self, type_definition: u32, value: &dyn ElementValue) {
        self.set_type(type_definition);
        value.write(self);
    }

    /// Says which type definition the slots and leaves belong to; written as `xsi:type` where the element has
    /// another.
    pub fn set_type(&mut self, type_definition: u32) {
        let id = TypeId(type_definition);
        if self.type_definition == Some(id) {
            return;
        }
        let grammar = self.output.grammar;
        let Some(definition) = grammar.types.get(id.index()) else { return };
        if let Some(name) = definition.name {
            let (uri, local) = grammar.name_parts(name);
            self.set_type_name(uri, "", local);
        }
        self.type_definition = Some(id);
    }

    /// Writes `xsi:type`.
    pub fn set_type_name(&mut self, namespace: &str, preferred_prefix: &str, local: &str) {
        use crate::bind::PrefixContext as _;
        self.open();
        let preferred = Some(preferred_prefix).filter(|prefix| !prefix.is_empty());
        let prefix = self.output.prefix(namespace, preferred);
        let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        self.instance_attribute("type", &name);
    }

    /// Writes `xsi:nil="true"`.
    pub fn set_nil(&mut self) {
        self.instance_attribute("nil", "true");
    }

    /// Writes an attribute of the namespace of `xsi:type`.
    pub(super) fn instance_attribute(&mut self, local: &str, value: &str) {
        self.open();
        self.output.attribute(XSI_NAMESPACE, Some("xsi"), local, value);
    }

    /// The attributes that have a slot.
    pub fn attributes(&mut self) -> AttributeWriter<'_, 'g> {
        self.open();
        AttributeWriter { output: &mut *self.output, type_definition: self.type_definition }
    }

    /// Writes attributes without a slot.
    pub fn any_attributes(&mut self, attributes: &[AnyAttribute]) {
        self.open();
        for attribute in attributes {
            let name = &attribute.name;
            self.output.attribute(name.namespace(), Some(name.prefix()), name.local(), &attribute.value);
        }
        for binding in attributes.iter().flat_map(|attribute| &attribute.namespaces) {
            self.output.declare(binding.prefix(), binding.uri());
        }
    }

    /// Writes simple content.
    pub fn text<T: SimpleValue>(&mut self, value: &T) {
        self.open();
        if !T::USES_NAMESPACES && self.output.is_survey() {
            return;
        }
        let text = value.lexical(self.output);
        self.output.characters(&text);
    }

    /// The children.
    pub fn content(&mut self) -> ContentWriter<'_, 'g> {
        self.open();
        let grammar = self.output.grammar;
        let definition = self.type_definition.and_then(|id| grammar.types.get(id.index()));
        let content = match definition.map(|definition| &definition.kind) {
            Some(TypeKind::Complex(complex)) => complex.content,
            _ => Content::Empty,
        };
        let model = match content {
            Content::ElementOnly(model) => {
                self.output.indent_children();
                Some(model)
            }
            Content::Mixed(model) => Some(model),
            Content::Empty | Content::Simple(_) => None,
        };
        let model = model.and_then(|id| grammar.models.get(id.index()));
        let leaves = model.map_or(&[][..], |model| &model.leaves);
        ContentWriter::new(self.output, leaves)
    }

    /// Writes an element under its own name, as a wildcard allows it.
    pub fn raw(&mut self, element: &AnyElement) {
        self.output.raw(element);
        // The element is complete: `finish` has nothing to end.
        self.element = None;
    }
}

/// The attributes of an element by their slots.
pub struct AttributeWriter<'w, 'g> {
    output: &'w mut Output<'g>,
    type_definition: Option<TypeId>,
}

impl AttributeWriter<'_, '_> {
    /// An attribute that is there.
    pub fn one<T: SimpleValue>(&mut self, slot: u16, value: &T) {
        let text = value.lexical(self.output);
        self.write(slot, &text);
    }

    /// An attribute that may be absent.
    pub fn opt<T: SimpleValue>(&mut self, slot: u16, value: &Option<T>) {
        if let Some(value) = value {
            self.one(slot, value);
        }
    }

    fn write(&mut self, slot: u16, text: &str) {
        let grammar = self.output.grammar;
        let definition = self.type_definition.and_then(|id| grammar.types.get(id.index()));
        let Some(TypeKind::Complex(complex)) = definition.map(|definition| &definition.kind) else { return };
        if let Some(attribute) = complex.attributes.get(usize::from(slot)) {
            self.output.typed_attribute(attribute.name, text);
        }
    }
}
