//! Every file of `dist/` once more as `.br` and `.gz`.

use std::{io::Write, path::Path};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::shell::{Outcome, files, read, write};

/// Compresses with Brotli at its highest level, as current browsers receive it.
pub fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(packed)
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
