//! Sequences and sums, factorials and binomial coefficients, and numbers with π.

use super::signs;

#[track_caller]
fn check(paste: &str, wanted: &str) {
    assert_eq!(signs(paste), wanted, "{paste}");
}

#[test]
fn terms_follow_from_a_rule_or_a_list() {
    check(
        "Find the 20th term of the sequence with a_1 = 3 and d = 4.\na_n = a_1 + (n-1)d\na_20 = 3 + 19·4\na_20 = 79",
        "..++",
    );
    check(
        "Find the 20th term of the sequence with a_1 = 3 and d = 4.\na_n = a_1 + (n-1)d\na_20 = 3 + 19·4\na_20 = 78",
        "..+-",
    );
    check("a_{n+1} = 2a_n + 1, a_1 = 1\na_2 = 3\na_3 = 7\na_4 = 16", "++-");
    check("Gegeben sei a_n = 3n + 1. Berechne a_3.\na_3 = 11", "-");
    check("Find the nth term of 5, 8, 11, 14\ncommon difference 3\nnth term = 3n + 2", "+");
    check("Find the nth term of 5, 8, 11, 14\ncommon difference 3\nnth term = 3n + 5", "-");
    check("Find the nth term of 5, 8, 11, 14\na_n = 3n + 5", "?");
    check("Finde das Bildungsgesetz der Folge 3, 6, 12, 24, ...\nq = 6 : 3 = 2\na_n = 3 · 2^(n-1)", "++");
    check("Find S_50 for a_1 = 4 and a_50 = 200\nS_n = n/2 (a_1 + a_n)\nS_50 = 50/2 (4 + 200) = 5000", ".-");
    check("a_{n+1} = a_n^2, a_1 = 3\na_50 = 7", "?");
    check("I_1 = 3, I_2 = 5\nI_n = I_1 + I_2\nI_n = 8", ".+");
}

#[test]
fn factorials_and_sums_are_worked_out() {
    check("Evaluate 6!\n6! = 6·5·4·3·2·1\n= 700", "+-");
    check("8!/6!=8*7=56", "++");
    check("Simplify (n+1)!/(n-1)!\n= (n+1)(n-1)", "-");
    check("Solve n!/(n-2)! = 20\nn(n-1) = 20\nn = 5 or n = -4\nn = 5", "+++");
    check("Berechne \\binom{7}{3}\n\\binom{7}{3} = \\frac{7!}{3!} = 840", "-+");
    check("In how many ways can 5 books stand?\n5! = 100", "-");
    check("Evaluate Σ_{k=1}^{4} (3k - 1)\n2 + 5 + 8 + 12", "-");
    check("Σ_{k=0}^{∞} (1/2)^k = 1/(1 - 1/2) = 2", "++");
    check("x + 3 = 7\nx = 4!", "+");
    check("Find the 4th term of (x+2)^7\n\\binom{7}{3} x^4 · 2^3\n= 280x^4", ".+");
}

#[test]
fn numbers_with_pi_are_numbers() {
    check("Find the area of a circle with radius 3.\nA = πr²\nA = π(3)² = 6π", ".-");
    check("Find the area of a circle with radius 3.\nA = πr²\nA = π(3)²\nA = 9π ≈ 28.27", ".++");
    check("Find the circumference for r = 4\nC = 2πr\nC = 2π·4 = 6π ≈ 18.8", ".-");
    check("A = πr², r = 3\nA = π·3² = 9π = 28.27", "+");
    check("Find the area of a rectangle with a = 5 and b = 3\nA = ab = 5·3 = 15", ".");
    check("Find the area of a rectangle with a = 5 and b = 3\nA = ab = 5·3 = 16", "-");
}

#[test]
fn sums_with_dots_are_read() {
    for (paste, wanted) in [
        ("Find the sum 1 + 2 + … + 100.\n1 + 2 + … + 100\n= 100(101)/2\n= 5050", "++"),
        ("1 + 2 + 3 + ... + 100 = 100(101)/2 = 5051", "+-"),
        ("Find the sum of the first 20 terms of 5 + 8 + 11 + ...\na_1 = 5, d = 3, n = 21\nS_20 = 670", "?+"),
        ("Find the 15th term of the arithmetic sequence 4, 9, 14, ...\na = 4, d = 5, n = 15\na_15 = 4 + 14(5)", ".+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
