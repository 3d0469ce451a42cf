//! Tests: classes as they are pasted, and what is read of each.

use super::class;
use crate::reading::work::Notice;
use crate::reading::{MAX_SOLUTIONS, split, split_one};
use crate::text::from_bytes;

/// `wanted`: for each entry `name | problem | work`, the parts after the name only where there are any.
#[track_caller]
fn check(text: &str, wanted: &[&str], notices: &[Notice]) {
    let class = class(text);
    let entry = |entry: &super::Entry| {
        let problem = entry.problem_text(text).map_or(String::new(), |problem| format!(" | {}", problem.trim()));
        let work = entry.work_text(text);
        format!("{}{problem} | {}", class.students[entry.student_idx].name, work.trim().replace('\n', " / "))
    };
    assert_eq!(class.entries.iter().map(entry).collect::<Vec<_>>(), wanted, "{text}");
    assert_eq!(class.notices, notices, "{text}");
}

const FORMS: &str = include_str!("../../../tests/data/pastes/21.txt");

#[test]
fn forms_and_spreadsheets() {
    const P: &str = "Solve 3x - 5 = 16. Show each step on a new line.";
    let row = |name: &str, work: &str| format!("{name} | {P} | {work}");
    let rows = [
        row("Student A", "3x - 5 = 16 / 3x = 21 / x = 7"),
        row("Student B", "3x - 5 = 16; 3x = 11; x = 11/3"),
        row("Student C", ""),
    ];
    check(FORMS, &rows.each_ref().map(String::as_str), &[Notice::NoWork { count: 1 }]);
    check(
        "Surname,First name,Email address,Status,Grade/2.00,Question 1,Response 1,Right answer 1\n\
         L,Ada,a@b,Finished,1.00,Solve 2x = 4,x = 2,x = 2\nT,Alan,c@d,Finished,0.00,Solve 2x = 4,-,x = 2",
        &["L Ada | Solve 2x = 4 | x = 2", "T Alan | Solve 2x = 4 | "],
        &[Notice::NoWork { count: 1 }],
    );
    check("Ada,\"2x = 4\nx = 2\"\nBob,2x = 4; x = 8\n", &["Ada | 2x = 4 / x = 2", "Bob | 2x = 4; x = 8"], &[]);
}

#[test]
fn the_wrong_separator_is_no_obstacle() {
    for separator in [";", "\t"] {
        let text = format!("Name{separator}Answer\nAda{separator}\"0,5x = 1\nx = 2\"\nBob{separator}x = 3,5");
        check(&text, &["Ada | 0,5x = 1 / x = 2", "Bob | x = 3,5"], &[]);
    }
}

#[test]
fn rows_that_do_not_fit_are_read_as_far_as_they_go() {
    check(
        "Name,Class,Work\nAda\nBob,4b,2x = 8, x = 4\nCy,4b,\"x = 1\nDi,4b,x = 2",
        &["Ada | ", "Bob | 2x = 8, x = 4", "Cy | \"x = 1", "Di | x = 2"],
        &[
            Notice::ShortRows { count: 1, first_row: 2 },
            Notice::LongRows { count: 1, first_row: 3 },
            Notice::UnclosedQuotes { count: 1, first_row: 4 },
            Notice::NoWork { count: 1 },
        ],
    );
}

#[test]
fn of_ten_thousand_rows_the_first_are_kept() {
    let rows: Vec<String> = (0..10_000).map(|n| format!("S{n},x = {n}")).collect();
    let text = format!("Name,Work\n{}", rows.join("\n"));
    let class = class(&text);
    assert_eq!(class.entries.len(), MAX_SOLUTIONS);
    assert_eq!(class.notices, [Notice::TooManySolutions { found: 10_000, kept: MAX_SOLUTIONS }]);
    let last = &class.entries[MAX_SOLUTIONS - 1];
    assert_eq!((class.students[last.student_idx].name.as_str(), last.work_text(&text).as_str()), ("S499", "x = 499"));
}

#[test]
fn solutions_one_below_the_other() {
    check(
        "Solve 2x = 8\n\nAda Lovelace\n2x = 8\nx = 4\n\nBob\n2x = 8\nx = 6\n",
        &["Ada Lovelace | Solve 2x = 8 | 2x = 8 / x = 4", "Bob | Solve 2x = 8 | 2x = 8 / x = 6"],
        &[],
    );
    check(
        "Student A:\n2x = 8\nx = 4\nStudent B: 2x = 8\nx = 6",
        &["Student A | Student A: / 2x = 8 / x = 4", "Student B | Student B: 2x = 8 / x = 6"],
        &[],
    );
    check("2x = 8\nx = 4\n\n2x = 8\nx = 6", &[" | 2x = 8 / x = 4", " | 2x = 8 / x = 6"], &[]);
    for nothing in ["", "Name,Colour\nAda,red", "\0\0\0", "I was ill."] {
        check(nothing, &[], &[]);
    }
}

/// Names and addresses are in no text that a witness reads.
#[test]
fn names_are_not_among_the_work() {
    for text in [FORMS, "Ada Lovelace\n2x = 8\nx = 4\n\nBob\n2x = 8\nx = 6\n"] {
        for entry in class(text).entries {
            let work = split_one(entry.problem_text(text).as_deref(), &entry.work_text(text));
            let read = format!("{work:?}");
            for personal in ["Student", "school.example", "Ada", "Bob", "2026"] {
                assert!(!read.contains(personal), "{personal}: {read}");
            }
        }
    }
}

/// Rows of any length, in any script and encoding, with any separator, and without a heading.
#[test]
fn odd_tables() {
    let long = format!("Name,Solve 2x = 8\nAda,\"2x = 8 {}\nx = 4\"\nBob,x = 4\n", "+ 0".repeat(40_000));
    assert_eq!(class(&long).entries.len(), 2);
    assert_eq!(split(&long).solutions.len(), 2);
    let wide = format!("Name,Work{}\nAda,x = 4{}\n", ",x".repeat(50_000), ",y = 1".repeat(50_000));
    assert_eq!(class(&wide).students[0].name, "Ada");
    check(
        "الاسم,Solve 2x = 8\nليلى,x = 4\nדוד,x = 6\n",
        &["ليلى | Solve 2x = 8 | x = 4", "דוד | Solve 2x = 8 | x = 6"],
        &[],
    );
    check(
        "Name,\u{202b}Solve 2x = 8\u{202c}\n\u{202b}ليلى\u{202c},x = 4\n",
        &["\u{202b}ليلى\u{202c} | \u{202b}Solve 2x = 8\u{202c} | x = 4"],
        &[],
    );
    check("Ada;2x = 8;4b\nBob;x = 4;4c\n", &["Ada | 2x = 8", "Bob | x = 4"], &[]);
    check("Name\tAnswer\r\nAda\t\"x = 4\r\nx = 4\"\r\n", &["Ada | x = 4\r / x = 4"], &[]);
    let table = "Name;Löse 2x = 8\nZoë;x = 4\n";
    let units = |unit: fn(u16) -> [u8; 2]| table.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for bytes in [
        [b"\xef\xbb\xbf", table.as_bytes()].concat(),
        [b"\xff\xfe".as_slice(), &units(u16::to_le_bytes)].concat(),
        [b"\xfe\xff".as_slice(), &units(u16::to_be_bytes)].concat(),
        units(u16::to_le_bytes),
        table.chars().map(|c| c as u8).collect(),
    ] {
        check(&from_bytes(&bytes).text, &["Zoë | Löse 2x = 8 | x = 4"], &[]);
    }
}

/// One row a step: ten thousand rows are no more than their solutions.
#[test]
fn rows_of_a_long_table_count_by_solutions() {
    let rows = (0..10_000).map(|n| format!("S{},2x = {},{},x = {n}", n / 20, n / 20, n % 20));
    let table = format!("student,problem,step,work\n{}", rows.collect::<Vec<_>>().join("\n"));
    let read = class(&table);
    assert_eq!((read.entries.len(), read.questions.len(), read.notices.len()), (500, 500, 0));
    assert_eq!(read.entries[499].work_text(&table).lines().count(), 20);
    let read = class(&table.replace("S1,", "T1,").replace("S1", "S2"));
    assert!(matches!(read.notices[..], []), "{:?}", read.notices);
    let twice = class(&format!("{table}\n{}", table.replace('S', "R")));
    assert_eq!(twice.notices, [Notice::TooManySolutions { found: 1000, kept: MAX_SOLUTIONS }]);
}

/// A paste is a table only where nothing else can be meant.
#[test]
fn solutions_are_not_tables() {
    for text in [
        "x = 2, y = 3\nx + y = 5, x = 5",
        "5 - 2(x + 1) = 9\tgiven\n3 - 2x = 9\tsimplify",
        "Step,Work\nStart,2x = 8\nDivide,x = 4",
        "3x = 21; x = 7\n2x = 4; x = 2",
        "Name the unknown, then solve:\n2x = 4",
        "At the same time, x + y = 5\nso that x = 2, y = 3",
        "Correct, x = 4\nNext, y = 3",
        "Step,Reason\n2x = 8,subtract 3\nx = 4,halve",
    ] {
        assert!(!super::is_table(text), "{text}");
        assert_eq!(split(text).solutions.len(), 1, "{text}");
    }
}
