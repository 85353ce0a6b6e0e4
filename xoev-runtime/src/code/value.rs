//! Values of generated code types.

/// A value that holds a code of a code list. Generated code types implement it.
///
/// What a message leaves out because the schema fixes it is given as the fixed value; nothing else is added.
pub trait CodeValue {
    /// The Kennung of the code list (`listURI`, a URN or URL), without version.
    fn list_uri(&self) -> Option<&str>;

    /// The version of the code list (`listVersionID`).
    fn list_version(&self) -> Option<&str>;

    /// The code.
    fn code(&self) -> &str;

    /// The name of the code, where the message carries one.
    fn name(&self) -> Option<&str>;

    /// The column of the list whose values are the codes (`genutzteCodeSpalte`); `None`: the recommended one.
    fn column(&self) -> Option<&str> {
        None
    }
}

/// Implements [`CodeValue`] for a generated code type.
///
/// ```text
/// code_value! { CodeGeschlecht { uri opt list_uri or "urn:…:geschlecht"; version one list_version_id; code code;
///     name opt name; column "schluessel" } }
/// ```
/// `one` and `opt` say whether the field is an `Option`; `or` names the fixed value; the parts `name` and `column` may
/// be left out.
#[macro_export]
macro_rules! code_value {
    ( $type:ident {
        uri $uri_kind:ident $uri:ident $( or $fixed_uri:literal )?;
        version $version_kind:ident $version:ident $( or $fixed_version:literal )?;
        code $code:ident
        $( ; name $name_kind:ident $name:ident )?
        $( ; column $column:literal )?
        $(;)?
    } ) => {
        impl $crate::code::CodeValue for $type {
            fn list_uri(&self) -> ::std::option::Option<&str> {
                $crate::__code_part!($uri_kind self.$uri) $( .or(::std::option::Option::Some($fixed_uri)) )?
            }

            fn list_version(&self) -> ::std::option::Option<&str> {
                $crate::__code_part!($version_kind self.$version)
                    $( .or(::std::option::Option::Some($fixed_version)) )?
            }

            fn code(&self) -> &str {
                ::std::convert::AsRef::<str>::as_ref(&self.$code)
            }

            fn name(&self) -> ::std::option::Option<&str> {
                $crate::__code_name!(self $( $name_kind $name )?)
            }

            $( fn column(&self) -> ::std::option::Option<&str> {
                ::std::option::Option::Some($column)
            } )?
        }
    };
}

/// A field of a code type as text.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_part {
    ( one $self:ident . $field:ident ) => {
        ::std::option::Option::Some(::std::convert::AsRef::<str>::as_ref(&$self.$field))
    };
    ( opt $self:ident . $field:ident ) => {
        $self.$field.as_ref().map(|it| ::std::convert::AsRef::<str>::as_ref(it))
    };
}

/// The name of a code, where the type has one.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_name {
    ( $self:ident ) => {
        ::std::option::Option::None
    };
    ( $self:ident $kind:ident $field:ident ) => {
        $crate::__code_part!($kind $self.$field)
    };
}
