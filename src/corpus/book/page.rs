//! Building a scene from text.

use super::scene::{Scene, Shown, Wrong};
use crate::corpus::chance::choose;
use crate::notation::{Statement, parse};
use crate::slips::SlipKind;
use fastrand::Rng;

/// A scene that is being written. Text that does not parse spoils the whole of it.
pub struct Page {
    problem: Option<Statement>,
    shown: Vec<Shown>,
    is_spoilt: bool,
}

impl Page {
    /// A page with its problem.
    pub fn of(problem: &str) -> Page {
        let problem = parse(problem).statement;
        Page { is_spoilt: problem.is_none(), problem, shown: Vec::new() }
    }

    /// A line that follows from the one above it; it is left out where it says the same to the letter. Of the words, apart
    /// by `|`, one is said, or none where it is empty.
    pub fn line(mut self, text: &str, words: &str) -> Page {
        match parse(text).statement {
            Some(statement) => self.shown.push(Shown {
                statement,
                premise: None,
                words: words.split('|').map(str::to_owned).collect(),
                wrong: Vec::new(),
            }),
            None => self.is_spoilt = true,
        }
        self
    }

    /// The last line follows from the problem (0) or a line counted from 1, not from the one above it.
    pub fn from(mut self, line: usize) -> Page {
        let premise = match line.checked_sub(1) {
            None => self.problem.clone(),
            Some(i) => self.shown.get(i).map(|shown| shown.statement.clone()),
        };
        if let Some(last) = self.shown.last_mut() {
            last.premise = premise;
        }
        self
    }

    /// The last line is a calculation at the side: it follows from nothing but the numbers it is made of.
    pub fn aside(mut self) -> Page {
        if let Some(last) = self.shown.last_mut() {
            last.premise = Some(last.statement.clone());
        }
        self
    }

    /// The last line goes on from one case of several; the others have their turn. `case` is that case as it stands above.
    pub fn case(mut self, case: &str) -> Page {
        let case = parse(case).statement;
        self.is_spoilt |= case.is_none();
        if let Some(last) = self.shown.last_mut() {
            last.premise = case;
        }
        self
    }

    /// A wrong line in place of the last.
    pub fn wrong(self, slip: SlipKind, text: &str) -> Page {
        self.instead(slip, text, false, "")
    }

    /// A line in place of the last that keeps the solutions by luck, and what is made of it.
    pub fn lucky(self, slip: SlipKind, text: &str, then: &str) -> Page {
        self.instead(slip, text, true, then)
    }

    /// A wrong line in place of the last, and what follows from it, apart by `|`.
    pub fn wrong_then(self, slip: SlipKind, text: &str, then: &str) -> Page {
        self.instead(slip, text, false, then)
    }

    fn instead(mut self, slip: SlipKind, text: &str, is_lucky: bool, then: &str) -> Page {
        let then: Option<Vec<Statement>> =
            then.split('|').filter(|text| !text.is_empty()).map(|text| parse(text).statement).collect();
        match (parse(text).statement, then, self.shown.last_mut()) {
            (Some(statement), Some(then), Some(last)) => {
                last.wrong.push(Wrong { slip, statement, is_lucky, then });
            }
            _ => self.is_spoilt = true,
        }
        self
    }

    /// The scene; nothing where something in it does not parse.
    pub fn scene(self) -> Option<Scene> {
        let problem = self.problem.filter(|_| !self.is_spoilt)?;
        let mut shown: Vec<Shown> = Vec::new();
        for line in self.shown {
            let above = shown.last().map_or(&problem, |last| &last.statement);
            if line.premise.is_some() || line.statement != *above {
                shown.push(line);
            }
        }
        (!shown.is_empty()).then_some(Scene { problem, shown })
    }
}

/// A letter, the usual ones oftener.
pub fn letter(rng: &mut Rng) -> char {
    crate::corpus::problems::letter(rng)
}

/// Two different letters.
pub fn two_letters(rng: &mut Rng) -> (char, char) {
    *choose(&[('x', 'y'), ('m', 'n'), ('a', 'b'), ('p', 'q'), ('k', 'j'), ('s', 't'), ('c', 'd'), ('u', 'v')], rng)
}

/// A whole number in the range other than zero.
pub fn nonzero(most: i64, rng: &mut Rng) -> i64 {
    let size = rng.i64(1..=most);
    if rng.bool() { size } else { -size }
}

/// `+ 3`, `- 3`; nothing for zero.
pub fn plus(value: i64) -> String {
    match value {
        0 => String::new(),
        value if value < 0 => format!("- {}", -value),
        value => format!("+ {value}"),
    }
}

/// `3x`, `-x`, `x`: a coefficient before what it multiplies.
pub fn times(coef: i64, rest: impl std::fmt::Display) -> String {
    match coef {
        1 => format!("{rest}"),
        -1 => format!("-{rest}"),
        coef => format!("{coef}{rest}"),
    }
}

/// `+ 3x`, `- x`; nothing for zero.
pub fn plus_times(coef: i64, rest: impl std::fmt::Display) -> String {
    match coef {
        0 => String::new(),
        coef if coef < 0 => format!("- {}", times(-coef, rest)),
        coef => format!("+ {}", times(coef, rest)),
    }
}

/// `5`, `-3/4`: lowest terms.
pub fn quotient(top: i64, bottom: i64) -> String {
    crate::corpus::terms::Q::new(top, bottom).to_string()
}
