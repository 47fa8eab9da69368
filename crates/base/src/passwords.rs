//! Passwords: their rules, and Argon2id on a limited number of threads.

use std::sync::{Arc, mpsc::Sender};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use fromline_core::Reason;
use subtle::ConstantTimeEq as _;
use tokio::sync::{Semaphore, oneshot};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::{heavy, keys::random};

/// Smallest number of characters.
pub const MIN_CHARS: usize = 12;
/// Largest number of bytes.
pub const MAX_BYTES: usize = 256;

/// Largest number of waiting passwords; more are refused at once.
const QUEUE: usize = 64;

/// Too many passwords are waiting to be hashed; the client should try again later.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("too many passwords wait to be hashed")]
pub struct PasswordQueueFull;

/// The password hasher and verifier.
pub struct Passwords {
    argon: Argon2<'static>,
    /// A hash that no password has, verified for unknown users so that the answer takes as long.
    nobody: String,
    queue: Arc<Semaphore>,
    jobs: Sender<Job>,
}

/// A job for a hashing thread, run in that thread's memory.
type Job = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passwords").finish_non_exhaustive()
    }
}

impl Passwords {
    /// Creates a hasher with 19 MiB, two passes and one lane, as OWASP recommends.
    pub fn new() -> Self {
        Self::with_cost(19 * 1024, 2)
    }

    /// Creates a hasher with another cost, for tests: memory in KiB (at least 8) and passes (at least 1).
    pub fn with_cost(memory: u32, passes: u32) -> Self {
        let params = Params::new(memory, passes, 1, None).unwrap_or_default();
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = encode_random(&argon).unwrap_or_default();
        Self {
            argon,
            nobody,
            queue: Arc::new(Semaphore::new(QUEUE)),
            // One for each processor. Each keeps its 19 MiB: taken from the allocator anew for every password they came to half a
            // gigabyte. Whoever tries passwords by the thousand makes nobody else's requests wait.
            jobs: heavy::threads(heavy::processors(), Vec::new, |memory, job: Job| job(memory)),
        }
    }

    /// How many passwords wait to be hashed, or are being hashed.
    pub fn waiting(&self) -> usize {
        QUEUE - self.queue.available_permits().min(QUEUE)
    }

    /// Checks that a password obeys the length rules.
    pub fn check(password: &str) -> Result<(), Reason> {
        if password.len() > MAX_BYTES {
            Err(Reason::PasswordTooLong)
        } else if password.chars().count() < MIN_CHARS {
            Err(Reason::PasswordTooShort)
        } else {
            Ok(())
        }
    }

    /// Hashes a password into the PHC string to store.
    pub async fn hash(&self, password: &str) -> Result<String, PasswordQueueFull> {
        let argon = self.argon.clone();
        let password = normal(password);
        self.take_turn(move |memory| hash(&argon, &password, memory))
            .await?
            .ok_or(PasswordQueueFull)
    }

    /// Returns whether the password belongs to the stored hash; without a hash it takes as long and returns false.
    pub async fn verify(&self, password: &str, stored: Option<String>) -> Result<bool, PasswordQueueFull> {
        let password = normal(password);
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.clone());
        let right = self
            .take_turn(move |memory| is_right(&password, &stored, memory) == Some(true))
            .await?;
        Ok(known && right)
    }

    async fn take_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T, PasswordQueueFull> {
        let place = self
            .queue
            .clone()
            .try_acquire_owned()
            .map_err(|_| PasswordQueueFull)?;
        let (done, result) = oneshot::channel();
        // The place is the job's: whoever asks and goes away again leaves it taken, and no work, until the job's turn.
        let job = Box::new(move |memory: &mut Vec<Block>| {
            if !done.is_closed() {
                drop(done.send(work(memory)));
            }
            drop(place);
        });
        self.jobs.send(job).map_err(|_| PasswordQueueFull)?;
        result.await.map_err(|_| PasswordQueueFull)
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

/// Normalizes a password to NFC (RFC 8265, `OpaqueString`), since systems type `é` as one character or as two. Input that is too
/// long is cut first, and stays too long.
fn normal(password: &str) -> Zeroizing<String> {
    let end = password.floor_char_boundary(MAX_BYTES + 1);
    Zeroizing::new(password[..end].nfc().collect())
}

/// Hashes a new password into a PHC string; `None` without a source of randomness.
fn hash(argon: &Argon2<'_>, password: &str, memory: &mut Vec<Block>) -> Option<String> {
    let salt: [u8; 16] = random().ok()?;
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    fill(argon, password, &salt, &mut output, memory)?;
    encode(argon, &salt, &output)
}

/// Builds a PHC string that no known password has and that takes as long to verify as any: its output is random, since computing
/// one at each start would take 19 MiB and the time of a sign-in.
fn encode_random(argon: &Argon2<'_>) -> Option<String> {
    let (salt, output): ([u8; 16], [u8; Params::DEFAULT_OUTPUT_LEN]) = (random().ok()?, random().ok()?);
    encode(argon, &salt, &output)
}

fn encode(argon: &Argon2<'_>, salt: &[u8], output: &[u8]) -> Option<String> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon.params()).ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(Output::new(output).ok()?),
    };
    Some(hash.to_string())
}

/// Returns whether the password belongs to a PHC string, at the cost that this names; `None` if it is malformed.
fn is_right(password: &str, stored: &str, memory: &mut Vec<Block>) -> Option<bool> {
    let stored = PasswordHash::new(stored).ok()?;
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
    let version = Version::try_from(stored.version?).ok()?;
    let argon = Argon2::new(algorithm, version, Params::try_from(&stored).ok()?);
    let (salt, expected) = (stored.salt?, stored.hash?);
    let mut output = vec![0; expected.len()];
    fill(&argon, password, &salt, &mut output, memory)?;
    Some(output.ct_eq(expected.as_bytes()).into())
}

fn fill(
    argon: &Argon2<'_>,
    password: &str,
    salt: &[u8],
    output: &mut [u8],
    memory: &mut Vec<Block>,
) -> Option<()> {
    memory.resize(argon.params().block_count(), Block::new());
    argon
        .hash_password_into_with_memory(password.as_bytes(), salt, output, memory.as_mut_slice())
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_characters_and_256_bytes() {
        assert_eq!(Passwords::check("elevenchars"), Err(Reason::PasswordTooShort));
        assert_eq!(Passwords::check("twelve chars"), Ok(()));
        assert_eq!(Passwords::check("żółćżółćżółć"), Ok(()));
        assert_eq!(Passwords::check(&"x".repeat(256)), Ok(()));
        assert_eq!(Passwords::check(&"x".repeat(257)), Err(Reason::PasswordTooLong));
    }

    #[tokio::test]
    async fn only_the_right_password_of_a_known_user_is_right() {
        let passwords = Passwords::with_cost(8, 1);
        let stored = passwords.hash("caf\u{e9} at the corner").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{stored}");
        for (password, hash, right) in [
            ("caf\u{e9} at the corner", Some(stored.clone()), true),
            ("cafe\u{301} at the corner", Some(stored.clone()), true),
            ("cafe at the corner", Some(stored.clone()), false),
            ("", Some(stored), false),
            ("nobody's password", None, false),
            ("nobody's password", Some("no PHC string".to_owned()), false),
        ] {
            assert_eq!(passwords.verify(password, hash).await, Ok(right), "{password}");
        }
    }

    #[tokio::test]
    async fn whoever_goes_away_leaves_no_work_behind() {
        let passwords = Passwords::with_cost(8, 1);
        let stored = passwords.hash("a good password").await.unwrap();
        let idle = async || {
            while passwords.queue.available_permits() < QUEUE {
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            }
        };
        idle().await;
        // Every thread has something else to do meanwhile.
        let threads = std::thread::available_parallelism().unwrap().get();
        let gates: Vec<_> = (0..threads)
            .map(|_| {
                let (gate, closed) = std::sync::mpsc::channel::<()>();
                let wait = Box::new(move |_: &mut Vec<Block>| {
                    let _ = closed.recv();
                });
                passwords.jobs.send(wait).unwrap();
                gate
            })
            .collect();
        let mut asked: Vec<_> = (0..QUEUE)
            .map(|_| Box::pin(passwords.verify("a good password", Some(stored.clone()))))
            .collect();
        for asks in &mut asked {
            assert!(futures_util::FutureExt::now_or_never(asks.as_mut()).is_none());
        }
        assert_eq!(
            passwords.verify("a good password", Some(stored.clone())).await,
            Err(PasswordQueueFull)
        );
        drop(asked);
        drop(gates);
        idle().await;
        assert_eq!(passwords.verify("a good password", Some(stored)).await, Ok(true));
    }

    #[tokio::test]
    async fn without_a_user_it_costs_as_much_as_recommended() {
        let passwords = Passwords::new();
        let nobody = passwords.nobody.clone();
        assert!(nobody.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{nobody}");
        let stored = passwords.hash("a good password").await.unwrap();
        assert_eq!(stored.len(), nobody.len());
        // It is read to its end, which is what takes the time.
        assert_eq!(is_right("a good password", &nobody, &mut Vec::new()), Some(false));
        assert_ne!(nobody, Passwords::new().nobody);
    }
}
