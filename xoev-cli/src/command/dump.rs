//! `xoev dump`: what a stage makes of a schema set, as stable text.

use crate::arguments::{DumpOptions, Stage};
use crate::exit::Exit;
use crate::schemas;
use xoev_codegen::config::{ModuleNames, Options};
use xoev_codegen::plan::{Input, plan};
use xoev_validate::schemas::Compiled;

/// Prints the stage's output.
pub fn run(options: &DumpOptions) -> Exit {
    let compiled = schemas::compile(&options.schemas, &options.location);
    let text = match options.stage {
        Stage::Documents => documents(&compiled),
        Stage::Component => xoev_schema::component::dump(&compiled.components),
        Stage::Grammar => xoev_schema::grammar::dump(&compiled.grammar.grammar),
        Stage::Plan => plan_text(&compiled),
    };
    print!("{text}");
    if compiled.diagnostics.has_errors() { Exit::Faults } else { Exit::Valid }
}

fn plan_text(compiled: &Compiled) -> String {
    let standard = xoev_schema::xoev::interpret(&compiled.set, &compiled.components);
    let plan = plan(Input {
        components: &compiled.components,
        standard: &standard,
        map: &compiled.grammar.map,
        messages: None,
        modules: &ModuleNames::default(),
        options: &Options::default(),
    });
    format!("{plan:#?}\n")
}

fn documents(compiled: &Compiled) -> String {
    let mut out = String::new();
    for (_, role) in compiled.set.iter() {
        let file = compiled.set.sources.file(role.document.file);
        let namespace = role.target_namespace.as_deref().unwrap_or("(no namespace)");
        let chameleon = if role.is_chameleon { " (chameleon)" } else { "" };
        out.push_str(&format!("{namespace}{chameleon}\n    {}\n", file.path.display()));
        for (directive, target) in role.document.directives.iter().zip(&role.resolved) {
            let (kind, what) = describe(directive);
            let to = target.map_or("nothing".to_owned(), |id| {
                let document = &compiled.set.document(id).document;
                compiled.set.sources.file(document.file).path.display().to_string()
            });
            out.push_str(&format!("    {kind} {what} → {to}\n"));
        }
    }
    out
}

fn describe(directive: &xoev_schema::syntax::DirectiveNode) -> (&'static str, String) {
    use xoev_schema::syntax::DirectiveNode;
    match directive {
        DirectiveNode::Include(node) => ("include", node.schema_location.clone()),
        DirectiveNode::Redefine(node) => ("redefine", node.schema_location.clone()),
        DirectiveNode::Import(node) => (
            "import",
            node.schema_location
                .clone()
                .or_else(|| node.namespace.as_deref().map(str::to_owned))
                .unwrap_or_default(),
        ),
    }
}
