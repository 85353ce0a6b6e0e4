//! The macro gives the same types as the build script.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is its report")]

mod from_file {
    xoev_macros::include_standard!("tests/xoev.toml", "codes");
}

mod in_place {
    xoev_macros::include_standard! {
        schemas = ["../../xoev-codegen/tests/fixtures/namespaces/schema.xsd"],
        modules = { "urn:test:code" = "codeliste" },
        messages = ["antrag"],
        documentation = false,
    }
}

#[test]
fn a_standard_of_a_file() {
    use from_file::{CodeBezirkTyp3, CodeGeschlecht, CodeGeschlechtCode};
    let code = CodeGeschlecht::new(CodeGeschlechtCode::Weiblich);
    assert_eq!(code.list_uri.as_ref().map(AsRef::as_ref), Some("urn:beispiel:geschlecht"));
    let bezirk = CodeBezirkTyp3::new("2026".parse().unwrap(), "07".parse().unwrap());
    let xml = from_file::Angabe::new(code, bezirk).to_xml().unwrap();
    assert!(xml.contains("<code>w</code>"), "{xml}");
}

#[test]
fn options_in_place() {
    let code = in_place::codeliste::Code::new("1".parse().unwrap());
    let antrag = in_place::test::Antrag::new("2026-01-01".parse().unwrap(), code, "x".parse().unwrap());
    let xml = antrag.to_xml().unwrap();
    assert_eq!(in_place::Nachricht::from_xml(&xml).unwrap(), antrag.into());
}
