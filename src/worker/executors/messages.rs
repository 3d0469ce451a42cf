//! The messages between the leading worker and its executors.
//!
//! An executor speaks first ([`FromExecutor::Ready`]); what is posted before is lost, but for the compiled program, which the
//! script itself waits for (`public/worker_start.js`).

use crate::model::Packed;
use serde::{Deserialize, Serialize};

/// To an executor.
#[derive(Serialize, Deserialize)]
pub enum ToExecutor {
    /// The model's file. Once, first of all.
    Load {
        #[serde(with = "raw")]
        file: Vec<u8>,
    },
    /// Run this batch. Batches are numbered, rising.
    Run {
        id: u32,
        #[serde(with = "PackedFields")]
        batch: Packed,
    },
    /// This batch is cancelled, and every earlier one.
    Cancel { id: u32 },
}

/// From an executor.
#[derive(Serialize, Deserialize)]
pub enum FromExecutor {
    /// It listens.
    Ready,
    /// It can run batches.
    Loaded,
    /// Logits at a batch's marks, `[n_marks, N_CLASSES]`. A batch that was cancelled has no answer.
    Logits {
        id: u32,
        #[serde(with = "raw")]
        logits: Vec<f32>,
    },
    /// It cannot go on; the error's own words.
    Failed { why: String },
}

/// [`Packed`] as it is sent.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Packed")]
struct PackedFields {
    #[serde(with = "raw")]
    tokens: Vec<u32>,
    #[serde(with = "raw")]
    positions: Vec<u32>,
    #[serde(with = "raw")]
    context_idx: Vec<u32>,
    #[serde(with = "raw")]
    seq_start: Vec<u32>,
    prefix_len: u32,
    #[serde(with = "raw")]
    slots: Vec<u32>,
    first_slot: u32,
    #[serde(with = "raw")]
    marks: Vec<u32>,
}

/// Numbers as bytes: one typed array on the way instead of an object for each.
mod raw {
    use bytemuck::{AnyBitPattern, NoUninit, pod_collect_to_vec};
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};
    use std::fmt;
    use std::marker::PhantomData;

    pub fn serialize<T: NoUninit, S: Serializer>(values: &[T], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytemuck::cast_slice(values))
    }

    pub fn deserialize<'de, T: AnyBitPattern + NoUninit, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
        from.deserialize_byte_buf(Numbers(PhantomData))
    }

    struct Numbers<T>(PhantomData<T>);

    impl<T: AnyBitPattern + NoUninit> Visitor<'_> for Numbers<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "whole numbers of {} bytes each", size_of::<T>())
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
            match bytes.len().is_multiple_of(size_of::<T>()) {
                true => Ok(pod_collect_to_vec(bytes)),
                false => Err(E::invalid_length(bytes.len(), &self)),
            }
        }
    }
}
