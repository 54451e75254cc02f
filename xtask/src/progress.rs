//! Shows the stage of a long run on a terminal: a line on standard error that is erased before anything else is
//! printed.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::Duration;

/// The delay before a stage is shown, so that short runs show nothing.
pub(crate) const DELAY: Duration = Duration::from_millis(500);
/// The interval at which the line is updated.
const INTERVAL: Duration = Duration::from_millis(100);
/// Moves to the start of the line and erases it.
const ERASE: &str = "\r\x1b[2K";

/// Shows the stage of a run on a terminal, or nothing if there is none.
#[derive(Clone)]
pub(crate) struct Progress(Option<Arc<Mutex<Line>>>);

/// The line on the terminal that shows the stage.
struct Line {
    terminal: Box<dyn Write + Send>,
    /// The current stage; `None` once the run has begun to print.
    stage: Option<String>,
    /// The stage that the line shows.
    shown: Option<String>,
}

impl Progress {
    /// Shows nothing.
    pub(crate) fn hidden() -> Self {
        Self(None)
    }

    /// Shows the stage on a terminal once the run has taken longer than `delay`.
    pub(crate) fn on(terminal: impl Write + Send + 'static, delay: Duration) -> Self {
        let line = Arc::new(Mutex::new(Line { terminal: Box::new(terminal), stage: None, shown: None }));
        let shown = Arc::downgrade(&line);
        thread::spawn(move || keep_up_to_date(&shown, delay));
        Self(Some(line))
    }

    /// Announces the next stage as a participle phrase, such as `reading the spec`.
    pub(crate) fn enter(&self, stage: impl fmt::Display) {
        if let Some(mut line) = self.line() {
            line.stage = Some(stage.to_string());
        }
    }

    /// Erases the line, and shows nothing until the next stage is announced.
    fn clear(&self) {
        if let Some(mut line) = self.line() {
            line.stage = None;
            // If the terminal cannot be written to, there is no line to erase.
            let _unseen = line.update();
        }
    }

    fn line(&self) -> Option<MutexGuard<'_, Line>> {
        self.0.as_deref().map(lock)
    }
}

/// Locks the line. After a panic of the other thread, the line can still be erased.
fn lock(line: &Mutex<Line>) -> MutexGuard<'_, Line> {
    line.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Updates the line until the command has ended.
fn keep_up_to_date(line: &Weak<Mutex<Line>>, delay: Duration) {
    thread::sleep(delay);
    while let Some(line) = line.upgrade() {
        if lock(&line).update().is_err() {
            return;
        }
        drop(line);
        thread::sleep(INTERVAL);
    }
}

impl Line {
    /// Writes the stage to the terminal.
    fn update(&mut self) -> io::Result<()> {
        if self.shown == self.stage {
            return Ok(());
        }
        self.shown.clone_from(&self.stage);
        match &self.stage {
            Some(stage) => write!(self.terminal, "{ERASE}{stage} ...")?,
            None => write!(self.terminal, "{ERASE}")?,
        }
        self.terminal.flush()
    }
}

/// A stream that erases the line before it prints.
pub(crate) struct Clearing<'a> {
    pub(crate) stream: &'a mut dyn Write,
    pub(crate) progress: Progress,
}

impl Write for Clearing<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.progress.clear();
        self.stream.write(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::iter;
    use std::sync::mpsc::{self, Receiver, Sender};

    use super::*;

    /// A terminal that passes on what is written to it.
    struct Terminal(Sender<String>);

    impl Write for Terminal {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            let _nobody_waits = self.0.send(String::from_utf8_lossy(text).into_owned());
            Ok(text.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            let _nobody_waits = self.0.send("\n".to_owned());
            Ok(())
        }
    }

    /// What is written to the terminal up to the next flush.
    fn next(sent: &Receiver<String>) -> String {
        let text = || sent.recv_timeout(Duration::from_secs(10)).expect("a terminal that is written to");
        iter::repeat_with(text).take_while(|text| text != "\n").collect()
    }

    #[test]
    fn a_long_run_shows_its_stage_until_something_is_printed() {
        let (terminal, sent) = mpsc::channel();
        let progress = Progress::on(Terminal(terminal), Duration::ZERO);
        progress.enter("reading");
        assert_eq!(next(&sent), "\r\x1b[2Kreading ...");
        progress.enter("writing");
        assert_eq!(next(&sent), "\r\x1b[2Kwriting ...");

        let mut printed = Vec::new();
        let mut out = Clearing { stream: &mut printed, progress };
        out.write_all(b"done").unwrap();
        assert_eq!(next(&sent), "\r\x1b[2K");
        drop(out);
        assert_eq!(printed, b"done");
        assert_eq!(sent.iter().count(), 0, "nothing is shown when the run is over");
    }

    #[test]
    fn a_short_run_shows_nothing() {
        let (terminal, sent) = mpsc::channel();
        let progress = Progress::on(Terminal(terminal), Duration::from_secs(3_600));
        progress.enter("reading");
        assert!(sent.recv_timeout(INTERVAL * 3).is_err(), "the line is shown before the delay is over");
        Clearing { stream: &mut Vec::new(), progress: progress.clone() }.write_all(b"done").unwrap();
        assert!(sent.try_recv().is_err(), "what was not shown is not erased");
    }
}
