//! Tables for people.

/// A longer cell moves the rest of its line.
const WIDEST: usize = 200;

/// Left-aligned columns, the last as long as it is.
pub fn table<const N: usize>(header: [&str; N], rows: Vec<[String; N]>, out: &mut String) {
    let mut widths = header.map(str::len);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count()).min(WIDEST);
        }
    }
    let mut line = |cells: [&str; N]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
        out.push_str(format!("  {}", padded.collect::<Vec<_>>().join("  ")).trim_end());
        out.push('\n');
    };
    line(header);
    for row in &rows {
        line(row.each_ref().map(String::as_str));
    }
}
