//! A parsed line as the pieces that the built-in model reads, separated by spaces.
//!
//! The idea: what a line says, not how it was typed. Products are written by juxtaposition, brackets only where the tree
//! needs them, variables renamed by order of appearance (the first letter of the solution is `x`, whatever it was), and
//! numbers digit by digit, each digit with its place: 472.5 is `4e2 7e1 2 5e-1`, so that digits to be added or compared
//! carry the same place wherever they stand; or, by choice, those below a hundred in one piece. The alphabet of pieces is
//! closed: what does not fit is refused.
//!
//! Grammar: `sum := product (("+" | "-" | "+-") product)*`, `product := "-"? power (("*" | "/")? power)*`,
//! `power := atom ("^" atom)?`, `atom := digits | variable | "(" sum ")" | "sqrt" atom | "abs" "(" sum ")" |
//! "log" atom "(" sum ")" | "e" | "i"`; after "log" comes the base.

use crate::notation::{Expr, ExprKind, Number, Rational, Rel, Statement};

/// The names that variables are given, by order of appearance. A solution with more letters is not judged.
pub const VARIABLES: [&str; 6] = ["x", "y", "z", "w", "v", "u"];

/// The highest place of a digit: numbers of more than nine digits before the point are refused.
const MAX_PLACE: i32 = 8;

/// Digits after the decimal point; more are refused.
const MAX_DECIMALS: usize = 6;

/// Why a line has no pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unspellable {
    /// A letter beyond the six that have names.
    TooManyVariables,
    /// A literal with too many digits.
    NumberTooLong,
    /// `≈`: the model has no word for it.
    Rounded,
}

/// How tightly a piece of expression holds together; a looser one is bracketed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    Sum,
    Sign,
    Product,
    Power,
    Atom,
}

/// How literals are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// Digit by digit, each with its place: 17 is `1e1 7`.
    #[default]
    Digits,
    /// Whole numbers below 100 in one piece, `17`; all others digit by digit.
    Whole,
}

/// Spells lines of one solution, remembering which letter came first.
#[derive(Clone, Debug, Default)]
pub struct Speller {
    numbers: Numbers,
    letters: Vec<String>,
}

impl Speller {
    /// A speller that has seen no letter.
    pub fn new(numbers: Numbers) -> Speller {
        Speller { numbers, letters: Vec::new() }
    }

    /// The letters seen so far, by order of appearance.
    pub fn letters(&self) -> &[String] {
        &self.letters
    }

    /// The pieces of a statement.
    pub fn statement(&mut self, statement: &Statement) -> Result<Vec<String>, Unspellable> {
        let mut out = Vec::new();
        self.write_statement(statement, false, &mut out)?;
        Ok(out)
    }

    /// The pieces of an expression.
    pub fn expr(&mut self, expr: &Expr) -> Result<Vec<String>, Unspellable> {
        let mut out = Vec::new();
        self.write(expr, Hold::Sum, &mut out)?;
        Ok(out)
    }

    /// Whether this letter has been seen in the solution.
    pub fn knows(&self, letter: &str) -> bool {
        self.letters.iter().any(|known| known == letter)
    }

    fn write_statement(
        &mut self,
        statement: &Statement,
        nested: bool,
        out: &mut Vec<String>,
    ) -> Result<(), Unspellable> {
        match statement {
            Statement::Expr(expr) => self.write(expr, Hold::Sum, out)?,
            Statement::Chain(first, rest) => {
                self.write(first, Hold::Sum, out)?;
                for (rel, expr) in rest {
                    push(out, rel_piece(*rel)?);
                    self.write(expr, Hold::Sum, out)?;
                }
            }
            Statement::And(parts) => self.write_joined(parts, "and", nested, out)?,
            Statement::Or(parts) => self.write_joined(parts, "or", nested, out)?,
            // The values read as further equations: the model has no word for "for".
            Statement::At(expr, values) => {
                self.write(expr, Hold::Sum, out)?;
                for (letter, value) in values {
                    push(out, "and");
                    push(out, self.name(letter)?);
                    push(out, rel_piece(Rel::Eq)?);
                    self.write(value, Hold::Sum, out)?;
                }
            }
            Statement::Never => push(out, "never"),
            Statement::Always => push(out, "always"),
        }
        Ok(())
    }

    fn write_joined(
        &mut self,
        parts: &[Statement],
        word: &str,
        nested: bool,
        out: &mut Vec<String>,
    ) -> Result<(), Unspellable> {
        if nested {
            push(out, "(");
        }
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                push(out, word);
            }
            self.write_statement(part, true, out)?;
        }
        if nested {
            push(out, ")");
        }
        Ok(())
    }

    /// Writes `expr`, in brackets where it holds together less than `at_least`.
    fn write(&mut self, expr: &Expr, at_least: Hold, out: &mut Vec<String>) -> Result<(), Unspellable> {
        if hold(expr) < at_least {
            push(out, "(");
            self.write(expr, Hold::Sum, out)?;
            push(out, ")");
            return Ok(());
        }
        match &expr.kind {
            ExprKind::Number(number) => write_number(number, self.numbers, out),
            ExprKind::Variable(letter) => {
                push(out, self.name(letter)?);
                Ok(())
            }
            ExprKind::Neg(a) => self.write_sign("-", a, out),
            ExprKind::PlusMinus(a) => self.write_sign("+-", a, out),
            ExprKind::Add(a, b) => self.write_sum(a, "+", b, out),
            ExprKind::Sub(a, b) => self.write_sum(a, "-", b, out),
            ExprKind::AddSub(a, b) => self.write_sum(a, "+-", b, out),
            ExprKind::Mul(a, b) => {
                self.write_first_factor(a, out)?;
                let mut factor = Vec::new();
                self.write_factor(b, &mut factor)?;
                if needs_sign_of_product(a, &factor) {
                    push(out, "*");
                }
                out.append(&mut factor);
                Ok(())
            }
            ExprKind::Div(a, b) => {
                self.write_first_factor(a, out)?;
                push(out, "/");
                self.write_factor(b, out)
            }
            ExprKind::Pow(a, b) => {
                self.write(a, Hold::Atom, out)?;
                push(out, "^");
                self.write(b, Hold::Atom, out)
            }
            ExprKind::Sqrt(a) => {
                push(out, "sqrt");
                self.write(a, Hold::Atom, out)
            }
            ExprKind::Root(index, a) => {
                // As a power: `x^(1/3)`.
                let number = |value: u32| {
                    let value = Rational::from(num_bigint::BigInt::from(value));
                    Box::new(Expr { kind: ExprKind::Number(Number { value, n_decimals: 0 }), span: expr.span })
                };
                let exponent = Expr { kind: ExprKind::Div(number(1), number(*index)), span: expr.span };
                self.write(a, Hold::Atom, out)?;
                push(out, "^");
                self.write(&exponent, Hold::Atom, out)
            }
            ExprKind::Abs(a) => {
                push(out, "abs");
                push(out, "(");
                self.write(a, Hold::Sum, out)?;
                push(out, ")");
                Ok(())
            }
            ExprKind::Log(base, a) => {
                push(out, "log");
                self.write(base, Hold::Atom, out)?;
                push(out, "(");
                self.write(a, Hold::Sum, out)?;
                push(out, ")");
                Ok(())
            }
            ExprKind::Euler => {
                push(out, "e");
                Ok(())
            }
            ExprKind::Imaginary => {
                push(out, "i");
                Ok(())
            }
        }
    }

    fn write_sign(&mut self, sign: &str, a: &Expr, out: &mut Vec<String>) -> Result<(), Unspellable> {
        push(out, sign);
        self.write(a, Hold::Product, out)
    }

    fn write_sum(&mut self, a: &Expr, sign: &str, b: &Expr, out: &mut Vec<String>) -> Result<(), Unspellable> {
        self.write(a, Hold::Sum, out)?;
        push(out, sign);
        self.write(b, Hold::Sign, out)
    }

    /// The left of a product. A minus in front belongs to the whole: `(-2)x` and `-2x` are written alike.
    fn write_first_factor(&mut self, a: &Expr, out: &mut Vec<String>) -> Result<(), Unspellable> {
        match &a.kind {
            ExprKind::Neg(inner) if hold(inner) >= Hold::Product => self.write_sign("-", inner, out),
            _ => self.write(a, Hold::Product, out),
        }
    }

    /// The right of a product or quotient. A minus before a single atom needs no bracket there: `4 / - 4`.
    fn write_factor(&mut self, b: &Expr, out: &mut Vec<String>) -> Result<(), Unspellable> {
        match &b.kind {
            ExprKind::Neg(inner) if hold(inner) == Hold::Atom => self.write_sign("-", inner, out),
            _ => self.write(b, Hold::Power, out),
        }
    }

    fn name(&mut self, letter: &str) -> Result<&'static str, Unspellable> {
        let idx = match self.letters.iter().position(|known| known == letter) {
            Some(idx) => idx,
            None => {
                self.letters.push(letter.to_owned());
                self.letters.len() - 1
            }
        };
        VARIABLES.get(idx).copied().ok_or(Unspellable::TooManyVariables)
    }
}

fn push(out: &mut Vec<String>, piece: &str) {
    out.push(piece.to_owned());
}

fn rel_piece(rel: Rel) -> Result<&'static str, Unspellable> {
    Ok(match rel {
        Rel::Eq => "=",
        Rel::Ne => "!=",
        Rel::Lt => "<",
        Rel::Le => "<=",
        Rel::Gt => ">",
        Rel::Ge => ">=",
        Rel::Approx => return Err(Unspellable::Rounded),
    })
}

fn hold(expr: &Expr) -> Hold {
    match &expr.kind {
        ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..) => Hold::Sum,
        ExprKind::Neg(_) | ExprKind::PlusMinus(_) => Hold::Sign,
        // A product that begins with a minus is written as a minus before a product.
        ExprKind::Mul(a, _) | ExprKind::Div(a, _) => hold(a).clamp(Hold::Sign, Hold::Product),
        ExprKind::Pow(..) | ExprKind::Root(..) => Hold::Power,
        ExprKind::Number(_) | ExprKind::Variable(_) | ExprKind::Sqrt(_) | ExprKind::Abs(_) => Hold::Atom,
        ExprKind::Euler | ExprKind::Imaginary | ExprKind::Log(..) => Hold::Atom,
    }
}

/// Side by side would be misread where digits meet, where the right factor has a sign, and after a quotient.
fn needs_sign_of_product(left: &Expr, right: &[String]) -> bool {
    let first = right.first().map_or("", String::as_str);
    matches!(left.kind, ExprKind::Div(..)) || first == "-" || first.starts_with(|c: char| c.is_ascii_digit())
}

/// The digits of a literal, each with its power of ten: `2`, `7e1`, `5e-1`.
fn write_number(number: &Number, numbers: Numbers, out: &mut Vec<String>) -> Result<(), Unspellable> {
    if number.n_decimals > MAX_DECIMALS {
        return Err(Unspellable::NumberTooLong);
    }
    let n_decimals = number.n_decimals as i32;
    let scale = num_bigint::BigInt::from(10u32).pow(number.n_decimals as u32);
    let digits = (number.value.numer() * scale / number.value.denom()).to_string();
    let digits = format!("{digits:0>width$}", width = number.n_decimals + 1);
    if numbers == Numbers::Whole && n_decimals == 0 && digits.len() == 2 {
        out.push(digits);
        return Ok(());
    }
    let top_place = digits.len() as i32 - 1 - n_decimals;
    if top_place > MAX_PLACE {
        return Err(Unspellable::NumberTooLong);
    }
    for (i, digit) in digits.chars().enumerate() {
        match top_place - i as i32 {
            0 => out.push(digit.to_string()),
            place => out.push(format!("{digit}e{place}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation;

    fn check(line: &str, wanted: &str) {
        let parsed = notation::parse(line);
        let statement = parsed.statement.unwrap_or_else(|| panic!("{line}: {:?}", parsed.findings));
        let pieces = Speller::default().statement(&statement).map(|pieces| pieces.join(" "));
        assert_eq!(pieces, Ok(wanted.to_owned()), "{line}");
    }

    #[test]
    fn lines_are_spelled() {
        check("2x + 3 = 11", "2 x + 3 = 1e1 1");
        check("5(t - 2) <= 0.25", "5 ( x - 2 ) <= 0 2e-1 5e-2");
        check("b + a = 7", "x + y = 7");
        check("x = -5/7", "x = - 5 / 7");
        check("x=4/-4", "x = 4 / - 4");
        check("-3-(-2)", "- 3 - - 2");
        check("2*3*x", "2 * 3 x");
        check("1/2 * x", "1 / 2 * x");
        check("(-3)^2", "( - 3 ) ^ 2");
        check("-3^2", "- 3 ^ 2");
        check("x^2 = 5 or x = ±sqrt(3)", "x ^ 2 = 5 or x = +- sqrt 3");
        check("|x - 1| > 2", "abs ( x - 1 ) > 2");
        check("(x+1)/(x-1)", "( x + 1 ) / ( x - 1 )");
        check("x = 2 and y = 3", "x = 2 and y = 3");
        check("no solution", "never");
        check("1207", "1e3 2e2 0e1 7");
        check("log_2(x - 3) = 4", "log 2 ( x - 3 ) = 4");
        check("ln(x) + log_10(5)/2", "log e ( x ) + log 1e1 0 ( 5 ) / 2");
    }

    #[test]
    fn whole_numbers_below_a_hundred_may_be_one_piece() {
        let parsed = notation::parse("7x - 17 = 117.5").statement.expect("the line parses");
        let pieces = Speller::new(Numbers::Whole).statement(&parsed).map(|pieces| pieces.join(" "));
        assert_eq!(pieces, Ok("7 x - 17 = 1e2 1e1 7 5e-1".to_owned()));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let spell = |line: &str| {
            let parsed = notation::parse(line).statement.expect("the line parses");
            Speller::default().statement(&parsed)
        };
        assert_eq!(spell("a+b+c+d+f+g"), Ok("x + y + z + w + v + u".split(' ').map(str::to_owned).collect()));
        assert_eq!(spell("a+b+c+d+f+g+h"), Err(Unspellable::TooManyVariables));
        assert_eq!(spell("1234567890"), Err(Unspellable::NumberTooLong));
        assert_eq!(spell("0.1234567"), Err(Unspellable::NumberTooLong));
    }
}
