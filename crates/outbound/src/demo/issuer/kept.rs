//! A map of the newest thousand entries, so that a demo that runs for weeks does not fill the memory.

/// Largest number of entries.
const MOST: usize = 1000;

/// The entries, oldest first.
#[derive(Debug)]
pub struct Kept<T>(Vec<(String, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Kept<T> {
    /// Adds an entry, dropping the oldest if necessary.
    pub fn put(&mut self, name: String, what: T) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push((name, what));
    }

    /// Returns the entry with this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, what)| what)
    }

    /// Returns the entry with this name for modification.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let found = self.0.iter_mut().find(|(known, _)| known == name);
        found.map(|(_, what)| what)
    }

    /// Removes and returns the entry with this name.
    pub fn take(&mut self, name: &str) -> Option<T> {
        self.take_first(|known, _| known == name)
    }

    /// Removes and returns the first entry that satisfies a condition.
    pub fn take_first(&mut self, holds: impl Fn(&str, &T) -> bool) -> Option<T> {
        let place = self.0.iter().position(|(name, what)| holds(name, what))?;
        Some(self.0.remove(place).1)
    }

    /// Returns the first entry that satisfies a condition.
    pub fn find(&self, holds: impl Fn(&T) -> bool) -> Option<&T> {
        self.0.iter().map(|(_, what)| what).find(|what| holds(what))
    }

    /// Removes the entries that do not satisfy a condition.
    pub fn retain(&mut self, holds: impl Fn(&T) -> bool) {
        self.0.retain(|(_, what)| holds(what));
    }
}
