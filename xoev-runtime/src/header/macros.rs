//! Macros for generated code.

/// Implements [`Identifikation`](crate::header::Identifikation).
///
/// ```text
/// identifikation! { Identifikation { nachrichten_uuid, nachrichtentyp: CodeNachrichtentyp, erstellungszeitpunkt } }
/// ```
/// The fields are those for the UUID, the type of message (with its Rust type) and the time.
#[macro_export]
macro_rules! identifikation {
    ( $name:ident { $id:ident, $typ:ident : $typ_type:ty, $created:ident $(,)? } ) => {
        impl $crate::header::Identifikation for $name {
            type Nachrichtentyp = $typ_type;

            fn from_parts(
                id: &str,
                message_type: $typ_type,
                created: $crate::value::DateTime,
            ) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                match id.parse() {
                    Ok(id) => Ok(Self { $id: id, $typ: message_type, $created: created }),
                    Err(fault) => Err(::std::clone::Clone::clone($crate::header::fault_of(&fault))),
                }
            }

            fn id(&self) -> &str {
                ::std::convert::AsRef::<str>::as_ref(&self.$id)
            }

            fn created(&self) -> &$crate::value::DateTime {
                &self.$created
            }
        }
    };
}

/// Implements [`Nachrichtenkopf`](crate::header::Nachrichtenkopf).
///
/// ```text
/// nachrichtenkopf! { NachrichtenkopfG2g {
///     identifikation_nachricht: IdentifikationNachricht,
///     leser: Behoerde [Behoerde { kennung, name }; AutorArt { Autor, AutorMitAnschrift }],
///     autor: AutorArt [Autor { kennung, name } => Autor: AutorArt;],
///     empty dvdv_dienstkennung,
/// } }
/// ```
/// The fields of the header with their Rust types. Where the types of the parties differ, in brackets how the party is made:
/// the struct with its fields, all of which the other party has with the same type; after `=>` the variant that holds it,
/// where the type is an enum over derived types; behind the semicolon the type and the variants of the other party, where
/// that is one; after `empty` the fields that an answer leaves empty.
#[macro_export]
macro_rules! nachrichtenkopf {
    ( $name:ident {
        $identification:ident : $identification_type:ty,
        $leser:ident : $leser_type:ty $( [ $( $leser_how:tt )* ] )?,
        $autor:ident : $autor_type:ty $( [ $( $autor_how:tt )* ] )?
        $( , empty $empty:ident )* $(,)?
    } ) => {
        impl $crate::header::Nachrichtenkopf for $name {
            type Identifikation = $identification_type;
            type Leser = $leser_type;
            type Autor = $autor_type;

            fn from_parts(
                identification: $identification_type,
                leser: $leser_type,
                autor: $autor_type,
            ) -> Self {
                Self {
                    $identification: identification,
                    $leser: leser,
                    $autor: autor,
                    $( $empty: ::std::default::Default::default(), )*
                }
            }

            fn identification(&self) -> &$identification_type {
                &self.$identification
            }

            fn answer(&self, identification: $identification_type) -> Self {
                let leser = $crate::__party!(&self.$autor; $( $( $leser_how )* )?);
                let autor = $crate::__party!(&self.$leser; $( $( $autor_how )* )?);
                <Self as $crate::header::Nachrichtenkopf>::from_parts(identification, leser, autor)
            }
        }
    };
}

/// A party from the other: the same value, or its fields in another type.
#[doc(hidden)]
#[macro_export]
macro_rules! __party {
    ( $other:expr ; ) => {
        ::std::clone::Clone::clone($other)
    };
    ( $other:expr ; $struct:ty { $( $field:ident ),* } $( => $variant:ident : $enum:ty )? ; ) => {{
        type Party = $struct;
        let other = $other;
        let party = $crate::__party!(@fields Party, other, { $( $field ),* });
        $crate::__party!(@wrap party $( , $variant : $enum )?)
    }};
    (
        $other:expr ; $struct:ty { $( $field:ident ),* } $( => $variant:ident : $enum:ty )? ;
        $source:ty { $( $of:ident ),+ }
    ) => {{
        type Party = $struct;
        type Source = $source;
        let party = $crate::__party!(@match $other, Party, Source, [ $( $of ),+ ], { $( $field ),* });
        $crate::__party!(@wrap party $( , $variant : $enum )?)
    }};
    ( @match $other:expr, $party:ident, $source:ident, [ $( $of:ident ),+ ], $fields:tt ) => {
        match $other {
            $( $source::$of(other) => $crate::__party!(@fields $party, other, $fields), )+
        }
    };
    ( @fields $party:ident, $other:ident, { $( $field:ident ),* } ) => {
        $party { $( $field: ::std::clone::Clone::clone(&$other.$field) ),* }
    };
    ( @wrap $party:ident ) => {
        $party
    };
    ( @wrap $party:ident, $variant:ident : $enum:ty ) => {{
        type Wrapped = $enum;
        Wrapped::$variant(::std::convert::From::from($party))
    }};
}
