//! How many workgroups a kernel is launched with.

/// Workgroups along x, y and z.
pub type Workgroups = [u32; 3];

/// The most workgroups WebGPU promises along one dimension.
pub const MAX_WORKGROUPS: u32 = 65_535;

/// `n_groups` workgroups over x and, past [`MAX_WORKGROUPS`], y: at least `n_groups` of them, as few more as the
/// rectangle forces. `launch.wgsl` numbers them; a kernel leaves out the surplus. Zero stays zero: nothing to launch.
pub(super) fn spread(n_groups: u32) -> Workgroups {
    if n_groups == 0 {
        return [0, 0, 0];
    }
    let n_y = n_groups.div_ceil(MAX_WORKGROUPS);
    [n_groups.div_ceil(n_y), n_y, 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangle_covers_and_fits() {
        for n in [1, 2, 255, 65_534, 65_535, 65_536, 65_537, 131_070, 131_071, 1 << 24, u32::MAX - 1] {
            let [x, y, z] = spread(n);
            assert!(u64::from(x) * u64::from(y) >= u64::from(n), "{n}: {x}x{y} is too few");
            assert!(u64::from(x) * u64::from(y) < u64::from(n) + u64::from(y), "{n}: {x}x{y} is too many");
            assert!(x <= MAX_WORKGROUPS && z == 1, "{n}: {x}x{y}x{z}");
        }
        assert_eq!(spread(0), [0, 0, 0]);
    }
}
