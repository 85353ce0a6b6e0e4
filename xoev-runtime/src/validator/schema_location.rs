//! Where `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation` may stand (XSD 1.0 Part 1 §4.3.2).

use super::engine::Validator;
use super::sink::Sink;
use super::xsi::{Xsi, is_xsi, place};
use crate::event::{AttributeList, QualifiedName};
use crate::report::{Fault, Position};
use std::collections::HashSet;

/// What has come so far of the namespaces that schema locations are about.
#[derive(Debug, Default)]
pub(super) struct SchemaLocations {
    /// Namespaces of elements and of qualified attributes; empty for none.
    used: HashSet<String>,
    /// Namespaces with a document that was named for them.
    named: HashSet<(String, String)>,
}

impl<S: Sink> Validator<'_, S> {
    /// Reports a schema location that comes after the first name of its namespace: the schema is to stay the same
    /// throughout the document. A document that was named before changes nothing.
    pub(super) fn check_schema_locations(
        &mut self,
        xsi: &Xsi<'_>,
        name: QualifiedName<'_>,
        attributes: &AttributeList,
        position: Position,
    ) {
        let Some(mut known) = self.schema_locations.take() else { return };
        for (namespace, location, attribute) in xsi.locations() {
            let is_new = known.named.insert((namespace.to_owned(), location.to_owned()));
            if is_new && known.used.contains(namespace) {
                let fault = Fault::LateSchemaLocation { namespace: namespace.to_owned() };
                self.attribute_issue(place(attribute, position), attribute.name, fault);
            }
        }
        let qualified = attributes.iter().map(|a| a.name).filter(|name| !is_xsi(*name));
        let qualified = qualified.map(|name| name.namespace).filter(|namespace| !namespace.is_empty());
        for namespace in qualified.chain([name.namespace]) {
            if !known.used.contains(namespace) {
                known.used.insert(namespace.to_owned());
            }
        }
        self.schema_locations = Some(known);
    }
}
