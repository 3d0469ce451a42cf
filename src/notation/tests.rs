//! The notation as data: what is typed, and the canonical form that it reads as.

use super::*;
use crate::notation::Rational;
use crate::text::Span;
use proptest::prelude::*;

/// `text` reads as the line whose canonical form is `canonical`.
fn check(text: &str, canonical: &str) {
    let parsed = parse(text);
    let Some(statement) = &parsed.statement else { panic!("{text:?}: {:?}", parsed.findings) };
    assert_eq!(print(statement), canonical, "{text:?}: {statement:?}");
    for again in [print(statement), unicode(statement), latex(statement)] {
        assert_eq!(parse(&again).statement.as_ref(), Some(statement), "{text:?} printed as {again:?}");
    }
}

/// `text` has no tree, for this reason.
fn check_finding(text: &str, what: What) {
    let parsed = parse(text);
    assert_eq!(parsed.statement, None, "{text:?}");
    assert_eq!(parsed.findings.last().map(|finding| &finding.what), Some(&what), "{text:?}");
}

#[test]
fn products() {
    check("2x", "2x");
    check("2 x", "2x");
    check("3(x-4)", "3(x-4)");
    check("x(x-1)", "x(x-1)");
    check("(x+1)(x-2)=0", "(x+1)(x-2)=0");
    check("xy", "x*y");
    check("y3y=12", "y*3y=12");
    check("-(44x25)/3=6", "-44x*25/3=6");
    check("2/3x", "2/3*x");
    check("(2/3)x", "2/3*x");
    check("2/(3x)", "2/(3x)");
    check("a*(b*c)", "a(b*c)");
    check("a/(b/c)", "a/(b/c)");
    check("x^2y", "x^2y");
    check("2*3", "2*3");
}

#[test]
fn signs() {
    check("-x^2", "-x^2");
    check("(-x)^2", "(-x)^2");
    check("-2x", "-2x");
    check("x/-3", "x/-3");
    check("3*-2", "3*-2");
    check("-6+-8", "-6+-8");
    check("-6 + -8", "-6+-8");
    check("--3", "--3");
    check("-9/x*x", "-9/x*x");
    check("y=-2+-5/1", "y=-2+-5/1");
    check("+5", "5");
    check("x = +-3", "x=+/-3");
    check("x = +/- 3", "x=+/-3");
    check("x=(-4+-sqrt(8))/2", "x=(-4+/-sqrt(8))/2");
    check("x = -2 +- 5", "x=-2+/-5");
    check("a-(-b)", "a--b");
    check("x^-2", "x^-2");
    check("2 − (−3)", "2--3");
}

#[test]
fn numbers() {
    check(".714=y", "0.714=y");
    check("1.50x", "1.50x");
    check("1,000+2", "1000+2");
    check("1,000,000", "1000000");
    check("2 1/2=x", "2+1/2=x");
    check("1½", "1+1/2");
    check("x = 5.", "x=5");
    check("３ｘ＋１＝７", "3x+1=7");
}

#[test]
fn unicode_forms() {
    check("x² − 4x = 0", "x^2-4x=0");
    check("x³⁻¹", "x^(3-1)");
    check("𝑥 + 𝟐", "x+2");
    check("½x", "1/2*x");
    check("2·3×4÷5", "2*3*4/5");
    check("x^5 : x^2 + 18:3", "x^5/x^2+18/3");
    check("√2x", "sqrt(2)x");
    check("√(2x)", "sqrt(2x)");
    check("√x²", "sqrt(x^2)");
    check("x = ±√5", "x=+/-sqrt(5)");
    check("3 ≤ x ≥ 2 ≠ 1", "3<=x>=2!=1");
    check("α + x₁ = 2", "alpha+x_1=2");
}

#[test]
fn latex_forms() {
    check(r"\frac{x}{3} + 2 = 7", "x/3+2=7");
    check(r"\dfrac12x", "1/2*x");
    check(r"\left(x+1\right)^{2}", "(x+1)^2");
    check(r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}", "x=(-b+/-sqrt(b^2-4a*c))/(2a)");
    check(r"x=2 \text{ or } x=3", "x=2 or x=3");
    check(r"x=2 \quad\mathrm{and}\quad y=3", "x=2 and y=3");
    check(r"\boxed{x = 2}", "x=2");
    check(r"\cancel{2}x\,\cdot\!4", "2x*4");
    check(r"\left|2x-1\right| = 5", "|2x-1|=5");
    check(r"x_{1} \le 2 \lor x \geq 3", "x_1<=2 or x>=3");
    check(r"2x^{2}{}=8", "2x^2=8");
}

#[test]
fn roots_and_bars() {
    check("sqrt(3x+4)=2+sqrt(x+2)", "sqrt(3x+4)=2+sqrt(x+2)");
    check("sqrt 2", "sqrt(2)");
    check("sqrt(x)^2", "sqrt(x)^2");
    check("2xsqrt(3)", "2x*sqrt(3)");
    check("|2x-1|=5", "|2x-1|=5");
    check("|x||y|", "|x|*|y|");
    check("||x|-1|=2", "||x|-1|=2");
    check("|(|x|-2)*3|", "|(|x|-2)*3|");
    check("abs(x)", "|x|");
}

#[test]
fn statements() {
    check("-3 < 2x + 1 ≤ 7", "-3<2x+1<=7");
    check("x=1 or 2", "x=1 or x=2");
    check("x = 2, 3", "x=2 or x=3");
    check("x = 2, x = 3", "x=2 or x=3");
    check("x=1, 2, or 3", "x=1 or x=2 or x=3");
    check("x = 2, y = 3", "x=2 and y=3");
    check("x=1, y=2 or x=3, y=4", "x=1 and y=2 or x=3 and y=4");
    check("(x=1 or x=2) and y=3", "(x=1 or x=2) and y=3");
    check("x<1 OR x>3", "x<1 or x>3");
    check("x>1 ∧ x<3", "x>1 and x<3");
    check("x = ±2", "x=+/-2");
    check("no solution", "no solution");
    check("No real solutions.", "no solution");
    check("There are no real roots", "no solution");
    check("∅", "no solution");
    check("all real numbers", "all real numbers");
    check("x is any real number", "all real numbers");
    check("infinitely many solutions", "all real numbers");
    check("x ∈ ℝ", "all real numbers");
    check(r"x \in \mathbb{R}", "all real numbers");
    check("x ∈ {1, 2}", "x=1 or x=2");
    check("x ∈ (-2, 3]", "-2<x<=3");
    check("x ∈ (−∞, 2) ∪ [3, ∞)", "x<2 or x>=3");
    check(r"x \in \left(-\infty, 2\right) \cup \left[3, \infty\right)", "x<2 or x>=3");
    check("x ∈ (-inf, 2) U (3, inf)", "x<2 or x>3");
    check("(x, y) = (3, -1/2)", "x=3 and y=-1/2");
    check("3x^2 - 2x for x = -2", "3x^2-2x for x=-2");
    check("2a + b, when a = 1 and b = 2", "2a+b for a=1,b=2");
    check(r"x^2 \text{ at } x = 5", "x^2 for x=5");
    check("A = bh when b = 4, h = 3", "A=b*h and b=4 and h=3");
    check("x = 4 when y = 3", "x=4 and y=3");
    check("0=3, no solution", "0=3 and no solution");
}

#[test]
fn every_statement_in_words_is_read() {
    for sentence in crate::lexicon::all(|lexicon| &lexicon.statements) {
        let parsed = parse(sentence).statement;
        assert!(matches!(parsed, Some(Statement::Never | Statement::Always)), "{sentence}: {parsed:?}");
    }
}

#[test]
fn statements_in_german() {
    check("x = 2 oder x = -7", "x=2 or x=-7");
    check("x = 2 Oder 5", "x=2 or x=5");
    check("x > 1 und x < 4", "x>1 and x<4");
    check("keine Lösung", "no solution");
    check("Es gibt keine reellen Lösungen.", "no solution");
    check("Die Gleichung hat keine Lösung", "no solution");
    check("x = 4 oder keine Lösung", "x=4 or no solution");
    check("nicht lösbar", "no solution");
    check("alle reellen Zahlen", "all real numbers");
    check("unendlich viele Lösungen", "all real numbers");
    check("für alle x erfüllt", "all real numbers");
    check("3x^2 - 5x für x = -2", "3x^2-5x for x=-2");
    check(r"x = 1 \text{ oder } x = 6", "x=1 or x=6");
    check_finding("keine Ahnung", What::Word("Ahnung".to_owned()));
    check_finding("geteilt durch 3", What::Word("durch".to_owned()));
    check_finding("mal 3", What::Word("mal".to_owned()));
}

#[test]
fn roots_of_any_index() {
    let same = |text: &str, wanted: &str| {
        let read = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text}: {:?}", parse(text).findings));
        assert_eq!(print(&read(text)), wanted, "{text}");
    };
    same("∛x", "root(3,x)");
    same("∜(x + 1)", "root(4,x+1)");
    same(r"\sqrt[3]{x^2}", "root(3,x^2)");
    same("sqrt[5](32)", "root(5,32)");
    same(r"\sqrt[2]{7}", "sqrt(7)");
    same("⁵√32", "root(5,32)");
    same("2 ⁵√32", "2root(5,32)");
    same("x³√2", "x^3sqrt(2)");
    same("2∛5 - ∛x ∛y", "2root(3,5)-root(3,x)root(3,y)");
    same("cbrt(8)", "root(3,8)");
    same("root(3, x+1) = 2", "root(3,x+1)=2");
    same("root(3,100)", "root(3,100)");
    same("x = root(3, 5) or x = 2", "x=root(3,5) or x=2");
    same("−∛-8", "-root(3,-8)");
}

#[test]
fn logarithms() {
    let same = |text: &str, wanted: &str| {
        let read = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text}: {:?}", parse(text).findings));
        assert_eq!(print(&read(text)), wanted, "{text}");
    };
    same("log x", "log(x)");
    same("log(x+1) = 2", "log(x+1)=2");
    same("lg 5", "log(5)");
    same("lnx", "ln(x)");
    same("2ln x - 3", "2ln(x)-3");
    same("lb(8)", "log_2(8)");
    same("log_2(x)", "log_2(x)");
    same("log_2 8x^3", "log_2(8x^3)");
    same("log_28", "log_2(8)");
    same("log_10 100", "log(100)");
    same("log10(x)", "log(x)");
    same("log₂ 8", "log_2(8)");
    same("log_(1/2) 8", "log_(1/2)(8)");
    same("log_b x", "log_b(x)");
    same("log_e x", "ln(x)");
    same(r"\log_{2} 8", "log_2(8)");
    same(r"\log_2 8", "log_2(8)");
    same(r"\ln\left(x+1\right)", "ln(x+1)");
    same(r"\frac{\ln 7}{\ln 3}", "ln(7)/ln(3)");
    same("x log 3 = log 7", "x*log(3)=log(7)");
    same("log x log y", "log(x)*log(y)");
    same("log^2 x", "log(x)^2");
    same("ln² x", "ln(x)^2");
    same("log 7/log 3", "log(7)/log(3)");
    same("tln(2)", "t*ln(2)");
    same("ln |x|", "ln(|x|)");
    same("log √x", "log(sqrt(x))");
    same("exp(2x)", "e^(2x)");
    same("log(x)/2", "log(x)/2");
    check_finding("log", What::Word("log".to_owned()));
    check_finding("log_2 =", What::Logarithm);
    let findings = |text: &str| parse(text).findings.into_iter().map(|finding| finding.what).collect::<Vec<_>>();
    assert_eq!(findings("ln 5/2"), [What::LogarithmThenMore]);
    assert_eq!(findings("log(x)(x-3)"), [What::LogarithmThenMore]);
    let tight = |text: &str| parse_with_tight_fractions(text).statement.map(|statement| print(&statement));
    assert_eq!(tight("ln 5/2").as_deref(), Some("ln(5/2)"));
    assert_eq!(tight("log(x)(x-3)").as_deref(), Some("log(x(x-3))"));
}

#[test]
fn findings() {
    check_finding("", What::Empty);
    check_finding("2x+", What::OperandMissing);
    check_finding("(2x+1", What::Unclosed);
    check_finding("2x+1)", What::Unopened);
    check_finding("(2x+1]", What::Unopened);
    check_finding("|2x", What::Unclosed);
    check_finding("2 3", What::NumbersSideBySide);
    check_finding("2 or 3", What::ExpressionInList);
    check_finding("divide by 2", What::Word("by".to_owned()));
    check_finding("x = 2?", What::Character('?'));
    check_finding("x\0", What::Character('\0'));
    check_finding(r"\sqrt[n]{x}", What::HigherRoot);
    check_finding("root(1, x)", What::HigherRoot);
    check_finding(r"\int x", What::Command("int".to_owned()));
    check_finding("3x for 2", What::OperandMissing);
    check_finding("3x for x", What::Leftover);
    check_finding("3x for x = 1 and x = 2", What::Leftover);
    check_finding("x ∈ (1, 2", What::Unclosed);
    check_finding("(x, y) = 3", What::OperandMissing);
    check_finding(&"(".repeat(MAX_DEPTH + 1), What::TooDeep);
    check_finding(&"-".repeat(MAX_DEPTH + 1), What::TooDeep);
    check_finding(&vec!["x"; MAX_DEPTH + 1].join("+"), What::TooDeep);
    check_finding(&vec!["2x=3"; MAX_NODES / 4 + 1].join(" or "), What::TooManyNodes);
    check_finding(&"1".repeat(MAX_BYTES + 1), What::TooLong { found_bytes: MAX_BYTES + 1 });
}

/// Spans are bytes of the text as given.
#[test]
fn spans() {
    let parsed = parse("x² − 4x = 0");
    let Some(Statement::Chain(left, rest)) = parsed.statement else { panic!("{:?}", parsed.findings) };
    assert_eq!(left.span, Span::new(0, "x² − 4x".len()));
    assert_eq!(rest[0].1.span, Span::new("x² − 4x = ".len(), "x² − 4x = 0".len()));
    assert_eq!(parse("2/3x").findings, [Finding { span: Span::new(0, 4), what: What::DivisionThenProduct }]);
}

fn node(kind: ExprKind) -> Box<Expr> {
    Box::new(Expr { kind, span: Span::default() })
}

fn expr() -> impl Strategy<Value = Box<Expr>> {
    let number = (0u32..200, 0usize..3).prop_map(|(digits, n_decimals)| {
        let value = Rational::new(digits.into(), 10u32.pow(n_decimals as u32).into());
        node(ExprKind::Number(Number { value, n_decimals }))
    });
    let name = prop::sample::select(vec!["x", "y", "a", "o", "r", "s", "alpha", "pi", "x_1", "n_12", "theta_0"]);
    let leaf = prop_oneof![number, name.prop_map(|name| node(ExprKind::Variable(name.to_owned())))];
    leaf.prop_recursive(6, 40, 2, |inner| {
        (0..14, inner.clone(), inner).prop_map(|(operation, a, b)| {
            node(match operation {
                0 => ExprKind::Add(a, b),
                1 => ExprKind::Sub(a, b),
                2 | 3 => ExprKind::Mul(a, b),
                4 => ExprKind::Div(a, b),
                5 => ExprKind::Pow(a, b),
                6 => ExprKind::Neg(a),
                7 => ExprKind::Sqrt(a),
                8 => ExprKind::Abs(a),
                9 => ExprKind::Root(3, a),
                10 => ExprKind::Root(7, a),
                11 => ExprKind::Log(a, b),
                12 => ExprKind::Log(node(ExprKind::Euler), b),
                _ if a.span == b.span && matches!(a.kind, ExprKind::Number(_)) => ExprKind::PlusMinus(b),
                _ => ExprKind::AddSub(a, b),
            })
        })
    })
}

fn statement() -> impl Strategy<Value = Statement> {
    let rel = prop::sample::select(vec![Rel::Eq, Rel::Ne, Rel::Lt, Rel::Le, Rel::Gt, Rel::Ge]);
    let chain = (expr(), prop::collection::vec((rel, expr()), 1..3))
        .prop_map(|(first, rest)| Statement::Chain(*first, rest.into_iter().map(|(rel, expr)| (rel, *expr)).collect()));
    let one = prop_oneof![8 => chain, 1 => Just(Statement::Never), 1 => Just(Statement::Always)];
    let joined = one.prop_recursive(2, 6, 3, |inner| {
        (prop::collection::vec(inner, 2..4), any::<bool>())
            .prop_map(|(all, either)| if either { Statement::Or(all) } else { Statement::And(all) })
    });
    let values = prop::collection::btree_map(prop::sample::select(vec!["x", "y", "a_1"]), expr(), 1..3);
    let at = (expr(), values).prop_map(|(expr, values)| {
        Statement::At(*expr, values.into_iter().map(|(name, value)| (name.to_owned(), *value)).collect())
    });
    prop_oneof![1 => expr().prop_map(|expr| Statement::Expr(*expr)), 1 => at, 3 => joined]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn prints_what_parses_back(statement in statement()) {
        for text in [print(&statement), unicode(&statement), latex(&statement)] {
            let parsed = parse(&text);
            prop_assert!(parsed.statement.as_ref() == Some(&statement), "{}", text);
        }
    }

    #[test]
    fn never_panics(text in "\\PC{0,80}") {
        parse(&text);
    }

    #[test]
    fn never_panics_on_what_looks_like_maths(
        parts in prop::collection::vec(prop::sample::select(vec![
            "x", "2", "1/2", ".", ",", "+", "-", "+-", "+/-", "*", "/", "^", "²", "⁻", "½", "(", ")", "[", "]", "{", "}", "|",
            "=", "<", "≤", " ", "or", "and", "sqrt", "√", "log", "ln", "\\log", "\\", "\\frac", "\\sqrt", "\\text", "\\left", "\\right", "\\{",
            "\\begin{cases}", "\\\\", "_", "₁", "α", "no", " solution", "∈", "𝑥", "１", "\0", "é",
        ]), 0..40),
    ) {
        let text = parts.concat();
        let parsed = parse(&text);
        let fatal = parsed.findings.iter().any(Finding::is_fatal);
        prop_assert_eq!(parsed.statement.is_none(), fatal, "{}: {:?}", text, parsed);
        for finding in &parsed.findings {
            prop_assert!(text.get(finding.span.start..finding.span.end).is_some(), "{}: {:?}", text, finding);
        }
        if let Some(statement) = parsed.statement {
            prop_assert_eq!(parse(&print(&statement)).statement, Some(statement));
        }
    }
}

#[test]
fn letters_longer_than_a_byte_count_as_one() {
    let line = "+𝑥log\\text";
    let finding = &parse(line).findings[0];
    assert_eq!(line.get(finding.span.start..finding.span.end), Some("log"));
    check("𝑥log(2)", "x*log(2)");
    check("3戚(1/2)", "3戚(1/2)");
}
