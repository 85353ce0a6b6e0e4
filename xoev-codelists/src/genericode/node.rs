//! The parts of a list that are not its rows, as elements: they are small.

use xoev_runtime::event::{AttributeList, QualifiedName};

/// An element with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub namespace: String,
    pub local: String,
    /// Attributes: (namespace, local name, value).
    pub attributes: Vec<(String, String, String)>,
    /// All text in it, that of its children too.
    pub text: String,
    pub children: Vec<Self>,
    pub offset: u64,
}

impl Node {
    pub fn new(name: QualifiedName<'_>, attributes: &AttributeList, offset: u64) -> Self {
        let attributes = attributes
            .iter()
            .map(|it| (it.name.namespace.to_owned(), it.name.local.to_owned(), it.value.trim().to_owned()));
        Self {
            namespace: name.namespace.to_owned(),
            local: name.local.to_owned(),
            attributes: attributes.collect(),
            text: String::new(),
            children: Vec::new(),
            offset,
        }
    }

    /// The value of an attribute in no namespace.
    pub fn attribute(&self, local: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.0.is_empty() && it.1 == local);
        found.map(|it| it.2.as_str()).filter(|it| !it.is_empty())
    }

    /// The language of its text: `xml:lang`, or the attribute `Lang` of some lists.
    pub fn language(&self) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.1.eq_ignore_ascii_case("lang"));
        found.map(|it| it.2.as_str()).filter(|it| !it.is_empty())
    }

    /// The first child of a name, whatever its namespace.
    pub fn child(&self, local: &str) -> Option<&Self> {
        self.children.iter().find(|it| it.local == local)
    }

    /// The children of a name.
    pub fn all<'a>(&'a self, local: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |it| it.local == local)
    }

    /// Its text with its layout taken out; `None` where it is blank.
    pub fn words(&self) -> Option<String> {
        let text: Vec<&str> = self.text.split_ascii_whitespace().collect();
        (!text.is_empty()).then(|| crate::list::composed(&text.join(" ")).into_owned())
    }

    /// The text of the first child of a name.
    pub fn words_of(&self, local: &str) -> Option<String> {
        self.all(local).find_map(Self::words)
    }
}

/// Elements that are open.
#[derive(Debug, Default)]
pub(super) struct NodeStack(Vec<Node>);

impl NodeStack {
    pub fn open(&mut self, node: Node) {
        self.0.push(node);
    }

    pub fn text(&mut self, text: &str) {
        if let Some(node) = self.0.last_mut() {
            node.text.push_str(text);
        }
    }

    /// Closes the innermost element; gives it back if it was the outermost.
    pub fn close(&mut self) -> Option<Node> {
        let node = self.0.pop()?;
        match self.0.last_mut() {
            None => Some(node),
            Some(parent) => {
                parent.text.push_str(&node.text);
                parent.text.push(' ');
                parent.children.push(node);
                None
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
