//! The order of the members of an `all` group.

/// The order in which the members of an `all` group stood in the message (XSD 1.0 Part 1 §3.8.4): it means
/// nothing, so every order equals every other, but a message is written back as it was read.
///
/// The default is the order of the schema.
#[derive(Debug, Clone, Default)]
pub struct AllOrder(Vec<u16>);

impl AllOrder {
    /// An order of leaves.
    #[must_use]
    pub fn new(leaves: Vec<u16>) -> Self {
        Self(leaves)
    }

    /// The leaves of a group in this order; those it does not know come last, in the order given.
    #[must_use]
    pub fn leaves(&self, group: &[u16]) -> Vec<u16> {
        let mut leaves: Vec<u16> = Vec::with_capacity(group.len());
        for &leaf in self.0.iter().filter(|leaf| group.contains(leaf)).chain(group) {
            if !leaves.contains(&leaf) {
                leaves.push(leaf);
            }
        }
        leaves
    }
}

impl PartialEq for AllOrder {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for AllOrder {}

#[cfg(test)]
mod tests {
    use super::AllOrder;

    #[test]
    fn unknown_leaves_come_last_in_schema_order() {
        assert_eq!(AllOrder::default().leaves(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(AllOrder::new(vec![2, 0]).leaves(&[0, 1, 2, 3]), [2, 0, 1, 3]);
        assert_eq!(AllOrder::new(vec![9, 1, 1]).leaves(&[0, 1]), [1, 0]);
    }
}
