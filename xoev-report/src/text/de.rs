//! German.

use super::{Count, Texts};

pub(super) const TEXTS: Texts = Texts {
    valid: "gültig",
    invalid: "ungültig",
    unchecked: "nicht geprüft",
    messages: Count { one: "Nachricht", many: "Nachrichten" },
    faults: Count { one: "Fehler", many: "Fehler" },
    warnings: Count { one: "Warnung", many: "Warnungen" },
};
