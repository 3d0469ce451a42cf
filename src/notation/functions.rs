//! Functions by their definitions, and what an application of one stands for.

use super::ast::{Expr, ExprKind, Statement};
use super::parser::parse_with_functions;
use super::print::print_expr;
use super::trees::with_values;
use std::collections::BTreeMap;

/// Functions of one letter that a solution has defined: by name the letter and the expression, or nothing where
/// applications stay as they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Functions {
    bodies: BTreeMap<String, Option<(String, Expr)>>,
    /// Short forms such as `5!` stay as they are written too.
    are_written: bool,
}

impl Functions {
    /// Whether there is a function of this name.
    pub fn contains(&self, name: &str) -> bool {
        self.bodies.contains_key(name)
    }

    /// The names in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.bodies.keys().map(String::as_str)
    }

    /// What they stand for, in the same order, as far as that is known.
    pub fn bodies(&self) -> impl Iterator<Item = &Expr> {
        self.bodies.values().flatten().map(|(_, body)| body)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }

    /// Defines `name(letter) = body`; an earlier definition of the same name stays.
    pub fn define(&mut self, name: &str, letter: &str, body: Expr) {
        self.bodies.entry(name.to_owned()).or_insert_with(|| Some((letter.to_owned(), body)));
    }

    /// The same names, their applications to be kept as variables of the name `f(5)`: for what is drawn and printed.
    pub fn as_written(&self) -> Functions {
        let inverses = self.bodies.keys().map(|name| inverse_of(name));
        let bodies = self.bodies.keys().cloned().chain(inverses).map(|name| (name, None)).collect();
        Functions { bodies, are_written: true }
    }

    /// Whether what is read is for being drawn and printed.
    pub(super) fn are_written(&self) -> bool {
        self.are_written
    }

    /// Nodes that the application of a function to an argument of `n_nodes` nodes has.
    pub(super) fn n_nodes(&self, name: &str, n_nodes: usize) -> usize {
        self.bodies.get(name).map_or(0, |body| body.as_ref().map_or(1, |(letter, body)| size(body, letter, n_nodes)))
    }

    /// The body with the argument in the letter's place; None where there is no such function.
    pub fn apply(&self, name: &str, argument: &Expr) -> Option<Expr> {
        Some(match self.bodies.get(name)? {
            Some((letter, body)) => with_values(body, &|name| (name == letter).then(|| argument.clone())),
            None => written(name, argument),
        })
    }

    /// `(f + g)(argument)`, where applications are kept as they are written.
    pub(super) fn combination(&self, [left, sign, right]: [&str; 3], argument: &Expr) -> Option<Expr> {
        let is_kept = matches!(self.bodies.get(left), Some(None));
        is_kept.then(|| written(&format!("({left}{sign}{right})"), argument))
    }
}

/// The name under which the inverse of a function is kept.
pub fn inverse_of(name: &str) -> String {
    format!("{name}^-1")
}

fn written(head: &str, argument: &Expr) -> Expr {
    let name = format!("{head}({})", print_expr(argument));
    Expr { kind: ExprKind::Variable(name), span: argument.span }
}

/// What stands before and in the brackets of a variable that is an application as it was written: `f` and 5 of `f(5)`.
pub fn written_application(name: &str) -> Option<(&str, Expr)> {
    let inner_end = name.strip_suffix(')')?.len();
    let mut depth = 1;
    let open = name[..inner_end].char_indices().rev().find(|(_, c)| {
        depth += match c {
            ')' => 1,
            '(' => -1,
            _ => 0,
        };
        depth == 0
    });
    let (open, _) = open?;
    let inner = &name[open + 1..inner_end];
    // A letter before a bracket looks the same whether it is applied or multiplied.
    let before_bracket =
        inner.char_indices().filter(|(at, c)| c.is_alphabetic() && inner[at + c.len_utf8()..].starts_with('('));
    let bodies = before_bracket.map(|(_, c)| (c.to_string(), None)).collect();
    let names = Functions { bodies, are_written: true };
    match parse_with_functions(inner, &names).statement? {
        Statement::Expr(argument) => Some((&name[..open], argument)),
        _ => None,
    }
}

fn size(expr: &Expr, letter: &str, n_nodes: usize) -> usize {
    match &expr.kind {
        ExprKind::Variable(name) if name == letter => n_nodes,
        kind => 1 + kind.operands().into_iter().flatten().map(|part| size(part, letter, n_nodes)).sum::<usize>(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Functions, Statement, latex, parse, parse_with_functions, print};

    fn functions(definitions: &[(&str, &str)]) -> Functions {
        let mut functions = Functions::default();
        for (name, body) in definitions {
            let Some(Statement::Expr(body)) = parse(body).statement else { panic!("{body}") };
            functions.define(name, "x", body);
        }
        functions
    }

    #[test]
    fn applications_stand_for_the_body() {
        let functions = functions(&[("f", "3x + 2"), ("g", "x^2 - 1")]);
        let check = |text: &str, wanted: &str| {
            let read = parse_with_functions(text, &functions).statement.map(|statement| print(&statement));
            let wanted = parse(wanted).statement.map(|statement| print(&statement));
            assert_eq!(read, wanted, "{text}");
        };
        check("f(4) = 14", "3*4+2 = 14");
        check("2f(x) = 7", "2(3x+2) = 7");
        check("f(x)^2", "(3x+2)^2");
        check("f(g(x))", "3(x^2-1)+2");
        check("g(a + h)", "(a+h)^2-1");
        check("f(x) g(x)", "(3x+2)(x^2-1)");
        check("(f + g)(2)", "3*2+2+(2^2-1)");
        check("(f/g)(x)", "(3x+2)/(x^2-1)");
        check("f\\left(-1\\right) = -1", "3(-1)+2 = -1");
        check("x(4) = 8", "x*4 = 8");
    }

    #[test]
    fn applications_are_kept_as_they_are_written() {
        let written = functions(&[("f", "3x + 2"), ("g", "x^2 - 1")]).as_written();
        for (text, plain, tex) in [
            ("f(5) = 17", "f(5)=17", r"f\left(5\right) = 17"),
            ("2f(x+1)^2", "2f(x+1)^2", r"2f\left(x + 1\right)^{2}"),
            ("f(g(x)) = 3x^2 - 1", "f(g(x))=3x^2-1", r"f\left(g\left(x\right)\right) = 3x^{2} - 1"),
            ("(f + g)(1/2)", "(f+g)(1/2)", r"(f+g)\left(\frac{1}{2}\right)"),
        ] {
            let statement = parse_with_functions(text, &written).statement.expect(text);
            assert_eq!((print(&statement), latex(&statement)), (plain.to_owned(), tex.to_owned()));
        }
    }

    #[test]
    fn what_is_no_application_is_not_read() {
        let functions = functions(&[("f", "3x + 2"), ("g", "x^2 - 1")]);
        for text in ["f^{-1}(x) = (x-2)/3", "f = 3", "y = f", "f'(x) = 3", "(f)(2)"] {
            assert_eq!(parse_with_functions(text, &functions).statement, None, "{text}");
        }
        let nested = format!("{}x{}", "g(".repeat(40), ")".repeat(40));
        assert_eq!(parse_with_functions(&nested, &functions).statement, None);
    }
}
