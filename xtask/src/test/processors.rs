//! Who used the processors while the tests ran.
//!
//! Linux says of each process how much it has had (`/proc/[pid]/stat`, proc(5)). Ours are those that descend from this one, and those
//! that lost their parent but have our mark in their environment; the rest are others'. What lives for less than the time between two
//! looks is seen in part, so others may have had more than is said here, never less.

use std::{
    collections::{HashMap, HashSet},
    fs,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::shell::{MARK, mark};

/// How often is looked.
const EVERY: Duration = Duration::from_secs(5);
/// Linux counts in hundredths of a second, on every processor that Rust's standard library runs on.
const TICKS: f64 = 100.0;

/// Load by processes other than the test run's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Others {
    /// Share of the processors' capacity, from 0 to 1.
    pub share: f64,
}

/// Measures other processes' load until it is ended.
pub struct Watch {
    begun: Instant,
    stolen: Option<u64>,
    end: Sender<()>,
    thread: JoinHandle<Option<u64>>,
}

impl Watch {
    /// Begins to measure the load.
    pub fn begin() -> Self {
        let (end, ended) = channel();
        Self {
            begun: Instant::now(),
            stolen: stolen(),
            end,
            thread: thread::spawn(move || look(&ended)),
        }
    }

    /// Ends the measurement; `None` if this machine does not provide the data.
    pub fn end(self, processors: usize) -> Option<Others> {
        drop(self.end);
        let spent = self.thread.join().ok()?? + stolen()?.saturating_sub(self.stolen?);
        #[expect(clippy::cast_precision_loss, reason = "hundredths of seconds, of some hours")]
        let share = spent as f64 / TICKS / (self.begun.elapsed().as_secs_f64() * processors as f64);
        Some(Others { share })
    }
}

/// What a hypervisor gave to other machines.
fn stolen() -> Option<u64> {
    let text = fs::read_to_string("/proc/stat").ok()?;
    text.lines().next()?.split_whitespace().nth(8)?.parse().ok()
}

fn look(ended: &Receiver<()>) -> Option<u64> {
    let mut ledger = Ledger::new(std::process::id(), &processes()?);
    loop {
        let is_over = ended.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout);
        ledger.add(&processes()?, |process| has_mark(process.number));
        if is_over {
            return Some(ledger.sum());
        }
    }
}

fn processes() -> Option<Vec<Process>> {
    let entries = fs::read_dir("/proc").ok()?.flatten();
    let numbered = entries.filter(|entry| entry.file_name().to_string_lossy().parse::<u32>().is_ok());
    let texts = numbered.filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok());
    Some(texts.filter_map(|text| Process::read(&text)).collect())
}

fn has_mark(process: u32) -> bool {
    let mark = format!("{MARK}={}", mark());
    let environment = fs::read(format!("/proc/{process}/environ")).unwrap_or_default();
    environment
        .split(|byte| *byte == 0)
        .any(|variable| variable == mark.as_bytes())
}

/// A process at one moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Process {
    number: u32,
    parent: u32,
    /// When it began; numbers are given away again.
    began: u64,
    /// In ticks, without that of its children.
    spent: u64,
}

impl Process {
    /// What `/proc/[pid]/stat` says; the name in brackets may hold anything.
    fn read(text: &str) -> Option<Self> {
        let number = text.split_once(' ')?.0.parse().ok()?;
        let fields: Vec<&str> = text.rsplit_once(") ")?.1.split_whitespace().collect();
        let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
        Some(Self {
            number,
            parent: u32::try_from(field(4)?).ok()?,
            spent: field(14)? + field(15)?,
            began: field(22)?,
        })
    }
}

/// What each process of others' had.
struct Ledger {
    ours: u32,
    /// From us up to the first process. What they do for us is little, and what others let them do is not ours.
    above: HashSet<u32>,
    before: HashMap<(u32, u64), u64>,
    now: HashMap<(u32, u64), u64>,
}

/// The kernel's own threads work for everybody.
const KERNEL: u32 = 2;

impl Ledger {
    fn new(ours: u32, processes: &[Process]) -> Self {
        let parents = parents(processes);
        let up = |number: &u32| parents.get(number).copied().filter(|parent| *parent != 0);
        Self {
            ours,
            above: std::iter::successors(up(&ours), up).chain([1, KERNEL]).collect(),
            before: processes
                .iter()
                .map(|process| ((process.number, process.began), process.spent))
                .collect(),
            now: HashMap::new(),
        }
    }

    /// Takes another look into account.
    fn add(&mut self, processes: &[Process], has_mark: impl Fn(&Process) -> bool) {
        let parents = parents(processes);
        for process in processes {
            let up = |number: &u32| parents.get(number).copied();
            let mut line = std::iter::successors(Some(process.number), up);
            let is_kernel = process.number == KERNEL || process.parent == KERNEL;
            let is_ours = line.any(|number| number == self.ours) || self.above.contains(&process.number);
            if !is_kernel && !is_ours && !has_mark(process) {
                self.now.insert((process.number, process.began), process.spent);
            }
        }
    }

    fn sum(&self) -> u64 {
        let before = |process| self.before.get(process).copied().unwrap_or_default();
        self.now
            .iter()
            .map(|(process, spent)| spent.saturating_sub(before(process)))
            .sum()
    }
}

fn parents(processes: &[Process]) -> HashMap<u32, u32> {
    processes
        .iter()
        .map(|process| (process.number, process.parent))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Ledger, Process, Watch};

    fn process(number: u32, parent: u32, spent: u64) -> Process {
        Process {
            number,
            parent,
            began: 7,
            spent,
        }
    }

    #[test]
    fn a_line_of_the_kernel_s_is_read_whatever_the_name() {
        let text = "42 (a ) 1 b) S 7 42 42 0 -1 4194560 9 8 0 0 120 30 5 6 20 0 1 0 2603282 8646656 408";
        let read = Process {
            number: 42,
            parent: 7,
            began: 2_603_282,
            spent: 150,
        };
        assert_eq!(Process::read(text), Some(read));
        for broken in ["", "42", "42 (a)", "42 (a) S 7"] {
            assert_eq!(Process::read(broken), None, "{broken}");
        }
    }

    #[test]
    fn what_descends_from_us_is_ours_and_so_is_what_has_our_mark() {
        // 1 started a shell (10) that started us (20), and somebody else's shell (11).
        let begun = [
            process(1, 0, 100),
            process(2, 0, 0),
            process(10, 1, 5),
            process(11, 1, 50),
            process(20, 10, 3),
        ];
        let mut ledger = Ledger::new(20, &begun);
        let now = [
            process(1, 0, 900),
            process(3, 2, 400),
            process(10, 1, 6),
            process(11, 1, 57),
            process(20, 10, 30),
            // Ours, and one of ours that lost its parent.
            process(30, 20, 1000),
            process(31, 30, 1000),
            process(32, 1, 1000),
            // Theirs: one of the shell that was there, one that began since.
            process(40, 11, 20),
            process(41, 1, 3),
        ];
        ledger.add(&now, |process| process.number == 32);
        assert_eq!(ledger.sum(), 7 + 20 + 3);
        // What has ended is not forgotten, and a number that is given away again is another process.
        ledger.add(
            &[
                process(11, 1, 58),
                Process {
                    began: 8,
                    ..process(40, 11, 2)
                },
            ],
            |_| false,
        );
        assert_eq!(ledger.sum(), 8 + 20 + 3 + 2);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_machine_says_something() {
        let others = Watch::begin().end(2).expect("Linux says it");
        assert!(others.share >= 0.0, "{others:?}");
    }
}
