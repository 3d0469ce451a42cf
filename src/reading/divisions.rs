//! What rows say that a division comes to: "quotient x + 3, remainder 1", `= x + 3 R 1`, and by which method a problem asks
//! for it.

use super::work::{Role, Step};
use crate::lexicon::{List, all, ends_with_word, word_position};
use crate::notation::{self, Expr, ExprKind, Statement};

/// What a row names of a division.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedDivision {
    pub quotient: Option<Expr>,
    pub remainder: Option<Expr>,
}

const QUOTIENTS: List = |lexicon| &lexicon.quotients;
const REMAINDERS: List = |lexicon| &lexicon.remainder;

/// What the row calls a quotient or a remainder, in words beside its maths or in words alone. None where it names neither.
pub fn stated_division(step: &Step) -> Option<StatedDivision> {
    let stated = match step.role {
        Role::Words => in_words(step.math.text()),
        _ => beside(step).or_else(|| in_signs(step.math.text()))?,
    };
    (stated.quotient.is_some() || stated.remainder.is_some()).then_some(stated)
}

fn beside(step: &Step) -> Option<StatedDivision> {
    let (reason, own) = (step.reason.as_ref()?, last_side(step.statement()?)?);
    let words = reason.text().trim().trim_end_matches([':', '=', ' ']);
    let leads = |list: List| {
        let words = words.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        all(|lexicon| &lexicon.saying)
            .filter_map(|verb| ends_with_word(&words, verb).map(|at| words[..at].trim_end()))
            .chain([words.as_str()])
            .any(|words| all(list).any(|name| ends_with_word(words, name).is_some()))
    };
    let is_before = reason.span().start < step.math.span().start;
    Some(match (is_before && leads(QUOTIENTS), is_before && leads(REMAINDERS)) {
        // "Divide with a remainder: ((x - 2)(x + 3) + 1)/(x - 2)" is no remainder yet.
        (_, true) if !has_division(&own) => StatedDivision { quotient: None, remainder: Some(own) },
        (true, _) => StatedDivision { quotient: Some(own), remainder: behind(words, REMAINDERS) },
        _ => {
            let remainder = behind(words, REMAINDERS)?;
            StatedDivision { quotient: Some(own), remainder: Some(remainder) }
        }
    })
}

/// Whether something is divided by a letter in it.
fn has_division(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Div(_, under) if notation::has_letter(under))
        || expr.kind.operands().into_iter().flatten().any(has_division)
}

/// `x + 3 R 1`
fn in_signs(text: &str) -> Option<StatedDivision> {
    let (quotient, remainder) = text.split_once(" R ")?;
    let read = |part: &str| match notation::parse(part.trim()).statement? {
        Statement::Expr(expr) => Some(expr),
        _ => None,
    };
    Some(StatedDivision { quotient: Some(read(quotient.trim_start_matches('='))?), remainder: Some(read(remainder)?) })
}

fn in_words(text: &str) -> StatedDivision {
    StatedDivision { quotient: behind(text, QUOTIENTS), remainder: behind(text, REMAINDERS) }
}

/// The expression right behind one of the words.
fn behind(text: &str, list: List) -> Option<Expr> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let place = |name: &str| word_position(&lower, name).map(|at| at + name.len());
    let rest = text.get(all(list).filter_map(place).min()?..)?;
    let rest = rest.trim_start_matches([' ', ':', '=', '$', '(', ')']);
    let verb = all(|lexicon| &lexicon.saying).find_map(|verb| crate::lexicon::prefix_bytes(rest, verb));
    let rest = rest.get(verb.unwrap_or(0)..)?.trim_start();
    let ends = [",", ";", ". ", " and ", " und ", " with ", " mit "].into_iter().filter_map(|end| rest.find(end));
    let end = ends.chain(all(REMAINDERS).filter_map(|name| word_position(rest, name))).min().unwrap_or(rest.len());
    match notation::parse(rest.get(..end)?.trim_matches([' ', '.', '$', '(', ')'])).statement? {
        Statement::Expr(expr) => Some(expr),
        _ => None,
    }
}

fn last_side(row: &Statement) -> Option<Expr> {
    notation::sides(row).last().map(|side| (*side).clone())
}

/// The text in lower case without the words at its end that say by which method is divided; its length.
pub(super) fn without_method(lower: &str) -> usize {
    let text = lower.trim_end_matches(|c: char| c.is_whitespace() || ".?!".contains(c));
    let method = all(|lexicon| &lexicon.division_methods).filter_map(|method| ends_with_word(text, method)).min();
    method.map_or(text.len(), |at| text[..at].trim_end_matches([' ', ',']).len())
}
