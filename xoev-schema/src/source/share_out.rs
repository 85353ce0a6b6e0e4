//! Work on files, shared out to all cores.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Less than this is done sooner than a thread is started.
const WORTH_A_THREAD: usize = 64 << 10;

/// Does the work on each item, the longest first, each core taking the next; the results are in the order of the
/// items. Should a thread fail, its items have no result.
pub(crate) fn share_out<T: Sync, R: Send>(
    items: &[T],
    length: impl Fn(&T) -> usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<Option<R>> {
    let mut order: Vec<(usize, usize)> = items.iter().map(length).zip(0..).collect();
    let total: usize = order.iter().map(|(length, _)| length).sum();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let helpers = cores.min(items.len()).min(total / WORTH_A_THREAD).saturating_sub(1);
    if helpers == 0 {
        return items.iter().map(|item| Some(work(item))).collect();
    }
    order.sort_unstable_by_key(|&(length, at)| (std::cmp::Reverse(length), at));
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        while let Some(&(_, at)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.extend(items.get(at).map(|item| (at, work(item))));
        }
        done
    };
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        // A thread that cannot be started leaves its share to the others.
        let helpers: Vec<_> = (0..helpers)
            .filter_map(|_| std::thread::Builder::new().spawn_scoped(scope, share).ok())
            .collect();
        let own = share();
        let others = helpers.into_iter().filter_map(|helper| helper.join().ok()).flatten();
        for (at, result) in own.into_iter().chain(others) {
            if let Some(slot) = results.get_mut(at) {
                *slot = Some(result);
            }
        }
    });
    results
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..200).collect();
        for length in [0, 1 << 20] {
            let results = share_out(&items, |item| length * (item % 7), |item| item * 2);
            assert_eq!(results, items.iter().map(|item| Some(item * 2)).collect::<Vec<_>>());
        }
    }
}
