//! Grammars, messages, root elements.

/// Declares the grammar of a generated module.
///
/// ```text
/// grammar! { GRAMMAR = include_bytes!("xmeld.grammar"), version 2, sum 0x8a4f31c09d7e6b25 }
/// ```
/// This is `pub static GRAMMAR:` [`EmbeddedGrammar`](crate::bind::EmbeddedGrammar). The version is that of the seam
/// between generated code and runtime, the sum that of the grammar; others do not compile.
#[macro_export]
macro_rules! grammar {
    ( $name:ident = $bytes:expr, version $version:literal, sum $sum:literal $(,)? ) => {
        /// The compiled schema set of this module.
        pub static $name: $crate::bind::EmbeddedGrammar =
            $crate::bind::EmbeddedGrammar::with_sum($bytes, $sum);

        const _: () = $crate::bind::check_version($version);
    };
    // How the first version had it.
    ( $name:ident = $bytes:expr, version $version:literal $(,)? ) => {
        pub static $name: $crate::bind::EmbeddedGrammar = $crate::bind::EmbeddedGrammar::new($bytes);

        const _: () = $crate::bind::check_version($version);
    };
}

/// Implements [`RootValue`](crate::bind::RootValue) and the methods for whole documents for the enum over the global
/// elements of a schema set.
///
/// ```text
/// messages! { Nachricht in GRAMMAR { Anmeldung0201(Anmeldung0201) = 5, Rueckmeldung0301 = 6 } }
/// ```
/// Numbers are element ids; variants hold a `T` or `Box<T>` of an [`ElementValue`](crate::bind::ElementValue). A
/// variant with its `T` in parentheses is also made by `From<T>`.
#[macro_export]
macro_rules! messages {
    ( $name:ident in $grammar:path {
        $( $variant:ident $( ( $from:ty ) )? = $element:literal ),* $(,)?
    } ) => {
        $crate::substitution! { $name { $( $variant $( ( $from ) )? = $element ),* } }

        impl $crate::bind::RootValue for $name {
            const ELEMENTS: &'static [u32] = &[$( $element ),*];

            fn grammar() -> &'static $crate::grammar::Grammar {
                $grammar.get()
            }

            fn root_element(&self) -> u32 {
                match self {
                    $( Self::$variant(_) => $element, )*
                }
            }
        }

        $crate::__document_methods! { $name }
    };
}

/// Implements [`RootValue`](crate::bind::RootValue) and the methods for whole documents for a type that belongs to
/// one global element.
///
/// ```text
/// root_element! { Anmeldung0201 = 5 in super::GRAMMAR }
/// ```
/// The number is the element's id.
#[macro_export]
macro_rules! root_element {
    ( $name:ident = $element:literal in $grammar:path ) => {
        impl $crate::bind::RootValue for $name {
            const ELEMENTS: &'static [u32] = &[$element];

            fn grammar() -> &'static $crate::grammar::Grammar {
                $grammar.get()
            }

            fn root_element(&self) -> u32 {
                $element
            }
        }

        $crate::__document_methods! { $name }
    };
}

/// The methods of types that are whole documents.
#[doc(hidden)]
#[macro_export]
macro_rules! __document_methods {
    ( $name:ident ) => {
        impl $name {
            /// Reads and validates a document.
            ///
            /// # Errors
            /// All faults of the document.
            pub fn from_xml(
                xml: impl ::std::convert::AsRef<[u8]>,
            ) -> ::std::result::Result<Self, $crate::report::Report> {
                $crate::bind::document::from_xml(xml.as_ref(), &$crate::event::Options::default())
            }

            /// Reads and validates a document within the limits of the options.
            ///
            /// # Errors
            /// All faults of the document.
            pub fn from_xml_with(
                xml: impl ::std::convert::AsRef<[u8]>,
                options: &$crate::event::Options,
            ) -> ::std::result::Result<Self, $crate::report::Report> {
                $crate::bind::document::from_xml(xml.as_ref(), options)
            }

            /// Reads and validates a document.
            ///
            /// # Errors
            /// All faults of the document, or that it cannot be read.
            pub fn from_reader(
                reader: impl ::std::io::Read,
            ) -> ::std::result::Result<Self, $crate::report::Report> {
                $crate::bind::document::from_reader(reader, &$crate::event::Options::default())
            }

            /// Writes the document without indentation.
            ///
            /// # Errors
            /// All faults of the value.
            pub fn to_xml(&self) -> ::std::result::Result<::std::string::String, $crate::report::Report> {
                $crate::bind::document::to_xml(self, &$crate::WriteOptions::default())
            }

            /// Writes the document.
            ///
            /// # Errors
            /// All faults of the value.
            pub fn to_xml_with(
                &self,
                options: &$crate::WriteOptions,
            ) -> ::std::result::Result<::std::string::String, $crate::report::Report> {
                $crate::bind::document::to_xml(self, options)
            }

            /// Writes the document without checking it against the schema; it is well-formed all the same.
            #[must_use]
            pub fn to_xml_unchecked(&self) -> ::std::string::String {
                $crate::bind::document::to_xml_unchecked(self, &$crate::WriteOptions::default())
            }

            /// Delivers the document after it was checked as a whole.
            ///
            /// # Errors
            /// If the value is not valid (then nothing was delivered), or the writer fails.
            pub fn to_writer(
                &self,
                writer: impl ::std::io::Write,
            ) -> ::std::result::Result<(), $crate::WriteError> {
                $crate::bind::document::to_writer(self, writer, &$crate::WriteOptions::default())
            }

            /// What the standard says about the message: title, law, sender, reader, hints.
            #[must_use]
            pub fn info(&self) -> ::std::option::Option<&'static $crate::standard::MessageInfo> {
                $crate::bind::RootValue::message_info(self)
            }

            /// Checks the value against the schema.
            #[must_use]
            pub fn validate(&self) -> $crate::report::Report {
                $crate::bind::document::validate(self)
            }
        }
    };
}

/// Takes in the module a build script has generated.
///
/// ```text
/// xoev_runtime::include_generated!(pub mod xmeld);
/// ```
/// stands for a module `xmeld` with the contents of `xmeld.rs` in `OUT_DIR`. It may carry attributes and a
/// documentation of its own.
#[macro_export]
macro_rules! include_generated {
    ( $visibility:vis mod $name:ident $(;)? ) => {
        $crate::include_generated! {
            #[doc = concat!("Der Standard `", stringify!($name), "`: seine Nachrichten und Typen, aus den Schemata erzeugt.")]
            $visibility mod $name;
        }
    };
    ( $( #[$attribute:meta] )* $visibility:vis mod $name:ident $(;)? ) => {
        $( #[$attribute] )*
        // What a program does not use of a standard is no fault of the program.
        #[allow(dead_code)]
        $visibility mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    };
}
