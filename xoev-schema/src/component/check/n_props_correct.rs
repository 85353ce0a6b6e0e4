//! Notation Declaration Correct (§3.12.6): a notation has a public or a system identifier.

use crate::component::Components;
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (name, notation) in &components.notations {
        if notation.public.is_none() && notation.system.is_none() {
            let message = format!("the notation {name} has neither “public” nor “system”");
            diagnostics.report(Diagnostic::error("n-props-correct", notation.span, message));
        }
    }
}
