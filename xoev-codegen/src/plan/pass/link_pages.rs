//! Links from items to the pages of a documentation site (`docs_url`).

use crate::plan::Input;
use crate::plan::item::{Paragraph, RustPlan};
use xoev_schema::component::{Components, TypeId};
use xoev_schema::xoev::Addresses;

/// Adds the address of its page to the documentation of every type that has one. An anonymous type of a global element
/// stands on the page of the element.
pub fn link_pages(plan: &mut RustPlan, input: &Input<'_>) {
    let Some(site) = &input.options.docs_url else { return };
    let separator = if site.ends_with('/') { "" } else { "/" };
    let addresses = Addresses::of(input.components, input.standard);
    for (&type_, id) in &plan.types {
        if let Some(page) = page(input.components, &addresses, type_) {
            let documentation = &mut plan.items[*id].documentation;
            documentation.paragraphs.push(Paragraph::Page(format!("{site}{separator}{page}")));
        }
    }
}

fn page<'a>(components: &Components, addresses: &'a Addresses, type_: TypeId) -> Option<&'a str> {
    let of_element = || match type_ {
        TypeId::Complex(id) => addresses.element(components.complex_types[id].context?),
        TypeId::Simple(_) => None,
    };
    addresses.type_(type_).or_else(of_element)
}
