//! Small documents: what their nodes say, and which rules faulty ones break.

use super::read_schema_document;
use crate::diagnostics::Diagnostics;
use crate::source::{Limits, SourceFile, SourceMap, Span};
use crate::syntax::{
    ContentNode, DirectiveNode, ParticleNode, RedefineItem, SchemaDocument, SimpleVarietyNode, TopLevelNode,
    TypeNode,
};

struct Read {
    document: Option<SchemaDocument>,
    text: String,
    /// Rule and the text it points at.
    faults: Vec<(&'static str, String)>,
}

impl Read {
    fn part(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }
}

/// Reads a whole document.
fn read(text: &str) -> Read {
    let mut sources = SourceMap::default();
    let bytes = text.as_bytes().into();
    let file = sources.add(SourceFile { path: "a.xsd".into(), text: text.into(), bytes });
    let mut diagnostics = Diagnostics::default();
    let document = read_schema_document(file, &sources, &Limits::default(), &mut diagnostics);
    let faults = diagnostics.list().iter().map(|d| {
        let span = d.primary.as_ref().map_or(0..0, |l| l.span.start as usize..l.span.end as usize);
        (d.rule, text[span].to_owned())
    });
    Read { document, faults: faults.collect(), text: text.to_owned() }
}

/// Reads what stands inside `schema`, with the target namespace `urn:t` under the prefix `t`.
fn read_inside(text: &str) -> Read {
    read(&format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t'>\
         {text}</xs:schema>"
    ))
}

fn items(read: &Read) -> &[TopLevelNode] {
    assert_eq!(read.faults, []);
    read.document.as_ref().map_or(&[], |document| &document.items)
}

#[test]
fn names_and_forms() {
    let read = read(
        "<schema xmlns='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t' \
         elementFormDefault='qualified'><element name='a'><complexType><sequence>\
         <element name='b' type='string' minOccurs='0'/>\
         <element name='c' form='unqualified' type='t:c' maxOccurs=' unbounded '/>\
         <element ref='t:a' maxOccurs='99999999999'/><any namespace='##other' processContents='lax'/>\
         </sequence><attribute name='d'/></complexType></element></schema>",
    );
    let [TopLevelNode::Element(element)] = items(&read) else { panic!("one element") };
    let Some(TypeNode::Complex(complex_type)) = &element.type_definition else { panic!("a complex type") };
    let ContentNode::Implicit { particle: Some(ParticleNode::ModelGroup(group)), attributes } =
        &complex_type.content
    else {
        panic!("a model group")
    };
    let mut found = Vec::new();
    for particle in &group.particles {
        match particle {
            ParticleNode::Element(e) => {
                let name = e.name.as_ref().or(e.reference.as_ref().map(|r| &r.name));
                let named_type = match &e.type_definition {
                    Some(TypeNode::Reference(r)) => format!("{} {}", r.name, read.part(r.span)),
                    _ => String::new(),
                };
                found.push(format!(
                    "{} {:?} {named_type}",
                    name.map_or(String::new(), ToString::to_string),
                    e.occurs
                ));
            }
            ParticleNode::Any(any) => found.push(format!("{} {:?}", any.namespace, any.process_contents)),
            other => found.push(format!("{other:?}")),
        }
    }
    assert_eq!(
        found,
        [
            "{urn:t}b OccursNode { min: 0, max: Some(1) } {http://www.w3.org/2001/XMLSchema}string string",
            "c OccursNode { min: 1, max: None } {urn:t}c t:c",
            "{urn:t}a OccursNode { min: 1, max: Some(4294967294) } ",
            "##other Lax",
        ]
    );
    assert_eq!(attributes.attributes[0].name.as_ref().map(ToString::to_string).as_deref(), Some("d"));
    assert_eq!(read.part(element.span), "<element name='a'>");
}

#[test]
fn directives() {
    let read = read_inside(
        "<xs:include schemaLocation=' a.xsd '/><xs:import/><xs:import namespace='urn:b' schemaLocation='b.xsd'/>\
         <xs:redefine schemaLocation='c.xsd'><xs:simpleType name='s'><xs:restriction base='t:s'/></xs:simpleType>\
         <xs:attributeGroup name='g'/></xs:redefine>",
    );
    assert_eq!(read.faults, []);
    let directives = read.document.map_or(vec![], |document| document.directives);
    let [
        DirectiveNode::Include(include),
        DirectiveNode::Import(none),
        DirectiveNode::Import(import),
        DirectiveNode::Redefine(redefine),
    ] = &directives[..]
    else {
        panic!("four directives, not {directives:?}")
    };
    assert_eq!(include.schema_location, "a.xsd");
    assert_eq!((&none.namespace, &none.schema_location), (&None, &None));
    assert_eq!(import.namespace.as_deref(), Some("urn:b"));
    assert_eq!(redefine.schema_location, "c.xsd");
    assert!(matches!(redefine.items[..], [RedefineItem::SimpleType(_), RedefineItem::AttributeGroup(_)]));
}

#[test]
fn annotations_are_kept() {
    let read = read_inside(
        "<xs:simpleType name='s'><xs:annotation><xs:documentation xml:lang='de' source='urn:s'>Ein <b>Text</b>.\
         </xs:documentation><xs:appinfo><k x='1'>a<!-- c -->b</k></xs:appinfo></xs:annotation>\
         <xs:restriction base='xs:string'><xs:annotation><xs:documentation>zwei</xs:documentation></xs:annotation>\
         <xs:enumeration value=' a '/></xs:restriction></xs:simpleType>",
    );
    let [TopLevelNode::SimpleType(simple_type)] = items(&read) else { panic!("one simple type") };
    let texts: Vec<_> = simple_type.annotation.documentation.iter().map(|d| d.text()).collect();
    assert_eq!(texts, ["Ein Text.", "zwei"]);
    assert_eq!(simple_type.annotation.documentation[0].language.as_deref(), Some("de"));
    let k = simple_type.annotation.app_info[0].children().next();
    assert_eq!(k.map(|k| (&*k.name.local, k.text())), Some(("k", "ab".to_owned())));
    let SimpleVarietyNode::Restriction(restriction) = &simple_type.variety else { panic!("a restriction") };
    assert_eq!(restriction.facets[0].value, " a ");
}

#[test]
fn defaults_of_block_and_final() {
    let read = read(
        "<schema xmlns='http://www.w3.org/2001/XMLSchema' blockDefault='#all' finalDefault='list extension'>\
         <element name='a'/><element name='b' block=''/><complexType name='c'/>\
         <simpleType name='s'><union memberTypes='string int'/></simpleType></schema>",
    );
    let [
        TopLevelNode::Element(a),
        TopLevelNode::Element(b),
        TopLevelNode::ComplexType(c),
        TopLevelNode::SimpleType(s),
    ] = items(&read)
    else {
        panic!("four items")
    };
    assert!(a.block.substitution && a.block.extension && !a.block.list);
    assert!(!b.block.substitution && a.final_.extension && !a.final_.list);
    assert!(!c.block.substitution && c.block.restriction && c.final_.extension);
    assert!(s.final_.list && !s.final_.extension);
    let SimpleVarietyNode::Union(union) = &s.variety else { panic!("a union") };
    let places: Vec<_> = union.member_types.iter().map(|m| read.part(m.span)).collect();
    assert_eq!(places, ["string", "int"]);
}

/// Each document breaks exactly the rules named, at the places named.
#[test]
fn faults() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("<xs:elemnt name='a'/>", &[("s4s-elt-invalid", "<xs:elemnt name='a'/>")]),
        ("<foreign/>", &[("s4s-elt-must-match.1", "<foreign/>")]),
        ("text", &[("s4s-elt-character", "text")]),
        ("<xs:element name='a' nam='b' t:x=''/>", &[("s4s-att-not-allowed", "nam")]),
        ("<xs:element name='a' minOccurs='0'/>", &[("s4s-att-not-allowed", "minOccurs")]),
        ("<xs:element/>", &[("s4s-att-must-appear", "<xs:element/>")]),
        ("<xs:element name='1a'/>", &[("s4s-att-invalid-value", "1a")]),
        ("<xs:element name='a' nillable='yes'/>", &[("s4s-att-invalid-value", "yes")]),
        ("<xs:element name='a' type='u:b'/>", &[("s4s-att-invalid-value", "u:b")]),
        ("<xs:element name='a' block='list'/>", &[("s4s-att-invalid-value", "list")]),
        ("<xs:element name='a' id='i'/><xs:element name='b' id='i'/>", &[("cvc-id.2", "i")]),
        ("<xs:notation name='n' system='9a:b'/>", &[("s4s-att-invalid-value", "9a:b")]),
        (
            "<xs:annotation><xs:documentation source='a%' xml:lang=''/></xs:annotation>",
            &[("s4s-att-invalid-value", "a%"), ("s4s-att-invalid-value", "")],
        ),
        ("<xs:element name='a' default='1' fixed='2'/>", &[("src-element.1", "2")]),
        (
            "<xs:element name='a' type='xs:int'><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType>\
             </xs:element>",
            &[("src-element.3", "<xs:simpleType>")],
        ),
        (
            "<xs:element name='a'><xs:complexType/><xs:annotation/></xs:element>",
            &[("s4s-elt-must-match.1", "<xs:annotation/>")],
        ),
        (
            "<xs:group name='g'><xs:sequence><xs:element/><xs:element name='a' ref='t:b'/>\
             <xs:element ref='t:b' type='xs:int'/></xs:sequence></xs:group>",
            &[
                ("src-element.2.1", "<xs:element/>"),
                ("src-element.2.1", "<xs:element name='a' ref='t:b'/>"),
                ("src-element.2.2", "type"),
            ],
        ),
        (
            "<xs:group name='g'><xs:choice minOccurs='0'><xs:any minOccurs='2'/><xs:any maxOccurs='-1'/>\
             <xs:any namespace='##all'/></xs:choice></xs:group>",
            &[
                ("s4s-att-not-allowed", "minOccurs"),
                ("p-props-correct.2.1", "2"),
                ("s4s-att-invalid-value", "-1"),
                ("s4s-att-invalid-value", "##all"),
            ],
        ),
        ("<xs:group name='g'/>", &[("s4s-elt-must-match.2", "<xs:group name='g'/>")]),
        (
            "<xs:complexType name='c'><xs:all maxOccurs='2'><xs:element name='a' maxOccurs='2'/></xs:all>\
             </xs:complexType>",
            &[("s4s-att-invalid-value", "2"), ("cos-all-limited.2", "2")],
        ),
        (
            "<xs:complexType name='c'><xs:attribute name='a' use='never'/><xs:sequence/></xs:complexType>",
            &[("s4s-elt-must-match.1", "<xs:sequence/>"), ("s4s-att-invalid-value", "never")],
        ),
        (
            "<xs:complexType name='c'><xs:simpleContent/></xs:complexType>",
            &[("s4s-elt-must-match.2", "<xs:simpleContent/>")],
        ),
        (
            "<xs:complexType name='c'><xs:complexContent><xs:extension/></xs:complexContent></xs:complexType>",
            &[("s4s-att-must-appear", "<xs:extension/>")],
        ),
        (
            "<xs:attributeGroup name='g'><xs:attribute/><xs:attribute name='xmlns'/>\
             <xs:attribute name='a' use='required' default='1'/><xs:attribute ref='t:b' type='xs:int'/>\
             </xs:attributeGroup>",
            &[
                ("src-attribute.3.1", "<xs:attribute/>"),
                ("no-xmlns", "xmlns"),
                ("src-attribute.2", "<xs:attribute name='a' use='required' default='1'/>"),
                ("src-attribute.3.2", "type"),
            ],
        ),
        (
            "<xs:simpleType name='s'><xs:restriction><xs:pattern value='a' fixed='true'/><xs:length/>\
             </xs:restriction></xs:simpleType>",
            &[
                ("src-restriction-base-or-simpleType", "<xs:restriction>"),
                ("s4s-att-not-allowed", "fixed"),
                ("s4s-att-must-appear", "<xs:length/>"),
            ],
        ),
        ("<xs:simpleType name='s'/>", &[("s4s-elt-must-match.2", "<xs:simpleType name='s'/>")]),
        (
            "<xs:simpleType name='s'><xs:union/></xs:simpleType>",
            &[("src-union-memberTypes-or-simpleTypes", "<xs:union/>")],
        ),
        (
            "<xs:simpleType name='s'><xs:list/></xs:simpleType>",
            &[("src-list-itemType-or-simpleType", "<xs:list/>")],
        ),
        (
            "<xs:element name='a'><xs:key name='k'><xs:selector xpath='.'/></xs:key></xs:element>",
            &[("s4s-elt-must-match.2", "<xs:key name='k'>")],
        ),
        ("<xs:import namespace='urn:t'/>", &[("src-import.1.1", "<xs:import namespace='urn:t'/>")]),
        ("<xs:include/>", &[("s4s-att-must-appear", "<xs:include/>")]),
        (
            "<xs:element name='a'/><xs:include schemaLocation='b'/>",
            &[("s4s-elt-must-match.1", "<xs:include schemaLocation='b'/>")],
        ),
    ];
    for (text, expected) in cases {
        let found = read_inside(text).faults;
        let found: Vec<_> = found.iter().map(|(rule, part)| (*rule, part.as_str())).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn documents_that_are_no_schemas() {
    assert_eq!(read("<a/>").faults, [("s4s-elt-schema-ns", "<a/>".to_owned())]);
    assert_eq!(read("<a").faults[0].0, "xml-wf");
    let empty_namespace = "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace=''/>";
    assert_eq!(read(empty_namespace).faults, [("s4s-att-invalid-value", String::new())]);
}

/// Deep nesting needs stack; as deep as the limit allows must do in a thread with the usual 2 MiB.
#[test]
fn deepest_nesting() {
    let depth = 120;
    let text = "<xs:complexType name='c'>".to_owned()
        + &"<xs:sequence><xs:element name='a'><xs:complexType>".repeat(depth / 2)
        + &"</xs:complexType></xs:element></xs:sequence>".repeat(depth / 2)
        + "</xs:complexType>";
    assert_eq!(read_inside(&text).faults, []);
    let text = "<xs:group name='g'>".to_owned()
        + &"<xs:choice>".repeat(252)
        + &"</xs:choice>".repeat(252)
        + "</xs:group>";
    assert_eq!(read_inside(&text).faults, []);
}
