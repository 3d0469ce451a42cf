//! Drawing from lists.

use fastrand::Rng;

/// One of a list.
pub fn choose<'a, T>(list: &'a [T], rng: &mut Rng) -> &'a T {
    &list[rng.usize(..list.len())]
}

/// One of a list that may be empty.
pub fn choose_some<'a, T>(list: &'a [T], rng: &mut Rng) -> Option<&'a T> {
    if list.is_empty() { None } else { Some(choose(list, rng)) }
}
