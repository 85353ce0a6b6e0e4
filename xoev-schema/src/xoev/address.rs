//! Where the pages about components stand in a documentation site: relative addresses, made of names alone.
//!
//! In: components, messages and code types. Out: [`Addresses`].
//! Invariants: an address is stable as long as the name is; no two differ by the case of their letters only, so that
//! file systems that fold case keep them apart; every address consists of unreserved characters (RFC 3986 §2.3) and `/`.
//! Not here: the pages (`xoev-docs`), the links to them in generated code (`xoev-codegen`).

use super::Standard;
use crate::component::{
    AttributeDeclarationId, AttributeGroupId, Components, ElementDeclarationId, ModelGroupDefinitionId,
    TypeId,
};
use crate::hash::HashMap;
use crate::name::ExpandedName;
use std::collections::{BTreeMap, HashSet};

/// The longest name of a file without its ending; longer ones are cut and get a digest.
const LONGEST_NAME: usize = 120;

/// The pages of a standard in one version, relative to its folder: `typ/xbs/Anschrift.html`.
#[derive(Debug, Clone, Default)]
pub struct Addresses {
    elements: HashMap<ElementDeclarationId, String>,
    attributes: HashMap<AttributeDeclarationId, String>,
    types: HashMap<TypeId, String>,
    groups: HashMap<ModelGroupDefinitionId, String>,
    attribute_groups: HashMap<AttributeGroupId, String>,
    code_lists: BTreeMap<String, String>,
}

impl Addresses {
    /// The addresses of all global components and of the code lists that code types name. Built-in types have none.
    #[must_use]
    pub fn of(components: &Components, standard: &Standard) -> Self {
        let messages: HashSet<_> = standard.messages.iter().map(|it| it.element).collect();
        let mut pages = Pages::new(components);
        for (name, &id) in &components.global_elements {
            let folder = if messages.contains(&id) { "nachricht" } else { "element" };
            pages.add(folder, name, Page::Element(id));
        }
        for (name, &id) in &components.global_types {
            if is_defined(components, id) {
                pages.add("typ", name, Page::Type(id));
            }
        }
        for (name, &id) in &components.global_attributes {
            pages.add("attribut", name, Page::Attribute(id));
        }
        for (name, &id) in &components.global_groups {
            pages.add("gruppe", name, Page::Group(id));
        }
        for (name, &id) in &components.global_attribute_groups {
            pages.add("attributgruppe", name, Page::AttributeGroup(id));
        }
        let mut out = pages.settle();
        out.code_lists = code_lists(standard);
        out
    }

    /// The page of a global element.
    #[must_use]
    pub fn element(&self, id: ElementDeclarationId) -> Option<&str> {
        self.elements.get(&id).map(String::as_str)
    }

    /// The page of a global attribute.
    #[must_use]
    pub fn attribute(&self, id: AttributeDeclarationId) -> Option<&str> {
        self.attributes.get(&id).map(String::as_str)
    }

    /// The page of a named type that is not built in.
    #[must_use]
    pub fn type_(&self, id: TypeId) -> Option<&str> {
        self.types.get(&id).map(String::as_str)
    }

    /// The page of a named model group.
    #[must_use]
    pub fn group(&self, id: ModelGroupDefinitionId) -> Option<&str> {
        self.groups.get(&id).map(String::as_str)
    }

    /// The page of a named attribute group.
    #[must_use]
    pub fn attribute_group(&self, id: AttributeGroupId) -> Option<&str> {
        self.attribute_groups.get(&id).map(String::as_str)
    }

    /// The page of a code list, by its Kennung.
    #[must_use]
    pub fn code_list(&self, identifier: &str) -> Option<&str> {
        self.code_lists.get(identifier).map(String::as_str)
    }
}

/// Whether a type stands in a document.
fn is_defined(components: &Components, id: TypeId) -> bool {
    match id {
        TypeId::Simple(id) => components.simple_types[id].span.is_some(),
        TypeId::Complex(id) => components.complex_types[id].span.is_some(),
    }
}

/// What a page is about.
enum Page {
    Element(ElementDeclarationId),
    Attribute(AttributeDeclarationId),
    Type(TypeId),
    Group(ModelGroupDefinitionId),
    AttributeGroup(AttributeGroupId),
}

/// Pages whose names may still clash.
struct Pages<'a> {
    components: &'a Components,
    wanted: Vec<(String, String, Page)>,
    folded: HashMap<String, usize>,
}

impl<'a> Pages<'a> {
    fn new(components: &'a Components) -> Self {
        Self { components, wanted: Vec::new(), folded: HashMap::default() }
    }

    fn add(&mut self, folder: &str, name: &ExpandedName, page: Page) {
        let prefix = self.components.namespaces.get(name.namespace_uri()).map_or("", String::as_str);
        let prefix = if prefix.is_empty() { "-".to_owned() } else { file_name(prefix) };
        let path = format!("{folder}/{prefix}/{}", file_name(&name.local));
        *self.folded.entry(path.to_lowercase()).or_insert(0) += 1;
        self.wanted.push((path, name.to_string(), page));
    }

    fn settle(self) -> Addresses {
        let mut out = Addresses::default();
        for (path, name, page) in self.wanted {
            let is_alone = self.folded.get(&path.to_lowercase()) == Some(&1);
            let path =
                if is_alone { format!("{path}.html") } else { format!("{path}~{:08x}.html", digest(&name)) };
            match page {
                Page::Element(id) => drop(out.elements.insert(id, path)),
                Page::Attribute(id) => drop(out.attributes.insert(id, path)),
                Page::Type(id) => drop(out.types.insert(id, path)),
                Page::Group(id) => drop(out.groups.insert(id, path)),
                Page::AttributeGroup(id) => drop(out.attribute_groups.insert(id, path)),
            }
        }
        out
    }
}

fn code_lists(standard: &Standard) -> BTreeMap<String, String> {
    let identifiers = || standard.code_types.iter().filter_map(|it| it.list_uri.as_deref());
    let mut folded: HashMap<String, HashSet<&str>> = HashMap::default();
    for identifier in identifiers() {
        folded.entry(file_name(identifier).to_lowercase()).or_default().insert(identifier);
    }
    let page = |identifier: &str| {
        let name = file_name(identifier);
        let is_alone = folded.get(&name.to_lowercase()).is_some_and(|it| it.len() == 1);
        let suffix = if is_alone { String::new() } else { format!("~{:08x}", digest(identifier)) };
        (identifier.to_owned(), format!("codeliste/{name}{suffix}.html"))
    };
    identifiers().map(page).collect()
}

/// A name as a file's name: letters of ASCII, digits, `.`, `_` and `-` stay, the colons of a Kennung become `_`,
/// everything else its code point between tildes.
fn file_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => out.push(c),
            ':' => out.push('_'),
            _ => out.push_str(&format!("~{:x}~", u32::from(c))),
        }
    }
    // Names of devices are no names of files on Windows, whatever their ending.
    let stem = out.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_numbered = |it: &str| matches!(it.as_bytes(), [b'c', b'o', b'm', n] | [b'l', b'p', b't', n] if n.is_ascii_digit());
    if matches!(stem.as_str(), "" | "con" | "prn" | "aux" | "nul") || is_numbered(&stem) {
        out.insert(0, '~');
    }
    if out.len() > LONGEST_NAME {
        out.truncate(LONGEST_NAME);
        out.push_str(&format!("~{:08x}", digest(name)));
    }
    out
}

/// FNV-1a with 32 bits: the same for everybody, always.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_files() {
        assert_eq!(file_name("Type.GDS.Akte"), "Type.GDS.Akte");
        assert_eq!(file_name("urn:de:xoev:liste"), "urn_de_xoev_liste");
        assert_eq!(file_name("Straße"), "Stra~df~e");
        assert_eq!(file_name("Aux"), "~Aux");
        assert_eq!(file_name("com1.x"), "~com1.x");
        assert_eq!(file_name(".a"), "~.a");
        assert_eq!(file_name(&"a".repeat(500)).len(), LONGEST_NAME + 9);
    }
}
