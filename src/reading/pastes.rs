//! Tests: whole pastes and the split they should give, in one table.
//!
//! The long pastes stand in `tests/data/pastes`. A split is written one item a line: `G` the given (with its task), `S` a
//! step, `F` a further given, `D` a definition, `C` a condition, `I` a side calculation, `T` words, `A` the answer, `K` a
//! line of a check, `W` a notice; a reason follows `|`, a connective
//! stands before the maths, and a blank line separates solutions.

use super::{Connective, Notice, Role, Solution, Work, split};

/// What is wrong with the split of `paste`; empty if nothing is.
fn fault(paste: &str, wanted: &str) -> String {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let (found, wanted) = (lines(&written(&split(paste))), lines(wanted));
    if found == wanted { String::new() } else { format!("{paste}\n  found  {found:?}\n  wanted {wanted:?}\n\n") }
}

fn written(work: &Work) -> String {
    let solutions: Vec<String> = work.solutions.iter().map(solution).collect();
    let notices: Vec<String> = work.notices.iter().map(notice).collect();
    format!("{}\n{}", solutions.join("\n\n"), notices.join("\n"))
}

fn solution(solution: &Solution) -> String {
    let mut lines = Vec::new();
    if let Some(problem) = &solution.problem {
        let task = problem.task.map(|task| format!(" {task:?}:")).unwrap_or_default();
        lines.push(format!("G{task} {}", problem.math.text()));
    }
    for step in &solution.steps {
        let kind = match step.role {
            Role::Step => "S",
            Role::Given => "F",
            Role::Definition => "D",
            Role::Condition => "C",
            Role::SideWork => "I",
            Role::Check => "K",
            Role::Answer => "A",
            Role::Words => "T",
            Role::Unfinished => "U",
        };
        let connective = match step.connective {
            Connective::Next => "",
            Connective::Arrow => "-> ",
            Connective::Implies => "=> ",
            Connective::Iff => "<=> ",
            Connective::Equals => "= ",
        };
        let reason = step.reason.as_ref().map(|reason| format!(" | {}", reason.text())).unwrap_or_default();
        match step.role {
            Role::Answer => lines.push(format!("A {}", step.math.text())),
            _ => lines.push(format!("{kind} {connective}{}{reason}", step.math.text())),
        }
    }
    lines.join("\n")
}

fn notice(notice: &Notice) -> String {
    let name = format!("{notice:?}");
    format!("W {}", name.split([' ', '{']).next().unwrap_or_default())
}

#[test]
fn example_pastes() {
    let faults: String = PASTES.iter().map(|(paste, wanted)| fault(paste, wanted)).collect();
    assert!(faults.is_empty(), "\n{faults}");
}

macro_rules! paste {
    ($name:literal) => {
        include_str!(concat!("../../tests/data/pastes/", $name, ".txt"))
    };
}

const PASTES: &[(&str, &str)] = &[
    (paste!("01"), "G 3(x - 4) = 2x + 5\nS 3x - 12 = 2x + 5\nS x - 12 = 5\nS x = 17"),
    (
        paste!("02"),
        "S 2x + 6 - 5 = 11 | Distribute the 2.
        S 2x + 1 = 11 | Combine like terms.
        S 2x = 10 | Subtract 1 from both sides.
        S x = 5 | Divide by 2.
        A x = 5",
    ),
    (paste!("03"), "G 5x + 3 = 2x + 18\nS 5x - 2x = 18 - 3\nS 3x = 15\nS x = 5"),
    (paste!("04"), "G 2x + 7 = 15\nS -> 2x = 8\nS -> x = 4"),
    (paste!("05"), "G 2(3x-1) = 4x+10\nS 6x-2 = 4x+10\nS 2x = 12\nS x = 6"),
    (
        paste!("06"),
        "G (x+3)^2 - (x-3)^2
        S = x^2+6x+9 - (x^2-6x+9)
        S = x^2+6x+9-x^2+6x-9
        S = 12x",
    ),
    (
        paste!("07"),
        "G x^2-5x+6=0
        S => (x-2)(x-3)=0
        S <=> x-2=0 or x-3=0
        S => x=2 or x=3",
    ),
    (
        paste!("08"),
        "G Solve: 2x^2 - 8 = 0
        S 2x^2 = 8 | Add 8 to both sides
        S x^2 = 4 | Divide both sides by 2
        S x = \\pm 2 | Take the square root
        A x = \\pm 2",
    ),
    (paste!("10"), "G \\frac{x}{3} + 2 = 7\nS \\frac{x}{3} = 5\nS x = 15"),
    (paste!("12"), "G x² − 4x = 0\nS x(x − 4) = 0\nS => x = 0 or x = 4"),
    (
        paste!("14"),
        "G 5 − 2(x + 1) = 9
        S 5 − 2x − 2 = 9 | expand
        S 3 − 2x = 9 | simplify
        S −2x = 6 | −3
        S x = −3 | ÷(−2)",
    ),
    (
        paste!("16"),
        "G 2x + y = 7 and x - y = 2
        S 3x = 9 | (1)+(2)
        S x = 3
        S 3 - y = 2 | Sub into (2)
        S y = 1",
    ),
    (paste!("18"), "G -3 < 2x + 1 ≤ 7\nS -4 < 2x ≤ 6\nS -2 < x ≤ 3"),
    (
        paste!("19"),
        "G 2(x - 3) = x + 4
        S 2x - 3 = x + 4
        S x = 7
        K 2(7-3) = 8, 7+4 = 11 | ✗",
    ),
    (paste!("20"), "G 2x + 3 = 11\nS 2x = 8\nS x = 4\nW RunOnEquals"),
    (
        paste!("21"),
        "G Solve: 3x - 5 = 16
        S 3x = 21
        S x = 7

        G Solve: 3x - 5 = 16
        S 3x = 11
        S x = 11/3

        G Solve: 3x - 5 = 16
        W NoWork",
    ),
    (paste!("25"), "G 0.5x + 1.25 = 3\nS 0.5x = 1.75\nS x = 3.5\nW DecimalCommas"),
    ("2x = 5\nx = 2,5", "G 2x = 5\nS x = 2.5\nW DecimalCommas"),
    ("x^2 - 7x + 10 = 0\nx = 2,5", "G x^2 - 7x + 10 = 0\nS x = 2,5\nW ListedNumbers"),
    ("2x + 3 = 11\n- 3\n2x = 8\n÷ 2\nx = 4", "G 2x + 3 = 11\nS 2x = 8 | - 3\nS x = 4 | ÷ 2\nW MarginNote"),
    ("-3x = 12\n/ -3\nx = -4", "G -3x = 12\nS x = -4 | / -3\nW MarginNote"),
    (
        "Evaluate 3x^2 - 2x for x = -2.\n= 3(-2)^2 - 2(-2)\n= 12 + 4\n= 16",
        "G Evaluate: 3x^2 - 2x for x = -2\nS = 3(-2)^2 - 2(-2)\nS = 12 + 4\nS = 16",
    ),
    (
        "Work out 2a + 3b when a = 5 and b = -1.\n2(5) + 3(-1)\n10 - 3\n7",
        "G Evaluate: 2a + 3b when a = 5 and b = -1\nS 2(5) + 3(-1)\nS 10 - 3\nS 7",
    ),
    (
        "5 students wrote:\n**Problem:** Solve $2x + 3 = 11$.\n\n**Method 1**\n2x = 8\nx = 4\n\n**Method 2**\nx + 3/2 = 11/2\nx = 4",
        "G Solve: 2x + 3 = 11\nS 2x = 8\nS x = 4\n\nG Solve: 2x + 3 = 11\nS x + 3/2 = 11/2\nS x = 4",
    ),
    ("2x = 4\nx = 2\n\n---\n\n2x = 4\nx = 8", "G 2x = 4\nS x = 2\n\nG 2x = 4\nS x = 8"),
    ("a) 2x = 4\nx = 2\nb) 3x = 9\nx = 3", "G 2x = 4\nS x = 2\n\nG 3x = 9\nS x = 3"),
    ("x^2 = 9\nx = 3 or\nx = -3", "G x^2 = 9\nS x = 3 or x = -3"),
    ("x = 3 because 2x = 6", "G x = 3\nW AnswerOnly"),
    ("Step 1: Distribute: 2x+6=8\nStep 2: 2x = 2 (subtract 6)", "S 2x+6=8 | Distribute\nS 2x = 2 | subtract 6"),
    ("2x + 3 = 11 | -3\n2x = 8 | :2\nx = 4", "G 2x + 3 = 11\nS 2x = 8 | :2\nS x = 4"),
    ("4x - 7 = 9\n   + 7  + 7\n-----------\n4x = 16", "G 4x - 7 = 9\nS 4x = 16 | + 7  + 7"),
    ("| Step | Work |\n|---|---|\n| Start | 2x = 8 |\n| Divide by 2 | x = 4 |", "G 2x = 8\nS x = 4 | Divide by 2"),
    (
        "x^2+6x+5=0\na=1, b=6, c=5\nx = -1 or x = -5\nSo the solutions are x = -1 and x = -5.",
        "G x^2+6x+5=0\nD a=1, b=6, c=5\nS x = -1 or x = -5\nA x = -1 or x = -5",
    ),
    (
        "Problem: $2x = 8$\n\\[ \\begin{aligned} x &= \\frac{8}{2} \\\\ &= \\boxed{4} \\end{aligned} \\]",
        "G 2x = 8\nS x = \\frac{8}{2}\nA 4",
    ),
    ("I started with 4(x+1)=20 and then I divided by 4 so x+1=5", "G 4(x+1)=20\nS => x+1=5 | and then I divided by 4"),
    ("Prove it!", "T Prove it!\nW NoMath"),
    ("x + y = 10   (1)\nx - y = 4    (2)\n2x = 14", "G x + y = 10 and x - y = 4\nS 2x = 14"),
    ("5x = 20\nx = 4\nTherefore, the solution to the equation 5x = 20 is x = 4.", "G 5x = 20\nS x = 4\nA x = 4"),
    ("2x-5=9\n2x=14 [+5]\nx=7 (÷2)\nThat was easy!", "G 2x-5=9\nS 2x=14 | +5\nS x=7 | ÷2 That was easy!"),
    ("4x + 8 = 24\n4x = 16 // -8\nx = 4 // :4\nL = {4}", "G 4x + 8 = 24\nS 4x = 16 | -8\nS x = 4 | 4\nA L = {4}"),
    ("$$2x = 8$$ $$x = 4$$", "G 2x = 8\nS x = 4"),
    ("$$2x = 8$$$$x = 4$$", "G 2x = 8\nS x = 4"),
    ("$$x = 2$$ or $$x = 3$$\n$$x^2 = 4$$", "G x = 2 or x = 3\nS x^2 = 4"),
    ("3x = 12\nx = 12 : 3\nx = 4", "G 3x = 12\nS x = 12 : 3\nS x = 4"),
    ("4x = 12\n2x = 6 :2\nx = 3", "G 4x = 12\nS 2x = 6 | :2\nS x = 3"),
    ("Solve for x: 3x = 12\nx = 4", "G Solve: 3x = 12\nS x = 4"),
    ("|x| != 3\nx != 3", "G |x| != 3\nS x != 3"),
    ("1.) 3x = 6\n2.) x = 2 -- divide by 3", "G 3x = 6\nS x = 2 | divide by 3"),
];
