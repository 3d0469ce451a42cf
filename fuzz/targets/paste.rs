//! Target `paste`: see [`surefoot_fuzz::oracle::paste`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| surefoot_fuzz::oracle::paste(data));
