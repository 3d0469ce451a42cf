//! Stitching: a shader file with its `#import "file.wgsl"` lines replaced by those files, each at most once.
//!
//! WGSL has no imports of its own, and order of declaration does not matter to it; so a matmul of one weight format is
//! a body that all formats share, beside a file that declares how four weights are read. The engine and the
//! shader tests both go through [`stitch`], so that what is validated is what runs.

/// Every shader file, by name.
const FILES: &[(&str, &str)] = &[
    ("attention.wgsl", include_str!("attention.wgsl")),
    ("gather.wgsl", include_str!("gather.wgsl")),
    ("launch.wgsl", include_str!("launch.wgsl")),
    ("matmul.wgsl", include_str!("matmul.wgsl")),
    ("matmul_int8.wgsl", include_str!("matmul_int8.wgsl")),
    ("matmul_thin.wgsl", include_str!("matmul_thin.wgsl")),
    ("rms_norm.wgsl", include_str!("rms_norm.wgsl")),
    ("rope_cache.wgsl", include_str!("rope_cache.wgsl")),
    ("shared/f16.wgsl", include_str!("shared/f16.wgsl")),
    ("shared/product.wgsl", include_str!("shared/product.wgsl")),
    ("shared/scales.wgsl", include_str!("shared/scales.wgsl")),
    ("shared/tiles.wgsl", include_str!("shared/tiles.wgsl")),
    ("weights/f16.wgsl", include_str!("weights/f16.wgsl")),
    ("weights/f32.wgsl", include_str!("weights/f32.wgsl")),
    ("weights/q4_0.wgsl", include_str!("weights/q4_0.wgsl")),
    ("weights/q4_k.wgsl", include_str!("weights/q4_k.wgsl")),
    ("weights/q6_k.wgsl", include_str!("weights/q6_k.wgsl")),
    ("weights/q8_0.wgsl", include_str!("weights/q8_0.wgsl")),
];

/// These files and all that they import, as one shader.
pub fn stitch(files: &[&'static str]) -> String {
    let (mut shader, mut seen) = (String::new(), Vec::new());
    files.iter().for_each(|file| append(&mut shader, &mut seen, file));
    shader
}

fn append<'a>(shader: &mut String, seen: &mut Vec<&'a str>, file: &'a str) {
    if seen.contains(&file) {
        return;
    }
    seen.push(file);
    let (_, text) = FILES
        .iter()
        .find(|(name, _)| *name == file)
        .expect("imports name files of the table: a test stitches them all");
    for line in text.lines() {
        match line.strip_prefix("#import ") {
            Some(import) => append(shader, seen, import.trim().trim_matches('"')),
            None => {
                shader.push_str(line);
                shader.push('\n');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shader_file_is_in_the_table() {
        let mut on_disk = Vec::new();
        for folder in ["", "shared/", "weights/"] {
            let path = format!("{}/src/kernels/{folder}", env!("CARGO_MANIFEST_DIR"));
            let names = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            on_disk.extend(names.filter(|name| name.ends_with(".wgsl")).map(|name| format!("{folder}{name}")));
        }
        on_disk.sort();
        let in_table: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(on_disk, in_table);
    }

    #[test]
    fn an_import_is_stitched_once() {
        let shader = stitch(&["matmul.wgsl", "weights/q8_0.wgsl"]);
        assert_eq!(shader.matches("fn f16_from_bits").count(), 1);
        assert_eq!(shader.matches("fn main").count(), 1);
        assert!(!shader.contains("#import"));
    }
}
