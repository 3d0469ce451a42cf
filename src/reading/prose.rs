//! Maths or prose: where in a row of text the lines of maths stand.
//!
//! The idea: cut the text into tokens, take each longest stretch without words, and keep of it what is a statement.
//! A stretch with no relation sign ("Subtract 3 from both sides") belongs to the words around it, unless it is all
//! there is on the row, or the words announce an expression ("Expand (x+1)(x+2)"). When in doubt the words win: a
//! sentence that is read as maths accuses the student, maths that is read as a reason only goes unchecked.

use super::accounting::residue;
use super::columns;
use super::connectives;
use super::dotted_sums;
use super::grading;
use super::meanings::{are_meanings, is_meaning};
use super::named::{with_names, with_signs_of_names};
use super::operation_words;
use super::phrases;
use super::pieces::{Piece, Statement};
use super::places;
use super::problem;
use super::sets;
use super::tokens::{Token, TokenKind, tokens};
use super::values_beside::{condition_behind, exclusion_behind, membership_behind, statement_behind};
use super::work::Connective;
use crate::lexicon;
use crate::text::{Mapped, Segment, Span, has_relation, tail};

/// Cuts a segment of text into words, maths and arrows. `alone`: the row holds nothing else.
pub(super) fn pieces(segment: &Segment, alone: bool) -> Vec<Piece> {
    let summed = dotted_sums::with_sums(&segment.text);
    let signed = operation_words::with_signs(summed.as_ref().unwrap_or(&segment.text)).or(summed);
    let signed = with_signs_of_names(signed.as_ref().unwrap_or(&segment.text)).or(signed);
    let named = with_names(signed.as_ref().unwrap_or(&segment.text)).or(signed);
    let named = named.map(|text| Segment { text, ..segment.clone() });
    let segment = named.as_ref().unwrap_or(segment);
    let text = segment.text.text();
    if let Some(bytes) =
        condition_behind(text).or_else(|| places::bracket_behind(text)).or_else(|| membership_behind(text))
    {
        // `x = 6 (x > 0)`, `x = 3.55 (2 dp)`
        let cut = |start, end| segment.text.slice(Span::new(start, end));
        let line = Segment { text: cut(0, bytes), ..segment.clone() };
        return pieces(&line, alone).into_iter().chain([Piece::Words(cut(bytes, text.len()))]).collect();
    }
    if let Some(behind) = statement_behind(text) {
        // `3 = 5 (no solution)`
        let cut = |part: Span| segment.text.slice(part);
        let line = Segment { text: cut(Span::new(0, behind.start - 1)), ..segment.clone() };
        let said = Piece::Math(Statement::new(cut(behind), segment.boxed, false));
        return pieces(&line, alone).into_iter().chain([Piece::Link(Connective::Implies), said]).collect();
    }
    if let Some((end, condition)) = exclusion_behind(text) {
        let line = Segment { text: segment.text.slice(Span::new(0, end)), ..segment.clone() };
        let said = Piece::Math(Statement::new(segment.text.slice(condition), segment.boxed, false));
        return pieces(&line, alone).into_iter().chain([Piece::Link(Connective::Next), said]).collect();
    }
    if problem::runs_over_numbers(text) || problem::gives_pairs(text) {
        return vec![Piece::Words(segment.text.clone())];
    }
    let tokens = with_values(text, tokens(text));
    if are_meanings(text, &tokens) {
        return vec![Piece::Words(segment.text.clone())];
    }
    let outweighs = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Relation | TokenKind::Statement);
    // What a marker has written behind an expression does not outweigh it.
    let of_writer = &tokens[..grading::tick(text, &tokens).unwrap_or(tokens.len())];
    let alone = alone && !of_writer.iter().any(outweighs);
    let mut cut = Cut { segment, tokens: &tokens, told: 0, pieces: Vec::new(), residue: None };
    // The nearest token before that says something is a word (marks and spaces between do not count).
    let mut after_word = false;
    let mut i = 0;
    while i < tokens.len() {
        if let TokenKind::Arrow(connective) = tokens[i].kind {
            cut.words_until(i, false);
            cut.pieces.push(Piece::Link(connective));
            let start = tokens[i].start;
            let label = connectives::label(&text[start..tokens[i].end]);
            cut.pieces.extend(
                label.map(|label| Piece::Words(segment.text.slice(Span::new(start + label.start, start + label.end)))),
            );
            cut.told = i + 1;
            after_word = false;
            i += 1;
            continue;
        }
        let length = tokens[i..].iter().take_while(|token| token.kind.is_maths()).count();
        if length == 0 {
            after_word = is_word(&tokens[i]) || after_word && tokens[i].kind == TokenKind::Mark;
            i += 1;
            continue;
        }
        let run = Run { text, tokens: &tokens, start: i, end: i + length, after_word };
        i += length;
        after_word &= run.inner().iter().all(|token| token.kind == TokenKind::Space);
        let Some((run, is_statement)) = run.maths(alone) else { continue };
        cut.words_until(run.start, true);
        let math = segment.text.slice(Span::new(tokens[run.start].start, tokens[run.end - 1].end));
        let math = columns::side_by_side(&math).unwrap_or(math);
        cut.pieces.push(Piece::Math(Statement::new(math, segment.boxed, !is_statement)));
        cut.told = run.end;
    }
    cut.words_until(tokens.len(), false);
    cut.finished()
}

/// Whether `text` is maths and nothing else: no word, no sign of a sentence but at its end.
pub(super) fn is_maths(text: &Mapped) -> bool {
    let text = text.text().trim().trim_end_matches(['.', ',', ';']);
    let tokens = tokens(text);
    tokens.iter().all(|token| token.kind.is_maths()) && tokens.iter().any(|token| token.kind == TokenKind::Operand)
}

/// A segment that is being cut into pieces.
struct Cut<'a> {
    segment: &'a Segment,
    tokens: &'a [Token],
    /// Tokens before this one are in `pieces` already.
    told: usize,
    pieces: Vec<Piece>,
    /// A piece of a formula that was not understood, in bytes of the segment.
    residue: Option<Span>,
}

impl Cut<'_> {
    /// Puts the tokens up to `end` down as words; maths follows if `before_maths`.
    fn words_until(&mut self, end: usize, before_maths: bool) {
        let between = &self.tokens[self.told..end];
        let (Some(first), Some(last)) = (between.first(), between.last()) else { return };
        let behind_maths = matches!(self.pieces.last(), Some(Piece::Math(_)));
        let text = self.segment.text.text();
        self.residue = self.residue.or_else(|| residue(text, between, behind_maths, before_maths));
        let words = self.segment.text.slice(Span::new(first.start, last.end));
        if !words.is_blank() {
            self.pieces.push(Piece::Words(words));
        }
    }

    /// The pieces; where something of a formula is left over, the whole segment as one that is not read.
    fn finished(self) -> Vec<Piece> {
        let Some(residue) = self.residue else { return self.pieces };
        if is_meaning(self.segment.text.text(), self.tokens) {
            return vec![Piece::Words(self.segment.text.clone())];
        }
        let math = self.segment.text.trimmed(char::is_whitespace);
        let unread = Some(self.segment.text.slice(residue));
        let is_expression = !has_relation(math.text());
        vec![Piece::Math(Statement { unread, ..Statement::new(math, self.segment.boxed, is_expression) })]
    }
}

/// The word in `3x^2 - 2x for x = -2` holds maths together: an expression, and a value for a letter of it.
fn with_values(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    let of = |token: &Token| &text[token.start..token.end];
    for i in 0..tokens.len() {
        if tokens[i].kind != TokenKind::Word || !problem::leads_to_values(of(&tokens[i])) {
            continue;
        }
        let mut behind = tokens[i + 1..].iter().filter(|token| token.kind != TokenKind::Space);
        let letter = behind.next().filter(|token| token.kind == TokenKind::Operand).map(of).unwrap_or_default();
        let is_value = behind.next().is_some_and(|token| of(token) == "=");
        let before: Vec<&Token> = tokens[..i].iter().rev().take_while(|token| token.kind.is_maths()).collect();
        let says = |token: &&Token| matches!(token.kind, TokenKind::Relation | TokenKind::Statement);
        let is_expression = !before.iter().any(says)
            && before.iter().any(|token| token.kind == TokenKind::Operand && of(token).contains(letter));
        if letter.chars().count() == 1 && letter.starts_with(char::is_alphabetic) && is_value && is_expression {
            tokens[i].kind = TokenKind::Operator;
        }
    }
    tokens
}

/// Tokens `start..end` of a row, all of them maths or space.
#[derive(Clone, Copy)]
struct Run<'a> {
    text: &'a str,
    tokens: &'a [Token],
    start: usize,
    end: usize,
    /// Words stand before it.
    after_word: bool,
}

/// No word of an operation is longer.
const MAX_WORD_BYTES: usize = 40;

impl<'a> Run<'a> {
    /// The part of the run that is a line of maths, and whether it is a statement (else an expression). `alone`: the
    /// row has neither words nor a statement.
    fn maths(self, alone: bool) -> Option<(Run<'a>, bool)> {
        if (self.after_word || !alone) && self.is_set() {
            return Some((self.without_spaces(), true));
        }
        let mut run = self.without_edges();
        if run.start == run.end {
            return None;
        }
        if self.after_word {
            run = run.without_leading_parts().without_operand();
            // "LHS = 11", "Discriminant = 25": a named quantity, not a continued line.
            if run.tokens.get(run.start).is_some_and(|token| token.kind == TokenKind::Relation) && run.start > 0 {
                return None;
            }
        }
        if self.has_word_after() {
            run = run.without_trailing_parts();
        }
        run = run.without_edges();
        // `I = ?` asks.
        if run.inner().last().is_some_and(|last| last.kind == TokenKind::Relation)
            && self.tokens[run.end..]
                .iter()
                .find(|token| token.kind != TokenKind::Space)
                .is_some_and(|next| self.text_of(next) == "?")
        {
            // Of `3x = 9, x = ?` what stands before the comma says something.
            let comma = run.inner().iter().rposition(|token| token.kind == TokenKind::Comma)?;
            run = Run { end: run.start + comma, ..run }.without_edges();
        }
        let has = |kind| run.inner().iter().any(|token| token.kind == kind);
        if has(TokenKind::Relation) || has(TokenKind::Statement) {
            return Some((run, true));
        }
        let is_said = has(TokenKind::Operand);
        let before = &self.text[..run.first_byte()];
        let introduced = self.after_word
            && match self.has_word_after() {
                false => {
                    phrases::introduces(before)
                        || phrases::is_whole_sentence(before) && run.is_compound()
                        || lexicon::task(before.trim()).is_some() && run.takes_percentage()
                }
                true => {
                    let after = &self.text[self.last_byte()..];
                    phrases::ask_for(before, after) || phrases::ask_for_form(before, after)
                }
            };
        (is_said && (alone || introduced)).then_some((run, false))
    }

    /// Whether this is an interval or another set of numbers, at the end of the row.
    fn is_set(&self) -> bool {
        let text = &self.text[self.first_byte()..self.last_byte()];
        let behind = &self.text[self.last_byte()..];
        let ends = behind.trim_matches(['.', ' ', '!']).is_empty() || sets::name_intervals(behind);
        let is_named = || sets::name_intervals(&self.text[..self.first_byte()]);
        ends && sets::set_row(text).is_some_and(|row| row.is_interval && (row.is_certain || is_named()))
    }

    /// Whether terms are added here, or brackets multiplied: no single term, as a sentence names one.
    fn is_compound(&self) -> bool {
        let adds = |token: &Token| matches!(self.text_of(token), "+" | "-" | "−" | "–");
        let is_product = self.inner().iter().filter(|token| token.kind == TokenKind::Open).count() > 1;
        self.inner().iter().skip(1).any(adds) || is_product
    }

    /// Whether this is `20% of 50`.
    fn takes_percentage(&self) -> bool {
        let is_word = |token: &Token| self.text_of(token).chars().all(char::is_alphabetic);
        self.inner().iter().any(|token| token.kind == TokenKind::Operator && is_word(token))
    }

    fn without_spaces(mut self) -> Run<'a> {
        let is_space = |token: &&Token| token.kind == TokenKind::Space;
        self.start += self.inner().iter().take_while(is_space).count();
        self.end -= self.inner().iter().rev().take_while(is_space).count();
        self
    }

    fn inner(&self) -> &'a [Token] {
        &self.tokens[self.start..self.end]
    }

    fn first_byte(&self) -> usize {
        self.tokens.get(self.start).map_or(self.text.len(), |token| token.start)
    }

    fn last_byte(&self) -> usize {
        self.tokens.get(self.end).map_or(self.text.len(), |token| token.start)
    }

    fn text_of(&self, token: &Token) -> &'a str {
        &self.text[token.start..token.end]
    }

    fn has_word_after(&self) -> bool {
        self.tokens[self.end..].iter().find(|token| token.kind != TokenKind::Space).is_some_and(is_word)
    }

    /// Takes off what cannot begin or end a line of maths: spaces, commas, a joiner; beside a word also a dash, the
    /// bracket that opens the words, and the words "a" and "I".
    fn without_edges(mut self) -> Run<'a> {
        let (word_before, word_after) = (self.after_word, self.has_word_after());
        while let Some(first) = self.inner().first() {
            let is_dash = || {
                let spaced = self.tokens.get(self.start + 1).is_some_and(|next| next.kind == TokenKind::Space);
                first.kind == TokenKind::Operator && spaced && word_before
            };
            match first.kind {
                TokenKind::Space | TokenKind::Comma | TokenKind::Joiner => {}
                TokenKind::Close if word_before => {}
                _ if is_dash() => {}
                _ => break,
            }
            self.start += 1;
        }
        let mut depth = if word_before { self.depth() } else { 0 };
        while let Some(last) = self.inner().last() {
            let is_article = || {
                let spaced = self.inner().len() > 1 && self.tokens[self.end - 2].kind == TokenKind::Space;
                word_after && spaced && matches!(self.text_of(last), "a" | "I" | "A")
            };
            let unopened = last.kind == TokenKind::Close && depth < 0;
            match last.kind {
                TokenKind::Space | TokenKind::Comma | TokenKind::Joiner => {}
                TokenKind::Open if word_after => {}
                TokenKind::Operator if word_after && self.text_of(last) != "!" && !self.ends_in_bars() => {}
                _ if is_article() || unopened => {}
                _ => break,
            }
            depth += isize::from(last.kind == TokenKind::Close);
            self.end -= 1;
        }
        self
    }

    /// Whether the run ends on a bar that closes one opened before: `y = |x - 3|`.
    fn ends_in_bars(&self) -> bool {
        let is_bar = |token: &Token| matches!(self.text_of(token), "|" | "∣" | "❘");
        self.inner().last().is_some_and(is_bar) && self.inner().iter().filter(|token| is_bar(token)).count() % 2 == 0
    }

    /// Brackets opened less brackets closed.
    fn depth(&self) -> isize {
        let sign = |token: &Token| match token.kind {
            TokenKind::Open => 1,
            TokenKind::Close => -1,
            _ => 0,
        };
        self.inner().iter().map(sign).sum()
    }

    /// After a word: parts before a comma or "and" that say nothing belong to the words ("After adding 3, 2x = 8").
    fn without_leading_parts(mut self) -> Run<'a> {
        if !self.says_something() {
            return self;
        }
        let takes_values = self.inner().iter().any(|token| problem::leads_to_values(self.text_of(token)));
        while let Some(at) = self.separator().filter(|_| !takes_values) {
            if (Run { end: at, ..self }).says_something()
                || problem::limits(self.text_until(self.end), self.text_until(at))
            {
                break;
            }
            self.start = at + 1;
        }
        self.without_edges()
    }

    /// After the words of an operation: the number that is done with, and a blank behind it ("divide by 3 x = 6").
    fn without_operand(self) -> Run<'a> {
        let before = tail(self.text[..self.first_byte()].trim_end(), MAX_WORD_BYTES).to_lowercase();
        let ends =
            |list: lexicon::List| lexicon::all(list).any(|word| lexicon::ends_with_word(&before, word).is_some());
        let leads = ends(|lexicon| &lexicon.divide_by)
            || ends(|lexicon| &lexicon.multiply_by)
            || ends(|lexicon| &lexicon.operating);
        let [number, space, ..] = self.inner() else { return self };
        let is_number = self.text_of(number).chars().all(|c| c.is_ascii_digit() || c == '.');
        let rest = Run { start: self.start + 2, ..self };
        let says_on = rest.inner().first().is_some_and(|token| token.kind == TokenKind::Operand)
            && rest.inner().iter().any(|token| token.kind == TokenKind::Relation);
        if leads && is_number && space.kind == TokenKind::Space && says_on { rest } else { self }
    }

    /// Before a word: a last part with a letter and no relation sign belongs to the words ("2x = 8, x is then").
    fn without_trailing_parts(self) -> Run<'a> {
        let inner = self.inner();
        let Some(at) = inner.iter().rposition(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Joiner))
        else {
            return self;
        };
        let last = Run { start: self.start + at + 1, ..self };
        let has_letter = last.inner().iter().any(|token| self.text_of(token).contains(char::is_alphabetic));
        let first = Run { end: self.start + at, ..self };
        let cut = !last.says_something() && has_letter && first.says_something() && first.depth() == 0;
        if cut { first } else { self }
    }

    /// Its text up to a token.
    fn text_until(&self, end: usize) -> &'a str {
        match self.tokens.get(self.start..end) {
            Some([first, .., last]) => &self.text[first.start..last.end],
            Some([only]) => self.text_of(only),
            _ => "",
        }
    }

    fn says_something(&self) -> bool {
        self.inner().iter().any(|token| matches!(token.kind, TokenKind::Relation | TokenKind::Statement))
    }

    /// The first comma or joiner that stands in no bracket.
    fn separator(&self) -> Option<usize> {
        let mut depth = 0;
        for (i, token) in self.inner().iter().enumerate() {
            match token.kind {
                TokenKind::Open => depth += 1,
                TokenKind::Close => depth -= 1,
                TokenKind::Comma | TokenKind::Joiner if depth == 0 => return Some(self.start + i),
                _ => {}
            }
        }
        None
    }
}

pub(super) fn is_word(token: &Token) -> bool {
    token.kind == TokenKind::Word
}

/// Takes off brackets that hold a whole statement, as in `( 2x = 8 )`.
pub(super) fn without_outer_brackets(math: Mapped) -> Mapped {
    let text = math.text();
    let brackets = [('(', ')'), ('[', ']')];
    let wrapped = brackets.iter().any(|&(open, close)| text.starts_with(open) && text.ends_with(close));
    if !wrapped || !has_relation(text) {
        return math;
    }
    let mut depth = 0;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 && i + 1 < text.len() {
            return math;
        }
    }
    if depth != 0 {
        return math;
    }
    math.slice(Span::new(1, text.len() - 1)).trimmed(char::is_whitespace)
}
