use depot_models::states::{Code, Level, Step};

fn main() {
    let code: i64 = Code::Opened.as_i64();
    assert_eq!(code, 1);
    assert_eq!(Code::from(2), Code::Code2);
    assert_eq!(Step::from("FETCH").as_str(), "FETCH");
    assert_eq!(Level::Low.as_i64(), 1);
}
