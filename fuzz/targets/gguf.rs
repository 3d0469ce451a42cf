//! Target `gguf`: see [`surefoot_fuzz::oracle::gguf`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| surefoot_fuzz::oracle::gguf(data));
