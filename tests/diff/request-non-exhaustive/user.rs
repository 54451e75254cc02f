use depot_models::requests::{Code, ReadLocker};

fn main() {
    let request = ReadLocker { code: Code::from("A7") };
    assert_eq!(request.path(), "/lockers/A7");
}
