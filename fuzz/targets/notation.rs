//! Target `notation`: see [`surefoot_fuzz::oracle::notation`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| surefoot_fuzz::oracle::notation(data));
