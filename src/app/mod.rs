//! The page: what is shown and what is asked of the worker.
//!
//! In: [`FromWorker`](crate::protocol::FromWorker) messages and the reader's hands. Out: a drawn page and
//! [`ToWorker`](crate::protocol::ToWorker) messages. State is a plain struct ([`Session`]) tested without a browser;
//! components draw it and hold no logic. It does not know how a line is judged: no inference is imported here.
//! Text that was typed or pasted is only ever drawn as text nodes, never as markup.

mod bank;
mod class_results;
mod class_session;
mod clipboard;
mod components;
mod composing;
mod copied;
mod desk;
mod download;
mod draft_sentences;
mod draft_session;
mod edit_history;
mod fetch;
mod files;
mod judge_loop;
mod keyboard_room;
mod line_list;
mod link;
mod math_keys;
mod offline;
mod offsets;
mod pages;
mod practice;
mod practice_storage;
mod preferences;
mod presentation;
mod route;
mod row_edits;
mod row_views;
mod sentences;
mod session;
mod settings;
mod shared_link;
mod start;
mod state;
mod tab_storage;
mod theme;
mod writing;

pub use session::Session;
pub use start::start;
