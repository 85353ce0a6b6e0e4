//! The document type declaration: general entities, attribute defaults and attribute types of the internal subset
//! (XML 1.0 §2.8, §3.3, §4.2). Nothing external is loaded.
//!
//! In: the declaration as it is written. Out: [`DocumentType`], or the first fault with its offset.
//! Not here: where a token ends (`cursor`), what a content model looks like (`content_specification`).

use super::characters::{Remarkable, push_with_line_ends};
use super::content_specification;
use super::cursor::{Cursor, Parsed, Reading};
use super::entity::{Entities, Entity, character, is_reference_name};
use super::options::Limits;
use crate::report::{DoctypeFault, LimitKind, WellFormednessFault as Fault};
use std::collections::HashMap;
use std::sync::Arc;

/// How deep parameter entities may contain each other.
const NESTING: usize = 16;

/// What the internal subset says about an attribute.
#[derive(Debug)]
pub(super) struct AttributeDefinition {
    pub(super) name: String,
    /// Of another type than CDATA: white space is collapsed.
    pub(super) is_tokenised: bool,
    /// Default or fixed value.
    pub(super) default: Option<String>,
}

/// What a document type declaration declares.
#[derive(Debug, Default)]
pub(super) struct DocumentType {
    pub(super) entities: Entities,
    /// By element name.
    pub(super) attributes: HashMap<String, Vec<AttributeDefinition>>,
}

impl DocumentType {
    /// Reads a declaration from `<!DOCTYPE` to its `>`. A document that stands alone has no declarations elsewhere.
    pub(super) fn read(text: &str, is_standalone: bool, limits: &Limits) -> Parsed<Self> {
        if let Some((at, c)) = Remarkable::of(text).illegal(text) {
            return Err(Box::new((at, Fault::InvalidCharacter { code: u32::from(c) })));
        }
        let mut subset = Subset {
            document_type: Self::default(),
            parameters: HashMap::new(),
            open: Vec::new(),
            is_standalone,
            is_incomplete: false,
            expanded: 0,
            limits,
        };
        subset.doctype(&mut Cursor::new(text))?;
        Ok(subset.document_type)
    }
}

struct Subset<'l> {
    document_type: DocumentType,
    /// Parameter entities; `None` for external ones.
    parameters: HashMap<String, Option<Arc<str>>>,
    /// Parameter entities that are being read.
    open: Vec<String>,
    is_standalone: bool,
    /// An external parameter entity was referred to: later declarations must not be used (§5.1).
    is_incomplete: bool,
    expanded: usize,
    limits: &'l Limits,
}

impl Subset<'_> {
    fn doctype(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        cursor.expect("<!DOCTYPE")?;
        cursor.expect_space()?;
        cursor.name()?;
        let spaced = cursor.skip_space();
        if cursor.rest().starts_with(['S', 'P']) {
            if !spaced {
                return cursor.fault(DoctypeFault::WhiteSpace);
            }
            cursor.external_id(false)?;
            cursor.skip_space();
            self.note_elsewhere();
        }
        if cursor.take("[") {
            self.declarations(cursor)?;
            cursor.expect("]")?;
            cursor.skip_space();
        }
        cursor.expect(">")
    }

    /// Declarations may stand elsewhere: that an entity is not declared here is no fault of the document (§4.1).
    fn note_elsewhere(&mut self) {
        self.document_type.entities.may_be_elsewhere |= !self.is_standalone;
    }

    fn declarations(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        loop {
            cursor.skip_space();
            if cursor.rest().is_empty() || cursor.rest().starts_with(']') {
                return Ok(());
            } else if cursor.rest().starts_with('%') {
                self.parameter(cursor)?;
            } else if cursor.take("<!--") {
                cursor.until("--")?;
                if !cursor.take(">") {
                    return cursor.fails(-2, Fault::DoubleHyphen);
                }
            } else if cursor.take("<?") {
                let start = cursor.position();
                let instruction = cursor.until("?>")?;
                super::state::check_instruction(instruction)
                    .map_err(|fault| Box::new((start + cursor.within(fault.0), fault.1)))?;
            } else if cursor.take("<!ENTITY") {
                self.entity(cursor)?;
            } else if cursor.take("<!ATTLIST") {
                self.attributes(cursor)?;
            } else if cursor.take("<!ELEMENT") {
                element(cursor)?;
            } else if cursor.take("<!NOTATION") {
                cursor.expect_space()?;
                cursor.ncname()?;
                cursor.expect_space()?;
                cursor.external_id(true)?;
                cursor.skip_space();
                cursor.expect(">")?;
            } else {
                return cursor.fault(DoctypeFault::Declaration);
            }
        }
    }

    /// A reference to a parameter entity, where a declaration may stand.
    fn parameter(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        let at = cursor.position();
        cursor.take("%");
        let name = cursor.ncname()?;
        cursor.expect(";")?;
        let fails = |fault| Err(Box::new((at, fault)));
        match self.parameters.get(name).cloned() {
            Some(Some(text)) => {
                if self.open.iter().any(|open| open == name) {
                    return fails(Fault::RecursiveEntity { name: name.to_owned() });
                }
                self.expanded += text.len();
                if self.open.len() >= NESTING || self.expanded > self.limits.entity_expansion {
                    let maximum = self.limits.entity_expansion as u64;
                    return fails(Fault::Limit { kind: LimitKind::EntityExpansion, maximum });
                }
                self.note_elsewhere();
                self.open.push(name.to_owned());
                let mut inner = Cursor::of_replacement(&text, at);
                self.declarations(&mut inner)?;
                self.open.pop();
                if inner.rest().is_empty() { Ok(()) } else { inner.fault(DoctypeFault::Declaration) }
            }
            None if !self.document_type.entities.may_be_elsewhere => {
                fails(Fault::UndeclaredEntity { name: name.to_owned() })
            }
            Some(None) | None => {
                self.note_elsewhere();
                self.is_incomplete |= !self.is_standalone;
                Ok(())
            }
        }
    }

    fn entity(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        cursor.expect_space()?;
        let is_parameter = cursor.take("%");
        if is_parameter {
            cursor.expect_space()?;
        }
        let name = cursor.ncname()?.to_owned();
        cursor.expect_space()?;
        let entity = if cursor.rest().starts_with(['"', '\'']) {
            Entity::Internal(entity_value(cursor)?.into())
        } else {
            external_entity(cursor, is_parameter)?
        };
        cursor.skip_space();
        cursor.expect(">")?;
        if self.is_incomplete {
            return Ok(());
        }
        // The first declaration of a name holds.
        if is_parameter {
            let text = if let Entity::Internal(text) = entity { Some(text) } else { None };
            self.parameters.entry(name).or_insert(text);
        } else {
            self.document_type.entities.declared.entry(name).or_insert(entity);
        }
        Ok(())
    }

    fn attributes(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        cursor.expect_space()?;
        let element = cursor.name()?.to_owned();
        loop {
            let spaced = cursor.skip_space();
            if cursor.take(">") {
                return Ok(());
            }
            if !spaced {
                return cursor.fault(DoctypeFault::WhiteSpace);
            }
            let name = cursor.name()?.to_owned();
            cursor.expect_space()?;
            let is_tokenised = cursor.attribute_type()?;
            cursor.expect_space()?;
            let default = self.default(cursor, &name)?;
            if self.is_incomplete {
                continue;
            }
            let definitions = self.document_type.attributes.entry(element.clone()).or_default();
            if definitions.iter().all(|definition| definition.name != name) {
                definitions.push(AttributeDefinition { name, is_tokenised, default });
            }
        }
    }

    fn default(&mut self, cursor: &mut Cursor<'_>, attribute: &str) -> Parsed<Option<String>> {
        if cursor.take("#REQUIRED") || cursor.take("#IMPLIED") {
            return Ok(None);
        }
        if cursor.take("#FIXED") {
            cursor.expect_space()?;
        } else if cursor.rest().starts_with('#') {
            return cursor.fault(DoctypeFault::Default);
        }
        let start = cursor.position();
        let literal = cursor.literal()?;
        let mut value = String::new();
        self.document_type
            .entities
            .push_value(literal, attribute, self.limits, &mut value)
            .map_err(|(at, fault)| Box::new((start + cursor.within(at + 1), fault)))?;
        Ok(Some(value))
    }
}

fn element(cursor: &mut Cursor<'_>) -> Parsed<()> {
    cursor.expect_space()?;
    cursor.name()?;
    cursor.expect_space()?;
    let start = cursor.position();
    let model = cursor.until(">")?;
    content_specification::check(model)
        .map_err(|at| Box::new((start + cursor.within(at), DoctypeFault::ContentModel.into())))
}

/// What follows the name of an entity whose text stands elsewhere.
fn external_entity(cursor: &mut Cursor<'_>, is_parameter: bool) -> Parsed<Entity> {
    if !cursor.rest().starts_with(['S', 'P']) {
        return cursor.fault(DoctypeFault::EntityValue);
    }
    cursor.external_id(false)?;
    let spaced = cursor.skip_space();
    if is_parameter || !cursor.rest().starts_with("NDATA") {
        return Ok(Entity::External);
    }
    if !spaced {
        return cursor.fault(DoctypeFault::WhiteSpace);
    }
    cursor.take("NDATA");
    cursor.expect_space()?;
    cursor.ncname()?;
    Ok(Entity::Unparsed)
}

/// The replacement text of an entity: character references are replaced, entity references kept (§4.5).
fn entity_value(cursor: &mut Cursor<'_>) -> Parsed<String> {
    let start = cursor.position();
    let literal = cursor.literal()?;
    let fails =
        |rest: &str, fault| Err(Box::new((start + cursor.within(1 + literal.len() - rest.len()), fault)));
    // Line ends of a replacement text come from character references and stay.
    let push = |part: &str, text: &mut String| match cursor.reading() {
        Reading::Document => push_with_line_ends(part, text),
        Reading::Replacement => text.push_str(part),
    };
    let mut text = String::new();
    let mut rest = literal;
    while let Some((plain, special)) = rest.find(['&', '%']).and_then(|at| rest.split_at_checked(at)) {
        push(plain, &mut text);
        rest = special;
        // References to parameter entities are not allowed inside of declarations of the internal subset.
        if rest.starts_with('%') {
            return fails(rest, DoctypeFault::ParameterReference.into());
        }
        let Some((written, after)) = rest.split_once(';') else {
            return fails(rest, Fault::InvalidReference);
        };
        let reference = written.strip_prefix('&').unwrap_or(written);
        match reference.strip_prefix('#') {
            Some(number) => match character(number) {
                Ok(c) => text.push(c),
                Err(fault) => return fails(rest, fault),
            },
            None if is_reference_name(reference) => text.extend([written, ";"]),
            None => return fails(rest, Fault::InvalidReference),
        }
        rest = after;
    }
    push(rest, &mut text);
    Ok(text)
}
