//! The files of a site, first in memory.
//!
//! In: books. Out: [`Site`]. Invariants: files are sorted by path, no path occurs twice; the same input gives the same
//! bytes, however many threads made them. Not here: what stands on the pages.

mod write;

pub use write::WriteError;

use crate::Options;
use crate::assets;
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

/// A page that is to be made.
#[derive(Clone, Copy)]
enum Job<'j> {
    First,
    Start(usize),
    Messages(usize),
    Types(usize),
    CodeLists(usize),
    Versions(usize),
    Letters(usize, &'j Index),
    Letter(usize, &'j Index, char),
    Subject(usize, Subject),
    Uses(usize, Subject),
    CodeList(usize, &'j str, usize),
}

/// Makes all files.
pub(crate) fn build(books: &[Book<'_>], options: &Options) -> Site {
    let title = title(books, options);
    let indexes: Vec<Index> = books.iter().map(Index::of).collect();
    let jobs = jobs(books, &indexes);
    let mut files = in_parallel(&jobs, |job| make(books, &title, *job));
    let numbers: Vec<usize> = (0..books.len()).collect();
    for of_version in in_parallel(&numbers, |&at| (at, search::files(&books[at]))) {
        let folder = page::folder(&books[of_version.0].version.name);
        let placed = |it: File| File { path: format!("{folder}/{}", it.path), bytes: it.bytes };
        files.extend(of_version.1.into_iter().map(placed));
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

fn jobs<'j>(books: &'j [Book<'_>], indexes: &'j [Index]) -> Vec<Job<'j>> {
    let mut out = vec![Job::First];
    for (at, (book, index)) in books.iter().zip(indexes).enumerate() {
        out.extend([Job::Start(at), Job::Messages(at), Job::Types(at), Job::Letters(at, index)]);
        if book.lists.len() > 0 {
            out.push(Job::CodeLists(at));
        }
        if at > 0 {
            out.push(Job::Versions(at));
        }
        out.extend(index.letters().map(|it| Job::Letter(at, index, it)));
        for &subject in &book.subjects {
            out.push(Job::Subject(at, subject));
            if page::usage::is_long(book, subject) {
                out.push(Job::Uses(at, subject));
            }
        }
        for list in book.lists.iter() {
            out.extend((0..page::code_list::pages(list)).map(|it| Job::CodeList(at, list.identifier, it)));
        }
    }
    out
}

fn make(books: &[Book<'_>], title: &str, job: Job<'_>) -> File {
    let file = |at: usize, address: &str, render: &dyn Fn(&Place<'_>) -> Markup| {
        let place = Place::new(books, at, title, address);
        let bytes = render(&place).into_string().into_bytes();
        File { path: place.path, bytes }
    };
    match job {
        Job::First => {
            let place = Place::first(books, title);
            File { bytes: page::start::start(&place).into_string().into_bytes(), path: place.path }
        }
        Job::Start(at) => file(at, "index.html", &page::start::start),
        Job::Messages(at) => file(at, "nachrichten.html", &page::overview::messages),
        Job::Types(at) => file(at, "typen.html", &page::overview::types),
        Job::CodeLists(at) => file(at, "codelisten.html", &page::overview::code_lists),
        Job::Versions(at) => file(at, page::versions::ADDRESS, &page::versions::page),
        Job::Letters(at, index) => file(at, "index-a-z.html", &|it| page::index::letters(it, index)),
        Job::Letter(at, index, letter) => {
            file(at, &page::index::address(letter), &|it| page::index::letter(it, index, letter))
        }
        Job::Subject(at, subject) => {
            let address = subject.address(&books[at].addresses).unwrap_or_default();
            file(at, address, &|it| page::component(it, subject))
        }
        Job::Uses(at, subject) => {
            file(at, &page::usage::address(&books[at], subject), &|it| page::usage::page(it, subject))
        }
        Job::CodeList(at, identifier, number) => match books[at].lists.get(identifier) {
            Some(list) => {
                let address = page::code_list::address(&books[at], list, number);
                file(at, &address, &|it| page::code_list::code_list(it, list, number))
            }
            None => File { path: String::new(), bytes: Vec::new() },
        },
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
    (0..items.len()).filter_map(|at| shares[at % threads].next()).collect()
}
