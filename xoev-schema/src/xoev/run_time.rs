//! What a standard says about itself in the form programs have it at run time.

use super::description::describe;
use super::{Message, Standard};
use crate::component::{Components, TypeId};
use std::collections::HashSet;
use xoev_runtime::standard::{self as run_time, ApplicationInfo, MessageInfo, TypeInfo};

impl Standard {
    /// The standard for a grammar, see [`xoev_runtime::grammar::Grammar::with_standard`]. When it is valid the
    /// schemas do not say.
    ///
    /// `has_message` says which messages the grammar has.
    #[must_use]
    pub fn run_time(
        &self,
        components: &Components,
        has_message: impl Fn(&Message) -> bool,
    ) -> run_time::Standard {
        let info = self.info().cloned().unwrap_or_default();
        let messages: Vec<MessageInfo> =
            self.messages.iter().filter(|it| has_message(it)).map(|it| message(components, it)).collect();
        let mut seen = HashSet::new();
        let namespaces = messages.iter().map(|it| it.namespace.clone());
        run_time::Standard {
            name: info.short_name.or(info.technical_name).unwrap_or_default(),
            long_name: info.long_name,
            kennung: info.identifier,
            version: info.version.unwrap_or_default(),
            valid_from: None,
            valid_until: None,
            namespaces: namespaces.filter(|it| seen.insert(it.clone())).collect(),
            messages,
            types: types(components),
            version_attributes: Vec::new(),
        }
    }
}

fn message(components: &Components, it: &Message) -> MessageInfo {
    let name = &components.elements[it.element].name;
    MessageInfo {
        namespace: name.namespace_uri().to_owned(),
        name: name.local.to_string(),
        number: it.number.clone(),
        info: it.description.clone(),
    }
}

/// The named types about which more than documentation is said. The documentation itself is that of the Rust type and
/// left out here.
fn types(components: &Components) -> Vec<TypeInfo> {
    let named = components.global_types.iter().filter_map(|(name, id)| {
        let annotation = match *id {
            TypeId::Simple(id) => &components.simple_types[id].annotation,
            TypeId::Complex(id) => &components.complex_types[id].annotation,
        };
        let info = ApplicationInfo { documentation: None, ..describe(annotation) };
        (info != ApplicationInfo::default()).then(|| TypeInfo {
            namespace: name.namespace_uri().to_owned(),
            name: name.local.to_string(),
            info,
        })
    });
    named.collect()
}
