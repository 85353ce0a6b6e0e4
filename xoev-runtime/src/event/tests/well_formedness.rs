//! Documents that are well-formed and documents that are not: the fault and its place.

use super::super::{Document, Options, Stream};
use super::{Dripping, collect, collect_pieces, fails, gives, name, read};
use crate::report::{DeclarationFault, DoctypeFault, WellFormednessFault as Fault};
use std::fmt::Write as _;

#[test]
fn documents() {
    gives("<a/>", "<{}a></>");
    gives(
        "<?xml version='1.0' encoding=\"utf-8\" standalone='no' ?>\n<!-- c --><?p i?><a></a >\n<!-- - -->",
        "<{}a></>",
    );
    gives("\u{FEFF}<a>ß</a>", "<{}a>|ß</>");
    gives(
        "<p:a xmlns:p='u' p:x='1' x=\"2\"><b xmlns='v'/><b/></p:a>",
        "<{u}a {u}x=\"1\" {}x=\"2\"><{v}b></><{}b></></>",
    );
    gives("<a>1 &lt;&amp;&#65;&#x42;]] <![CDATA[<&]]&gt;]]></a>", "<{}a>|1 <&AB]] <&]]&gt;</>");
    gives("<a>x\r\ny\rz&#13;</a>", "<{}a>|x\\ny\\nz\\r</>");
    gives(
        "<a b=' x\r\ny\tz&#10;&quot; > ' xml:lang='de'/>",
        "<{}a {}b=\" x y z\\n\\\" > \" {http://www.w3.org/XML/1998/namespace}lang=\"de\"></>",
    );
    gives("<a xmlns='u'><b xmlns=''><c/></b></a>", "<{u}a><{}b><{}c></></></>");
}

#[test]
fn entities() {
    let subset = "<!DOCTYPE a [ <!ENTITY w \"Wert\"> <!ENTITY e '<b>&w;</b>&#38;amp;'> <!-- % --> <!ENTITY % p '<!ENTITY q \"Q\">'> %p; ]>";
    gives(
        &format!("{subset}<a x='&w;!'>&e;-&w;&q;</a>"),
        "<{}a x=\"Wert!\"><{}b>|Wert</>|&-WertQ</>".replace("{}a x", "{}a {}x").as_str(),
    );
    gives(
        "<!DOCTYPE a [<!ATTLIST a xmlns:p CDATA #FIXED 'u' t NMTOKENS #IMPLIED d (x|y) ' y '>]><a t=' 1  2 '><p:b/></a>",
        "<{}a {}t=\"1 2\" {}d=\"y\"><{u}b></></>",
    );
    fails(
        "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]>\n<a>&e;</a>",
        "2:4",
        Fault::RecursiveEntity { name: name("e") },
    );
    fails(
        "<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</b></a>",
        "1:36",
        Fault::EntityBoundary { name: name("e") },
    );
    fails(
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "1:58",
        Fault::ExternalEntity { name: name("e") },
    );
    fails(
        "<!DOCTYPE a [<!ENTITY e '&#60;'>]><a b='&e;'/>",
        "1:41",
        Fault::LessThanInAttribute { name: name("b") },
    );
}

#[test]
fn a_billion_laughs() {
    let mut subset = String::from("<!ENTITY l0 'ha'>");
    for i in 1..30 {
        let _ = write!(subset, "<!ENTITY l{i} '&l{p};&l{p};'>", p = i - 1);
    }
    for content in ["<a>&l29;</a>", "<a b='&l29;'/>"] {
        let failure = read(&format!("<!DOCTYPE a [{subset}]>{content}")).unwrap_err();
        assert!(matches!(failure.fault, Fault::Limit { .. }), "{failure:?}");
    }
}

#[test]
fn ill_formed_documents() {
    fails("", "1:1", Fault::NoRoot);
    fails(" \n<!-- nothing -->", "2:17", Fault::NoRoot);
    fails("text", "1:1", Fault::ContentOutsideRoot);
    fails("<a/> &amp;", "1:6", Fault::ContentOutsideRoot);
    fails("<a/>\n <![CDATA[]]>", "2:2", Fault::ContentOutsideRoot);
    fails("<a/><b/>", "1:5", Fault::SecondRoot { name: name("b") });
    fails("<a><b></a>", "1:7", Fault::MismatchedEndTag { expected: name("b"), found: name("a") });
    fails("</a>", "1:1", Fault::UnmatchedEndTag { found: name("a") });
    fails("<a>", "1:4", Fault::UnclosedElement { name: name("a") });
    fails("<a b=\"", "1:1", Fault::UnclosedMarkup);
    fails("<1a/>", "1:2", Fault::InvalidName { name: name("1a") });
    fails("<a:b:c/>", "1:2", Fault::InvalidName { name: name("a:b:c") });
    fails("<ä:b/>", "1:2", Fault::UndeclaredPrefix { prefix: name("ä") });
    fails("<a>ö\u{1}</a>", "1:5", Fault::InvalidCharacter { code: 1 });
    fails("<a>&#0;</a>", "1:4", Fault::InvalidCharacter { code: 0 });
    fails("<a>&#xD800;</a>", "1:4", Fault::InvalidCharacter { code: 0xD800 });
    fails("<a>&#x;</a>", "1:4", Fault::InvalidReference);
    fails("<a>Müller & Sohn</a>", "1:11", Fault::InvalidReference);
    fails("<a>&auml;</a>", "1:4", Fault::UndeclaredEntity { name: name("auml") });
    fails("<a>a]]>b</a>", "1:5", Fault::SectionEndInText);
    fails("<a><!-- a -- b --></a>", "1:11", Fault::DoubleHyphen);
    fails("<a><?XML x?></a>", "1:6", Fault::ProcessingInstruction { target: name("XML") });
    fails("<a><? x?></a>", "1:6", Fault::ProcessingInstruction { target: name("") });
    fails("<a><!FOO></a>", "1:4", Fault::UnknownMarkup);
}

#[test]
fn ill_formed_attributes() {
    fails("<a b/>", "1:4", Fault::AttributeSyntax { element: name("a") });
    fails("<a b=c/>", "1:6", Fault::AttributeSyntax { element: name("a") });
    fails("<a b='1'c='2'/>", "1:9", Fault::AttributeSyntax { element: name("a") });
    fails("<a\n b='1'\n b='2'/>", "3:2", Fault::DuplicateAttribute { name: name("b") });
    fails(
        "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
        "1:35",
        Fault::DuplicateAttribute { name: name("q:b") },
    );
    fails("<a b='<'/>", "1:7", Fault::LessThanInAttribute { name: name("b") });
    fails("<a p:b=''/>", "1:4", Fault::UndeclaredPrefix { prefix: name("p") });
    fails("<a xmlns:p=''/>", "1:4", Fault::NamespaceDeclaration { prefix: name("p") });
    fails("<a xmlns:xmlns='u'/>", "1:4", Fault::NamespaceDeclaration { prefix: name("xmlns") });
    fails(
        "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
        "1:4",
        Fault::NamespaceDeclaration { prefix: String::new() },
    );
}

#[test]
fn declarations() {
    let declaration = |fault| Fault::XmlDeclaration { fault };
    fails("<a><?xml version='1.0'?></a>", "1:4", declaration(DeclarationFault::Misplaced));
    fails(" <?xml version='1.0'?><a/>", "1:2", declaration(DeclarationFault::Misplaced));
    fails("<?xml encoding='UTF-8'?><a/>", "1:7", declaration(DeclarationFault::Version));
    fails("<?xml version='1.0'encoding='UTF-8'?><a/>", "1:20", declaration(DeclarationFault::Syntax));
    fails(
        "<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
        "1:38",
        declaration(DeclarationFault::Syntax),
    );
    let value = name("ja");
    fails(
        "<?xml version='1.0'\n standalone='ja'?><a/>",
        "2:14",
        declaration(DeclarationFault::Standalone { value }),
    );
    fails("<?xml version='1.1'?><a/>", "1:16", Fault::Version { version: name("1.1") });
    fails("<?xml version='2.0'?><a/>", "1:16", Fault::Version { version: name("2.0") });
    gives("<?xml version='1.7'?><a/>", "<{}a></>");
}

#[test]
fn document_types() {
    fails("<!doctype a><a/>", "1:1", DoctypeFault::Token("<!DOCTYPE").into());
    fails("<!DOCTYPEa><a/>", "1:10", DoctypeFault::WhiteSpace.into());
    fails("<a/><!DOCTYPE a>", "1:5", DoctypeFault::Misplaced.into());
    fails("<!DOCTYPE a><!DOCTYPE a><a/>", "1:13", DoctypeFault::Misplaced.into());
    for (subset, place, fault) in [
        ("<!ELEMENT a (b,c|d)>", "2:17", DoctypeFault::ContentModel.into()),
        ("<!ELEMENT a>", "2:12", DoctypeFault::WhiteSpace.into()),
        ("<!ENTITY e 'x>", "2:12", DoctypeFault::Unclosed("'").into()),
        ("<!ENTITY p:e ''>", "2:10", DoctypeFault::Colon.into()),
        ("<!ENTITY e x>", "2:12", DoctypeFault::EntityValue.into()),
        ("<!ENTITY e 'a&#0;'>", "2:14", Fault::InvalidCharacter { code: 0 }),
        ("<!ENTITY e '%p;'>", "2:13", DoctypeFault::ParameterReference.into()),
        ("<!ENTITY % p SYSTEM 'x' NDATA n>", "2:25", DoctypeFault::Token(">").into()),
        ("<!ATTLIST a b CDATA '&e;'>", "2:22", Fault::UndeclaredEntity { name: name("e") }),
        ("<!ATTLIST a b CDATA #ONCE>", "2:21", DoctypeFault::Default.into()),
        ("<!ATTLIST a b NAME ''>", "2:15", DoctypeFault::AttributeType.into()),
        ("<!ATTLIST a b (x,y) ''>", "2:17", DoctypeFault::Token(")").into()),
        ("<!NOTATION n PUBLIC 'a{'>", "2:23", DoctypeFault::PublicIdentifier.into()),
        ("<!-- -- -->", "2:6", Fault::DoubleHyphen),
        ("<?xml version='1.0'?>", "2:3", Fault::XmlDeclaration { fault: DeclarationFault::Misplaced }),
        ("text", "2:1", DoctypeFault::Declaration.into()),
        ("%p;", "2:1", Fault::UndeclaredEntity { name: name("p") }),
        ("<!ENTITY % p '&#37;p;'>\n%p;", "3:1", Fault::RecursiveEntity { name: name("p") }),
        ("<![INCLUDE[]]>", "2:1", DoctypeFault::Declaration.into()),
    ] {
        fails(&format!("<!DOCTYPE a [\n{subset}]><a/>"), place, fault);
    }
}

#[test]
fn entities_that_may_be_declared_elsewhere() {
    let missing = || Fault::UndeclaredEntity { name: name("e") };
    let external = || Fault::ExternalEntity { name: name("e") };
    fails("<!DOCTYPE a><a>&e;</a>", "1:16", missing());
    fails("<!DOCTYPE a SYSTEM 'x.dtd'><a>&e;</a>", "1:31", external());
    fails("<!DOCTYPE a [<!ENTITY % p ''>%p;]><a>&e;</a>", "1:38", external());
    fails("<?xml version='1.0' standalone='yes'?>\n<!DOCTYPE a SYSTEM 'x.dtd'><a>&e;</a>", "2:31", missing());
}

#[test]
fn limits() {
    let mut options = Options::default();
    options.limits.depth = 3;
    options.limits.text_length = 100;
    options.limits.attributes = 2;
    for text in [
        "<a><b><c><d/></c></b></a>".to_owned(),
        format!("<a>{}</a>", "x".repeat(101)),
        format!("<a b='{}'/>", "x".repeat(101)),
        "<a b='' c='' d=''/>".to_owned(),
    ] {
        let document = Document::new(text.as_bytes()).unwrap();
        let from_memory = collect(document.events(&options)).unwrap_err();
        assert!(matches!(from_memory.fault, Fault::Limit { .. }), "{from_memory:?}");
        let from_stream = collect_pieces(Stream::new(Dripping(text.as_bytes()), &options)).unwrap_err();
        assert!(matches!(from_stream.fault, Fault::Limit { .. }), "{from_stream:?}");
    }
}
