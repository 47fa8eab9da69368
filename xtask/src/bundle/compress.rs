//! Every file of `dist/` once more as `.br` and `.gz`.

use std::{io::Write, path::Path};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::shell::{Outcome, files, read, write};

/// Compresses with Brotli at its highest level, as current browsers receive it.
pub fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: window(content.len()),
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(packed)
}

/// The smallest window that holds the content, as the server chooses it (RFC 7932, section 9.1).
fn window(length: usize) -> i32 {
    (10..22).find(|bits| (1 << bits) - 16 >= length).unwrap_or(22)
}

/// Compresses every file below `folder`.
pub fn all(folder: &Path) -> Outcome {
    for file in files(folder)? {
        let content = read(&file)?;
        let beside = |kind: &str| {
            file.with_file_name(format!(
                "{}.{kind}",
                file.file_name().unwrap_or_default().display()
            ))
        };
        write(&beside("br"), &brotli(&content)?)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let packed = gzip
            .write_all(&content)
            .and_then(|()| gzip.finish())
            .map_err(|error| format!("gzip: {error}"))?;
        write(&beside("gz"), &packed)?;
    }
    Ok(())
}
