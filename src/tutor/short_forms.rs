//! Factorials, binomial coefficients and sums with a sign, drawn as they are written.

use super::math::{Math, Pen, is_signed, is_sum, letter, operator, row};
use crate::notation::{ExprKind, Shorthand};

impl Pen<'_> {
    /// Appends the nodes of a short form.
    pub(super) fn draw_shorthand(&self, form: &Shorthand, out: &mut Vec<Math>) {
        match form {
            Shorthand::Factorial(argument) => {
                let is_one = matches!(argument.kind, ExprKind::Variable(_) | ExprKind::Number(_));
                self.draw_in(argument, !is_one, out);
                out.push(operator("!"));
            }
            Shorthand::Binomial(n, k) => {
                out.push(Math::Binomial(Box::new(self.alone(n)), Box::new(self.alone(k))));
            }
            Shorthand::Sum { letter: running, from, to, term } => {
                let mut below = vec![Math::Identifier(letter(running)), operator("=")];
                self.draw(from, &mut below);
                let above = to.as_ref().map_or_else(|| operator("∞"), |to| self.alone(to));
                out.push(Math::Sum(Box::new(row(below)), Box::new(above)));
                self.draw_in(term, is_sum(term) || is_signed(term), out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::math::{math, tests::shorthand};

    #[test]
    fn short_forms_are_drawn_as_they_are_written() {
        let check = |text: &str, wanted: &str| {
            assert_eq!(math(text).as_ref().map(shorthand).as_deref(), Some(wanted), "{text}");
        };
        check("5! = 120", "[5 ! = 120]");
        check("n!/(n-1)!", "[n !]//[[( n − 1 )] !]");
        check(r"\binom{5}{2} = 10", "[{5 over 2} = 10]");
        check("Σ_{k=1}^{5} (2k+1)", "[Σ{[k = 1] to 5} [( 2 k + 1 )]]");
        check("Σ_{k=0}^{∞} x^k", "[Σ{[k = 0] to ∞} x^k]");
    }
}
