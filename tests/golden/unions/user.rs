//! What a program relies on: each variant decodes, and every value goes out as it came.

use serde_json::{from_str, to_string};
use unions::chat::{Chat, ChatMember, MemberBanned, MemberPlain, MemberStatus, Reply};

fn main() {
    tagged();
    kept_whole();
    by_type();
    made_by_a_program();
    logged();
    hostile();
    of_other_formats();
}

fn member(json: &str) -> ChatMember {
    let member: ChatMember = from_str(json).unwrap();
    assert_eq!(to_string(&member).unwrap(), json);
    let within: Chat = from_str(&format!(r#"{{"owner":{json},"members":[{json},{json}]}}"#)).unwrap();
    assert_eq!(within.members.as_deref(), Some(&[member.clone(), member.clone()][..]));
    if json != "null" {
        assert_eq!(within.owner.as_ref(), Some(&member));
    }
    member
}

fn tagged() {
    let ChatMember::Member(plain) = member(r#"{"status":"member","until":"2026-01-31"}"#) else { panic!() };
    assert_eq!(plain.status, Some(MemberStatus::Member));
    let ChatMember::Kicked(banned) = member(r#"{"status":"kicked","pin":"12"}"#) else { panic!() };
    let ChatMember::Gone(gone) = member(r#"{"status":"left","pin":"12"}"#) else { panic!() };
    assert_eq!(banned, gone);
    let ChatMember::Kicked(banned) = member(r#"{"status":"kicked","by":{"status":"left","by":[]}}"#) else { panic!() };
    assert!(matches!(banned.by.as_deref(), Some(ChatMember::Gone(_))));
    assert!(matches!(member(r#"{"status":"chat.owner","title":null}"#), ChatMember::ChatOwner(_)));
    // The tag may come late, twice, and with unknown keys around it; of two values, the last counts.
    let late: ChatMember = from_str(r#"{"x":{"status":1},"status":"left","pin":"1","status":"member"}"#).unwrap();
    assert!(matches!(late, ChatMember::Member(_)));
    let error = from_str::<Chat>(r#"{"owner":{"status":"member","until":[]}}"#).unwrap_err().to_string();
    assert!(error.contains("expected a string for `MemberPlain.until`"), "{error}");
}

fn kept_whole() {
    for json in [
        r#"{"status":"banned","amount":1000.50,"big":12345678901234567890123}"#,
        r#"{"status":7}"#,
        r#"{"status":null}"#,
        r#"{"pin":"12"}"#,
        "{}",
        "[1,{}]",
        r#""member""#,
        "1.50",
        "false",
    ] {
        let ChatMember::Unknown(value) = member(json) else { panic!("{json}") };
        assert_eq!(value.to_string(), json);
    }
    assert_eq!(to_string(&from_str::<ChatMember>("null").unwrap()).unwrap(), "null");
    let null: Chat = from_str(r#"{"owner":null,"members":[null,{}]}"#).unwrap();
    assert_eq!((null.owner, null.members.map(|all| all.len())), (None, Some(1)));
}

fn by_type() {
    let reply = |json: &str| -> Reply {
        let reply: Reply = from_str(json).unwrap();
        assert_eq!(to_string(&reply).unwrap(), json);
        reply
    };
    assert_eq!(reply(r#""a""#), Reply::Password("a".into()));
    assert_eq!(reply("12"), Reply::Integer(12));
    assert!(matches!(reply(r#"{"status":"left"}"#), Reply::ChatMember(ChatMember::Gone(_))));
    assert!(matches!(reply(r#"{"status":"new"}"#), Reply::ChatMember(ChatMember::Unknown(_))));
    let Reply::Members(members) = reply(r#"[{"status":"kicked"},{}]"#) else { panic!() };
    assert!(matches!(members[..], [ChatMember::Kicked(_), ChatMember::Unknown(_)]));
    for json in ["1.5", "12345678901234567890", "true"] {
        let Reply::Unknown(value) = reply(json) else { panic!("{json}") };
        assert_eq!(value.to_string(), json);
    }
    assert_eq!(from_str::<Reply>("20.0").unwrap(), Reply::Integer(20));
}

fn made_by_a_program() {
    assert_eq!(to_string(&ChatMember::Gone(MemberBanned::default())).unwrap(), r#"{"status":"left"}"#);
    let mut plain = MemberPlain::default();
    assert_eq!(to_string(&ChatMember::Member(plain.clone())).unwrap(), r#"{"status":"member"}"#);
    plain.status = Some(MemberStatus::from("guest"));
    assert_eq!(to_string(&ChatMember::Member(plain)).unwrap(), r#"{"status":"guest"}"#);
}

fn logged() {
    let shown = |json: &str| format!("{:?}", from_str::<ChatMember>(json).unwrap());
    assert_eq!(shown(r#"{"status":"left","pin":"12"}"#), "Gone(MemberBanned { pin: <redacted> })");
    assert_eq!(shown(r#"{"status":"new","pin":"12"}"#), r#"Unknown(an object with status "new")"#);
    assert_eq!(shown(r#"["12"]"#), "Unknown(a list)");
    assert_eq!(format!("{:?}", from_str::<Reply>(r#""12""#).unwrap()), "Password(<redacted>)");
    assert_eq!(format!("{:?}", from_str::<Reply>("12").unwrap()), "Integer(12)");
    let chat: Chat = from_str(r#"{"owner":{"pin":"12"},"secret":"12"}"#).unwrap();
    assert_eq!(format!("{chat:?}"), "Chat { owner: Unknown(an object), secret: <redacted> }");
}

fn hostile() {
    let nested = |depth: usize| format!("{}{{}}{}", r#"{"status":"kicked","by":"#.repeat(depth), "}".repeat(depth));
    assert_eq!(to_string(&from_str::<ChatMember>(&nested(127)).unwrap()).unwrap(), nested(127));
    assert!(from_str::<ChatMember>(&nested(128)).is_err() && from_str::<ChatMember>(&nested(100_000)).is_err());
    let unknown = |depth: usize| format!(r#"{{"status":"new","a":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert!(matches!(from_str(&unknown(127)), Ok(ChatMember::Unknown(_))));
    assert!(from_str::<ChatMember>(&unknown(128)).is_err());
}

fn of_other_formats() {
    let value = |json: &str| from_str::<serde_json::Value>(json).unwrap();
    let member = |json: &str| serde_json::from_value::<ChatMember>(value(json)).unwrap();
    assert!(matches!(member(r#"{"status":"left"}"#), ChatMember::Gone(_)));
    assert_eq!(serde_json::to_value(member(r#"{"status":"new","a":[1]}"#)).unwrap(), value(r#"{"status":"new","a":[1]}"#));
}
