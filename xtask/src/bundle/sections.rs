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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 1, 127, 128, 300_000] {
            let bytes = encoded(value);
            let mut rest = &bytes[..];
            assert_eq!((number(&mut rest), rest.len()), (Some(value), 0));
        }
        assert_eq!(number(&mut &b"\x80"[..]), None);
    }
}
