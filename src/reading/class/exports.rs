//! Tests: tables as platforms write them, typed after their real forms, and what is read of each.
//!
//! Each case is a table and its entries as `name | problem | work`, `?` for a problem that is not known.

use super::{class, is_table};
use crate::reading::{split, split_one};

#[track_caller]
fn check(table: &str, wanted: &[&str]) {
    let class = class(table);
    let entry = |entry: &super::Entry| {
        let problem = entry.problem_text(table).map_or("?".into(), |problem| problem.trim().replace('\n', " / "));
        let work = entry.work_text(table).trim().replace(['\n', '\r'], " / ");
        format!("{} | {problem} | {work}", class.students[entry.student_idx].name)
    };
    assert_eq!(class.entries.iter().map(entry).collect::<Vec<_>>(), wanted, "{table}");
    let names = class.students.iter().map(|student| student.name.as_str()).filter(|name| name.len() > 3);
    let names: Vec<&str> = names.collect();
    for entry in &class.entries {
        let read = format!("{:?}", split_one(entry.problem_text(table).as_deref(), &entry.work_text(table)));
        assert!(names.iter().all(|name| !read.contains(name)), "{read}");
    }
    assert!(is_table(table), "{table}");
    let clean_by_chance = split(table)
        .solutions
        .iter()
        .zip(&class.entries)
        .any(|(solution, entry)| solution.problem_unknown != entry.problem.is_none());
    assert!(!clean_by_chance, "{table}");
}

#[test]
fn google_forms() {
    check(
        "Timestamp,Email Address,Score,Your full name,\"Solve 4x - 1 = 19. Show every step.\"\n\
         2026/05/04 8:01:12 AM GMT+1,mk@s.example,0 / 1,Mira Kopp,\"4x = 20\nx = 5\"\n\
         2026/05/04 8:02:40 AM GMT+1,jt@s.example,1 / 1,Jon Tam,\"4x = 18\nx = 4.5\"\n",
        &[
            "Mira Kopp | Solve 4x - 1 = 19. Show every step. | 4x = 20 / x = 5",
            "Jon Tam | Solve 4x - 1 = 19. Show every step. | 4x = 18 / x = 4.5",
        ],
    );
    // The spreadsheet of a quiz has the points and the feedback beside each question.
    check(
        "Timestamp,Total score,Name,Solve 4x = 20,Solve 4x = 20 [Score],Solve 4x = 20 [Feedback],9 - y = 2,9 - y = 2 [Score]\n\
         04.05.2026 08:01:12,2.00 / 2,Mira,x = 5,1.00 / 1,x = 5 is right,y = 7,1.00 / 1\n",
        &["Mira | Solve 4x = 20 | x = 5", "Mira | 9 - y = 2 | y = 7"],
    );
    check(
        "Zeitstempel;Nutzername;Vor- und Nachname;Aufgabe 1: Löse 0,5x + 1 = 4 (3 Punkte)\n\
         04.05.2026 08:01:12;mk@s.example;Mira Kopp;\"0,5x = 3\nx = 6\"\n",
        &["Mira Kopp | Löse 0,5x + 1 = 4 | 0,5x = 3 / x = 6"],
    );
}

#[test]
fn microsoft_forms() {
    check(
        "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Last modified time,Solve 5n + 2 = 17.,\
         Points - Solve 5n + 2 = 17.,Feedback - Solve 5n + 2 = 17.\n\
         1,5/4/26 8:01:12,5/4/26 8:04:00,anonymous,Mira,1,,,\"5n = 15\nn = 3\",1,\n\
         2,5/4/26 8:01:19,5/4/26 8:05:10,anonymous,Jonas,0,,,\"5n = 19\nn = 3.8\",0,see n = 3\n",
        &["Mira | Solve 5n + 2 = 17. | 5n = 15 / n = 3", "Jonas | Solve 5n + 2 = 17. | 5n = 19 / n = 3.8"],
    );
    check(
        "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Gesamtpunktzahl;Quizfeedback;Löse 5n + 2 = 17;\
         Punkte – Löse 5n + 2 = 17;Feedback – Löse 5n + 2 = 17\n\
         1;04.05.2026 08:01;04.05.2026 08:04;anonymous;Mira;1;;\"5n = 15\nn = 3\";1;\n",
        &["Mira | Löse 5n + 2 = 17 | 5n = 15 / n = 3"],
    );
    // The question's text is in no heading.
    check(
        "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Frage;Punkte – Frage;Feedback – Frage\n\
         1;04.05.2026 08:01;04.05.2026 08:04;anonymous;Mira;\"5n = 15\nn = 3\";1;\n\
         2;04.05.2026 08:01;04.05.2026 08:09;anonymous;Jon;5n = 19;0;\n",
        &["Mira | ? | 5n = 15 / n = 3", "Jon | ? | 5n = 19"],
    );
}

#[test]
fn moodle_responses() {
    check(
        "\"Last name\",\"First name\",\"Email address\",State,\"Started on\",Completed,\"Time taken\",\"Grade/10.00\",\
         \"Question 1\",\"Response 1\",\"Right answer 1\",\"Question 2\",\"Response 2\",\"Right answer 2\"\n\
         Kopp,Mira,mk@s.example,Finished,\"4 May 2026, 8:01 AM\",\"4 May 2026, 8:09 AM\",\"8 mins 2 secs\",10.00,\
         \"Solve 3a + 4 = 19 for a.\",\"3a = 15\na = 5\",a = 5,\"Factorise b^2 - 16\",(b - 4)(b + 4),(b-4)(b+4)\n\
         Tam,Jon,jt@s.example,Finished,\"4 May 2026, 8:01 AM\",\"4 May 2026, 8:20 AM\",\"19 mins\",0.00,\
         \"Solve 3a + 4 = 19 for a.\",-,a = 5,,(b - 8)(b + 2),(b-4)(b+4)\n\
         \"Overall average\",,,,,,,5.00,,,,,,\n",
        &[
            "Kopp Mira | Solve 3a + 4 = 19 for a. | 3a = 15 / a = 5",
            "Kopp Mira | Factorise b^2 - 16 | (b - 4)(b + 4)",
            "Tam Jon | Solve 3a + 4 = 19 for a. | ",
            "Tam Jon | Factorise b^2 - 16 | (b - 8)(b + 2)",
        ],
    );
    check(
        "Nachname;Vorname;ID-Nummer;Status;Begonnen am;Bewertung/10,00;Frage 1;Antwort 1;Richtige Antwort 1\n\
         Kopp;Mira;7;Beendet;4. Mai 2026, 08:01;10,00;\"<p>Löse <b>2t</b> &minus; 7 = 9</p>\";\"2t = 16\nt = 8\";t = 8\n",
        &["Kopp Mira | Löse <b>2t</b> &minus; 7 = 9 | 2t = 16 / t = 8"],
    );
    // Without the option "question text", only the responses.
    check(
        "Surname,First name,Grade/2.00,Response 1\nKopp,Mira,2.00,\"2t = 16\nt = 8\"\nTam,Jon,0.00,t = 1\n",
        &["Kopp Mira | ? | 2t = 16 / t = 8", "Tam Jon | ? | t = 1"],
    );
    // The grades report has the points of each question, and no work.
    assert!(
        class("Surname,First name,Grade/10.00,Q. 1 /5.00,Q. 2 /5.00\nKopp,Mira,7.50,5.00,2.50\n").entries.is_empty()
    );
}

#[test]
fn stack_in_moodle() {
    check(
        "Surname,First name,State,Grade/10.00,Question 1,Response 1\n\
         Kopp,Mira,Finished,10.00,Solve y + 6 = 13,\"Seed: 41; ans1: 7 [score]; prt1: # = 1 | prt1-1-T\"\n\
         Tam,Jon,Finished,0.00,Solve y + 6 = 13,\"Seed: 42; ans1: y = 19 [score]; prt1: # = 0 | prt1-1-F\"\n\
         Ide,Ana,Finished,-,Solve y + 6 = 13,\"Seed: 43; prt1: !\"\n",
        &["Kopp Mira | Solve y + 6 = 13 | 7", "Tam Jon | Solve y + 6 = 13 | y = 19", "Ide Ana | Solve y + 6 = 13 | "],
    );
    check(
        "Surname,First name,Question 1,Response 1\n\
         Kopp,Mira,Solve y^2 = 49,\"ans1: [y^2-49 = 0,(y-7)*(y+7) = 0,y = 7 nounor y = -7] [score]; prt1: # = 1\"\n\
         Tam,Jon,Solve y^2 = 49,\"ans1: [y=7,y=-7] [valid]; prt1: !\"\n",
        &[
            "Kopp Mira | Solve y^2 = 49 | y^2-49 = 0 / (y-7)*(y+7) = 0 / y = 7 or y = -7",
            "Tam Jon | Solve y^2 = 49 | y=7 or y=-7",
        ],
    );
}

#[test]
fn canvas_student_analysis() {
    check(
        "name,id,sis_id,section,section_id,section_sis_id,submitted,attempt,\"481516: <p>Solve 6k - 5 = 13</p>\",5.0,\
         \"481517: Expand 3(k + 2)\",1.0,n correct,n incorrect,score\n\
         Mira Kopp,88,k88,4b,3,4b-3,2026-05-04 08:01:12 UTC,1,\"6k = 18\nk = 3\",5.0,3k + 6,1.0,2,0,6.0\n\
         Jon Tam,89,k89,4b,3,4b-3,2026-05-04 08:02:15 UTC,1,\"6k = 8\",0.0,3k + 2,0.0,0,2,0.0\n",
        &[
            "Mira Kopp | Solve 6k - 5 = 13 | 6k = 18 / k = 3",
            "Mira Kopp | Expand 3(k + 2) | 3k + 6",
            "Jon Tam | Solve 6k - 5 = 13 | 6k = 8",
            "Jon Tam | Expand 3(k + 2) | 3k + 2",
        ],
    );
}

#[test]
fn schoology_has_a_row_for_each_answer() {
    check(
        "Unique User ID,Last Name,First Name,Submission,Position Number,Question,Answer Submission,Correct Answer,\
         Points Received,Points Possible\n\
         u1,Kopp,Mira,1,1,Solve 8 - m = 3,\"-m = -5\nm = 5\",m = 5,2,2\n\
         u1,Kopp,Mira,1,2,Simplify 4m + 3m,7m,7m,1,1\n\
         u2,Tam,Jon,1,1,Solve 8 - m = 3,\"-m = 5\nm = -5\",m = 5,0,2\n",
        &[
            "Kopp Mira | Solve 8 - m = 3 | -m = -5 / m = 5",
            "Kopp Mira | Simplify 4m + 3m | 7m",
            "Tam Jon | Solve 8 - m = 3 | -m = 5 / m = -5",
        ],
    );
}

#[test]
fn datashop_transactions() {
    check(
        "Row\tAnon Student Id\tSession Id\tTime\tStudent Response Type\tLevel (Unit)\tProblem Name\tStep Name\t\
         Attempt At Step\tOutcome\tSelection\tAction\tInput\tFeedback Text\tKC (Default)\n\
         1\tStu_a7\ts1\t2026-05-04 08:01:12\tATTEMPT\tU2\t5w-4=21\t5w = 25\t1\tCORRECT\tt1\tUpdate\t5w=25\t\tadd\n\
         2\tStu_a7\ts1\t2026-05-04 08:01:50\tHINT\tU2\t5w-4=21\tw = 5\t1\tHINT\tt1\tHint\t\tw = 5?\tdiv\n\
         3\tStu_a7\ts1\t2026-05-04 08:02:02\tATTEMPT\tU2\t5w-4=21\tw = 5\t2\tCORRECT\tt1\tUpdate\tw=5\t\tdiv\n\
         4\tStu_b2\ts2\t2026-05-04 08:01:15\tATTEMPT\tU2\t5w-4=21\t5w = 25\t1\tINCORRECT\tt1\tUpdate\t5w=17\tno\tadd\n\
         5\tStu_a7\ts1\t2026-05-04 08:03:02\tATTEMPT\tU2\tw+1=3\tw = 2\t1\tCORRECT\tt1\tUpdate\tw=2\t\tadd\n",
        &["Stu_a7 | 5w-4=21 | 5w=25 / w=5", "Stu_a7 | w+1=3 | w=2", "Stu_b2 | 5w-4=21 | 5w=17"],
    );
    // A problem's name may be a code.
    check(
        "Anon Student Id,Problem Name,Step,Input\nA17,EG40,1,5w=25\nA17,EG40,2,w=5\nA17,EG41,1,w=1\n",
        &["A17 | ? | 5w=25 / w=5", "A17 | ? | w=1"],
    );
}

#[test]
fn one_row_a_step() {
    check(
        "student_id,problem,step,student_input,correct\n7,6p+1=13,1,6p=12,TRUE\n7,6p+1=13,2,p=2,TRUE\n8,6p+1=13,1,6p=14,FALSE\n",
        &["7 | 6p+1=13 | 6p=12 / p=2", "8 | 6p+1=13 | 6p=14"],
    );
    check(
        "student,line,work\nMira,2,p = 2\nMira,1,6p = 12\nJonas,1,6p = 14\nJonas,2,p = 7/3\n",
        &["Mira | ? | 6p = 12 / p = 2", "Jonas | ? | 6p = 14 / p = 7/3"],
    );
    check(
        "Schüler;Aufgabe;Zeile;Rechnung\nMira;6p + 1 = 13;1;6p = 12\nJonas;6p + 1 = 13;1;6p = 14\nMira;6p + 1 = 13;2;p = 2\n",
        &["Mira | 6p + 1 = 13 | 6p = 12 / p = 2", "Jonas | 6p + 1 = 13 | 6p = 14"],
    );
    check(
        "student,work\nMira,6p = 12\nMira,p = 2\nJonas,6p = 14\n",
        &["Mira | ? | 6p = 12 / p = 2", "Jonas | ? | 6p = 14"],
    );
    // Handed in twice: two solutions.
    check(
        "Timestamp,Name,Solve 6p = 12\n4/5/26 8:01,Mira,p = 6\n4/5/26 8:09,Mira,p = 2\n",
        &["Mira | Solve 6p = 12 | p = 6", "Mira | Solve 6p = 12 | p = 2"],
    );
    check(
        "Name,Aufgabe,Lösung\nMira,6p = 12,\"p = 12/6\np = 2\"\nMira,q = 3 + 1,\"q = 4\"\nMira,6p = 12,\"p = 6\np = 6\"\n",
        &["Mira | 6p = 12 | p = 12/6 / p = 2", "Mira | q = 3 + 1 | q = 4", "Mira | 6p = 12 | p = 6 / p = 6"],
    );
    check(
        "First name,State,Question 1,Response 1\nMira,Finished,6p = 12,p = 6\nMira,Finished,6p = 12,p = 2\n",
        &["Mira | 6p = 12 | p = 6", "Mira | 6p = 12 | p = 2"],
    );
    // Two students of one name are told apart by their ids.
    check(
        "id,name,step,work\n1,Kim,1,6p = 12\n2,Kim,1,6p = 14\n1,Kim,2,p = 2\n",
        &["Kim | ? | 6p = 12 / 6p = 14 / p = 2"],
    );
    check(
        "student id,name,step,work\n1,Kim,1,6p = 12\n2,Kim,1,6p = 14\n1,Kim,2,p = 2\n",
        &["Kim | ? | 6p = 12 / p = 2", "Kim | ? | 6p = 14"],
    );
}

#[test]
fn teachers_own_tables() {
    check(
        "Name,Question 1 (2 pts),Question 2 (3 pts)\nMira,\"2z+7=15; 2z=8; z=4\",\"5z-5=15; 5z=20; z=4\"\nJonas,\"2z=22; z=11\",z=4\n",
        &[
            "Mira | ? | 2z+7=15; 2z=8; z=4",
            "Mira | ? | 5z-5=15; 5z=20; z=4",
            "Jonas | ? | 2z=22; z=11",
            "Jonas | ? | z=4",
        ],
    );
    check(
        "id,question,student_answer,score\n1,Solve 2z+7=15,\"2z=22\nz=11\",0\n2,Solve 2z+7=15,\"2z=8\nz=4\",2\n",
        &["1 | Solve 2z+7=15 | 2z=22 / z=11", "2 | Solve 2z+7=15 | 2z=8 / z=4"],
    );
    check(
        "question_id,question_title,skill,studentName,studentAnswer,score,hint_used\n4,2z + 7 = 15,linear,Mira,z = 4,1,no\n",
        &["Mira | 2z + 7 = 15 | z = 4"],
    );
    check(
        "Name\tSolve 2z + 7 = 15\tSolve 2z + 7 = 15\tHow sure are you?\nMira\tz = 4\t2\tvery\nJonas\tz = 11\t0\tnot\n",
        &["Mira | Solve 2z + 7 = 15 | z = 4", "Jonas | Solve 2z + 7 = 15 | z = 11"],
    );
    check(
        "Name,Right answer,Points,Answer to <i>2z &lt; 8</i>\nMira,z < 4,1,z < 4\nJonas,z < 4,0,z > 4\n",
        &["Mira | Answer to <i>2z &lt; 8</i> | z < 4", "Jonas | Answer to <i>2z &lt; 8</i> | z > 4"],
    );
    check(
        "Schülerin;Versuch;Hinweise;Lösungsweg;Zeit\nMira;1;0;\"2z = 8; z = 4\";00:03:10\n",
        &["Mira | ? | 2z = 8; z = 4"],
    );
    // The same heading again, from two files pasted one below the other.
    check(
        "Name,Solve 2z = 8\nMira,z = 4\nName,Solve 2z = 8\nJonas,z = 6\n",
        &["Mira | Solve 2z = 8 | z = 4", "Jonas | Solve 2z = 8 | z = 6"],
    );
    check(
        "Test 3, 4 May\nSolve 2z = 8 (2 points)\n\nStudent;Working\nMira;z = 4\nJonas;z = 6\n",
        &["Mira | Test 3, 4 May / Solve 2z = 8 | z = 4", "Jonas | Test 3, 4 May / Solve 2z = 8 | z = 6"],
    );
    // A question in words only is no problem that anything can be held against.
    check("Name,Question,Answer\nMira,How old is Tom if he is twice 7?,t = 14\n", &["Mira | ? | t = 14"]);
}
