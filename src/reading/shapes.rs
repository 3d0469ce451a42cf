//! Figures and solids that a story speaks of, and what a letter or a word says is measured of them.

use super::work::Problem;
use crate::lexicon::names_one;
use crate::lexicon::{List, all};

/// What a problem's words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Circle,
    Rectangle,
    Square,
    Triangle,
    Parallelogram,
    Trapezoid,
    Cylinder,
    Cone,
    Sphere,
    Cuboid,
    Cube,
}

/// What is measured of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Area,
    Perimeter,
    Volume,
    Surface,
}

const SHAPES: [(Shape, List); 11] = [
    (Shape::Circle, |lexicon| &lexicon.circles),
    (Shape::Rectangle, |lexicon| &lexicon.rectangles),
    (Shape::Square, |lexicon| &lexicon.squares),
    (Shape::Triangle, |lexicon| &lexicon.triangles),
    (Shape::Parallelogram, |lexicon| &lexicon.parallelograms),
    (Shape::Trapezoid, |lexicon| &lexicon.trapezoids),
    (Shape::Cylinder, |lexicon| &lexicon.cylinders),
    (Shape::Cone, |lexicon| &lexicon.cones),
    (Shape::Sphere, |lexicon| &lexicon.spheres),
    (Shape::Cuboid, |lexicon| &lexicon.cuboids),
    (Shape::Cube, |lexicon| &lexicon.cubes),
];

const MEASURES: [(Measure, List, &[&str]); 4] = [
    (Measure::Area, |lexicon| &lexicon.areas, &["A", "F"]),
    (Measure::Perimeter, |lexicon| &lexicon.perimeters, &["P", "U", "C"]),
    (Measure::Volume, |lexicon| &lexicon.volumes, &["V"]),
    (Measure::Surface, |lexicon| &lexicon.surfaces, &["O", "S"]),
];

/// The one shape that the words of a problem name; None where they name none, several, or a part of one.
pub fn shape(problem: &Problem) -> Option<Shape> {
    named_shape(&problem.math.text().to_lowercase()).filter(|_| problem.is_told)
}

fn named_shape(words: &str) -> Option<Shape> {
    let mut named = SHAPES.into_iter().filter(|(_, list)| names_one(words, *list)).map(|(shape, _)| shape);
    let only = named.next().filter(|_| named.next().is_none())?;
    (!names_one(words, |lexicon| &lexicon.parts_of_shapes)).then_some(only)
}

/// What a letter or a word stands for where a shape is measured: `A`, "Perimeter".
pub fn measure(name: &str) -> Option<Measure> {
    let lower = name.to_lowercase();
    let is_called = |list: List| all(list).any(|word| word == lower);
    let found = MEASURES.into_iter().find(|(_, words, letters)| letters.contains(&name) || is_called(*words));
    found.map(|(measure, ..)| measure)
}

/// The radius of the circle that a problem tells of: of its words, "radius of 5 cm", "Durchmesser 10 cm". None where they tell of
/// no circle, of another shape besides, or give several numbers.
pub(super) fn told_radius(words: &str) -> Option<f64> {
    let words = words.to_lowercase();
    let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let numbers = words.split(|c| !is_digit(c)).map(|run| run.trim_matches(['.', ',']).replace(',', "."));
    let numbers: Vec<f64> = numbers.filter_map(|run| run.parse().ok()).collect();
    let ([told], Some(Shape::Circle)) = (numbers.as_slice(), named_shape(&words)) else { return None };
    let names = |list: List| names_one(&words, list);
    match (names(|lexicon| &lexicon.radii), names(|lexicon| &lexicon.diameters)) {
        (true, false) => Some(*told),
        (false, true) => Some(told / 2.0),
        _ => None,
    }
}

/// A triangle with a right angle of which two sides are told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RightTriangle {
    pub told: [f64; 2],
    /// What the third side is, as Pythagoras has it.
    pub third: f64,
}

/// The triangle of a problem that tells both legs, or the hypotenuse and a leg.
pub fn right_triangle(problem: &Problem) -> Option<RightTriangle> {
    let words = problem.math.text().to_lowercase();
    let numbers =
        words.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter_map(|run| run.trim_matches('.').parse().ok());
    let told = <[f64; 2]>::try_from(numbers.collect::<Vec<f64>>()).ok()?;
    let is_told = problem.is_told && names_one(&words, |lexicon| &lexicon.right_triangles);
    let (legs, other) =
        (names_one(&words, |lexicon| &lexicon.both_legs), names_one(&words, |lexicon| &lexicon.other_legs));
    let [a, b] = told.map(|side| side * side);
    let square = match (legs, other) {
        _ if !is_told => return None,
        (true, false) => a + b,
        (false, true) => (a - b).abs(),
        _ => return None,
    };
    Some(RightTriangle { told, third: square.sqrt() })
}
