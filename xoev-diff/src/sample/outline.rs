//! The elements of a message with their declarations and types.

use xoev_runtime::event::{DeclarationList, QualifiedName};
use xoev_runtime::grammar::{ElementId, TypeId};
use xoev_runtime::validator::{Sink, StartedElement};

/// An element.
#[derive(Debug)]
pub(super) struct Entry {
    /// The element it stands in.
    pub parent: Option<usize>,
    pub namespace: String,
    pub local: String,
    /// The names the message has.
    pub old_name: (String, String),
    pub element: Option<ElementId>,
    pub type_definition: Option<TypeId>,
}

/// All elements in document order: the number of a start tag, from 1, is the position plus one.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub entries: Vec<Entry>,
    open: Vec<usize>,
}

impl Outline {
    /// The element a path of the form `/a[1]/b[2]/@c` leads to, whatever the names: they are those of the other version.
    pub(super) fn at(&self, path: &str) -> Option<usize> {
        let steps = path.split('/').skip(1).filter(|it| !it.starts_with('@'));
        let mut current: Option<usize> = None;
        for step in steps {
            let children = self.entries.iter().enumerate().filter(|(_, it)| it.parent == current);
            let (name, number) = match step.strip_suffix(']').and_then(|it| it.rsplit_once('[')) {
                Some((name, number)) => (name, number.parse::<usize>().unwrap_or(1)),
                None => (step, 1),
            };
            let local = name.rsplit_once(':').map_or(name, |(_, it)| it);
            let mut of_name = children.filter(|(_, it)| it.local == local).map(|(at, _)| at);
            current = Some(of_name.nth(number.saturating_sub(1))?);
        }
        current
    }

    /// The path of an element, with the names it has in the other version.
    pub(super) fn path(&self, at: usize) -> String {
        let mut steps = Vec::new();
        let mut current = Some(at);
        while let Some(entry) = current.and_then(|it| self.entries.get(it)) {
            let before = self.entries.iter().take(current.unwrap_or_default());
            let alike = before.filter(|it| it.parent == entry.parent && it.local == entry.local).count();
            let number = if entry.parent.is_some() { format!("[{}]", alike + 1) } else { String::new() };
            steps.push(format!("/{}{number}", entry.local));
            current = entry.parent;
        }
        steps.into_iter().rev().collect()
    }

    /// Whether an element has a child of a name.
    pub(super) fn has_child(&self, parent: usize, local: &str) -> bool {
        self.entries.iter().any(|it| it.parent == Some(parent) && it.local == local)
    }

    /// Gives an element the name it has in the other version.
    pub(super) fn rename(&mut self, at: usize, (namespace, local): (String, String)) {
        if let Some(entry) = self.entries.get_mut(at) {
            (entry.namespace, entry.local) = (namespace, local);
        }
    }
}

impl Sink for Outline {
    fn start(&mut self, element: &StartedElement<'_>, _: &DeclarationList) {
        let QualifiedName { namespace, local, .. } = element.name;
        self.entries.push(Entry {
            parent: self.open.last().copied(),
            namespace: namespace.to_owned(),
            local: local.to_owned(),
            old_name: (namespace.to_owned(), local.to_owned()),
            element: element.element,
            type_definition: element.type_definition,
        });
        self.open.push(self.entries.len() - 1);
    }

    fn end(&mut self, _: &str) {
        self.open.pop();
    }
}
