"""Writes tests/data/golden/labels.jsonl: 500 labelled lines of generated solutions, each judged again by SymPy.

Run from the repository's root with SymPy 1.14, after `cargo build --bin surefoot`:

    python3 training/goldens/labels.py

With --rows it writes nothing, and judges lines of the rows on standard input, down to the first unsound one of each:

    target/release/surefoot generate --seed 41 --count 9000 | python3 training/goldens/labels.py --rows --most 150
    python3 training/draft_rows.py | python3 training/goldens/labels.py --rows --most 400

SymPy reads the printed text and shares nothing with the generator or the exact checker. Its judgement is
  a line after an expression: whether the two are the same expression
  an equation or inequality in one letter: whether the real solutions are the same, cut down to where every denominator
    is not zero and every radicand is not negative; a squared line may gain solutions, its problem leaves them out again
  a formula in several letters: whether both are solved by the same
  a line of a system: whether it holds where the system does, up to the first slip, after which nothing holds there
Lines that are unsound for another reason (words that do not match, nonsense that keeps the solutions) are not drawn:
SymPy cannot know that. What SymPy cannot decide in ten seconds is counted and another line is drawn.
"""

import argparse
import collections
import json
import random
import re
import signal
import subprocess
import sys

import sympy
from sympy import Abs, Complement, EmptySet, Intersection, S, Union, sqrt
from sympy.parsing.sympy_parser import (convert_xor, implicit_multiplication, parse_expr, rationalize, split_symbols,
                                        standard_transformations)

OUT = "tests/data/golden/labels.jsonl"
N_LINES = 500
SECONDS = 10
TRANSFORMATIONS = standard_transformations + (convert_xor, split_symbols, implicit_multiplication, rationalize)
RELATIONS = {"<=": sympy.Le, ">=": sympy.Ge, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "=": sympy.Eq}
WORDS = {"no solution": "no solution", "all real numbers": "all real numbers"}
GAINING = {"radical", "rational", "absolute"}


class Undecided(Exception):
    pass


def plain(text):
    """A printed line as ASCII maths: reason, verb and notation taken off."""
    text = re.sub(r"^.*: ", "", text).replace("$", "")
    text = re.sub(r"^(Solve|Expand|Simplify|Factorise|Factor|Calculate|Evaluate|Work out)\b( for \w:)? ", "", text)
    text = re.sub(r"\\text\{([^}]*)\}", r"\1", text).replace("\\left", "").replace("\\right", "")
    while re.search(r"\\d?frac", text):
        text = fraction_written_out(text)
    text = braces(text, r"\sqrt", "sqrt({})")
    text = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", text)
    for latex, ascii_form in {"\\cdot": "*", "\\le ": "<=", "\\ge ": ">=", "\\ne ": "!=", "\\pm": "±", "−": "-",
                              "·": "*", "×": "*", "≤": "<=", "≥": ">=", "≠": "!=", "²": "^2", "³": "^3", "⁴": "^4",
                              "+/-": "±", "\\lvert": "|", "\\rvert": "|", "\\,": " "}.items():
        text = text.replace(latex, ascii_form)
    text = re.sub(r"√(\d+|[a-z])", r"sqrt(\1)", text).replace("√", "sqrt")
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text)
    if "\\" in text or "{" in text or "|" in text:
        raise Undecided(text)
    return text.strip()


def braces(text, command, form):
    """`command{inner}` as `form`, the innermost last."""
    while command + "{" in text:
        start = text.index(command + "{")
        inner, end = group(text, start + len(command))
        text = text[:start] + form.format(inner) + text[end:]
    return text


def fraction_written_out(text):
    found = re.search(r"\\d?frac", text)
    top, middle = group(text, found.end())
    bottom, end = group(text, middle)
    return f"{text[:found.start()]}(({top})/({bottom})){text[end:]}"


def group(text, start):
    """What stands between the brace at `start` and the one that closes it, and where that ends."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return text[start + 1:at], at + 1
    raise Undecided(text)


def letters_of(text):
    return sorted(set(re.findall(r"[A-Za-z]", re.sub(r"sqrt|abs|\bor\b|\band\b|no solution|all real numbers", "", text))))


def parse(text, evaluate=True):
    names = {letter: sympy.Symbol(letter, real=True) for letter in letters_of(text)} | {"sqrt": sqrt, "abs": Abs}
    return parse_expr(text, local_dict=names, transformations=TRANSFORMATIONS, evaluate=evaluate)


def signs(text):
    """A line with plus-minus as its two lines."""
    return [text.replace("±", sign) for sign in "+-"] if "±" in text else [text]


def conditions(expr):
    """What must hold for an expression, parsed without evaluation, to have a real value."""
    for node in sympy.preorder_traversal(expr):
        if isinstance(node, sympy.Pow) and node.exp.is_number and node.base.free_symbols:
            if node.exp.is_negative:
                yield "nonzero", node.base.doit()
            if node.exp.is_Rational and node.exp.q == 2:
                yield "nonnegative", node.base.doit()


def links(text):
    parts = re.split(r"(<=|>=|!=|<|>|=)", text)
    return [(parts[i], RELATIONS[parts[i + 1]], parts[i + 2]) for i in range(0, len(parts) - 2, 2)]


def solve_link(left, relation, right, x):
    domain = S.Reals
    for side in (left, right):
        for kind, inside in conditions(parse(side, False)):
            if kind == "nonzero":
                domain = Complement(domain, sympy.solveset(inside, x, S.Reals))
            else:
                domain = Intersection(domain, sympy.solve_univariate_inequality(inside >= 0, x, relational=False))
    difference = sympy.nsimplify(parse(left) - parse(right))
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
    if text in WORDS:
        return EmptySet if text == "no solution" else S.Reals
    for word, join in ((" or ", Union), (" and ", Intersection)):
        if word in text:
            return join(*(solve(part, x) for part in text.split(word)))
    return Union(*(Intersection(*(solve_link(*link, x) for link in links(line))) for line in signs(text)))


def is_empty(points):
    points = sympy.simplify(points)
    if points.is_empty is None:
        raise Undecided(points)
    return points.is_empty


def same_solutions(above, line, given, may_gain):
    letters = letters_of(above) or letters_of(line) or ["x"]
    if len(letters) != 1 or len(letters_of(above + line)) > 1:
        raise Undecided(above)
    x = sympy.Symbol(letters[0], real=True)
    of_above, of_line = solve(above, x), solve(line, x)
    lost, gained = is_empty(Complement(of_above, of_line)), is_empty(Complement(of_line, of_above))
    if may_gain and not (lost and gained):
        # A squared line may gain what the problem leaves out again: SymPy cannot know which of the two was meant.
        lost_of_given = lost or is_empty(Intersection(Complement(of_above, of_line), solve(given, x)))
        if lost_of_given:
            raise Undecided(line)
    return lost and gained


def same_formula(above, line):
    """Each of two equations in several letters is solved for one of them."""
    (a, _, b), = links(above)
    (c, _, d), = links(line)
    shared = [letter for letter in letters_of(above) if letter in letters_of(line)]
    for letter in shared:
        x = sympy.Symbol(letter, real=True)
        first, second = sympy.solve(parse(a) - parse(b), x), sympy.solve(parse(c) - parse(d), x)
        if len(first) == len(second) == 1:
            return sympy.simplify(first[0] - second[0]) == 0
    raise Undecided(above)


def holds_in_system(given, line):
    if line in WORDS:
        raise Undecided(line)
    letters = [sympy.Symbol(letter, real=True) for letter in letters_of(given)]
    gaps = lambda text: [sympy.nsimplify(parse(a) - parse(b)) for part in text.split(" and ") for a, _, b in links(part)]
    found = list(sympy.linsolve(gaps(given), *letters))
    if len(found) != 1 or any(value.free_symbols for value in found[0]):
        raise Undecided(given)
    at = dict(zip(letters, found[0]))
    return all(sympy.simplify(gap.subs(at, simultaneous=True)) == 0 for gap in gaps(line))


def judge(row, step):
    """Whether SymPy finds a line of a row sound."""
    given, line = plain(row["problem"]), plain(row["steps"][step])
    above = plain(row["steps"][step - 1]) if step else given
    if re.search(r"\dj", given + above + line) or "^(1/" in above:
        # Python reads a number before j as an imaginary one, and SymPy's odd roots of negative numbers are complex.
        raise Undecided(line)
    if row["family"] == "book" and re.search("[=<>]", given):
        return on_page(given, above, line)
    if row["family"] == "system":
        if 0 in row["labels"][:step]:
            raise Undecided(line)
        return holds_in_system(given, line)
    if not re.search("[=<>]", above) and above not in WORDS:
        if re.search("[=<>]", line):
            raise Undecided(line)
        return sympy.simplify(sympy.nsimplify(parse(above) - parse(line))) == 0
    if len(letters_of(above)) > 1:
        return same_formula(above, line)
    return same_solutions(above, line, given, row["family"] in GAINING)


def on_page(given, above, line):
    """A line as books write it, where cases and calculations stand beside the equation."""
    if not re.search("[=<>]", line) and line not in WORDS:
        raise Undecided(line)
    letters = letters_of(given)
    if len(letters) != 1 or not re.search("[=<>]", above) and above not in WORDS:
        raise Undecided(above)
    x = sympy.Symbol(letters[0], real=True)
    of_given, of_above, of_line = (solve(text, x) for text in (given, above, line))
    if not letters_of(line):
        return is_empty(of_above) or not is_empty(of_line)
    if is_empty(Complement(of_above, of_line)) and is_empty(Complement(of_line, of_above)):
        return True
    if is_empty(Complement(of_line, of_given)) and not is_empty(of_line):
        raise Undecided(line)  # A case beside others.
    if not is_empty(Complement(of_above, of_line)):
        return False
    raise Undecided(line)  # Squared, perhaps.


def too_long(*_):
    raise Undecided("too long")


def settled(row, step):
    """Whether SymPy finds a line sound; None where it is not decided."""
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    try:
        return bool(judge(row, step))
    except (Undecided, NotImplementedError, ValueError, TypeError, SyntaxError, RecursionError, AttributeError,
            IndexError, sympy.SympifyError):
        return None
    finally:
        signal.alarm(0)


def is_beyond(row, step):
    """Unsound in its words, or nonsense that keeps the solutions."""
    return any(slip["step"] == step and (slip.get("keeps_solutions") or slip["id"] in ("WORDS", "UNDONE"))
               for slip in row["slips"])


def hold_against(rows, most):
    """Judges up to `most` lines of each family; the number of labels that are contradicted."""
    judged, undecided, n_wrong = collections.Counter(), collections.Counter(), 0
    for row in rows:
        family = row["family"]
        for step, label in enumerate(row["labels"]):
            if judged[family] >= most or is_beyond(row, step):
                break
            sound = settled(row, step)
            (undecided if sound is None else judged)[family] += 1
            if sound is not None and sound != (label == 1):
                n_wrong += 1
                print("differs:", json.dumps({"row": row, "step": step}, ensure_ascii=False), flush=True)
            if label == 0:
                break
    for family in sorted(judged | undecided):
        print(f"{family:12} {judged[family]:5} judged, {undecided[family]:5} not decided")
    print(f"{judged.total()} lines judged by SymPy {sympy.__version__}, {n_wrong} labels differ")
    return n_wrong


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=4100)
    arguments.add_argument("--surefoot", default="target/debug/surefoot")
    arguments.add_argument("--rows", action="store_true", help="judge the rows on standard input")
    arguments.add_argument("--most", type=int, default=60, help="lines of each family, with --rows")
    options = arguments.parse_args()
    if options.rows:
        sys.exit(hold_against(map(json.loads, sys.stdin), options.most) > 0)
    command = [options.surefoot, "generate", "--seed", str(options.seed), "--count", "1500"]
    rows = [json.loads(row) for row in subprocess.run(command, capture_output=True, check=True).stdout.splitlines()]
    places = [(row, step) for row in rows for step in range(len(row["steps"])) if not is_beyond(row, step)]
    random.Random(options.seed).shuffle(places)
    kept, wrong, undecided = [], [], collections.Counter()
    for row, step in places:
        if len(kept) == N_LINES:
            break
        sound = settled(row, step)
        if sound is None:
            undecided[row["family"]] += 1
            continue
        above = [row["problem"], *row["steps"][:step]]
        entry = {"family": row["family"], "above": above, "line": row["steps"][step], "sound": sound}
        kept.append(entry)
        if sound != (row["labels"][step] == 1):
            wrong.append(entry)
            print("differs:", json.dumps(entry, ensure_ascii=False), flush=True)
    with open(OUT, "w") as out:
        for entry in kept:
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")
    by_family = dict(sorted(collections.Counter(entry["family"] for entry in kept).items()))
    print(f"{len(kept)} lines judged by SymPy {sympy.__version__}, {len(wrong)} labels differ; {by_family}")
    print(f"unsound among them: {sum(not entry['sound'] for entry in kept)}; not decided: {dict(undecided)}")


if __name__ == "__main__":
    main()
