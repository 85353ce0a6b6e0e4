//! What an archive may cost.

use xoev_runtime::limits::{LimitPlace, NamedLimits};

/// Bounds on archives. What goes beyond is refused, never cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Entries of an archive.
    pub entries: usize,
    /// Bytes of one unpacked message.
    pub message: u64,
    /// How many times larger than packed a message may be; asked above [`Self::ratio_from`] bytes only.
    pub ratio: u64,
    /// Unpacked bytes up to which the ratio does not matter.
    pub ratio_from: u64,
}

impl Default for ArchiveLimits {
    /// Messages shrink to a tenth or a fiftieth, those that repeat themselves to a hundredth.
    fn default() -> Self {
        Self { entries: 100_000, message: 4 << 30, ratio: 500, ratio_from: 16 << 20 }
    }
}

impl NamedLimits for ArchiveLimits {
    fn place(&mut self, name: &str) -> Option<LimitPlace<'_>> {
        Some(match name {
            "archive_file_size" => LimitPlace::Number(&mut self.message),
            "archive_ratio" => LimitPlace::Number(&mut self.ratio),
            "archive_ratio_from" => LimitPlace::Number(&mut self.ratio_from),
            "archive_entries" => LimitPlace::Count(&mut self.entries),
            _ => return None,
        })
    }
}
