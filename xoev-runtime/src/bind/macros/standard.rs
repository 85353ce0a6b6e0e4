//! Standards and their versions.

/// Declares what the standard of a generated module says about itself.
///
/// ```text
/// standard! { STANDARD in GRAMMAR }
/// ```
/// This is `pub static STANDARD:` [`EmbeddedStandard`](crate::standard::EmbeddedStandard), which is used as a
/// [`Standard`](crate::Standard).
#[macro_export]
macro_rules! standard {
    ( $name:ident in $grammar:path ) => {
        /// The standard of this module: name, version, validity, messages.
        pub static $name: $crate::standard::EmbeddedStandard =
            $crate::standard::EmbeddedStandard::new(&$grammar);
    };
}

/// Implements dispatch for an enum over the messages of several versions (or standards).
///
/// ```text
/// pub enum XJustiz { V3_6_2(v3_6_2::Nachricht), V4_0_0(v4_0_0::Nachricht) }
/// versions! { XJustiz { V3_6_2(v3_6_2::Nachricht), V4_0_0(v4_0_0::Nachricht) } }
/// ```
/// Each type is the enum made by [`messages!`](crate::messages). `from_xml` and `from_reader` read a message as that
/// of the version it is of; see [`Dispatcher`](crate::dispatch::Dispatcher).
#[macro_export]
macro_rules! versions {
    ( $name:ident { $( $variant:ident ( $messages:ty ) ),+ $(,)? } ) => {
        $(
            impl ::std::convert::From<$messages> for $name {
                fn from(message: $messages) -> Self {
                    Self::$variant(message)
                }
            }
        )+

        impl $name {
            /// What tells the versions apart.
            pub fn dispatcher() -> &'static $crate::dispatch::Dispatcher<'static> {
                static DISPATCHER: ::std::sync::OnceLock<$crate::dispatch::Dispatcher<'static>> =
                    ::std::sync::OnceLock::new();
                DISPATCHER.get_or_init(|| {
                    $crate::dispatch::Dispatcher::new([
                        $( <$messages as $crate::bind::RootValue>::grammar() ),+
                    ])
                })
            }

            /// The versions, to choose one by reference date.
            #[must_use]
            pub fn standards() -> $crate::standard::Standards<'static> {
                Self::dispatcher().standards()
            }

            /// The version of this message.
            #[must_use]
            pub fn standard(&self) -> &'static $crate::standard::Standard {
                match self {
                    $( Self::$variant(_) => <$messages as $crate::bind::RootValue>::grammar().standard(), )+
                }
            }

            /// What the standard says about this message.
            #[must_use]
            pub fn info(&self) -> ::std::option::Option<&'static $crate::standard::MessageInfo> {
                match self {
                    $( Self::$variant(message) => $crate::bind::RootValue::message_info(message), )+
                }
            }

            /// Reads and validates a document of whatever version it is.
            ///
            /// # Errors
            /// If it is of no known version, or not valid.
            pub fn from_xml(
                xml: impl ::std::convert::AsRef<[u8]>,
            ) -> ::std::result::Result<Self, $crate::dispatch::DispatchError> {
                let xml = xml.as_ref();
                let found = Self::dispatcher().sniff(xml)?;
                let readers: &[fn(&[u8]) -> ::std::result::Result<Self, $crate::report::Report>] = &[
                    $( |xml| $crate::bind::document::from_xml(xml, &$crate::event::Options::default())
                        .map(Self::$variant) ),+
                ];
                found.read_by(readers, |reader| reader(xml))
            }

            /// Reads and validates a document of whatever version it is.
            ///
            /// # Errors
            /// If it is of no known version, not valid, or cannot be read.
            pub fn from_reader(
                reader: impl ::std::io::Read,
            ) -> ::std::result::Result<Self, $crate::dispatch::DispatchError> {
                let (found, whole) = Self::dispatcher().open(reader)?;
                let mut whole: ::std::boxed::Box<dyn ::std::io::Read + '_> = ::std::boxed::Box::new(whole);
                let readers: &[fn(
                    &mut dyn ::std::io::Read,
                ) -> ::std::result::Result<Self, $crate::report::Report>] = &[
                    $( |reader| $crate::bind::document::from_reader(reader, &$crate::event::Options::default())
                        .map(Self::$variant) ),+
                ];
                found.read_by(readers, |reader| reader(&mut *whole))
            }

            /// Writes the document without indentation.
            ///
            /// # Errors
            /// All faults of the value.
            pub fn to_xml(&self) -> ::std::result::Result<::std::string::String, $crate::report::Report> {
                match self {
                    $( Self::$variant(message) => {
                        $crate::bind::document::to_xml(message, &$crate::WriteOptions::default())
                    } )+
                }
            }
        }
    };
}

/// Implements `From` and `TryFrom` between what has one name in two versions, in both directions.
///
/// ```text
/// conversions! { v1 <=> v2 {
///     messages { Nachricht, xbeispiel::UmmeldungAntrag0101 }
///     types { xbeispiel::Person = 117 / 121 }
///     texts { xbeispiel::Kennzeichen }
///     grown { xbeispiel::Beziehung { Ehe = Ehe, Kind = Kind } }
///     shrunk { xbeispiel::Farbe { Rot = Rot } }
/// } }
/// ```
/// `v1` and `v2` are the modules of the versions, each with its `GRAMMAR`. Messages are converted by
/// [`convert`](crate::convert::convert); the error says what does not carry over. Types are named complex types with
/// their ids in both grammars; texts are simple types, converted by their texts. Enumerations that have only grown or
/// only shrunk are converted by `From` in the one direction, with the values of the smaller one and what they are in the
/// larger, and by `TryFrom` in the other.
#[macro_export]
macro_rules! conversions {
    ( $old:ident <=> $new:ident {
        messages { $( $( $message:ident )::+ ),* $(,)? }
        types { $( $( $type_:ident )::+ = $old_id:literal / $new_id:literal ),* $(,)? }
        texts { $( $( $text:ident )::+ ),* $(,)? }
        grown { $( $( $grown:ident )::+ { $( $grown_from:ident = $grown_to:ident ),* $(,)? } ),* $(,)? }
        shrunk { $( $( $shrunk:ident )::+ { $( $shrunk_from:ident = $shrunk_to:ident ),* $(,)? } ),* $(,)? }
    } ) => {
        $(
            $crate::__message_conversion! { $old :: $( $message )::+ => $new :: $( $message )::+ }
            $crate::__message_conversion! { $new :: $( $message )::+ => $old :: $( $message )::+ }
        )*
        $(
            $crate::__type_conversion! {
                $old :: $( $type_ )::+, $old :: GRAMMAR, $old_id => $new :: $( $type_ )::+, $new :: GRAMMAR, $new_id
            }
            $crate::__type_conversion! {
                $new :: $( $type_ )::+, $new :: GRAMMAR, $new_id => $old :: $( $type_ )::+, $old :: GRAMMAR, $old_id
            }
        )*
        $(
            $crate::__text_conversion! { $old :: $( $text )::+ => $new :: $( $text )::+ }
            $crate::__text_conversion! { $new :: $( $text )::+ => $old :: $( $text )::+ }
        )*
        $(
            $crate::__grown_conversion! {
                $old :: $( $grown )::+ => $new :: $( $grown )::+ { $( $grown_from = $grown_to ),* }
            }
            $crate::__text_conversion! { $new :: $( $grown )::+ => $old :: $( $grown )::+ }
        )*
        $(
            $crate::__grown_conversion! {
                $new :: $( $shrunk )::+ => $old :: $( $shrunk )::+ { $( $shrunk_from = $shrunk_to ),* }
            }
            $crate::__text_conversion! { $old :: $( $shrunk )::+ => $new :: $( $shrunk )::+ }
        )*
    };
}

/// One direction of a message.
#[doc(hidden)]
#[macro_export]
macro_rules! __message_conversion {
    ( $old:path => $new:path ) => {
        impl ::std::convert::TryFrom<$old> for $new {
            type Error = $crate::convert::ConversionError;

            fn try_from(old: $old) -> ::std::result::Result<Self, Self::Error> {
                $crate::convert::convert(&old).map(|converted| converted.value)
            }
        }
    };
}

/// One direction of a complex type.
#[doc(hidden)]
#[macro_export]
macro_rules! __type_conversion {
    ( $old:path, $old_grammar:path, $old_id:literal => $new:path, $new_grammar:path, $new_id:literal ) => {
        impl ::std::convert::TryFrom<$old> for $new {
            type Error = $crate::convert::ConversionError;

            fn try_from(old: $old) -> ::std::result::Result<Self, Self::Error> {
                $crate::convert::convert_type(
                    &old,
                    ($old_grammar.get(), $old_id),
                    ($new_grammar.get(), $new_id),
                )
            }
        }
    };
}

/// From an enumeration to one that has all its values.
#[doc(hidden)]
#[macro_export]
macro_rules! __grown_conversion {
    ( $small:path => $large:path { $( $from:ident = $to:ident ),* } ) => {
        impl ::std::convert::From<$small> for $large {
            fn from(value: $small) -> Self {
                type Small = $small;
                match value {
                    $( Small::$from => Self::$to ),*
                }
            }
        }
    };
}

/// One direction of a simple type.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_conversion {
    ( $old:path => $new:path ) => {
        impl ::std::convert::TryFrom<$old> for $new {
            type Error = $crate::InvalidValue;

            fn try_from(old: $old) -> ::std::result::Result<Self, Self::Error> {
                <Self as ::std::convert::TryFrom<&str>>::try_from(::std::convert::AsRef::<str>::as_ref(&old))
            }
        }
    };
}
