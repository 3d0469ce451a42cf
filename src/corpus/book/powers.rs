//! Roots of any index and rational exponents.

use super::page::{Page, letter, nonzero, plus, plus_times, times};
use super::scene::Scene;
use super::styles::Style;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[];
