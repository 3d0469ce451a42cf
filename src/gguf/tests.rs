//! The reader against files of every kind of badness, the writer against the reader, the blocks against Python's.

use super::*;
use proptest::prelude::*;

/// Written by training/goldens/blocks.py.
const BLOCKS: &[u8] = include_bytes!("../../tests/data/golden/blocks.gguf");

/// Two keys, a vector, and a matrix in each format.
fn small_file() -> Vec<u8> {
    let mut writer = Writer::new();
    writer.str("general.name", "small");
    writer.f32s("curve", &[0.25, 0.5]);
    writer.vector("gain", &[1.0, 2.0, 3.0]);
    let values: Vec<f32> = (0..128).map(|i| (i as f32 - 60.0) / 8.0).collect();
    for dtype in [Dtype::F32, Dtype::F16, Dtype::Q4_0, Dtype::Q8_0] {
        let bytes = quantise(dtype, &values);
        writer.tensor(TensorRef { name: &format!("{dtype:?}"), dtype, n_rows: 2, n_cols: 64, bytes: &bytes });
    }
    writer.finish()
}

#[test]
fn what_is_written_is_read() {
    let file = small_file();
    let gguf = Gguf::parse(&file).unwrap();
    assert_eq!(gguf.str("general.name"), Ok("small"));
    assert_eq!(gguf.f32s("curve"), Ok(vec![0.25, 0.5]));
    assert_eq!(gguf.tensor("gain").unwrap().dequantise(), [1.0, 2.0, 3.0]);
    let exact = gguf.tensor("F32").unwrap();
    assert_eq!((exact.n_rows, exact.n_cols), (2, 64));
    assert_eq!(exact.row(1).unwrap().dequantise(), exact.dequantise()[64..]);
    assert!(exact.row(2).is_none());
    assert_eq!(gguf.tensor("F16").unwrap().dequantise(), exact.dequantise(), "eighths are f16 numbers");
    assert_eq!(gguf.tensors().count(), 5);
}

#[test]
fn a_file_on_its_way_has_the_tensors_that_are_there() {
    let file = small_file();
    let total_bytes = file.len() as u64;
    let whole = Gguf::parse(&file).unwrap();
    let mut n_by_bytes = Vec::new();
    for n_arrived in 0..=file.len() {
        let arrived = Gguf::parse_arrived(&file[..n_arrived], total_bytes).unwrap();
        n_by_bytes.extend(arrived.as_ref().map(|gguf| gguf.tensors().count()));
        let Some(gguf) = arrived else { continue };
        assert_eq!(gguf.str("general.name"), Ok("small"));
        for tensor in whole.tensors() {
            match gguf.tensor(tensor.name) {
                Ok(found) => assert_eq!(found.bytes, tensor.bytes),
                Err(error) => {
                    assert_eq!(error, GgufError::Awaited { name: tensor.name.to_owned() });
                    assert!(gguf.end_of(tensor.name) > n_arrived as u64 && gguf.contains_tensor(tensor.name));
                }
            }
        }
    }
    assert!(n_by_bytes.is_sorted() && n_by_bytes.first() == Some(&0) && n_by_bytes.last() == Some(&5));
    // Only padding follows the last of them.
    let end = whole.end_of("Q");
    assert_eq!((end.next_multiple_of(32), whole.end_of("gain!")), (total_bytes, 0));
    let too_short = Gguf::parse_arrived(&file[..file.len() / 2], end - 1);
    assert!(matches!(too_short, Err(GgufError::Range { .. })), "that it is cut short is known at once");
    assert!(matches!(Gguf::parse_arrived(b"", 0), Err(GgufError::Truncated { .. })));
}

#[test]
fn values_are_copied_from_file_to_file() {
    let source = Gguf::parse(BLOCKS).unwrap();
    let mut writer = Writer::new();
    source.metadata().for_each(|(key, value)| writer.value(key, value));
    let file = writer.finish();
    let copy = Gguf::parse(&file).unwrap();
    assert!(source.metadata().eq(copy.metadata()));
}

#[test]
fn values_are_read_as_the_type_they_are() {
    let gguf = Gguf::parse(BLOCKS).unwrap();
    assert_eq!(gguf.f32s("test.floats"), Ok(vec![0.5, -1.25]));
    let words: Vec<_> = gguf.array("test.words").unwrap().map(|word| word.str().unwrap()).collect();
    assert_eq!(words, ["ab", "", "é"]);
    let wrong = |key: &str, wanted, found| GgufError::WrongType { key: key.to_owned(), wanted, found };
    let integer = "an integer from 0 to 4294967295";
    assert_eq!(gguf.u32("test.negative"), Err(wrong("test.negative", integer, "an integer")));
    assert_eq!(gguf.f32("test.words"), Err(wrong("test.words", "a float", "an array")));
    assert_eq!(gguf.f32s("test.words"), Err(wrong("test.words", "an array of floats", "an array")));
    assert_eq!(gguf.str("test.absent"), Err(GgufError::NoKey { key: "test.absent".to_owned() }));
    assert_eq!(gguf.tensor("absent").unwrap_err(), GgufError::NoTensor { name: "absent".to_owned() });
}

#[test]
fn blocks_are_pythons_bit_for_bit() {
    let gguf = Gguf::parse(BLOCKS).unwrap();
    let values = gguf.tensor("values").unwrap().dequantise();
    for dtype in [Dtype::F16, Dtype::Q8_0, Dtype::Q4_0] {
        let python = gguf.tensor(&format!("{dtype:?}")).unwrap();
        assert_eq!(python.dtype, dtype);
        assert_eq!(quantise(dtype, &values), python.bytes, "{dtype:?}: quantised");
        let wanted = gguf.tensor(&format!("{dtype:?}.values")).unwrap().dequantise();
        let bits = |values: Vec<f32>| values.into_iter().map(f32::to_bits).collect::<Vec<_>>();
        assert_eq!(bits(python.dequantise()), bits(wanted), "{dtype:?}: dequantised");
    }
}

#[test]
fn numbers_that_are_none_are_seen() {
    for dtype in [Dtype::F32, Dtype::F16, Dtype::Q4_0, Dtype::Q8_0] {
        let mut values = vec![1.0; 32];
        let finite = |values: &[f32]| {
            let bytes = quantise(dtype, values);
            TensorRef { name: "x", dtype, n_rows: 1, n_cols: 32, bytes: &bytes }.is_finite()
        };
        assert!(finite(&values), "{dtype:?}");
        values[17] = f32::INFINITY;
        assert!(!finite(&values), "{dtype:?}");
    }
}

#[test]
fn every_truncation_is_refused() {
    let file = small_file();
    // The last tensor's padding may be missing: its bytes are all there.
    let n_last: usize = 2 * 2 * 34;
    let padding = n_last.next_multiple_of(32) - n_last;
    for n_bytes in 0..file.len() - padding {
        assert!(Gguf::parse(&file[..n_bytes]).is_err(), "{n_bytes} of {} bytes", file.len());
    }
    assert!(Gguf::parse(&file[..file.len() - padding]).is_ok());
}

/// A file of raw parts: what a header claims, then `rest`.
fn file(version: u32, n_tensors: u64, n_keys: u64, rest: &[&[u8]]) -> Vec<u8> {
    let head = [b"GGUF", &version.to_le_bytes()[..], &n_tensors.to_le_bytes(), &n_keys.to_le_bytes()].concat();
    [head, rest.concat()].concat()
}

/// A directory entry.
fn entry(name: &str, dims: &[u64], dtype: u32, start: u64) -> Vec<u8> {
    let mut bytes = [&(name.len() as u64).to_le_bytes()[..], name.as_bytes()].concat();
    bytes.extend((dims.len() as u32).to_le_bytes());
    bytes.extend(dims.iter().flat_map(|dim| dim.to_le_bytes()));
    bytes.extend(dtype.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes
}

/// A key with a u32 value of the type with this number.
fn key(name: &str, kind: u32, value: u32) -> Vec<u8> {
    [&(name.len() as u64).to_le_bytes()[..], name.as_bytes(), &kind.to_le_bytes(), &value.to_le_bytes()].concat()
}

#[test]
fn lies_are_refused_with_what_was_wanted_and_found() {
    let huge = u64::MAX;
    let data = [0; 256];
    let one = |dims: &[u64], dtype, start| file(3, 1, 0, &[&entry("w", dims, dtype, start), &data]);
    let key_of = |bytes: &[u8]| file(3, 0, 1, &[bytes]);
    let string = |n_bytes: u64| [&key("k", 8, 0)[..13], &n_bytes.to_le_bytes()].concat();
    let array = |kind: u32, n: u64| [&key("k", 9, kind)[..], &n.to_le_bytes()].concat();
    #[rustfmt::skip]
    let cases = [
        (b"GGML....".to_vec(), "starts with \"GGML\""),
        (b"\x00\xffGG....".to_vec(), "starts with"),
        (file(1, 0, 0, &[]), "version 1"),
        (file(3u32.swap_bytes(), 0, 0, &[]), "version 50331648"),
        (file(3, huge, 0, &[]), "the tensor count at byte 8: 18446744073709551615 is past the limit of 8192"),
        (file(3, 0, huge, &[]), "the key count at byte 16"),
        (key_of(&huge.to_le_bytes()), "a key at byte 24"),
        (key_of(&[&2u64.to_le_bytes()[..], b"\xff\xfe"].concat()), "a key at byte 32 is not UTF-8"),
        (key_of(&key("k", 99, 0)), "no value type has the number 99"),
        (key_of(&string(huge)), "a metadata string at byte 45 needs 18446744073709551615 bytes, 0 are left"),
        (key_of(&array(4, huge)), "an array at byte 49 needs 18446744073709551615 bytes"),
        (key_of(&array(8, huge)), "a string of an array at byte 49 needs 8 bytes"),
        (key_of(&array(9, 1)), "no value type has the number 9"),
        (file(3, 0, 2, &[&key("k", 4, 1), &key("k", 4, 2)]), "key \"k\" stands there twice"),
        (key_of(&key("general.alignment", 4, 0)), "alignment 0 is not"),
        (key_of(&key("general.alignment", 4, 48)), "alignment 48 is not"),
        (key_of(&key("general.alignment", 4, 1 << 31)), "alignment 2147483648 is not"),
        (key_of(&key("general.alignment", 6, 0)), "wanted an integer"),
        (file(3, 1, 0, &[&entry(&"n".repeat(65), &[1], 0, 0)]), "a tensor's name at byte 24: 65 is past the limit"),
        (one(&[1, 1, 1, 1, 1], 0, 0), "a dimension count at byte 33: 5 is past the limit of 4"),
        (one(&[], 0, 0), "wanted a vector or a matrix"),
        (one(&[2, 2, 2], 0, 0), "wanted a vector or a matrix"),
        (one(&[0, 4], 0, 0), "it is empty"),
        (one(&[33], 8, 0), "a row is not a whole number of blocks"),
        (one(&[huge, huge], 0, 0), "its bytes cannot be counted"),
        (one(&[1 << 40, 1 << 20], 0, 0), "bytes 0 to 4611686018427387904"),
        (one(&[4], 15, 0), "ggml type 15"),
        (one(&[4], 0, 4), "not a multiple of 32"),
        (one(&[16], 0, huge - 31), "bytes 18446744073709551584 to 18446744073709551615"),
        (one(&[65], 0, 0), "bytes 0 to 260"),
        (file(3, 2, 0, &[&entry("a", &[16], 0, 0), &entry("b", &[4], 0, 32), &data]), "\"a\" and \"b\" overlap"),
        (file(3, 2, 0, &[&entry("a", &[4], 0, 0), &entry("a", &[4], 0, 32), &data]), "tensor \"a\" stands there twice"),
    ];
    for (file, wanted) in cases {
        let error = Gguf::parse(&file).unwrap_err().to_string();
        assert!(error.contains(wanted), "wanted {wanted:?} in {error:?}");
    }
}

proptest! {
    #[test]
    fn mutated_files_never_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        keep in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut file = small_file();
        // Most of the file is weights, where any byte is as good as another: aim at the header.
        let header_bytes = 512;
        for (index, byte) in flips {
            let at = index.index(header_bytes);
            file[at] = byte;
        }
        if cut {
            file.truncate(keep.index(file.len()));
        }
        if let Ok(gguf) = Gguf::parse(&file) {
            for tensor in gguf.tensors() {
                prop_assert_eq!(tensor.dequantise().len(), tensor.n_rows * tensor.n_cols);
            }
            for (key, value) in gguf.metadata() {
                let _ = (gguf.str(key), gguf.u32(key), gguf.f32(key), gguf.f32s(key));
                let n_texts = value.array().map_or(0, |elems| elems.filter(|elem| elem.str().is_some()).count());
                prop_assert!(n_texts <= file.len());
            }
        }
    }

    /// Half a step for rounding, and what the scale loses in f16: one part in 2048 of a value of at most 127 (or 8)
    /// steps. Q4_0 has no +8: the one value opposite the extreme may be off by a whole step.
    #[test]
    fn quantising_costs_half_a_step(values in prop::collection::vec(-100f32..100.0, 64)) {
        for (dtype, n_steps, worst) in [(Dtype::Q8_0, 127.0, 0.5), (Dtype::Q4_0, 8.0, 1.0)] {
            let bytes = quantise(dtype, &values);
            let tensor = TensorRef { name: "x", dtype, n_rows: 1, n_cols: 64, bytes: &bytes };
            for (block, back) in values.chunks(32).zip(tensor.dequantise().chunks(32)) {
                let amax = block.iter().fold(0f32, |max, x| max.max(x.abs()));
                // An f16 below 2^-14 has fewer bits: its spacing is 2^-24.
                let bound = amax / n_steps * worst + amax / 2048.0 + n_steps * 2f32.powi(-24);
                for (x, y) in block.iter().zip(back) {
                    prop_assert!((x - y).abs() <= bound, "{dtype:?}: {x} came back as {y}, bound {bound}");
                }
            }
        }
    }
}
