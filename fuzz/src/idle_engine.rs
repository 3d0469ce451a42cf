//! An engine that takes weights and computes nothing: what a model file is checked against here.

use crate::gguf::TensorRef;
use crate::model::{HeadShape, Ops, Packed};
use std::convert::Infallible;

/// Takes everything.
pub struct IdleEngine;

impl Ops for IdleEngine {
    type Tensor = ();
    type Matrix = ();
    type Table = ();
    type Vector = ();
    type LayerCache = ();
    type Error = Infallible;

    fn table(&mut self, _: TensorRef<'_>) -> Result<(), Infallible> {
        Ok(())
    }

    fn matrix(&mut self, _: &[TensorRef<'_>]) -> Result<(), Infallible> {
        Ok(())
    }

    fn vector(&mut self, _: &[f32]) -> Result<(), Infallible> {
        Ok(())
    }

    fn layer_cache(&mut self, _: usize, _: HeadShape) -> Result<(), Infallible> {
        Ok(())
    }

    fn embed(&mut self, (): &(), _: &[u32]) -> Result<(), Infallible> {
        Ok(())
    }

    fn rms_norm(&mut self, (): &(), (): &(), _: f32) -> Result<(), Infallible> {
        Ok(())
    }

    fn matmul(&mut self, (): &(), (): &(), _: Option<&()>) -> Result<(), Infallible> {
        Ok(())
    }

    fn matmul_add(&mut self, (): (), (): &(), (): &(), _: Option<&()>) -> Result<(), Infallible> {
        Ok(())
    }

    fn matmul_swiglu(&mut self, (): &(), (): &(), _: Option<&()>) -> Result<(), Infallible> {
        Ok(())
    }

    fn rope_cache(&mut self, (): (), (): &mut (), _: &Packed, _: HeadShape, _: f32) -> Result<(), Infallible> {
        Ok(())
    }

    fn attention(&mut self, (): &(), (): &(), _: &Packed, _: HeadShape) -> Result<(), Infallible> {
        Ok(())
    }

    fn gather(&mut self, (): &(), _: &[u32]) -> Result<(), Infallible> {
        Ok(())
    }

    async fn between_layers(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn give_up(&mut self) {}

    async fn read(&mut self, (): ()) -> Result<Vec<f32>, Infallible> {
        Ok(Vec::new())
    }
}
