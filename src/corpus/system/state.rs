//! What is known of a system, and the line that was written last with the lines it came from.
//!
//! A line of a system need not follow from the line above it. Each state names its premises, and the line is labelled
//! against those: otherwise a number put into an earlier equation could not be told from one out of nowhere.

use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, normal, or_zero, scaled};
use crate::corpus::write::Notation;
use crate::notation::{Rel, Statement};
use num_traits::{One, Zero};

/// The two equations, and how far the work has come.
#[derive(Clone, Debug, PartialEq)]
pub struct System {
    /// Each as it was last written.
    pub equations: [State; 2],
    /// The line that was written last; nothing at the start.
    pub latest: Option<State>,
    /// Every line so far, written down or not, with what it follows from.
    trail: Vec<(State, Vec<State>)>,
    /// A letter alone on the left: a sum of the other letter, or its value.
    pub isolated: Option<(char, Side)>,
    /// The values found, in the order in which they were found.
    pub values: Vec<(char, Q)>,
}

/// A step that brings equations together; the equations are 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// `x = y + 1` -> `x - y = 1`
    Align(usize),
    /// `x - y = 2` -> `2x - 2y = 4`
    Scale(usize, Q),
    /// One equation and `+1` or `-1` times the other: `2x + y + x - y = 7 + 2`.
    Join { first: usize, sign: i64 },
    /// `2x + y = 7` -> `y = 7 - 2x`
    Isolate(usize, char),
    /// What stands alone is put into this equation: `x - (7 - 2x) = 2`.
    PutIn(usize),
    /// `x = 3 and y = 1`
    Together,
}

impl System {
    /// Two linear equations in the same two letters; one of them may have one letter only.
    pub fn of(first: State, second: State) -> Option<System> {
        let equations = [first, second];
        let mut letters: Vec<char> = equations.iter().flat_map(letters_of).collect();
        letters.sort_unstable();
        letters.dedup();
        let is_linear = equations.iter().all(|equation| {
            let degree = |term: &Term| term.letters().map_or(2, |letters| letters.iter().map(|(_, power)| power).sum());
            let sides = equation.sides();
            let gap = normal(&sides.into_iter().flatten().cloned().collect::<Side>());
            gap.iter().all(|term| degree(term) < 2) && matches!(equation.as_relation(), Some((_, Rel::Eq, _)))
        });
        let is_joined = equations.iter().any(|equation| letters_of(equation).len() > 1);
        if letters.len() != 2 || !is_linear || !is_joined {
            return None;
        }
        let mut system = System { equations, latest: None, trail: Vec::new(), isolated: None, values: Vec::new() };
        for equation in system.equations.clone() {
            system.notice(&equation);
        }
        Some(system)
    }

    /// The two letters.
    pub fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self.equations.iter().flat_map(letters_of).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// The line as a tree: both equations at the start.
    pub fn statement(&self, notation: &Notation) -> Statement {
        match &self.latest {
            Some(line) => line.statement(notation),
            None => Statement::And(self.equations.iter().map(|one| one.statement(notation)).collect()),
        }
    }

    /// What the latest line follows from among the lines that are `shown`, as one statement: where a line was not
    /// written down, what that one follows from.
    pub fn premise(&self, shown: &[Statement], notation: &Notation) -> Option<Statement> {
        let mut found: Vec<Statement> = Vec::new();
        let mut wanted: Vec<(usize, &State)> = Vec::new();
        let (last, (_, premises)) = self.trail.iter().enumerate().next_back()?;
        wanted.extend(premises.iter().map(|premise| (last, premise)));
        while let Some((before, line)) = wanted.pop() {
            let statement = line.statement(notation);
            let source = self.trail[..before].iter().rposition(|(other, _)| other == line);
            match source {
                Some(at) if !shown.contains(&statement) => {
                    wanted.extend(self.trail[at].1.iter().map(|premise| (at, premise)));
                }
                _ if !found.contains(&statement) => found.push(statement),
                _ => {}
            }
        }
        if found.len() > 1 { Some(Statement::And(found)) } else { found.pop() }
    }

    /// Does the latest line say both values, or that there are none?
    pub fn is_solved(&self) -> bool {
        matches!(self.latest, Some(State::And(_) | State::Never | State::Always))
    }

    /// The next line after a move: on the latest line alone, or on what is known.
    pub fn after(&self, step: &Move) -> Option<System> {
        match step {
            Move::OfSystem(step) => self.after_step(step),
            _ => {
                let line = self.latest.as_ref()?;
                Some(self.with_line(step.apply(line)?, vec![line.clone()]))
            }
        }
    }

    fn after_step(&self, step: &Step) -> Option<System> {
        match step {
            Step::Align(i) => {
                let (left, right) = sides(&self.equations[*i])?;
                let gap: Side = left.iter().cloned().chain(scaled(right, -Q::one())).collect();
                let (letters, numbers): (Side, Side) = normal(&gap).into_iter().partition(Term::has_letter);
                let line = State::relation(or_zero(letters), Rel::Eq, or_zero(scaled(&numbers, -Q::one())));
                Some(self.with_equation(*i, line))
            }
            Step::Scale(i, by) => {
                let line = self.equations[*i].map(&mut |side| scaled(side, *by));
                Some(self.with_equation(*i, line))
            }
            Step::Join { first, sign } => {
                let (a, b) = sides(&self.equations[*first])?;
                let (c, d) = sides(&self.equations[1 - *first])?;
                let sign = Q::from_integer(*sign);
                let joined = |a: &Side, c: &Side| a.iter().cloned().chain(scaled(c, sign)).collect::<Side>();
                let line = State::relation(joined(a, c), Rel::Eq, joined(b, d));
                Some(self.with_line(line, self.equations.to_vec()))
            }
            Step::Isolate(i, letter) => {
                let (coef, rest) = self.freed(*i, *letter)?;
                let line = State::relation(vec![Term::letter(Q::one(), *letter)], Rel::Eq, scaled(&rest, coef.recip()));
                let mut next = self.with_line(line.clone(), vec![self.equations[*i].clone()]);
                next.equations[*i] = line;
                Some(next)
            }
            Step::PutIn(i) => {
                let (letter, value) = self.isolated.clone()?;
                let line = self.equations[*i].map(&mut |side| put_in(side, letter, &value));
                let source = State::relation(vec![Term::letter(Q::one(), letter)], Rel::Eq, value);
                Some(self.with_line(line, vec![source, self.equations[*i].clone()]))
            }
            Step::Together => {
                let mut values = self.values.clone();
                values.sort_by_key(|(letter, _)| *letter);
                let parts: Vec<State> = values.iter().map(|(letter, value)| says(*letter, *value)).collect();
                Some(self.with_line(State::And(parts.clone()), parts))
            }
        }
    }

    /// `coef letter = rest` from an equation.
    pub fn freed(&self, i: usize, letter: char) -> Option<(Q, Side)> {
        let (left, right) = sides(&self.equations[i])?;
        let gap = normal(&left.iter().cloned().chain(scaled(right, -Q::one())).collect::<Side>());
        let (own, mut others): (Side, Side) = gap.into_iter().partition(|term| is_letter(term, letter));
        // The number first, as it is mostly written.
        let has_number = others.last().is_some_and(Term::is_number);
        others.rotate_right(usize::from(has_number));
        let coef = own.first()?.coef;
        Some((coef, or_zero(scaled(&others, -Q::one()))))
    }

    /// The coefficient of a letter in an equation; zero where it is missing.
    pub fn coefficient(&self, i: usize, letter: char) -> Q {
        let Some((left, right)) = sides(&self.equations[i]) else { return Q::zero() };
        let gap = normal(&left.iter().cloned().chain(scaled(right, -Q::one())).collect::<Side>());
        gap.iter().find(|term| is_letter(term, letter)).map_or_else(Q::zero, |term| term.coef)
    }

    /// Letters on the left, a number on the right, nothing to collect?
    pub fn is_aligned(&self, i: usize) -> bool {
        sides(&self.equations[i]).is_some_and(|(left, right)| {
            left.iter().all(Term::has_letter) && left.len() <= 2 && as_number(right).is_some()
        })
    }

    /// One of the equations written anew.
    pub fn with_equation(&self, i: usize, line: State) -> System {
        let mut next = self.with_line(line.clone(), vec![self.equations[i].clone()]);
        next.equations[i] = line;
        next
    }

    /// The state with another line written under the work.
    pub fn with_line(&self, line: State, premises: Vec<State>) -> System {
        let mut next = System { latest: Some(line.clone()), ..self.clone() };
        next.notice(&line);
        next.trail.push((line, premises));
        next
    }

    /// A letter that stands alone, and its value where it has one.
    fn notice(&mut self, line: &State) {
        let Some((left, right)) = sides(line) else { return };
        let [term] = left.as_slice() else { return };
        let (true, Some([(letter, 1)])) = (term.coef.is_one(), term.letters().map(Vec::as_slice)) else { return };
        if right.iter().any(|other| other.letters().is_none() || is_letter(other, *letter)) {
            return;
        }
        self.isolated = Some((*letter, right.clone()));
        if let Some(value) = as_number(right) {
            self.values.retain(|(other, _)| other != letter);
            self.values.push((*letter, value));
        }
    }
}

/// `x = 3`
fn says(letter: char, value: Q) -> State {
    State::relation(vec![Term::letter(Q::one(), letter)], Rel::Eq, vec![Term::number(value)])
}

/// The sides of an equation.
pub fn sides(state: &State) -> Option<(&Side, &Side)> {
    state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq).map(|(left, _, right)| (left, right))
}

/// A multiple of that letter alone?
pub fn is_letter(term: &Term, letter: char) -> bool {
    matches!(term.letters().map(Vec::as_slice), Some([(name, 1)]) if *name == letter)
}

/// The letters that a line mentions.
pub fn letters_of(state: &State) -> Vec<char> {
    let all = state.sides();
    let gap = normal(&all.into_iter().flatten().cloned().collect::<Side>());
    gap.iter().filter_map(|term| term.letters()).flatten().map(|(letter, _)| *letter).collect()
}

/// A side with a value for a letter: a bracket for a sum, a product written out for a number.
fn put_in(side: &Side, letter: char, value: &Side) -> Side {
    side.iter()
        .map(|term| match (is_letter(term, letter), as_number(value)) {
            (false, _) => term.clone(),
            (true, Some(number)) if term.coef.is_one() => Term::number(number),
            (true, Some(number)) => Term { coef: term.coef, body: Body::Times(Box::new(Term::number(number))) },
            (true, None) if value.len() == 1 && term.coef.is_one() => value[0].clone(),
            (true, None) => Term::bracket(term.coef, value.clone()),
        })
        .collect()
}
