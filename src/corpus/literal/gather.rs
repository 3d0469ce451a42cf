//! A letter that stands in a formula more than once: brought to one side, then taken out of the sum.

use super::work::{Literal, count, is_letter, times};
use crate::corpus::write::{add, div, mul, neg, sub, whole};
use crate::notation::{Expr, ExprKind, Rel, Statement, summands};

impl Literal {
    /// An equation in which the letter stands at least once.
    pub fn anywhere(target: char, statement: &Statement) -> Option<Literal> {
        let Statement::Chain(left, links) = statement else { return None };
        let [(Rel::Eq, right)] = links.as_slice() else { return None };
        let n_times = count(left, target) + count(right, target);
        (n_times > 0).then(|| Literal { target, left: left.clone(), right: right.clone() })
    }

    /// Does the letter stand in it more than once?
    pub fn is_scattered(&self) -> bool {
        count(&self.left, self.target) + count(&self.right, self.target) > 1
    }

    /// The next step towards a formula in which the letter stands once: a divisor cleared, brackets opened, the terms
    /// with the letter brought to the left, the letter taken out.
    pub fn gathered(&self) -> Option<Literal> {
        let with = |left: Expr, right: Expr| Some(Literal { target: self.target, left, right });
        let holds = |expr: &Expr| count(expr, self.target) > 0;
        for (own, other) in [(&self.left, &self.right), (&self.right, &self.left)] {
            if let ExprKind::Div(top, below) = &own.kind
                && (holds(below) || holds(top))
            {
                return with(times(other.clone(), (**below).clone()), (**top).clone());
            }
        }
        let (left, right) = (terms(&self.left), terms(&self.right));
        let is_closed = |(_, term): &(bool, Expr)| holds(term) && coefficient(term, self.target).is_none();
        if left.iter().chain(&right).any(is_closed) {
            let opened = |side: &[(bool, Expr)]| -> Option<Expr> {
                let all: Option<Vec<_>> = side
                    .iter()
                    .map(|part| if is_closed(part) { open(part) } else { Some(vec![part.clone()]) })
                    .collect();
                Some(sum(&all?.concat()))
            };
            return with(opened(&left)?, opened(&right)?);
        }
        let split =
            |side: Vec<(bool, Expr)>| -> (Vec<_>, Vec<_>) { side.into_iter().partition(|(_, term)| holds(term)) };
        let ((with_left, rest_left), (with_right, rest_right)) = (split(left), split(right));
        let turned = |part: &(bool, Expr)| (!part.0, part.1.clone());
        if !rest_left.is_empty() || !with_right.is_empty() {
            let own: Vec<_> = with_left.iter().cloned().chain(with_right.iter().map(turned)).collect();
            let other: Vec<_> = rest_right.iter().cloned().chain(rest_left.iter().map(turned)).collect();
            return with(sum(&own), sum(&other));
        }
        let coefs: Option<Vec<_>> =
            with_left.iter().map(|(sign, term)| Some((*sign, coefficient(term, self.target)?))).collect();
        let letter = with_left.iter().find_map(|(_, term)| letter_in(term, self.target))?;
        with(mul(letter, sum(&coefs?)), self.right.clone())
    }
}

/// The terms of a sum, each with whether it is taken away.
fn terms(expr: &Expr) -> Vec<(bool, Expr)> {
    summands(expr).into_iter().map(|(is_taken, term)| (is_taken, term.clone())).collect()
}

/// The sum of the terms, one that is added first; nothing at all is written `0`.
fn sum(terms: &[(bool, Expr)]) -> Expr {
    let at = terms.iter().position(|(is_taken, _)| !is_taken).unwrap_or(0);
    let Some((is_taken, first)) = terms.get(at) else { return whole(0) };
    let first = if *is_taken { neg(first.clone()) } else { first.clone() };
    let rest = terms.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, term)| term);
    rest.fold(first, |all, (is_taken, term)| if *is_taken { sub(all, term.clone()) } else { add(all, term.clone()) })
}

/// What the letter is multiplied with in a product; nothing where it stands deeper.
fn coefficient(term: &Expr, target: char) -> Option<Expr> {
    if is_letter(term, target) {
        return Some(whole(1));
    }
    let one = |expr: &Expr| *expr == whole(1);
    match &term.kind {
        ExprKind::Mul(a, b) if count(b, target) == 0 => {
            let inner = coefficient(a, target)?;
            Some(if one(&inner) { (**b).clone() } else { mul(inner, (**b).clone()) })
        }
        ExprKind::Mul(a, b) if count(a, target) == 0 => {
            let inner = coefficient(b, target)?;
            Some(if one(&inner) { (**a).clone() } else { mul((**a).clone(), inner) })
        }
        ExprKind::Div(a, b) if count(b, target) == 0 => Some(div(coefficient(a, target)?, (**b).clone())),
        _ => None,
    }
}

fn letter_in(term: &Expr, target: char) -> Option<Expr> {
    if is_letter(term, target) {
        return Some(term.clone());
    }
    term.kind.operands().into_iter().flatten().find_map(|operand| letter_in(operand, target))
}

/// `a(x + b)` -> `ax`, `ab`
fn open((is_taken, term): &(bool, Expr)) -> Option<Vec<(bool, Expr)>> {
    let ExprKind::Mul(a, b) = &term.kind else { return None };
    let is_sum = |expr: &Expr| matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..));
    let (factor, inner) = match (is_sum(a), is_sum(b)) {
        (false, true) => (a, b),
        (true, false) => (b, a),
        _ => return None,
    };
    let times_factor = |(sign, part): (bool, Expr)| {
        let product = if part == whole(1) { (**factor).clone() } else { times((**factor).clone(), part) };
        (sign != *is_taken, product)
    };
    Some(terms(inner).into_iter().map(times_factor).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::notation::{parse, print};

    #[test]
    fn the_letter_is_brought_together() {
        for (line, wanted) in [
            ("ax+b=cx+d", "a*x-c*x=d-b ; x(a-c)=d-b"),
            ("a(x+b)=cx", "a*x+a*b=c*x ; a*x-c*x=-a*b ; x(a-c)=-a*b"),
            ("y=(x+1)/(x-2)", "y(x-2)=x+1 ; y*x-2y=x+1 ; y*x-x=1+2y ; x(y-1)=1+2y"),
        ] {
            let mut literal = Literal::anywhere('x', &parse(line).statement.unwrap()).unwrap();
            let mut lines = Vec::new();
            while literal.is_scattered() {
                let next = literal.gathered().unwrap_or_else(|| panic!("{line}: {lines:?}"));
                let verdict = follows(&[literal.statement()], &next.statement());
                assert!(matches!(verdict, Verdict::Holds(_)), "{line}: {}", print(&next.statement()));
                lines.push(print(&next.statement()));
                literal = next;
            }
            assert_eq!(lines.join(" ; "), wanted);
        }
    }
}
