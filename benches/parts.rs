//! Times of the parts: `cargo bench -p xoev-bench`. What counts against regressions are instructions, see
//! `xoev-bench instructions`.

use xoev_bench::parts::{PARTS, Part};

fn main() {
    divan::main();
}

#[divan::bench(args = PARTS.map(|part| part.name))]
fn parts(bencher: divan::Bencher<'_, '_>, name: &str) {
    let prepared = PARTS.iter().find(|part| part.name == name).map(|part: &Part| (part.prepare)());
    match prepared {
        Some(Ok(run)) => {
            let run = std::cell::RefCell::new(run);
            bencher.bench_local(|| (run.borrow_mut())());
        }
        Some(Err(error)) => eprintln!("{name}: {error}"),
        None => {}
    }
}
