//! One product by all ways that the CPU engine knows, so that the choice between them is a measured one.

use std::error::Error;
use surefoot::engine::{CpuEngine, CpuMatrix, Precision, Rows};
use surefoot::gguf::{Dtype, TensorRef, quantise};
use surefoot::model::Ops;
use wasm_bindgen::prelude::*;

/// A weight matrix and rows of activations.
#[wasm_bindgen]
pub struct Product {
    engine: CpuEngine,
    weights: CpuMatrix,
    x: Rows,
}

#[wasm_bindgen]
impl Product {
    /// `n_rows` rows by a Q8_0 matrix `[n_out, n_in]`, taken over "panels" in whole numbers, through candle's "tiled"
    /// product in f32, or through its dot product a "row".
    #[wasm_bindgen(constructor)]
    pub fn new(way: &str, n_rows: usize, n_out: usize, n_in: usize) -> Result<Product, JsError> {
        let (dtype, precision) = match way {
            "panels" => (Dtype::Q8_0, Precision::F32),
            "tiled" => (Dtype::F32, Precision::F32),
            "row" => (Dtype::Q8_0, Precision::Quantised),
            _ => return Err(JsError::new("no such way")),
        };
        Product::taken(CpuEngine::new(precision), dtype, n_rows, n_out, n_in)
            .map_err(|error| JsError::new(&error.to_string()))
    }

    fn taken(
        mut engine: CpuEngine,
        dtype: Dtype,
        n_rows: usize,
        n_out: usize,
        n_in: usize,
    ) -> Result<Product, Box<dyn Error>> {
        let bytes = quantise(dtype, &numbers(n_out * n_in));
        let weights =
            engine.matrix(&[TensorRef { name: "weights", dtype, n_rows: n_out, n_cols: n_in, bytes: &bytes }])?;
        let bytes = quantise(Dtype::F32, &numbers(n_rows * n_in));
        let table = engine.table(TensorRef { name: "rows", dtype: Dtype::F32, n_rows, n_cols: n_in, bytes: &bytes })?;
        let tokens: Vec<u32> = (0..n_rows as u32).collect();
        let x = engine.embed(&table, &tokens)?;
        Ok(Product { engine, weights, x })
    }

    /// Takes the product so many times.
    pub fn run(&mut self, n_times: usize) -> Result<(), JsError> {
        for _ in 0..n_times {
            self.engine.matmul(&self.x, &self.weights, None)?;
        }
        Ok(())
    }
}

/// Numbers within ±0.5.
fn numbers(n: usize) -> Vec<f32> {
    (0..n as u32).map(|i| (i.wrapping_mul(2_654_435_769) >> 8) as f32 / (1 << 24) as f32 - 0.5).collect()
}
