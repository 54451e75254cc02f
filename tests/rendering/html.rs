//! Markdown, rendered to HTML and taken apart.

use markdown::{CompileOptions, Options, to_html_with_options};

/// Elements whose text GitHub leaves alone.
const CODE: [&str; 2] = ["code", "pre"];

/// What a reader sees of a Markdown text.
pub(crate) struct Rendered {
    /// The number of links.
    pub(crate) links: usize,
    /// The texts between tags that are not in code. GitHub looks for references in each by itself.
    pub(crate) texts: Vec<String>,
}

impl Rendered {
    /// Renders a text as GitHub does, with its HTML.
    pub(crate) fn of(markdown: &str) -> Self {
        let compile = CompileOptions { allow_dangerous_html: true, ..CompileOptions::gfm() };
        let html = to_html_with_options(markdown, &Options { compile, ..Options::gfm() }).unwrap();
        let mut rendered = Self { links: 0, texts: Vec::new() };
        let mut depth = 0_usize;
        let mut rest = html.as_str();
        while let Some((text, tagged)) = rest.split_once('<') {
            rendered.add(text, depth);
            let (tag, after) = tagged.split_once('>').expect("a tag has an end");
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
            rendered.links += usize::from(tag.starts_with("a "));
            if CODE.contains(&name) {
                depth = if tag.starts_with('/') { depth - 1 } else { depth + 1 };
            }
            rest = after;
        }
        rendered.add(rest, depth);
        rendered
    }

    fn add(&mut self, text: &str, depth: usize) {
        if depth == 0 && !text.is_empty() {
            let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
            self.texts.push(references.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)));
        }
    }
}
