//! One lexer for ASCII, Unicode and LaTeX: characters to signs.
//!
//! All three may be mixed on a line. Layout (blanks, `\left`, `\,`, `\quad`, `\text{}`) goes; what is left means the
//! same in every notation, so that everything after this file knows one language only.

use super::characters::{
    ends_with_part, is_thousands, letter, plain, quantity, repeated_digits, small_fraction, subscript, superscript,
};
use super::colons;
use super::expressions::CUT_SIGN;
use super::factorials;
use super::finding::{Finding, What};
use super::keywords;
use super::logarithms;
use super::signs::SIGNS;
use super::token::{Bracket, Token, TokenKind};
use crate::text::Span;

/// Reads a whole line, with the tokens that stand before it. Unreadable places are findings; reading goes on behind
/// them.
pub(super) fn tokens(tokens: Vec<Token>, text: &str) -> (Vec<Token>, Vec<Finding>) {
    let mut lexer = Lexer { text, at: 0, spaced: false, braces: Vec::new(), tokens, findings: Vec::new() };
    while let Some(c) = lexer.peek() {
        lexer.step(c);
    }
    (lexer.tokens, lexer.findings)
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    spaced: bool,
    /// For each open `{`: whether it counts as a bracket, or belongs to a command whose braces mean nothing (`\text`).
    braces: Vec<bool>,
    pub(super) tokens: Vec<Token>,
    findings: Vec<Finding>,
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Emits a sign made of the next `n_bytes`.
    pub(super) fn take(&mut self, n_bytes: usize, kind: TokenKind) {
        let span = Span::new(self.at, self.at + n_bytes);
        self.tokens.push(Token { kind, span, spaced: self.spaced });
        self.spaced = false;
        self.at += n_bytes;
    }

    fn blank(&mut self, n_bytes: usize) {
        self.spaced = true;
        self.at += n_bytes;
    }

    fn complain(&mut self, n_bytes: usize, what: What) {
        self.findings.push(Finding { span: Span::new(self.at, self.at + n_bytes), what });
        self.at += n_bytes;
    }

    fn step(&mut self, c: char) {
        let n_bytes = c.len_utf8();
        if c.is_whitespace()
            || matches!(c, '~' | '&' | '$' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
        {
            self.blank(n_bytes);
        } else if self.short_form() {
            // It is taken.
        } else if c == '\\' {
            self.command();
        } else if let Some((n_bytes, name)) = quantity(self.rest()) {
            self.take(n_bytes, TokenKind::Variable(name));
        } else if let Some((n_bytes, kinds)) = self.base_of_logarithm() {
            for (i, kind) in kinds.into_iter().enumerate() {
                self.take(if i == 0 { n_bytes } else { 0 }, kind);
            }
        } else if let Some((n_bytes, index)) = self.raised_index() {
            self.take(n_bytes, TokenKind::Root(index));
        } else if let Some(plain) = superscript(c) {
            self.superscripts(plain);
        } else if let Some((n_bytes, kind)) = self.sign() {
            self.take(n_bytes, kind);
        } else if let Some((top, bottom)) = small_fraction(c) {
            self.take(n_bytes, TokenKind::SmallFraction(top, bottom));
        } else if let Some(behind) =
            self.rest().strip_prefix('{').map(str::trim_start).and_then(|s| s.strip_prefix('}'))
        {
            let n_bytes = self.rest().len() - behind.len();
            match self.is_behind_element() {
                true => self.take(n_bytes, TokenKind::Never),
                false => self.blank(n_bytes),
            }
        } else if c == ':' && colons::is_such_that(&self.tokens) {
            self.take(1, TokenKind::SuchThat);
        } else if c == ':' && colons::divides(&self.tokens, &self.rest()[1..]) {
            self.take(1, TokenKind::Obelus);
        } else if c == '{' {
            self.braces.push(true);
            self.take(1, TokenKind::Open(Bracket::Curly));
        } else if c == '}' {
            match self.braces.pop() {
                Some(false) => self.blank(1),
                _ => self.take(1, TokenKind::Close(Bracket::Curly)),
            }
        } else if matches!(plain(c), '0'..='9' | '.') {
            self.number();
        } else if letter(c).is_some() {
            self.letters();
        } else {
            self.complain(n_bytes, What::Character(c));
        }
    }

    fn is_behind_element(&self) -> bool {
        self.tokens.last().is_some_and(|last| last.kind == TokenKind::Element)
    }

    /// Whether a set of numbers stands right before this place, from which a backslash takes members out.
    fn is_behind_set(&self) -> bool {
        match self.tokens.as_slice() {
            [.., last] if last.kind == TokenKind::Always => true,
            [.., element, last] => {
                element.kind == TokenKind::Element && matches!(&last.kind, TokenKind::Variable(name) if name == "R")
            }
            _ => false,
        }
    }

    /// The operator, relation or bracket that stands next, the longest one first.
    fn sign(&self) -> Option<(usize, TokenKind)> {
        let rest = self.rest();
        SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)).map(|(sign, kind)| (sign.len(), kind.clone())).or_else(
            || {
                let c = self.peek()?;
                let narrow = plain(c);
                (narrow != c).then_some(())?;
                let mut buffer = [0; 4];
                let narrow: &str = narrow.encode_utf8(&mut buffer);
                SIGNS.iter().find(|(sign, _)| *sign == narrow).map(|(_, kind)| (c.len_utf8(), kind.clone()))
            },
        )
    }

    /// Digits, at most one point among them, and groups of three set off by commas (`1,000`). A point that ends the
    /// line is punctuation.
    fn number(&mut self) {
        let (mut digits, mut n_bytes, mut point, mut grouped) = (String::new(), 0, false, false);
        let rest = self.rest();
        // `root(3,100)`
        let is_index = matches!(self.tokens.as_slice(), [.., root, open] if root.kind == TokenKind::RootOf && open.kind == TokenKind::Open(Bracket::Round));
        for (i, c) in rest.char_indices() {
            let next = rest[i + c.len_utf8()..].chars().next().map(plain);
            match plain(c) {
                d @ '0'..='9' => digits.push(d),
                '.' if !point
                    && (next.is_some_and(|n| n.is_ascii_digit())
                        || repeated_digits(&rest[i + c.len_utf8()..]).is_some()) =>
                {
                    point = true;
                    digits.push('.');
                }
                ',' if !point && !is_index && is_thousands(&digits, grouped, &rest[i + c.len_utf8()..]) => {
                    grouped = true
                }
                // `2.6457…`: the digits go on.
                CUT_SIGN if point => digits.push(CUT_SIGN),
                _ => break,
            }
            n_bytes = i + c.len_utf8();
            if digits.ends_with(CUT_SIGN) {
                break;
            }
        }
        if !digits.is_empty() {
            self.take_number(n_bytes, digits);
        } else if rest.trim() == "." {
            self.blank(1);
        } else if let Some(c) = self.peek() {
            self.complain(c.len_utf8(), What::Character(c));
        }
    }

    /// A number with what may stand behind it: digits under a bar that repeat, or a percent sign. Both make it a fraction.
    fn take_number(&mut self, n_bytes: usize, digits: String) {
        let behind = &self.rest()[n_bytes..];
        if let Some((n_more, repeated)) = repeated_digits(behind).filter(|_| digits.contains('.')) {
            let n_plain = digits.len() - digits.find('.').unwrap_or(digits.len()) - 1;
            // 0.12̅3̅ is (123 - 1)/990 and the like: all digits less those that stand once.
            let once: String = digits.chars().filter(char::is_ascii_digit).collect();
            let bottom = "9".repeat(repeated.len()) + &"0".repeat(n_plain);
            let top = [TokenKind::Number(once.clone() + &repeated), TokenKind::Minus, TokenKind::Number(once)];
            return self.take_fraction(n_bytes + n_more, top.into(), bottom);
        }
        let percent = ["%", "\\%", " %", " \\%"].iter().find(|sign| behind.starts_with(**sign));
        match percent {
            Some(sign) => {
                self.take_fraction(n_bytes + sign.len(), vec![TokenKind::Number(digits)], "100".to_owned());
            }
            // `135°` beside radians.
            None if self.rest()[n_bytes..].starts_with('°') => {
                let angle = vec![TokenKind::Number(digits), TokenKind::Times, TokenKind::Variable("pi".to_owned())];
                self.take_fraction(n_bytes + '°'.len_utf8(), angle, "180".to_owned());
            }
            None => self.take(n_bytes, TokenKind::Number(digits)),
        }
    }

    /// `(top)/bottom` in brackets of its own, all of it standing for the next `n_bytes`.
    fn take_fraction(&mut self, n_bytes: usize, top: Vec<TokenKind>, bottom: String) {
        let start = self.at;
        let (open, close) = (TokenKind::Open(Bracket::Round), TokenKind::Close(Bracket::Round));
        let kinds = [open.clone(), open].into_iter().chain(top);
        let kinds = kinds.chain([close.clone(), TokenKind::Slash, TokenKind::Number(bottom), close]);
        let span = Span::new(start, start + n_bytes);
        self.tokens.extend(kinds.map(|kind| Token { kind, span, spaced: false }));
        self.spaced = false;
        self.at += n_bytes;
    }

    /// `_` or lowered digits behind the name of a logarithm, `_` behind the sign of a sum.
    fn base_of_logarithm(&self) -> Option<(usize, Vec<TokenKind>)> {
        let last = self.tokens.last().filter(|last| matches!(last.kind, TokenKind::Log(_) | TokenKind::Sum))?;
        if last.kind == TokenKind::Sum {
            return self.rest().starts_with('_').then(|| (1, vec![TokenKind::Below]));
        }
        logarithms::base_sign(self.rest(), last.span.end == self.at)
    }

    /// A run of letters: a phrase, a word with a meaning, or variables side by side.
    fn letters(&mut self) {
        if let Some((n_bytes, kind)) = keywords::phrase(self.rest()) {
            return self.take(n_bytes, kind);
        }
        let run: String = self.rest().chars().map_while(letter).collect();
        // Letters of other alphabets are longer than the plain ones that they stand for.
        let rest = self.rest();
        let bytes_of = |plain: &str| rest.chars().take(plain.chars().count()).map(char::len_utf8).sum::<usize>();
        let n_bytes = bytes_of(&run);
        if let Some((n_before, kind)) = logarithms::at_end(&run, &self.rest()[n_bytes..]) {
            let before = &run[..n_before];
            if n_before > 0 {
                self.take(bytes_of(before), TokenKind::Variable(before.to_owned()));
            }
            return self.take(n_bytes - bytes_of(before), kind);
        }
        if let Some(n_plain) = logarithms::logarithm_bytes(&run)
            && let Some(kind) = logarithms::named(&run[..n_plain])
        {
            return self.take(bytes_of(&run[..n_plain]), kind);
        }
        if run == "C" && factorials::is_choice(self.rest(), self.is_behind_sign()) {
            return self.take(n_bytes, TokenKind::Choice);
        }
        let is_product = self.is_product(&run, n_bytes);
        if self.is_times(&run, n_bytes) || self.is_behind_part() && keywords::is_of(&run) {
            return self.take(n_bytes, TokenKind::Times);
        }
        if run == "root" && self.rest()[n_bytes..].starts_with('(') {
            return self.take(n_bytes, TokenKind::RootOf);
        }
        // `sqr(x)`: a function that is not known.
        if run.chars().count() == 3
            && self.rest()[n_bytes..].starts_with('(')
            && keywords::word(&run).is_none()
            && !run.contains(['x', 'y', 'z'])
        {
            return self.complain(n_bytes, What::Word(run));
        }
        if let Some(kind) = keywords::word(&run).filter(|kind| !(is_product && run == "at" && *kind == TokenKind::For))
        {
            return self.take_named(n_bytes, kind);
        }
        // `2xsqrt(3)`: the root's name may stand right behind variables.
        let names = run.strip_suffix("sqrt").unwrap_or(&run);
        let is_function = keywords::FUNCTIONS.iter().any(|name| names.starts_with(name));
        if is_function || keywords::is_prose(names) && !is_product {
            return self.complain(n_bytes, What::Word(run));
        }
        let behind = self.at + n_bytes;
        for name in names.chars() {
            let n_bytes = self.peek().map_or(0, char::len_utf8);
            let (n_more, subscript) = subscript(&self.text[self.at + n_bytes..], !self.is_coefficient_before());
            let mut variable = keywords::greek(name).map_or_else(|| name.to_string(), str::to_owned);
            if self.at + n_bytes == behind || !subscript.is_empty() {
                variable.push_str(&subscript);
                self.take(n_bytes + n_more, TokenKind::Variable(variable));
            } else {
                self.take(n_bytes, TokenKind::Variable(variable));
            }
        }
        if names.len() < run.len() {
            self.take("sqrt".len(), TokenKind::Sqrt);
        }
    }

    /// Whether a number stands right before this place.
    fn is_coefficient_before(&self) -> bool {
        self.tokens.last().is_some_and(|last| matches!(last.kind, TokenKind::Number(_)) && last.span.end == self.at)
    }

    /// Whether a percentage or a fraction of numbers stands right before this place.
    fn is_behind_part(&self) -> bool {
        self.tokens.last().is_some_and(|last| ends_with_part(&self.text[..last.span.end]))
    }

    /// Whether an `x` between two numbers, set off by blanks, is a sign of times.
    fn is_times(&self, run: &str, n_bytes: usize) -> bool {
        let behind = &self.rest()[n_bytes..];
        let is_number = matches!(self.tokens.last().map(|last| &last.kind), Some(TokenKind::Number(_)));
        let spaced = self.spaced && behind.starts_with(' ');
        matches!(run, "x" | "X") && is_number && spaced && behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a run of a few letters stands where only an operand can: the `at` of `v = u + at`, the `by` of `ax + by = c`.
    fn is_product(&self, run: &str, n_bytes: usize) -> bool {
        let is_operand_due = match self.tokens.last() {
            None => true,
            Some(last) => match last.kind {
                TokenKind::Number(_) | TokenKind::SmallFraction(..) | TokenKind::Close(_) => last.span.end == self.at,
                TokenKind::Variable(_) => false,
                TokenKind::And | TokenKind::Or | TokenKind::For | TokenKind::Never | TokenKind::Always => false,
                _ => true,
            },
        };
        let behind = self.rest()[n_bytes..].trim_start().chars().next();
        let touching = self.rest()[n_bytes..].chars().next();
        let ends = match behind {
            None => !self.tokens.is_empty(),
            Some('(' | '[' | '{') => touching == behind,
            Some(c) => {
                "=<>≤≥≠+-−–*·⋅×/÷^)]}|,;".contains(c)
                    || superscript(c).is_some()
                    || keywords::begins_with_joiner(&self.rest()[n_bytes..])
            }
        };
        let is_function = keywords::FUNCTIONS.iter().any(|name| run.starts_with(name));
        !is_function
            && run.len() <= MAX_PRODUCT_LETTERS
            && run.bytes().all(|b| b.is_ascii_lowercase())
            && is_operand_due
            && ends
    }

    /// A LaTeX command.
    fn command(&mut self) {
        let body = &self.rest()[1..];
        let name: &str = &body[..body.bytes().take_while(u8::is_ascii_alphabetic).count()];
        if name.is_empty() {
            return match body.chars().next() {
                Some('{' | ' ') if self.is_behind_set() => self.take(1, TokenKind::Without),
                Some('{') if body.starts_with("{\\}") && self.is_behind_element() => self.take(4, TokenKind::Never),
                Some('{') => self.take(2, TokenKind::Open(Bracket::Curly)),
                Some('}') => self.take(2, TokenKind::Close(Bracket::Curly)),
                Some('|') => self.take(2, TokenKind::Bar),
                Some('(' | ')' | '[' | ']' | ',' | ';' | ':' | '!' | ' ' | '>') => self.blank(2),
                Some('\\') => self.take(2, TokenKind::Comma),
                Some(c) => self.complain(1 + c.len_utf8(), What::Command(c.to_string())),
                None => self.complain(1, What::Character('\\')),
            };
        }
        let n_bytes = 1 + name.len();
        if let Some(kind) = keywords::command(name) {
            return self.take_named(n_bytes, kind);
        }
        match name {
            "left" | "right" | "middle" => {
                self.blank(n_bytes);
                // `\left.` stands for a bracket that is not there.
                if self.peek() == Some('.') {
                    self.blank(1);
                }
            }
            "text" | "textrm" | "textbf" | "textit" | "mathrm" | "mathbf" | "mathit" | "mbox" | "operatorname" => {
                self.blank(n_bytes);
                let inside = self.rest().trim_start();
                if inside.starts_with('{') {
                    let skipped = self.rest().len() - inside.len();
                    self.blank(skipped + 1);
                    self.braces.push(false);
                }
            }
            "begin" | "end" => {
                let group = body[name.len()..].find('}').map_or(0, |end| end + 1);
                self.blank(n_bytes + group);
            }
            "mathbb" if body[name.len()..].starts_with("{R}") => self.take(n_bytes + 3, TokenKind::Always),
            name if keywords::is_layout(name) => self.blank(n_bytes),
            name => self.complain(n_bytes, What::Command(name.to_owned())),
        }
    }

    /// A word or command that is a sign; a variable takes its subscript along.
    fn take_named(&mut self, n_bytes: usize, kind: TokenKind) {
        match kind {
            TokenKind::Variable(name) => {
                let (n_more, subscript) = subscript(&self.rest()[n_bytes..], !self.is_coefficient_before());
                self.take(n_bytes + n_more, TokenKind::Variable(name + &subscript));
            }
            kind => self.take(n_bytes, kind),
        }
    }
}

/// Longest run of letters that may be a product although it spells a word.
const MAX_PRODUCT_LETTERS: usize = 3;
