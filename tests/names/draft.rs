//! Spec files from which each name can be removed.

/// A name in a role, with the line of the spec that uses it.
pub(crate) struct Use {
    pub(crate) role: &'static str,
    pub(crate) name: String,
    line: String,
}

/// A spec file: its start, the lines that use names, and its end.
pub(crate) struct Draft {
    pub(crate) file: String,
    pub(crate) uses: Vec<Use>,
    head: String,
    tail: String,
}

impl Draft {
    pub(crate) fn new(file: impl Into<String>, head: &str, tail: impl Into<String>) -> Self {
        Self { file: file.into(), uses: Vec::new(), head: head.trim_end().to_owned(), tail: tail.into() }
    }

    /// Adds names in a role. `line` returns the line that uses a name, given the name and its index.
    pub(crate) fn with(
        mut self,
        role: &'static str,
        names: &[impl AsRef<str>],
        line: impl Fn(&str, usize) -> String,
    ) -> Self {
        let uses = names.iter().map(AsRef::as_ref).enumerate();
        self.uses.extend(uses.map(|(index, name)| Use { role, name: name.to_owned(), line: line(name, index) }));
        self
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let lines: Vec<&str> = self.uses.iter().map(|one| one.line.as_str()).collect();
        format!("{}\n{}\n{}", self.head, lines.join("\n"), self.tail)
    }

    /// Removes the use of a name on a line, counted from 1.
    pub(crate) fn take(&mut self, line: usize) -> Option<Use> {
        let index = line.checked_sub(self.head.lines().count() + 1)?;
        (index < self.uses.len()).then(|| self.uses.remove(index))
    }
}
