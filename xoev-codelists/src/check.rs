//! Codes in messages against a registry.

use crate::policy::CodePolicy;
use crate::registry::{CodeListRegistry, Query, Snapshot, Verdict};
use std::borrow::Cow;
use std::sync::Arc;
use xoev_runtime::bind::RootValue;
use xoev_runtime::bind::document::{check_codes, from_xml_with_codes};
use xoev_runtime::code::{CodeJudge, CodeUse};
use xoev_runtime::event::Options;
use xoev_runtime::grammar::CodeTypeKind;
use xoev_runtime::report::{CodeFault, Report, Severity};

/// Decides about the codes of a message by one state of the lists.
#[derive(Debug, Clone)]
pub struct CodeChecker<'p> {
    snapshot: Arc<Snapshot>,
    policy: &'p CodePolicy,
}

impl<'p> CodeChecker<'p> {
    /// A checker with the lists as they are now.
    #[must_use]
    pub fn new(registry: &CodeListRegistry, policy: &'p CodePolicy) -> Self {
        Self { snapshot: registry.snapshot(), policy }
    }
}

impl CodeJudge for CodeChecker<'_> {
    fn judge(&self, code: &CodeUse<'_>) -> Option<(Severity, CodeFault)> {
        if code.kind == CodeTypeKind::Enumerated && !self.policy.checks_enumerated {
            return None;
        }
        let query = Query::from(code);
        let verdict = self.snapshot.verdict(&query);
        let list = query.list.unwrap_or_default();
        let severity = self.policy.action(list, &verdict).severity()?;
        Some((severity, fault(&self.snapshot, &query, list.to_owned(), verdict)?))
    }
}

fn fault(snapshot: &Snapshot, query: &Query<'_>, list: String, verdict: Verdict<'_>) -> Option<CodeFault> {
    let version = query.version.map(str::to_owned);
    let code = query.code.to_owned();
    let all = |texts: Vec<Cow<'_, str>>| texts.into_iter().map(Cow::into_owned).collect::<Vec<_>>();
    Some(match verdict {
        Verdict::Known { .. } => return None,
        Verdict::OtherVersion { known_in, label } => {
            let label = label.map(Cow::into_owned);
            CodeFault::OtherVersion { list, version, code, known_in: all(known_in), label }
        }
        Verdict::VersionUnknown { at_hand, known_in, .. } => CodeFault::VersionUnknown {
            list,
            version: version.unwrap_or_default(),
            code: known_in.is_empty().then_some(code),
            at_hand: all(at_hand),
        },
        Verdict::CodeUnknown => {
            let similar = snapshot.similar_code(query);
            CodeFault::CodeUnknown { list, version, code, similar }
        }
        Verdict::ListUnknown => CodeFault::ListUnknown { list },
    })
}

/// Looks at the codes of generated messages.
pub trait CheckCodes: RootValue {
    /// Checks the message against schema and code lists.
    ///
    /// A report without faults may hold warnings; [`Report::is_valid`] tells.
    fn check_codes(&self, registry: &CodeListRegistry, policy: &CodePolicy) -> Report {
        check_codes(self, &CodeChecker::new(registry, policy))
    }

    /// Reads a message and checks it against schema and code lists. With the value come the warnings.
    ///
    /// # Errors
    /// All faults of the message, warnings among them.
    fn from_xml_with_codes(
        xml: impl AsRef<[u8]>,
        registry: &CodeListRegistry,
        policy: &CodePolicy,
    ) -> Result<(Self, Report), Report> {
        from_xml_with_codes(xml.as_ref(), &Options::default(), &CodeChecker::new(registry, policy))
    }
}

impl<T: RootValue> CheckCodes for T {}
