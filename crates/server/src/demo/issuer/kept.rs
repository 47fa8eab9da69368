//! Things by name, the newest thousand of them: whoever plays with the demo for weeks fills no memory.

/// The most that are kept.
const MOST: usize = 1000;

/// Those that are kept, the oldest first.
#[derive(Debug)]
pub struct Kept<T>(Vec<(String, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Kept<T> {
    /// Keeps one.
    pub fn put(&mut self, name: String, what: T) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push((name, what));
    }

    /// The one of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, what)| what)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let found = self.0.iter_mut().find(|(known, _)| known == name);
        found.map(|(_, what)| what)
    }

    /// Takes it away.
    pub fn take(&mut self, name: &str) -> Option<T> {
        self.take_first(|known, _| known == name)
    }

    /// Takes the first of which something holds.
    pub fn take_first(&mut self, holds: impl Fn(&str, &T) -> bool) -> Option<T> {
        let place = self.0.iter().position(|(name, what)| holds(name, what))?;
        Some(self.0.remove(place).1)
    }

    /// The first of which something holds.
    pub fn find(&self, holds: impl Fn(&T) -> bool) -> Option<&T> {
        self.0.iter().map(|(_, what)| what).find(|what| holds(what))
    }

    /// Lets go of those of which something does not hold.
    pub fn retain(&mut self, holds: impl Fn(&T) -> bool) {
        self.0.retain(|(_, what)| holds(what));
    }
}
