use depot_models::states::State;

fn main() {
    let state = State::from("USED");
    assert_eq!(state.id(), Some(1));
    let told = match &state {
        State::Free => "free".to_owned(),
        State::Unknown(text) => text.to_string(),
        _ => state.message("B7", "Monday").unwrap_or_default(),
    };
    assert!(told.is_empty() || state.is_known());
    assert!(!State::NULL_MEANING.is_empty());
}
