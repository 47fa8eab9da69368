//! What may become of a message.

use std::fmt;

/// The observed or expected outcome of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The message arrived once.
    Arrived(Arrival),
    /// The submission was refused in these words.
    Refused(String),
    /// The message was accepted, then returned to this address with these words.
    Returned {
        /// Address whose mailbox it came to.
        to: String,
        /// The sentence in it.
        words: String,
    },
    /// The message is in no mailbox yet.
    Nowhere,
    /// The message arrived more than once.
    Often(Vec<Arrival>),
}

/// A message as it arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrival {
    /// The value of From.
    pub from: String,
    /// The value of Sender; empty without one.
    pub sender: String,
    /// The value of Reply-To; empty without one.
    pub reply_to: String,
    /// The envelope sender (MAIL FROM).
    pub envelope: String,
    /// The domains whose DKIM signatures are valid.
    pub signed: String,
    /// The receiving server's authentication results.
    pub verdict: Verdict,
    /// Host name of the gateway that delivered it, or `organisation`.
    pub route: String,
    /// Number of copies kept by the outbound gateway.
    pub copies: usize,
}

/// The authentication results of the server that received a message from outside; empty if it made none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// The domain of SPF, and its result.
    pub spf: String,
    /// The DMARC result for the domain in From, and the disposition that it requests if it is "fail".
    pub dmarc: String,
}

impl Outcome {
    /// Returns true if the verdict is as expected; of words the beginning is compared.
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
