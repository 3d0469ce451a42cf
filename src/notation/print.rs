//! A tree back to text: canonical ASCII, and the surface forms in Unicode and LaTeX.
//!
//! Invariant: what is printed parses back to the same tree, in each of the three notations, with no more brackets than
//! that needs. The printer walks the grammar of the parser: each place of an operand says which expressions may
//! stand there without brackets.

use super::ast::{Expr, ExprKind, Number, Rel, Statement};
use super::characters::{QUANTITY_BRACKETS, is_quantity_name};
use super::functions::written_application;
use super::keywords::is_greek_name;
use super::shorthand::{Shorthand, written_shorthand};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Pow;

/// The statement in ASCII without blanks (`2x+3=7`, `x=1 or x=2`): the form that a line is known by.
pub fn print(statement: &Statement) -> String {
    Printer { notation: Notation::Ascii }.statement(statement)
}

/// The expression in ASCII without blanks.
pub fn print_expr(expr: &Expr) -> String {
    Printer { notation: Notation::Ascii }.at(expr, Precedence::Sum)
}

/// The statement as people type it with a good keyboard: `x² − 4x = 0`.
pub fn unicode(statement: &Statement) -> String {
    Printer { notation: Notation::Unicode }.statement(statement)
}

/// The statement in LaTeX, without delimiters: `\frac{x}{3} + 2 = 7`.
pub fn latex(statement: &Statement) -> String {
    Printer { notation: Notation::Latex }.statement(statement)
}

#[derive(Clone, Copy, PartialEq)]
enum Notation {
    Ascii,
    Unicode,
    Latex,
}

/// Where an operand stands, by what may stand there without brackets. Named after the rules of the grammar.
#[derive(Clone, Copy, PartialEq)]
enum Precedence {
    /// Anything.
    Sum,
    /// No sum: an operand of `+`, what a leading sign covers.
    Term,
    /// Neither sum nor leading sign: the left operand of `*` and `/`.
    Product,
    /// No sum, no product; a sign may lead: the right operand of `*` and `/`, an exponent.
    Factor,
    /// One piece: the base of a power.
    Atom,
}

struct Printer {
    notation: Notation,
}

impl Printer {
    fn statement(&self, statement: &Statement) -> String {
        match statement {
            Statement::Expr(expr) => self.at(expr, Precedence::Sum),
            Statement::Chain(first, rest) => {
                let mut text = self.at(first, Precedence::Sum);
                for (rel, expr) in rest {
                    if *rel == Rel::Eq && text.ends_with('!') && self.notation == Notation::Ascii {
                        // Written together, `!=` is another sign.
                        text.push(' ');
                    }
                    text.push_str(self.rel(*rel));
                    text.push_str(&self.at(expr, Precedence::Sum));
                }
                text
            }
            Statement::And(all) => {
                self.joined(all, " and ", |part| matches!(part, Statement::And(_) | Statement::Or(_)))
            }
            Statement::Or(any) => self.joined(any, " or ", |part| matches!(part, Statement::Or(_))),
            Statement::At(expr, values) => {
                let value = |(name, value): &(String, Expr)| {
                    format!("{}{}{}", self.variable(name), self.rel(Rel::Eq), self.at(value, Precedence::Sum))
                };
                let values: Vec<String> = values.iter().map(value).collect();
                let comma = self.pick(",", ", ", ", ");
                format!("{}{}{}", self.at(expr, Precedence::Sum), self.words(" for "), values.join(comma))
            }
            Statement::Never => self.words("no solution"),
            Statement::Always => self.words("all real numbers"),
        }
    }

    fn joined(&self, parts: &[Statement], word: &str, needs_brackets: fn(&Statement) -> bool) -> String {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| if needs_brackets(part) { self.bracket(&self.statement(part)) } else { self.statement(part) })
            .collect();
        parts.join(&self.words(word))
    }

    fn words(&self, words: &str) -> String {
        if self.notation == Notation::Latex { format!("\\text{{{words}}}") } else { words.to_owned() }
    }

    fn rel(&self, rel: Rel) -> &'static str {
        let [ascii, unicode, latex] = match rel {
            Rel::Eq => ["=", " = ", " = "],
            Rel::Ne => ["!=", " ≠ ", " \\ne "],
            Rel::Lt => ["<", " < ", " < "],
            Rel::Le => ["<=", " ≤ ", " \\le "],
            Rel::Gt => [">", " > ", " > "],
            Rel::Ge => [">=", " ≥ ", " \\ge "],
            Rel::Approx => ["≈", " ≈ ", " \\approx "],
        };
        self.pick(ascii, unicode, latex)
    }

    fn pick(&self, ascii: &'static str, unicode: &'static str, latex: &'static str) -> &'static str {
        match self.notation {
            Notation::Ascii => ascii,
            Notation::Unicode => unicode,
            Notation::Latex => latex,
        }
    }

    fn bracket(&self, inside: &str) -> String {
        let (open, close) = if self.notation == Notation::Latex { ("\\left(", "\\right)") } else { ("(", ")") };
        format!("{open}{inside}{close}")
    }

    /// The expression as it stands in this place, in brackets where the grammar needs them.
    fn at(&self, expr: &Expr, precedence: Precedence) -> String {
        let text = self.bare(expr, precedence);
        let fits = match &expr.kind {
            ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..) => precedence == Precedence::Sum,
            ExprKind::Neg(_) | ExprKind::PlusMinus(_) => {
                matches!(precedence, Precedence::Sum | Precedence::Term | Precedence::Factor)
            }
            // A LaTeX fraction is one piece, but for a base, where it would look like one in the numerator's exponent.
            ExprKind::Div(..) if self.notation == Notation::Latex => precedence != Precedence::Atom,
            ExprKind::Mul(..) | ExprKind::Div(..) => {
                matches!(precedence, Precedence::Sum | Precedence::Term | Precedence::Product)
            }
            ExprKind::Pow(..) => precedence != Precedence::Atom,
            // `√2²` would read as the root of the square.
            ExprKind::Sqrt(_) | ExprKind::Root(..) if self.notation == Notation::Unicode => {
                precedence != Precedence::Atom
            }
            _ => true,
        };
        if fits { text } else { self.bracket(&text) }
    }

    fn bare(&self, expr: &Expr, precedence: Precedence) -> String {
        let signed = |sign: &str, a: &Expr| {
            // Behind `*` or in an exponent, a sign covers one factor; elsewhere the whole product.
            let covered = if precedence == Precedence::Factor { Precedence::Factor } else { Precedence::Term };
            format!("{sign}{}", self.at(a, covered))
        };
        match &expr.kind {
            ExprKind::Number(number) => decimal(number),
            ExprKind::Variable(name) => self.variable(name),
            ExprKind::Neg(a) => signed(self.pick("-", "−", "-"), a),
            ExprKind::PlusMinus(a) => signed(self.pick("+/-", "±", "\\pm "), a),
            ExprKind::Add(a, b) => self.sum(a, self.pick("+", " + ", " + "), b),
            ExprKind::Sub(a, b) => self.sum(a, self.pick("-", " − ", " - "), b),
            ExprKind::AddSub(a, b) => self.sum(a, self.pick("+/-", " ± ", " \\pm "), b),
            ExprKind::Mul(a, b) => self.product(a, b),
            ExprKind::Div(a, b) if self.notation == Notation::Latex => {
                format!("\\frac{{{}}}{{{}}}", self.at(a, Precedence::Sum), self.at(b, Precedence::Sum))
            }
            ExprKind::Div(a, b) => format!("{}/{}", self.at(a, Precedence::Product), self.at(b, Precedence::Factor)),
            ExprKind::Pow(a, b) => self.power(a, b),
            ExprKind::Sqrt(a) => self.root(2, a),
            ExprKind::Root(index, a) => self.root(*index, a),
            ExprKind::Abs(a) if self.notation == Notation::Latex => {
                format!("\\left|{}\\right|", self.at(a, Precedence::Sum))
            }
            ExprKind::Abs(a) => format!("|{}|", self.at(a, Precedence::Sum)),
            ExprKind::Euler => "e".to_owned(),
            ExprKind::Imaginary => "i".to_owned(),
            ExprKind::Log(base, a) => format!("{}{}", self.log(base), self.bracket(&self.at(a, Precedence::Sum))),
        }
    }

    fn sum(&self, a: &Expr, sign: &str, b: &Expr) -> String {
        let right = self.at(b, Precedence::Term);
        // `a+-sqrt(2)` would read as plus-minus, and so would a sign behind a blank.
        let leads_with_sign = matches!(b.kind, ExprKind::Neg(_) | ExprKind::PlusMinus(_));
        let collides = leads_with_sign && (self.notation != Notation::Ascii || right.starts_with("-sqrt"));
        format!("{}{sign}{}", self.at(a, Precedence::Sum), if collides { self.bracket(&right) } else { right })
    }

    /// The sign of a product is left out where letters and brackets make it plain.
    fn product(&self, a: &Expr, b: &Expr) -> String {
        let (left, right) = (self.at(a, Precedence::Product), self.at(b, Precedence::Factor));
        let in_latex = self.notation == Notation::Latex;
        // Behind an operand, a bar closes and digits would run on.
        let stands_apart = matches!(b.kind, ExprKind::Neg(_) | ExprKind::PlusMinus(_))
            || right.starts_with(|c: char| c == '|' || is_digit(c))
            || right.starts_with("\\left|")
            || right.starts_with("\\frac");
        // `1/2*x`: without the sign it would look as if x stood below the line.
        let looks_below = !in_latex && ends_in_quotient(a);
        let ends_in_power = matches!(last_factor(a).kind, ExprKind::Pow(..)) && left.ends_with(is_digit);
        let joins = match &last_factor(a).kind {
            ExprKind::Number(_) => true,
            ExprKind::Abs(_) | ExprKind::Log(..) => false,
            ExprKind::Variable(name) if name.chars().count() > 1 => false,
            _ if ends_in_power && right.starts_with(char::is_alphabetic) => true,
            _ => right.starts_with(['(', '\\']) || left.ends_with([')', '}']),
        };
        let joins = joins && !stands_apart && !looks_below;
        let sign = if joins { "" } else { self.pick("*", "·", " \\cdot ") };
        format!("{left}{sign}{right}")
    }

    fn power(&self, a: &Expr, b: &Expr) -> String {
        let base = self.at(a, Precedence::Atom);
        match self.notation {
            Notation::Latex => format!("{base}^{{{}}}", self.at(b, Precedence::Sum)),
            Notation::Unicode => match raised(b) {
                Some(exponent) => format!("{base}{exponent}"),
                None => format!("{base}^{}", self.at(b, Precedence::Factor)),
            },
            Notation::Ascii => format!("{base}^{}", self.at(b, Precedence::Factor)),
        }
    }

    fn root(&self, index: u32, a: &Expr) -> String {
        let inside = self.at(a, Precedence::Sum);
        let sign = match index {
            2 => "√",
            3 => "∛",
            4 => "∜",
            _ => "",
        };
        match (self.notation, &a.kind) {
            (Notation::Latex, _) if index == 2 => format!("\\sqrt{{{inside}}}"),
            (Notation::Latex, _) => format!("\\sqrt[{index}]{{{inside}}}"),
            (Notation::Unicode, _) if sign.is_empty() => format!("root({index}, {inside})"),
            (Notation::Unicode, ExprKind::Number(number)) if number.n_decimals == 0 => format!("{sign}{inside}"),
            (Notation::Unicode, _) => format!("{sign}({inside})"),
            (Notation::Ascii, _) if index == 2 => format!("sqrt({inside})"),
            (Notation::Ascii, _) => format!("root({index},{inside})"),
        }
    }

    /// The name of a logarithm with its base.
    fn log(&self, base: &Expr) -> String {
        let printed = self.at(base, Precedence::Sum);
        let is_plain = printed.chars().all(|c| c.is_ascii_digit()) || printed.chars().count() == 1;
        let (ln, log) = if self.notation == Notation::Latex { ("\\ln", "\\log") } else { ("ln", "log") };
        match (&base.kind, self.notation) {
            (ExprKind::Euler, _) => ln.to_owned(),
            (ExprKind::Number(_), _) if printed == "10" => log.to_owned(),
            (_, Notation::Latex) => format!("{log}_{{{printed}}}"),
            (ExprKind::Number(_), Notation::Unicode) if is_plain => {
                let lowered = printed.chars().filter_map(|c| char::from_u32('₀' as u32 + c.to_digit(10)?));
                log.chars().chain(lowered).collect()
            }
            _ if is_plain => format!("{log}_{printed}"),
            _ => format!("{log}_{}", self.bracket(&printed)),
        }
    }

    fn shorthand(&self, form: &Shorthand) -> String {
        let whole = |expr: &Expr| self.at(expr, Precedence::Sum);
        let in_latex = self.notation == Notation::Latex;
        match form {
            Shorthand::Factorial(argument) => {
                let is_one = matches!(argument.kind, ExprKind::Variable(_) | ExprKind::Number(_));
                let argument = whole(argument);
                format!("{}!", if is_one { argument } else { self.bracket(&argument) })
            }
            Shorthand::Binomial(n, k) if in_latex => format!("\\binom{{{}}}{{{}}}", whole(n), whole(k)),
            Shorthand::Binomial(n, k) => format!("C({},{})", whole(n), whole(k)),
            Shorthand::Sum { letter, from, to, term } => {
                let sign = if in_latex { "\\sum" } else { "Σ" };
                let infinity = if in_latex { "\\infty" } else { "∞" };
                let to = to.as_ref().map_or_else(|| infinity.to_owned(), whole);
                format!("{sign}_{{{}={}}}^{{{to}}}{}", self.variable(letter), whole(from), self.bracket(&whole(term)))
            }
        }
    }

    fn variable(&self, name: &str) -> String {
        if let Some(form) = written_shorthand(name) {
            return self.shorthand(&form);
        }
        if let Some((head, argument)) = written_application(name) {
            return head.to_owned() + &self.bracket(&self.at(&argument, Precedence::Sum));
        }
        let (letter, subscript) = name.split_once('_').unwrap_or((name, ""));
        match self.notation {
            Notation::Latex => {
                let subscript = subscript.trim_matches(['{', '}']);
                let letter = match letter.chars().count() {
                    0 | 1 => letter.to_owned(),
                    _ if is_greek_name(letter) => format!("\\{letter} "),
                    _ => format!("\\text{{{letter}}}"),
                };
                if subscript.is_empty() { letter } else { format!("{}_{{{subscript}}}", letter.trim_end()) }
            }
            Notation::Unicode => name.to_owned(),
            Notation::Ascii if is_quantity_name(name) && !is_greek_name(name) => {
                let [open, close] = QUANTITY_BRACKETS;
                format!("{open}{name}{close}")
            }
            Notation::Ascii => name.to_owned(),
        }
    }
}

/// The factor of a product that stands last.
fn last_factor(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Mul(_, b) => last_factor(b),
        ExprKind::Neg(a) | ExprKind::PlusMinus(a) => last_factor(a),
        _ => expr,
    }
}

/// A digit on the line or raised.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || RAISED.contains(&c)
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Whether a fraction written with a slash stands in this product, outside of brackets.
fn ends_in_quotient(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Div(..) => true,
        ExprKind::Mul(a, _) => ends_in_quotient(a),
        _ => false,
    }
}

/// Digits with the point where it was written.
fn decimal(number: &Number) -> String {
    if number.n_decimals == 0 {
        return number.value.to_integer().to_string();
    }
    let scale = BigInt::from(10).pow(number.n_decimals);
    let (whole, part) = (&number.value * &scale).to_integer().div_rem(&scale);
    format!("{whole}.{part:0>width$}", width = number.n_decimals)
}

/// An integer exponent in raised digits.
fn raised(exponent: &Expr) -> Option<String> {
    let (sign, number) = match &exponent.kind {
        ExprKind::Number(number) => ("", number),
        ExprKind::Neg(a) => match &a.kind {
            ExprKind::Number(number) => ("⁻", number),
            _ => return None,
        },
        _ => return None,
    };
    if number.n_decimals > 0 {
        return None;
    }
    let digits = number.value.to_integer().to_string();
    let raised = digits.bytes().filter_map(|b| RAISED.get(usize::from(b.checked_sub(b'0')?)));
    Some(sign.chars().chain(raised.copied()).collect())
}
