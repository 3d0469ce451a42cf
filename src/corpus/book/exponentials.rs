//! Equations with the unknown in an exponent: one base, a logarithm of both sides, a square in a power.

use super::page::{Page, letter, nonzero, plus, plus_times, times};
use super::scene::Scene;
use super::styles::Style;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[];
