use depot_models::states::Code;

fn main() {
    assert_eq!(Code::from(1), Code::Opened);
    assert_eq!(Code::Broken.as_i64(), 3);
    assert!(Code::Opened.name().is_some());
}
