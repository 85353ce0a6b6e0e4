//! The start of a message, however it is written.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::io::Read;
use xoev_runtime::Dispatcher;
use xoev_runtime::dispatch::{DispatchFault, MessageStart, START_LIMIT};
use xoev_runtime::grammar::Grammar;

const MESSAGE: &str = "<a:antrag.0001 xmlns:a='urn:a' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
    xsi:schemaLocation='urn:a a.xsd' version='1.0' a:art='x'><!-- Kopf --><kopf fassung='2'><uuid>1</uuid></kopf></a:antrag.0001>";

fn check(start: &MessageStart) {
    assert_eq!(
        (start.root.name.namespace.as_str(), start.root.name.local.as_str()),
        ("urn:a", "antrag.0001")
    );
    assert_eq!(start.root.attribute("", "version"), Some("1.0"));
    assert_eq!(start.root.attribute("urn:a", "art"), Some("x"));
    assert_eq!(start.root.attributes.len(), 2);
    let header = start.header.as_ref().unwrap();
    assert_eq!((header.name.local.as_str(), header.attribute("", "fassung")), ("kopf", Some("2")));
}

#[test]
fn encodings_and_prologues_do_not_matter() {
    check(&MessageStart::of(MESSAGE.as_bytes()).unwrap());
    let declared =
        format!("\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<!-- {} -->\n{MESSAGE}", "ä".repeat(2000));
    check(&MessageStart::of(declared.as_bytes()).unwrap());
    let utf_16: Vec<u8> = format!("\u{feff}<?xml version='1.0' encoding='UTF-16'?>{MESSAGE}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(&MessageStart::of(&utf_16).unwrap());
    let mut latin_1 = b"<?xml version='1.0' encoding='ISO-8859-1'?><!-- \xe4\xf6\xfc -->".to_vec();
    latin_1.extend_from_slice(MESSAGE.as_bytes());
    check(&MessageStart::of(&latin_1).unwrap());
    let with_entity = MESSAGE.replace("version='1.0'", "version='&v;'");
    check(&MessageStart::of(format!("<!DOCTYPE x [<!ENTITY v '1.0'>]>{with_entity}").as_bytes()).unwrap());
}

#[test]
fn nothing_behind_the_header_is_read() {
    let huge = format!("{}{}", MESSAGE.replace("</kopf></a:antrag.0001>", ""), "ü".repeat(START_LIMIT));
    check(&MessageStart::of(huge.as_bytes()).unwrap());
    let broken = MESSAGE.replace("<uuid>1</uuid></kopf></a:antrag.0001>", "<uuid></falsch>");
    check(&MessageStart::of(broken.as_bytes()).unwrap());
}

#[test]
fn the_whole_message_can_still_be_read() {
    let long = MESSAGE.replace("<uuid>1", &format!("<uuid>{}", "1".repeat(3 * START_LIMIT)));
    let (start, mut whole) = MessageStart::from_reader(long.as_bytes()).unwrap();
    check(&start.unwrap());
    let mut text = String::new();
    whole.read_to_string(&mut text).unwrap();
    assert_eq!(text, long);
}

#[test]
fn what_is_no_message_is_unreadable() {
    let grammar = Grammar::default().link();
    let dispatcher = Dispatcher::new([&grammar]);
    let hidden = format!("<!-- {} -->{MESSAGE}", "x".repeat(START_LIMIT));
    for text in ["", "kein XML", "<a", "<a b=c/>", "<x:a/>", hidden.as_str()] {
        let fault = dispatcher.sniff(text.as_bytes()).unwrap_err();
        assert!(matches!(*fault, DispatchFault::Unreadable(_)), "{text:.20}: {fault}");
        assert!(fault.rule().starts_with("x"), "{}", fault.rule());
    }
    assert_eq!(dispatcher.sniff(MESSAGE.as_bytes()).unwrap_err().rule(), "xoev-unknown-standard");
}

#[test]
fn a_message_without_header_has_a_root() {
    for text in ["<a xmlns='urn:a'/>", "<a xmlns='urn:a'>Text</a>"] {
        let start = MessageStart::of(text.as_bytes()).unwrap();
        assert_eq!((start.root.name.local.as_str(), start.header), ("a", None));
    }
}
