//! Names with a meaning in Rust or in emitted crates.

/// The prelude of edition 2024, common types and traits of the standard library, and types and traits of emitted
/// crates, both public and private.
pub(crate) const TYPES: &str = "
    AsMut AsRef Box Clone Copy Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From
    FromIterator Future Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some
    String Sync ToOwned ToString TryFrom TryInto Unpin Vec
    Add Any Arc Arguments BTreeMap BTreeSet Borrow Bytes Cell Char Cow Debug Deref Display Duration Error Formatter FromStr
    HashMap HashSet Hash Hasher Index Infallible Instant Mutex Ordering Path PathBuf PhantomData Pin Range Rc Read RefCell Self
    Str SystemTime Thread Write Bool I64 U64 Usize A D E S T De
    Accept Deserialize DeserializeSeed Deserializer Serialize SerializeMap Serializer Value Visitor MapAccess SeqAccess
    At ClosedEnum Credentials Element Elements ExplicitNulls Found Integer KeySeed Metadata Neighbour NotListed OpenEnum
    Operation OrNull Place PlaceInteger PlaceList PlaceRecord PlaceText Position Presence Record RecordVisitor Row Segment
    Slot Table Template Text Timestamp Unknown UnknownValue Vacate View Boolean List Argument ALL METHOD PATH ROWS NAMES KNOWN
    HEADERS SERVER Integers Names Texts Kept TEXTS INTEGERS Response Type Features Runtime Impls
";

/// Keywords of edition 2024, macros, functions and methods of the standard library, and variables, functions, macros
/// and modules of emitted crates, both public and private.
pub(crate) const WORDS: &str = "
    as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref
    return self static struct super trait true type unsafe use where while
    abstract become box do final gen macro override priv try typeof unsized virtual yield
    auto default macro_rules raw safe union
    bool char f64 i64 isize str u16 u64 usize
    assert cfg column concat derive env file format format_args include line matches panic print println stringify todo
    unreachable vec write
    alloc core http proc_macro serde_core serde_json std test
    as_mut as_ref as_str borrow clear clone clone_from cloned cmp collect copied default drop eq extend fill find fmt from
    from_iter from_str ge get gt hash id index insert into into_iter is_known is_none is_ok is_some iter le len lt map max min
    ne new next ok ok_or_else partial_cmp position presence push size_of spawn take to_owned to_string try_from try_into unwrap
    unwrap_or_default zip
    all as_index bin build closed_enum decode decode_text describe deserialize element encode entry explicit_nulls features
    find from_text http_request identifier impls integer integer_newtype is_wanted item key keys known known_row lib list main
    message metadata name names null nulls nulls_mut open_enum other path pagination place push_segment record request response
    as_i64 integer_of_value name_of_value texts text_of_value value_of_integer value_of_text
    row row_ rows runtime sensitive serialize server slot table template template_ template__ text text_newtype text_value
    timestamp unknown value view wanted words credentials method
    a_ a__b _a __ _ a1 x_presence from_x type_ self_
";

/// Splits a text at whitespace, and removes duplicates.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words.dedup();
    words
}
