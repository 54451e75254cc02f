use depot_models::sites::Site;

fn main() {
    assert_eq!(Site::default().street, None);
}
