//! The fuzzing engine: feeds a target until its time is up.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use super::mutate::Mutator;

/// Smallest number of cases per target when a time is given.
const LEAST: usize = 10_000;
/// Longest input, in bytes.
const LONGEST: usize = 8 * 1024;
/// Largest number of inputs that are kept, which limits memory to a few megabytes.
const KEPT: usize = 512;

/// Returns the time for each target and the smallest number of cases: `FROMLINE_FUZZ_SECONDS` and [`LEAST`], or a moment and
/// none.
fn share() -> (Duration, usize) {
    let seconds = std::env::var("FROMLINE_FUZZ_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse::<f64>().ok())
        .filter(|seconds| (0.0..=600_000.0).contains(seconds));
    seconds.map_or((Duration::from_millis(300), 0), |seconds| {
        (Duration::from_secs_f64(seconds), LEAST)
    })
}

/// Returns this process's memory, in kilobytes; 0 where `/proc` is not available.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    held.and_then(|held| held.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

/// Returns a random seed, unless `FROMLINE_FUZZ_SEED` sets one.
fn seed() -> u64 {
    let given = std::env::var("FROMLINE_FUZZ_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(now.as_nanos() & u128::from(u64::MAX)).unwrap_or_default()
    })
}

/// Hashes the outcome of an input, to recognize inputs of a new kind.
pub fn kind(outcome: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    outcome.hash(&mut hasher);
    hasher.finish()
}

/// Runs `target` on `corpus`, then on mutations of it mixed with the words of its `dictionary`.
pub fn fuzz(name: &str, corpus: &[&[u8]], dictionary: &[&str], target: impl Fn(&[u8]) -> u64) {
    let (seed, start, (time, least)) = (seed(), Instant::now(), share());
    let mut mutator = Mutator::new(seed, dictionary);
    let mut pool: Vec<Vec<u8>> = corpus.iter().map(|input| input.to_vec()).collect();
    let mut kinds = HashSet::new();
    let try_one = |input: &[u8]| {
        catch_unwind(AssertUnwindSafe(|| target(input))).unwrap_or_else(|panic| {
            let small = shrink(input, &target);
            eprintln!("fuzz {name}: seed {seed}: b\"{}\"", small.escape_ascii());
            std::panic::resume_unwind(panic)
        })
    };
    for input in corpus {
        kinds.insert(try_one(input));
    }
    let mut cases = corpus.len();
    // The pool is nearly full after the first quarter; memory that is held beyond that at the end was leaked.
    let mut early = None;
    while start.elapsed() < time || cases < least {
        if early.is_none() && start.elapsed() > time / 4 {
            early = Some(memory());
        }
        for _ in 0..32 {
            let mut input = mutator.child(&pool);
            input.truncate(LONGEST);
            if kinds.insert(try_one(&input)) {
                if pool.len() < KEPT {
                    pool.push(input);
                } else if let Some(old) = pool.get_mut(cases % KEPT) {
                    *old = input;
                }
            }
            cases += 1;
        }
    }
    println!(
        "fuzz {name}: {cases} cases, {} kinds of outcome; memory {} kB after a quarter, {} kB at the end",
        kinds.len(),
        early.unwrap_or_default(),
        memory()
    );
}

/// Shrinks a failing input by leaving out pieces as long as it fails in the same way.
fn shrink(input: &[u8], target: &impl Fn(&[u8]) -> u64) -> Vec<u8> {
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let mut small = input.to_vec();
    let mut piece = small.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < small.len() {
            let rest = small
                .iter()
                .enumerate()
                .filter(|(index, _)| !(at..at + piece).contains(index));
            let less: Vec<u8> = rest.map(|(_, byte)| *byte).collect();
            if catch_unwind(AssertUnwindSafe(|| target(&less))).is_err() {
                small = less;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    std::panic::set_hook(loud);
    small
}
