//! Metadata and tensors to bytes.
//!
//! Each section is written as it comes and joined at the end, so the writer holds bytes alone. Version 3, alignment 32.

use super::value::{ARRAY, F32, STRING, U32};
use super::{Dtype, TensorRef, Value, quantise};

/// The specification's default, which therefore needs no key.
const ALIGNMENT: usize = 32;

/// A file in the making. Names and keys are the caller's to keep apart; the reader refuses doubled ones.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    n_keys: u64,
    n_tensors: u64,
    metadata: Vec<u8>,
    directory: Vec<u8>,
    data: Vec<u8>,
}

fn push_str(section: &mut Vec<u8>, text: &str) {
    section.extend((text.len() as u64).to_le_bytes());
    section.extend(text.as_bytes());
}

fn pad(section: &mut Vec<u8>) {
    section.resize(section.len().next_multiple_of(ALIGNMENT), 0);
}

impl Writer {
    pub fn new() -> Writer {
        Writer::default()
    }

    fn key(&mut self, key: &str, kind: u32) {
        self.n_keys += 1;
        push_str(&mut self.metadata, key);
        self.metadata.extend(kind.to_le_bytes());
    }

    /// A string.
    pub fn str(&mut self, key: &str, value: &str) {
        self.key(key, STRING);
        push_str(&mut self.metadata, value);
    }

    /// A u32.
    pub fn u32(&mut self, key: &str, value: u32) {
        self.key(key, U32);
        self.metadata.extend(value.to_le_bytes());
    }

    /// An f32.
    pub fn f32(&mut self, key: &str, value: f32) {
        self.key(key, F32);
        self.metadata.extend(value.to_le_bytes());
    }

    /// An array of f32.
    pub fn f32s(&mut self, key: &str, values: &[f32]) {
        self.key(key, ARRAY);
        self.metadata.extend(F32.to_le_bytes());
        self.metadata.extend((values.len() as u64).to_le_bytes());
        self.metadata.extend(values.iter().flat_map(|x| x.to_le_bytes()));
    }

    /// A value of any type, as another file has it.
    pub fn value(&mut self, key: &str, value: Value<'_>) {
        self.key(key, value.kind);
        match value.elems {
            Some((kind, n_elems)) => {
                self.metadata.extend(kind.to_le_bytes());
                self.metadata.extend(n_elems.to_le_bytes());
            }
            None if value.kind == STRING => self.metadata.extend((value.bytes.len() as u64).to_le_bytes()),
            None => {}
        }
        self.metadata.extend(value.bytes);
    }

    /// A vector in f32.
    pub fn vector(&mut self, name: &str, values: &[f32]) {
        let bytes = quantise(Dtype::F32, values);
        self.tensor(TensorRef { name, dtype: Dtype::F32, n_rows: 1, n_cols: values.len(), bytes: &bytes });
    }

    /// A tensor, its bytes already in its format. One row is written as a vector.
    pub fn tensor(&mut self, tensor: TensorRef<'_>) {
        self.n_tensors += 1;
        push_str(&mut self.directory, tensor.name);
        // The format has the fastest dimension first.
        let dims = [tensor.n_cols as u64, tensor.n_rows as u64];
        let dims = if tensor.n_rows == 1 { &dims[..1] } else { &dims[..] };
        self.directory.extend((dims.len() as u32).to_le_bytes());
        self.directory.extend(dims.iter().flat_map(|dim| dim.to_le_bytes()));
        self.directory.extend(tensor.dtype.ggml().to_le_bytes());
        self.directory.extend((self.data.len() as u64).to_le_bytes());
        self.data.extend_from_slice(tensor.bytes);
        pad(&mut self.data);
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        let mut file = b"GGUF".to_vec();
        file.extend(3u32.to_le_bytes());
        file.extend(self.n_tensors.to_le_bytes());
        file.extend(self.n_keys.to_le_bytes());
        file.extend(self.metadata);
        file.extend(self.directory);
        pad(&mut file);
        file.extend(self.data);
        file
    }
}
