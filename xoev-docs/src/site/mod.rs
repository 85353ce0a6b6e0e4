//! The files of a site, first in memory.
//!
//! In: books. Out: [`Site`]. Invariants: files are sorted by path, no path occurs twice; the same input gives the same
//! bytes, however many threads made them. Not here: what stands on the pages.

mod write;

pub use write::WriteError;

use crate::Options;
use crate::assets;
use crate::model::list::List;
use crate::model::{Book, Subject};
use crate::page::{self, Place, index::Index};
use crate::search;
use maud::Markup;

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A site in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The files, sorted by path.
    pub files: Vec<File>,
    /// What it describes.
    pub counts: Counts,
}

/// What a site describes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Versions of the standard.
    pub versions: usize,
    /// Pages: files in HTML.
    pub pages: usize,
    /// Messages, those of all versions.
    pub messages: usize,
    /// Named types.
    pub types: usize,
    /// Code lists.
    pub code_lists: usize,
    /// All bytes.
    pub bytes: usize,
}

/// A page of a version that is to be made.
#[derive(Clone, Copy)]
enum Job<'j> {
    First,
    Start,
    Messages,
    Types,
    CodeLists,
    Versions,
    Letters(&'j Index),
    Letter(&'j Index, char),
    Subject(Subject),
    Uses(Subject),
    CodeList(&'j List<'j>, usize),
}

/// A version, and its position among all.
type Numbered<'j> = (usize, &'j Book<'j>);

/// Makes all files.
pub(crate) fn build(books: &[Book<'_>], options: &Options) -> Site {
    let title = title(books, options);
    let indexes: Vec<Index> = books.iter().map(Index::of).collect();
    let jobs = jobs(books, &indexes);
    let mut files = in_parallel(&jobs, |(version, job)| make(books, *version, &title, *job));
    let of_search = in_parallel(books, search::files);
    for (book, of_version) in books.iter().zip(of_search) {
        let folder = page::folder(&book.version.name);
        let placed = |it: File| File { path: format!("{folder}/{}", it.path), bytes: it.bytes };
        files.extend(of_version.into_iter().map(placed));
    }
    let asset = |it: &(&str, &str)| File { path: it.0.to_owned(), bytes: it.1.as_bytes().to_vec() };
    files.extend(assets::ALL.iter().map(asset));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let counts = counts(books, &files);
    Site { files, counts }
}

fn title(books: &[Book<'_>], options: &Options) -> String {
    let of_standard = || {
        let info = books.last()?.standard.info()?;
        info.short_name.clone().or_else(|| info.technical_name.clone()).or_else(|| info.long_name.clone())
    };
    options.title.clone().or_else(of_standard).unwrap_or_else(|| "XML Schema".to_owned())
}

fn counts(books: &[Book<'_>], files: &[File]) -> Counts {
    let types = |book: &Book<'_>| book.subjects.iter().filter(|it| matches!(it, Subject::Type(_))).count();
    Counts {
        versions: books.len(),
        pages: files.iter().filter(|it| it.path.ends_with(".html")).count(),
        messages: books.iter().map(|it| it.standard.messages.len()).sum(),
        types: books.iter().map(types).sum(),
        code_lists: books.iter().map(|it| it.lists.len()).sum(),
        bytes: files.iter().map(|it| it.bytes.len()).sum(),
    }
}

fn jobs<'j>(books: &'j [Book<'j>], indexes: &'j [Index]) -> Vec<(Numbered<'j>, Job<'j>)> {
    let newest = books.iter().enumerate().next_back();
    let mut out: Vec<_> = newest.map(|version| (version, Job::First)).into_iter().collect();
    for (version, index) in books.iter().enumerate().zip(indexes) {
        out.extend(jobs_of(version, index).into_iter().map(|job| (version, job)));
    }
    out
}

fn jobs_of<'j>((at, book): Numbered<'j>, index: &'j Index) -> Vec<Job<'j>> {
    let mut out = vec![Job::Start, Job::Messages, Job::Types, Job::Letters(index)];
    if book.lists.len() > 0 {
        out.push(Job::CodeLists);
    }
    if at > 0 {
        out.push(Job::Versions);
    }
    out.extend(index.letters().map(|it| Job::Letter(index, it)));
    for &subject in &book.subjects {
        out.push(Job::Subject(subject));
        if page::usage::is_long(book, subject) {
            out.push(Job::Uses(subject));
        }
    }
    for list in book.lists.iter() {
        out.extend((0..page::code_list::pages(list)).map(|it| Job::CodeList(list, it)));
    }
    out
}

fn make(books: &[Book<'_>], version: Numbered<'_>, title: &str, job: Job<'_>) -> File {
    let book = version.1;
    let file = |address: &str, render: &dyn Fn(&Place<'_>) -> Markup| {
        let place = Place::new(books, version, title, address);
        File { bytes: render(&place).into_string().into_bytes(), path: place.path }
    };
    match job {
        Job::First => {
            let place = Place::first(books, version, title);
            File { bytes: page::start::start(&place).into_string().into_bytes(), path: place.path }
        }
        Job::Start => file("index.html", &page::start::start),
        Job::Messages => file("nachrichten.html", &page::overview::messages),
        Job::Types => file("typen.html", &page::overview::types),
        Job::CodeLists => file("codelisten.html", &page::overview::code_lists),
        Job::Versions => file(page::versions::ADDRESS, &page::versions::page),
        Job::Letters(index) => file("index-a-z.html", &|it| page::index::letters(it, index)),
        Job::Letter(index, letter) => {
            file(&page::index::address(letter), &|it| page::index::letter(it, index, letter))
        }
        Job::Subject(subject) => {
            let address = subject.address(&book.addresses).unwrap_or_default();
            file(address, &|it| page::component(it, subject))
        }
        Job::Uses(subject) => {
            file(&page::usage::address(book, subject), &|it| page::usage::page(it, subject))
        }
        Job::CodeList(list, number) => file(&page::code_list::address(book, list, number), &|it| {
            page::code_list::code_list(it, list, number)
        }),
    }
}

/// Makes something of every item, on all cores; the order stays.
fn in_parallel<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len()).max(1);
    // Neighbours are alike: dealing them out makes the shares equal.
    let share = |thread: usize| items.iter().skip(thread).step_by(threads).map(&make).collect::<Vec<R>>();
    if threads == 1 {
        return share(0);
    }
    let shares: Vec<Vec<R>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn({
                    let share = &share;
                    move || share(thread)
                })
            })
            .collect();
        let joined = running.into_iter().map(|it| it.join());
        joined.map(|it| it.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    let mut out = Vec::with_capacity(items.len());
    while out.len() < items.len() {
        out.extend(shares.iter_mut().filter_map(Iterator::next));
    }
    out
}
