//! `surefoot quantize`: a trained checkpoint to one GGUF file.
//!
//! Matrices are quantised; vectors and the head stay f32, for they are few and touch every score. The embedding table
//! is at most Q8_0: a look-up is no product, so a rounder table would cost accuracy and save no time. The file is
//! loaded once before it is written: what cannot be loaded is not shipped.

mod calibration;
mod checkpoint;

use calibration::Calibration;
use checkpoint::{Source, Tensor};
use std::error::Error;
use std::path::PathBuf;
use surefoot::engine::{CpuEngine, Precision};
use surefoot::gguf::{Dtype, Gguf, TensorRef, Writer, quantise};
use surefoot::model::Network;

/// Write a trained checkpoint as one GGUF file
#[derive(clap::Args)]
pub struct Args {
    /// Folder with model.safetensors, config.json and tokenizer.json, or a GGUF file to write anew
    #[arg(long)]
    checkpoint: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
    /// Format of the matrices
    #[arg(long, value_enum, default_value = "q8_0")]
    format: Format,
    /// JSON with temperature, cut_sound, cut_unsound and curve (rows of cut, false alarms, recall)
    #[arg(long)]
    calibration: Option<PathBuf>,
    /// The model's name, as the page shows it
    #[arg(long, default_value = "algebra PRM")]
    name: String,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    #[value(name = "q8_0")]
    Q8_0,
    #[value(name = "q4_0")]
    Q4_0,
    #[value(name = "f32")]
    F32,
}

impl Format {
    /// The format that this tensor is written in.
    fn of(self, tensor: &Tensor) -> Dtype {
        if tensor.n_rows == 1 || tensor.name == "score.weight" {
            return Dtype::F32;
        }
        let dtype = match self {
            Format::Q4_0 if tensor.name == "token_embd.weight" => Dtype::Q8_0,
            Format::Q4_0 => Dtype::Q4_0,
            Format::Q8_0 => Dtype::Q8_0,
            Format::F32 => Dtype::F32,
        };
        if tensor.n_cols.is_multiple_of(dtype.block_elems()) {
            return dtype;
        }
        eprintln!("{}: rows of {} are no whole blocks, kept in F32", tensor.name, tensor.n_cols);
        Dtype::F32
    }
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let calibration = args.calibration.as_deref().map(Calibration::read).transpose()?;
    let Source { metadata: mut writer, tensors } = if args.checkpoint.is_dir() {
        checkpoint::from_folder(&args.checkpoint, &args.name)?
    } else {
        checkpoint::from_gguf(&args.checkpoint, calibration.is_some())?
    };
    if let Some(calibration) = &calibration {
        calibration.write(&mut writer);
    }
    let error = write_tensors(&mut writer, &tensors, args.format);
    let file = writer.finish();
    let (gguf, mut engine) = (Gguf::parse(&file)?, CpuEngine::new(Precision::F32));
    if tensors.iter().any(|tensor| tensor.name == "score.weight") {
        Network::load(&gguf, &mut engine)?;
    } else {
        Network::load_language_model(&gguf, &mut engine)?;
    }
    std::fs::write(&args.out, &file)?;
    eprintln!(
        "{}: {} bytes, {} tensors, NMSE of the weights {error:.2e}",
        args.out.display(),
        file.len(),
        tensors.len()
    );
    Ok(())
}

/// Writes every tensor and returns what rounding cost: the squared error of all elements over their squares.
fn write_tensors(writer: &mut Writer, tensors: &[Tensor], format: Format) -> f64 {
    let (mut error, mut total) = (0.0, 0.0);
    for tensor in tensors {
        let Tensor { name, n_rows, n_cols, values } = tensor;
        let dtype = format.of(tensor);
        let bytes = quantise(dtype, values);
        let written = TensorRef { name, dtype, n_rows: *n_rows, n_cols: *n_cols, bytes: &bytes };
        for (before, after) in values.iter().zip(written.dequantise()) {
            error += f64::from(before - after).powi(2);
            total += f64::from(*before).powi(2);
        }
        writer.tensor(written);
    }
    error / total
}
