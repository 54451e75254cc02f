use depot_models::states::Code;

fn main() {
    assert_eq!((Code::from(1), Code::from(3)), (Code::Opened, Code::Broken));
    assert_eq!(Code::CodeMinus6.as_i64(), -6);
}
