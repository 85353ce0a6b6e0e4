//! The reader over small documents.

use super::{Content, Element, read};
use crate::source::{FileId, Limits};

/// A document's outline: names with namespaces, attributes, text; or the rule broken and where.
fn outline(text: &str) -> Result<String, (&'static str, u32, String)> {
    outline_with(text, &Limits::default())
}

fn outline_with(text: &str, limits: &Limits) -> Result<String, (&'static str, u32, String)> {
    let file = FileId(0);
    let place = |fault: Box<crate::diagnostics::Diagnostic>| {
        (fault.rule, fault.primary.map_or(0, |label| label.span.start), fault.message)
    };
    let tree = read(text, file, limits).map_err(place)?;
    let mut out = String::new();
    describe(tree.root(), &mut out);
    Ok(out)
}

fn describe(element: Element<'_>, out: &mut String) {
    let name = |namespace: Option<&std::sync::Arc<str>>, local: &str| match namespace {
        Some(namespace) => format!("{{{namespace}}}{local}"),
        None => local.to_owned(),
    };
    out.push_str(&name(element.namespace(), element.local()));
    for attribute in element.attributes() {
        out.push_str(&format!(
            " {}={:?}",
            name(attribute.namespace.as_ref(), attribute.local()),
            &*attribute.value
        ));
    }
    out.push('[');
    for node in element.content() {
        match node {
            Content::Element(inner) => describe(inner, out),
            Content::Text(text, _) => out.push_str(text),
        }
    }
    out.push(']');
}

fn fault(text: &str) -> (&'static str, u32) {
    match outline(text) {
        Err((rule, at, _)) => (rule, at),
        Ok(found) => panic!("no fault in {text:?}, but {found}"),
    }
}

#[test]
fn elements_and_namespaces() {
    let text = "<?xml version='1.0'?><!-- - --><a xmlns='urn:d' xmlns:p='urn:p' b='1' p:b='2'><p:c xml:lang='de'/>\
                <c xmlns=''>x</c></a><?pi?>\n";
    let expected = "{urn:d}a b=\"1\" {urn:p}b=\"2\"[{urn:p}c \
                    {http://www.w3.org/XML/1998/namespace}lang=\"de\"[]c[x]]";
    assert_eq!(outline(text).as_deref(), Ok(expected));
}

#[test]
fn text_is_resolved() {
    let text = "<a>1 &lt; 2\r\n&#228;<![CDATA[<&]]></a>";
    assert_eq!(outline(text).as_deref(), Ok("a[1 < 2\nä<&]"));
}

#[test]
fn document_types_bring_entities_and_attributes() {
    let text = "<!DOCTYPE a SYSTEM 'never-loaded.dtd' [<!ENTITY u 'urn:x'><!ENTITY e '<b>&u;</b>'>\
                <!ATTLIST a xmlns:p CDATA #FIXED 'urn:p' c CDATA 'd'>]><a x='&u;'><p:q/>&e;</a>";
    assert_eq!(outline(text).as_deref(), Ok("a x=\"urn:x\" c=\"d\"[{urn:p}q[]b[urn:x]]"));
}

#[test]
fn spans_are_exact() -> Result<(), Box<crate::diagnostics::Diagnostic>> {
    let text = "<a>ä<b\n c = 'ö' d=\"&amp;\" />&amp;x</a>";
    let tree = read(text, FileId(0), &Limits::default())?;
    let root = tree.root();
    let part = |span: crate::source::Span| &text[span.start as usize..span.end as usize];
    let mut found = vec![part(root.span)];
    for node in root.content() {
        match node {
            Content::Element(inner) => {
                found.push(part(inner.span));
                found.extend(inner.attributes().iter().map(|a| part(a.span)));
            }
            Content::Text(_, span) => found.push(part(span)),
        }
    }
    assert_eq!(found, ["<a>", "ä", "<b\n c = 'ö' d=\"&amp;\" />", "ö", "&amp;", "&amp;", "x"]);
    Ok(())
}

#[test]
fn faults() {
    // What is well-formed is tried in xoev-runtime; here, that rules and places arrive.
    let cases = [
        ("", "xml-wf", 0),
        ("<a>", "xml-wf", 3),
        ("<a></b>", "xml-wf", 3),
        ("<a>\u{1}</a>", "xml-wf", 3),
        ("<a b='1' b='2'/>", "xml-wf", 9),
        ("<a>& </a>", "xml-wf", 3),
        ("<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</a>", "xml-wf", 35),
        ("<!DOCTYPE a [<!ENTITY e SYSTEM 'x'>]><a>&e;</a>", "xoev-external-entity", 40),
        ("<!DOCTYPE a [<!ENTITY>]><a/>", "xml-wf", 21),
        ("<p:a/>", "xml-wf.namespace", 1),
        ("<a p:b=''/>", "xml-wf.namespace", 3),
        ("<a xmlns:p=''/>", "xml-wf.namespace", 3),
        ("<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>", "xml-wf", 34),
        ("<?xml version='2.0'?><a/>", "xml-wf", 15),
    ];
    for (text, rule, at) in cases {
        assert_eq!(fault(text), (rule, at), "{text}");
    }
}

#[test]
fn limits() {
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    assert_eq!(fault(&deep), ("xoev-limit", 3 * 256));
    let mut laughs = "<!DOCTYPE a [<!ENTITY e0 'haha'>".to_owned();
    for i in 1..30 {
        laughs.push_str(&format!("<!ENTITY e{i} '&e{};&e{};'>", i - 1, i - 1));
    }
    laughs.push_str("]><a b='&e29;'/>");
    assert_eq!(fault(&laughs).0, "xoev-limit");
    let in_text = laughs.replace("<a b='&e29;'/>", "<a>&e29;</a>");
    assert_eq!(fault(&in_text).0, "xoev-limit");
}

/// Whatever stands in a document, reading ends with a value or a fault.
#[test]
fn cut_documents_do_not_panic() {
    let text = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY % p '<!ENTITY q \"ä\">'>%p;<!ATTLIST a b CDATA 'c'>]>\
                <a xmlns:p='ü'><!-- c --><![CDATA[x]]>&#xE4;&q;<p:b c=\"&q;\"/></a>";
    assert!(outline(text).is_ok());
    for (at, _) in text.char_indices() {
        let _ = outline(&text[..at]);
        let _ = outline(&text[at..]);
        let without: String = text[..at].chars().chain(text[at..].chars().skip(1)).collect();
        let _ = outline(&without);
    }
}
