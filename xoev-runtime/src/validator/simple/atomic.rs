//! The lexical form of atomic values.

use super::failure::Failure;
use super::run::Run;
use crate::grammar::{Primitive, SimpleType};
use crate::value::{ValueFault, check_lexical, resolve, xml_name};

/// Checks the lexical form, of QNames and NOTATIONs also what they name.
pub(super) fn check(
    run: Run<'_>,
    simple: &SimpleType,
    primitive: Primitive,
    text: &str,
) -> Result<(), Failure> {
    check_lexical(simple.builtin, text)?;
    if matches!(primitive, Primitive::QName | Primitive::Notation) {
        check_name(run, primitive, text)?;
    }
    Ok(())
}

fn check_name(run: Run<'_>, primitive: Primitive, text: &str) -> Result<(), ValueFault> {
    let (prefix, local) = xml_name::split_q_name(text).unwrap_or(("", text));
    let namespace = resolve(prefix, run.namespaces)?;
    let is_declared = || {
        let id = run.grammar.name(run.grammar.namespace(namespace)?, local)?;
        run.grammar.notations.contains(&id).then_some(())
    };
    if primitive == Primitive::Notation && is_declared().is_none() {
        return Err(ValueFault::UndeclaredNotation);
    }
    Ok(())
}
