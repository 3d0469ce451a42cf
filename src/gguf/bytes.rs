//! A cursor over untrusted bytes: every read is checked and no claimed length allocates anything.

use super::GgufError;

/// Reads little-endian fields in order and remembers where it is.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    offset: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Cursor { bytes, offset: 0 }
    }

    /// Bytes read so far.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The next `n_bytes`, borrowed; `what` names them in the error.
    pub(super) fn take(&mut self, n_bytes: u64, what: &'static str) -> Result<&'a [u8], GgufError> {
        let left = &self.bytes[self.offset..];
        match usize::try_from(n_bytes).ok().and_then(|n| left.get(..n)) {
            Some(found) => {
                self.offset += found.len();
                Ok(found)
            }
            None => Err(GgufError::Truncated { what, offset: self.offset, needed: n_bytes, left: left.len() }),
        }
    }

    fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], GgufError> {
        let mut field = [0; N];
        field.copy_from_slice(self.take(N as u64, what)?);
        Ok(field)
    }

    pub(super) fn u32(&mut self, what: &'static str) -> Result<u32, GgufError> {
        Ok(u32::from_le_bytes(self.array(what)?))
    }

    pub(super) fn u64(&mut self, what: &'static str) -> Result<u64, GgufError> {
        Ok(u64::from_le_bytes(self.array(what)?))
    }

    /// A count of things to come, at most `limit` of them.
    pub(super) fn count(&mut self, what: &'static str, limit: u64) -> Result<u64, GgufError> {
        let offset = self.offset;
        let found = self.u64(what)?;
        if found > limit { Err(GgufError::TooMany { what, offset, found, limit }) } else { Ok(found) }
    }

    /// A string: its length in bytes as u64, then UTF-8. `limit` bounds the length.
    pub(super) fn str(&mut self, what: &'static str, limit: u64) -> Result<&'a str, GgufError> {
        let n_bytes = self.count(what, limit)?;
        let offset = self.offset;
        std::str::from_utf8(self.take(n_bytes, what)?).map_err(|_| GgufError::Utf8 { what, offset })
    }
}
