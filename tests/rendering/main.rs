//! What `diff` writes as Markdown, rendered as GitHub-flavoured Markdown: texts of a spec become no link, mention nobody, and
//! are shown whole.
//!
//! GitHub makes links in two steps. The first is part of its Markdown, which a renderer does here as well. The second reads the
//! rendered text outside code, which `live` does by the documented forms of mentions and references.

mod html;

use std::fs;
use std::path::Path;

use self::html::Rendered;
use tests::{cases, side, xtask};

/// The Markdown of a change, rendered.
fn rendered(case: &Path) -> Rendered {
    let (base, head) = (side(case, "base"), side(case, "head"));
    let arguments = ["diff", "--format", "md", &base.to_string_lossy(), &head.to_string_lossy()];
    Rendered::of(&xtask(Path::new(""), &arguments).out)
}

/// What GitHub would make a link, a mention or an emoji of.
fn live(text: &str) -> Vec<&str> {
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| is_live(&text[..*at], &text[*at..]));
    starts.map(|at| text[at..].split_whitespace().next().unwrap_or_default()).collect()
}

/// Whether something live begins between two parts of a text.
fn is_live(before: &str, rest: &str) -> bool {
    let in_word = before.chars().next_back().is_some_and(char::is_alphanumeric);
    let lower = rest.to_ascii_lowercase();
    let follows = |prefix: &str, next: fn(char) -> bool| {
        lower.strip_prefix(prefix).is_some_and(|rest| rest.chars().next().is_some_and(next))
    };
    let word = &lower[..lower.find(|next: char| !next.is_alphanumeric()).unwrap_or(lower.len())];
    let is_commit = word.len() >= 7 && word.chars().all(|digit| digit.is_ascii_hexdigit());
    let emoji = rest.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    follows("@", char::is_alphanumeric)
        || follows("#", char::is_numeric)
        || lower.starts_with("://")
        || emoji.is_some_and(|name| !name.is_empty() && name.chars().all(is_part_of_emoji))
        || (!in_word && (follows("gh-", char::is_numeric) || lower.starts_with("www.") || is_commit))
}

fn is_part_of_emoji(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_+-".contains(character)
}

#[test]
fn nothing_is_live() {
    for case in cases("diff") {
        let rendered = rendered(&case);
        assert_eq!(rendered.links, 0, "{}", case.display());
        for text in &rendered.texts {
            assert_eq!(live(text), Vec::<&str>::new(), "{}: {text}", case.display());
        }
    }
}

#[test]
fn what_is_not_escaped_would_be_live() {
    let written = "@octocat a@example.com #1 octo/cat#1 GH-1 a5c3785 octo@a5c3785 https://example.com www.example.com :up: \
                   \\@octocat &#35;1";
    let rendered = Rendered::of(written);
    // The address of a person and the two of pages.
    assert_eq!(rendered.links, 3, "{written}");
    let found: Vec<&str> = rendered.texts.iter().flat_map(|text| live(text)).collect();
    for reference in ["@octocat", "#1", "GH-1", "a5c3785", ":up:"] {
        assert!(found.contains(&reference), "{reference} is not in {found:?}");
    }
    assert_eq!(found.iter().filter(|found| **found == "@octocat").count(), 2, "{found:?}");
    assert_eq!(found.iter().filter(|found| **found == "#1").count(), 3, "{found:?}");
    assert!(Rendered::of("`@octocat`, `#1` and `https://example.com`").texts.iter().all(|text| live(text).is_empty()));
}

#[test]
fn texts_are_shown_whole() {
    let shown = rendered(Path::new("diff/references-in-texts")).texts.concat().replace('\u{200b}', "");
    for text in [
        "@octocat of octo/cat#12, or #1 (GH-1, gh-2), about a5c3785 and octo/cat@a5c3785ed8d6a35868bc169f07e40e889087fd2e \
         :tada:",
        "https://github.com/octo/cat/issues/1, www.example.com or ftp://example.com; ask cat@example.com | ",
        "Ask @octocat, see #1.",
    ] {
        assert!(shown.contains(text), "{text} is not in\n{shown}");
    }
}

/// Writes a spec with `count` structs, each with a field of a type and of a text.
fn write_spec(folder: &Path, count: usize, types: [&str; 2], doc: &str) {
    let package = "name: depot-models\ndoc: Types.\npages:\n  - { id: lockers, title: Lockers, sections: [Fields] }\n";
    fs::write(folder.join("crate.yaml"), package).unwrap();
    let structs = (0..count).map(|index| {
        let kind = types[usize::from(index % 100 == 0)];
        format!(
            "  - name: Locker{index}\n    doc: A locker.\n    source: {{ page: lockers, section: Fields }}\n    fields:\n      - \
             {{ name: code, type: {kind}, doc: {doc} }}\n"
        )
    });
    let module = "module: { name: lockers, doc: Lockers. }\nstructs:\n".to_owned();
    fs::write(folder.join("lockers.yaml"), module + &structs.collect::<String>()).unwrap();
}

#[test]
fn a_long_page_is_cut_at_its_harmless_end() {
    let (base, head) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_spec(base.path(), 2_000, ["string", "string"], "What is written on the door.");
    write_spec(head.path(), 2_000, ["string", "integer"], "What somebody wrote on the door – or “beside” it.");
    let [base, head] = [&base, &head].map(|folder| folder.path().to_string_lossy());
    let page =
        |arguments: &[&str]| xtask(Path::new(""), &[&["diff", &base, &head, "--format", "md"], arguments].concat()).out;
    let has_detail = |page: &str, rule: &str| page.matches(&format!(" (`{rule}`, ")).count();
    let whole = page(&[]);
    assert_eq!((has_detail(&whole, "type-changed"), has_detail(&whole, "documentation-changed")), (20, 2_000));
    assert!(whole.contains("\nand 1990 changes more, in the details.\n"), "{}", &whole[..5_000]);
    // A comment, a summary, and less than the breaking changes need.
    for (limit, breaking) in [(65_536, 20), (1 << 20, 20), (12_000, 0)] {
        let cut = page(&["--max-bytes", &limit.to_string()]);
        assert!(cut.len() <= limit, "{} of {limit} bytes", cut.len());
        if whole.len() <= limit {
            assert_eq!(cut, whole);
            continue;
        }
        assert!(cut.len() > limit * 9 / 10 - 1_000, "{} of {limit} bytes", cut.len());
        let (types, texts) = (has_detail(&cut, "type-changed"), has_detail(&cut, "documentation-changed"));
        // The text of a field whose type differs goes with its type.
        assert!(types >= breaking && (types == 20 || texts <= types), "{types} and {texts}");
        let note =
            format!("It has those of the gravest {}, and leaves out {} changes", types + texts, 2_020 - types - texts);
        assert!(cut.contains(&note), "{note} is not in\n{}", &cut[..5_000]);
        assert!(cut.contains(&format!("<summary>Details: {} of 2020 changes</summary>", types + texts)));
    }
}
