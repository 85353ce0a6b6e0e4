//! The order of dependency, found without recursion.

/// The nodes of a graph so that each stands behind what it depends on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// All nodes, dependencies first.
    pub(super) sorted: Vec<usize>,
    /// The edges (from, to) that close a cycle; without them the order holds.
    pub(super) cyclic: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Orders the nodes `0..count`. Deterministic: nodes and dependencies are visited in the order given.
#[expect(clippy::indexing_slicing, reason = "nodes are 0..count, and so is what they depend on")]
pub(super) fn dependency_order(count: usize, dependencies: impl Fn(usize) -> Vec<usize>) -> Order {
    let mut marks = vec![Mark::New; count];
    let mut order = Order { sorted: Vec::with_capacity(count), cyclic: Vec::new() };
    let mut stack: Vec<(usize, std::vec::IntoIter<usize>)> = Vec::new();
    for start in 0..count {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        stack.push((start, dependencies(start).into_iter()));
        while let Some((node, rest)) = stack.last_mut() {
            let node = *node;
            match rest.next() {
                Some(next) => match marks[next] {
                    Mark::New => {
                        marks[next] = Mark::Open;
                        stack.push((next, dependencies(next).into_iter()));
                    }
                    Mark::Open => order.cyclic.push((node, next)),
                    Mark::Done => {}
                },
                None => {
                    marks[node] = Mark::Done;
                    order.sorted.push(node);
                    stack.pop();
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_come_first() {
        let edges = [vec![1, 2], vec![2], vec![], vec![0]];
        let order = dependency_order(4, |n| edges[n].clone());
        assert_eq!(order, Order { sorted: vec![2, 1, 0, 3], cyclic: vec![] });
    }

    #[test]
    fn a_cycle_is_cut_where_it_closes() {
        let edges = [vec![1], vec![2], vec![0], vec![3]];
        let order = dependency_order(4, |n| edges[n].clone());
        assert_eq!(order.cyclic, [(2, 0), (3, 3)]);
        assert_eq!(order.sorted, [2, 1, 0, 3]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let order = dependency_order(1_000_000, |n| if n < 999_999 { vec![n + 1] } else { vec![] });
        assert_eq!(order.sorted[0], 999_999);
    }
}
