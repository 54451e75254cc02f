//! Enums and the tables of their values.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::scope::TypeScope;
use super::{Emit, deprecated, doc, ident, own_path, path, variable};
use crate::model::{
    Cell, Column, ColumnKind, Enum, NamedIntegers, Predicate, TemplateSegment, VariantPath, WireValues,
};
use crate::names;

impl Emit for Enum {
    fn definition(&self, scope: &mut TypeScope<'_>) -> TokenStream {
        definition(self, scope)
    }

    fn impls(&self) -> TokenStream {
        impls(self)
    }

    fn mentions_deprecated(&self) -> bool {
        let mut cells = self.columns.iter().flat_map(|column| &column.cells).flatten();
        let mut nulls = self.nulls.iter().map(|null| &null.cell);
        self.variants.iter().any(|variant| variant.deprecated.is_some())
            || cells.any(names_deprecated)
            || nulls.any(names_deprecated)
    }

    fn runtime_types(&self) -> Vec<&'static str> {
        match &self.values {
            _ if !self.open => Vec::new(),
            WireValues::Texts(_) | WireValues::Integers(_) => vec!["UnknownValue"],
            WireValues::IntegerTexts(_) => vec!["IntegerText", "UnknownValue"],
        }
    }
}

fn definition(item: &Enum, scope: &mut TypeScope<'_>) -> TokenStream {
    let (enum_doc, name) = (doc(&item.doc), ident(&item.name));
    let variants = item.variants.iter().map(|variant| {
        let (doc, deprecated, name) =
            (doc(&variant.doc), deprecated(variant.deprecated.as_ref()), ident(&variant.name));
        quote! {
            #doc
            #deprecated
            #name,
        }
    });
    let is_copy = !item.open || matches!(item.values, WireValues::Integers(_));
    let copy = is_copy.then(|| quote!(Copy,));
    let unknown = item.open.then(|| unknown_variant(item, scope));
    quote! {
        #enum_doc
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
        }
    }
}

fn unknown_variant(item: &Enum, scope: &mut TypeScope<'_>) -> TokenStream {
    let unknown = scope.runtime("UnknownValue");
    match item.values {
        WireValues::Texts(_) => quote! {
            /// A value that this version of the crate does not know, with its text.
            Unknown(#unknown<Self>),
        },
        WireValues::IntegerTexts(_) => {
            let integer_text = scope.root("IntegerText");
            quote! {
                /// A value that this version of the crate does not know, as it was received.
                Unknown(#unknown<Self, #integer_text>),
            }
        }
        WireValues::Integers(_) => quote! {
            /// A value that this version of the crate does not know, with its integer.
            Unknown(#unknown<Self, i64>),
        },
    }
}

/// The implementations and the table of values.
fn impls(item: &Enum) -> TokenStream {
    let name = own_path(&item.name);
    let all = all(item);
    let nulls = item.nulls.iter().map(|null| {
        let (doc, name, kind, value) = (doc(&null.doc), ident(&null.name), cell_type(&null.kind), cell(&null.cell));
        quote! {
            #doc
            pub const #name: #kind = #value;
        }
    });
    let vocabulary = if item.open { open(item) } else { closed(item) };
    let table = table(item);
    let accessors = item.columns.iter().map(|column| accessor(item, column));
    let predicates = item.predicates.iter().map(|predicate| self::predicate(item, predicate));
    let columns = (!item.columns.is_empty()).then(|| quote!(impl #name { #(#nulls)* #(#accessors)* #(#predicates)* }));
    quote! {
        impl #name {
            #all
        }
        #vocabulary
        #columns
        #table
    }
}

fn all(item: &Enum) -> TokenStream {
    let variants = item.variants.iter().map(|variant| ident(&variant.name));
    let doc = if item.open {
        doc("The values that this version of the crate knows, in the order of the spec.")
    } else {
        doc("The values, in order.")
    };
    quote! {
        #doc
        pub const ALL: &'static [Self] = &[#(Self::#variants),*];
    }
}

fn open(item: &Enum) -> TokenStream {
    let (name, written) = (own_path(&item.name), &item.name);
    let variants = item.variants.iter().map(|variant| ident(&variant.name));
    let indices = (0..item.variants.len()).map(Literal::usize_unsuffixed);
    let values = wire_values(item);
    let (kept, shared) = match &item.values {
        WireValues::Texts(_) => (quote!(Box<str>), quote!(open_enum)),
        WireValues::Integers(_) => (quote!(i64), quote!(open_integer_enum)),
        WireValues::IntegerTexts(_) => (quote!(runtime::IntegerText), quote!(open_integer_text_enum)),
    };
    quote! {
        impl runtime::OpenEnum for #name {
            type Kept = #kept;
            const KNOWN: &'static [Self] = Self::ALL;

            fn index(&self) -> Result<usize, &runtime::UnknownValue<Self, #kept>> {
                Ok(match self {
                    #(Self::#variants => #indices,)*
                    Self::Unknown(value) => return Err(value),
                })
            }

            fn unknown(value: runtime::UnknownValue<Self, #kept>) -> Self {
                Self::Unknown(value)
            }
        }

        #values
        runtime::#shared!(#name, #written);
    }
}

fn closed(item: &Enum) -> TokenStream {
    let (name, values) = (own_path(&item.name), wire_values(item));
    let shared = match &item.values {
        WireValues::Texts(_) => quote!(closed_enum),
        WireValues::Integers(_) | WireValues::IntegerTexts(_) => quote!(closed_integer_enum),
    };
    quote! {
        impl runtime::ClosedEnum for #name {
            fn index(self) -> usize {
                self as usize
            }
        }

        #values
        runtime::#shared!(#name);
    }
}

/// What the values are in JSON, and their names if these are not in JSON.
fn wire_values(item: &Enum) -> TokenStream {
    let name = own_path(&item.name);
    match &item.values {
        WireValues::Texts(texts) => texts_impl(&name, texts),
        WireValues::IntegerTexts(NamedIntegers { integers, names }) if item.open => {
            let texts: Vec<String> = integers.iter().map(i64::to_string).collect();
            let (texts, names) = (texts_impl(&name, &texts), names_impl(&name, names));
            quote!(#texts #names)
        }
        WireValues::Integers(NamedIntegers { integers, names })
        | WireValues::IntegerTexts(NamedIntegers { integers, names }) => {
            let integers = integers.iter().copied().map(integer);
            let names = names_impl(&name, names);
            quote! {
                impl runtime::Integers for #name {
                    const INTEGERS: &'static [i64] = &[#(#integers),*];
                }
                #names
            }
        }
    }
}

fn texts_impl(name: &TokenStream, texts: &[String]) -> TokenStream {
    quote! {
        impl runtime::Texts for #name {
            const TEXTS: &'static [&'static str] = &[#(#texts),*];
        }
    }
}

fn names_impl(name: &TokenStream, names: &[Option<String>]) -> TokenStream {
    let names = names.iter().map(|name| name.as_ref().map_or_else(|| quote!(None), |name| quote!(Some(#name))));
    quote! {
        impl runtime::Names for #name {
            const NAMES: &'static [Option<&'static str>] = &[#(#names),*];
        }
    }
}

/// The table, with a row for each value.
fn table(item: &Enum) -> Option<TokenStream> {
    if item.columns.is_empty() {
        return None;
    }
    let (own, row) = (own_path(&item.name), ident(&names::row_type(&item.name)));
    let fields = item.columns.iter().map(|column| {
        let (name, kind) = (ident(&column.name), cell_type(&column.kind));
        if column.optional { quote!(#name: Option<#kind>) } else { quote!(#name: #kind) }
    });
    let values = (0..item.variants.len()).map(|index| {
        let cells = item.columns.iter().map(|column| {
            let (name, value) = (ident(&column.name), column.cells[index].as_ref().map(cell));
            match (column.optional, value) {
                (true, Some(value)) => quote!(#name: Some(#value)),
                (true, None) => quote!(#name: None),
                (false, value) => quote!(#name: #value),
            }
        });
        quote!(#row { #(#cells),* })
    });
    Some(quote! {
        pub(crate) struct #row {
            #(#fields),*
        }

        impl runtime::Table for #own {
            type Row = #row;
            const ROWS: &'static [#row] = &[#(#values),*];
        }
    })
}

/// The method for a column, and the function that finds a value by its cell.
fn accessor(item: &Enum, column: &Column) -> TokenStream {
    let (doc, name, kind) = (doc(&column.doc), ident(&column.name), cell_type(&column.kind));
    let receiver = if item.open { quote!(&self) } else { quote!(self) };
    let clone = (!is_copy(&column.kind)).then(|| quote!(.clone()));
    let cell = match (item.open, column.optional) {
        (true, true) => quote!(runtime::known_row(self).and_then(|row| row.#name #clone)),
        (true, false) => quote!(runtime::known_row(self).map(|row| row.#name #clone)),
        (false, _) => quote!(runtime::row(self).#name #clone),
    };
    let partial = item.open || column.optional;
    let (parameters, result, body) = match &column.kind {
        ColumnKind::List(_) | ColumnKind::Texts if partial => (quote!(), kind, quote!(#cell.unwrap_or_default())),
        ColumnKind::Template { placeholders } => {
            let names: Vec<Ident> = placeholders.iter().map(|name| ident(name)).collect();
            let parameters = quote!(#(, #names: &str)*);
            if partial {
                let others: Vec<&str> = placeholders.iter().map(String::as_str).collect();
                let template = variable("template", &others);
                let body = quote!(#cell.map(|#template| #template.fill(&[#(#names),*])));
                (parameters, quote!(Option<String>), body)
            } else {
                (parameters, quote!(String), quote!(#cell.fill(&[#(#names),*])))
            }
        }
        _ if partial => (quote!(), quote!(Option<#kind>), cell),
        _ => (quote!(), kind, cell),
    };
    let finder = column.finder.as_ref().map(|(finder, doc)| finder_function(column, finder, doc));
    quote! {
        #doc
        #[must_use]
        pub fn #name(#receiver #parameters) -> #result {
            #body
        }
        #finder
    }
}

fn predicate(item: &Enum, predicate: &Predicate) -> TokenStream {
    let (doc, name) = (doc(&predicate.doc), ident(&predicate.name));
    let receiver = if item.open { quote!(&self) } else { quote!(self) };
    let variants = predicate.variants.iter().map(|variant| ident(variant));
    quote! {
        #doc
        #[must_use]
        pub fn #name(#receiver) -> bool {
            matches!(self, #(Self::#variants)|*)
        }
    }
}

fn finder_function(column: &Column, finder: &str, finder_doc: &str) -> TokenStream {
    let (doc, finder, name, kind) = (doc(finder_doc), ident(finder), ident(&column.name), cell_type(&column.kind));
    let row = variable("row", &[&column.name]);
    let kind = match &column.kind {
        ColumnKind::Text => quote!(&str),
        kind_of_cell if is_copy(kind_of_cell) => kind,
        _ => quote!(&#kind),
    };
    let is_wanted = match (is_copy(&column.kind), column.optional) {
        (true, true) => quote!(#row.#name == Some(#name)),
        (true, false) => quote!(#row.#name == #name),
        (false, true) => quote!(#row.#name.as_ref() == Some(#name)),
        (false, false) => quote!(#row.#name == *#name),
    };
    quote! {
        #doc
        #[must_use]
        pub fn #finder(#name: #kind) -> Option<Self> {
            runtime::find(Self::ALL, |#row| #is_wanted)
        }
    }
}

/// Whether what a cell is stored as is `Copy`.
fn is_copy(kind: &ColumnKind) -> bool {
    !matches!(kind, ColumnKind::Variant { is_copy: false, .. })
}

/// What a cell is stored as.
fn cell_type(kind: &ColumnKind) -> TokenStream {
    match kind {
        ColumnKind::Boolean => quote!(bool),
        ColumnKind::Integer => quote!(i64),
        ColumnKind::Text => quote!(&'static str),
        ColumnKind::Template { .. } => quote!(runtime::Template),
        ColumnKind::Texts => quote!(&'static [&'static str]),
        ColumnKind::Variant { path: written, .. } => path(written),
        ColumnKind::List(written) => {
            let element = path(written);
            quote!(&'static [#element])
        }
    }
}

fn cell(value: &Cell) -> TokenStream {
    match value {
        Cell::Boolean(value) => quote!(#value),
        Cell::Integer(value) => integer(*value),
        Cell::Text(text) => quote!(#text),
        Cell::Template(segments) => template(segments),
        Cell::Texts(texts) => quote!(&[#(#texts),*]),
        Cell::Variant(value) => variant(value),
        Cell::List(values) => {
            let values = values.iter().map(variant);
            quote!(&[#(#values),*])
        }
    }
}

fn variant(value: &VariantPath) -> TokenStream {
    let (path, name) = (path(&value.enumeration), ident(&value.name));
    quote!(#path::#name)
}

fn integer(value: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

fn template(segments: &[TemplateSegment]) -> TokenStream {
    let segments = segments.iter().map(|segment| match segment {
        TemplateSegment::Text(text) => quote!(runtime::Segment::Text(#text)),
        TemplateSegment::Argument(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(runtime::Segment::Argument(#index))
        }
    });
    quote!(runtime::Template(&[#(#segments),*]))
}

/// Whether a cell names a deprecated value, which may be of another module.
fn names_deprecated(cell: &Cell) -> bool {
    match cell {
        Cell::Variant(value) => value.is_deprecated,
        Cell::List(values) => values.iter().any(|value| value.is_deprecated),
        Cell::Boolean(_) | Cell::Integer(_) | Cell::Text(_) | Cell::Template(_) | Cell::Texts(_) => false,
    }
}
