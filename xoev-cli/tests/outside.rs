//! The command asks no network and opens no file that a message or schema names, unless it is to.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::process::{Command, Output};

/// A schema that leads to an address in every way there is.
fn schema(address: &str) -> String {
    format!(
        "<!DOCTYPE xs:schema SYSTEM '{address}/schema.dtd' [<!ENTITY % p SYSTEM '{address}/p.ent'> %p;]>\n\
         <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n\
         <xs:include schemaLocation='{address}/include.xsd'/>\n\
         <xs:redefine schemaLocation='{address}/redefine.xsd'/>\n\
         <xs:import namespace='urn:x' schemaLocation='{address}/import.xsd'/>\n\
         <xs:import namespace='{address}/namespace.xsd'/>\n\
         <xs:element name='a' type='xs:string'/></xs:schema>"
    )
}

/// The same with a message.
fn message(address: &str) -> String {
    format!(
        "<!DOCTYPE a SYSTEM '{address}/message.dtd' [<!ENTITY e SYSTEM '{address}/e.txt'>\
         <!ENTITY % p SYSTEM '{address}/p.ent'> %p;]>\n\
         <?xml-stylesheet href='{address}/style.xsl'?>\n\
         <a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xi='http://www.w3.org/2001/XInclude'\n\
         xsi:noNamespaceSchemaLocation='{address}/own.xsd' xsi:schemaLocation='urn:y {address}/other.xsd'>&e;</a>"
    )
}

fn xoev(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xoev")).current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn nothing_is_asked_of_a_network() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write("leads.xsd", schema(&address));
    write(
        "plain.xsd",
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:string'/></xs:schema>"
            .to_owned(),
    );
    write("message.xml", message(&address));
    write(
        "catalog.xml",
        format!(
            "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'><nextCatalog catalog='{address}/next.xml'/>\
         <rewriteURI uriStartString='urn:' rewritePrefix='{address}/'/></catalog>"
        ),
    );
    for arguments in [
        &["check", "leads.xsd"][..],
        &["check", "--catalog", "catalog.xml", "leads.xsd"],
        &["generate", "--out", "out", "leads.xsd"],
        &["dump", "--stage", "component", "leads.xsd"],
        &["inspect", "leads.xsd"],
        &["validate", "--schema", "leads.xsd", "message.xml"],
        &["validate", "--schema", "plain.xsd", "message.xml"],
        &["validate", "--schema", "plain.xsd", "--follow-schema-location", "message.xml"],
        &["validate", "--schema", "plain.xsd", "--catalog", "catalog.xml", "message.xml"],
        &["identify", "message.xml"],
        &["inspect", "message.xml"],
    ] {
        let output = xoev(folder.path(), arguments);
        assert!(output.status.code().is_some_and(|code| code <= 2), "{arguments:?}: {output:?}");
        let asked = listener.accept().map_err(|error| error.kind());
        assert!(matches!(asked, Err(ErrorKind::WouldBlock)), "{arguments:?} has asked");
    }
}

#[test]
fn files_a_message_names_are_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, "geheim").unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write(
        "plain.xsd",
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:string'/></xs:schema>"
            .to_owned(),
    );
    for address in [format!("file://{}", secret.display()), "secret.txt".to_owned()] {
        write("message.xml", format!("<!DOCTYPE a [<!ENTITY e SYSTEM '{address}'>]><a>&e;</a>"));
        let output = xoev(folder.path(), &["validate", "--schema", "plain.xsd", "message.xml"]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("xoev-external-entity") && !told.contains("geheim"), "{told}");
    }
}

#[test]
fn a_schema_leads_out_of_the_project_only_if_told() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("project");
    fs::create_dir_all(&project).unwrap();
    let schema = |content: &str| {
        format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{content}</xs:schema>")
    };
    fs::write(folder.path().join("base.xsd"), schema("")).unwrap();
    fs::write(project.join("entry.xsd"), schema("<xs:include schemaLocation='../base.xsd'/>")).unwrap();
    for command in [&["check"][..], &["generate", "--out", "out"], &["dump", "--stage", "component"]] {
        let refused = xoev(&project, &[command, &["entry.xsd"]].concat());
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(
            refused.status.code() != Some(0) && told.contains("xoev-outside-root"),
            "{command:?}: {told}"
        );
        assert!(told.contains("--root"), "{command:?}: {told}");
        let told = xoev(&project, &[command, &["--root", "..", "entry.xsd"]].concat());
        assert_eq!(told.status.code(), Some(0), "{command:?}: {told:?}");
    }
}
