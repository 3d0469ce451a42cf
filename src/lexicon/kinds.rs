//! The kinds of words: a list for each, named as in the languages' files.

lists! {
    /// The words of one language that are read, in lower case, by what they say. Where one word or phrase begins
    /// another, the longer stands first.
    Lexicon, table: TableLexicon;

    // What a problem asks for.
    /// "Solve": which values make it true.
    solve,
    /// "Expand": multiply brackets out.
    expand,
    /// "Factorise": write as a product.
    factorise,
    /// "Simplify": the same in fewer terms.
    simplify,
    /// "Calculate": the value.
    evaluate,
    /// "Multiply": a task where they stand before an expression; beside an equation they say what was done.
    carry_out,
    /// Completing the square: of an expression alone that is a task.
    squaring_up,
    /// Words between an expression and the values of its letters: "3x + 1 for x = 2".
    at_values,
    /// How the letter is named that is to stand alone; `{}` is the letter.
    naming,
    /// Between that letter and the problem: "find x if 4x = 20".
    such_that,
    /// "Given", "the equation": what was given.
    given,
    /// "Adding", "collect": what was done to reach a line.
    operating,
    /// "Given", "copy": a first step that only writes down what was given.
    restating,
    /// Words that look like those of `restating` and are none.
    not_restating,
    /// `nsolve solve`: a command of an algebra system, and the word of its task.
    commands,

    // What a row says that it is.
    /// "Step", before a number.
    step,
    /// "eq.", before a number: the name of an equation.
    equation_label,
    /// "Row", before a number: the name of an equation where two or three stand one below the other.
    row_name,
    /// One to ten.
    numbers,
    /// "Final answer": the answer.
    answer,
    /// "A", before a colon and a sentence: the answer.
    answer_letters,
    /// "Check": what is not part of the work.
    check,
    /// "Problem": what was asked.
    problem,
    /// "Q", "no.", before a number: what names a problem only with its number.
    problem_labels,
    /// "Working": from here on the work.
    working,
    /// "Method", before a number: another solution begins.
    solution,
    /// "Alternatively": the same without a number.
    other_way,

    // What words between lines of maths say.
    /// "Or", between statements of which one holds.
    or,
    /// "And", between statements that hold together.
    and,
    /// "Therefore": what follows, follows.
    implies,
    /// "If and only if": and the other way round.
    equivalent,
    /// "No solution", "all real numbers": sentences that are statements.
    statements,
    /// "We get": words that lead in and give no reason.
    fillers,
    /// "Because", "substitute": maths behind them is part of what they say.
    subordinating,
    /// "The equation": words between such a word and its maths.
    linking,
    /// "Started", before such a word: what follows is a line after all.
    opening,
    /// "Simplify", "is": an expression behind them is a line of its own.
    introducing,
    /// "From", "of": so are they behind the words of a task.
    introducing_after_task,
    /// "Completely": words behind an expression that belong to the task before it.
    completing,
    /// "Multipliziere (...) aus": verbs whose other half is one of these.
    separable,
    /// "Answer", "solution": what the answer is called in a sentence.
    announced,
    /// "Is": the verb between that and the answer.
    announcing,
    /// "Yes", "enough": a sentence with such a word answers a question that asks for no number.
    settling,
    /// Words that announce the answer without a verb.
    announcing_alone,
    /// "Let": what a letter stands for is said behind it.
    defining,
    /// "System of equations": several statements together are the problem.
    systems,
    /// "The equations": several of them are worked with.
    equations,
    /// "From", "of": what something comes from stands behind it.
    sources,
    /// "Term of": the expression right behind such words is not to be rewritten, a part of it is asked for.
    parts_of_expression,
    /// "Factorial", "ways": things are counted, and an exclamation mark behind a number is a factorial.
    counting,
    /// "Sequence", "nth term": numbers that the problem lists are the terms of one.
    sequences,
    /// "Arithmetic": the same is added from term to term.
    arithmetic_sequences,
    /// "Geometric": each term is multiplied by the same.
    geometric_sequences,
    /// "Nth term": a quantity that stands for the term of every index.
    general_terms,
    /// "Common difference": what is added to each term.
    common_differences,
    /// "Common ratio": what each term is multiplied by.
    common_ratios,
    /// "So that", "has": the problem asks for more than its maths says.
    asking_further,
    /// "The equation", "expression": the maths of the problem is said to follow or to stand there.
    naming_maths,
    /// "False", "does not check": the statement beside it does not hold.
    denying,
    /// A letter in brackets behind an equation that says that it is true.
    true_marks,
    /// The same where it is false.
    false_marks,
    /// "GCF", before a colon: a quantity that is noted for the next line.
    noted_quantities,
    /// "GCD": the greatest number that divides several.
    common_divisors,
    /// "LCM": the least number that several divide.
    common_multiples,
    /// "LCD": the least number that denominators divide.
    common_denominators,
    /// "Reject", "extraneous", behind a value: it is put away.
    rejecting,
    /// "The solution", "we": words beside these that say no more.
    around_rejected,
    /// "Rounded", "decimal places": the number beside them is not exact.
    rounding,
    /// "Corresponds to", between two quantities.
    corresponding,
    /// "Euro", "cents", behind a number: an amount of money.
    currencies,
    /// "Mean", of numbers that are listed.
    means,
    /// "Median".
    medians,
    /// "Mode".
    modes,
    /// "Range".
    ranges,
    /// "Distance", of two points.
    distances,
    /// "Midpoint", of two points.
    midpoints,
    /// "Right triangle".
    right_triangles,
    /// What is measured through it.
    diameters,
    /// "Legs": both are told.
    both_legs,
    /// "Other leg": it is asked for.
    other_legs,
    /// "Decimal places", behind their number.
    decimal_places,
    /// "A": it says no more of the value.
    indefinite,
    /// "Of", between a percentage and a number.
    percent_of,
    /// "What percent": a share is asked for.
    asking_percent,
    /// "Of what number": the whole is asked for.
    asking_whole,
    /// "Percent", "%": what a percentage is called.
    percent_signs,
    /// "Increase": by a percentage.
    increasing,
    /// "Decrease": likewise.
    decreasing,
    /// "Sum of the first", before a number of terms.
    sums_of_terms,
    /// "th", right behind a number: which one of a row it is.
    ordinal_endings,
    /// "Inversely": the product of both stays the same.
    inverse_variation,
    /// "Equation", of a line: that is asked for, not its slope alone.
    line_equations,
    /// "Percent", "cents", behind a number: it counts hundredths of what it may be found as.
    hundredths,
    /// "Both sides": what an operation is done to.
    both_sides,
    /// "Plus +", between operands: words of an operation, and its sign behind a space.
    signs_between,
    /// "Squared ²", behind an operand: likewise.
    signs_behind,
    /// "Half of 1/2·", before an operand: likewise.
    signs_before,
    /// "Of", "than": words that take a number into what they say, "the sum of 4 and 5".
    taking_numbers,
    /// "17 : 5 = 3 remainder 2": the number is no quotient by itself.
    remainder,
    /** "Error interval": which numbers a rounded one may stand for. */ error_intervals,
    /** "Truncated": cut off, not rounded. */ truncating,
    /** "Nearest": to what a number is rounded stands behind it. */ nearest,
    /** "2 significant figures". */ significant_figures,
    /** "(the nearest) ten". */ tens,
    /** "(the nearest) hundred". */ hundreds,
    /** "(the nearest) thousand". */ thousands,
    /** "(the nearest) tenth". */ tenths,
    /** "(the nearest) hundredth". */ hundredth_places,
    /** "Let", "for": a value is put in behind such a word. */ putting_in,
    /** "Quotient": what a division comes to. */ quotients,
    /** "Using long division": behind the two that a problem has divided. */ division_methods,
    /** "Undefined", "excluded values": where an expression has no value. */ undefined,
    /// "Write", "convert": behind such a word stands a number that is to take another form.
    converting,
    /// "In scientific notation": that form.
    forms,
    /// "In the form": a pattern with letters stands behind it.
    target_forms,
    /// "Prove": what stands behind is an identity that is to be shown.
    proving,
    /// "LHS": one side of it.
    side_names,
    /// "Is", "determine whether": how a problem begins that asks whether a value is a solution.
    asking_whether,
    /// "A solution of", "lie on": what it asks.
    proposed_as,
    /// "Yes", "it is".
    affirming,
    /// "No", "does not".
    negating,
    /// "Is", behind maths: the words before it name that maths.
    saying,
    /// "Equation", "of": the end of such words.
    objects,
    /// "Ordered pair": what a point is called.
    tuples,
    /// "Interval": what a pair of numbers is called that is no point.
    intervals,
    /// "Varies", "proportional": values of letters beside such words go together in pairs.
    variation,
    /// "From", before the first number that a letter runs over.
    running_from,
    /// "To", before the last.
    running_to,
    /// "Slope": what is asked of one line's equation.
    slopes,
    /// "Intercept": where a line meets an axis.
    intercepts,
    /// "x-intercept", beside its value.
    x_intercepts,
    /// "y-intercept", beside its value.
    y_intercepts,
    /// "Vertex", beside a point.
    vertices,
    /// "Centre", beside a point.
    centers,
    /// "Radius", beside its value.
    radii,
    /// "Maximum value", beside it.
    maxima,
    /// "Minimum value", beside it.
    minima,
    /// "Inverse": of a function.
    inverses,
    /// "Axis of symmetry", beside `x = 2`.
    symmetry_axes,
    /// "Foci", "asymptotes": what a curve has that is not worked out.
    other_features,
    /// Words beside these that say no more.
    feature_fillers,
    /// "Line": of points in the plane.
    graph_lines,
    /// "Parallel": another line is asked for.
    parallel,
    /// "Perpendicular": another line is asked for.
    perpendicular,
    /// "Domain", "test": the beginnings of words that call a set something else than that of the solutions.
    other_sets,
    /// "Domain": the set of the numbers that a function is defined at.
    domains,
    /// "range": the values that a function takes.
    value_sets,
    /// "All real numbers except": the numbers that a function is not defined at stand behind it.
    numbers_except,
    /// "All real numbers where": conditions such as `x ≠ 2` stand behind it.
    numbers_where,
    /// "Because": the cause of the line before.
    causes,
    /// Words of two letters: no products of variables.
    short_words,
    /// Units of two letters and more: no products of variables either.
    units,
    /// What stands behind a number and touches it, besides units: "am", "nd".
    behind_numbers,
    /// Short words that are no products of variables even where all around is maths.
    short_words_in_maths,
    /// Words and abbreviations of two and three letters that stand in capitals beside maths: "LHS", "DNE".
    capitals,
    /// Abbreviations with full stops in them.
    abbreviations,
    /// Words of a language that writes 2.5 as 2,5, and of no other.
    decimal_comma,

    // Sentences that are statements, word by word.
    /// "No", before a noun: no value.
    no,
    /// Words that say so by themselves.
    never,
    /// Words that say so at the end.
    never_at_end,
    /// "All", before a noun: every value.
    every,
    /// Words that say so at the end.
    always_at_end,
    /// What there is none or any number of.
    nouns,
    /// Words that stand in such sentences besides.
    around_nouns,

    /// "Increase", "convert": what is to be done with a quantity, at the head of a problem.
    tasks_on_quantities,
    // What a problem tells to be done with two expressions: the words before the first, and between the two.
    /// "Add".
    add,
    /// "and", "to".
    add_to,
    /// "The sum of".
    sum_of,
    /// "Subtract".
    subtract,
    /// "From".
    subtract_from,
    /// "The difference between".
    difference_of,
    /// "Multiply".
    multiply,
    /// "By".
    multiply_by,
    /// "The product of".
    product_of,
    /// "Divide".
    divide,
    /// "By".
    divide_by,
    /// "divided by", before what a polynomial is divided by.
    divided_by,
    /// "is a factor of", behind what may be one.
    factors_of,
    /// "The quotient of".
    quotient_of,

    // Figures and solids of stories.
    /// "Circle".
    circles,
    /// "Rectangle".
    rectangles,
    /// "Square": the figure.
    squares,
    /// "Triangle".
    triangles,
    /// "Parallelogram".
    parallelograms,
    /// "Trapezoid".
    trapezoids,
    /// "Cylinder".
    cylinders,
    /// "Cone".
    cones,
    /// "Sphere".
    spheres,
    /// "Cuboid".
    cuboids,
    /// "Cube": the solid.
    cubes,
    /// "Semicircle", "half": a part of a shape, or several.
    parts_of_shapes,
    /// "Area": how a shape's area is called.
    areas,
    /// "Perimeter".
    perimeters,
    /// "Volume".
    volumes,
    /// "Surface area".
    surfaces,

    /// "Speed", "km/h": the story is of a motion.
    speeds,
    /// Names and units of what is measured or counted, and is never negative.
    measures,

    // What is said of the sign of letters.
    /// Above zero.
    positive,
    /// Below zero.
    negative,
    /// Zero or above.
    not_negative,
    /// Zero or below.
    not_positive,
    /// Not zero.
    not_zero,
    /// "All variables".
    every_letter,
    /// Words that stand around these and change nothing.
    around_conditions,

    // How words begin that name an operation.
    /// The quadratic formula.
    reason_formula,
    /// Completing the square.
    reason_complete,
    /// Taking a root.
    reason_root,
    /// Cross-multiplying.
    reason_cross,
    /// Setting factors to zero.
    reason_zero,
    /// Putting terms in order.
    reason_reorder,
    /// Collecting like terms.
    reason_collect,
    /// Multiplying out.
    reason_expand,
    /// Raising to a power.
    reason_raise,
    /** Writing as a product. */ reason_factorise,
    /** Changing all signs. */ reason_negate,
    /** Swapping the sides. */ reason_swap,
    /** Taking a term across. */ reason_move,
    /** Subtracting. */ reason_subtract,
    /** Putting a value in. */ reason_substitute,
    /** Adding. */ reason_add,
    /** Multiplying. */ reason_multiply,
    /** Dividing. */ reason_divide,
    /** Squaring. */ reason_square,
    /** Equations that are added or subtracted as wholes. */ reason_equations,
    /** Words between those that name an operation, in reasons as the model was taught them. */ reason_plain,
    /** What it is done to: exponents. */ reason_exponents,
}
