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
///     leser: BehoerdeType { verzeichnisdienst, kennung, name, erreichbarkeit },
///     autor: BehoerdeErreichbar { verzeichnisdienst, kennung, name, erreichbarkeit },
///     empty dvdv_dienstkennung,
/// } }
/// ```
/// The fields of the header with their Rust types; where the types of the parties differ, in braces the fields of the party,
/// all of which the other party has with the same type; after `empty` the fields that an answer leaves empty.
#[macro_export]
macro_rules! nachrichtenkopf {
    ( $name:ident {
        $identification:ident : $identification_type:ty,
        $leser:ident : $leser_type:ty $( { $( $leser_field:ident ),* } )?,
        $autor:ident : $autor_type:ty $( { $( $autor_field:ident ),* } )?
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
                let leser = $crate::__party!($leser_type, &self.$autor $( , { $( $leser_field ),* } )?);
                let autor = $crate::__party!($autor_type, &self.$leser $( , { $( $autor_field ),* } )?);
                <Self as $crate::header::Nachrichtenkopf>::from_parts(identification, leser, autor)
            }
        }
    };
}

/// A party from the other: the same value, or its fields in another type.
#[doc(hidden)]
#[macro_export]
macro_rules! __party {
    ( $type:ty, $other:expr ) => {
        ::std::clone::Clone::clone($other)
    };
    ( $type:ty, $other:expr, { $( $field:ident ),* } ) => {{
        type Party = $type;
        let other = $other;
        Party { $( $field: ::std::clone::Clone::clone(&other.$field) ),* }
    }};
}
