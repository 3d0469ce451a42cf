//! Commands of computer algebra systems and what they print, as a person writes a problem and its answer: `solve(3x - 5 = 10, x)`
//! is "Problem: solve 3x - 5 = 10", and the row below it, `{x = 5}` or `[5]`, is a statement or a set.
//!
//! Where a bracket is not closed or an argument is unknown, the row stays as it is written.

use crate::lexicon::all;
use crate::text::{Mapped, Span, has_relation};

/// The text with all of them so. What is written for another keeps where that stood.
pub(super) fn as_problems(text: Mapped) -> Mapped {
    let mut session = Session::default();
    let mut start = 0;
    for line in text.text().split_inclusive('\n') {
        session.read(start, line.trim_end_matches(['\n', ' ', ';']));
        start += line.len();
    }
    if !session.has_command {
        return text;
    }
    text.with_replaced(session.edits.iter().map(|(span, with)| (*span, with.as_str())))
}

/// The task that a command of this name, in lower case, stands for.
fn task_of(name: &str) -> Option<&'static str> {
    let entries = all(|lexicon| &lexicon.commands).filter_map(|entry| entry.rsplit_once(' '));
    entries.filter(|(known, _)| *known == name).map(|(_, task)| task).next()
}

#[derive(Default)]
struct Session {
    edits: Vec<(Span, String)>,
    has_command: bool,
    /// The task of the command above, whose result is still to come.
    awaits: Option<&'static str>,
    /// Names that stand for equations.
    named: Vec<String>,
}

impl Session {
    fn read(&mut self, start: usize, line: &str) {
        let n_label =
            || ["Output:", "Result:", "Out:"].into_iter().find(|label| line.starts_with(label)).map_or(0, str::len);
        let n_prompt = match prompt_bytes(line) {
            0 if self.awaits.is_some() => n_label(),
            n_prompt => n_prompt,
        };
        let body = &line[n_prompt..];
        let body = body.trim_start();
        let at = start + line.len() - body.len();
        if n_prompt > 0 {
            self.replace(start, at, "");
        }
        if body.is_empty() || body.starts_with("```") {
            return;
        }
        let n_edits = self.edits.len();
        if let Some(task) = self.command(at, body) {
            self.has_command = true;
            self.awaits = Some(task);
            return;
        }
        self.edits.truncate(n_edits);
        if declares(body) {
            self.replace(at, at + body.len(), "symbols");
            return;
        }
        if let Some((name, value)) = body.split_once('=').filter(|_| n_prompt > 0 || body.contains("Eq("))
            && is_name(name.trim())
            && equation_bytes(value.trim_start()) > 0
        {
            let from = at + body.len() - value.trim_start().len();
            self.replace(at, from, if self.named.is_empty() { "Problem: " } else { "" });
            self.equation(from, value.trim_start());
            self.named.push(name.trim().to_owned());
            return;
        }
        if let Some(task) = self.awaits.take() {
            self.result(at, body, task);
        }
    }

    fn replace(&mut self, from: usize, to: usize, with: &str) {
        self.edits.push((Span::new(from, to), with.to_owned()));
    }

    /// A command that is the whole line: its task.
    fn command(&mut self, at: usize, line: &str) -> Option<&'static str> {
        let line = line.trim_end();
        if let Some(inside) = line.strip_prefix("print(").and_then(|rest| rest.strip_suffix(')')) {
            self.replace(at, at + "print(".len(), "");
            let task = self.command(at + "print(".len(), inside)?;
            self.replace(at + line.len() - 1, at + line.len(), "");
            return Some(task);
        }
        let open = line.find(['(', '['])?;
        let name = line[..open].rsplit('.').next()?.to_lowercase();
        let is_whole = line[..open].chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '_'));
        let task = task_of(&name).filter(|_| is_whole)?;
        let inside = line[open + 1..].strip_suffix(if line[open..].starts_with('(') { ')' } else { ']' })?;
        let parts = arguments(inside)?;
        let (first, others) = parts.split_first()?;
        if !others.iter().all(|part| is_option(&inside[part.start..part.end])) {
            return None;
        }
        let offset = at + open + 1;
        let lead = inside[first.start..].len() - inside[first.start..].trim_start().len();
        let body = inside[first.start..first.end].trim();
        let is_known = self.named.iter().any(|name| name == body)
            || bracketed(body)
                .is_some_and(|inner| inner.split(',').all(|part| self.named.iter().any(|name| name == part.trim())));
        if is_known {
            self.replace(at, at + line.len(), task);
            return Some(task);
        }
        self.replace(at, offset + first.start + lead, &format!("Problem: {task} "));
        if task == "solve" {
            self.equations(offset + first.start + lead, body)?;
        }
        self.replace(offset + first.start + lead + body.len(), at + line.len(), "");
        Some(task)
    }

    /// What is to be solved: an equation, several in brackets, or an expression whose zeros are asked for.
    fn equations(&mut self, at: usize, body: &str) -> Option<()> {
        let Some(inner) = bracketed(body) else {
            self.equation(at, body);
            return Some(());
        };
        self.replace(at, at + 1, "");
        let parts = arguments(inner)?;
        for (i, part) in parts.iter().enumerate() {
            let text = &inner[part.start..part.end];
            let start = at + 1 + part.start + (text.len() - text.trim_start().len());
            if i > 0 {
                self.replace(at + part.start, start, " and ");
            }
            self.equation(start, text.trim());
        }
        self.replace(at + 1 + inner.len(), at + body.len(), "");
        Some(())
    }

    fn equation(&mut self, at: usize, text: &str) {
        let n_name = equation_bytes(text);
        let inside = text[n_name..].strip_suffix(')').filter(|_| n_name > 0);
        let parts = inside.and_then(arguments).filter(|parts| parts.len() == 2);
        if let Some(parts) = parts {
            let comma = at + n_name + parts[0].end;
            self.replace(at, at + n_name, "");
            self.replace(comma, comma + 1, " = ");
            self.replace(at + text.len() - 1, at + text.len(), "");
        } else if let Some(double) = text.find("==") {
            self.replace(at + double, at + double + 1, "");
        } else if !has_relation(text) {
            self.replace(at + text.len(), at + text.len(), " = 0");
        }
    }

    /// What the command above has printed.
    fn result(&mut self, at: usize, text: &str, task: &str) {
        let text = text.trim_end();
        if task != "solve" {
            return;
        }
        if let Some(listed) = ["FiniteSet(", "set(["].into_iter().find(|name| text.starts_with(name)) {
            self.replace(at, at + listed.len(), "{");
            self.replace(
                at + listed.len() + text[listed.len()..].trim_end_matches([')', ']']).len(),
                at + text.len(),
                "}",
            );
            return;
        }
        if matches!(text, "[]" | "{}" | "EmptySet" | "EmptySet()" | "false" | "False") {
            self.replace(at, at + text.len(), "no solution");
            return;
        }
        let Some(inner) = bracketed(text).filter(|_| !text.starts_with('(')) else { return };
        let Some(parts) = arguments(inner) else { return };
        let is_statement = |text: &str| text.contains(['=', ':', '<', '>']) || text.contains("->");
        if !is_statement(inner) {
            self.replace(at, at + 1, "{");
            self.replace(at + text.len() - 1, at + text.len(), "}");
            return;
        }
        let stated: Vec<String> = parts.iter().map(|part| statements(&inner[part.start..part.end])).collect();
        let letter = |text: &String| text.split('=').next().unwrap_or_default().trim().to_owned();
        let is_choice = bracketed(inner.trim()).is_some()
            || stated.len() > 1
                && (stated.iter().all(|one| letter(one) == letter(&stated[0])) || inner.contains(" and "))
            || inner.trim_start().starts_with(['{', '[']);
        let written = stated.join(if is_choice { " or " } else { " and " });
        self.replace(at, at + text.len(), &written);
    }
}

/// The statements of one solution: `{x: 3, y: 2}`, `x -> 3, y -> 2`, `x = 3`.
fn statements(text: &str) -> String {
    let text = text.trim();
    let inner = bracketed(text).unwrap_or(text);
    let parts = arguments(inner).unwrap_or_default();
    let plain =
        |part: &Span| inner[part.start..part.end].trim().replace("->", "=").replace("==", "=").replace(':', " =");
    let all: Vec<String> = parts.iter().map(plain).collect();
    match all.len() {
        0 | 1 => all.concat(),
        _ => format!("({})", all.join(" and ")),
    }
}

/// The bytes of a prompt, `>>> ` or `In [3]:`, that a line begins with.
fn prompt_bytes(line: &str) -> usize {
    let indent = line.len() - line.trim_start().len();
    let text = &line[indent..];
    for prompt in [">>>", "sage:", "julia>", "... "] {
        if let Some(rest) = text.strip_prefix(prompt) {
            return line.len() - rest.trim_start().len();
        }
    }
    let numbered = ["In [", "In[", "Out[", "Out [", "(%i", "(%o"].into_iter().find_map(|open| {
        let rest = text.strip_prefix(open)?;
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let rest = rest.strip_prefix([']', ')'])?;
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        Some(rest.strip_prefix('=').unwrap_or(rest))
    });
    numbered.map_or(0, |rest| line.len() - rest.trim_start().len())
}

/// The bytes of `Eq(` or `sp.Eq(` that a text begins with.
fn equation_bytes(text: &str) -> usize {
    let before = text.find("Eq(").filter(|at| text[..*at].is_empty() || is_name(text[..*at].trim_end_matches('.')));
    before.map_or(0, |at| at + "Eq(".len())
}

/// Whether a line of a session only says which letters are used or which package.
fn declares(line: &str) -> bool {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim_start());
    let is_import = line.starts_with("import ") || line.starts_with("from ") && line.contains(" import ");
    let is_setting = ["init_printing(", "var(", "syms ", "@vars "].iter().any(|start| line.starts_with(start));
    let is_symbol =
        ["symbols(", "Symbol(", "sp.symbols(", "sympy.symbols(", "var("].iter().any(|s| value.starts_with(s));
    is_import || is_setting || is_symbol
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Whether an argument says which letters are meant or in what form the result is wanted.
fn is_option(text: &str) -> bool {
    let text = text.trim();
    let letters = bracketed(text).unwrap_or(text);
    let is_letters = letters.split(',').all(|name| is_name(name.trim()) && name.trim().chars().count() <= 2);
    is_letters || ["dict=", "set=", "domain=", "S.Reals", "Reals", "RR"].iter().any(|option| text.starts_with(option))
}

/// What stands in the bracket that a text is.
fn bracketed(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let inner = text[1..].strip_suffix(close)?;
    arguments(inner).map(|_| inner)
}

/// The parts of a text between its outer commas; none where its brackets are not closed.
fn arguments(text: &str) -> Option<Vec<Span>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    parts.push(Span::new(start, text.len()));
    (depth == 0).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str) {
        assert_eq!(as_problems(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
    }

    #[test]
    fn commands_are_problems() {
        check("solve(3x-5=10,x)\n{x=5}", "Problem: solve 3x-5=10\nx=5");
        check("solve(x^2-4=0,x)\n{x=-2,x=2}", "Problem: solve x^2-4=0\nx=-2 or x=2");
        check("solve({x+y=5,x-y=1},{x,y})\n{x=3,y=2}", "Problem: solve x+y=5 and x-y=1\nx=3 and y=2");
        check("factor(x^2+5x+6)\n(x+2)(x+3)", "Problem: factor x^2+5x+6\n(x+2)(x+3)");
        check("Solve[x^2 == 4, x]\n{{x -> -2}, {x -> 2}}", "Problem: solve x^2 = 4\nx = -2 or x = 2");
        check(
            ">>> from sympy import *\n>>> x = symbols('x')\n>>> solve(Eq(2*x + 3, 7), x)\n[2]",
            "symbols\nsymbols\nProblem: solve 2*x + 3 =  7\n{2}",
        );
        check("In [3]: solve(x**2 - 9, x)\nOut[3]: [-3, 3]", "Problem: solve x**2 - 9 = 0\n{-3, 3}");
        check("eq = Eq(2*x + 3, 7)\nsolve(eq, x)\n[2]", "Problem: 2*x + 3 =  7\nsolve\n{2}");
        check("print(expand((x+2)*(x-5)))\nx**2 - 3*x - 10", "Problem: expand (x+2)*(x-5)\nx**2 - 3*x - 10");
        check("Löse(x² = 4)\n{x = -2, x = 2}", "Problem: solve x² = 4\nx = -2 or x = 2");
    }

    #[test]
    fn what_is_no_command_stays() {
        for text in
            ["solve 3x = 5\nx = 5/3", "factor (x+1)(x+2)", "simplify(3x+2)(x-1)", "f(x) = 3\n[2]", "solve(3x = 5"]
        {
            check(text, text);
        }
    }
}
