//! The adapter's own peak in f32, by which the kernels are judged: multiply-adds and nothing else.

use criterion::{Criterion, Throughput};

const N_ROUNDS: u32 = 1024;
const N_INVOCATIONS: u32 = 64 * 256;
/// A round's 32 multiply-adds of four numbers, two operations each.
const FLOPS: u64 = N_INVOCATIONS as u64 * N_ROUNDS as u64 * 32 * 4 * 2;

/// Says nothing where there is no adapter.
pub fn bench(criterion: &mut Criterion) {
    let Some((device, queue)) = pollster::block_on(open()) else { return };
    let module = device.create_shader_module(wgpu::include_wgsl!("peak.wgsl"));
    let pipeline = device.create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
        label: Some("peak"),
        layout: None,
        module: &module,
        entry_point: Some("main"),
        compilation_options: wgpu::PipelineCompilationOptions {
            constants: &[("n_rounds", f64::from(N_ROUNDS))],
            ..Default::default()
        },
        cache: None,
    });
    let out = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("out"),
        size: u64::from(N_INVOCATIONS) * 4,
        usage: wgpu::BufferUsages::STORAGE,
        mapped_at_creation: false,
    });
    let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: None,
        layout: &pipeline.get_bind_group_layout(0),
        entries: &[wgpu::BindGroupEntry { binding: 0, resource: out.as_entire_binding() }],
    });
    let mut bench = criterion.benchmark_group("peak");
    bench.throughput(Throughput::Elements(FLOPS));
    bench.bench_function("gpu fma", |bencher| {
        bencher.iter(|| {
            let mut encoder = device.create_command_encoder(&Default::default());
            let mut pass = encoder.begin_compute_pass(&Default::default());
            pass.set_pipeline(&pipeline);
            pass.set_bind_group(0, &group, &[]);
            pass.dispatch_workgroups(N_INVOCATIONS / 64, 1, 1);
            drop(pass);
            queue.submit([encoder.finish()]);
            device.poll(wgpu::PollType::wait_indefinitely()).expect("the GPU works");
        });
    });
    bench.finish();
}

async fn open() -> Option<(wgpu::Device, wgpu::Queue)> {
    let adapter = wgpu::Instance::default().request_adapter(&Default::default()).await.ok()?;
    adapter.request_device(&Default::default()).await.ok()
}
