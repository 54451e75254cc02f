use depot_models::states::Code;

fn main() {
    assert_eq!(Code::Opened.next(), Some(Code::Code2));
    assert_eq!(Code::from(3), Code::Left);
}
