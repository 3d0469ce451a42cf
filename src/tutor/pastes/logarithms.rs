//! Worked solutions with logarithms and exponentials, from the paste to what the exact witness says of each row.

/// A row of the table: the paste, rows set off by "//", and a sign for each row below the problem.
#[track_caller]
fn check(paste: &str, wanted: &str) {
    assert_eq!(super::signs(&paste.replace(" // ", "\n")), wanted, "{paste}");
}

#[test]
fn logarithms_and_exponents_are_turned_into_each_other() {
    check("log_2(x) = 5 // x = 2^5 // x = 32", "++");
    check("log_4 x = 3/2 // x = 4^(3/2) // x = 8", "++");
    check("lg x = -2 // x = 10^(-2) // x = 1/100", "++");
    check("ln x = 3 // x = e^3", "+");
    check("lnx = 0 // x = 1", "+");
    check("log_x 81 = 4 // x^4 = 81 // x = 3", "++");
    check("log_5 (1/25) = x // 5^x = 1/25 // x = -2", "++");
    check(r"\log_{3} x = 4 // x = 3^4 // x = 81", "++");
    check("log₃(x-1) = 2 // x - 1 = 9 // x = 10", "++");
    check("log_2(x) = 5 // x = 5^2", "-");
    check("log_2(x) = 5 // x = 10", "-");
    check("ln x = 3 // x = 3^e", "-");
}

#[test]
fn equal_bases_give_equal_exponents() {
    check("3^(x-2) = 81 // 3^(x-2) = 3^4 // x - 2 = 4 // x = 6", "+++");
    check("2^x = 2^3 // x = 3", "+");
    check("4^x = 8 // 2^(2x) = 2^3 // 2x = 3 // x = 3/2", "+++");
    check("(1/3)^x = 9 // 3^(-x) = 3^2 // x = -2", "++");
    check("7^(2x) = 7^(x+5) // 2x = x + 5 // x = 5", "++");
    check("3^(x-2) = 81 // x - 2 = 27", "-");
    check("4^x = 8 // x = 2", "-");
    check("2^x + 2^x = 32 // 2^(2x) = 32", "-");
}

#[test]
fn logarithms_of_both_sides_are_taken() {
    check("5^x = 12 // log 5^x = log 12 // x log 5 = log 12 // x = log 12/log 5", "+++");
    check("5^x = 12 // x = ln 12/ln 5", "+");
    check("5^x = 12 // x = log_5 12", "+");
    check("e^(3x) = 7 // 3x = ln 7 // x = ln(7)/3", "++");
    check("2^(x-1) = 3^x // (x-1) ln 2 = x ln 3 // x(ln 2 - ln 3) = ln 2 // x = ln 2/(ln 2 - ln 3)", "+++");
    check("4e^x - 1 = 11 // 4e^x = 12 // e^x = 3 // x = ln 3", "+++");
    check("5^x = 12 // x = log 5/log 12", "-");
    check("5^x = 12 // x log 5 = 12", "-");
    check("e^(3x) = 7 // x = 3 ln 7", "-");
    check("2^(x-1) = 3^x // x - 1 ln 2 = x ln 3", "-");
}

#[test]
fn laws_hold_and_what_looks_like_one_does_not() {
    check("Simplify log 4 + log 25 // = log 100 // = 2", "++");
    check("Expand log_2(16x^3) // log_2 16 + log_2 x^3 // 4 + 3 log_2 x", "++");
    check("Write as one logarithm: 2 ln x + ln y - ln z // ln(x^2) + ln y - ln z // ln(x^2 y/z)", "++");
    check("Simplify ln(e^5) // 5", "+");
    check("Simplify e^(2 ln x) // e^(ln x^2) // x^2", "++");
    check("Evaluate log_8 4 // log_2 4/log_2 8 // 2/3", "++");
    check("Simplify 3^x * 9^x // 3^x * 3^(2x) // 3^(3x)", "++");
    check("Vereinfache log_3(27a) // 3 + log_3 a", "+");
    check("Simplify log a + log b // log(a + b)", "-");
    check("Simplify log_2(x) log_2(y) // log_2(x y)", "-");
    check("Expand log(x - y) // log x - log y", "-");
    check("Simplify (ln x)^2 // 2 ln x", "-");
    check("Simplify log 100/log 10 // log 10", "-");
    check("Simplify 2^x * 2^y // 4^(x+y)", "-");
    check("Simplify e^x + e^x // e^(2x)", "-");
}

#[test]
fn arguments_have_to_be_positive() {
    let steps = "log_2 x + log_2(x-6) = 4 // log_2(x(x-6)) = 4 // x^2 - 6x = 16 // (x-8)(x+2) = 0";
    check(&format!("{steps} // x = 8 or x = -2 // x = 8"), "+++++");
    check(&format!("{steps} // x = 8 or x = -2"), "+++-");
    check("ln(x) = ln(5x+8) // x = 5x + 8 // x = -2", "+-");
    check("ln(x) = ln(5x+8) // x = 5x + 8 // x = -2 // no solution", "+++");
    check("2 log x = log 16 // x^2 = 16 // x = 4 or x = -4", "+-");
    check("log_3(x+1) > 2 // x + 1 > 9 // x > 8", "++");
    check("log_3(x+1) < 2 // x + 1 < 9 // x < 8", "++");
}

#[test]
fn powers_are_put_for_a_letter() {
    check("9^x - 10*3^x + 9 = 0 // (3^x - 1)(3^x - 9) = 0 // 3^x = 1 or 3^x = 9 // x = 0 or x = 2", "+++");
    check("e^(2x) - 5e^x + 6 = 0 // (e^x-2)(e^x-3) = 0 // e^x = 2 or e^x = 3 // x = ln 2 or x = ln 3", "+++");
    check("e^(2x) + e^x - 6 = 0 // (e^x-2)(e^x+3) = 0 // e^x = 2 // x = ln 2", "+++");
    check("(ln x)^2 - ln x - 2 = 0 // ln x = 2 or ln x = -1 // x = e^2 or x = e^(-1)", "++");
    check("9^x - 10*3^x + 9 = 0 // 3^x = 1 or 3^x = 9 // x = 1 or x = 2", "+-");
}

#[test]
fn formulas_of_growth_are_freed_for_a_letter() {
    check("A = P e^(r t) // A/P = e^(r t) // ln(A/P) = r t // t = ln(A/P)/r", "+++");
    check("A = P(1+r)^t // log A = log P + t log(1+r)", "+");
    check("1500 = 1000(1.04)^t // 1.5 = 1.04^t // ln 1.5 = t ln 1.04 // t = ln(1.5)/ln(1.04)", "+++");
    check("Löse nach t auf: K = 200*e^(0,5t) // K/200 = e^(0,5t) // ln(K/200) = 0,5t", "++");
    check("A = P e^(r t) // ln A = ln P * r t", "-");
    check("1500 = 1000(1.04)^t // ln 1500 = t ln(1000*1.04)", "-");
}

#[test]
fn e_is_a_letter_where_the_work_takes_it_for_one() {
    check("2e + 3 = 11 // 2e = 8 // e = 4", "++");
    check("e^2 = 9 // e = 3 or e = -3", "+");
    check("E = m c^2 // m = E/c^2", "+");
    check("e^x = 1 // x = 0", "+");
}
