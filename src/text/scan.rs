//! Layout: plain characters to rows, with Markdown, maths delimiters and LaTeX's layout taken off.
//!
//! One walk over the text with a stack of frames. A frame is a stretch between two partners that [`Pairs`] found
//! beforehand (`\[ \]`, an environment, the argument of `\text`), so a frame always ends; the innermost one that
//! decides says whether the character at hand is maths, text or words. What is taken off leaves no character behind;
//! what is kept keeps its origin.

use super::delimiters::{self, Pairs};
use super::latex::{self, Command, Environment};
use super::markdown;
use super::rows::{Row, Segment, SegmentKind};
use super::span::{Mapped, Span};

/// Reads the rows of a decoded paste.
pub fn rows(clean: &Mapped) -> Vec<Row> {
    let text = clean.text();
    let mut scanner = Scanner {
        clean,
        text,
        pairs: Pairs::find(text),
        at: 0,
        frames: Vec::new(),
        row: Row::default(),
        rows: Vec::new(),
        blank: false,
        in_table: false,
        relation: false,
    };
    while scanner.at < text.len() {
        scanner.step();
    }
    scanner.end_row();
    scanner.rows
}

/// Frames nested deeper than this are read as plain characters.
const MAX_FRAMES: usize = 32;

struct Frame {
    /// Where the closing partner begins, and its length.
    end: usize,
    close_bytes: usize,
    kind: FrameKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FrameKind {
    /// `$ $`, `\( \)`: a part of a row.
    Inline,
    /// `$$ $$`, `\[ \]`: rows of its own.
    Display,
    Environment(Environment),
    /// The argument of `\text`.
    Words,
    Boxed,
    Heading,
    /// Delimiters that say nothing about what they hold.
    Plain,
}

struct Scanner<'a> {
    clean: &'a Mapped,
    text: &'a str,
    pairs: Pairs,
    at: usize,
    frames: Vec<Frame>,
    row: Row,
    rows: Vec<Row>,
    /// A blank line was passed since the last row.
    blank: bool,
    /// This line is a row of a Markdown table.
    in_table: bool,
    /// The row holds a relation sign on a line of the paste that has ended (displays only).
    relation: bool,
}

impl Scanner<'_> {
    fn step(&mut self) {
        if let Some(frame) = self.frames.pop_if(|frame| frame.end <= self.at) {
            self.at = self.at.max(frame.end + frame.close_bytes);
            if frame.kind == FrameKind::Heading {
                self.end_row();
            }
            return;
        }
        let kind = self.kind();
        if self.at_line_start() && kind == SegmentKind::Text && self.line_layout() {
            return;
        }
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return };
        let is_text = kind == SegmentKind::Text;
        match c {
            '\n' => self.newline(),
            '\\' => self.command(kind),
            '$' => self.dollar(),
            '&' if kind == SegmentKind::Math && !self.in_verbatim() => self.skip(1, " "),
            '&' if is_text && rest[1..].trim_start_matches(' ').starts_with(['=', '<', '>']) => self.skip(1, " "),
            '~' if kind == SegmentKind::Math => self.skip(1, " "),
            '%' if self.in_environment() => self.comment(),
            '~' if is_text && self.struck().is_some() => {
                self.enter(2, self.struck().unwrap_or(self.at), 2, FrameKind::Words)
            }
            '`' if is_text => self.skip(1, ""),
            '*' if is_text && rest.starts_with("**") && markdown::is_bold(self.text, self.at) => self.skip(2, ""),
            '\t' if is_text => self.tab(),
            '|' if is_text && self.in_table => self.tab(),
            c => self.keep(c.len_utf8()),
        }
    }

    /// What the characters here are.
    fn kind(&self) -> SegmentKind {
        let decided = self.frames.iter().rev().find_map(|frame| match frame.kind {
            FrameKind::Inline | FrameKind::Display | FrameKind::Boxed => Some(SegmentKind::Math),
            FrameKind::Environment(Environment::Text) | FrameKind::Heading => Some(SegmentKind::Text),
            FrameKind::Environment(_) => Some(SegmentKind::Math),
            FrameKind::Words => Some(SegmentKind::Words),
            FrameKind::Plain => None,
        });
        decided.unwrap_or(SegmentKind::Text)
    }

    /// The innermost frame that lays out rows.
    fn environment(&self) -> Option<FrameKind> {
        let lays_out = |kind| matches!(kind, FrameKind::Inline | FrameKind::Display | FrameKind::Environment(_));
        self.frames.iter().rev().map(|frame| frame.kind).find(|&kind| lays_out(kind))
    }

    fn in_verbatim(&self) -> bool {
        self.environment() == Some(FrameKind::Environment(Environment::Verbatim))
    }

    fn in_environment(&self) -> bool {
        let behind_backslash = self.at > 0 && self.text.as_bytes()[self.at - 1] == b'\\';
        !behind_backslash && matches!(self.environment(), Some(FrameKind::Display | FrameKind::Environment(_)))
    }

    fn at_line_start(&self) -> bool {
        self.at == 0 || self.text.as_bytes()[self.at - 1] == b'\n'
    }

    /// What Markdown says about the line that begins here. True if something was taken off.
    fn line_layout(&mut self) -> bool {
        let mut lines = self.text[self.at..].split('\n');
        let line = lines.next().unwrap_or_default();
        let mut heads_table = || lines.next().is_some_and(markdown::is_table_rule);
        self.in_table = line.trim_start().starts_with('|') && (self.in_table || heads_table());
        match markdown::line(line) {
            markdown::Line::Fence { marks_bytes } => self.at += marks_bytes,
            markdown::Line::Rule => {
                self.end_row();
                let blank_before = std::mem::take(&mut self.blank);
                self.rows.push(Row { rule: true, blank_before, ..Row::default() });
                self.at += line.len();
            }
            markdown::Line::TableRule => self.at += line.len(),
            markdown::Line::Heading { marks_bytes } => {
                self.row.heading = true;
                self.at += marks_bytes;
            }
            markdown::Line::Quote { marks_bytes } => self.at += marks_bytes,
            markdown::Line::OpenBracket => match markdown::closing_bracket(&self.text[self.at..]) {
                Some(length) => self.enter(line.len(), self.at + length - 1, 1, FrameKind::Display),
                None => return false,
            },
            markdown::Line::Bracketed { open_bytes, inside_bytes } => {
                let end = self.at + open_bytes + inside_bytes;
                self.enter(open_bytes, end, 1, FrameKind::Display);
            }
            markdown::Line::Plain => return false,
        }
        true
    }

    fn newline(&mut self) {
        self.at += 1;
        match self.environment() {
            None | Some(FrameKind::Environment(Environment::Text)) => {
                self.end_row();
                if self.text[self.at..].split('\n').next().is_some_and(|line| line.trim().is_empty()) {
                    self.blank = true;
                }
            }
            Some(FrameKind::Display) if self.between_statements() => self.end_row(),
            _ => self.push(' ', Span::new(self.at - 1, self.at)),
        }
    }

    /// In a display without `\\`: both this row and the next line hold a relation, so they are two lines.
    fn between_statements(&mut self) -> bool {
        let line = self.text[..self.at - 1].rsplit('\n').next().unwrap_or_default();
        self.relation |= has_relation(line);
        let next = self.text[self.at..].split('\n').next().unwrap_or_default();
        let begins = |c: char| c.is_alphanumeric() || "(-−+√∛∜|".contains(c);
        self.relation && has_relation(next) && next.trim_start().starts_with(begins)
    }

    fn dollar(&mut self) {
        let double = self.text[self.at..].starts_with("$$");
        let (kind, length) = if double { (FrameKind::Display, 2) } else { (FrameKind::Inline, 1) };
        match self.pairs.close(self.at) {
            Some(close) => self.enter(length, close.at, close.length, kind),
            None => self.keep(1),
        }
    }

    /// LaTeX's own comment, up to the end of its line: words beside the maths.
    fn comment(&mut self) {
        let line_end = self.text[self.at..].find('\n').map_or(self.text.len(), |length| self.at + length);
        let end = self.frames.last().map_or(line_end, |frame| frame.end.min(line_end));
        self.enter(1, end, 0, FrameKind::Words);
    }

    /// `~~2x = 14~~`: what is struck out is no line of the work. The byte at which the stretch that begins here ends.
    fn struck(&self) -> Option<usize> {
        let line = self.text[self.at..].strip_prefix("~~")?.split('\n').next()?;
        line.find("~~").filter(|&length| length > 0).map(|length| self.at + 2 + length)
    }

    fn tab(&mut self) {
        let origin = self.origin(1);
        self.segment(SegmentKind::Tab, false).text.push('\t', origin);
        self.at += 1;
    }

    fn command(&mut self, kind: SegmentKind) {
        let rest = &self.text[self.at + 1..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let star = usize::from(letters > 0 && rest[letters..].starts_with('*'));
        let name = match letters {
            0 => &rest[..rest.chars().next().map_or(0, char::len_utf8)],
            _ => &rest[..letters],
        };
        let whole = 1 + name.len();
        match name {
            "\\" => self.line_break(),
            "[" | "(" => match self.pairs.close(self.at) {
                Some(close) if name == "[" => self.enter(2, close.at, close.length, FrameKind::Display),
                Some(close) => self.enter(2, close.at, close.length, FrameKind::Inline),
                None => self.keep(2),
            },
            " " if latex::takes_out(self.text, self.at) => self.skip(1, "∖"),
            "begin" => self.begin(),
            "end" => {
                let length =
                    delimiters::environment(&self.text[self.at..], "\\end").map_or(whole, |(_, length)| length);
                self.skip(length, " ");
            }
            _ if kind == SegmentKind::Text && letters == 0 && markdown::is_escape(name) => {
                self.at += 1;
                self.keep(name.len());
            }
            _ => match latex::command(&rest[..letters + star]).or_else(|| latex::command(name)) {
                Some(command) => self.lay_out(command, whole, star),
                None => self.keep(whole),
            },
        }
    }

    /// Carries out a layout command whose name ends `whole` bytes from here; `star` is 1 if a star follows it.
    fn lay_out(&mut self, command: Command, whole: usize, star: usize) {
        let braced = |at: usize| self.text[at..].starts_with('{').then(|| self.pairs.close(at)).flatten();
        let after_star = self.at + whole + star;
        let mut argument = braced(self.at + whole).map(|close| (whole, close));
        if star == 1 && argument.is_none() {
            argument = braced(after_star).map(|close| (whole + 1, close));
        }
        let open = |kind| argument.map(|(length, close)| (length + 1, close, kind));
        let frame = match command {
            Command::Space => return self.skip(whole, " "),
            Command::Text(text) => return self.skip(whole, text),
            Command::Drop => {
                // `\left.` and `\right.` draw nothing.
                let dot = usize::from(self.text[self.at + whole..].starts_with('.') && self.names_a_side(whole));
                return self.skip(whole + dot, "");
            }
            Command::DropArgument => {
                let end = argument.map_or(self.at + whole, |(_, close)| close.at + 1);
                return self.skip(end - self.at, "");
            }
            Command::Break => {
                self.end_row();
                return self.skip(whole, "");
            }
            Command::Unwrap => open(FrameKind::Plain),
            Command::UnwrapSecond => argument.and_then(|(_, first)| {
                let second = first.at + 1;
                braced(second).map(|close| (second + 1 - self.at, close, FrameKind::Plain))
            }),
            Command::Words if self.kind() == SegmentKind::Text => open(FrameKind::Plain),
            Command::Words => open(FrameKind::Words),
            Command::Boxed => open(FrameKind::Boxed),
            Command::Heading => {
                self.end_row();
                self.row.heading = true;
                open(FrameKind::Heading)
            }
        };
        match (frame, command, argument) {
            (Some((length, close, kind)), ..) => self.enter(length, close.at, close.length, kind),
            // `\color{red}` up to the end of its group.
            (None, Command::UnwrapSecond, Some((_, first))) => self.skip(first.at + 1 - self.at, ""),
            (None, ..) => self.skip(whole, ""),
        }
    }

    fn names_a_side(&self, whole: usize) -> bool {
        matches!(&self.text[self.at..self.at + whole], "\\left" | "\\right")
    }

    /// `\\` with its options.
    fn line_break(&mut self) {
        let length = 2 + latex::break_options(&self.text[self.at + 2..]);
        match self.environment() {
            Some(FrameKind::Environment(Environment::Verbatim)) => self.keep(2),
            Some(FrameKind::Environment(Environment::Together)) => {
                let more = !self.text[self.at + length..].trim_start().starts_with("\\end");
                self.skip(length, if more { " and " } else { " " });
            }
            _ => {
                self.end_row();
                self.skip(length, "");
            }
        }
    }

    /// `\begin{name}` with its arguments.
    fn begin(&mut self) {
        let rest = &self.text[self.at..];
        let Some((name, mut length)) = delimiters::environment(rest, "\\begin") else { return self.keep(6) };
        let Some(mut environment) = latex::environment(name) else { return self.keep(length) };
        if environment != Environment::Verbatim {
            while let Some(option) = latex::option_bytes(&rest[length..], name) {
                length += option;
            }
        }
        if matches!(name, "array" | "aligned") && self.drop_open_brace() {
            environment = Environment::Together;
        }
        let own_rows = environment == Environment::Text || self.environment().is_none();
        if own_rows && environment != Environment::Together && !self.row.is_blank() && self.kind() == SegmentKind::Text
        {
            self.row.segments.push(Segment { kind: SegmentKind::Text, text: Mapped::default(), boxed: false });
        }
        match self.pairs.close(self.at) {
            Some(close) if environment == Environment::Verbatim => {
                let begin = self.at;
                self.enter(0, close.at + close.length, 0, FrameKind::Environment(environment));
                self.keep(begin + length - self.at);
            }
            Some(close) => self.enter(length, close.at, close.length, FrameKind::Environment(environment)),
            None => self.skip(length, " "),
        }
    }

    /// Takes a `\{` before a column of equations off the row: it says that they hold together.
    fn drop_open_brace(&mut self) -> bool {
        let Some(segment) = self.row.segments.last_mut() else { return false };
        match segment.text.text().trim_end().strip_suffix("\\{").map(str::len) {
            Some(length) => {
                segment.text.truncate(length);
                true
            }
            None => false,
        }
    }

    /// Enters a frame whose opening delimiter is `open_bytes` long.
    fn enter(&mut self, open_bytes: usize, end: usize, close_bytes: usize, kind: FrameKind) {
        // A partner beyond the end of the frame around it is not a partner.
        if self.frames.len() >= MAX_FRAMES || self.frames.last().is_some_and(|outer| end > outer.end) {
            return self.keep(open_bytes.max(1));
        }
        if kind == FrameKind::Display && self.after_statement() {
            self.end_row();
        }
        self.at += open_bytes;
        self.frames.push(Frame { end, close_bytes, kind });
    }

    /// Whether the row ends with a statement between delimiters: a display that follows is a line of its own.
    fn after_statement(&self) -> bool {
        let last = self.row.segments.iter().rev().find(|segment| !segment.text.is_blank());
        last.is_some_and(|last| last.kind == SegmentKind::Math && has_relation(last.text.text()))
    }

    /// Keeps the next `length` bytes.
    fn keep(&mut self, length: usize) {
        let end = self.at + length;
        while let Some(c) = self.text[self.at..end].chars().next() {
            let origin = self.origin(c.len_utf8());
            let boxed = self.frames.iter().any(|frame| frame.kind == FrameKind::Boxed);
            self.segment(self.kind(), boxed).text.push(c, origin);
            self.at += c.len_utf8();
        }
    }

    /// Takes the next `length` bytes off, and puts `instead` in their place.
    fn skip(&mut self, length: usize, instead: &str) {
        let origin = self.origin(length);
        for c in instead.chars() {
            let boxed = self.frames.iter().any(|frame| frame.kind == FrameKind::Boxed);
            self.segment(self.kind(), boxed).text.push(c, origin);
        }
        self.at += length;
    }

    /// Puts in `c` for the bytes `part` of the text.
    fn push(&mut self, c: char, part: Span) {
        let origin = self.clean.origin(part);
        self.segment(self.kind(), false).text.push(c, origin);
    }

    /// The part of the paste behind the next `length` bytes.
    fn origin(&self, length: usize) -> Span {
        self.clean.origin(Span::new(self.at, self.at + length))
    }

    /// The segment that takes the next character.
    fn segment(&mut self, kind: SegmentKind, boxed: bool) -> &mut Segment {
        if self.row.segments.last().is_none_or(|last| last.kind != kind) {
            self.row.segments.push(Segment { kind, text: Mapped::default(), boxed });
        }
        let last = self.row.segments.len() - 1;
        let segment = &mut self.row.segments[last];
        segment.boxed |= boxed;
        segment
    }

    fn end_row(&mut self) {
        self.relation = false;
        let mut row = std::mem::take(&mut self.row);
        if row.is_blank() {
            // A heading's text may begin on the next row of its frame.
            self.row.heading = row.heading;
            return;
        }
        row.blank_before = std::mem::take(&mut self.blank);
        self.rows.push(row);
    }
}

/// Whether a relation sign stands in `text`.
pub fn has_relation(text: &str) -> bool {
    text.contains(['=', '<', '>', '≤', '≥', '≠', '⩽', '⩾', '≦', '≧', '≈'])
        || ["\\le", "\\ge", "\\ne", "\\lt", "\\gt", "\\approx"].iter().any(|command| text.contains(command))
}
