//! Documents that are well-formed and documents that are not, read from memory and from a stream.

use super::{Document, Event, EventReader, Failure, Options, Stream};
use crate::report::WellFormednessFault as Fault;
use std::fmt::Write as _;
use std::io::Read;

/// Gives one byte at a time.
struct Dripping<'x>(&'x [u8]);

impl Read for Dripping<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
        out[0] = *first;
        self.0 = rest;
        Ok(1)
    }
}

/// The events as text.
#[derive(Default)]
struct Log {
    out: String,
    last_was_text: bool,
}

impl Log {
    fn write(&mut self, event: &Event<'_>) {
        let out = &mut self.out;
        match event {
            Event::Nothing | Event::EndOfPiece => return,
            Event::Start { name, attributes, .. } => {
                let name = name.get();
                let _ = write!(out, "<{{{}}}{}", name.namespace, name.local);
                for a in attributes.iter() {
                    let _ = write!(out, " {{{}}}{}={:?}", a.name.namespace, a.name.local, a.value);
                }
                out.push('>');
            }
            Event::Text { text, .. } => {
                let _ = write!(out, "{}{}", if self.last_was_text { "" } else { "|" }, text.escape_debug());
            }
            Event::End { .. } => out.push_str("</>"),
            Event::EndOfDocument => {}
        }
        self.last_was_text = matches!(event, Event::Text { .. });
    }

    /// Reads a piece; true at the end of the document.
    fn read(&mut self, reader: &mut EventReader<'_>) -> Result<bool, Failure> {
        loop {
            match reader.next() {
                Ok(Event::EndOfPiece) => return Ok(false),
                Ok(Event::EndOfDocument) => return Ok(true),
                Ok(event) => self.write(&event),
                Err(mut failure) => {
                    reader.locate(&mut failure.position);
                    return Err(*failure);
                }
            }
        }
    }
}

fn collect(mut reader: EventReader<'_>) -> Result<String, Failure> {
    let mut log = Log::default();
    log.read(&mut reader).map(|is_end| if is_end { log.out } else { "no end".to_owned() })
}

fn collect_pieces(mut stream: Stream<impl Read>) -> Result<String, Failure> {
    let mut log = Log::default();
    loop {
        let mut piece = stream.piece()?;
        if log.read(&mut piece)? {
            return Ok(log.out);
        }
        let rest = piece.into_rest();
        stream.go_on(rest);
    }
}

fn read(text: &str) -> Result<String, Failure> {
    let options = Options::default();
    let from_memory = Document::new(text.as_bytes()).and_then(|document| collect(document.events(&options)));
    let from_stream = collect_pieces(Stream::new(Dripping(text.as_bytes()), &options));
    assert_eq!(from_memory, from_stream, "{text}");
    from_memory
}

#[track_caller]
fn gives(text: &str, events: &str) {
    assert_eq!(read(text).as_deref(), Ok(events));
}

#[track_caller]
fn fails(text: &str, place: &str, fault: Fault) {
    match read(text) {
        Ok(events) => panic!("{text} gives {events}"),
        Err(failure) => {
            assert_eq!((failure.position.to_string().as_str(), failure.fault), (place, fault), "{text}");
        }
    }
}

fn name(name: &str) -> String {
    name.to_owned()
}

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
    fails("<!DOCTYPE a SYSTEM 'x.dtd'><a>&e;</a>", "1:31", Fault::UndeclaredEntity { name: name("e") });
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
    fails("<a><?xml version='1.0'?></a>", "1:4", Fault::XmlDeclaration);
    fails(" <?xml version='1.0'?><a/>", "1:2", Fault::XmlDeclaration);
    fails("<?xml version='1.0'encoding='UTF-8'?><a/>", "1:1", Fault::XmlDeclaration);
    fails("<?xml version='1.1'?><a/>", "1:1", Fault::Version { version: name("1.1") });
    fails("<a><?XML x?></a>", "1:4", Fault::ProcessingInstruction);
    fails("<!doctype a><a/>", "1:13", Fault::Doctype);
    fails("<!DOCTYPE a [<!ELEMENT a (b,c|d)>]><a/>", "1:1", Fault::Doctype);
    fails("<a/><!DOCTYPE a>", "1:5", Fault::Doctype);
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
fn bytes_that_are_no_text() {
    let bytes = b"<?xml version='1.0'?>\n<a>M\xFCller</a>";
    let options = Options::default();
    let document = Document::new(bytes).unwrap();
    let from_stream = collect_pieces(Stream::new(&bytes[..], &options));
    for result in [collect(document.events(&options)), from_stream] {
        let failure = result.unwrap_err();
        assert_eq!(failure.position.to_string(), "2:5");
        assert_eq!(failure.fault, Fault::InvalidBytes { encoding: name("UTF-8") });
    }
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

/// A document of several windows, with everything that may stand at the end of one.
fn long_document() -> String {
    let mut text = String::from("<?xml version='1.0'?>\n<p:a xmlns:p='u'>\n");
    for number in 0..4000 {
        let _ = match number % 8 {
            0 => writeln!(text, "  <p:name>M\u{fc}ller \u{20ac} {number}</p:name>"),
            1 => writeln!(text, "  <b c='{number}' p:d=\"&lt;{number}>\"/>"),
            2 => writeln!(text, "  <!-- \u{fc} {number} --><?p {number}?>"),
            3 => writeln!(text, "  <![CDATA[<{number}&]]>\r\n"),
            4 => writeln!(text, "  <q xmlns='v{number}'><b>&#65;&amp;{number}</b></q>"),
            5 => writeln!(text, "\u{FEFF}\t{number}"),
            6 => writeln!(text, "{}", " ".repeat(number % 97)),
            _ => writeln!(text, "  <n{number}.{}/>", "x".repeat(number % 300)),
        };
    }
    text.push_str("</p:a >\n");
    text
}

/// The events with line and column of each.
fn places<'x>(mut reader: EventReader<'x>, out: &mut String) -> (bool, EventReader<'x>) {
    loop {
        let mut log = Log::default();
        let (is_piece_end, place) = match reader.next().unwrap() {
            Event::EndOfDocument => return (true, reader),
            event => {
                log.write(&event);
                let place = match event {
                    Event::Start { position, .. }
                    | Event::Text { position, .. }
                    | Event::End { position } => Some(position),
                    _ => None,
                };
                (matches!(event, Event::EndOfPiece), place)
            }
        };
        if is_piece_end {
            return (false, reader);
        }
        if let Some(mut place) = place {
            reader.locate(&mut place);
            let _ = writeln!(out, "{place} {} {}", place.offset, log.out);
        }
    }
}

#[test]
fn a_stream_gives_what_memory_gives() {
    let text = long_document();
    let options = Options::default();
    let document = Document::new(text.as_bytes()).unwrap();
    let mut from_memory = String::new();
    places(document.events(&options), &mut from_memory);
    assert!(from_memory.ends_with(&format!(" {} </>\n", text.len() - "</p:a >\n".len())));
    for start in 0..8 {
        // The windows end elsewhere each time.
        let shift = " ".repeat(start * 37);
        let shifted = text.replacen('\n', &format!("{shift}\n"), 1);
        let mut from_stream = String::new();
        let mut stream = Stream::new(shifted.as_bytes(), &options);
        loop {
            let (is_end, piece) = places(stream.piece().unwrap(), &mut from_stream);
            if is_end {
                break;
            }
            let rest = piece.into_rest();
            stream.go_on(rest);
        }
        let document = Document::new(shifted.as_bytes()).unwrap();
        let mut from_memory = String::new();
        places(document.events(&options), &mut from_memory);
        assert!(from_memory == from_stream, "shifted by {start}");
    }
}
