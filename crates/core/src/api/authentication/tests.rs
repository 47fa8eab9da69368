//! What is said of both rule sets together.

use super::*;

#[test]
fn two_verdicts_agree_where_the_same_becomes_of_the_mail() {
    use Disposition::{Quarantine, Reject};
    use DmarcResult::{Fail, None as NoPolicy, Pass, Unknown};
    for (today, before, percent, differ, stricter, refusals) in [
        ((Pass, None), (Pass, None), 100, false, (Pass, None), Some(0)),
        (
            (Pass, None),
            (Fail, Some(Reject)),
            100,
            true,
            (Fail, Some(Reject)),
            Some(1),
        ),
        (
            (Fail, Some(Reject)),
            (Pass, None),
            100,
            true,
            (Fail, Some(Reject)),
            Some(1),
        ),
        (
            (Fail, Some(Reject)),
            (Fail, Some(Reject)),
            100,
            false,
            (Fail, Some(Reject)),
            Some(2),
        ),
        (
            (Fail, Some(Reject)),
            (Fail, Some(Reject)),
            50,
            true,
            (Fail, Some(Reject)),
            Some(2),
        ),
        (
            (Fail, Some(Quarantine)),
            (Fail, Some(Reject)),
            100,
            true,
            (Fail, Some(Reject)),
            Some(1),
        ),
        (
            (Fail, Some(Disposition::None)),
            (NoPolicy, None),
            100,
            false,
            (Fail, Some(Disposition::None)),
            Some(0),
        ),
        (
            (Pass, None),
            (NoPolicy, None),
            100,
            true,
            (NoPolicy, None),
            Some(0),
        ),
        (
            (Unknown, None),
            (Fail, Some(Reject)),
            100,
            false,
            (Unknown, None),
            None,
        ),
        (
            (Fail, Some(Reject)),
            (Unknown, None),
            100,
            false,
            (Fail, Some(Reject)),
            None,
        ),
    ] {
        let both = BothVerdicts {
            today,
            rfc7489: Some(Rfc7489Verdict {
                dmarc: before.0,
                disposition: before.1,
                percent,
            }),
        };
        let found = (both.differ(), both.stricter(), both.refusals());
        assert_eq!(found, (differ, stricter, refusals), "{both:?}");
    }
}
