//! The kinds of words in the table of a class: a list for each, named as in the languages' files.

lists! {
    /// The words of one language by which the columns and cells of a class's table are told apart.
    TableLexicon;

    /// Columns of names, as a whole heading.
    heading_names,
    /// Words that ask for a name wherever they stand in a heading.
    heading_name_words,
    /// What has a name and is no student: "file name".
    heading_things,
    /// Columns that say whose work it is where no name does.
    heading_ids,
    /// Columns that belong to a student and tell no two of them apart.
    heading_personal,
    /// Columns of times, grades and the like, as a whole heading.
    heading_others,
    /// Words that make a short heading one of times and grades wherever they stand in it.
    heading_bookkeeping,
    /// Parts of headings of times.
    heading_times,
    /// Parts of headings that tell a whole attempt from a single step.
    heading_attempts,
    /// Columns of work, as a whole heading.
    heading_responses,
    /// Columns of the questions' texts, and what stands before a question's number.
    heading_questions,
    /// Question numbers that stand where a question's text could.
    heading_question_numbers,
    /// Columns that number the rows of one solution.
    heading_steps,
    /// Columns of the steps that a tutoring program had in mind.
    heading_step_names,
    /// Words that say nothing in a heading.
    heading_fillers,
    /// Labels before a question's number in front of its text: "Question 1: ...".
    question_labels,
    /// Units of a question's worth: "5 points".
    question_points,
    /// What may stand in brackets behind a question: "(required)".
    question_remarks,
    /// First words of a row that sums the others up.
    table_summaries,
    /// Words that are a cell's whole answer to "was it right?", or stand within times.
    figure_words,
    /// Months by their first three letters, and what else dates hold.
    months,
}
