//! Lines with indentation.

/// Lines are wrapped at this width.
pub(super) const WIDTH: usize = 110;

/// Collects the text of a file.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    /// A line at the current depth.
    pub(super) fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.indent();
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// A line that opens a block.
    pub(super) fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    /// A line that closes a block.
    pub(super) fn close(&mut self, line: &str) {
        self.depth -= 1;
        self.line(line);
    }

    /// One level deeper, where the opening line was written in parts.
    pub(super) const fn indent_more(&mut self) {
        self.depth += 1;
    }

    /// `open`, the parts with commas, `close`: on one line where they fit, else as many to a line as fit.
    pub(super) fn list(&mut self, open: &str, parts: &[String], close: &str) {
        let one_line = format!("{open} {} {close}", parts.join(", "));
        if parts.is_empty() {
            self.line(&format!("{open}{close}"));
        } else if self.fits(&one_line) {
            self.line(&one_line);
        } else {
            self.open(open);
            self.fill(parts);
            self.close(close);
        }
    }

    /// Parts with commas, as many to a line as fit.
    pub(super) fn fill(&mut self, parts: &[String]) {
        let mut line = String::new();
        for part in parts {
            if !line.is_empty() && !self.fits(&format!("{line} {part},")) {
                self.line(&line);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(part);
            line.push(',');
        }
        if !line.is_empty() {
            self.line(&line);
        }
    }

    /// Whether a line fits at the current depth.
    pub(super) fn fits(&self, line: &str) -> bool {
        self.room() >= line.chars().count()
    }

    /// The room of a line at the current depth.
    pub(super) const fn room(&self) -> usize {
        WIDTH.saturating_sub(self.depth * 4)
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }
}
