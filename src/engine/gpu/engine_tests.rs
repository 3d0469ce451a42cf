//! The engine beyond its kernels: reuse of buffers, long passes, limits, faults, a GPU that goes away.

use pollster::block_on;

use super::buffers::Tensor;
use super::engine::GpuEngine;
use super::kernel_tests::noise;
use crate::engine::EngineError;
use crate::gguf::{Dtype, TensorRef, quantise};
use crate::kernels::{Kernel, matmul, rms_norm};
use crate::model::{HeadShape, Ops, Packed};

fn floats<'a>(name: &'a str, n_rows: usize, n_cols: usize, values: &'a [f32]) -> TensorRef<'a> {
    TensorRef { name, dtype: Dtype::F32, n_rows, n_cols, bytes: bytemuck::cast_slice(values) }
}

/// A tensor with these rows, the way a pass makes its first.
fn tensor(engine: &mut GpuEngine, n_rows: usize, n_cols: usize, values: &[f32]) -> Tensor {
    let table = engine.table(floats("rows", n_rows, n_cols, values)).unwrap();
    engine.embed(&table, &(0..n_rows as u32).collect::<Vec<_>>()).unwrap()
}

/// `z + x`, by a matrix that changes nothing.
fn sum(engine: &mut GpuEngine, x: &Tensor, z: Tensor) -> Result<Tensor, EngineError> {
    let n = x.n_cols;
    let identity: Vec<f32> = (0..n * n).map(|i| if i % (n + 1) == 0 { 1.0 } else { 0.0 }).collect();
    let identity = engine.matrix(&[floats("identity", n, n, &identity)])?;
    engine.matmul_add(z, x, &identity, None)
}

#[test]
fn an_upload_does_not_overtake_the_launch_that_still_reads_its_buffer() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let (values, gain, late) = (noise(1, 512), noise(2, 128), vec![7.0; 512]);
    let x = tensor(&mut engine, 4, 128, &values);
    let uploaded = engine.vector(&gain).unwrap();
    let y = engine.rms_norm(&x, &uploaded, 0.1).unwrap();
    drop(x);
    let overtaking = [tensor(&mut engine, 4, 128, &late), tensor(&mut engine, 4, 128, &late)];
    let found = block_on(engine.read(y)).unwrap();
    let wanted = rms_norm::reference(rms_norm::Params { n_rows: 4, n_cols: 128, eps: 0.1 }, &values, &gain);
    assert!(crate::engine::nmse(&wanted, &found) < 1e-7);
    for uploaded in overtaking {
        assert_eq!(block_on(engine.read(uploaded)).unwrap(), late);
    }
}

#[test]
fn a_large_pass_does_not_hold_its_memory_for_ever() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let gain = engine.vector(&[1.0; 256]).unwrap();
    let mut free_bytes_after = |n_rows: usize| {
        let x = tensor(&mut engine, n_rows, 256, &vec![1.0; n_rows * 256]);
        let y = engine.rms_norm(&x, &gain, 0.1).unwrap();
        drop(x);
        block_on(engine.read(y)).unwrap();
        engine.buffers.n_free_bytes()
    };
    let small = free_bytes_after(1);
    let large = free_bytes_after(1024);
    assert!(large >= 2 << 20, "{large} bytes: the large pass's buffers are kept for the next");
    assert!(free_bytes_after(1024) <= large, "and it uses them");
    let after: Vec<u64> = (0..17).map(|_| free_bytes_after(1)).collect();
    assert!(after[0] >= 2 << 20 && after[16] <= small, "{after:?}, {small} before the large passes");
}

#[test]
fn a_pass_of_many_submissions_keeps_its_order() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let one = engine.matrix(&[floats("one", 4, 4, &[1.0; 16])]).unwrap();
    let ones = tensor(&mut engine, 1, 4, &[0.25; 4]);
    let mut x = tensor(&mut engine, 1, 4, &[0.0; 4]);
    for _ in 0..1000 {
        x = engine.matmul_add(x, &ones, &one, None).unwrap();
    }
    assert_eq!(block_on(engine.read(x)).unwrap(), [1000.0; 4]);
}

#[test]
fn what_is_given_up_does_not_run() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let one = engine.matrix(&[floats("one", 4, 4, &[1.0; 16])]).unwrap();
    let ones = tensor(&mut engine, 1, 4, &[0.25; 4]);
    let x = tensor(&mut engine, 1, 4, &[0.0; 4]);
    let x = engine.matmul_add(x, &ones, &one, None).unwrap();
    engine.give_up();
    let x = engine.matmul_add(x, &ones, &one, None).unwrap();
    assert_eq!(block_on(engine.read(x)).unwrap(), [1.0; 4]);
}

#[test]
fn batches_of_other_positions_do_not_share_their_tables() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let shape = HeadShape { n_heads: 1, n_kv_heads: 1, d_head: 4 };
    let values = noise(3, 36);
    let mut run = |batch: &Packed, values: &[f32]| {
        let x = tensor(&mut engine, batch.n_tokens(), 12, values);
        let mut cache = engine.layer_cache(3, shape).unwrap();
        let qkv = engine.rope_cache(x, &mut cache, batch, shape, 100.0).unwrap();
        let y = engine.attention(&qkv, &cache, batch, shape).unwrap();
        block_on(engine.read(y)).unwrap()
    };
    let one = Packed::new(&[0], &[vec![0, 0]], &[vec![]]);
    let two = Packed::new(&[0], &[vec![0], vec![0]], &[vec![], vec![]]);
    let first = run(&one, &values);
    let other = run(&two, &values);
    assert_eq!(first[..8], other[..8]);
    assert_ne!(first[8..], other[8..]);
    assert_eq!(run(&one, &values), first);
}

#[test]
fn parts_of_several_formats_are_one_matrix() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let (x, weights) = (noise(4, 64), noise(5, 5 * 32));
    let quantised = quantise(Dtype::Q8_0, &weights[..64]);
    let in_blocks = TensorRef { name: "blocks", dtype: Dtype::Q8_0, n_rows: 2, n_cols: 32, bytes: &quantised };
    let matrix = engine.matrix(&[in_blocks, floats("floats", 3, 32, &weights[64..])]).unwrap();
    let uploaded = tensor(&mut engine, 2, 32, &x);
    let y = engine.matmul(&uploaded, &matrix, None).unwrap();
    let found = block_on(engine.read(y)).unwrap();
    let weights = [in_blocks.dequantise(), weights[64..].to_vec()].concat();
    let params = matmul::Params { n_rows: 2, n_in: 32, n_out: 5, has_bias: 0, adds: 0, gated: 0 };
    assert!(crate::engine::nmse(&matmul::reference(params, &x, &weights, None, &[]), &found) < 1e-7);
}

#[test]
fn no_marks_read_as_no_rows() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let x = tensor(&mut engine, 2, 32, &noise(4, 64));
    let head = engine.matrix(&[floats("head", 2, 32, &noise(5, 64))]).unwrap();
    let marked = engine.gather(&x, &[]).unwrap();
    let logits = engine.matmul(&marked, &head, None).unwrap();
    assert_eq!(block_on(engine.read(logits)).unwrap(), [0.0; 0]);
    let logits = engine.matmul(&x, &head, None).unwrap();
    assert_eq!(block_on(engine.read(logits)).unwrap().len(), 4);
}

#[test]
fn shapes_that_do_not_fit_are_refused_before_the_gpu_sees_them() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let x = tensor(&mut engine, 2, 32, &noise(6, 64));
    let other = tensor(&mut engine, 2, 16, &noise(7, 32));
    let weight = engine.matrix(&[floats("weight", 3, 16, &noise(8, 48))]).unwrap();
    let gain = engine.vector(&[1.0; 31]).unwrap();
    let batch = Packed::new(&[0], &[vec![0]], &[vec![]]);
    let shape = HeadShape { n_heads: 1, n_kv_heads: 1, d_head: 32 };
    let wide = HeadShape { d_head: 16, ..shape };
    let short = [0u8; 63];
    let lying = TensorRef { bytes: &short, ..floats("lying", 1, 16, &[0.0; 16]) };
    let ragged = TensorRef { name: "ragged", dtype: Dtype::Q8_0, n_rows: 1, n_cols: 40, bytes: &[0; 34] };
    let qkv = tensor(&mut engine, 2, 96, &noise(9, 192));
    let mut cache = engine.layer_cache(4, shape).unwrap();
    let later = Packed { first_slot: 3, ..batch.clone() };
    let outcomes = [
        ("matmul", engine.matmul(&x, &weight, None).err()),
        ("bias", engine.matmul(&other, &weight, Some(&gain)).err()),
        ("matmul_swiglu", engine.matmul_swiglu(&other, &weight, None).err()),
        ("rms_norm", engine.rms_norm(&x, &gain, 1e-6).err()),
        ("gather", engine.gather(&x, &[0, 2]).err()),
        ("attention", engine.attention(&qkv, &cache, &batch, wide).err()),
        ("attention", engine.attention(&x, &cache, &batch, shape).err()),
        ("matrix", engine.matrix(&[lying]).err()),
        ("matrix", engine.matrix(&[ragged]).err()),
        ("matrix", engine.matrix(&[]).err()),
        ("matmul_add", engine.matmul_add(x, &other, &weight, None).err()),
        ("rope_cache", engine.rope_cache(other, &mut cache, &batch, shape, 100.0).err()),
        ("rope_cache", engine.rope_cache(qkv, &mut cache, &later, shape, 100.0).err()),
    ];
    for (wanted, outcome) in outcomes {
        assert!(matches!(outcome, Some(EngineError::Shape { op, .. }) if op == wanted), "{wanted}: {outcome:?}");
    }
    let table = engine.table(floats("table", 4, 2, &[0.0; 8])).unwrap();
    let outcome = engine.embed(&table, &[3, 4]).err();
    assert!(matches!(outcome, Some(EngineError::Shape { op: "embed", .. })), "{outcome:?}");
}

#[test]
fn the_limits_that_every_webgpu_has_are_enough() {
    let Some(mut engine) = GpuEngine::for_test_with_default_limits() else { return };
    let x = tensor(&mut engine, 2, 4, &[1.0; 8]);
    let weight = engine.matrix(&[floats("weight", 1, 4, &[1.0, 2.0, 3.0, 4.0])]).unwrap();
    let y = engine.matmul(&x, &weight, None).unwrap();
    assert_eq!(block_on(engine.read(y)).unwrap(), [10.0, 10.0]);

    // One row of 128 MiB of f32 and a little more: past the largest storage binding.
    let n_cols = (128 << 20) / 4 + 4;
    let long = vec![0.0; n_cols];
    let outcome = engine.matrix(&[floats("a long row", 1, n_cols, &long)]).err();
    let wanted = EngineError::TooLarge {
        what: "a long row".to_owned(),
        needed_bytes: (128 << 20) + 16,
        allowed_bytes: 128 << 20,
    };
    assert_eq!(outcome, Some(wanted));
    // A batch that would not fit, whatever its matrix: 2^20 rows by 64 columns are 256 MiB.
    let weight = engine.matrix(&[floats("wide", 64, 4, &[0.0; 256])]).unwrap();
    let x = tensor(&mut engine, 1 << 20, 4, &vec![0.0; 4 << 20]);
    let outcome = engine.matmul(&x, &weight, None).err();
    assert!(matches!(outcome, Some(EngineError::TooLarge { needed_bytes: 0x1000_0000, .. })), "{outcome:?}");
}

#[test]
fn a_vocabulary_past_the_largest_buffer_is_read_from_the_host() {
    let Some(mut engine) = GpuEngine::for_test_with_default_limits() else { return };
    // 9 million rows of 16 bytes: more than the 128 MiB that can be bound.
    let n_vocab = 9_000_000;
    let mut rows = vec![0.0; 4 * n_vocab];
    rows[4 * (n_vocab - 1)..].copy_from_slice(&[1.0, 2.0, 3.0, 4.0]);
    let table = engine.table(floats("table", n_vocab, 4, &rows)).unwrap();
    let x = engine.embed(&table, &[n_vocab as u32 - 1, 0]).unwrap();
    assert_eq!(block_on(engine.read(x)).unwrap(), [1.0, 2.0, 3.0, 4.0, 0.0, 0.0, 0.0, 0.0]);
}

#[test]
fn a_pass_with_an_error_gives_no_numbers_and_the_next_one_does() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let x = tensor(&mut engine, 1, 4, &[1.0; 4]);
    // One buffer both read and written in a launch: WebGPU forbids it.
    let params = rms_norm::Params { n_rows: 1, n_cols: 4, eps: 0.1 };
    let buffer = x.buffer.clone();
    engine.launch(Kernel::RmsNorm, &params, params.workgroups(), &[&buffer, &buffer, &buffer]).unwrap();
    let outcome = block_on(engine.read(x));
    assert!(matches!(outcome, Err(EngineError::Backend(_))), "{outcome:?}");

    let x = tensor(&mut engine, 1, 4, &[1.0; 4]);
    let z = tensor(&mut engine, 1, 4, &[2.0; 4]);
    let y = sum(&mut engine, &x, z).unwrap();
    assert_eq!(block_on(engine.read(y)).unwrap(), [3.0; 4]);
}

#[test]
fn a_gpu_that_goes_away_is_said_so() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let x = tensor(&mut engine, 1, 4, &[1.0; 4]);
    let gain = engine.vector(&[1.0; 4]).unwrap();
    let y = engine.rms_norm(&x, &gain, 0.1).unwrap();
    assert_eq!(engine.lost(), None);
    engine.gpu.device.destroy();
    let outcome = block_on(engine.read(y));
    assert!(matches!(outcome, Err(EngineError::Lost(_))), "{outcome:?}");
    assert!(engine.lost().is_some());
    // From here on every call says the same.
    let outcome = engine.vector(&[1.0]).err();
    assert!(matches!(outcome, Some(EngineError::Lost(_))), "{outcome:?}");
    let outcome = engine.rms_norm(&x, &gain, 0.1).err();
    assert!(matches!(outcome, Some(EngineError::Lost(_))), "{outcome:?}");
    let outcome = block_on(engine.read(x));
    assert!(matches!(outcome, Err(EngineError::Lost(_))), "{outcome:?}");
}
