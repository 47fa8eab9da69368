//! The steps; each is an entry in the browser's history.

/// A step of the wizard.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WizardStep {
    /// Enter name and address.
    Address,
    /// Choose the delivery route.
    Delivery,
    /// Enter the confirmation code.
    Confirm,
    /// The address is ready.
    Done,
}

impl WizardStep {
    /// All steps, in order.
    pub const ALL: [Self; 4] = [Self::Address, Self::Delivery, Self::Confirm, Self::Done];

    /// Parses the fragment, without `#`; unknown ones are the first step.
    pub fn parse(fragment: &str) -> Self {
        let found = Self::ALL.into_iter().find(|step| step.fragment() == fragment);
        found.unwrap_or(Self::Address)
    }

    /// Fragment of the step, without `#`.
    pub const fn fragment(self) -> &'static str {
        match self {
            Self::Address => "",
            Self::Delivery => "step=2",
            Self::Confirm => "step=3",
            Self::Done => "done",
        }
    }

    /// Number of the step, from one; `Done` is not counted as a step.
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
