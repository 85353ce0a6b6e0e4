//! Random schemas: simple types with facets, content models, attributes, wildcards and identity constraints.

use crate::node::Node;
use crate::random::Random;
use crate::values::{self, BUILTINS, Builtin, Facets};

/// Names of elements.
const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];
/// Names of attributes.
pub const ATTRIBUTES: [&str; 3] = ["p", "q", "s"];

/// A schema whose global element is `r`.
pub fn schema(random: &mut Random) -> Node {
    let mut schema = Node::new("xs:schema").with("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
    let types = random.below(4);
    for number in 0..types {
        schema.children.push(simple_type(random, number).with("name", format!("t{number}")));
    }
    let mut root = Node::new("xs:element").with("name", "r");
    root.children.push(complex_type(random, types, 2));
    if random.once_in(3) {
        identity_constraints(random, &mut root);
    }
    schema.children.push(root);
    schema
}

/// A simple type; earlier ones may be its base.
fn simple_type(random: &mut Random, earlier: usize) -> Node {
    let node = Node::new("xs:simpleType");
    match random.below(8) {
        0 => node.holding(Node::new("xs:list").with("itemType", type_name(random, 0))),
        1 => {
            let members = format!("{} {}", type_name(random, earlier), type_name(random, earlier));
            node.holding(Node::new("xs:union").with("memberTypes", members))
        }
        2 if earlier > 0 => {
            let base = format!("t{}", random.below(earlier));
            let mut restriction = Node::new("xs:restriction").with("base", base);
            restriction.children.push(pattern(random));
            node.holding(restriction)
        }
        3 => {
            // A list with facets.
            let list = Node::new("xs:simpleType")
                .holding(Node::new("xs:list").with("itemType", type_name(random, 0)));
            let mut restriction = Node::new("xs:restriction").holding(list);
            lengths(random, &mut restriction);
            node.holding(restriction)
        }
        _ => {
            let builtin = &BUILTINS[random.below(BUILTINS.len())];
            let mut restriction = Node::new("xs:restriction").with("base", format!("xs:{}", builtin.name));
            facets(random, builtin, &mut restriction);
            node.holding(restriction)
        }
    }
}

fn pattern(random: &mut Random) -> Node {
    Node::new("xs:pattern").with("value", values::pattern(random))
}

fn lengths(random: &mut Random, restriction: &mut Node) {
    let min = random.below(3);
    match random.below(4) {
        0 => restriction.children.push(Node::new("xs:length").with("value", min)),
        1 => restriction.children.push(Node::new("xs:minLength").with("value", min)),
        2 => restriction.children.push(Node::new("xs:maxLength").with("value", min + random.below(3))),
        _ => {
            restriction.children.push(Node::new("xs:minLength").with("value", min));
            restriction.children.push(Node::new("xs:maxLength").with("value", min + random.below(3)));
        }
    }
}

fn facets(random: &mut Random, builtin: &Builtin, restriction: &mut Node) {
    let kind = if random.once_in(3) { 1 + random.below(2) } else { 0 };
    match (kind, builtin.facets) {
        (1, _) => (0..1 + random.below(2)).for_each(|_| restriction.children.push(pattern(random))),
        (2, _) if builtin.name != "boolean" => {
            for _ in 0..1 + random.below(3) {
                let value = values::text(builtin, random);
                restriction.children.push(Node::new("xs:enumeration").with("value", value));
            }
        }
        (_, Facets::Lengths) => lengths(random, restriction),
        (_, Facets::Digits) if random.once_in(2) => {
            restriction.children.push(Node::new("xs:totalDigits").with("value", 1 + random.below(4)));
            if builtin.name == "decimal" {
                restriction.children.push(Node::new("xs:fractionDigits").with("value", random.below(3)));
            }
        }
        (_, Facets::Bounds | Facets::Digits) => {
            let name =
                random.pick(&["xs:minInclusive", "xs:minExclusive", "xs:maxInclusive", "xs:maxExclusive"]);
            restriction.children.push(Node::new(name).with("value", values::text(builtin, random)));
        }
        _ => {}
    }
}

fn type_name(random: &mut Random, types: usize) -> String {
    if types > 0 && random.below(3) > 0 {
        return format!("t{}", random.below(types));
    }
    format!("xs:{}", BUILTINS[random.below(BUILTINS.len())].name)
}

fn complex_type(random: &mut Random, types: usize, depth: usize) -> Node {
    let mut node = Node::new("xs:complexType");
    if random.once_in(8) {
        node = node.with("mixed", "true");
    }
    if random.once_in(6) {
        let mut all = Node::new("xs:all");
        if random.once_in(3) {
            all = all.with("minOccurs", 0);
        }
        for name in NAMES.iter().take(1 + random.below(4)) {
            let element = element(random, name, types, depth);
            all.children.push(if random.once_in(2) { element.with("minOccurs", 0) } else { element });
        }
        node.children.push(all);
    } else if !random.once_in(10) {
        let mut next = 0;
        node.children.push(group(random, types, depth, 2, &mut next));
    }
    for name in ATTRIBUTES.iter().take(random.below(3)) {
        let mut attribute =
            Node::new("xs:attribute").with("name", name).with("type", type_name(random, types));
        if random.once_in(3) {
            attribute = attribute.with("use", "required");
        } else if random.once_in(6) {
            let kind = random.pick(&["default", "fixed"]);
            let builtin = &BUILTINS[random.below(BUILTINS.len())];
            attribute = attribute.with(kind, values::text(builtin, random));
        }
        node.children.push(attribute);
    }
    if random.once_in(8) {
        node.children.push(wildcard(random, "xs:anyAttribute"));
    }
    node
}

fn wildcard(random: &mut Random, name: &str) -> Node {
    let namespace =
        random.pick(&["##any", "##other", "##local", "urn:x", "##local urn:x", "##targetNamespace"]);
    Node::new(name)
        .with("namespace", namespace)
        .with("processContents", random.pick(&["lax", "skip", "strict"]))
}

fn group(random: &mut Random, types: usize, depth: usize, nesting: usize, next: &mut usize) -> Node {
    let mut node = Node::new(random.pick(&["xs:sequence", "xs:choice"]));
    for _ in 0..1 + random.below(3) {
        let particle = match random.below(10) {
            0 | 1 if nesting > 0 => group(random, types, depth, nesting - 1, next),
            2 if random.once_in(2) => {
                let wildcard = wildcard(random, "xs:any");
                occurring(random, wildcard)
            }
            _ => {
                // Mostly another name each time: else nearly all models are ambiguous.
                let name = if random.once_in(6) { random.below(NAMES.len()) } else { *next % NAMES.len() };
                *next += 1;
                let element = element(random, NAMES[name], types, depth);
                occurring(random, element)
            }
        };
        node.children.push(particle);
    }
    occurring(random, node)
}

fn occurring(random: &mut Random, node: Node) -> Node {
    const RANGES: [(&str, &str); 9] = [
        ("1", "1"),
        ("1", "1"),
        ("0", "1"),
        ("0", "unbounded"),
        ("1", "unbounded"),
        ("2", "3"),
        ("0", "2"),
        ("3", "3"),
        ("0", "0"),
    ];
    let ranges = if random.once_in(9) { RANGES.len() } else { RANGES.len() - 1 };
    let (min, max) = RANGES[random.below(ranges)];
    let node = if min == "1" { node } else { node.with("minOccurs", min) };
    if max == "1" { node } else { node.with("maxOccurs", max) }
}

fn element(random: &mut Random, name: &str, types: usize, depth: usize) -> Node {
    let mut node = Node::new("xs:element").with("name", name);
    if depth > 0 && random.once_in(4) {
        node.children.push(complex_type(random, types, depth - 1));
        return node;
    }
    let type_name = type_name(random, types);
    if random.once_in(10) {
        node = node.with("nillable", "true");
    } else if random.once_in(12) {
        let kind = random.pick(&["default", "fixed"]);
        let builtin = type_name.strip_prefix("xs:").and_then(values::builtin_named);
        let value = builtin.map_or_else(|| "1".to_owned(), |it| values::text(it, random));
        node = node.with(kind, value);
    }
    node.with("type", type_name)
}

fn identity_constraints(random: &mut Random, root: &mut Node) {
    let constraint = |random: &mut Random, kind: &str, name: &str| {
        let selector = random.pick(&["a", "b", "*", ".//a", "a|b", "a/b", "."]);
        let field = random.pick(&["@p", ".", "@q", "b", "@p|@q", "*"]);
        Node::new(kind)
            .with("name", name)
            .holding(Node::new("xs:selector").with("xpath", selector))
            .holding(Node::new("xs:field").with("xpath", field))
    };
    let kind = random.pick(&["xs:unique", "xs:key"]);
    root.children.push(constraint(random, kind, "k"));
    if random.once_in(2) {
        root.children.push(constraint(random, "xs:keyref", "v").with("refer", "k"));
    }
}
