//! Functions by their definitions, and what an application of one stands for.

use super::ast::{Expr, ExprKind};
use super::trees::with_values;
use std::collections::BTreeMap;

/// Functions of one letter that a solution has defined: by name the letter and the expression.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Functions(BTreeMap<String, (String, Expr)>);

impl Functions {
    /// Whether a function of this name is defined.
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Whether none is defined.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Defines `name(letter) = body`; an earlier definition of the same name stays.
    pub fn define(&mut self, name: &str, letter: &str, body: Expr) {
        self.0.entry(name.to_owned()).or_insert_with(|| (letter.to_owned(), body));
    }

    /// Nodes that the application of a function to an argument of `n_nodes` nodes has.
    pub(super) fn n_nodes(&self, name: &str, n_nodes: usize) -> usize {
        self.0.get(name).map_or(0, |(letter, body)| size(body, letter, n_nodes))
    }

    /// The body with the argument in the letter's place; None where no such function is defined.
    pub fn apply(&self, name: &str, argument: &Expr) -> Option<Expr> {
        self.0.get(name).map(|(letter, body)| with_values(body, &|name| (name == letter).then(|| argument.clone())))
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
    use super::super::{Functions, Statement, parse, parse_with_functions, print};

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
    fn what_is_no_application_is_not_read() {
        let functions = functions(&[("f", "3x + 2"), ("g", "x^2 - 1")]);
        for text in ["f^{-1}(x) = (x-2)/3", "f = 3", "y = f", "f'(x) = 3", "(f)(2)"] {
            assert_eq!(parse_with_functions(text, &functions).statement, None, "{text}");
        }
        let nested = format!("{}x{}", "g(".repeat(40), ")".repeat(40));
        assert_eq!(parse_with_functions(&nested, &functions).statement, None);
    }
}
