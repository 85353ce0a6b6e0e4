//! Work on many things by several threads, with the results in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How many shares of the work each thread gets at least, where there are so many items: the last ones end together.
const SHARES: usize = 16;
/// What waits to be taken is small.
const LARGEST_SHARE: usize = 32;

/// How many threads are worth it: those asked for, else one for each core.
#[must_use]
pub fn jobs(asked: Option<NonZero<usize>>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get)
}

/// Does the work on each item; the results are taken by the calling thread, one by one, in the order of the items, until
/// it has had enough. At most `jobs` items are worked on at the same time, each thread taking the next few that nobody has.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let jobs = jobs.min(items.len());
    if jobs <= 1 {
        return items.iter().try_for_each(|item| take(work(item)));
    }
    // Several at a time: a small message is checked sooner than the calling thread is woken.
    let share = (items.len() / (jobs * SHARES)).clamp(1, LARGEST_SHARE);
    let shares: Vec<&[T]> = items.chunks(share).collect();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(share) = shares.get(at) else { break };
                    let results: Vec<R> = share.iter().map(&work).collect();
                    if sender.send((at, results)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (at, results) in receiver {
            waiting.insert(at, results);
            while let Some(results) = waiting.remove(&due) {
                if results.into_iter().try_for_each(&mut take).is_break() {
                    // Nobody begins with another share.
                    next.store(shares.len(), Ordering::Relaxed);
                    return ControlFlow::Break(());
                }
                due += 1;
            }
        }
        ControlFlow::Continue(())
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use std::ops::ControlFlow;
    use std::time::Duration;

    #[test]
    fn results_come_in_order() {
        let items: Vec<u64> = (0..1000).collect();
        for jobs in [0, 1, 3, 200] {
            let mut taken = Vec::new();
            let work = |item: &u64| {
                std::thread::sleep(Duration::from_micros((1000 - item) % 7 * 10));
                *item
            };
            let flow = in_order(&items, jobs, work, |item| {
                taken.push(item);
                ControlFlow::Continue(())
            });
            assert!(flow.is_continue());
            assert_eq!(taken, items, "{jobs} jobs");
        }
    }

    #[test]
    fn whoever_takes_may_stop() {
        let items: Vec<u64> = (0..1000).collect();
        for jobs in [1, 4] {
            let mut taken = Vec::new();
            let flow = in_order(
                &items,
                jobs,
                |item| *item,
                |item| {
                    taken.push(item);
                    if item == 70 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            assert!(flow.is_break());
            assert_eq!(taken, items[..=70], "{jobs} jobs");
        }
    }
}
