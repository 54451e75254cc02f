//! Enums of the documented responses to a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::TypeScope;
use super::structs::short_type;
use super::{Emit, doc, ident};
use crate::model::OutcomeEnum;
use crate::names;

impl Emit for OutcomeEnum {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }
}

fn definition(item: &OutcomeEnum, scope: &mut TypeScope<'_>) -> TokenStream {
    let (enum_doc, name) = (doc(&item.doc), ident(&item.name));
    let variants = item.outcomes.iter().map(|outcome| {
        let (doc, variant) = (doc(&outcome.doc), ident(&names::status_variant(outcome.status)));
        let body = outcome.body.as_ref().map(|kind| {
            let kind = short_type(kind, scope);
            quote!((#kind))
        });
        quote! {
            #doc
            #variant #body,
        }
    });
    quote! {
        #enum_doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}
