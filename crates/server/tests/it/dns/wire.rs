//! DNS messages built by hand, including invalid ones that a library would not write.

/// A reply to one query.
pub struct Reply {
    id: [u8; 2],
    question: Vec<u8>,
    code: u8,
    truncated: bool,
    announced: Option<u16>,
    answers: Vec<Vec<u8>>,
    authorities: Vec<Vec<u8>>,
}

impl Reply {
    pub fn to(query: &[u8]) -> Self {
        let mut end = 12;
        while query[end] != 0 {
            end += usize::from(query[end]) + 1;
        }
        Self {
            id: [query[0], query[1]],
            question: query[12..end + 5].to_vec(),
            code: 0,
            truncated: false,
            announced: None,
            answers: Vec::new(),
            authorities: Vec::new(),
        }
    }

    pub fn code(mut self, code: u8) -> Self {
        self.code = code;
        self
    }

    pub fn truncated(mut self) -> Self {
        self.truncated = true;
        self
    }

    /// Sets the announced number of answers.
    pub fn announcing(mut self, answers: u16) -> Self {
        self.announced = Some(answers);
        self
    }

    pub fn record(mut self, record: Vec<u8>) -> Self {
        self.answers.push(record);
        self
    }

    pub fn authority(mut self, record: Vec<u8>) -> Self {
        self.authorities.push(record);
        self
    }

    pub fn bytes(self) -> Vec<u8> {
        let count = |records: &[Vec<u8>]| u16::try_from(records.len()).unwrap();
        let flags = [0x81 | (u8::from(self.truncated) << 1), 0x80 | self.code];
        let answers = self.announced.unwrap_or(count(&self.answers));
        let mut bytes = [self.id, flags, [0, 1]].concat();
        bytes.extend(answers.to_be_bytes());
        bytes.extend(count(&self.authorities).to_be_bytes());
        bytes.extend([0, 0]);
        bytes.extend(self.question);
        bytes.extend(self.answers.concat());
        bytes.extend(self.authorities.concat());
        bytes
    }
}

/// Builds a record for the name in the query.
fn record(kind: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    [&[0xc0, 12, 0, kind, 0, 1, 0, 0, 1, 44], length.as_slice(), data].concat()
}

pub fn text(text: &[u8]) -> Vec<u8> {
    let strings: Vec<u8> = text
        .chunks(255)
        .flat_map(|string| [&[u8::try_from(string.len()).unwrap()], string].concat())
        .collect();
    record(16, &strings)
}

pub fn cname(target: &str) -> Vec<u8> {
    record(5, &name(target))
}

pub fn ns(server: &str) -> Vec<u8> {
    record(2, &name(server))
}

fn name(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for label in text.split('.') {
        bytes.push(u8::try_from(label.len()).unwrap());
        bytes.extend(label.bytes());
    }
    bytes.push(0);
    bytes
}
