//! Lines to text and labels, checked on the text that is shown.
//!
//! Construction says which line is unsound; the check says whether that is so. Where they contradict each other the
//! solution is thrown away, so that a fault in a rule or in the printer cannot become a wrong label.

use super::moves::has_special;
use super::path::{Fault, Line};
use super::row::{Family, SlipAt};
use super::slips;
use super::state::State;
use super::surface::Surface;
use super::write::Notation;
use crate::algebra::{Evidence, Premises, Relation, Verdict, answers, follows, follows_from};
use crate::notation::{
    Expr, ExprKind, Statement, gives_imaginary_value, parse, statement_with_euler, statement_with_imaginary,
    uses_euler, uses_imaginary,
};
use crate::reading::{Task, from_lines};
use fastrand::Rng;

/// What came of a solution.
pub enum Checked {
    Agreed {
        problem: String,
        steps: Vec<String>,
        labels: Vec<u8>,
        slips: Vec<SlipAt>,
        answer_right: bool,
        n_lucky: usize,
    },
    /// A line that should be sound is not, or the text does not read as the line.
    Disagreed,
    /// A slip's line could not be decided.
    Undecided,
}

/// Write a solution down and label its lines.
pub fn check(family: Family, start: &State, lines: &[Line], surface: &Surface, rng: &mut Rng) -> Checked {
    let given = start.statement(&surface.notation);
    let task = match family {
        Family::Collect | Family::Exponent => Task::Simplify,
        Family::Evaluation => Task::Evaluate,
        Family::Expand => Task::Expand,
        Family::Factorise => Task::Factorise,
        _ => match (start, &given) {
            (State::Scene(_), Statement::At(..)) => Task::Evaluate,
            (State::Scene(_), Statement::Expr(expr)) if is_bare(expr) => Task::Evaluate,
            (State::Scene(scene), Statement::Expr(_)) if scene.ends_in_product() => Task::Factorise,
            (State::Scene(_), Statement::Expr(_)) => Task::Simplify,
            _ => Task::Solve,
        },
    };
    let problem = match start {
        State::Literal(literal) => surface.problem_for(literal.target, &given),
        _ => surface.problem(task, &given, rng),
    };
    if !reads_as(&problem, &given) {
        return Checked::Disagreed;
    }
    let (mut steps, mut labels, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_lucky = 0;
    let constants = Constants::of(&given, lines, &surface.notation);
    let given = constants.read(&given);
    let mut above = vec![given.clone()];
    for (step, line) in lines.iter().enumerate() {
        let statement = line.state.statement(&surface.notation);
        let maths = surface.line(&statement);
        let Some(shown) = parse(&maths).statement.filter(|shown| *shown == statement) else {
            return Checked::Disagreed;
        };
        let says = constants.read(&shown);
        let Some(verdict) = verdict(start, line, &above, &says, &surface.notation, constants) else {
            return Checked::Undecided;
        };
        let is_sound = match (line.fault, &verdict) {
            (None | Some(Fault::Words), Verdict::Fails(_)) => return Checked::Disagreed,
            // Sound by its moves, and a slip gives the same line: nobody could tell.
            (None | Some(Fault::Words), Verdict::Holds(Relation::ByLuck)) => return Checked::Undecided,
            (None, _) => true,
            (Some(Fault::Lucky(_)), verdict) if !keeps_solutions(verdict) => return Checked::Disagreed,
            (Some(Fault::Words), _) => false,
            (Some(fault), _) if fault.is_nonsense() => false,
            // One case of several, or all that is left of them: only the lines below could tell.
            (Some(_), Verdict::Fails(evidence)) if is_one_case(above.last(), &says, evidence) => {
                return Checked::Undecided;
            }
            (Some(_), Verdict::Fails(_) | Verdict::Holds(Relation::ByLuck)) => false,
            // Right, and by no wrong way that can be shown: it may be sound as well.
            (Some(_), Verdict::Holds(_) | Verdict::NotChecked(_)) => return Checked::Undecided,
        };
        n_lucky += usize::from(!is_sound && line.fault != Some(Fault::Words) && keeps_solutions(&verdict));
        let reason = match line.fault {
            Some(Fault::Words) => surface.mismatch(&line.moves, rng),
            _ => match &line.words {
                Some(words) => surface.own_words(words, rng),
                None => surface.reason(&line.moves, rng),
            },
        };
        // Where nothing else can be said, the line is what it was: sound.
        let is_sound = is_sound || (line.fault == Some(Fault::Words) && reason.is_none());
        if let Some(fault) = line.fault.filter(|_| !is_sound) {
            slips.push(SlipAt {
                step,
                id: fault.id(),
                keeps_solutions: fault != Fault::Words && matches!(verdict, Verdict::Holds(_)),
            });
        }
        labels.push(u8::from(is_sound));
        let text = surface.step(reason, maths.clone());
        if text != maths && !reads_as_step(&text, &shown) {
            return Checked::Disagreed;
        }
        steps.push(text);
        above.push(says);
    }
    let answer_right = above.last().and_then(|last| answers(&given, Some(task), last)) == Some(true);
    Checked::Agreed { problem, steps, labels, slips, answer_right, n_lucky }
}

/// Which letters of a solution are numbers, told by all of its lines together.
#[derive(Clone, Copy)]
struct Constants {
    imaginary: bool,
    euler: bool,
}

impl Constants {
    fn of(given: &Statement, lines: &[Line], notation: &Notation) -> Constants {
        let all: Vec<Statement> = lines.iter().map(|line| line.state.statement(notation)).collect();
        let any = |is: fn(&Statement) -> bool| is(given) || all.iter().any(is);
        let imaginary = any(uses_imaginary) || all.iter().any(gives_imaginary_value);
        Constants { imaginary, euler: any(uses_euler) }
    }

    /// Whether a line follows from another one, over the complex numbers where i is among them.
    fn follows(self, before: &Statement, line: &Statement) -> Verdict {
        let premises = Premises { is_complex: self.imaginary, ..Premises::default() };
        follows_from(&premises, std::slice::from_ref(before), line, &[])
    }

    fn read(self, statement: &Statement) -> Statement {
        match self {
            Constants { imaginary: true, .. } => statement_with_imaginary(statement),
            Constants { euler: true, .. } => statement_with_euler(statement),
            _ => statement.clone(),
        }
    }
}

/// Whether a line follows from the line above it, or in a system from those it was made of. Nothing where nobody can
/// say which those are.
fn verdict(
    start: &State,
    line: &Line,
    above: &[Statement],
    shown: &Statement,
    notation: &Notation,
    constants: Constants,
) -> Option<Verdict> {
    let premise = line.premise.as_ref().map(|premise| constants.read(premise));
    let (given, before) = (above.first()?, premise.as_ref().or_else(|| above.last())?);
    if let State::System(system) = &line.state {
        let premise = system.premise(above, notation)?;
        let verdict = follows(std::slice::from_ref(&premise), shown);
        return (!contradict(&verdict, &follows(above, shown))).then_some(verdict);
    }
    Some(match constants.follows(before, shown) {
        // What the line above has gained may be left out again, by the problem.
        Verdict::Fails(_) if has_special(start) && line.premise.is_none() => {
            follows(&[Statement::And(vec![given.clone(), before.clone()])], shown)
        }
        verdict => verdict,
    })
}

/// Does a line say the same as what it is held against?
fn keeps_solutions(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Holds(relation) if relation.says_the_same())
}

/// Is the line one of the cases that stand above it, with nothing said of the others?
fn is_one_case(above: Option<&Statement>, line: &Statement, evidence: &Evidence) -> bool {
    fn has_both_signs(expr: &Expr) -> bool {
        matches!(expr.kind, ExprKind::PlusMinus(_) | ExprKind::AddSub(..))
            || expr.kind.operands().into_iter().flatten().any(has_both_signs)
    }
    let is_several = |statement: &Statement| match statement {
        Statement::Or(_) => true,
        Statement::Chain(first, links) => has_both_signs(first) || links.iter().any(|(_, side)| has_both_signs(side)),
        _ => false,
    };
    let only_loses = matches!(evidence, Evidence::Roots { gained, .. } if gained.is_empty());
    only_loses && above.is_some_and(is_several) && !is_several(line)
}

/// Does one say that a line follows, and the other that it does not?
fn contradict(one: &Verdict, other: &Verdict) -> bool {
    matches!((one, other), (Verdict::Holds(_), Verdict::Fails(_)) | (Verdict::Fails(_), Verdict::Holds(_)))
}

/// No letter in it?
fn is_bare(expr: &Expr) -> bool {
    !matches!(expr.kind, ExprKind::Variable(_)) && expr.kind.operands().into_iter().flatten().all(is_bare)
}

/// Does the problem, with its verb, read as what was given?
fn reads_as(problem: &str, given: &Statement) -> bool {
    let read = from_lines::<&str>(problem, &[]).problem;
    read.and_then(|read| parse(read.math.text()).statement).is_some_and(|read| read == *given)
}

/// Does a line with its words read as what it says?
fn reads_as_step(text: &str, shown: &Statement) -> bool {
    let read = from_lines("", &[text]).steps.pop();
    read.and_then(|read| parse(read.math.text()).statement).is_some_and(|read| read == *shown)
}

impl Fault {
    /// Is the line unsound even where it happens to keep the solutions?
    fn is_nonsense(self) -> bool {
        match self {
            Fault::Slip(slip) => slips::is_nonsense(slip),
            Fault::Lucky(_) => true,
            Fault::Undone | Fault::Words => false,
        }
    }

    /// The id in rows.
    pub(super) fn id(self) -> String {
        match self {
            Fault::Slip(slip) | Fault::Lucky(slip) => slip.id().to_owned(),
            Fault::Undone => "UNDONE".to_owned(),
            Fault::Words => "WORDS".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read::read;
    use crate::slips::SlipKind;

    fn state(text: &str) -> State {
        parse(text).statement.as_ref().and_then(read).unwrap_or_else(|| panic!("{text} is not read"))
    }

    /// The label of one line below a problem, and whether it is counted as lucky; nothing where it is thrown away.
    fn label(problem: &str, line: &str, fault: Option<Fault>) -> Option<(u8, usize)> {
        let lines = [Line::new(state(line), Vec::new(), fault)];
        let mut rng = Rng::with_seed(1);
        let surface = Surface::readable(&mut rng);
        match check(Family::Linear, &state(problem), &lines, &surface, &mut rng) {
            Checked::Agreed { labels, n_lucky, slips, .. } => {
                assert_eq!(slips.iter().any(|slip| slip.keeps_solutions), n_lucky > 0, "{problem} -> {line}");
                Some((labels[0], n_lucky))
            }
            Checked::Disagreed | Checked::Undecided => None,
        }
    }

    #[test]
    fn a_slip_that_is_right_by_luck_is_never_sound() {
        let slip = |kind| Some(Fault::Slip(kind));
        let moved = slip(SlipKind::MovedWithoutSign);
        for (problem, line, fault, wanted) in [
            ("7x + 5 = 3x + 5", "10x + 5 = 5", moved, Some((0, 1))),
            ("7x + 5 = 3x + 5", "4x + 5 = 5", None, Some((1, 0))),
            ("7x + 5 = 3x + 5", "4x = 5", moved, Some((0, 0))),
            ("6(x - 4) = 4(x - 4)", "10(x - 4) = 0", Some(Fault::Lucky(SlipKind::SideMovedWithoutSign)), Some((0, 1))),
            ("6(x - 4) = 4(x - 4)", "2(x - 4) = 0", None, Some((1, 0))),
            // Right, and nothing shows that it is not sound.
            ("4x = 8", "x = 2", slip(SlipKind::SubtractedInstead), None),
            // Drawn to be lucky, and wrong; drawn to be sound, and lucky.
            ("6(x - 4) = 4(x - 4)", "10(x - 4) = 1", Some(Fault::Lucky(SlipKind::SideMovedWithoutSign)), None),
            ("7x + 5 = 3x + 5", "10x + 5 = 5", None, None),
        ] {
            assert_eq!(label(problem, line, fault), wanted, "{problem} -> {line}");
        }
    }
}
