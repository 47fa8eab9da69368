//! Sections and numbers of a WASM module.

/// Splits off the next section: the whole of it, and its body.
pub fn section<'a>(rest: &mut &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
    let start = *rest;
    rest.split_off(..1)?;
    let length = number(rest)?;
    let body = rest.split_off(..length)?;
    Some((&start[..start.len() - rest.len()], body))
}

/// Splits off a number in LEB128.
pub fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for place in 0..5 {
        let byte = *rest.split_off_first()?;
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Encodes a number in LEB128.
pub fn encoded(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = number.to_le_bytes()[0] & 0x7f;
        number >>= 7;
        bytes.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return bytes;
        }
    }
}

/// Removes custom sections such as function names: wasm-opt would do so, but it may not be there.
pub fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let (magic, mut rest) = module.split_at_checked(8)?;
    let mut kept = magic.to_vec();
    while let Some(kind) = rest.first() {
        let (section, _) = section(&mut rest)?;
        if *kind != 0 {
            kept.extend(section);
        }
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    #[test]
    fn custom_sections_go() {
        let module = b"\0asm\x01\0\0\0\x00\x02\x01n\x01\x01\x00";
        assert_eq!(
            super::without_custom_sections(module).as_deref(),
            Some(&b"\0asm\x01\0\0\0\x01\x01\x00"[..])
        );
        assert_eq!(super::without_custom_sections(b"\0asm\x01\0\0\0\x01\x09"), None);
    }
}
