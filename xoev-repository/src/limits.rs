//! What a download and an archive may cost.

use std::time::Duration;
use xoev_runtime::limits::{LimitPlace, NamedLimits};

/// Bounds on what comes from outside. What goes beyond is refused, never cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one answer of a server.
    pub download: u64,
    /// Time for one answer, the whole body included.
    pub time: Duration,
    /// Redirects that are followed for one answer, on the same host only.
    pub redirects: usize,
    /// Entries of an archive, files of a folder.
    pub entries: usize,
    /// Bytes of one unpacked file.
    pub file: u64,
    /// Bytes of all unpacked files.
    pub total: u64,
    /// How many times larger than packed an entry may be; asked above [`Self::ratio_from`] bytes only.
    pub ratio: u64,
    /// Unpacked bytes up to which the ratio does not matter.
    pub ratio_from: u64,
}

impl Default for Limits {
    /// About ten times what the largest XÖV standards need. Schemas shrink to a tenth or a thirtieth in archives.
    fn default() -> Self {
        Self {
            download: 128 << 20,
            time: Duration::from_secs(120),
            redirects: 5,
            entries: 20_000,
            file: 64 << 20,
            total: 512 << 20,
            ratio: 200,
            ratio_from: 1 << 20,
        }
    }
}

impl NamedLimits for Limits {
    fn place(&mut self, name: &str) -> Option<LimitPlace<'_>> {
        Some(match name {
            "download_size" => LimitPlace::Number(&mut self.download),
            "archive_file_size" => LimitPlace::Number(&mut self.file),
            "archive_size" => LimitPlace::Number(&mut self.total),
            "archive_ratio" => LimitPlace::Number(&mut self.ratio),
            "archive_ratio_from" => LimitPlace::Number(&mut self.ratio_from),
            "archive_entries" => LimitPlace::Count(&mut self.entries),
            _ => return None,
        })
    }
}
