//! What a problem's words ask for ("Solve", "Expand", ...), and whether the first line of a work is the problem.

use super::work::{Condition, OfGraph, Problem};
use crate::lexicon::{
    self, Letters, List, Sign, Task, all, ends_with_word, names_one, task, task_of_expression, word_position,
};
use crate::notation::Rel;
use crate::text::{Mapped, Span, has_relation};

/// The task of a problem of these words whose maths is `math`: "work out" asks for the value where values are given.
pub(super) fn task_of(words: &str, math: &str) -> Option<Task> {
    let task = if has_relation(math) { task(words) } else { task_of_expression(words) };
    match task {
        Some(Task::Solve | Task::Simplify) if takes_values(math) => Some(Task::Evaluate),
        task => task,
    }
}

/// Whether `word` stands between an expression and the values of its letters.
pub(super) fn leads_to_values(word: &str) -> bool {
    all(|lexicon| &lexicon.at_values).any(|known| known == word)
}

/// `3x^2 - 2x for x = -2`: an expression, and the values at which it is taken.
pub(super) fn takes_values(math: &str) -> bool {
    let word = all(|lexicon| &lexicon.at_values).filter_map(|word| Some((word_position(math, word)?, word))).min();
    word.is_some_and(|(at, word)| !has_relation(&math[..at]) && has_relation(&math[at + word.len()..]))
}

/// Whether the words ask for the number that completes a square.
pub(super) fn asks_square(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.squaring_up)
}

/// Whether words before the first line of maths are its reason, so that the line is a step and not the given.
/// `has_relation` is said of the line.
pub(super) fn is_reason(words: &str, has_relation: bool) -> bool {
    let lower = words.to_lowercase();
    let asks_for_expression =
        || task_of_expression(words).is_some() || names_one(&lower, |lexicon| &lexicon.squaring_up);
    if names_one(&lower, |lexicon| &lexicon.given) || !has_relation && asks_for_expression() {
        return false;
    }
    names_one(&lower, |lexicon| &lexicon.operating)
}

/// Whether words above the first line of maths tell the problem by themselves, so that this line is a model of it or the
/// work's own first line: they ask a question, give numbers, or go on for long without speaking of an equation.
pub(super) fn is_told(words: &str) -> bool {
    let lower = words.to_lowercase();
    let n_words =
        lower.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let has_number = lower.chars().any(|c| c.is_ascii_digit());
    let names_maths = names_one(&lower, |lexicon| &lexicon.naming_maths);
    lower.contains('?') && n_words > 3
        || tells_task(words)
        || names_points(words)
        || has_number && n_words >= MIN_TOLD_WORDS
        || n_words >= MIN_LONG_WORDS && !names_maths
}

/// Whether words tell what is to be done with a quantity: "Increase £240 by 15%", "Convert 72 km/h to m/s",
/// or what sums a list of numbers up: "Find the mean of 4, 7 and 10".
pub(super) fn tells_task(words: &str) -> bool {
    let lower = words.trim_start().to_lowercase();
    let begins = |verb: &str| lower.strip_prefix(verb).is_some_and(|rest| rest.starts_with(' '));
    let asks_for_form = words.contains(':') || super::percentages::asks_for_form(words);
    super::statistics::ask(words)
        || lower.chars().any(|c| c.is_ascii_digit())
            && !has_relation(words)
            && !asks_for_form
            && all(|lexicon| &lexicon.tasks_on_quantities).any(begins)
}

/// Whether the words speak of two points, `P(1|2)` and `Q(3|8)`.
pub(super) fn names_points(words: &str) -> bool {
    let is_point = |part: &str| {
        let ends = part.split(')').next().filter(|inside| inside.len() < part.len()).unwrap_or_default();
        let is_number = |text: &str| {
            let digits = text.trim().trim_start_matches(['-', '−']);
            digits.starts_with(|c: char| c.is_ascii_digit())
                && digits.chars().all(|c| c.is_ascii_digit() || ".,/".contains(c))
        };
        ends.split_once(['|', ';', ',']).is_some_and(|(x, y)| is_number(x) && is_number(y))
    };
    let named = words.match_indices('(').filter(|(at, _)| {
        let mut before = words[..*at].chars().rev();
        before.next().is_some_and(char::is_uppercase) && !before.next().is_some_and(char::is_alphabetic)
    });
    named.filter(|(at, _)| is_point(&words[at + 1..])).count() > 1
}

/// Takes in words that stand behind a problem's maths: what is done to both sides, as far as anybody knows.
pub(super) fn note_behind(problem: &mut Problem, words: &Mapped) {
    problem.span = problem.span.join(words.span());
    problem.note = Some(words.text().to_owned());
}

/// Whether words tell the problem at such length, or ask so, that no reason is like them.
pub(super) fn is_story(words: &str) -> bool {
    let n_words =
        words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    is_told(words) && (words.contains('?') || n_words >= MIN_LONG_WORDS)
}

/// Whether the words beside the problem's maths ask for more than it says: "find k so that ... has equal roots".
pub(super) fn asks_further(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.asking_further)
}

/// Whether the words before an expression ask for a part of it: "find the 4th term of (x + 2)^7".
pub(super) fn asks_for_part(words: &str) -> bool {
    let words = words.trim_end().trim_end_matches(':').to_lowercase();
    all(|lexicon| &lexicon.parts_of_expression).any(|phrase| ends_with_word(&words, phrase).is_some())
}

/// Words that tell a problem which gives numbers.
const MIN_TOLD_WORDS: usize = 4;

/// Words that tell a problem by their number alone.
const MIN_LONG_WORDS: usize = 12;

/// Whether the words speak of several statements that hold together.
pub(super) fn speaks_of_system(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.systems)
}

/// Whether the words ask for the inverse of a function.
pub(super) fn asks_inverse(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.inverses)
}

/// Whether the words ask for the zeros of a function and for nothing else of its graph.
pub(super) fn asks_zeros(words: &str) -> bool {
    const OTHERS: [List; 7] = [
        |lexicon| &lexicon.vertices,
        |lexicon| &lexicon.maxima,
        |lexicon| &lexicon.minima,
        |lexicon| &lexicon.symmetry_axes,
        |lexicon| &lexicon.y_intercepts,
        |lexicon| &lexicon.inverses,
        |lexicon| &lexicon.domains,
    ];
    let lower = words.to_lowercase();
    names_one(&lower, |lexicon| &lexicon.x_intercepts) && !OTHERS.into_iter().any(|list| names_one(&lower, list))
}

/// Whether the words ask where a function is defined, and not which values it takes.
pub(super) fn asks_domain(words: &str) -> bool {
    let lower = words.to_lowercase();
    let asks = |list| names_one(&lower, list);
    asks(|lexicon| &lexicon.domains) && !asks(|lexicon| &lexicon.value_sets)
}

/// Whether the words ask where an expression has no value.
pub(super) fn asks_undefined(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.undefined)
}

/// What words behind the problem's maths say of it.
pub(super) fn note_words(problem: &mut Problem, words: &str) {
    problem.task = problem.task.or(task_of(words, problem.math.text()));
    // `x² = 36 (x > 0)`
    let is_of_signs = words.chars().filter(|c| c.is_alphabetic()).count() == 1;
    problem.conditions.extend(match is_of_signs {
        true => conditions_and_signs(words),
        false => conditions(words),
    });
    problem.of_graph = problem.of_graph.or(of_graph(words));
    problem.asks_inverse |= asks_inverse(words);
    problem.asks_zeros |= asks_zeros(words);
    problem.asks_domain |= asks_domain(words);
    problem.asks_undefined |= asks_undefined(words);
    problem.asks_rounded |= lexicon::says_rounded(words);
    let tells = is_told(words) || asks_further(words);
    problem.is_told |= tells && !super::target_forms::names_form(words);
}

/// Where the last sentence or clause begins that says what is to be done: "Find y when x = 10." 0 where there is none.
pub fn question_start(text: &str) -> usize {
    let starts =
        text.char_indices().filter(|(at, c)| c.is_alphabetic() && !text[..*at].ends_with(char::is_alphanumeric));
    starts.filter(|(at, _)| lexicon::task(&text[*at..]).is_some()).map(|(at, _)| at).next_back().unwrap_or(0)
}

/// Whether the text says how letters vary together and gives values of them, pair by pair: "y varies directly as x. y = 12
/// when x = 4." Its values are none that the letters keep.
pub fn gives_pairs(text: &str) -> bool {
    let is_value = |at: usize| {
        let name = text[..at].trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        name.chars().count() == 1 && text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '-')
    };
    let mut signs = text.match_indices('=').map(|(at, _)| at).peekable();
    signs.peek().is_some() && signs.all(is_value) && names_one(&text.to_lowercase(), |lexicon| &lexicon.variation)
}

/// Whether the words ask for something of one graph's equation: its slope, where it meets an axis, its vertex or its axis.
pub(super) fn is_of_one_graph(words: &str) -> bool {
    let lower = words.to_lowercase();
    let lists: [List; 4] = [
        |lexicon| &lexicon.slopes,
        |lexicon| &lexicon.intercepts,
        |lexicon| &lexicon.vertices,
        |lexicon| &lexicon.symmetry_axes,
    ];
    lists.into_iter().any(|list| names_one(&lower, list))
}

/// What the words ask of a line's equation that no row can follow from as from a line of work.
pub(super) fn of_graph(words: &str) -> Option<OfGraph> {
    let lower = words.to_lowercase();
    let asks = |list: List, asked: OfGraph| names_one(&lower, list).then_some(asked);
    asks(|lexicon| &lexicon.intercepts, OfGraph::Intercepts)
        .or_else(|| asks(|lexicon| &lexicon.parallel, OfGraph::OtherLine))
        .or_else(|| asks(|lexicon| &lexicon.perpendicular, OfGraph::OtherLine))
        .or_else(|| asks(|lexicon| &lexicon.vertices, OfGraph::Vertex))
        .or_else(|| asks(|lexicon| &lexicon.symmetry_axes, OfGraph::Vertex))
        .or_else(|| asks(|lexicon| &lexicon.other_features, OfGraph::OtherFeature))
}

/// Whether the words speak of equations, of more than one.
pub(super) fn speaks_of_equations(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.equations)
}

/// What the words say of letters, clause by clause.
pub(super) fn conditions(words: &str) -> Vec<Condition> {
    let clauses = words.split(['.', ',', ';', ':', '(', ')', '\n']);
    clauses.filter_map(lexicon::condition).flat_map(|found| conditions_of(&found)).collect()
}

/// The same, and signs that stand among the words: "since t > 0".
pub(super) fn conditions_and_signs(words: &str) -> Vec<Condition> {
    const SIGNS: [(&str, Rel); 9] = [
        (">=", Rel::Ge),
        ("≥", Rel::Ge),
        ("<=", Rel::Le),
        ("≤", Rel::Le),
        ("!=", Rel::Ne),
        ("≠", Rel::Ne),
        ("\\neq", Rel::Ne),
        (">", Rel::Gt),
        ("<", Rel::Lt),
    ];
    let sign = |clause: &str| {
        let (left, right, rel) =
            SIGNS.iter().find_map(|(sign, rel)| clause.split_once(sign).map(|(left, right)| (left, right, *rel)))?;
        let letter = left.trim_end_matches([' ', '$']).rsplit([' ', '$']).next()?;
        let is_letter = letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic);
        let is_zero = right.trim_matches([' ', '$', '.']) == "0";
        (is_letter && is_zero).then(|| Condition { letter: Some(letter.to_owned()), rel })
    };
    let signs = words.split([',', ';', '(', ')', '\n']).filter_map(sign);
    conditions(words).into_iter().chain(signs).collect()
}

/// Conditions behind an expression that are looked for.
const MAX_CONDITIONS: usize = 4;

/// `√(75x^3), x ≥ 0`: an expression, and what holds of the sign of a letter of it.
pub(super) fn limits_behind(math: &Mapped) -> Option<(Mapped, Vec<Condition>)> {
    let text = math.text();
    // Few letters have conditions of their own.
    let mut commas: Vec<usize> = text.rmatch_indices(',').map(|(at, _)| at).take(MAX_CONDITIONS).collect();
    commas.reverse();
    let commas = commas.into_iter().map(|at| text.split_at(at));
    let (expression, behind) =
        commas.map(|(expression, rest)| (expression, &rest[1..])).find(|(expression, _)| limits(text, expression))?;
    Some((math.slice(Span::new(0, expression.len())), conditions_and_signs(behind.trim())))
}

/// Whether `text` is `expression`, a comma, and what holds of the sign of a letter of it.
pub(super) fn limits(text: &str, expression: &str) -> bool {
    let Some(behind) = text.strip_prefix(expression).and_then(|rest| rest.strip_prefix(',')) else { return false };
    let is_of_letter =
        |condition: &Condition| condition.letter.as_ref().is_some_and(|name| expression.contains(name.as_str()));
    let found = conditions_and_signs(behind.trim());
    let says_sign = !found.is_empty() && found.iter().all(is_of_letter);
    !has_relation(expression) && (says_sign || leaves_out(behind, expression))
}

/// Whether `text` says of letters of the expression only which numbers they are not: `x ≠ -3`, `x ≠ 2, x ≠ -2`.
fn leaves_out(text: &str, expression: &str) -> bool {
    const SIGNS: [&str; 4] = ["≠", "!=", "\\neq", "\\ne"];
    let leaves = |part: &str| {
        let (left, right) = SIGNS.iter().find_map(|sign| part.split_once(sign))?;
        let (letter, number) = (left.trim_matches([' ', '$']), right.trim_matches([' ', '$', '.', '±']));
        let is_letter = letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic);
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "-−/. ".contains(c));
        Some(is_letter && is_number && expression.contains(letter))
    };
    text.split([',', ';']).all(|part| leaves(part) == Some(true))
}

/// "The sum of k^2 from k = 1 to 20": what a letter runs over is told in words, and nothing is claimed of it.
pub(super) fn runs_over_numbers(text: &str) -> bool {
    let lower = text.to_lowercase();
    let Some((head, rest)) = lower.split_once('=') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let holds = |list: List, word: &str| all(list).any(|known| known == word);
    let before: Vec<&str> = head.split_whitespace().collect();
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_range = matches!(words.as_slice(), [first, to, last, ..]
        if is_number(first)
            && holds(|lexicon| &lexicon.running_to, to)
            && (is_number(last.trim_end_matches(['.', ',', ':'])) || last.trim_end_matches(['.', ',', ':']).chars().count() == 1));
    let is_led_in = matches!(before.as_slice(), [.., from, letter]
        if holds(|lexicon| &lexicon.running_from, from) && letter.chars().count() == 1);
    is_led_in && is_range
}

fn conditions_of(found: &lexicon::Condition) -> Vec<Condition> {
    let rel = match found.sign {
        Sign::Positive => Rel::Gt,
        Sign::Negative => Rel::Lt,
        Sign::NotNegative => Rel::Ge,
        Sign::NotPositive => Rel::Le,
        Sign::NotZero => Rel::Ne,
    };
    match &found.letters {
        Letters::Every => vec![Condition { letter: None, rel }],
        Letters::These(letters) => {
            letters.iter().map(|letter| Condition { letter: Some(letter.to_string()), rel }).collect()
        }
    }
}

/// Whether the words of a first step say that the line only writes down what was given.
pub(super) fn restates(words: &str) -> bool {
    let lower = words.to_lowercase();
    let denies = all(|lexicon| &lexicon.not_restating).any(|word| lower.contains(word));
    names_one(&lower, |lexicon| &lexicon.restating) && !denies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_is_asked() {
        let check = |words: &str, math: &str, wanted: Option<Task>| assert_eq!(task_of(words, math), wanted, "{words}");
        check("Multiply:", "(2t - 1)(t + 4)", Some(Task::Simplify));
        check("Divide:", "(8y^3 - 2y)/(2y)", Some(Task::Simplify));
        check("Multiply:", "3t = 12", None);
        check("Find the difference:", "5/t - 2/(3t)", Some(Task::Simplify));
        check("Work out", "4t - 1 when t = 6", Some(Task::Evaluate));
        check("Addiere:", "2/t + 3/(4t)", Some(Task::Simplify));
        check("Rechne aus:", "4t - 1 mit t = 6", Some(Task::Evaluate));
        check("Fasse zusammen:", "5t - 2t + 8", Some(Task::Simplify));
        check("Bestimme die Lösungsmenge:", "t^2 = 49", Some(Task::Solve));
    }

    #[test]
    fn problems_told_in_words_are_known() {
        for (words, wanted) in [
            ("A train covers 270 km in 3 hours. How fast does it go?", true),
            ("The sum of a number and nine is 21.", true),
            ("Solve the system of equations by elimination.", false),
            ("Simplify:", false),
            ("Solve for t:", false),
            ("Eine Zahl und 7 ergeben zusammen 19.", true),
            ("Löse die Gleichung:", false),
        ] {
            assert_eq!(is_told(words), wanted, "{words}");
        }
        assert!(speaks_of_system("Solve the system by graphing:") && speaks_of_system("Löse das Gleichungssystem"));
        assert_eq!(conditions("Solve, where t is positive.").len(), 1);
    }

    #[test]
    fn what_was_done_is_told_from_what_is_asked() {
        for (words, has_relation, wanted) in [
            ("Subtract 4 from both sides", true, true),
            ("Multiply:", false, false),
            ("Subtrahiere 4 auf beiden Seiten", true, true),
            ("Löse die Gleichung", true, false),
            ("Kürze den Bruch:", false, false),
            ("Ada Lovelace", true, false),
        ] {
            assert_eq!(is_reason(words, has_relation), wanted, "{words}");
        }
        assert!(restates("gegeben") && restates("write it down") && !restates("rewrite"));
    }
}
