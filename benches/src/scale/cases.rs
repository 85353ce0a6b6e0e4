//! The families: own schemas, each with one thing that grows, and messages to them.

use std::fmt::Write as _;

/// A schema and a valid message.
#[derive(Debug, Clone)]
pub struct Case {
    /// The schema document; its target namespace is `urn:s`.
    pub schema: String,
    /// The message.
    pub message: Vec<u8>,
    /// Why the row is as it is, where that needs a word.
    pub note: &'static str,
}

/// Cases in which one thing grows.
#[derive(Debug)]
pub struct Family {
    /// What grows.
    pub name: &'static str,
    /// How far, the smallest first.
    pub sizes: Vec<u64>,
    /// The case of a size, with a message of at least so many bytes.
    pub make: fn(u64, usize) -> Case,
}

/// All families; messages grow to `largest` MB.
#[must_use]
pub fn families(largest: u64) -> Vec<Family> {
    let family = |name, sizes: &[u64], make| Family { name, sizes: sizes.to_vec(), make };
    let megabytes: Vec<u64> = [1, 10, 100].into_iter().filter(|&n| n <= largest).collect();
    vec![
        Family { name: "message, MB", sizes: megabytes, make: message_size },
        family("types", &[10, 100, 1_000, 10_000], types),
        family("attributes of an element", &[1, 10, 100, 1_000], attributes),
        family("elements inside each other", &[10, 100, 1_000, 10_000], depth),
        family("alternatives of a choice", &[10, 100, 1_000, 10_000], choice),
        family("optional elements of a sequence", &[10, 100, 300], optional),
        family("enumeration values", &[10, 100, 1_000, 10_000], enumeration),
        family("maxOccurs", &[10, 1_000, 100_000, 4_000_000_000], max_occurs),
        family("minOccurs and maxOccurs of a group", &[2, 20, 200, 2_000], counted_group),
        family("keys and references", &[100, 1_000, 10_000], keys),
        family("members of a substitution group", &[10, 100, 1_000, 10_000], substitution),
    ]
}

fn schema(body: &str) -> String {
    format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:s\" targetNamespace=\"urn:s\" \
         elementFormDefault=\"qualified\">{body}</xs:schema>"
    )
}

/// `<m>`, pieces until the message is long enough, `</m>`.
fn message(length: usize, mut piece: impl FnMut(u64) -> String) -> Vec<u8> {
    let mut text = String::from("<m xmlns=\"urn:s\">");
    let mut number = 0;
    while text.len() < length {
        text.push_str(&piece(number));
        number += 1;
    }
    text.push_str("</m>");
    text.into_bytes()
}

/// Records with what messages hold: text with a pattern, a date, a code, a number, an attribute.
#[must_use]
pub fn text_schema() -> String {
    schema(
        "<xs:simpleType name='text'><xs:restriction base='xs:normalizedString'>\
         <xs:pattern value='[ -~&#xA0;-&#x17F;]*'/><xs:maxLength value='200'/></xs:restriction></xs:simpleType>\
         <xs:simpleType name='code'><xs:restriction base='xs:token'>\
         <xs:enumeration value='01'/><xs:enumeration value='02'/><xs:enumeration value='03'/>\
         </xs:restriction></xs:simpleType>\
         <xs:complexType name='record'><xs:sequence><xs:element name='name' type='text'/>\
         <xs:element name='geburtsdatum' type='xs:date'/><xs:element name='art' type='code'/>\
         <xs:element name='betrag' type='xs:decimal' minOccurs='0'/></xs:sequence>\
         <xs:attribute name='nummer' type='xs:positiveInteger' use='required'/></xs:complexType>\
         <xs:element name='m'><xs:complexType><xs:sequence>\
         <xs:element name='eintrag' type='record' minOccurs='0' maxOccurs='unbounded'/>\
         </xs:sequence></xs:complexType></xs:element>",
    )
}

/// A record of [`text_schema`].
#[must_use]
pub fn record(number: u64) -> String {
    format!(
        "<eintrag nummer=\"{}\"><name>Jürgen Müller-Lüdenscheidt {number}</name>\
         <geburtsdatum>19{:02}-0{}-1{}</geburtsdatum><art>0{}</art><betrag>{}.50</betrag></eintrag>\n",
        number + 1,
        number % 100,
        number % 9 + 1,
        number % 10,
        number % 3 + 1,
        number % 1000
    )
}

fn message_size(megabytes: u64, length: usize) -> Case {
    let length = length.saturating_mul(usize::try_from(megabytes).unwrap_or(1));
    Case { schema: text_schema(), message: message(length, record), note: "" }
}

fn types(n: u64, length: usize) -> Case {
    let mut body = String::from(
        "<xs:element name='m'><xs:complexType><xs:sequence>\
         <xs:any minOccurs='0' maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:element>",
    );
    for i in 0..n {
        let base = i.saturating_sub(1);
        let _ = write!(
            body,
            "<xs:complexType name='t{i}'><xs:sequence><xs:element name='a{i}' type='xs:string'/>\
             <xs:element name='b' type='t{base}' minOccurs='0'/></xs:sequence></xs:complexType>\
             <xs:element name='e{i}' type='t{i}'/>"
        );
    }
    let piece = |i: u64| format!("<e{0}><a{0}>Wert</a{0}></e{0}>", i % n);
    Case { schema: schema(&body), message: message(length, piece), note: "" }
}

fn attributes(n: u64, length: usize) -> Case {
    let (mut uses, mut values) = (String::new(), String::new());
    for i in 0..n {
        let _ = write!(uses, "<xs:attribute name='attribut{i}' type='xs:token'/>");
        let _ = write!(values, " attribut{i}=\"wert\"");
    }
    let body = format!(
        "<xs:element name='m'><xs:complexType><xs:sequence><xs:element name='e' maxOccurs='unbounded'>\
         <xs:complexType>{uses}</xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>"
    );
    let piece = format!("<e{values}/>");
    Case { schema: schema(&body), message: message(length, |_| piece.clone()), note: "" }
}

fn depth(n: u64, length: usize) -> Case {
    let body = "<xs:element name='m'><xs:complexType><xs:sequence>\
         <xs:element name='ebene' type='ebene' maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:element>\
         <xs:complexType name='ebene'><xs:sequence><xs:element name='ebene' type='ebene' minOccurs='0'/></xs:sequence>\
         </xs:complexType>";
    let depth = usize::try_from(n).unwrap_or(1);
    let piece = "<ebene>".repeat(depth) + &"</ebene>".repeat(depth);
    Case { schema: schema(body), message: message(length, |_| piece.clone()), note: "" }
}

fn choice(n: u64, length: usize) -> Case {
    let mut body =
        String::from("<xs:element name='m'><xs:complexType><xs:choice minOccurs='0' maxOccurs='unbounded'>");
    for i in 0..n {
        let _ = write!(body, "<xs:element name='auswahl{i}' type='xs:string'/>");
    }
    body.push_str("</xs:choice></xs:complexType></xs:element>");
    let piece = |i: u64| format!("<auswahl{0}>Wert</auswahl{0}>", i % n);
    Case { schema: schema(&body), message: message(length, piece), note: "" }
}

fn optional(n: u64, length: usize) -> Case {
    let (mut elements, mut values) = (String::new(), String::new());
    for i in 0..n {
        let _ = write!(elements, "<xs:element name='feld{i}' type='xs:string' minOccurs='0'/>");
        let _ = write!(values, "<feld{i}>Wert</feld{i}>");
    }
    let body = format!(
        "<xs:element name='m'><xs:complexType><xs:sequence><xs:element name='e' maxOccurs='unbounded'>\
         <xs:complexType><xs:sequence>{elements}</xs:sequence></xs:complexType></xs:element>\
         </xs:sequence></xs:complexType></xs:element>"
    );
    let piece = format!("<e>{values}</e>");
    Case { schema: schema(&body), message: message(length, |_| piece.clone()), note: "" }
}

fn enumeration(n: u64, length: usize) -> Case {
    let mut values = String::new();
    for i in 0..n {
        let _ = write!(
            values,
            "<xs:enumeration value='{i:06}'><xs:annotation><xs:appinfo><wert>Zeile {i}</wert></xs:appinfo>\
             </xs:annotation></xs:enumeration>"
        );
    }
    let body = format!(
        "<xs:simpleType name='code'><xs:restriction base='xs:token'>{values}</xs:restriction></xs:simpleType>\
         <xs:element name='m'><xs:complexType><xs:sequence><xs:element name='code' type='code' \
         maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:element>"
    );
    let piece = |i: u64| format!("<code>{:06}</code>", i % n);
    Case { schema: schema(&body), message: message(length, piece), note: "" }
}

fn max_occurs(n: u64, length: usize) -> Case {
    let body = format!(
        "<xs:element name='m'><xs:complexType><xs:sequence maxOccurs='unbounded'>\
         <xs:element name='kopf' type='xs:string'/>\
         <xs:element name='wert' type='xs:string' maxOccurs='{n}'/></xs:sequence></xs:complexType></xs:element>"
    );
    let piece = |_| format!("<kopf/>{}", "<wert>Wert</wert>".repeat(n.min(10) as usize));
    Case { schema: schema(&body), message: message(length, piece), note: "" }
}

fn counted_group(n: u64, length: usize) -> Case {
    let body = format!(
        "<xs:element name='m'><xs:complexType><xs:sequence maxOccurs='unbounded'>\
         <xs:element name='kopf' type='xs:string'/>\
         <xs:sequence minOccurs='{n}' maxOccurs='{}'><xs:element name='a' type='xs:string'/>\
         <xs:element name='b' type='xs:string' minOccurs='0'/></xs:sequence></xs:sequence></xs:complexType></xs:element>",
        n * 2
    );
    let piece = |_| format!("<kopf/>{}", "<a>Wert</a><b/>".repeat(n as usize));
    Case { schema: schema(&body), message: message(length, piece), note: "" }
}

fn keys(n: u64, _: usize) -> Case {
    let body = "<xs:element name='m'><xs:complexType><xs:sequence>\
         <xs:element name='e' maxOccurs='unbounded'><xs:complexType>\
         <xs:attribute name='nummer' type='xs:token'/><xs:attribute name='verweis' type='xs:token'/>\
         </xs:complexType></xs:element></xs:sequence></xs:complexType>\
         <xs:key name='k' xmlns:s='urn:s'><xs:selector xpath='s:e'/><xs:field xpath='@nummer'/></xs:key>\
         <xs:keyref name='r' refer='k' xmlns:s='urn:s'><xs:selector xpath='s:e'/><xs:field xpath='@verweis'/></xs:keyref>\
         </xs:element>";
    let mut text = String::from("<m xmlns=\"urn:s\">");
    for i in 0..n {
        let _ = write!(text, "<e nummer=\"{i:08}\" verweis=\"{:08}\"/>", n - 1 - i);
    }
    text.push_str("</m>");
    Case { schema: schema(body), message: text.into_bytes(), note: "" }
}

fn substitution(n: u64, length: usize) -> Case {
    let mut body = String::from(
        "<xs:element name='m'><xs:complexType><xs:sequence><xs:element ref='kopf' maxOccurs='unbounded'/>\
         </xs:sequence></xs:complexType></xs:element><xs:element name='kopf' type='xs:string' abstract='true'/>",
    );
    for i in 0..n {
        let _ = write!(body, "<xs:element name='glied{i}' type='xs:string' substitutionGroup='kopf'/>");
    }
    let piece = |i: u64| format!("<glied{0}>Wert</glied{0}>", i % n);
    Case { schema: schema(&body), message: message(length, piece), note: "" }
}
