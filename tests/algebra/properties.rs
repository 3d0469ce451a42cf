//! Whatever the exact witness says is true when numbers are put in; and it always says something.
//!
//! Lines are written at random, then rewritten at random: mostly by rules of algebra, sometimes by a slip. The witness
//! is not told which. "Holds" must mean that both lines agree at random rationals, "fails" that its evidence is as it
//! says, both judged by the floating-point evaluator of [`super::numeric`].

use super::numeric::{Point, is_close, number, truth, value};
use proptest::prelude::*;
use surefoot::algebra::{Evidence, Relation, Verdict, follows};
use surefoot::notation::{Statement, parse};

/// An expression in x and y that is small enough for its values to stay in the range of floating point.
fn expression(letters: &'static [&'static str]) -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(letters).prop_map(str::to_owned),
        (0..10i32).prop_map(|n| n.to_string()),
        (1..10i32, 2..10i32).prop_map(|(n, d)| format!("({n}/{d})")),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            3 => pair.clone().prop_map(|(a, b)| format!("({a} + {b})")),
            3 => pair.clone().prop_map(|(a, b)| format!("({a} - {b})")),
            3 => pair.clone().prop_map(|(a, b)| format!("({a}) * ({b})")),
            1 => pair.prop_map(|(a, b)| format!("({a}) / ({b})")),
            1 => inner.clone().prop_map(|a| format!("(-({a}))")),
            1 => (inner.clone(), 0..4i32).prop_map(|(a, n)| format!("({a})^{n}")),
            1 => inner.clone().prop_map(|a| format!("|{a}|")),
            1 => inner.prop_map(|a| format!("sqrt({a})")),
        ]
    })
}

/// Two ways to write an expression of parts `a`, `b`, `c`: the same for even rules' first form, a slip for the second.
const RULES: [(&str, &str, &str); 10] = [
    ("(a) + (b)", "(b) + (a)", "(b) - (a)"),
    ("(a) * ((b) + (c))", "(a)*(b) + (a)*(c)", "(a)*(b) + (c)"),
    ("(a) - ((b) - (c))", "(a) - (b) + (c)", "(a) - (b) - (c)"),
    ("((a) + (b))^2", "(a)^2 + 2*(a)*(b) + (b)^2", "(a)^2 + (b)^2"),
    ("((a) + (b)) * ((a) - (b))", "(a)^2 - (b)^2", "(a)^2 + (b)^2"),
    ("((a) * (b))^2", "(a)^2 * (b)^2", "(a) * (b)^2"),
    ("((a) + (b)) / 3", "(a)/3 + (b)/3", "(a)/3 + (b)"),
    ("(a)/2 + (b)/5", "(5*(a) + 2*(b))/10", "((a) + (b))/7"),
    ("-((a) - (b))", "(b) - (a)", "-(a) - (b)"),
    ("(a)^2 * (a)^3", "(a)^5", "(a)^6"),
];

fn filled(rule: &str, parts: &[String; 3]) -> String {
    rule.chars()
        .map(|c| match c {
            'a' => parts[0].clone(),
            'b' => parts[1].clone(),
            'c' => parts[2].clone(),
            other => other.to_string(),
        })
        .collect()
}

fn parts(letters: &'static [&'static str]) -> impl Strategy<Value = [String; 3]> {
    [expression(letters), expression(letters), expression(letters)]
}

fn statement(text: &str) -> Option<Statement> {
    parse(text).statement
}

fn judged(earlier: &Statement, line: &Statement) -> Verdict {
    follows(std::slice::from_ref(earlier), line)
}

/// Twenty points with rational coordinates, the same ones each time.
fn points() -> impl Iterator<Item = Point> {
    (0..20i32).map(|i| {
        let coordinate = |n: i32| f64::from((i * 37 + n * 53) % 41 - 20) / f64::from(i % 4 + 1);
        [("x".to_owned(), coordinate(1)), ("y".to_owned(), coordinate(2))].into()
    })
}

fn at(point: &[(String, String)]) -> Point {
    point.iter().map(|(letter, value)| (letter.clone(), number(value))).collect()
}

/// Two values that should be equal: they are close, or one has no value, or too many digits were lost on the way.
fn agree(a: f64, b: f64) -> bool {
    !a.is_finite() || !b.is_finite() || is_close(a, b) || (a - b).abs() < 1e-6 * a.abs().max(b.abs())
}

fn expressions_are_judged_truly(earlier: &str, line: &str) -> Result<(), TestCaseError> {
    let (Some(earlier), Some(line)) = (statement(earlier), statement(line)) else { return Ok(()) };
    let (Statement::Expr(a), Statement::Expr(b)) = (&earlier, &line) else { return Ok(()) };
    match judged(&earlier, &line) {
        Verdict::Holds(_) => {
            for point in points() {
                prop_assert!(agree(value(a, &point), value(b, &point)), "not equal at {point:?}");
            }
        }
        Verdict::Fails(Evidence::Differs { at: point, earlier, line }) => {
            prop_assert_ne!(&earlier, &line);
            let point = at(&point);
            prop_assert!(agree(value(a, &point), number(&earlier)), "{} is not {earlier}", value(a, &point));
            prop_assert!(agree(value(b, &point), number(&line)), "{} is not {line}", value(b, &point));
        }
        Verdict::Fails(other) => prop_assert!(false, "{other:?} for expressions"),
        Verdict::NotChecked(_) => {}
    }
    Ok(())
}

/// Truth at a point, where floating point can tell.
fn told(statement: &Statement, x: f64) -> Option<bool> {
    truth(statement, &[("x".to_owned(), x)].into())
}

fn statements_are_judged_truly(earlier: &str, line: &str) -> Result<(), TestCaseError> {
    let (Some(a), Some(b)) = (statement(earlier), statement(line)) else { return Ok(()) };
    match judged(&a, &b) {
        Verdict::Holds(relation) => {
            for x in points().map(|point| point["x"]).chain((-12..=12).map(f64::from)) {
                let (of_a, of_b) = (told(&a, x).unwrap_or(false), told(&b, x).unwrap_or(false));
                let may_gain = relation == Relation::MayGain;
                prop_assert!(of_a == of_b || (may_gain && of_b), "at x = {}", x);
            }
        }
        Verdict::Fails(Evidence::Roots { lost, gained }) => {
            prop_assert!(!lost.is_empty() || !gained.is_empty());
            for (roots, of_a) in [(lost, true), (gained, false)] {
                for x in roots.iter().map(|root| number(root)) {
                    prop_assert_eq!(told(&a, x).unwrap_or(false), of_a, "earlier at x = {}", x);
                    prop_assert_eq!(told(&b, x).unwrap_or(false), !of_a, "line at x = {}", x);
                }
            }
        }
        Verdict::Fails(Evidence::Counterexample { at: point, earlier_holds, .. }) => {
            let x = at(&point)["x"];
            prop_assert_eq!(told(&a, x).unwrap_or(false), earlier_holds, "earlier at x = {}", x);
            prop_assert_eq!(told(&b, x).unwrap_or(false), !earlier_holds, "line at x = {}", x);
        }
        Verdict::Fails(Evidence::AndOr | Evidence::FalseArithmetic { .. }) | Verdict::NotChecked(_) => {}
        Verdict::Fails(other) => prop_assert!(false, "{other:?} for statements"),
    }
    Ok(())
}

/// A relation with simple roots, and a line that follows from it or nearly does.
fn relation_and_line() -> impl Strategy<Value = (String, String)> {
    let sign = prop::sample::select(&["=", "<", "<=", ">", ">="][..]);
    let whole = || -6..=6i32;
    (0..8usize, sign, [whole(), whole(), whole(), whole()], 1..5i32).prop_map(|(kind, sign, [a, b, c, d], k)| {
        let turned = match sign {
            "<" => ">",
            "<=" => ">=",
            ">" => "<",
            ">=" => "<=",
            other => other,
        };
        match kind {
            0 => (format!("{a}*x + {b} {sign} {c}*x + {d}"), format!("{}*x {sign} {}", a - c, d - b)),
            1 => (format!("{a}*x + {b} {sign} {c}*x + {d}"), format!("{}*x {sign} {}", a - c, d + b)),
            2 => (format!("-{k}*x + {b} {sign} {d}"), format!("x {turned} ({b} - {d})/{k}")),
            3 => (format!("-{k}*x + {b} {sign} {d}"), format!("x {sign} ({d} - {b})/{k}")),
            4 => (format!("(x - {a})*(x - {b}) {sign} 0"), format!("x^2 - ({} )*x + {} {sign} 0", a + b, a * b)),
            5 => (format!("(x - {a})*(x - {b}) = 0"), format!("x = {a} or x = {b}")),
            6 => (format!("(x - {a})*(x - {b}) = {c}*(x - {a})"), format!("x - {b} = {c}")),
            _ => (format!("{k}/(x - {a}) {sign} {c}"), format!("{k} {sign} {c}*(x - {a})")),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rewritten_expressions(rule in 0..RULES.len(), slip: bool, parts in parts(&["x", "y"])) {
        let (from, right, wrong) = RULES[rule];
        let to = if slip { wrong } else { right };
        expressions_are_judged_truly(&filled(from, &parts), &filled(to, &parts))?;
    }

    #[test]
    fn unrelated_expressions([a, b, _] in parts(&["x"])) {
        expressions_are_judged_truly(&a, &b)?;
    }

    #[test]
    fn relations_with_simple_roots((earlier, line) in relation_and_line()) {
        statements_are_judged_truly(&earlier, &line)?;
    }

    #[test]
    fn rewritten_equations(rule in 0..RULES.len(), slip: bool, parts in parts(&["x"]), right in -3..4i32) {
        let (from, true_form, wrong) = RULES[rule];
        let to = if slip { wrong } else { true_form };
        let (from, to) = (filled(from, &parts), filled(to, &parts));
        statements_are_judged_truly(&format!("{from} = {right}"), &format!("{to} = {right}"))?;
    }

    #[test]
    fn systems_with_whole_solutions(system in system_and_line()) {
        systems_are_judged_truly(&system)?;
    }
}

proptest! {
    // Each case is many comparisons of the most costly kind.
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_at_all(lines in prop::collection::vec(any_line(), 1..6)) {
        let lines: Vec<Statement> = lines.iter().filter_map(|line| statement(line)).collect();
        for n_before in 0..lines.len() {
            let _ = follows(&lines[..n_before], &lines[n_before]);
        }
    }
}

/// Two equations `a x + b y = c` that hold at a point, and a line made from them.
#[derive(Debug)]
struct System {
    solution: (i32, i32),
    problem: String,
    line: String,
}

fn system_and_line() -> impl Strategy<Value = System> {
    let whole = || -5..=5i32;
    ([whole(), whole()], [whole(), whole(), whole(), whole()], whole(), whole(), -1..=1i32).prop_map(
        |([x, y], [a, b, c, d], times, plus, slip)| {
            let (right, below) = (a * x + b * y, c * x + d * y);
            let (of_x, of_y) = (times * a + plus * c, times * b + plus * d);
            System {
                solution: (x, y),
                problem: format!("{a}*x + {b}*y = {right} and {c}*x + {d}*y = {below}"),
                line: format!("{of_x}*x + {of_y}*y = {}", times * right + plus * below + slip),
            }
        },
    )
}

fn systems_are_judged_truly(system: &System) -> Result<(), TestCaseError> {
    let (Some(problem), Some(line)) = (statement(&system.problem), statement(&system.line)) else { return Ok(()) };
    let (x, y) = (f64::from(system.solution.0), f64::from(system.solution.1));
    let at_solution: Point = [("x".to_owned(), x), ("y".to_owned(), y)].into();
    match judged(&problem, &line) {
        Verdict::Holds(_) => prop_assert_eq!(truth(&line, &at_solution), Some(true)),
        Verdict::Fails(Evidence::Counterexample { at: point, earlier_holds, .. }) => {
            prop_assert_eq!(truth(&problem, &at(&point)), Some(earlier_holds));
            prop_assert_eq!(truth(&line, &at(&point)), Some(!earlier_holds));
        }
        other => prop_assert!(false, "{other:?}"),
    }
    Ok(())
}

/// Lines of every kind, well beyond school work.
fn any_line() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(&["=", "<", "!=", ">="][..]);
    let side = || expression(&["x", "y", "a"]);
    let wild = (side(), 0..200i32, side()).prop_map(|(a, n, b)| format!("({a})^{n} ± ({b})"));
    let side_or_wild = prop_oneof![4 => side(), 1 => wild];
    let relation = (side_or_wild, sign, side()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")).boxed();
    prop_oneof![
        2 => side(),
        6 => relation.clone(),
        1 => (relation.clone(), relation.clone()).prop_map(|(a, b)| format!("{a} or {b}")),
        1 => (relation.clone(), relation).prop_map(|(a, b)| format!("{a} and {b}")),
        1 => Just("no solution".to_owned()),
        1 => Just("all real numbers".to_owned()),
    ]
}
