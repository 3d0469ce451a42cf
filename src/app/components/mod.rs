//! The page's parts, one a file. They take signals and callbacks and derive the rest; each has its own style sheet of
//! the same name.

mod card;
mod class_input;
mod class_progress;
mod class_table;
mod engine_badge;
mod examples;
mod figures;
mod first_unsound;
mod line_editor;
mod mark_shape;
mod math;
mod nav;
mod next_step;
mod notices;
mod offline;
mod paste_box;
mod preferences;
mod profile;
mod reliability;
mod slip_counts;
mod solution_tools;
mod spot_card;
mod step_line;
mod threshold;
mod where_apart;

pub use card::CardView;
pub use class_input::ClassInput;
pub use class_progress::ClassProgress;
pub use class_table::ClassTable;
pub use engine_badge::EngineBadge;
pub use examples::Examples;
pub use figures::Figures;
pub use first_unsound::{FirstUnsound, Pinned};
pub use line_editor::LineEditor;
pub use mark_shape::MarkShape;
pub use math::Formula;
pub use nav::Nav;
pub use notices::Notices;
pub use offline::{OfflineLine, UpdateNotice};
pub use paste_box::{PasteBox, Selection};
pub use preferences::Preferences;
pub use slip_counts::SlipCounts;
pub use solution_tools::SolutionTools;
pub use spot_card::SpotCard;
pub use threshold::Threshold;
