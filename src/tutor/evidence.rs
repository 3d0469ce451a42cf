//! The exact witness over a whole solution: for each line, whether it follows from the lines above (local) and
//! whether it still agrees with the problem (global).
//!
//! After a line that is contradicted, the lines below are judged against that line and what came after it: a later
//! line that is correct from a slip is no second slip. Nothing here knows of the model.

use super::apart::{Apart, apart};
use super::slips::{Slip, slip};
use crate::algebra::{self, Evidence, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{Connective, Solution, Step, StepKind};

/// What the exact witness says of one solution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdicts {
    /// One for each step, in order.
    pub lines: Vec<LineVerdict>,
    /// Whether the answer, or else the last line, answers the problem. None if that was not decided.
    pub answer_right: Option<bool>,
    /// Index of the line that the work is taken to start from, where no problem is given: the first one that was read.
    pub start: Option<usize>,
}

/// What the exact witness says of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineVerdict {
    /// Whether it follows from the lines above.
    pub local: Verdict,
    /// Whether it is consistent with the problem.
    pub global: Verdict,
    /// The line that it was held against.
    pub from: Source,
    /// Both sides were squared or denominators cleared, here or above, which may add answers; it has not been settled yet
    /// whether it did.
    pub widens: bool,
    /// The known slip that explains a line which does not follow.
    pub slip: Option<Slip>,
    /// Where a line which does not follow parts from the one that it was held against.
    pub apart: Option<Apart>,
}

/// What a line was held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Nothing,
    Problem,
    /// Index of a step.
    Step(usize),
}

/// A line that nobody judged.
impl Default for LineVerdict {
    fn default() -> LineVerdict {
        let nothing = Verdict::NotChecked(Why::NothingBefore);
        LineVerdict {
            local: nothing.clone(),
            global: nothing,
            from: Source::Nothing,
            widens: false,
            slip: None,
            apart: None,
        }
    }
}

impl LineVerdict {
    /// The verdict to show: the local one, unless only the problem has something to say against the line.
    pub fn shown(&self) -> &Verdict {
        match (&self.local, &self.global) {
            (Verdict::NotChecked(_), fails @ Verdict::Fails(_)) => fails,
            (local, _) => local,
        }
    }

    /// Whether the line is proved not to belong where it stands.
    pub fn is_contradicted(&self) -> bool {
        matches!((&self.local, &self.global), (Verdict::Fails(_), _) | (Verdict::NotChecked(_), Verdict::Fails(_)))
    }
}

/// Runs the exact witness over one solution. Takes bounded time and never panics.
pub fn witness(solution: &Solution) -> Verdicts {
    let problem = solution.problem.as_ref().and_then(|problem| notation::parse(problem.math.text()).statement);
    let statements = statements(&solution.steps, problem.as_ref());
    let mut context = Context {
        // Without a problem, the work is measured by its own first line.
        before: problem.clone().into_iter().collect(),
        from: if problem.is_some() { Source::Problem } else { Source::Nothing },
        given: problem,
        slipped: false,
        widened: false,
        in_cases: false,
    };
    let read: Vec<Statement> = statements.iter().flatten().cloned().collect();
    let (mut n_read, mut start) = (0, None);
    let lines = statements.into_iter().enumerate().map(|(i, statement)| {
        n_read += usize::from(statement.is_some());
        let verdict = context.judge(statement.as_ref(), &read[n_read..]);
        if let Some(statement) = statement {
            if context.given.is_none() {
                start = Some(i);
            }
            context.add(i, statement, &verdict);
        }
        verdict
    });
    let lines = lines.collect();
    let answer_right = context.given.and_then(|given| answer_right(solution, &given, &read));
    Verdicts { lines, answer_right, start }
}

fn answer_right(solution: &Solution, given: &Statement, read: &[Statement]) -> Option<bool> {
    let stated = solution.answer.as_ref().and_then(|answer| notation::parse(answer.math.text()).statement);
    let answer = stated.map(|stated| of_the_letter(given, stated)).or_else(|| last_word(given, read))?;
    algebra::answers(given, solution.problem.as_ref().and_then(|problem| problem.task), &answer)
}

/// A number given as the answer to an equation in one letter is that letter's value.
fn of_the_letter(given: &Statement, stated: Statement) -> Statement {
    let letters: Vec<String> = notation::variables(given).into_iter().collect();
    match (stated, given, letters.as_slice()) {
        (Statement::Expr(value), Statement::Chain(..) | Statement::And(_) | Statement::Or(_), [letter])
            if notation::variables(&Statement::Expr(value.clone())).is_empty() =>
        {
            let letter = Expr { kind: ExprKind::Variable(letter.clone()), span: value.span };
            Statement::Chain(letter, vec![(Rel::Eq, value)])
        }
        (stated, ..) => stated,
    }
}

/// What the work ends on: its last line; where that gives one letter of the problem's several, together with the last
/// lines that give the others (`x = 3` far above `y = 1`).
fn last_word(problem: &Statement, lines: &[Statement]) -> Option<Statement> {
    let last = lines.last()?;
    let asked = notation::variables(problem);
    let mut names: Vec<&str> = solved_for(last).into_iter().collect();
    let mut all = vec![last.clone()];
    for line in lines.iter().rev() {
        if let Some(name) = solved_for(line)
            && asked.contains(name)
            && !names.is_empty()
            && !names.contains(&name)
        {
            names.push(name);
            all.insert(0, line.clone());
        }
    }
    if all.len() == 1 { all.pop() } else { Some(Statement::And(all)) }
}

/// The letter in `letter = number`.
fn solved_for(line: &Statement) -> Option<&str> {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = line else { return None };
    let [(Rel::Eq, value)] = &rest[..] else { return None };
    notation::variables(&Statement::Expr(value.clone())).is_empty().then_some(name)
}

/// What a line may build on.
struct Context {
    given: Option<Statement>,
    /// The lines that the next one is held against, the latest last: all of them, or those since the last slip.
    before: Vec<Statement>,
    from: Source,
    slipped: bool,
    /// Both sides were squared or denominators cleared above.
    widened: bool,
    /// A line above is one case of several.
    in_cases: bool,
}

impl Context {
    /// `after` holds the lines below this one.
    fn judge(&self, line: Option<&Statement>, after: &[Statement]) -> LineVerdict {
        let Some(line) = line else {
            let why = Verdict::NotChecked(Why::NotUnderstood);
            return LineVerdict { local: why.clone(), global: why, from: self.from, ..LineVerdict::default() };
        };
        let mut global = match &self.given {
            Some(given) => algebra::consistent(given, line),
            None => Verdict::NotChecked(Why::NothingBefore),
        };
        let mut local = algebra::follows_within(&self.before, line, after);
        if self.slipped && !matches!(local, Verdict::Holds(_)) && !matches!(global, Verdict::Holds(_)) {
            // A line of a system may rest on the slip and on an equation of the problem together.
            let whole: Vec<Statement> = self.given.iter().chain(&self.before).cloned().collect();
            if let holds @ Verdict::Holds(_) = algebra::follows_within(&whole, line, after) {
                local = holds;
            }
        }
        let squared = matches!(local, Verdict::Holds(Relation::MayGain));
        let widens = squared || (self.widened && matches!(local, Verdict::Holds(_)) && may_gain(&global));
        let is_case = self.in_cases || local == Verdict::Holds(Relation::Case);
        if is_case && !self.slipped && matches!(local, Verdict::Holds(_)) {
            // No case alone has all solutions of the problem.
            global = local.clone();
        }
        let slip = match &local {
            // The first slip is the one to fix, and the search takes its time.
            Verdict::Fails(evidence) if !self.slipped => slip(&self.before, line, evidence),
            // A check is of the answer, not of the line above.
            Verdict::Fails(evidence) if notation::variables(line).is_empty() => {
                let whole: Vec<Statement> = self.given.iter().chain(&self.before).cloned().collect();
                slip(&whole, line, evidence)
            }
            _ => None,
        };
        let apart = match (&local, &global) {
            (Verdict::Fails(_), _) => self.before.last().and_then(|before| apart(before, line)),
            (Verdict::NotChecked(_), Verdict::Fails(_)) => self.given.as_ref().and_then(|given| apart(given, line)),
            _ => None,
        };
        LineVerdict { local, global, from: self.from, widens, slip, apart }
    }

    fn add(&mut self, step_idx: usize, line: Statement, verdict: &LineVerdict) {
        if self.given.is_none() {
            self.given = Some(line.clone());
        }
        if verdict.is_contradicted() {
            self.slipped = true;
            self.before.clear();
        }
        self.widened |= verdict.widens;
        self.in_cases |= verdict.local == Verdict::Holds(Relation::Case);
        self.before.push(line);
        self.from = Source::Step(step_idx);
    }
}

/// Every solution of the earlier line is kept and others may join them.
fn may_gain(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Holds(relation) => *relation == Relation::MayGain,
        Verdict::Fails(Evidence::Roots { lost, gained }) => lost.is_empty() && !gained.is_empty(),
        _ => false,
    }
}

/// What each step says, None where it cannot be read.
fn statements(steps: &[Step], problem: Option<&Statement>) -> Vec<Option<Statement>> {
    let mut above = problem.cloned();
    let read = steps.iter().map(|step| {
        let statement = statement(step, above.as_ref());
        above = statement.clone().or(above.take());
        statement
    });
    read.collect()
}

/// What a step says. A line that began with `=` goes on from the left side of the equation above it.
fn statement(step: &Step, above: Option<&Statement>) -> Option<Statement> {
    if step.kind != StepKind::Math {
        return None;
    }
    let text = step.math.text();
    match left_side(above) {
        Some(left) if step.connective == Connective::Equals => {
            notation::parse(&format!("{}={text}", notation::print_expr(left))).statement
        }
        _ => notation::parse(text).statement,
    }
}

fn left_side(above: Option<&Statement>) -> Option<&Expr> {
    match above? {
        Statement::Chain(left, rest) if matches!(rest[..], [(Rel::Eq, _)]) => Some(left),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::from_lines;

    /// Each line's local and global verdict as `+`, `-` or `?`, and whether the answer is right.
    fn check(lines: &[&str], wanted: &str, answer_right: Option<bool>) {
        check_work(&from_lines(lines[0], &lines[1..]), wanted, answer_right);
    }

    fn check_work(solution: &Solution, wanted: &str, answer_right: Option<bool>) {
        let verdicts = witness(solution);
        let letter = |verdict: &Verdict| match verdict {
            Verdict::Holds(_) => '+',
            Verdict::Fails(_) => '-',
            Verdict::NotChecked(_) => '?',
        };
        let found: Vec<String> =
            verdicts.lines.iter().map(|line| [letter(&line.local), letter(&line.global)].iter().collect()).collect();
        assert_eq!(found.join(" "), wanted, "{solution:?}: {verdicts:?}");
        assert_eq!(verdicts.answer_right, answer_right, "{solution:?}");
    }

    #[test]
    fn local_and_global() {
        check(&["2x + 3 = 11", "2x = 8", "x = 4"], "++ ++", Some(true));
        check(&["2(x-3) = x+4", "2x-3 = x+4", "x = 7"], "-- +-", Some(false));
        check(&["2x + 3 = 11", "2x = 14", "x = 4"], "-- -+", Some(true));
        check(&["2x + 3 = 11", "2x = 14", "x = 8"], "-- --", Some(false));
        check(&["2x + 3 = 11", "take 3 away", "x = 4"], "?? ++", Some(true));
        check(&["", "2x = 8", "x = 4", "x = 5"], "?? ++ --", Some(false));
        check(&["2x+y=7 and x-y=2", "3x=9", "x=3", "3-y=2", "y=1"], "++ ++ ++ ++", Some(true));
        check(&["2x+y=7 and x-y=2", "3x=9", "x=3"], "++ ++", Some(false));
    }

    #[test]
    fn without_a_problem_the_first_line_read_is_the_start() {
        let start = |lines: &[&str]| witness(&from_lines("", lines)).start;
        assert_eq!(start(&["2x = 8", "x = 4"]), Some(0));
        assert_eq!(start(&["First divide by 2", "2x = 8", "x = 4"]), Some(1));
        assert_eq!(start(&["no idea"]), None);
        assert_eq!(witness(&from_lines("2x = 8", &["x = 4"])).start, None);
    }

    #[test]
    fn a_bare_number_answers_for_the_only_letter() {
        let check = |paste: &str, wanted: &str, answer_right: Option<bool>| {
            check_work(&crate::reading::split(paste).solutions[0], wanted, answer_right);
        };
        check("2x + 3 = 9\n2x = 6\nAnswer: 3", "++", Some(true));
        check("2x + 3 = 9\n2x = 6\nAnswer: 6", "++", Some(false));
        check("2x + 3y = 9\n2x = 9 - 3y\nAnswer: 3", "++", None);
    }

    #[test]
    fn squaring_may_add_answers_until_they_are_checked() {
        let lines = ["sqrt(x+2) = x", "x+2 = x^2", "x^2-x-2 = 0", "x = 2 or x = -1", "x = 2"];
        check(&lines, "++ ++ +- ++", Some(true));
        check(&lines[..4], "++ ++ +-", Some(false));
        let widens = |line: &LineVerdict| line.widens;
        let verdicts = witness(&from_lines(lines[0], &lines[1..]));
        assert_eq!(verdicts.lines.iter().map(widens).collect::<Vec<_>>(), [true, true, true, false]);
        check(&["x = 2", "x^2 = 4"], "--", Some(false));
        check(&["sqrt(3x+4) = 2+sqrt(x+2)", "3x+4 = 4+4sqrt(x+2)+(x+2)"], "++", Some(false));
    }

    #[test]
    fn cases_may_stand_on_separate_lines() {
        let lines = ["x^2-5x+6=0", "(x-2)(x-3)=0", "x-2=0", "x=2", "x-3=0", "x=3", "x=2 or x=3"];
        check(&lines, "++ ++ ++ ++ ++ ++", Some(true));
        check(&lines[..4], "++ -- +-", Some(false));
        check(&["x^2-5x+6=0", "(x-2)(x-3)=0", "x-2=0", "x=1", "x-3=0", "x=3"], "++ ++ -- -- +-", Some(false));
        check(&["-3<2x+1<=7", "-3<2x+1", "-2<x", "2x+1<=7", "x<=3", "-2<x<=3"], "++ ++ ++ ++ ++", Some(true));
        check(&["x/(x-2)=2/(x-2)", "x=2", "no solution"], "+- ++", Some(true));
    }

    #[test]
    fn expressions_at_values_and_systems_that_are_not_linear() {
        check(&["3x^2-2x for x=-2", "3(-2)^2-2(-2)", "=12+4", "=16"], "++ ++ ++", Some(true));
        check(&["3x^2-2x for x=-2", "-12+4", "-8"], "-- +-", Some(false));
    }

    #[test]
    fn a_line_that_begins_with_equals_goes_on_from_the_left_side() {
        check(&["(x+1)^2", "= x^2+2x+1", "= x^2+3x"], "++ --", Some(false));
        check(&["x^2-4x+3=0", "x = (4±sqrt(16-12))/2", "= (4±2)/2", "= 3 or 1"], "++ ++ ++", Some(true));
    }
}
