//! Target `class`: see [`surefoot_fuzz::oracle::class`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| surefoot_fuzz::oracle::class(data));
