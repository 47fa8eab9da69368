//! Messages whose ids are composed of a prefix and a code: one for each reason, one for each program whose name is a description.

use crate::DECLARED;

/// A family of messages with the same prefix. That each code has its message is checked by the compiler or a test.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// Explanations of a refusal: one message for each `core::Reason`, checked by the compiler.
    Reason,
    /// Explanations for API clients, where they differ from those for people.
    Api,
    /// Names of mail programs that are descriptions.
    Program,
}

impl Family {
    /// All families, in no particular order.
    pub const ALL: [Self; 3] = [Self::Reason, Self::Api, Self::Program];

    /// Returns the prefix of the ids of its messages.
    pub const fn beginning(self) -> &'static str {
        match self {
            Self::Reason => "reason-",
            Self::Api => "api-",
            Self::Program => "preview-program-",
        }
    }

    /// Returns the id for a code in kebab case.
    pub fn id(self, code: &str) -> FamilyId {
        FamilyId(format!("{}{code}", self.beginning()))
    }
}

/// The id of a message of a family.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FamilyId(String);

impl FamilyId {
    /// Returns the id as it is written in the locale files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns true if the English files have a message of this family for a code such as `HOST_NOT_FOUND`, without variables. Evaluated
/// by the compiler.
pub const fn declares(family: Family, code: &str) -> bool {
    let (mut from, mut to) = (0, DECLARED.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        match order(
            DECLARED[middle].id.as_bytes(),
            family.beginning().as_bytes(),
            code.as_bytes(),
        ) {
            0 => return DECLARED[middle].variables.is_empty(),
            1 => to = middle,
            _ => from = middle + 1,
        }
    }
    false
}

/// Compares an id with a prefix and a code: 0 if they are the same, 1 if the id comes later, -1 if earlier.
const fn order(id: &[u8], beginning: &[u8], code: &[u8]) -> i8 {
    let mut at = 0;
    while at < id.len() && at < beginning.len() + code.len() {
        let wanted = if at < beginning.len() {
            beginning[at]
        } else {
            match code[at - beginning.len()] {
                b'_' => b'-',
                letter => letter.to_ascii_lowercase(),
            }
        };
        if id[at] != wanted {
            return if id[at] > wanted { 1 } else { -1 };
        }
        at += 1;
    }
    if at < id.len() {
        1
    } else if at < beginning.len() + code.len() {
        -1
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_declared_or_not() {
        assert!(declares(Family::Reason, "HOST_NOT_FOUND"));
        for code in ["HOST_NOT_FOUN", "HOST_NOT_FOUND_", "A", "ZZZ", ""] {
            assert!(!declares(Family::Reason, code), "{code}");
        }
        assert!(!declares(Family::Api, "GATEWAYS_FORBIDDEN"), "it has variables");
        assert!(DECLARED.is_sorted_by_key(|declared| declared.id));
    }
}
