//! Several linear equations in several letters: what follows from them.
//!
//! An equation `a x + b y = c` is the row `[a, b, c]`. A line follows when its rows are linear combinations of the rows
//! before it, which is also the only thing that solving such a system does. For equations that have a common solution
//! this is the same as "every common solution satisfies the line"; for those that have none it still tells a derived
//! `0 = 5` from an invented `x = 3`.

use super::budget::{Budget, Stop};
use super::evaluate::Point;
use super::monomial::Symbol;
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use super::surd::Surd;
use crate::notation::{Rel, Statement};

/// Coefficients of the letters in order, then the constant on the right.
pub(super) type Row = Vec<Surd>;

/// The rows of a statement that is nothing but linear equations in `letters`, otherwise None.
pub(super) fn rows(statement: &Statement, letters: &[String], budget: &Budget) -> Result<Option<Vec<Row>>, Stop> {
    let mut found = Vec::new();
    match statement {
        Statement::Chain(first, rest) => {
            let mut left = first;
            for (rel, right) in rest {
                if *rel != Rel::Eq {
                    return Ok(None);
                }
                let mut domain = Domain::default();
                let difference =
                    fraction(left, &mut domain, budget)?.minus(&fraction(right, &mut domain, budget)?, budget)?;
                if !domain.is_everywhere() {
                    return Ok(None);
                }
                match row(&difference.numerator, letters) {
                    Some(row) => found.push(row),
                    None => return Ok(None),
                }
                left = right;
            }
        }
        Statement::And(parts) => {
            for part in parts {
                match rows(part, letters, budget)? {
                    Some(more) => found.extend(more),
                    None => return Ok(None),
                }
            }
        }
        Statement::Never => {
            let mut row = vec![Surd::zero(); letters.len()];
            row.push(Surd::one());
            found.push(row);
        }
        Statement::Expr(_) | Statement::At(..) | Statement::Or(_) | Statement::Always => return Ok(None),
    }
    Ok(Some(found))
}

/// `polynomial = 0` as a row, if it is linear.
fn row(polynomial: &Polynomial, letters: &[String]) -> Option<Row> {
    let mut row = Row::with_capacity(letters.len() + 1);
    let mut rest = polynomial.clone();
    for letter in letters {
        let powers = rest.by_powers_of(&Symbol::Variable(letter.as_str().into()));
        match powers.as_slice() {
            [constant] => {
                row.push(Surd::zero());
                rest = constant.clone();
            }
            [constant, slope] => {
                row.push(slope.as_constant()?);
                rest = constant.clone();
            }
            _ => return None,
        }
    }
    row.push(rest.as_constant()?.negated());
    Some(row)
}

/// All linear combinations of some rows, kept in reduced echelon form.
#[derive(Clone, Debug)]
pub(super) struct Span {
    n_letters: usize,
    /// Each with its first entry that is not zero, which is 1 and the only one in its column.
    reduced: Vec<(usize, Row)>,
}

impl Span {
    pub(super) fn of<'r>(rows: impl IntoIterator<Item = &'r Row>, n_letters: usize) -> Result<Span, Stop> {
        let mut span = Span { n_letters, reduced: Vec::new() };
        for row in rows {
            span.add(row)?;
        }
        Ok(span)
    }

    /// How many independent rows there are.
    pub(super) fn rank(&self) -> usize {
        self.reduced.len()
    }

    fn add(&mut self, row: &Row) -> Result<(), Stop> {
        let rest = self.rest_of(row)?;
        let Some(pivot) = rest.iter().position(|entry| !entry.is_zero()) else { return Ok(()) };
        let scale = rest[pivot].inverse()?;
        let rest: Row = rest.iter().map(|entry| entry.times(&scale)).collect::<Result<_, _>>()?;
        for (_, other) in &mut self.reduced {
            *other = less(other, &rest, &other[pivot].clone())?;
        }
        self.reduced.push((pivot, rest));
        Ok(())
    }

    /// `row` with every pivot column made zero.
    fn rest_of(&self, row: &Row) -> Result<Row, Stop> {
        self.reduced.iter().try_fold(row.clone(), |rest, (pivot, own)| less(&rest, own, &rest[*pivot].clone()))
    }

    pub(super) fn holds(&self, row: &Row) -> Result<bool, Stop> {
        Ok(self.rest_of(row)?.iter().all(Surd::is_zero))
    }

    /// Whether `0 = 1` follows.
    pub(super) fn is_contradictory(&self) -> bool {
        self.reduced.iter().any(|(pivot, _)| *pivot == self.n_letters)
    }

    /// Whether exactly one point satisfies all rows.
    pub(super) fn is_one_point(&self) -> bool {
        !self.is_contradictory() && self.rank() == self.n_letters
    }

    /// The point that satisfies all rows and has `free` (taken in order, then 0) for the letters they leave open; None
    /// where there is none.
    pub(super) fn point(&self, letters: &[String], free: &[i64]) -> Result<Option<Point>, Stop> {
        if self.is_contradictory() {
            return Ok(None);
        }
        let mut free = free.iter().copied();
        let mut values: Vec<Option<Surd>> = vec![None; self.n_letters];
        for (column, value) in values.iter_mut().enumerate() {
            if !self.reduced.iter().any(|(pivot, _)| *pivot == column) {
                *value = Some(Surd::from(free.next().unwrap_or(0)));
            }
        }
        for (pivot, row) in &self.reduced {
            let mut rest = row[self.n_letters].clone();
            for (column, entry) in row[..self.n_letters].iter().enumerate().filter(|(column, _)| column != pivot) {
                if let Some(value) = &values[column] {
                    rest = rest.minus(&entry.times(value)?)?;
                }
            }
            values[*pivot] = Some(rest);
        }
        Ok(Some(letters.iter().cloned().zip(values.into_iter().map(|v| v.unwrap_or_else(Surd::zero))).collect()))
    }
}

/// `row - factor * other`
fn less(row: &Row, other: &Row, factor: &Surd) -> Result<Row, Stop> {
    row.iter().zip(other).map(|(entry, by)| entry.minus(&by.times(factor)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(entries: &[[i64; 3]]) -> Vec<Row> {
        entries.iter().map(|row| row.iter().map(|entry| Surd::from(*entry)).collect()).collect()
    }

    #[test]
    fn combinations_follow_and_others_do_not() {
        let check = |system: &[[i64; 3]], line: [i64; 3], wanted: bool| {
            let span = Span::of(&rows_of(system), 2).unwrap();
            assert_eq!(span.holds(&rows_of(&[line])[0]).unwrap(), wanted, "{system:?} {line:?}");
        };
        let sum_and_difference = [[2, 1, 7], [1, -1, 2]];
        check(&sum_and_difference, [3, 0, 9], true);
        check(&sum_and_difference, [3, 0, 7], false);
        check(&sum_and_difference, [0, 1, 1], true);
        let parallel = [[2, 1, 7], [4, 2, 5]];
        check(&parallel, [0, 0, 9], true);
        check(&parallel, [1, 0, 3], false);
    }

    #[test]
    fn the_common_point_is_found() {
        let letters = ["x".to_owned(), "y".to_owned()];
        let span = Span::of(&rows_of(&[[2, 1, 7], [1, -1, 2]]), 2).unwrap();
        assert!(span.is_one_point());
        let point = span.point(&letters, &[]).unwrap().unwrap();
        assert_eq!((point["x"].to_string(), point["y"].to_string()), ("3".to_owned(), "1".to_owned()));
        let line = Span::of(&rows_of(&[[2, 1, 7]]), 2).unwrap();
        assert_eq!(line.point(&letters, &[3]).unwrap().unwrap()["x"].to_string(), "2");
    }
}
