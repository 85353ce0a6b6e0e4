//! Diagnostics as text for people: rule, message, the lines concerned with the places underlined, hint.

use super::excerpt::{Excerpt, Lines};
use super::{Diagnostic, Diagnostics, Label, Severity};
use crate::source::{FileId, SourceMap};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::fmt;
use std::path::PathBuf;

/// How diagnostics are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// With terminal colours.
    pub colour: bool,
    /// Characters in a line.
    pub width: usize,
    /// Paths below this folder are shown relative to it.
    pub relative_to: Option<PathBuf>,
    /// The word before a hint; `None` is miette's own, in English.
    pub hint_label: Option<&'static str>,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { colour: false, width: 110, relative_to: None, hint_label: None }
    }
}

impl RenderOptions {
    /// Characters of a document's line that fit, besides line numbers and frame.
    #[must_use]
    pub fn line_width(&self) -> usize {
        self.width.saturating_sub(12).max(40)
    }
}

/// More diagnostics than this nobody reads; each costs a look at its document.
const MOST: usize = 1000;

/// All diagnostics, one after the other, in the order reported. Of very many only the first, errors before warnings, and
/// how many there are beside.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap, options: &RenderOptions) -> String {
    let list = diagnostics.list();
    let is_shown = |d: &&Diagnostic| list.len() <= MOST || d.severity == Severity::Error;
    let mut rendered: Vec<String> =
        list.iter().filter(is_shown).take(MOST).map(|d| render_one(d, sources, options)).collect();
    if rendered.len() < list.len() {
        let further = list.len() - rendered.len();
        let note = format!("{further} further diagnostics are not shown");
        rendered.push(render_one(&Diagnostic::unplaced("xoev-limit", note), sources, options));
    }
    rendered.join("\n")
}

/// One diagnostic.
#[must_use]
pub fn render_one(diagnostic: &Diagnostic, sources: &SourceMap, options: &RenderOptions) -> String {
    notices(diagnostic, sources, options).iter().map(|notice| render_miette(notice, options)).collect()
}

/// The diagnostic itself with the places in its own document, then a note for each other document.
fn notices<'d>(diagnostic: &'d Diagnostic, sources: &SourceMap, options: &RenderOptions) -> Vec<Notice<'d>> {
    let own_file = diagnostic.primary.as_ref().map(|label| label.span.file);
    let labels: Vec<&Label> = diagnostic.primary.iter().chain(&diagnostic.secondary).collect();
    let in_file = |file: FileId| -> Vec<&Label> {
        labels.iter().copied().filter(|label| label.span.file == file).collect()
    };
    let excerpt = |file: FileId| {
        let place = |label: &'d Label| (label.span.start as usize..label.span.end as usize, &*label.text);
        let places: Vec<_> = in_file(file).into_iter().map(place).collect();
        let name = shown_path(sources, file, options);
        is_markup(sources, file).then(|| {
            let lines = Lines::new(&sources.file(file).text);
            Excerpt::new(&lines, name, &places, options.line_width())
        })
    };
    let excerpt_of_own = own_file.and_then(excerpt);
    let message = match own_file {
        Some(file) if excerpt_of_own.is_none() => {
            format!("{}: {}", shown_path(sources, file, options), diagnostic.message)
        }
        _ => diagnostic.message.clone(),
    };
    let mut notices = vec![Notice {
        rule: Some(diagnostic.rule),
        severity: match diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        },
        message,
        hint: diagnostic.hint.as_deref(),
        excerpt: excerpt_of_own,
    }];
    let mut seen: Vec<FileId> = own_file.into_iter().collect();
    for label in &diagnostic.secondary {
        if seen.contains(&label.span.file) {
            continue;
        }
        seen.push(label.span.file);
        notices.push(Notice {
            rule: None,
            severity: miette::Severity::Advice,
            message: "in another document:".to_owned(),
            hint: None,
            excerpt: excerpt(label.span.file),
        });
    }
    notices
}

/// Whether a document looks like one of XML. A schema from elsewhere may name any file of the machine; what is none is not
/// quoted.
fn is_markup(sources: &SourceMap, file: FileId) -> bool {
    let text = sources.file(file).text.trim_start_matches('\u{feff}').trim_start();
    text.is_empty() || text.starts_with('<')
}

fn shown_path(sources: &SourceMap, file: FileId, options: &RenderOptions) -> String {
    let path = &sources.file(file).path;
    let below = options.relative_to.as_deref().and_then(|folder| path.strip_prefix(folder).ok());
    below.unwrap_or(path).display().to_string()
}

/// Anything miette can show, such as what other crates say about lines of a document.
#[must_use]
pub fn render_miette(diagnostic: &dyn miette::Diagnostic, options: &RenderOptions) -> String {
    let theme = if options.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let mut handler = GraphicalReportHandler::new_themed(theme)
        .with_width(options.width)
        .with_links(false)
        .with_context_lines(1);
    let mut out = String::new();
    // Writing to a string does not fail; the renderer's own faults leave the text shorter.
    let _ = match options.hint_label.zip(diagnostic.help()) {
        None => handler.render_report(&mut out, diagnostic),
        Some((label, hint)) => {
            handler = handler.with_footer(format!("{label}: {hint}"));
            handler.render_report(&mut out, &WithoutHelp(diagnostic))
        }
    };
    out
}

/// A diagnostic whose help is shown elsewhere.
#[derive(Debug)]
struct WithoutHelp<'d>(&'d dyn miette::Diagnostic);

impl fmt::Display for WithoutHelp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0, f)
    }
}

impl std::error::Error for WithoutHelp<'_> {}

impl miette::Diagnostic for WithoutHelp<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.code()
    }

    fn severity(&self) -> Option<miette::Severity> {
        self.0.severity()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.0.labels()
    }
}

/// What miette renders: something to say about lines of one document.
#[derive(Debug)]
struct Notice<'d> {
    rule: Option<&'d str>,
    severity: miette::Severity,
    message: String,
    hint: Option<&'d str>,
    excerpt: Option<Excerpt>,
}

impl fmt::Display for Notice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Notice<'_> {}

impl miette::Diagnostic for Notice<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.rule.map(|rule| Box::new(rule) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.hint.map(|hint| Box::new(hint) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let excerpt = self.excerpt.as_ref()?;
        Some(Box::new(excerpt.spans().into_iter()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Span};

    fn sources(texts: &[&str]) -> SourceMap {
        let mut sources = SourceMap::default();
        for (text, number) in texts.iter().zip(1..) {
            let path = PathBuf::from(format!("/set/{number}.xsd"));
            sources.add(SourceFile { path, text: (*text).into(), bytes: text.as_bytes().into() });
        }
        sources
    }

    fn span(sources: &SourceMap, file: u32, part: &str) -> Span {
        let file = FileId(file);
        let start = sources.file(file).text.find(part).map_or(u32::MAX, |at| at as u32);
        Span { file, start, end: start.saturating_add(part.len() as u32) }
    }

    fn shown(sources: &SourceMap, diagnostic: Diagnostic) -> String {
        let mut diagnostics = Diagnostics::default();
        diagnostics.report(diagnostic);
        let options =
            RenderOptions { width: 60, relative_to: Some("/set".into()), ..RenderOptions::default() };
        render(&diagnostics, sources, &options)
    }

    #[test]
    fn places_are_underlined() {
        let sources = sources(&["<schema>\r\n  <element nam='ä'/>\r\n</schema>\r\n"]);
        let fault = Diagnostic::error("s4s-att-not-allowed", span(&sources, 0, "nam='ä'"), "not this one")
            .label("this")
            .hint("perhaps “name”");
        assert_eq!(
            shown(&sources, fault),
            "s4s-att-not-allowed\n\n  × not this one\n   ╭─[1.xsd:2:12]\n 1 │ <schema>\n \
             2 │   <element nam='ä'/>\n   ·            ───┬───\n   ·               ╰── this\n \
             3 │ </schema>\n   ╰────\n  help: perhaps “name”\n"
        );
    }

    #[test]
    fn other_documents_follow() {
        let sources = sources(&["<a/>", "<b/>\n<c/>\n<d/>\n<e/>"]);
        let fault = Diagnostic::warning("r", span(&sources, 0, "<a/>"), "clash")
            .also(span(&sources, 1, "<e/>"), "the other one");
        assert_eq!(
            shown(&sources, fault),
            "r\n\n  ⚠ clash\n   ╭─[1.xsd:1:1]\n 1 │ <a/>\n   · ────\n   ╰────\n  ☞ in another document:\n   \
             ╭─[2.xsd:4:1]\n 3 │ <d/>\n 4 │ <e/>\n   · ──┬─\n   ·   ╰── the other one\n   ╰────\n"
        );
    }

    #[test]
    fn long_lines_are_cut() {
        let filler = "ä".repeat(5000);
        let text = format!("<x a='{filler}' here='1' b='{filler}'/>\n{filler}");
        let sources = sources(&[&text]);
        let fault = Diagnostic::error("r", span(&sources, 0, "here='1'"), "m");
        let shown = shown(&sources, fault);
        assert!(shown.contains("[1.xsd:1:5009]"), "{shown}");
        assert!(shown.contains("ä' here='1' b='ä"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= 60), "{shown}");
    }

    #[test]
    fn what_is_no_markup_is_not_quoted() {
        let sources = sources(&["password: 1234"]);
        let fault = Diagnostic::error("r", span(&sources, 0, "password"), "no schema");
        assert_eq!(shown(&sources, fault), "r\n\n  × 1.xsd: no schema\n");
    }

    #[test]
    fn of_very_many_the_first_errors_are_shown() {
        let sources = sources(&["<a/>"]);
        let mut diagnostics = Diagnostics::default();
        for number in 0..MOST + 20 {
            let rule = if number % 2 == 0 { "even" } else { "odd" };
            let fault = Diagnostic::error(rule, span(&sources, 0, "<a/>"), "m");
            let severity = if number % 2 == 0 { Severity::Warning } else { Severity::Error };
            diagnostics.report(Diagnostic { severity, ..fault });
        }
        let shown = render(&diagnostics, &sources, &RenderOptions::default());
        assert_eq!((shown.matches("odd").count(), shown.matches("even").count()), (MOST / 2 + 10, 0));
        assert!(shown.ends_with("xoev-limit\n\n  × 510 further diagnostics are not shown\n"), "{shown}");
    }

    #[test]
    fn places_may_lie_anywhere() {
        let sources = sources(&["<a\n/>", ""]);
        for (file, start, end) in [(0, 0, 5), (0, 5, 5), (0, 900, 901), (1, 0, 0), (0, 2, 1)] {
            let span = Span { file: FileId(file), start, end };
            let text = shown(&sources, Diagnostic::error("r", span, "m").also(span, "again"));
            assert!(text.contains("xsd:"), "{text}");
        }
        assert_eq!(shown(&sources, Diagnostic::unplaced("r", "m")), "r\n\n  × m\n");
    }
}
