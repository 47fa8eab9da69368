//! The steps; each is an entry in the browser's history.

/// Where the wizard stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WizardStep {
    /// Name and address.
    Address,
    /// Who delivers.
    Delivery,
    /// The code.
    Confirm,
    /// The address can be used.
    Done,
}

impl WizardStep {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Address, Self::Delivery, Self::Confirm, Self::Done];

    /// From what stands after `#`; anything unknown is the beginning.
    pub fn parse(fragment: &str) -> Self {
        let found = Self::ALL.into_iter().find(|step| step.fragment() == fragment);
        found.unwrap_or(Self::Address)
    }

    /// What stands after `#`.
    pub const fn fragment(self) -> &'static str {
        match self {
            Self::Address => "",
            Self::Delivery => "step=2",
            Self::Confirm => "step=3",
            Self::Done => "done",
        }
    }

    /// Its number, from one; done is no step to take.
    pub const fn number(self) -> u8 {
        match self {
            Self::Address => 1,
            Self::Delivery => 2,
            Self::Confirm => 3,
            Self::Done => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_again_and_strange_ones_begin_anew() {
        for step in WizardStep::ALL {
            assert_eq!(WizardStep::parse(step.fragment()), step);
        }
        assert_eq!(WizardStep::parse("step=9"), WizardStep::Address);
    }
}
