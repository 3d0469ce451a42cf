"""Writes sympy_cases.jsonl: for pairs of lines, what SymPy says of the second given the first.

Run with SymPy 1.14: python3 sympy_cases.py > sympy_cases.jsonl

The pairs are listed below, one a row: `earlier -> line`. Nothing but SymPy decides what becomes of them:
  equations and inequalities in one letter: the two real solution sets, cut down to where every denominator as written
    is not zero and every radicand is not negative; "lost" and "gained" are given where the difference is finite
  expressions: whether simplify brings their difference to zero
  systems ("a and b -> line"): whether the line holds on the solution set of the system
"""

import json
import re

import sympy
from sympy import Abs, Complement, EmptySet, FiniteSet, Intersection, S, Union, sqrt
from sympy.parsing.sympy_parser import (convert_xor, implicit_multiplication, parse_expr, rationalize,
                                        split_symbols, standard_transformations)

TRANSFORMATIONS = standard_transformations + (convert_xor, split_symbols, implicit_multiplication, rationalize)
RELATIONS = {"<=": sympy.Le, ">=": sympy.Ge, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "=": sympy.Eq}

CASES = """
# Linear equations
2x+3 = 11 -> 2x = 8
2x = 8 -> x = 4
3x-7 = 2x+5 -> x = 12
3x-7 = 2x+5 -> x-7 = 5
5-(x-2) = 3 -> 5-x+2 = 3
7-x = 10 -> x = -3
4x-2(x-3) = 10 -> 4x-2x+6 = 10
x/2+3 = 5 -> x+6 = 10
x/3-x/4 = 1 -> 4x-3x = 12
(x+1)/2 = (x-3)/5 -> 5(x+1) = 2(x-3)
0.5x+1.25 = 3 -> 2x+5 = 12
2x+3 = 2x+3 -> 0 = 0
2(x+1) = 2x+2 -> all real numbers
x+1 = x -> no solution
x+1 = x -> 1 = 0
3(x-2)+x = 2(2x-3) -> all real numbers
3(x-2)+x = 2(2x-1) -> no solution
-x = 4 -> x = -4
11 = 2x+3 -> 2x+3 = 11
x = 3/7 -> 7x = 3
1.2x-0.6 = 3 -> 12x-6 = 30
x+5 = 12 -> x = 12+5
-x = 4 -> x = 4
3 = -x -> x = 3
-x+2 = 5 -> x+2 = -5
-2x = 6 -> x = 3
4x = 2 -> x = 2
3x = 12 -> x = 36
x/2 = 5 -> x = 5
x/2+3 = 5 -> x+3 = 10
3x+5 = 2-5 -> 3x = 2
13x+196 = 391 -> 13x = 196-391
2x+x = 24 -> x = 2
x+4-5 = 6 -> x = 6-5-4
7-x/2 = 18 -> x = 22
2x+3 = 2x+3 -> no solution
0x = 3 -> x = 0
x+1 = x+2 -> x = 0
2x+3 = 11 -> 2x = 14
2x+3 = 11 -> x+3 = 11/2
6x-12 = 3(x-2) -> 6x-12+3(x-2) = 0
6x-12+3(x-2) = 0 -> 9x-18 = 0
x/2 = 3/4 -> x = 3/8
x-4 = 9 -> x = 5
5x = 0 -> no solution
0.714x = 5 -> x = 7
# Brackets
2(x-3) = 8 -> 2x-6 = 8
2(x-3) = 8 -> x-3 = 4
2(x-3) = 8 -> 2x-3 = 8
3(2x+1) = 9 -> 6x = 9
2(x+3) = 4 -> 2x-6 = 4
2(x+3)+5 = 1 -> 2x+6+10 = 1
2(x/3+1) = 4 -> x/6+2 = 4
5-(x-2) = 3 -> 5-x-2 = 3
-(2x-1) = 7 -> -2x-1 = 7
2(x-3) -> 2x-6
2(x-3) -> 2x-3
3(2x+y) -> 6x+3y
3(2x+y) -> 3x+3y
3(2x+y) -> 6x
2(x+3) -> 2x-6
2(x+3)+5 -> 2x+6+10
2(x/3+1) -> x/6+2
5-(x-2) -> 5-x-2
5-(x-2) -> 7-x
5+6*10 -> 110
5+6*10 -> 65
a+b*c -> (a+b)c
x(x+2)-3(x-1) -> x^2-x+3
x(x+2)-3(x-1) -> x^2-x-3
(x+2)(x-5) -> x^2-3x-10
(x+2)(x-5) -> x^2+3x-10
(2x-1)(3x+4) -> 6x^2+5x-4
(a+b)(a-b) -> a^2-b^2
(a+b)(a-b) -> a^2+b^2
(x+1)^3 -> x^3+3x^2+3x+1
(x+1)^3 -> x^3+1
(x-y)^2 -> x^2-2x*y+y^2
(x-y)^2 -> x^2-y^2
-(x-y) -> y-x
-(x-y) -> -x-y
3x+2 -> 5x
2x+3y -> 5x*y
3x+x -> 3x^2
3x+x -> 4x
7x-x -> 7
-12-6 -> 18
-12-6 -> -18
-6+(-8) -> 2
-8-3 -> 11
-8+6 -> 2
(-3)^2 -> -9
-3^2 -> 9
-3^2 -> -9
1/(a-b)-1/(b-a) -> 1/(a-b)+1/(b-a)
1/(a-b)-1/(b-a) -> 2/(a-b)
x+y+z -> z+y+x
x^2+5x+6 -> (x+2)(x+3)
x^2-5x+6 -> (x+2)(x+3)
6x^2+7x-3 -> (3x-1)(2x+3)
x^4-16 -> (x-2)(x+2)(x^2+4)
4x^2-9 -> (2x-3)(2x+3)
4x^2-9 -> (4x-3)(4x+3)
x^2+6x -> (x+3)^2
x^2+6x -> (x+3)^2-9
x^3-x -> x(x-1)(x+1)
# Fractions and powers
1/2+1/3 -> 5/6
1/2+1/3 -> 2/5
1/2+1/4 -> 1/4+1/4
(2/3)*3 -> 6/9
(2/3)/(3/8) -> (3/2)(3/8)
(2/3)/(3/8) -> 16/9
(x+3)/3 -> x
(x^2+2x)/x -> x^2+2
(x^2+2x)/x -> x+2
4/8 -> 2/8
(x^2-4)/(x-2) -> x+2
1/x+1/y -> (x+y)/(x*y)
1/x+1/y -> 2/(x+y)
x/2+x/3 -> 5x/6
x/2+x/3 -> 2x/5
(x+1)/2-(x-1)/2 -> 1
(x+1)/2-(x-1)/2 -> 0
a/b/c -> a/(b*c)
a/(b/c) -> a*c/b
(x^2-1)/(x^2+2x+1) -> (x-1)/(x+1)
(x+3)^2 -> x^2+9
(x+3)^2 -> x^2+3
(x+3)^2 -> x^2+6x+9
(2x)^2 -> 2x^2
(2x)^2 -> 4x^2
x^2*x^3 -> x^6
x^2*x^3 -> x^5
x^2+x^3 -> x^5
x^(-2) -> -x^2
x^(-2) -> 1/x^2
2^3 -> 6
2^3 -> 8
x^0 -> 0
x^0 -> 1
(x^2)^3 -> x^5
(x^2)^3 -> x^6
x^6/x^2 -> x^3
x^6/x^2 -> x^4
sqrt(12) -> 2sqrt(3)
sqrt(12) -> 4sqrt(3)
sqrt(2)*sqrt(8) -> 4
sqrt(2)+sqrt(8) -> sqrt(10)
sqrt(2)+sqrt(8) -> 3sqrt(2)
1/sqrt(2) -> sqrt(2)/2
1/(1+sqrt(2)) -> sqrt(2)-1
1/(1+sqrt(2)) -> 1-sqrt(2)
(1+sqrt(3))^2 -> 4+2sqrt(3)
(1+sqrt(3))^2 -> 4
sqrt(x^2+9) -> x+3
(2+sqrt(x))^2 -> 4+x
(2+sqrt(x))^2 -> 4+4sqrt(x)+x
sqrt((x-3)^2) -> x-3
sqrt(9+16) -> 3+4
x/2 = 5 -> x/2*2 = 10
2/x = 4 -> x = 1/2
2/x = 4 -> x = 2
1/x+1/2 = 1 -> 2+x = 2x
3/(x-1) = 2/(x+1) -> 3(x+1) = 2(x-1)
3/(x-1) = 3/(x-1) -> all real numbers
(x^2-4)/(x-2) = 0 -> x = 2 or x = -2
(x^2-4)/(x-2) = 0 -> x = -2
(4x-40)/(7-x) = (4x-40)/(13-x) -> 7-x = 13-x
(4x-40)/(7-x) = (4x-40)/(13-x) -> x = 10
x/(x-3) = 3/(x-3) -> x = 3
x/(x-3) = 3/(x-3) -> no solution
1/(x-2)+1/(x+2) = 4/(x^2-4) -> 2x = 4
1/(x-2)+1/(x+2) = 4/(x^2-4) -> no solution
(x+1)/x = 3 -> x+1 = 3x
6/x = x+1 -> x^2+x-6 = 0
6/x = x+1 -> x = 2 or x = -3
x/2+3 = 5 -> x+3 = 10
x^2/x = 0 -> x = 0
# Quadratic and higher equations
x^2-5x+6 = 0 -> (x-2)(x-3) = 0
x^2-5x+6 = 0 -> (x+2)(x+3) = 0
(x-2)(x-3) = 0 -> x = 2 or x = 3
(x-2)(x+3) = 0 -> x = -2 or x = 3
x^2 = 9 -> x = 3
x^2 = 9 -> x = 3 or x = -3
x^2+1 = 9 -> x+1 = 3 or x+1 = -3
9x^2 = 81 -> x = 9 or x = -9
9x^2 = 81 -> x = 3 or x = -3
x^2 = -9 -> x = 3 or x = -3
x^2 = -9 -> no solution
x^2 = 5x -> x = 5
x^2 = 5x -> x(x-5) = 0
x^2 = 5x -> x = 5 or x = 0
(x-1)(x-3) = 5 -> x-1 = 5 or x-3 = 5
(x-1)(x-3) = 5 -> x^2-4x-2 = 0
x^2-4x-2 = 0 -> x = 2+sqrt(6) or x = 2-sqrt(6)
x^2-4x-2 = 0 -> x = (4+sqrt(24))/2 or x = (4-sqrt(24))/2
x^2-4x-2 = 0 -> x = -2+sqrt(6) or x = -2-sqrt(6)
x^2-4x-2 = 0 -> x = 4+sqrt(24) or x = 4-sqrt(24)
x^2-4x-2 = 0 -> x = (4+sqrt(8))/2 or x = (4-sqrt(8))/2
x^2-4x-2 = 0 -> x = 2+sqrt(6)
x^2-4x-2 = 0 -> (x-2)^2 = 6
x^2+6x = 7 -> (x+3)^2 = 7
x^2+6x = 7 -> (x+3)^2 = 16
2x^2-3x-5 = 0 -> (2x-5)(x+1) = 0
2x^2-3x-5 = 0 -> x = 5/2 or x = -1
2x^2-3x-5 = 0 -> x = 5 or x = -1
x^2+x+1 = 0 -> no solution
x^2+x-1 = 0 -> no solution
x^2-6x+9 = 0 -> x = 3
x^2-6x+9 = 0 -> x^2-6x = -9
x^2-6x = -9 -> x(x-6) = 3*(-3)
x(x-6) = 3*(-3) -> x = 3 or x-6 = -3
(x+3)(2-x) = 4 -> x+3 = 4 or 2-x = 4
x+3 = 4 or 2-x = 4 -> x = 1 or x = -2
(x-4)(x-7) = -3(x-4) -> x-7 = -3
x-7 = -3 -> x = 4
x^3 = x -> x^2 = 1
x^3 = x -> x = 0 or x = 1 or x = -1
x^3-6x^2+11x-6 = 0 -> (x-1)(x-2)(x-3) = 0
x^4-5x^2+4 = 0 -> x^2 = 1 or x^2 = 4
x^4-5x^2+6 = 0 -> x^2 = 2 or x^2 = 3
x^4 = 16 -> x = 2
x^4 = 16 -> x = 2 or x = -2
x^2 = 2 -> x = sqrt(2)
x^2 = 2 -> x = sqrt(2) or x = -sqrt(2)
x^2 = 1/2 -> x = sqrt(2)/2 or x = -sqrt(2)/2
3x^2 = 12x -> 3x = 12
(x+1)^2 = (x-2)^2 -> x+1 = x-2
(x+1)^2 = (x-2)^2 -> x = 1/2
x = -3 -> x^2 = 9
x+1 = 3 -> (x+1)^2 = 9
0.5x^2-2 = 0 -> x^2 = 4
(x-1)^2 = 0 -> x = 1
(x-1)^2+(x+1)^2 = 0 -> no solution
x^2-2x = x^2+4 -> x = -2
x(x+2) = x^2+2x -> all real numbers
# Inequalities
-2x < 6 -> x > -3
-2x < 6 -> x < -3
x-3 < 5 -> x > 8
x-3 < 5 -> x < 8
3x+1 <= 10 -> x <= 3
3x+1 <= 10 -> x < 3
-x/2 >= 3 -> x <= -6
-x/2 >= 3 -> x >= -6
5-2x > 1 -> x < 2
5-2x > 1 -> -2x > -4
-3 < 2x+1 <= 7 -> -4 < 2x <= 6
-3 < 2x+1 <= 7 -> -2 < x <= 3
-3 < 2x+1 <= 7 -> -2 < x < 3
-1 <= 3-x < 4 -> -1 < x <= 4
-1 <= 3-x < 4 -> -4 <= x < 1
1/x < 2 -> 1 < 2x
1/x < 2 -> x < 0 or x > 1/2
x^2 > 9 -> x > 3
x^2 > 9 -> x > 3 or x < -3
x^2 < 9 -> x < 3 or x < -3
x^2 < 9 -> -3 < x < 3
(2x-3)(x+2) >= 0 -> x >= 3/2 and x <= -2
(2x-3)(x+2) >= 0 -> x >= 3/2 or x <= -2
abs(x) > 3 -> x > 3 or x < -3
abs(x) > 3 -> x > 3
abs(x) < 3 -> -3 < x < 3
abs(2x-1) <= 5 -> -2 <= x <= 3
x^2+1 > 0 -> all real numbers
x^2+1 < 0 -> no solution
x^2 <= 0 -> x = 0
x < x+1 -> all real numbers
x > x+1 -> no solution
(x-1)/(x+2) > 0 -> x > 1 or x < -2
(x-1)/(x+2) >= 0 -> x >= 1 or x <= -2
x^2-x-1 < 0 -> (1-sqrt(5))/2 < x < (1+sqrt(5))/2
x(x-1)(x-2) > 0 -> 0 < x < 1 or x > 2
2x > 4 -> x != 2
x != 2 -> x < 2 or x > 2
# Absolute values and square roots
abs(x) = 3 -> x = 3
abs(x) = 3 -> x = 3 or x = -3
abs(2x-1) = 5 -> 2x-1 = 5
abs(2x-1) = 5 -> 2x-1 = 5 or 2x-1 = -5
abs(x-2) = -1 -> no solution
abs(x-2) = -1 -> x = 1 or x = 3
abs(x-1) = abs(x+3) -> x = -1
abs(x+1) = 2x -> x = 1
abs(x+1) = 2x -> x = 1 or x = -1/3
sqrt(x+2) = x -> x = 2 or x = -1
sqrt(x+2) = x -> x = 2
sqrt(x+2) = x -> x+2 = x^2
sqrt(x) = -2 -> x = 4
sqrt(x) = -2 -> no solution
sqrt(2x+1) = 3 -> 2x+1 = 9
sqrt(2x+1) = 3 -> x = 4
sqrt(3x+4) = 2+sqrt(x+2) -> 3x+4 = 4+4sqrt(x+2)+(x+2)
sqrt(x-1) = sqrt(2x-5) -> x = 4
sqrt(x^2) = 3 -> x = 3
sqrt(x) < 3 -> x < 9
sqrt(x) < 3 -> 0 <= x < 9
# Systems
2x+y = 7 and x-y = 2 -> 3x = 9
2x+y = 7 and x-y = 2 -> 3x = 7
2x+y = 7 and x-y = 2 -> x = 3
2x+y = 7 and x-y = 2 -> y = 1
2x+y = 7 and x-y = 2 -> y = 7-2x
2x+y = 7 and x-y = 2 -> y = 2x-7
2x+y = 7 and x-y = 2 -> x = 3 and y = 1
2x+y = 7 and x-y = 2 -> x = 1 and y = 3
y = x-2 and 3x-2y = 5 -> 3x-2(x-2) = 5
y = x-2 and 3x-2y = 5 -> 3x-2x-2 = 5
2x+y = 7 and x+y = 5 -> x = 12
2x+y = 7 and x+y = 5 -> x = 2
2x+4y = 6 and x+2y = 3 -> x = 3-2y
2x+4y = 6 and x+2y = 3 -> x = 1
2x+4y = 6 and x+2y = 3 -> 0 = 0
x/2+y/3 = 1 and x-y = 2 -> 3x+2y = 6
x/2+y/3 = 1 and x-y = 2 -> 3x+2y = 1
5x-3y = 1 and 2x+y = 7 -> 11x = 22
0.5x+y = 2 and x-y = 1 -> x+2y = 4
"""


def symbols(expr):
    return sorted(expr.free_symbols, key=str)


def parse(text, evaluate):
    names = {letter: sympy.Symbol(letter, real=True) for letter in set(re.findall(r"[a-z]", text))}
    names |= {"sqrt": sqrt, "abs": Abs}
    return parse_expr(text, local_dict=names, transformations=TRANSFORMATIONS, evaluate=evaluate)


def conditions(expr):
    """What must hold for an expression, parsed without evaluation, to have a real value."""
    found = []
    for node in sympy.preorder_traversal(expr):
        if isinstance(node, sympy.Pow) and node.exp.is_number:
            if node.exp.is_negative and node.base.free_symbols:
                found.append(("nonzero", node.base.doit()))
            if node.exp.is_Rational and node.exp.q == 2 and node.base.free_symbols:
                found.append(("nonnegative", node.base.doit()))
    return found


def pairs(text):
    """A chain as its links: left, relation, right."""
    parts = re.split(r"(<=|>=|!=|<|>|=)", text)
    return [(parts[i], RELATIONS[parts[i + 1]], parts[i + 2]) for i in range(0, len(parts) - 2, 2)]


def solve_relation(left, relation, right, x):
    difference = parse(left, True) - parse(right, True)
    domain = S.Reals
    for side in (left, right):
        for kind, inside in conditions(parse(side, False)):
            if kind == "nonzero":
                domain = Complement(domain, sympy.solveset(inside, x, S.Reals))
            else:
                domain = Intersection(domain, sympy.solve_univariate_inequality(inside >= 0, x, relational=False))
    truth = relation(difference, 0)
    if truth in (True, sympy.true):
        return domain
    if truth in (False, sympy.false):
        return EmptySet
    if relation is sympy.Eq:
        found = sympy.solveset(difference, x, S.Reals)
    elif relation is sympy.Ne:
        found = Complement(S.Reals, sympy.solveset(difference, x, S.Reals))
    else:
        found = sympy.solve_univariate_inequality(truth, x, relational=False)
    return Intersection(found, domain)


def solve(text, x):
    text = text.strip()
    if text == "no solution":
        return EmptySet
    if text == "all real numbers":
        return S.Reals
    if " or " in text:
        return Union(*(solve(part, x) for part in text.split(" or ")))
    if " and " in text:
        return Intersection(*(solve(part, x) for part in text.split(" and ")))
    return Intersection(*(solve_relation(*pair, x) for pair in pairs(text)))


def finite(points):
    points = sympy.simplify(points)
    if points is EmptySet:
        return []
    return [str(point) for point in points] if isinstance(points, FiniteSet) else None


def judge_sets(earlier, line):
    letter = re.findall(r"[a-z]", re.sub(r"sqrt|abs|or|and", "", earlier))[0]
    x = sympy.Symbol(letter, real=True)
    of_earlier, of_line = solve(earlier, x), solve(line, x)
    lost, gained = finite(Complement(of_earlier, of_line)), finite(Complement(of_line, of_earlier))
    return {"holds": lost == [] and gained == [], "lost": lost, "gained": gained}


def judge_expressions(earlier, line):
    return {"holds": sympy.simplify(parse(earlier, True) - parse(line, True)) == 0}


def equations(text):
    return [sympy.Eq(parse(a, True), parse(b, True)) for part in text.split(" and ") for a, _, b in pairs(part)]


def judge_system(earlier, line):
    x, y = sympy.symbols("x y", real=True)
    solution, = sympy.linsolve([eq.lhs - eq.rhs for eq in equations(earlier)], x, y)
    at = dict(zip((x, y), solution))
    holds = all(sympy.simplify((eq.lhs - eq.rhs).subs(at, simultaneous=True)) == 0
                for eq in equations(line) if isinstance(eq, sympy.Eq))
    return {"holds": holds}


def main():
    for row in filter(None, (row.split("#")[0].strip() for row in CASES.splitlines())):
        earlier, line = row.split(" -> ")
        if not re.search("[=<>]", earlier):
            said = judge_expressions(earlier, line)
        elif " and " in earlier:
            said = judge_system(earlier, line)
        else:
            said = judge_sets(earlier, line)
        bars = lambda text: re.sub(r"abs\(([^()]*)\)", r"|\1|", text)
        print(json.dumps({"earlier": bars(earlier), "line": bars(line), **said}))


main()
