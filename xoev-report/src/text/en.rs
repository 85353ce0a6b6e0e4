//! English.

use super::{Count, Texts};

pub(super) const TEXTS: Texts = Texts {
    valid: "valid",
    invalid: "invalid",
    unchecked: "not checked",
    messages: Count { one: "message", many: "messages" },
    faults: Count { one: "fault", many: "faults" },
    warnings: Count { one: "warning", many: "warnings" },
};
