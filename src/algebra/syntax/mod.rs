//! Notation: one line of maths, in ASCII, Unicode or LaTeX, to a tree and back.
//!
//! The same line in any of the three gives the same tree. Parsing cannot fail: what cannot be read is a finding with
//! a span. Nothing here says whether a line is true.

mod ast;

pub use ast::{Expr, ExprKind, Number, Rel, Statement};
