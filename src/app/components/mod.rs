//! The page's parts, one a file. They take signals and callbacks and derive the rest; each has its own style sheet of
//! the same name.

mod card;
mod class_input;
mod class_progress;
mod class_table;
mod engine_badge;
mod figures;
mod mark_shape;
mod math;
mod nav;
mod next_step;
mod notices;
mod offline;
mod paste_box;
mod preferences;
mod reliability;
mod slip_counts;
mod spot_card;
mod step_line;
mod threshold;
mod where_apart;

pub use card::CardView;
pub use class_input::ClassInput;
pub use class_progress::ClassProgress;
pub use class_table::ClassTable;
pub use engine_badge::EngineBadge;
pub use figures::Figures;
pub use math::Formula;
pub use nav::Nav;
pub use notices::Notices;
pub use offline::{OfflineLine, UpdateNotice};
pub use paste_box::{PasteBox, Selection};
pub use preferences::Preferences;
pub use slip_counts::SlipCounts;
pub use spot_card::SpotCard;
pub use threshold::Threshold;
pub use where_apart::WhereApart;
