//! The page's parts, one a file. They take signals and callbacks and derive the rest; each has its own style sheet of
//! the same name.

mod card;
mod engine_badge;
mod figures;
mod mark_shape;
mod math;
mod nav;
mod notices;
mod offline;
mod paste_box;
mod preferences;
mod reliability;
mod step_line;
mod threshold;
mod where_apart;

pub use card::CardView;
pub use engine_badge::EngineBadge;
pub use figures::Figures;
pub use math::Formula;
pub use nav::Nav;
pub use notices::Notices;
pub use offline::{OfflineLine, UpdateNotice};
pub use paste_box::{PasteBox, Selection};
pub use preferences::Preferences;
pub use threshold::Threshold;
