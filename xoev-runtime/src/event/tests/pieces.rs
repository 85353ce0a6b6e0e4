//! What comes in pieces and what lies in memory is read alike, whatever stands where a piece ends.

use super::super::{Document, Event, EventReader, Options, Stream};
use super::Log;
use std::fmt::Write as _;

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
