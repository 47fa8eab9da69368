//! Reasons as their codes.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Reason;

// By hand: derived, these two are 17 kB of every page load.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let known = Self::ALL.iter().find(|reason| reason.code() == code);
        Ok(known.copied().unwrap_or(Self::Unknown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_survive_the_wire_and_unknown_ones_do_not_break_it() {
        for reason in Reason::ALL {
            let json = serde_json::to_string(reason).unwrap();
            assert_eq!(json, format!("\"{}\"", reason.code()));
            assert_eq!(serde_json::from_str::<Reason>(&json).unwrap(), *reason);
        }
        assert_eq!(
            serde_json::from_str::<Reason>("\"FROM_THE_FUTURE\"").unwrap(),
            Reason::Unknown
        );
        assert_eq!(Reason::Server4xx.slug(), "server-4xx");
    }
}
