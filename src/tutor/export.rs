//! A class's results as a file: comma-separated values for a spreadsheet, JSON for a program.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula, and cells
//! here hold what students wrote. Such a cell is given an apostrophe in front, which spreadsheets read as "text follows"
//! (OWASP, CSV Injection). Every cell stands in quotes, so that no separator can end it early.

use super::review::Mark;
use super::standing::Standing;
use crate::words::Language;
use serde::Serialize;

/// One row of the export.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRow<'a> {
    /// The name, or what stands for it where names are hidden.
    pub student: String,
    /// The question's title; empty where it has none.
    pub question: &'a str,
    /// None where the work was not judged.
    pub standing: Option<&'a Standing>,
}

/// Comma-separated values (RFC 4180) with a heading in `language`, behind a byte order mark that tells a spreadsheet
/// that this is UTF-8.
pub fn to_csv(rows: &[ExportRow], language: Language) -> String {
    let heading = [
        "export.student",
        "export.question",
        "export.standing",
        "export.first-unsound",
        "export.slip",
        "export.answer",
        "export.marks",
        "export.lines",
    ];
    let mut csv = String::from("\u{feff}");
    push_row(&mut csv, heading.map(|key| language.text(key).to_owned()));
    for row in rows {
        let standing = row.standing;
        let of = |say: &dyn Fn(&Standing) -> String| standing.map(say).unwrap_or_default();
        push_row(
            &mut csv,
            [
                row.student.clone(),
                row.question.to_owned(),
                of(&|standing| standing_words(standing, language)),
                of(&|standing| standing.first_unsound.map_or(String::new(), |i| (i + 1).to_string())),
                of(&|standing| {
                    standing.slip.and_then(|slip| slip.words()).map_or(String::new(), |key| slip_words(key, language))
                }),
                of(&|standing| answer(standing, language)),
                of(&|standing| marks(standing).join(" ")),
                of(&|standing| texts(standing).join("\n")),
            ],
        );
    }
    csv
}

/// The same as JSON: an array of objects with English names, the marks as in a review.
pub fn to_json(rows: &[ExportRow]) -> String {
    #[derive(Serialize)]
    struct Row<'a> {
        student: &'a str,
        question: &'a str,
        checked: bool,
        clean: bool,
        problem_known: bool,
        first_unsound_line: Option<usize>,
        slip: Option<super::slips::SlipKind>,
        answer_right: Option<bool>,
        lines: &'a [super::standing::StandingLine],
    }
    let row = |row: &'_ ExportRow<'_>| -> serde_json::Value {
        let standing = row.standing;
        let row = Row {
            student: &row.student,
            question: row.question,
            checked: standing.is_some(),
            clean: standing.is_some_and(|standing| standing.clean),
            problem_known: standing.is_none_or(|standing| !standing.problem_unknown),
            first_unsound_line: standing.and_then(|standing| Some(standing.first_unsound? + 1)),
            slip: standing.and_then(|standing| standing.slip),
            answer_right: standing.and_then(|standing| standing.answer_right),
            lines: standing.map_or(&[], |standing| &standing.lines),
        };
        serde_json::json!(row)
    };
    let rows: Vec<serde_json::Value> = rows.iter().map(row).collect();
    format!("{:#}\n", serde_json::Value::Array(rows))
}

/// A slip's sentence, said of no formula in particular.
pub fn slip_words(key: &'static str, language: Language) -> String {
    language.say(key, &[("piece", &"…")])
}

/// How the work stands as a whole, in a few words.
fn standing_words(standing: &Standing, language: Language) -> String {
    let key = match standing {
        Standing { first_unsound: Some(_), .. } => "export.unsound",
        standing if standing.lines.is_empty() => "class.no-work",
        standing if standing.clean => "export.clean",
        standing if standing.problem_unknown => "export.problem-unknown",
        _ => "export.unconfirmed",
    };
    language.text(key).to_owned()
}

fn answer(standing: &Standing, language: Language) -> String {
    let key = match standing.answer_right {
        Some(true) => "export.right",
        Some(false) => "export.wrong",
        None => return String::new(),
    };
    language.text(key).to_owned()
}

/// The marks by their names in a review.
fn marks(standing: &Standing) -> Vec<String> {
    let name = |mark: Mark| serde_json::to_value(mark).ok()?.as_str().map(str::to_owned);
    standing.lines.iter().filter_map(|line| name(line.mark)).collect()
}

fn texts(standing: &Standing) -> Vec<&str> {
    standing.lines.iter().map(|line| line.text.as_str()).collect()
}

fn push_row<const N: usize>(csv: &mut String, cells: [String; N]) {
    for (i, cell) in cells.iter().enumerate() {
        csv.push_str(if i > 0 { ",\"" } else { "\"" });
        csv.push_str(&harmless(cell).replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}

/// The cell's text so that no spreadsheet takes it for a formula.
fn harmless(cell: &str) -> String {
    // Full-width signs are taken for the plain ones in some countries' spreadsheets.
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if cell.trim_start_matches([' ', '\n']).starts_with(STARTS) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::standing::StandingLine;
    use super::*;
    use crate::reading::class;

    fn standing(lines: &[&str]) -> Standing {
        let lines = lines.iter().map(|text| StandingLine { text: (*text).to_owned(), mark: Mark::Unsound }).collect();
        Standing { lines, first_unsound: Some(0), answer_right: Some(false), ..Standing::default() }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r", "＝", " =", "\n-"] {
            assert_eq!(harmless(&format!("{start}1+1")), format!("'{start}1+1"));
        }
        for plain in ["x = -1", "3x + 1", "", "'=1", "Ada"] {
            assert_eq!(harmless(plain), plain);
        }
        let standing = standing(&["-3x = 6", "=\"evil\""]);
        let name = "=HYPERLINK(\"http://x\",\"y\")".to_owned();
        let row = ExportRow { student: name, question: "@SUM(1)", standing: Some(&standing) };
        let csv = to_csv(&[row], Language::En);
        assert!(csv.contains("\r\n\"'=HYPERLINK(\"\"http"), "{csv}");
        assert!(csv.contains(",\"'@SUM(1)\","), "{csv}");
        assert!(csv.contains("\"'-3x = 6\n=\"\"evil\"\"\""), "{csv}");
    }

    /// No cell lets work pass for clean whose problem is not known.
    #[test]
    fn what_is_not_clean_says_why() {
        let standing = |first_unsound, clean, problem_unknown| {
            let lines = standing(&["2x = 8"]).lines;
            Standing { lines, first_unsound, clean, problem_unknown, ..Standing::default() }
        };
        let check = |standing: &Standing, wanted: &str, json: (bool, bool)| {
            let row = ExportRow { student: "Ada".to_owned(), question: "", standing: Some(standing) };
            let csv = to_csv(std::slice::from_ref(&row), Language::En);
            assert!(csv.contains(&format!("\"Ada\",\"\",\"{wanted}\",")), "{csv}");
            let read: serde_json::Value = serde_json::from_str(&to_json(&[row])).unwrap();
            assert_eq!((&read[0]["clean"], &read[0]["problem_known"]), (&json.0.into(), &json.1.into()));
        };
        check(&standing(Some(0), false, true), "a line is unsound", (false, false));
        check(&standing(None, true, false), "every line is sound", (true, true));
        check(&standing(None, false, true), "the problem is not known", (false, false));
        check(&standing(None, false, false), "not every line is confirmed", (false, true));
        check(&Standing::default(), "no work", (false, true));
    }

    /// What is written is a table that this program reads again.
    #[test]
    fn the_table_is_read_back() {
        let standing = standing(&["2x = 8", "x = 4, or \"so\""]);
        let row = |student: &str| ExportRow { student: student.to_owned(), question: "", standing: Some(&standing) };
        let csv = to_csv(&[row("Ada, L."), row("Bob")], Language::En);
        let read = class(&csv);
        let names: Vec<&str> = read.students.iter().map(|student| student.name.as_str()).collect();
        assert_eq!(names, ["Ada, L.", "Bob"]);
    }

    #[test]
    fn json_holds_the_lines_and_their_marks() {
        let standing = standing(&["2x = 8"]);
        let rows = [
            ExportRow { student: "Ada".to_owned(), question: "", standing: Some(&standing) },
            ExportRow { student: "Bob".to_owned(), question: "", standing: None },
        ];
        let read: serde_json::Value = serde_json::from_str(&to_json(&rows)).unwrap();
        assert_eq!(read[0]["first_unsound_line"], 1);
        assert_eq!(read[0]["lines"][0], serde_json::json!({"text": "2x = 8", "mark": "unsound"}));
        assert_eq!((&read[1]["checked"], &read[1]["lines"]), (&false.into(), &serde_json::json!([])));
    }
}
