//! What may become of a message.

use std::fmt;

/// What became of a message, or ought to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is there.
    Arrived(Arrival),
    /// Whoever handed it in was told no, in these words.
    Refused(String),
    /// It was accepted, and then came back to this address with these words.
    Returned {
        /// Whose mailbox it came to.
        to: String,
        /// The sentence in it.
        words: String,
    },
    /// It is nowhere yet.
    Nowhere,
    /// It is somewhere more often than once.
    Often(Vec<Arrival>),
}

/// A mail as it arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrival {
    /// The value of From.
    pub from: String,
    /// The value of Sender; empty: there is none.
    pub sender: String,
    /// The value of Reply-To; empty: there is none.
    pub reply_to: String,
    /// MAIL FROM.
    pub envelope: String,
    /// The domains whose signatures hold.
    pub signed: String,
    /// What the receiver made of it.
    pub verdict: Verdict,
    /// Whose server handed it over.
    pub route: String,
    /// How often it is in the outbound gateway's copy.
    pub copies: usize,
}

/// What the server that received a mail from outside wrote down; empty if nobody looked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Whose SPF it asked, and the result.
    pub spf: String,
    /// The result of DMARC for the domain in From, and what that domain asks for if it is "fail".
    pub dmarc: String,
}

impl Outcome {
    /// Whether this is what was expected: of words the beginning is enough.
    pub fn is(&self, expected: &Self) -> bool {
        match (self, expected) {
            (Self::Refused(seen), Self::Refused(wanted)) => seen.starts_with(wanted),
            (
                Self::Returned { to, words },
                Self::Returned {
                    to: whom,
                    words: wanted,
                },
            ) => to == whom && words.contains(wanted),
            _ => self == expected,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arrived(arrival) => arrival.fmt(f),
            Self::Refused(words) => write!(f, "refused: {words}"),
            Self::Returned { to, words } => {
                // The notification begins with what every one says.
                let said = words
                    .split_once(" said: ")
                    .map_or(words.as_str(), |(_, said)| said);
                write!(f, "returned to {to}: {said}")
            }
            Self::Nowhere => f.write_str("nowhere"),
            Self::Often(arrivals) => {
                write!(f, "{} times:", arrivals.len())?;
                arrivals.iter().try_for_each(|arrival| write!(f, " [{arrival}]"))
            }
        }
    }
}

impl fmt::Display for Arrival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            from,
            sender,
            reply_to,
            envelope,
            signed,
            verdict: Verdict { spf, dmarc },
            route,
            copies,
        } = self;
        write!(
            f,
            "{route} | From {from} | Sender {sender} | Reply-To {reply_to} | MAIL FROM {envelope} | d={signed} | SPF {spf} | DMARC {dmarc} | {copies} copied"
        )
    }
}
