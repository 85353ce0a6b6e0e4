//! What a schema set holds, as tables or JSON.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::schemas;
use crate::table::table;
use crate::validation::InspectOptions;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xoev_schema::component::TypeId;
use xoev_schema::xoev::{CodeType, Message, Standard, StandardInfo, interpret};
use xoev_validate::schemas::Compiled;

/// Prints the standards, messages, code lists and counts of types.
pub fn run(options: &InspectOptions) -> Exit {
    let compiled = schemas::compile(&options.paths, &options.schemas.location);
    let standard = interpret(&compiled.set, &compiled.components);
    match options.format {
        Format::Human => print!("{}", human(&compiled, &standard)),
        Format::Json => println!("{:#}", as_json(&compiled, &standard)),
    }
    if compiled.diagnostics.has_errors() { Exit::Faults } else { Exit::Valid }
}

/// Types of one namespace, counted.
#[derive(Debug, Default)]
struct NamespaceCounts {
    prefix: String,
    complex_types: usize,
    simple_types: usize,
    elements: usize,
}

fn counts(compiled: &Compiled) -> BTreeMap<String, NamespaceCounts> {
    let components = &compiled.components;
    let mut counts: BTreeMap<String, NamespaceCounts> = BTreeMap::new();
    for (namespace, prefix) in &components.namespaces {
        counts.entry(namespace.clone()).or_default().prefix.clone_from(prefix);
    }
    for (name, id) in &components.global_types {
        // The built-in types belong to no set.
        if let Some(of_namespace) = counts.get_mut(name.namespace_uri()) {
            match id {
                TypeId::Complex(_) => of_namespace.complex_types += 1,
                TypeId::Simple(_) => of_namespace.simple_types += 1,
            }
        }
    }
    for name in components.global_elements.keys() {
        counts.entry(name.namespace_uri().to_owned()).or_default().elements += 1;
    }
    counts.retain(|_, c| c.complex_types + c.simple_types + c.elements > 0);
    counts
}

fn human(compiled: &Compiled, standard: &Standard) -> String {
    let mut out = String::new();
    for info in &standard.standards {
        out.push_str(&format!("Standard   {}\n", headline(info)));
        if let Some(identifier) = &info.identifier {
            out.push_str(&format!("           {identifier}\n"));
        }
    }
    out.push_str(&format!("Documents  {}\n", compiled.set.documents.len()));
    namespaces(compiled, &mut out);
    messages(compiled, standard, &mut out);
    code_types(compiled, standard, &mut out);
    out
}

fn headline(info: &StandardInfo) -> String {
    let name = info.short_name.as_deref().or(info.technical_name.as_deref()).unwrap_or("?");
    let version = info.version.as_deref().unwrap_or("without version");
    match &info.handbook_version {
        Some(handbook) => format!("{name} {version} (XÖV-Handbuch {handbook})"),
        None => format!("{name} {version}"),
    }
}

fn namespaces(compiled: &Compiled, out: &mut String) {
    out.push_str("\nNamespaces\n");
    let rows = counts(compiled)
        .into_iter()
        .map(|(uri, c)| {
            let uri = if uri.is_empty() { "(no namespace)".to_owned() } else { uri };
            let numbers = [c.elements, c.complex_types, c.simple_types].map(|n| n.to_string());
            [c.prefix, numbers[0].clone(), numbers[1].clone(), numbers[2].clone(), uri]
        })
        .collect();
    table(["prefix", "elements", "complex types", "simple types", "namespace"], rows, out);
}

fn messages(compiled: &Compiled, standard: &Standard, out: &mut String) {
    out.push_str(&format!("\nMessages   {}\n", standard.messages.len()));
    let rows = standard
        .messages
        .iter()
        .map(|message| {
            let name = compiled.components.elements[message.element].name.local.to_string();
            let title = message.description.title.clone().unwrap_or_default();
            let legal_basis = message.description.legal_basis.join("; ");
            [name, title, legal_basis]
        })
        .collect();
    table(["element", "title", "legal basis"], rows, out);
}

fn code_types(compiled: &Compiled, standard: &Standard, out: &mut String) {
    if standard.code_types.is_empty() {
        return;
    }
    out.push_str(&format!("\nCode types {}\n", standard.code_types.len()));
    let rows = standard
        .code_types
        .iter()
        .map(|code_type| {
            let values = values(compiled, code_type);
            let values = if values == 0 { String::new() } else { values.to_string() };
            let version = code_type.list_version.clone().unwrap_or_default();
            let uri = code_type.list_uri.clone().unwrap_or_default();
            [code_type_name(compiled, code_type), code_type.kind.number().to_string(), values, version, uri]
        })
        .collect();
    table(["type", "kind", "values", "version", "code list"], rows, out);
}

fn code_type_name(compiled: &Compiled, code_type: &CodeType) -> String {
    let definition = &compiled.components.complex_types[code_type.type_definition];
    match (&definition.name, definition.context) {
        (Some(name), _) => name.local.to_string(),
        (None, Some(element)) => format!("(in {})", compiled.components.elements[element].name.local),
        (None, None) => "(anonymous)".to_owned(),
    }
}

fn values(compiled: &Compiled, code_type: &CodeType) -> usize {
    compiled.components.simple_types[code_type.code_type].facets.enumeration.len()
}

fn as_json(compiled: &Compiled, standard: &Standard) -> Value {
    let namespaces: Vec<Value> = counts(compiled)
        .into_iter()
        .map(|(uri, c)| {
            json!({ "namespace": uri, "prefix": c.prefix, "elements": c.elements,
                    "complexTypes": c.complex_types, "simpleTypes": c.simple_types })
        })
        .collect();
    json!({
        "version": 1,
        "documents": compiled.set.documents.len(),
        "standards": standard.standards.iter().map(standard_json).collect::<Vec<_>>(),
        "namespaces": namespaces,
        "messages": standard.messages.iter().map(|m| message_json(compiled, m)).collect::<Vec<_>>(),
        "codeTypes": standard.code_types.iter().map(|c| code_type_json(compiled, c)).collect::<Vec<_>>(),
    })
}

fn standard_json(info: &StandardInfo) -> Value {
    json!({
        "shortName": info.short_name, "longName": info.long_name, "technicalName": info.technical_name,
        "kennung": info.identifier, "version": info.version, "handbookVersion": info.handbook_version,
    })
}

fn message_json(compiled: &Compiled, message: &Message) -> Value {
    let name = &compiled.components.elements[message.element].name;
    json!({
        "element": &*name.local, "namespace": name.namespace_uri(), "number": message.number,
        "title": message.description.title, "legalBasis": message.description.legal_basis,
        "author": message.description.author, "reader": message.description.reader,
    })
}

fn code_type_json(compiled: &Compiled, code_type: &CodeType) -> Value {
    json!({
        "type": code_type_name(compiled, code_type), "kind": code_type.kind.number(),
        "listURI": code_type.list_uri, "listVersionID": code_type.list_version,
        "values": values(compiled, code_type),
        "name": code_type.list.as_ref().and_then(|list| list.short_name.clone().or(list.long_name.clone())),
    })
}
