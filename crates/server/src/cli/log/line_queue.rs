//! A queue of lines for a reader that may be slow or stalled; writers never wait for it.
//!
//! tracing-appender does the same, but when its queue is full at shutdown it prints to stdout and waits there, and stdout is
//! often the very pipe that nobody reads.

use std::{
    collections::VecDeque,
    io::{self, Write},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// A queue whose own thread writes its lines; clones share the queue.
#[derive(Clone, Debug)]
pub struct LineQueue {
    shared: Arc<Shared>,
    /// Largest number of waiting bytes.
    room: usize,
}

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    came: Condvar,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    lines: VecDeque<Vec<u8>>,
    /// Number of bytes in the waiting lines and in those being written.
    bytes: usize,
    lost: u64,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LineQueue {
    /// Starts a queue of at most `room` bytes in front of `out`. When there is room again after lines were dropped, `tell` is
    /// called with the number dropped since the start; it may write a line.
    pub fn start(room: usize, mut out: impl Write + Send + 'static, tell: fn(u64)) -> Self {
        let shared = Arc::new(Shared::default());
        let queue = Self {
            shared: shared.clone(),
            room,
        };
        thread::spawn(move || {
            let mut told = 0;
            loop {
                let mut waiting = shared.lock();
                while waiting.lines.is_empty() {
                    waiting = shared.came.wait(waiting).unwrap_or_else(PoisonError::into_inner);
                }
                let lines = std::mem::take(&mut waiting.lines);
                drop(waiting);
                let mut bytes = 0;
                for line in lines {
                    bytes += line.len();
                    // If stderr is closed, the error cannot be reported anywhere.
                    let _ = out.write_all(&line);
                }
                let mut waiting = shared.lock();
                waiting.bytes -= bytes;
                let lost = waiting.lost;
                drop(waiting);
                shared.left.notify_all();
                if lost > told {
                    told = lost;
                    tell(lost);
                }
            }
        });
        queue
    }

    /// Waits until every line is written, up to this time, and returns whether they are.
    pub fn flush_within(&self, patience: Duration) -> bool {
        let waiting = self.shared.lock();
        let (waiting, _) = self
            .shared
            .left
            .wait_timeout_while(waiting, patience, |waiting| waiting.bytes > 0)
            .unwrap_or_else(PoisonError::into_inner);
        waiting.bytes == 0
    }
}

/// Each call writes one line; if there is no room, it is counted as dropped.
impl Write for LineQueue {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut waiting = self.shared.lock();
        if waiting.bytes + line.len() > self.room {
            waiting.lost += 1;
        } else {
            waiting.bytes += line.len();
            waiting.lines.push_back(line.to_vec());
            self.shared.came.notify_one();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead as _, BufReader, Read as _, pipe},
        sync::atomic::{AtomicU64, Ordering},
    };

    use super::*;

    const ROOM: usize = 1 << 20;
    const LINE: &[u8] = b"a line of the log, of some length\n";
    const MOMENT: Duration = Duration::from_millis(50);
    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn lines_come_out_in_their_order() {
        let (reader, writer) = pipe().unwrap();
        let mut queue = LineQueue::start(ROOM, writer, |_| ());
        for number in 0..1000 {
            writeln!(queue, "{number}").unwrap();
        }
        let lines = BufReader::new(reader).lines().map_while(Result::ok).take(1000);
        assert!(lines.enumerate().all(|(number, line)| line == number.to_string()));
        assert!(queue.flush_within(LONG));
    }

    #[test]
    fn nobody_waits_for_a_reader_who_sleeps_and_what_was_lost_is_counted() {
        static TOLD: AtomicU64 = AtomicU64::new(0);
        let (mut reader, writer) = pipe().unwrap();
        let mut queue = LineQueue::start(ROOM, writer, |lost| TOLD.store(lost, Ordering::SeqCst));
        // More than the pipe and the queue can hold together.
        let written = 3 * ROOM / LINE.len();
        for _ in 0..written {
            queue.write_all(LINE).unwrap();
        }
        assert!(!queue.flush_within(MOMENT));
        assert_eq!(TOLD.load(Ordering::SeqCst), 0);
        let lost = usize::try_from(queue.shared.lock().lost).unwrap();
        assert!(lost > written / 3 && lost < written, "{lost} of {written}");
        let mut read = vec![0; (written - lost) * LINE.len()];
        reader.read_exact(&mut read).unwrap();
        assert!(read.chunks(LINE.len()).all(|line| line == LINE), "whole lines");
        assert!(queue.flush_within(LONG));
        for _ in 0..200 {
            if TOLD.load(Ordering::SeqCst) > 0 {
                break;
            }
            thread::sleep(MOMENT);
        }
        assert_eq!(usize::try_from(TOLD.load(Ordering::SeqCst)), Ok(lost));
    }

    #[test]
    fn a_reader_who_has_gone_holds_nothing_up() {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let mut queue = LineQueue::start(ROOM, writer, |_| ());
        queue.write_all(LINE).unwrap();
        assert!(queue.flush_within(LONG));
    }
}
