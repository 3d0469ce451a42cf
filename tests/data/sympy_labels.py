"""Holds the labels of generated rows against SymPy: rows of `surefoot generate` on standard input.

With SymPy 1.14, from the root: target/release/surefoot generate --seed 41 --count 2000 | python3 tests/data/sympy_labels.py

Of each row the lines down to the first unsound one are judged, each against the line above it, or in systems against the
problem; where words stand on a line, without them. A line whose label is contradicted is printed, and the exit status is 1.
Not decided are:
  rows in LaTeX and Unicode, whose lines are the same in other signs
  a reason that does not fit its line: what is wrong there is in words
  single cases and calculations on the side, as books write them
  equations that keep the solutions and are unsound by the way they were made: these are counted
  odd roots of letters, numbers before the letter j: SymPy and Python mean something else by them
  whatever SymPy does not settle in 20 seconds
"""

import argparse
import collections
import json
import re
import signal
import sys

import sympy
from sympy import Complement, EmptySet
from sympy_cases import equations, finite, pairs, parse, solve

SECONDS = 20

WORDS_ALONE = {"WORDS", "UNDONE"}

KEPT = "keeps the solutions"


def plain(text):
    """The maths of a line without its words; bars as a function, both signs as two cases."""
    text = text.rsplit(": ", 1)[-1]
    text = re.sub(r"^(?:[A-Z][a-z]+ )(?:[a-z]{2,} )*(?=[^a-z]|[a-z]\b|sqrt|[a-z][-+*/^=<>(]|[a-z]{2}\b)", "", text)
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text)
    if "+/-" in text:
        cases = [" or ".join(part.replace("+/-", sign, 1) for part in [text]) for sign in "+-"]
        text = " or ".join(cases) if "+/-" not in cases[0] else text
    return text


def is_relation(text):
    return bool(re.search("[=<>]", text)) or text in ("no solution", "all real numbers")


def letters(text):
    return sorted(set(re.findall("[a-z]", re.sub(r"sqrt|abs|\bor\b|\band\b|no solution|all real numbers", "", text))))


def of_sets(problem, above, line, label, family):
    """Whether the label is right; None where that is not settled."""
    names = letters(above) or letters(line)
    if len(names) > 1 or letters(line) and letters(line) != names:
        return None
    x = sympy.Symbol(names[0] if names else "x", real=True)
    before, after = solve(above, x), solve(line, x)
    lost, gained = Complement(before, after), Complement(after, before)
    lost, gained = (part if finite(part) is None else finite(part) for part in (lost, gained))
    is_same = lost in ([], EmptySet) and gained in ([], EmptySet)
    if family == "book" and not letters(line):
        return (after is not EmptySet or before is EmptySet) == bool(label)  # A value put in, or what is left.
    if label == 0:
        return KEPT if is_same else True
    if is_same:
        return True
    if gained in ([], EmptySet):
        if Complement(solve(problem, x), after) is EmptySet:
            return True  # What was lost had come in above and solves nothing.
    if family == "book" and Complement(after, solve(problem, x)) is EmptySet:
        return None  # A case beside others.
    may_gain = "sqrt" in above or "/" in above or "abs" in above
    return True if may_gain and lost in ([], EmptySet) else False


def of_expressions(above, line, label):
    if "^(1/" in above:
        return None  # SymPy's odd roots of negative numbers are complex.
    return (sympy.simplify(parse(above, True) - parse(line, True)) == 0) == bool(label)


def of_systems(problem, line, label):
    names = letters(problem)
    unknowns = [sympy.Symbol(name, real=True) for name in names]
    found = sympy.solve(equations(problem), unknowns, dict=True)
    if len(found) != 1 or len(found[0]) != len(names) or not set(letters(line)) <= set(names) or " or " in line:
        return None
    at = [parse(a, True).subs(found[0]) - parse(b, True).subs(found[0])
          for part in line.split(" and ") for a, _, b in pairs(part)]
    return all(sympy.simplify(part) == 0 for part in at) == bool(label)


def of_formulas(above, line, label):
    (a, _, b), = pairs(above)
    (c, _, d), = pairs(line)
    before, after = parse(a, True) - parse(b, True), parse(c, True) - parse(d, True)
    shared = sorted(before.free_symbols & after.free_symbols, key=str)
    if not shared:
        return None
    answers = [set(map(sympy.simplify, sympy.solve(side, shared[0]))) for side in (before, after)]
    is_same = all(any(sympy.simplify(p - q) == 0 for q in other) for one, other in (answers, answers[::-1]) for p in one)
    return is_same == bool(label)


def judged(row, problem, above, line, label):
    family = row["family"]
    if re.search(r"\dj", problem + above + line):
        return None  # Python reads a number before j as an imaginary one.
    if not is_relation(problem):
        return None if is_relation(line) else of_expressions(above, line, label)
    if not is_relation(line) or not is_relation(above):
        return None
    if family == "system" or " and " in problem:
        return of_systems(problem, line, label)
    if family == "literal" or len(letters(problem)) > 1:
        return of_formulas(above, line, label)
    return of_sets(problem, above, line, label, family)


def within(seconds, call, *arguments):
    def stop(_, __):
        raise TimeoutError
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return call(*arguments)
    except (TimeoutError, NotImplementedError, ValueError, TypeError, SyntaxError, AttributeError, IndexError,
            sympy.SympifyError, RecursionError):
        return None
    finally:
        signal.alarm(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--most", type=int, default=70, help="lines judged of each family")
    most = parser.parse_args().most
    counts = collections.defaultdict(collections.Counter)
    contradicted = 0
    for row in map(json.loads, sys.stdin):
        family = row["family"]
        if not re.match("spaced|compact", row["surface"]) or counts[family]["judged"] >= most:
            continue
        slip_at = {slip["step"]: slip["id"] for slip in row["slips"]}
        problem = above = plain(row["problem"])
        for i, (step, label) in enumerate(zip(row["steps"], row["labels"])):
            line = plain(step)
            settled = None
            if label == 1 or slip_at.get(i) not in WORDS_ALONE:
                settled = within(SECONDS, judged, row, problem, above, line, label)
            counts[family]["not decided" if settled is None else KEPT if settled == KEPT else "judged"] += 1
            if settled is False:
                contradicted += 1
                print(f"{family}: {above}  ->  {line}  is labelled {label} {slip_at.get(i, '')}", flush=True)
            if label == 0:
                break
            above = line
    for family, count in sorted(counts.items()):
        print(f"{family:12} {count['judged']:5} judged, {count['not decided']:5} not decided, {count[KEPT]:5} {KEPT}")
    total = sum(count["judged"] for count in counts.values())
    print(f"{total} lines judged, {contradicted} contradicted")
    sys.exit(contradicted > 0)


if __name__ == "__main__":
    main()
