//! Expressions with a reason behind them on the row: `4x + 7    Combine like terms.`, `4x + 7 (collect)`,
//! `4x + 7 && \text{Add.}`. Without a relation sign nothing else tells such a line from a formula within a sentence, so a
//! column is set between the two.

use super::prose;
use crate::lexicon;
use crate::text::{Mapped, Segment, SegmentKind, Span, has_relation};

/// Letters of the shortest first word of a reason.
const WORD_LETTERS: usize = 3;

/// The segments with a column between an expression and the reason behind it. None where the row is nothing of the kind.
pub(super) fn set_apart(segments: &[Segment]) -> Option<Vec<Segment>> {
    if segments.iter().any(|segment| segment.kind == SegmentKind::Tab) {
        return None;
    }
    let blanks = segments.iter().take_while(|segment| segment.text.is_blank()).count();
    let (first, behind) = segments[blanks..].split_first()?;
    match first.kind {
        SegmentKind::Text => within_text(first, behind),
        SegmentKind::Math if !has_relation(first.text.text()) => {
            let words = behind.iter().find(|segment| !segment.text.is_blank())?;
            let is_words = matches!(words.kind, SegmentKind::Text | SegmentKind::Words);
            (is_words && begins_reason(words.text.text().trim_start().trim_start_matches(['(', '[']))).then(|| {
                let reason = behind.iter().map(|segment| Segment { boxed: false, ..segment.clone() });
                [first.clone(), column(first.text.span())].into_iter().chain(reason).collect()
            })
        }
        SegmentKind::Math | SegmentKind::Words | SegmentKind::Tab => None,
    }
}

/// Plain text: maths, and behind a gap or in brackets the reason.
fn within_text(first: &Segment, behind: &[Segment]) -> Option<Vec<Segment>> {
    let text = first.text.text();
    let gaps = text.match_indices("  ").map(|(at, _)| (at, text[at..].trim_start()));
    let brackets = text.match_indices(" (").chain(text.match_indices(" ["));
    let in_brackets = brackets.map(|(at, _)| (at, text[at + 2..].trim_start()));
    let (at, _) = gaps.chain(in_brackets).find(|(at, reason)| {
        let line = first.text.slice(Span::new(0, *at));
        begins_reason(reason) && prose::is_maths(&line) && !has_relation(line.text())
    })?;
    let part = |span: Span| Segment { text: first.text.slice(span), ..first.clone() };
    let line = part(Span::new(0, at));
    let between = column(line.text.span());
    Some([line, between, part(Span::new(at, text.len()))].into_iter().chain(behind.iter().cloned()).collect())
}

fn column(before: Span) -> Segment {
    let mut text = Mapped::default();
    text.push('\t', Span::new(before.end, before.end));
    Segment { kind: SegmentKind::Tab, text, boxed: false }
}

/// Whether words say what was done: they begin like a sentence, or with the name of an operation.
fn begins_reason(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    let is_capitalised = word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().count() >= WORD_LETTERS;
    is_capitalised || lexicon::holds(|words| &words.operating, &word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::split;

    #[test]
    fn a_reason_stands_behind_an_expression() {
        let check = |paste: &str, wanted: &str| {
            let work = split(paste);
            let rows = work.solutions[0].steps.iter().map(|step| {
                let reason = step.reason.as_ref().map_or("", |reason| reason.text());
                format!("{} <{reason}>", step.math.text())
            });
            assert_eq!(rows.collect::<Vec<_>>().join(" ; "), wanted, "{paste}");
        };
        let wanted = "9 - 3y + 6 <Distribute −3.> ; 15 - 3y <Combine like terms>";
        check("Simplify: 9 - 3(y - 2).\n9 - 3y + 6    Distribute −3.\n15 - 3y   Combine like terms", wanted);
        check("Simplify: 9 - 3(y - 2).\n9 - 3y + 6 (Distribute −3.)\n15 - 3y (Combine like terms)", wanted);
        let aligned = r"\begin{align*} & 9 - 3y + 6 && \text{Distribute −3.} \\ & 15 - 3y && \text{Combine like terms} \end{align*}";
        check(&format!("Simplify: 9 - 3(y - 2).\n{aligned}"), wanted);
        check("Evaluate 3x + 1 for x = 2.\n3(2) + 1    Substitute x = 2\n7", "3(2) + 1 <Substitute x = 2> ; 7 <>");
        // A formula within a sentence.
        check("Simplify 2(x + 1)\n2x + 2\nx  stands for a number", "2x + 2 <x  stands for a number>");
    }
}
