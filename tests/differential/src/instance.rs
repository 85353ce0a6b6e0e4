//! Random instances of a schema: made to fit its content models, then some of them changed.

use crate::node::Node;
use crate::random::Random;
use crate::schema::ATTRIBUTES;
use crate::values::{self, BUILTINS};

/// An instance that fits the content models; values may be wrong.
pub fn instance(schema: &Node, random: &mut Random) -> Node {
    let Some(root) = schema.children.iter().find(|it| it.name == "xs:element") else { return Node::new("r") };
    let mut node = element(schema, root, random);
    node.attributes
        .insert(0, ("xmlns:xsi".to_owned(), "http://www.w3.org/2001/XMLSchema-instance".to_owned()));
    node
}

/// Changes something: a child dropped, doubled, renamed or moved, an attribute or text changed.
pub fn mutate(instance: &mut Node, random: &mut Random) {
    let number = random.below(instance.count());
    let Some(node) = instance.nth(number) else { return };
    let at = random.below(node.children.len());
    match random.below(9) {
        0 if !node.children.is_empty() => {
            node.children.remove(at);
        }
        1 if !node.children.is_empty() => {
            let child = node.children[at].clone();
            node.children.insert(at, child);
        }
        2 if node.children.len() > 1 => {
            let other = random.below(node.children.len());
            node.children.swap(at, other);
        }
        3 if number > 0 => node.name = random.pick(&["a", "b", "c", "x:z"]).to_owned(),
        4 => node.children.push(Node::new(random.pick(&["a", "b", "x:z"]))),
        5 if node.attributes.len() > 1 => {
            node.attributes.pop();
        }
        6 => {
            let name = random.pick(&ATTRIBUTES);
            if node.get(name).is_none() {
                node.attributes.push((name.to_owned(), any_text(random)));
            }
        }
        7 if number > 0 => {
            if node.get("xsi:nil").is_none() {
                node.attributes.push(("xsi:nil".to_owned(), random.pick(&["true", "false", "1"]).to_owned()));
            }
        }
        _ => node.text = any_text(random),
    }
}

/// Prefixes are declared at the root.
pub fn declare_prefixes(instance: &mut Node) {
    if instance.get("xmlns:x").is_none() {
        instance.attributes.insert(0, ("xmlns:x".to_owned(), "urn:x".to_owned()));
    }
}

fn any_text(random: &mut Random) -> String {
    values::text(&BUILTINS[random.below(BUILTINS.len())], random)
}

fn element(schema: &Node, declaration: &Node, random: &mut Random) -> Node {
    let mut node = Node::new(declaration.get("name").unwrap_or("x:z"));
    if let Some(complex) = declaration.child("xs:complexType") {
        attributes(schema, complex, &mut node, random);
        for particle in &complex.children {
            particles(schema, particle, &mut node, random);
        }
        if complex.get("mixed").is_some() && random.once_in(2) {
            node.text = "text".to_owned();
        }
    } else if declaration.get("nillable").is_some() && random.once_in(3) {
        node = node.with("xsi:nil", "true");
    } else if let Some(name) = declaration.get("type") {
        node.text = declaration.get("fixed").map_or_else(|| value(schema, name, random, 3), str::to_owned);
    }
    node
}

fn attributes(schema: &Node, complex: &Node, node: &mut Node, random: &mut Random) {
    for attribute in complex.children.iter().filter(|it| it.name == "xs:attribute") {
        if attribute.get("use").is_some() || random.once_in(2) {
            let name = attribute.get("name").unwrap_or_default();
            let fixed = attribute.get("fixed").filter(|_| !random.once_in(4));
            let type_name = attribute.get("type").unwrap_or_default();
            let text = fixed.map_or_else(|| value(schema, type_name, random, 3), str::to_owned);
            node.attributes.push((name.to_owned(), text));
        }
    }
    if complex.child("xs:anyAttribute").is_some() && random.once_in(2) {
        let name = random.pick(&["x:w", "w"]);
        node.attributes.push((name.to_owned(), "1".to_owned()));
    }
}

fn particles(schema: &Node, particle: &Node, into: &mut Node, random: &mut Random) {
    let number = |name: &str| particle.get(name).map_or(Some(1), |it| it.parse::<usize>().ok());
    let min = number("minOccurs").unwrap_or(0);
    let spread = number("maxOccurs").map_or(3, |max| max.saturating_sub(min) + 1);
    for _ in 0..min + random.below(spread) {
        match particle.name.as_str() {
            "xs:element" => into.children.push(element(schema, particle, random)),
            "xs:any" => into.children.push(Node::new(random.pick(&["x:z", "z", "r", "x:y"]))),
            "xs:sequence" => {
                particle.children.iter().for_each(|it| particles(schema, it, into, random));
            }
            "xs:choice" => {
                let at = random.below(particle.children.len());
                if let Some(it) = particle.children.get(at) {
                    particles(schema, it, into, random);
                }
            }
            "xs:all" => {
                let from = into.children.len();
                particle.children.iter().for_each(|it| particles(schema, it, into, random));
                if into.children.len() > from + 1 && random.once_in(2) {
                    into.children[from..].reverse();
                }
            }
            _ => {}
        }
    }
}

/// A text for a type; `depth` ends circles a reduction might have made.
fn value(schema: &Node, name: &str, random: &mut Random, depth: usize) -> String {
    if let Some(builtin) = name.strip_prefix("xs:").and_then(values::builtin_named) {
        return values::text(builtin, random);
    }
    let named = |it: &&Node| it.name == "xs:simpleType" && it.get("name") == Some(name);
    match schema.children.iter().find(named) {
        Some(definition) if depth > 0 => of_definition(schema, definition, random, depth - 1),
        _ => any_text(random),
    }
}

fn of_definition(schema: &Node, definition: &Node, random: &mut Random, depth: usize) -> String {
    if let Some(list) = definition.child("xs:list") {
        let item = list.get("itemType").unwrap_or_default();
        let items: Vec<String> = (0..random.below(4)).map(|_| value(schema, item, random, depth)).collect();
        return items.join(" ");
    }
    if let Some(union) = definition.child("xs:union") {
        let members: Vec<&str> = union.get("memberTypes").unwrap_or_default().split(' ').collect();
        return value(schema, random.pick(&members), random, depth);
    }
    let Some(restriction) = definition.child("xs:restriction") else { return String::new() };
    let listed: Vec<&str> = restriction.children.iter().filter_map(|it| it.get("value")).collect();
    // Facets' own values are the borders where validators part.
    if !listed.is_empty() && random.once_in(2) {
        return random.pick(&listed).to_owned();
    }
    match (restriction.get("base"), restriction.child("xs:simpleType")) {
        (Some(base), _) => value(schema, base, random, depth),
        (None, Some(inner)) if depth > 0 => of_definition(schema, inner, random, depth - 1),
        _ => any_text(random),
    }
}
