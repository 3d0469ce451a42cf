//! The exact witness, seen from outside: against SymPy, against real students' work, and against plain evaluation.

mod cogtutor;
mod numeric;
mod properties;
mod sympy;
