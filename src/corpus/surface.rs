//! How a solution looks: notation, words, the verb before the problem.

use super::chance::choose;
use super::moves::Move;
use super::reason::{self, Phrases};
use super::state::State;
use super::write::Notation;
use crate::notation::{Statement, latex, print, unicode};
use crate::reading::Task;
use fastrand::Rng;

/// The look of one solution.
#[derive(Clone, Copy, Debug)]
pub struct Surface {
    pub notation: Notation,
    form: Form,
    phrases: Phrases,
    has_words: bool,
    /// Now and then the words say less than was done: "Simplify", "Combine like terms" beside a move of any kind.
    has_weak_words: bool,
    has_verb: bool,
}

/// How often words say less than was done, where they may.
const P_WEAK: f64 = 0.25;

/// The notation of the maths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `2x+3=7`
    Compact,
    /// `2x + 3 = 7`, `x^2`
    Spaced,
    /// `2x − 3 = 7`, `x²`
    Unicode,
    /// `\frac{x}{2} - 3 = 7`
    Latex,
    /// `$\dfrac{x}{2} - 3 = 7$`
    Dollars,
    /// `𝑥/2 − 3 = 7`
    Italic,
}

impl Surface {
    /// A look drawn at random: mostly plain, one in three with words.
    pub fn draw(decimals: bool, rng: &mut Rng) -> Surface {
        let form = match rng.u8(0..20) {
            0..=7 => Form::Compact,
            8..=13 => Form::Spaced,
            14..=16 => Form::Unicode,
            _ => Form::Latex,
        };
        Surface {
            notation: Notation {
                decimals,
                fraction_first: rng.f64() < 0.25,
                signed_sums: rng.f64() < 0.08,
                number_last: false,
            },
            form,
            phrases: Phrases::Trained,
            has_words: rng.f64() < 0.4,
            has_weak_words: rng.f64() < 0.5,
            has_verb: rng.f64() < 0.3,
        }
    }

    /// A look that training never shows: in notation, in phrases, and in half of the solutions with numbers last.
    pub fn draw_new(decimals: bool, rng: &mut Rng) -> Surface {
        let known = Surface::draw(decimals, rng);
        Surface {
            notation: Notation { number_last: rng.bool(), ..known.notation },
            form: *choose(&[Form::Dollars, Form::Italic], rng),
            phrases: Phrases::New,
            has_words: rng.bool(),
            ..known
        }
    }

    /// Spaced and plain, one in three with words: for a reader rather than for a model.
    pub fn readable(rng: &mut Rng) -> Surface {
        Surface {
            notation: Notation::default(),
            form: Form::Spaced,
            phrases: Phrases::Trained,
            has_words: rng.u8(0..3) == 0,
            has_weak_words: false,
            has_verb: true,
        }
    }

    /// In the words of a row: `unicode, words`.
    pub fn name(&self) -> String {
        let form = match self.form {
            Form::Compact => "compact",
            Form::Spaced => "spaced",
            Form::Unicode => "unicode",
            Form::Latex => "latex",
            Form::Dollars => "dollars",
            Form::Italic => "italic",
        };
        if self.has_words { format!("{form}, words") } else { form.to_owned() }
    }

    /// The maths of a line.
    pub fn line(&self, statement: &Statement) -> String {
        match self.form {
            Form::Compact => print(statement),
            Form::Spaced => typed(&unicode(statement)),
            Form::Unicode | Form::Italic => unicode(statement),
            Form::Latex | Form::Dollars => latex(statement),
        }
    }

    /// The words that stand before a line, if any.
    pub fn reason(&self, moves: &[Move], rng: &mut Rng) -> Option<String> {
        if !self.has_words || rng.f64() < 0.25 {
            return None;
        }
        if self.has_weak_words && rng.f64() < P_WEAK {
            return Some(reason::weak(self.phrases, rng));
        }
        reason::reason(moves, self.phrases, &self.notation, rng)
    }

    /// The words that a line has of its own, if they are said.
    pub fn own_words(&self, words: &str, rng: &mut Rng) -> Option<String> {
        (self.has_words && rng.f64() < 0.75).then(|| words.to_owned())
    }

    /// Words that say something else than was done, if there are any.
    pub fn mismatch(&self, moves: &[Move], rng: &mut Rng) -> Option<String> {
        reason::mismatch(moves, self.phrases, &self.notation, rng)
    }

    /// A line as it stands in the solution, after its reason if it has one.
    pub fn step(&self, reason: Option<String>, maths: String) -> String {
        let maths = self.set_off(maths);
        match reason {
            Some(reason) => format!("{reason}: {maths}"),
            None => maths,
        }
    }

    /// The maths as it stands among words.
    fn set_off(&self, maths: String) -> String {
        match self.form {
            Form::Dollars => format!("${}$", maths.replace("\\frac", "\\dfrac")),
            Form::Italic => italic(&maths),
            _ => maths,
        }
    }

    /// A problem with the letter that it is to be solved for.
    pub fn problem_for(&self, target: char, statement: &Statement) -> String {
        format!("Solve for {target}: {}", self.set_off(self.line(statement)))
    }

    /// The problem, after its verb where the look has one.
    pub fn problem(&self, task: Task, statement: &Statement, rng: &mut Rng) -> String {
        let maths = self.set_off(self.line(statement));
        // Without the verb nobody would factorise.
        if !self.has_verb && task != Task::Factorise {
            return maths;
        }
        let verb = match task {
            Task::Expand => *choose(&["Expand", "Simplify"], rng),
            Task::Factorise => *choose(&["Factorise", "Factor"], rng),
            Task::Simplify => "Simplify",
            Task::Evaluate => *choose(&["Calculate", "Evaluate", "Work out"], rng),
            Task::Solve => "Solve",
        };
        format!("{verb} {maths}")
    }
}

/// The hash of a problem's statement, letters named by their order: no notation and no choice of letters changes it.
pub fn problem_id(state: &State) -> u64 {
    text_id(&print(&state.statement(&Notation::default())))
}

/// The hash of maths, letters named by their order.
pub fn text_id(text: &str) -> u64 {
    let mut letters: Vec<char> = Vec::new();
    // FNV-1a
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for c in text.chars() {
        let code = if c.is_alphabetic() {
            let at = letters.iter().position(|other| *other == c).unwrap_or(letters.len());
            if at == letters.len() {
                letters.push(c);
            }
            256 + at as u64
        } else {
            u64::from(c)
        };
        hash = (hash ^ code).wrapping_mul(0x0100_0000_01B3);
    }
    hash
}

/// Letters that stand alone as the mathematical italic letters of Unicode; words stay as they are.
fn italic(maths: &str) -> String {
    let all: Vec<char> = maths.chars().collect();
    let is_letter = |i: Option<usize>| i.and_then(|i| all.get(i)).is_some_and(|c| c.is_alphabetic());
    let letter = |(i, c): (usize, &char)| match c {
        _ if is_letter(i.checked_sub(1)) || is_letter(Some(i + 1)) => *c,
        'h' => 'ℎ',
        'a'..='z' => char::from_u32(0x1D44E + (u32::from(*c) - u32::from('a'))).unwrap_or(*c),
        _ => *c,
    };
    all.iter().enumerate().map(letter).collect()
}

/// Unicode maths as it is typed on a plain keyboard.
fn typed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '−' => plain.push('-'),
            '·' | '×' => plain.push('*'),
            '≤' => plain.push_str("<="),
            '≥' => plain.push_str(">="),
            '≠' => plain.push_str("!="),
            '±' => plain.push_str("+/-"),
            _ if superscript(c).is_some() => {
                plain.push('^');
                plain.extend(superscript(c));
                while let Some(digit) = characters.next_if(|c| superscript(*c).is_some()) {
                    plain.extend(superscript(digit));
                }
            }
            '√' if characters.peek() != Some(&'(') => {
                plain.push_str("sqrt(");
                plain.extend(characters.next_if(|c| c.is_alphabetic()));
                while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                    plain.push(digit);
                }
                plain.push(')');
            }
            '√' => plain.push_str("sqrt"),
            _ => plain.push(c),
        }
    }
    plain
}

/// The character that stands raised.
fn superscript(c: char) -> Option<char> {
    let at = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".chars().position(|raised| raised == c)?;
    "0123456789-".chars().nth(at)
}
