use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn outcome(html: &str) -> Result<String, Reason> {
    if estimate(html).is_some_and(|estimate| estimate.is_acceptable()) {
        cleaned(html)
    } else {
        Err(Reason::SignatureTooComplex)
    }
}

#[test]
fn ten_thousand_bytes_after_cleaning() {
    assert_eq!(outcome(&"x".repeat(MAX)).map(|kept| kept.len()), Ok(MAX));
    assert_eq!(outcome(&"x".repeat(MAX + 1)), Err(Reason::SignatureTooLong));
    // What is removed does not count; what sanitizing adds does.
    let styled = format!("<style>{}</style>Anna", "x".repeat(20_000));
    assert_eq!(outcome(&styled).as_deref(), Ok("Anna"));
    assert_eq!(outcome(&"&".repeat(MAX / 2)), Err(Reason::SignatureTooLong));
    assert_eq!(
        outcome("<b onclick=x>Anna</b><script>x</script>").as_deref(),
        Ok("<b>Anna</b>")
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it measures how long something takes")]
fn the_worst_that_is_let_through_ends_soon() {
    let soup: [&dyn Fn(usize) -> String; 4] = [
        &|tags| "<div>".repeat(tags),
        &|tags| "<b><p>x".repeat(tags / 2),
        &|tags| "<a href=x>x<p>".repeat(tags / 2),
        &|tags| {
            let open: Vec<_> = (0..tags / 20).map(|number| format!("<i id={number}>")).collect();
            let open = open.concat();
            format!("{open}{}", "<p>x</p>".repeat(tags / 4))
        },
    ];
    for make in soup {
        let largest = (1..=1000).rev().find(|tags| {
            let html = make(*tags);
            estimate(&html).is_some_and(|estimate| estimate.is_acceptable())
        });
        let html = make(largest.unwrap_or_default());
        let begin = Instant::now();
        let kept = cleaned(&html);
        // For an unoptimized build on a busy machine; otherwise it takes a hundredth of that.
        assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
        assert!(kept.map_or(0, |kept| kept.len()) <= MAX);
    }
}

#[tokio::test]
async fn two_at_once_and_more_than_can_wait_are_sent_away() {
    static SOME: Turns = Turns::new();
    let (open, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let gate: &'static _ = Box::leak(Box::new(gate));
    let work = move || gate.lock().unwrap().recv().is_ok();
    let mut all: Vec<_> = (0..QUEUE).map(|_| Box::pin(SOME.take(work))).collect();
    for turn in &mut all {
        assert!(futures_util::FutureExt::now_or_never(turn.as_mut()).is_none());
    }
    assert_eq!(SOME.running.available_permits(), 0);
    assert_eq!(SOME.take(|| ()).await, Err(Reason::Unavailable));
    drop(all);
    drop(open);
    assert_eq!(SOME.take(|| 7).await, Ok(7));
}

/// Generates fragments from which a parser builds more than it reads, with comments and quotation marks in between.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<a href=x>",
        "<a href=y>",
        "</a>",
        "<b>",
        "<b id=1>",
        "<b id=2>",
        "</b>",
        "<i>",
        "</i>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "<td>",
        "</table>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<button>",
        "</br>",
        "<br>",
        "x",
        "<!--",
        "-->",
        "<textarea>",
        "</textarea>",
        "<svg>",
        "</svg>",
        "<b class='",
        "'>",
        "<q cite=\"<b>",
        "\">",
        "<hr>",
        "<select>",
        "</select>",
        "<style>",
        "</style>",
        "<em>",
        "</em>",
        "<code>",
        "<tt title=x>",
        "<s>",
        "<u>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn never_underestimated(html in soup()) {
        let Some(estimate) = estimate(&html) else { return Ok(()) };
        let mut keeps = ammonia::Builder::default();
        // Keeps as much as possible of what was built.
        keeps
            .link_rel(None)
            .add_tags(["font", "button", "textarea", "select", "big", "nobr"])
            .add_generic_attributes(["id", "class", "cite", "title"]);
        let kept = keeps.clean(&html).to_string();
        let built = kept.match_indices('<').filter(|(place, _)| !kept[place + 1..].starts_with('/')).count();
        prop_assert!(built <= estimate.elements(), "{built} of {html}");
        let attributes = kept.matches("=\"").count();
        prop_assert!(attributes <= estimate.all_attributes(), "{attributes} of {html}");
    }

    #[test]
    fn never_panics(html in "\\PC{0,200}") {
        let _ = outcome(&html);
    }
}
