//! Constants: limits, and those of requests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::TypeScope;
use super::{Emit, doc, ident};
use crate::model::{Constant, ConstantValue};

impl Emit for Constant {
    fn definition(&self, _: &mut TypeScope<'_>) -> TokenStream {
        definition(self)
    }
}

/// A constant of a module or of a type.
pub(super) fn definition(item: &Constant) -> TokenStream {
    let (doc, name) = (doc(&item.doc), ident(&item.name));
    let (kind, value) = match &item.value {
        ConstantValue::Count(count) => (quote!(usize), literal(&Literal::usize_unsuffixed(*count))),
        ConstantValue::HttpStatus(status) => (quote!(u16), literal(&Literal::u16_unsuffixed(*status))),
        ConstantValue::Text(text) => (quote!(&'static str), quote!(#text)),
        ConstantValue::Seconds(seconds) => {
            let seconds = Literal::u64_unsuffixed(*seconds);
            (quote!(std::time::Duration), quote!(std::time::Duration::from_secs(#seconds)))
        }
    };
    quote! {
        #doc
        pub const #name: #kind = #value;
    }
}

fn literal(value: &Literal) -> TokenStream {
    quote!(#value)
}
