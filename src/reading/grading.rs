//! How somebody has marked a row: `✓`, `✗ sign!`, `M1 A1`, `(2 marks)` behind the working. They say nothing of the maths, so
//! they are words.

use super::tokens::{Token, TokenKind};
use crate::lexicon;
use crate::text::{Mapped, Segment, Span};

/// Ticks and crosses.
const TICKS: [char; 9] = ['✓', '✔', '☑', '✅', '✗', '✘', '✕', '❌', '☒'];

/// Letters of the codes `M1` (method), `A0` (accuracy), `B1` (independent of a method).
const CODE_LETTERS: [char; 3] = ['M', 'A', 'B'];

/// Whether words begin with a tick or a cross.
pub(super) fn begins_with_tick(words: &str) -> bool {
    words.trim_start().starts_with(TICKS)
}

/// Delimited maths without the tick or cross at its end, and that tick.
pub(super) fn without_tick(segment: &Segment) -> (Segment, Option<Mapped>) {
    let text = segment.text.text();
    let line = text.trim_end_matches(|c: char| c.is_whitespace() || TICKS.contains(&c));
    let mut without = segment.clone();
    if line.is_empty() || !text[line.len()..].contains(TICKS) {
        return (without, None);
    }
    without.text.truncate(line.len());
    (without, Some(segment.text.slice(Span::new(line.len(), text.len()))))
}

/// The token at which the remarks of a marker begin: a tick or a cross behind something, where no further statement stands
/// behind it.
pub(super) fn tick(text: &str, tokens: &[Token]) -> Option<usize> {
    let at = tokens.iter().position(|token| text[token.start..token.end].starts_with(TICKS))?;
    let has_maths = tokens[..at].iter().any(|token| token.kind == TokenKind::Operand);
    let says_more = tokens[at..].iter().any(|token| token.kind == TokenKind::Relation);
    (has_maths && !says_more).then_some(at)
}

/// Makes words of what a marker wrote behind the working.
pub(super) fn as_words(text: &str, tokens: &mut [Token]) {
    let n_kept = tokens.len() - n_points(text, tokens).max(n_truth(text, tokens)).max(n_remark(text, tokens));
    let n_kept = n_kept - n_codes(text, &tokens[..n_kept]);
    let start = tick(text, tokens).map_or(n_kept, |tick| (tick + 1).min(n_kept));
    for token in tokens[start..].iter_mut().filter(|token| token.kind != TokenKind::Space) {
        let is_tick = text[token.start..].starts_with(TICKS);
        token.kind = if is_tick { TokenKind::Mark } else { TokenKind::Word };
    }
}

/// The tokens of codes at the end of a row, the spaces between them included: `M1 A1`, behind a number, a letter or a
/// bracket that they do not touch.
fn n_codes(text: &str, tokens: &[Token]) -> usize {
    let mut n = 0;
    loop {
        let rest = &tokens[..tokens.len() - n];
        let n_spaces = rest.iter().rev().take_while(|token| token.kind == TokenKind::Space).count();
        let [above @ .., space, letter, digit] = &rest[..rest.len() - n_spaces] else { return n };
        let before = above.iter().rfind(|token| token.kind != TokenKind::Space);
        let is_code = text[letter.start..letter.end].chars().eq([text[letter.start..].chars().next().unwrap_or(' ')])
            && text[letter.start..].starts_with(CODE_LETTERS)
            && matches!(&text[digit.start..digit.end], "0" | "1" | "2" | "3")
            && letter.end == digit.start
            && space.kind == TokenKind::Space
            && before.is_some_and(|before| {
                matches!(before.kind, TokenKind::Operand | TokenKind::Close | TokenKind::Mark | TokenKind::Word)
            });
        if !is_code {
            return n;
        }
        n += n_spaces + 2;
    }
}

/// The tokens of a remark in brackets at the end of a row that begins with maths: `x = 5 (x = -5 is rejected)`.
fn n_remark(text: &str, tokens: &[Token]) -> usize {
    let end = tokens.iter().rposition(|token| token.kind != TokenKind::Space && &text[token.start..token.end] != ".");
    let Some(end) = end.filter(|&end| tokens[end].kind == TokenKind::Close) else { return 0 };
    let mut depth = 0usize;
    let open = tokens[..=end].iter().rposition(|token| {
        match token.kind {
            TokenKind::Close => depth += 1,
            TokenKind::Open => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let Some(open) = open.filter(|&open| text[..tokens[open].start].ends_with(' ')) else { return 0 };
    let inside = &tokens[open + 1..end];
    let has = |kind: TokenKind| inside.iter().any(|token| token.kind == kind);
    let begins_with_maths = inside.first().is_some_and(|first| first.kind == TokenKind::Operand);
    let is_remark = begins_with_maths && has(TokenKind::Relation) && has(TokenKind::Word);
    let before = crate::text::has_relation(&text[..tokens[open].start]);
    if is_remark && before { tokens.len() - open } else { 0 }
}

/// The tokens of a letter in brackets at the end of an equation that says whether it is true, as German schools write it:
/// `4 = 4 (w)`, `5 = 1 (f)`.
fn n_truth(text: &str, tokens: &[Token]) -> usize {
    let says = |token: &&Token| token.kind != TokenKind::Space;
    let last: Vec<&Token> = tokens.iter().filter(says).rev().take(3).collect();
    let [close, letter, open] = last[..] else { return 0 };
    let mark = &text[letter.start..letter.end];
    let is_mark =
        lexicon::holds(|lexicon| &lexicon.true_marks, mark) || lexicon::holds(|lexicon| &lexicon.false_marks, mark);
    let stands_apart =
        open.kind == TokenKind::Open && close.kind == TokenKind::Close && text[..open.start].ends_with(' ');
    // "Probe x = 6: 4 + 2 = 6 (w)"
    let before = text[..open.start].rsplit(':').next().unwrap_or_default();
    let is_numbers = crate::text::has_relation(before) && !before.replace("sqrt", "").contains(char::is_alphabetic);
    match (is_mark && stands_apart && is_numbers, tokens.iter().position(|token| token.start == open.start)) {
        (true, Some(at)) => tokens.len() - at,
        _ => 0,
    }
}

/// The tokens of points at the end of a row: `(2 marks)`, `[1 pt]`.
fn n_points(text: &str, tokens: &[Token]) -> usize {
    let is_open = |token: &Token| token.kind == TokenKind::Open;
    let Some(open) = tokens.iter().rposition(is_open).filter(|&open| open > 0) else { return 0 };
    let inside = text[tokens[open].end..].trim_end();
    let Some(inside) = inside.strip_suffix([')', ']']) else { return 0 };
    let unit = inside.trim_start_matches(|c: char| c.is_ascii_digit()).trim().trim_end_matches('.').to_lowercase();
    let has_number = inside.starts_with(|c: char| c.is_ascii_digit());
    let is_points = has_number && lexicon::holds(|lexicon| &lexicon.table.question_points, &unit);
    if is_points { tokens.len() - open } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::split;

    /// The maths of each row of work, joined by ` ; `.
    #[track_caller]
    fn check(paste: &str, wanted: &str) {
        let work = split(paste);
        let rows: Vec<&str> = work.solutions[0].steps.iter().map(|step| step.math.text()).collect();
        assert_eq!(rows.join(" ; "), wanted, "{paste}");
        assert!(work.solutions[0].steps.iter().all(|step| step.statement().is_some()), "{work:?}");
    }

    #[test]
    fn what_a_marker_writes_is_no_maths() {
        check("Solve 7 - 2y = 1\n-2y = -6 (1 mark)\ny = 3 (1 mark)", "-2y = -6 ; y = 3");
        check("Solve 7 - 2y = 1\n-2y = -6 M1\ny = 3 A1 B1", "-2y = -6 ; y = 3");
        check("Löse 7 - 2y = 1\n-2y = -6 [1 Punkt]\ny = 3 (2 P.)", "-2y = -6 ; y = 3");
        check("Simplify (z^3)^2 / z\nz^6 / z ✓\nz^6 ✗ one less!", "z^6 / z ; z^6");
        check("Simplify 2z + 3z\n5z ✓ well done", "5z");
        check("Solve $7 - 2y = 1$\n$y = 3$\n$7 - 2(3) = 1\\ \\checkmark$", "y = 3 ; 7 - 2(3) = 1");
        check("7 - 2y = 1\n-2y = -6 ✓\ny = -3 ✗ sign, +3", "-2y = -6 ; y = -3");
    }

    #[test]
    fn letters_with_a_number_are_maths_elsewhere() {
        let rows =
            |paste: &str| split(paste).solutions[0].steps.iter().map(|step| step.math.text().to_owned()).collect();
        let found: Vec<String> = rows("Solve S = A1 + A2 for A1\nA1 = S - A2");
        assert_eq!(found, ["A1 = S - A2"]);
    }
}
