//! Every shader is valid WGSL under WebGPU's defaults and agrees with its Rust side; no GPU is needed.
//!
//! The text under test is the one the engine compiles: both come from `Kernel::wgsl`.

#![cfg(not(target_arch = "wasm32"))]

use std::mem::offset_of;

use naga::valid::{Capabilities, ValidationFlags, Validator};
use naga::{AddressSpace, Module, ResourceBinding, StorageAccess, TypeInner};
use surefoot::kernels::{Access, Kernel, attention, gather, matmul, rms_norm, rope_cache};

fn parsed(kernel: Kernel) -> Module {
    naga::front::wgsl::parse_str(&kernel.wgsl())
        .unwrap_or_else(|error| panic!("{}: {}", kernel.file(), error.emit_to_string(&kernel.wgsl())))
}

#[test]
fn every_shader_validates_without_optional_features() {
    for kernel in Kernel::all() {
        let module = parsed(kernel);
        if let Err(error) = Validator::new(ValidationFlags::all(), Capabilities::empty()).validate(&module) {
            panic!("{}: {}", kernel.file(), error.emit_to_string(&kernel.wgsl()));
        }
    }
}

#[test]
fn every_shader_fits_the_default_limits() {
    for kernel in Kernel::all() {
        let module = parsed(kernel);
        let [entry] = &module.entry_points[..] else { panic!("{}: wanted one entry point", kernel.file()) };
        assert_eq!(entry.name, "main", "{}", kernel.file());
        let invocations: u32 = entry.workgroup_size.iter().product();
        assert!(invocations <= 256, "{}: {invocations} invocations a workgroup", kernel.file());
        let workgroup = module.global_variables.iter().filter(|(_, global)| global.space == AddressSpace::WorkGroup);
        let bytes: u32 = workgroup.map(|(_, global)| module.types[global.ty].inner.size(module.to_ctx())).sum();
        assert!(bytes <= 16 << 10, "{}: {bytes} bytes of workgroup memory", kernel.file());
        assert!(kernel.bindings().len() <= 8, "{}: more than 8 storage buffers", kernel.file());
    }
}

#[test]
fn every_shader_binds_what_the_catalogue_says() {
    for kernel in Kernel::all() {
        let module = parsed(kernel);
        let mut found = Vec::new();
        for (_, global) in module.global_variables.iter() {
            match (global.space, global.binding) {
                (AddressSpace::Storage { access }, Some(ResourceBinding { group: 1, binding })) => {
                    let writes = access.contains(StorageAccess::STORE);
                    found.push((binding, if writes { Access::ReadWrite } else { Access::Read }));
                }
                (AddressSpace::Uniform, binding) => {
                    assert_eq!(binding, Some(ResourceBinding { group: 0, binding: 0 }), "{}", kernel.file());
                }
                (AddressSpace::WorkGroup, None) => {}
                other => panic!("{}: {:?} is {other:?}", kernel.file(), global.name),
            }
        }
        found.sort_by_key(|(binding, _)| *binding);
        let wanted: Vec<_> = (0..).zip(kernel.bindings().iter().copied()).collect();
        assert_eq!(found, wanted, "{}", kernel.file());
    }
}

/// The fields of a `Params` with their offsets, and its size.
macro_rules! layout {
    ($params:ty { $($field:ident),* }) => {
        (vec![$((stringify!($field), offset_of!($params, $field))),*], size_of::<$params>())
    };
}

#[test]
fn params_lie_alike_in_rust_and_wgsl() {
    for kernel in Kernel::all() {
        let (fields, size) = match kernel {
            Kernel::Attention => {
                layout!(attention::Params { n_rows, n_heads, n_kv_heads, d_head, prefix_len, scale })
            }
            Kernel::Gather => layout!(gather::Params { n_rows, n_cols }),
            Kernel::Matmul(_) | Kernel::MatmulInt8 | Kernel::MatmulThin(_) => {
                layout!(matmul::Params { n_rows, n_in, n_out, has_bias, adds, gated })
            }
            Kernel::RmsNorm => layout!(rms_norm::Params { n_rows, n_cols, eps }),
            Kernel::RopeCache => {
                layout!(rope_cache::Params { n_rows, n_heads, n_kv_heads, d_head, first_slot })
            }
        };
        let module = parsed(kernel);
        let params = module.types.iter().find(|(_, ty)| ty.name.as_deref() == Some("Params"));
        let Some((_, naga::Type { inner: TypeInner::Struct { members, span }, .. })) = params else {
            panic!("{}: no struct Params", kernel.file())
        };
        let in_wgsl: Vec<_> = members.iter().map(|m| (m.name.as_deref().unwrap_or(""), m.offset as usize)).collect();
        assert_eq!((in_wgsl, *span as usize), (fields, size), "{}", kernel.file());
    }
}
