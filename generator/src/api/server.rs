//! Servers that operations can be sent to.

use super::{ModuleId, Resolved};
use crate::spec::{self, Spanned};
use crate::template::Segment;

parts! {
    /// A server that the operations of a module can be sent to.
    Server {
        /// The module of the operations; `None` for those whose module has no servers.
        module: Option<ModuleId>,
        /// The parsed URL, whose placeholders are parameters; `Err` if its braces are unbalanced.
        segments: Resolved<Vec<Segment>>,
    }
}
