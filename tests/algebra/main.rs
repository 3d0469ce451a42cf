//! The exact witness, seen from outside: against SymPy, against real students' work, against plain evaluation, and on rows of reasoning.

mod cogtutor;
mod numeric;
mod properties;
mod reasoning;
mod sympy;
