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

/// One of a list by the weight beside it; the weights add up to more than zero.
pub fn weighted<T: Copy>(list: &[(T, u32)], rng: &mut Rng) -> T {
    let mut at = rng.u32(..list.iter().map(|(_, weight)| weight).sum::<u32>());
    for (one, weight) in list {
        match at.checked_sub(*weight) {
            Some(rest) => at = rest,
            None => return *one,
        }
    }
    list[0].0
}
