use depot_models::states::{State, Step};

fn main() {
    let state = State::from("BROKEN");
    assert_eq!(state.step(), Some(Step::Call));
    assert!(state.later().is_empty() && state.needs_mechanic());
    assert_eq!(state.causes().len(), 2);
}
