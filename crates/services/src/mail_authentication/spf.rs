//! SPF for the organization: its envelope domain, evaluated for each of its sending addresses.

use std::net::IpAddr;

use fromline_base::{
    dns::Dns,
    spf::{Sender, check_host_and_explain},
};
use fromline_core::api::{SpfResult, SpfTrouble};
use fromline_store::users::User;

/// An SPF result, with its cause if it is an error.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evaluated {
    pub result: SpfResult,
    pub trouble: Option<SpfTrouble>,
}

/// Returns the worst result among the addresses, since mail may be sent from any of them. `None` without addresses.
pub(super) async fn evaluate(dns: &dyn Dns, user: &User, addresses: &[IpAddr]) -> Option<Evaluated> {
    let primary = user.address.key();
    let worst = evaluate_sender(dns, (primary.local(), primary.domain()), addresses).await;
    worst.map(|(worst, _)| worst)
}

/// Returns the worst result for this local part and domain, and the address that it is for.
pub(super) async fn evaluate_sender(
    dns: &dyn Dns,
    (local, domain): (&str, &str),
    addresses: &[IpAddr],
) -> Option<(Evaluated, IpAddr)> {
    let sender = Sender {
        local,
        domain,
        helo: domain,
    };
    let mut worst: Option<(Evaluated, IpAddr)> = None;
    for address in addresses {
        let (result, trouble) = check_host_and_explain(dns, *address, sender).await;
        let is_worse = |(worst, _): &(Evaluated, IpAddr)| badness(worst.result) < badness(result);
        if worst.as_ref().is_none_or(is_worse) {
            worst = Some((Evaluated { result, trouble }, *address));
        }
        if badness(result) == WORST {
            break;
        }
    }
    worst
}

const WORST: u8 = 5;

/// Ranks results from good to bad; a definite result outranks a failed lookup.
const fn badness(result: SpfResult) -> u8 {
    match result {
        SpfResult::Pass => 0,
        SpfResult::TempError => 1,
        SpfResult::None => 2,
        SpfResult::Neutral => 3,
        SpfResult::SoftFail => 4,
        SpfResult::Fail | SpfResult::PermError => WORST,
    }
}

#[cfg(test)]
mod tests {
    use fromline_core::address::Address;

    use SpfResult::{Fail, Neutral, Pass, PermError, SoftFail, TempError};

    use super::*;
    use fromline_base::dns::Zone;

    /// The results for 192.0.2.1 and so on, from good to bad.
    const RESULTS: [(u8, SpfResult); 5] = [(1, Pass), (2, TempError), (3, Neutral), (4, SoftFail), (5, Fail)];

    fn zone() -> Zone {
        let record = "v=spf1 ip4:192.0.2.1 ?ip4:192.0.2.3 ~ip4:192.0.2.4 -ip4:192.0.2.5 \
                      include:%{i}.example.com a:silent.example.com";
        Zone::default()
            .with_text("example.com", record)
            .with_text("192.0.2.2.example.com", "v=spf1 -all")
            .with_silent("silent.example.com")
            .with_text("192.0.2.6.example.com", "v=spf1 broken")
    }

    async fn of(key: &str, numbers: &[u8]) -> Option<SpfResult> {
        let user = User {
            id: 1,
            address: Address::kept(key.to_owned(), key.to_owned()).unwrap(),
            name: String::new(),
            admin: false,
            disabled: false,
            language: None,
        };
        let addresses: Vec<IpAddr> = numbers.iter().map(|number| [192, 0, 2, *number].into()).collect();
        let worst = evaluate(&zone(), &user, &addresses).await?;
        let is_error = matches!(worst.result, PermError | TempError);
        assert_eq!(worst.trouble.is_some(), is_error, "{worst:?}");
        Some(worst.result)
    }

    #[tokio::test]
    async fn the_worst_result_counts_wherever_it_stands() {
        let key = "user@example.com";
        for (bad, result) in RESULTS {
            for better in 1..=bad {
                let both = [of(key, &[better, bad]).await, of(key, &[bad, better]).await];
                assert_eq!(both, [Some(result); 2], "{better}, {bad}");
            }
        }
        assert_eq!(of(key, &[4, 3, 6, 1]).await, Some(PermError));
        assert_eq!(of(key, &[4, 3, 5, 2, 1]).await, Some(Fail));
    }

    #[tokio::test]
    async fn without_addresses_and_without_a_record() {
        assert_eq!(of("user@example.com", &[]).await, None);
        assert_eq!(of("user@nothing.example", &[1, 2]).await, Some(SpfResult::None));
    }
}
