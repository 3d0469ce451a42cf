//! Notation: one line of maths, in ASCII, Unicode or LaTeX, to a tree and back.
//!
//! The same line in any of the three gives the same tree. Parsing cannot fail: what cannot be read is a finding with
//! a span. Nothing here says whether a line is true.

mod applications;
mod approximate;
mod ast;
pub mod build;
mod characters;
mod colons;
mod euler;
mod exact;
mod expressions;
mod factorials;
mod finding;
mod functions;
mod imaginary;
mod indices;
mod keywords;
mod lexer;
mod logarithms;
mod parser;
mod print;
mod raised;
mod rational;
mod series;
mod sets;
mod shorthand;
mod signs;
mod statements;
#[cfg(test)]
mod tests;
mod token;
mod trees;
mod values;

pub use approximate::{approximate, approximate_at, is_near, logarithm, real_root};
pub use ast::{Expr, ExprKind, MAX_INDEX, Number, Rel, Statement, variables};
pub use characters::{QUANTITY_BRACKETS, ends_with_part, is_quantity_name, may_stand_in_name, quantity};
pub use euler::{denies_euler, statement_with_euler, uses_euler, with_euler};
pub use exact::{divides_by_zero, exact_value};
pub use factorials::{FACTORIAL_SIGN, MAX_FACTORIAL, factorial_argument};
pub use finding::{Finding, What};
pub use functions::{Functions, inverse_of, written_application};
pub use imaginary::{
    denies_imaginary, gives_imaginary_value, statement_with_imaginary, uses_imaginary, with_imaginary,
};
pub use indices::Indexed;
pub use keywords::greek_letter;
pub use logarithms::logarithm_bytes;
pub use parser::{
    MAX_BYTES, MAX_DEPTH, MAX_NODES, Parsed, parse, parse_set, parse_with_functions, parse_with_tight_fractions,
};
pub use print::{latex, print, print_expr, unicode};
pub use rational::{Rational, nth_root};
pub use series::{MAX_TERMS, sum_sign};
pub use shorthand::{Shorthand, counted_letters, written_shorthand};
pub use trees::{
    conjuncts, equation_sides, factors, has_letter, holds_part, is_equation, is_literal, letters, replaced,
    replaced_in, sides, statement_with_values, summands, with_values,
};
