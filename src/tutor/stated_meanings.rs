//! What a story's work says in words that an expression stands for, "w + 2 = length", held against the equation that it sets
//! up: where this has `w + 3` in its place, and nobody told of a 2, one of both is a slip.

use super::evidence::{LineVerdict, Source, Verdicts};
use crate::algebra::{Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Statement, print_expr};
use crate::reading::{self, Role, Solution, Step};

/// Expressions of one work that are looked at.
const MAX_EXPRESSIONS: usize = 400;

/// Words of one text whose meaning is looked at.
const MAX_WORDS: usize = 400;

/// Takes back that the row is settled which brings in another expression than the words.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let Some(problem) = solution.problem.as_ref().filter(|problem| problem.is_told) else { return verdicts };
    let words = solution.steps.iter().filter(|step| step.role == Role::Words).map(|step| &step.math);
    let reasons = solution.steps.iter().filter_map(|step| step.reason.as_ref());
    let (mut meanings, rest) = meanings(problem.math.text());
    meanings.extend(words.chain(reasons).flat_map(|text| self::meanings(text.text()).0));
    if meanings.is_empty() {
        return verdicts;
    }
    let mut used: Vec<(usize, String)> = Vec::new();
    for (i, row) in solution.steps.iter().enumerate() {
        let sides = row.statement().into_iter().flat_map(notation::conjuncts).flat_map(notation::sides);
        sides.for_each(|side| collect(side, i, &mut used));
    }
    let told = reading::told_numbers(&rest);
    let is_told = |expr: &Expr| constants(expr).iter().all(|number| told.contains(number));
    for meaning in meanings.iter().filter(|meaning| !is_told(meaning)) {
        let own = spellings(meaning);
        let is_other = |text: &String| shape(text) == shape(&own[0]);
        if used.iter().any(|(_, text)| own.contains(text)) {
            continue;
        }
        let is_model = |i: usize| {
            verdicts.lines.get(i).is_some_and(|line| line.role == Role::Given)
                && solution.steps.get(i).is_some_and(|step: &Step| step.statement().is_some_and(notation::is_equation))
        };
        if let Some((i, _)) = used.iter().find(|(i, text)| is_model(*i) && is_other(text)) {
            let open = Verdict::NotChecked(Why::Unconfirmed);
            verdicts.lines[*i] = LineVerdict::of_role(Role::Step, Source::Problem).found(open);
            verdicts.start = verdicts.start.filter(|start| start != i);
        }
    }
    verdicts
}

/// The sums and differences in one letter that stand before `=` and a word, `w + 2` of "w + 2 = the length", or behind a word
/// and a colon, "length: w + 2"; and the text without them.
fn meanings(text: &str) -> (Vec<Expr>, String) {
    let words: Vec<&str> = text.split_whitespace().take(MAX_WORDS).collect();
    let is_name = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let is_maths =
        |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() < 2 && !word.ends_with(['.', ',', '?']);
    let mut is_told = vec![true; words.len()];
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let maths = if *word == "=" && words.get(at + 1).is_some_and(is_name) {
            at - words[..at].iter().rev().take_while(is_maths).count()..at
        } else if word.ends_with(':') && is_name(word) {
            at + 1..at + 1 + words[at + 1..].iter().take_while(is_maths).count()
        } else {
            continue;
        };
        let Some(Statement::Expr(expr)) = notation::parse(&words[maths.clone()].join(" ")).statement else { continue };
        if matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..)) && notation::letters(&expr).len() == 1 {
            is_told[maths].fill(false);
            found.push(expr);
        }
    }
    let rest = words.iter().zip(is_told).filter(|(_, is_told)| *is_told).map(|(word, _)| *word);
    (found, rest.collect::<Vec<_>>().join(" "))
}

/// The expression and its parts, as they are printed.
fn collect(expr: &Expr, i: usize, found: &mut Vec<(usize, String)>) {
    if found.len() >= MAX_EXPRESSIONS {
        return;
    }
    if matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..)) {
        found.push((i, print_expr(expr)));
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect(part, i, found));
}

/// `w + 2` as it may be written.
fn spellings(expr: &Expr) -> Vec<String> {
    let mut all = vec![print_expr(expr)];
    if let ExprKind::Add(a, b) = &expr.kind {
        all.push(format!("{}+{}", print_expr(b), print_expr(a)));
    }
    all
}

/// `w+#` of `w+2`: what an expression is but for its numbers.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' | '.' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            c => shape.push(c),
        }
    }
    shape
}

/// The numbers of an expression.
fn constants(expr: &Expr) -> Vec<u64> {
    reading::whole_numbers(&print_expr(expr))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn what_stands_for_a_quantity_is_used() {
        let garden = |length: &str| {
            format!(
                "The length of a garden is 2 feet more than its width, and its area is 15. How long is it?\nLet w = the width.\n\
                 {length} = the length\n15 = (w + 2)w\n0 = (w + 5)(w - 3)\nw = 3\n"
            )
        };
        assert_eq!(signs(&garden("w + 2")), ".++");
        assert_eq!(signs(&garden("2 + w")), ".++");
        assert_eq!(signs(&garden("w + 3")), "?++");
        let field = "Ein Feld ist 3 m länger als breit, sein Umfang ist 34 m. Wie breit ist es?\nBreite: x\nLänge: x + 4\n\
             2x + 2(x + 3) = 34\n4x = 28\nx = 7";
        assert_eq!(signs(field), "?++");
        assert_eq!(signs(&field.replace("+ 4", "+ 3")), ".++");
        let ages = "Ann is four years older than Ben. In 2 years she is twice as old.\nb + 4 = Ann's age\nb + 6 = 2(b + 2)\nb = 2";
        assert_eq!(signs(ages), ".+");
    }
}
