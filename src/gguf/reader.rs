//! Bytes to metadata and tensor directory.
//!
//! Layout (all little-endian): `GGUF`, version u32, tensor count u64, key count u64; that many keys (name, value type
//! u32, value); that many tensors (name, dimension count u32, dimensions u64 fastest first, type u32, offset u64);
//! padding to the alignment; the data, to which the offsets are relative. Version 2 has the same layout as 3.
//!
//! The file is not trusted: everything is borrowed, counts are capped, and a [`Gguf`] that parses has tensors that lie
//! in the file, start at multiples of the alignment, hold whole blocks and do not overlap.
//!
//! Metadata and directory come first, so a file can be read while it is on its way: its tensors are there one by one.

use super::bytes::Cursor;
use super::{Dtype, GgufError, TensorRef, Value};
use std::collections::BTreeMap;
use std::ops::Bound;

/// Metadata keys: real files have some dozens. Bounds the map that is built.
const MAX_KEYS: u64 = 4096;
/// Tensors: 12 a layer; the deepest open models have 126 layers. Bounds the directory that is built.
const MAX_TENSORS: u64 = 8192;
/// The specification's bound on a key's length.
const MAX_KEY_BYTES: u64 = 65_535;
/// The specification's bound on a tensor name's length.
const MAX_NAME_BYTES: u64 = 64;
/// The specification's bound on a tensor's dimensions.
const MAX_DIMS: u32 = 4;
/// Where the file does not say: the specification's default.
const DEFAULT_ALIGNMENT: u32 = 32;
/// A page: no machine that this runs on wants more.
const MAX_ALIGNMENT: u32 = 4096;

/// A parsed file that borrows its bytes.
#[derive(Clone, Debug)]
pub struct Gguf<'a> {
    metadata: BTreeMap<&'a str, Value<'a>>,
    tensors: BTreeMap<&'a str, Placed<'a>>,
    n_arrived: u64,
}

/// A tensor of the directory.
#[derive(Clone, Copy, Debug)]
struct Placed<'a> {
    /// None while its bytes are on their way.
    tensor: Option<TensorRef<'a>>,
    /// Where its bytes end, from the file's start.
    end: u64,
}

/// A line of the tensor directory, not yet looked up in the data.
struct Entry<'a> {
    name: &'a str,
    dtype: Dtype,
    n_rows: usize,
    n_cols: usize,
    n_bytes: u64,
    start: u64,
}

impl<'a> Gguf<'a> {
    /// Reads a whole file. Errors say what was wanted, what was found and where.
    pub fn parse(bytes: &'a [u8]) -> Result<Gguf<'a>, GgufError> {
        Gguf::read(bytes, bytes.len() as u64)
    }

    /// Reads what has `arrived` of a file of so many bytes. None while metadata and directory are not whole.
    pub fn parse_arrived(arrived: &'a [u8], total_bytes: u64) -> Result<Option<Gguf<'a>>, GgufError> {
        match Gguf::read(arrived, total_bytes) {
            Err(GgufError::Truncated { .. }) if (arrived.len() as u64) < total_bytes => Ok(None),
            read => read.map(Some),
        }
    }

    /// `bytes` are the first of `total_bytes`.
    fn read(bytes: &'a [u8], total_bytes: u64) -> Result<Gguf<'a>, GgufError> {
        let mut cursor = Cursor::new(bytes);
        let magic = cursor.take(4, "the magic number")?;
        if magic != b"GGUF" {
            return Err(GgufError::Magic { found: magic.escape_ascii().to_string() });
        }
        let version = cursor.u32("the version")?;
        if !matches!(version, 2 | 3) {
            return Err(GgufError::Version { found: version });
        }
        let n_tensors = cursor.count("the tensor count", MAX_TENSORS)?;
        let n_keys = cursor.count("the key count", MAX_KEYS)?;

        let mut metadata = BTreeMap::new();
        for _ in 0..n_keys {
            let key = cursor.str("a key", MAX_KEY_BYTES)?;
            let kind = cursor.u32("a value's type")?;
            let value = Value::read(key, kind, &mut cursor)?;
            if metadata.insert(key, value).is_some() {
                return Err(GgufError::Twice { what: "key", name: key.to_owned() });
            }
        }
        let mut gguf = Gguf { metadata, tensors: BTreeMap::new(), n_arrived: bytes.len() as u64 };
        let alignment = gguf.alignment()?;

        let entries = (0..n_tensors).map(|_| Entry::read(&mut cursor)).collect::<Result<Vec<_>, _>>()?;
        let data_start = cursor.offset().next_multiple_of(alignment as usize);
        let data = bytes.get(data_start..).unwrap_or(&[]);
        let data_bytes = total_bytes.saturating_sub(data_start as u64);
        refuse_overlaps(&entries)?;
        for entry in entries {
            let tensor = entry.tensor(data, data_bytes, alignment)?;
            // Both lie in the file.
            let placed = Placed { tensor, end: data_start as u64 + entry.start + entry.n_bytes };
            if gguf.tensors.insert(entry.name, placed).is_some() {
                return Err(GgufError::Twice { what: "tensor", name: entry.name.to_owned() });
            }
        }
        Ok(gguf)
    }

    fn alignment(&self) -> Result<u32, GgufError> {
        let key = "general.alignment";
        let found = if self.contains(key) { self.u32(key)? } else { DEFAULT_ALIGNMENT };
        if found.is_power_of_two() && found <= MAX_ALIGNMENT {
            Ok(found)
        } else {
            Err(GgufError::Alignment { found, limit: MAX_ALIGNMENT })
        }
    }

    /// Whether the file has this key.
    pub fn contains(&self, key: &str) -> bool {
        self.metadata.contains_key(key)
    }

    /// All metadata, by key.
    pub fn metadata(&self) -> impl Iterator<Item = (&'a str, Value<'a>)> {
        self.metadata.iter().map(|(&key, &value)| (key, value))
    }

    fn get<T>(
        &self,
        key: &str,
        wanted: &'static str,
        read: impl FnOnce(&Value<'a>) -> Option<T>,
    ) -> Result<T, GgufError> {
        let value = self.metadata.get(key).ok_or_else(|| GgufError::NoKey { key: key.to_owned() })?;
        let found = value.type_name();
        read(value).ok_or_else(|| GgufError::WrongType { key: key.to_owned(), wanted, found })
    }

    /// A string.
    pub fn str(&self, key: &str) -> Result<&'a str, GgufError> {
        self.get(key, "a string", Value::str)
    }

    /// An integer of any width whose value fits.
    pub fn u32(&self, key: &str) -> Result<u32, GgufError> {
        self.get(key, "an integer from 0 to 4294967295", |value| u32::try_from(value.int()?).ok())
    }

    /// A float of either width, rounded to f32.
    pub fn f32(&self, key: &str) -> Result<f32, GgufError> {
        self.get(key, "a float", Value::float)
    }

    /// The elements of an array.
    pub fn array(&self, key: &str) -> Result<impl ExactSizeIterator<Item = Value<'a>> + use<'a>, GgufError> {
        self.get(key, "an array", Value::array)
    }

    /// An array of floats.
    pub fn f32s(&self, key: &str) -> Result<Vec<f32>, GgufError> {
        self.get(key, "an array of floats", |value| value.array()?.map(|elem| elem.float()).collect())
    }

    /// Bytes of the file that are there.
    pub fn n_arrived(&self) -> u64 {
        self.n_arrived
    }

    /// Whether the file has this tensor, or will have it.
    pub fn contains_tensor(&self, name: &str) -> bool {
        self.tensors.contains_key(name)
    }

    /// The tensor with this name.
    pub fn tensor(&self, name: &str) -> Result<TensorRef<'a>, GgufError> {
        let placed = self.tensors.get(name).ok_or_else(|| GgufError::NoTensor { name: name.to_owned() })?;
        placed.tensor.ok_or_else(|| GgufError::Awaited { name: name.to_owned() })
    }

    /// All tensors that have arrived, by name.
    pub fn tensors(&self) -> impl Iterator<Item = TensorRef<'a>> {
        self.tensors.values().filter_map(|placed| placed.tensor)
    }

    /// Bytes of the file with which all tensors are there whose names begin so; 0 if there are none.
    pub fn end_of(&self, prefix: &str) -> u64 {
        let from_it = self.tensors.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        let ends = from_it.take_while(|(name, _)| name.starts_with(prefix)).map(|(_, placed)| placed.end);
        ends.max().unwrap_or(0)
    }
}

impl<'a> Entry<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Result<Entry<'a>, GgufError> {
        let name = cursor.str("a tensor's name", MAX_NAME_BYTES)?;
        let offset = cursor.offset();
        let n_dims = cursor.u32("a dimension count")?;
        if n_dims > MAX_DIMS {
            let (found, limit) = (n_dims.into(), MAX_DIMS.into());
            return Err(GgufError::TooMany { what: "a dimension count", offset, found, limit });
        }
        let dims = (0..n_dims).map(|_| cursor.u64("a dimension")).collect::<Result<Vec<_>, _>>()?;
        let number = cursor.u32("a tensor's type")?;
        let start = cursor.u64("a tensor's offset")?;
        let dtype =
            Dtype::from_ggml(number).ok_or_else(|| GgufError::Dtype { tensor: name.to_owned(), found: number })?;
        let shape = |why| GgufError::Shape { tensor: name.to_owned(), found: dims.clone(), why };
        // Dimensions past the second may be written as 1.
        let (n_cols, n_rows) = match dims[..] {
            [n_cols] => (n_cols, 1),
            [n_cols, n_rows] | [n_cols, n_rows, 1] | [n_cols, n_rows, 1, 1] => (n_cols, n_rows),
            _ => return Err(shape("wanted a vector or a matrix")),
        };
        if n_cols == 0 || n_rows == 0 {
            return Err(shape("it is empty"));
        }
        if !n_cols.is_multiple_of(dtype.block_elems() as u64) {
            return Err(shape("a row is not a whole number of blocks"));
        }
        let n_bytes = (n_cols / dtype.block_elems() as u64)
            .checked_mul(dtype.block_bytes() as u64)
            .and_then(|row_bytes| row_bytes.checked_mul(n_rows))
            .ok_or_else(|| shape("its bytes cannot be counted"))?;
        // Both are at most `n_bytes`, which `tensor` compares with the file: the casts lose nothing that is used.
        Ok(Entry { name, dtype, n_rows: n_rows as usize, n_cols: n_cols as usize, n_bytes, start })
    }

    /// The tensor, if its bytes lie within `data_bytes` and start where they may. None if they are not yet in `data`.
    fn tensor(&self, data: &'a [u8], data_bytes: u64, alignment: u32) -> Result<Option<TensorRef<'a>>, GgufError> {
        let &Entry { name, dtype, n_rows, n_cols, n_bytes, start } = self;
        if !start.is_multiple_of(alignment.into()) {
            return Err(GgufError::Unaligned { tensor: name.to_owned(), start, alignment });
        }
        let end = start.saturating_add(n_bytes);
        if end > data_bytes {
            return Err(GgufError::Range { tensor: name.to_owned(), start, end, len: data_bytes });
        }
        let range = usize::try_from(start).ok().zip(usize::try_from(end).ok());
        let bytes = range.and_then(|(start, end)| data.get(start..end));
        Ok(bytes.map(|bytes| TensorRef { name, dtype, n_rows, n_cols, bytes }))
    }
}

/// No two tensors share bytes: each ends before the next in the data begins.
fn refuse_overlaps(entries: &[Entry<'_>]) -> Result<(), GgufError> {
    let mut by_start: Vec<&Entry<'_>> = entries.iter().collect();
    by_start.sort_by_key(|entry| entry.start);
    for pair in by_start.windows(2) {
        if pair[0].start.saturating_add(pair[0].n_bytes) > pair[1].start {
            let (first, second) = (pair[0].name.to_owned(), pair[1].name.to_owned());
            return Err(GgufError::Overlap { first, second });
        }
    }
    Ok(())
}
