//! The style sheet and the scripts of a site: files of their own, taken into the program.

/// A file with its path in the site.
type Asset = (&'static str, &'static str);

/// The style sheet, for screens and paper.
pub(crate) const STYLE: Asset = ("dateien/stil.css", include_str!("stil.css"));
/// Chooses between light and dark; runs before anything is drawn.
pub(crate) const THEME: Asset = ("dateien/farben.js", include_str!("farben.js"));
/// The search.
pub(crate) const SEARCH: Asset = ("dateien/suche.js", include_str!("suche.js"));

/// All of them.
pub(crate) const ALL: [Asset; 3] = [STYLE, THEME, SEARCH];

/// A small picture for the tab of the window.
pub(crate) const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231d4f91'/%3E%3Cpath d='M4 4l8 8M12 4l-8 8' stroke='%23fff' stroke-width='2.4'/%3E%3C/svg%3E";
