//! Metadata values: their type and their bytes, borrowed from the file and read when asked for.

use super::GgufError;
use super::bytes::Cursor;

/// The format's numbers of the types that are named here.
pub(super) const U32: u32 = 4;
pub(super) const F32: u32 = 6;
pub(super) const BOOL: u32 = 7;
pub(super) const STRING: u32 = 8;
pub(super) const ARRAY: u32 = 9;

/// Bytes of one scalar of the type with this number, or `None` if no scalar has it.
fn scalar_bytes(kind: u32) -> Option<usize> {
    match kind {
        0 | 1 | BOOL => Some(1),
        2 | 3 => Some(2),
        U32 | 5 | F32 => Some(4),
        10..=12 => Some(8),
        _ => None,
    }
}

/// One metadata value, whose bytes were checked against its type when the file was parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<'a> {
    pub(super) kind: u32,
    /// A scalar's bytes, a string's text, an array's elements.
    pub(super) bytes: &'a [u8],
    /// Of an array: its elements' type and their number.
    pub(super) elems: Option<(u32, u64)>,
}

impl<'a> Value<'a> {
    /// Reads the value of `key`, whose type has the number `kind`. Only the file bounds its length: it is borrowed.
    pub(super) fn read(key: &str, kind: u32, cursor: &mut Cursor<'a>) -> Result<Value<'a>, GgufError> {
        let unknown = |found, offset| GgufError::ValueType { key: key.to_owned(), offset, found };
        let (bytes, elems) = match (kind, scalar_bytes(kind)) {
            (_, Some(n_bytes)) => (cursor.take(n_bytes as u64, "a metadata value")?, None),
            (STRING, _) => (cursor.str("a metadata string", u64::MAX)?.as_bytes(), None),
            (ARRAY, _) => {
                let offset = cursor.offset();
                let elem = cursor.u32("an array's type")?;
                if elem != STRING && scalar_bytes(elem).is_none() {
                    return Err(unknown(elem, offset));
                }
                let n_elems = cursor.u64("an array's count")?;
                (array_bytes(elem, n_elems, cursor)?, Some((elem, n_elems)))
            }
            _ => return Err(unknown(kind, cursor.offset())),
        };
        Ok(Value { kind, bytes, elems })
    }

    /// The text of a string.
    pub fn str(&self) -> Option<&'a str> {
        // Checked to be UTF-8 when it was read.
        (self.kind == STRING).then(|| std::str::from_utf8(self.bytes).ok())?
    }

    /// An integer of any width.
    pub fn int(&self) -> Option<i128> {
        let mut wide = [0; 8];
        wide.get_mut(..self.bytes.len())?.copy_from_slice(self.bytes);
        let bits = u64::from_le_bytes(wide);
        match self.kind {
            0 | 2 | U32 | 10 => Some(bits.into()),
            1 => Some((bits as i8).into()),
            3 => Some((bits as i16).into()),
            5 => Some((bits as i32).into()),
            11 => Some((bits as i64).into()),
            _ => None,
        }
    }

    /// A float of either width, rounded to f32.
    pub fn float(&self) -> Option<f32> {
        match self.kind {
            F32 => Some(f32::from_le_bytes(self.bytes.try_into().ok()?)),
            12 => Some(f64::from_le_bytes(self.bytes.try_into().ok()?) as f32),
            _ => None,
        }
    }

    /// The elements of an array, one by one.
    pub fn array(&self) -> Option<impl ExactSizeIterator<Item = Value<'a>> + use<'a>> {
        let (kind, n_elems) = self.elems?;
        let mut cursor = Cursor::new(self.bytes);
        // Each element was stepped over when the file was read, so the count fits memory and no read fails.
        let read = move |_| Value::read("", kind, &mut cursor).unwrap_or(Value { kind, bytes: &[], elems: None });
        Some((0..n_elems as usize).map(read))
    }

    /// The type in words, for messages.
    pub(super) fn type_name(&self) -> &'static str {
        match self.kind {
            F32 | 12 => "a float",
            BOOL => "a truth value",
            STRING => "a string",
            ARRAY => "an array",
            _ => "an integer",
        }
    }
}

/// The bytes of an array's elements. Nothing is allocated: strings are stepped over, scalars are one slice.
fn array_bytes<'a>(elem: u32, n_elems: u64, cursor: &mut Cursor<'a>) -> Result<&'a [u8], GgufError> {
    if let Some(elem_bytes) = scalar_bytes(elem) {
        return cursor.take(n_elems.saturating_mul(elem_bytes as u64), "an array");
    }
    let mut end = cursor.clone();
    // A string takes 8 bytes or more, so the file's end bounds a claimed count.
    for _ in 0..n_elems {
        end.str("a string of an array", u64::MAX)?;
    }
    cursor.take((end.offset() - cursor.offset()) as u64, "an array")
}
