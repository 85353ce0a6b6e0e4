//! What may stand for something else: elements, types, pieces of mixed content.

/// Implements [`ElementValue`](crate::bind::ElementValue) for the enum over a substitution group.
///
/// ```text
/// substitution! { Objekt { BpPlan(BpPlanType) = 12, Punkt = 13 } }
/// ```
/// Numbers are element ids; variants hold a `T` or `Box<T>` of an `ElementValue`. A variant with its `T` in
/// parentheses is also made by `From<T>`.
#[macro_export]
macro_rules! substitution {
    ( $name:ident { $( $variant:ident $( ( $from:ty ) )? = $element:literal ),* $(,)? } ) => {
        $crate::__variants! { $name by element_id or UnknownElement {
            $( $variant $( ( $from ) )? = $element writes write_as ),*
        } }
    };
}

/// Implements [`ElementValue`](crate::bind::ElementValue) for the enum over a type and the types derived from it,
/// which `xsi:type` may put in its place.
///
/// ```text
/// derived_types! { BehoerdeArt: 20 { Behoerde(Behoerde) = 20, Erweitert(super::a::Erweitert) = 25 } }
/// ```
/// Numbers are type ids, the first that of the declared type; variants hold a `T` or `Box<T>` of an `ElementValue`.
/// `xsi:type` is written where the value's type is not the declared one. A variant with its `T` in parentheses is also
/// made by `From<T>`.
#[macro_export]
macro_rules! derived_types {
    ( $name:ident : $declared:literal { $( $variant:ident $( ( $from:ty ) )? = $id:literal ),* $(,)? } ) => {
        $crate::__variants! { $name by type_id or UnknownType {
            $( $variant $( ( $from ) )? = $id writes write_typed ),*
        } }
    };
}

/// An enum over values that a number of the element tells apart: `From`, and
/// [`ElementValue`](crate::bind::ElementValue).
#[doc(hidden)]
#[macro_export]
macro_rules! __variants {
    ( $name:ident by $number:ident or $fault:ident {
        $( $variant:ident $( ( $from:ty ) )? = $id:literal writes $write:ident ),*
    } ) => {
        $( $(
            impl ::std::convert::From<$from> for $name {
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )? )*

        impl $crate::bind::ElementValue for $name {
            fn read(element: $crate::bind::ElementReader<'_>) -> $crate::bind::BindResult<Self> {
                Ok(match element.$number() {
                    $( $id => Self::$variant($crate::__try!($crate::bind::ElementValue::read(element))), )*
                    _ => return Err(element.error($crate::bind::BindFault::$fault)),
                })
            }

            fn write(&self, element: &mut $crate::bind::ElementWriter<'_, '_>) {
                match self {
                    $( Self::$variant(value) => element.$write($id, value), )*
                }
            }
        }
    };
}

/// Implements [`MixedValue`](crate::bind::MixedValue) for the enum of the pieces of mixed content.
///
/// ```text
/// mixed_content! { Absatz { text Text, Fett = 0, Kursiv = 1 | 3 } }
/// ```
/// The variant after `text` holds a `String`, the others an `ElementValue` of a leaf, or of several leaves with the
/// same element.
#[macro_export]
macro_rules! mixed_content {
    ( $name:ident { text $text:ident $( , $variant:ident = $leaf:literal $( | $more:literal )* )* $(,)? } ) => {
        impl $crate::bind::MixedValue for $name {
            fn text(text: ::std::string::String) -> Self {
                Self::$text(text)
            }

            fn as_text(&self) -> ::std::option::Option<&str> {
                #[allow(unreachable_patterns)]
                match self {
                    Self::$text(text) => Some(text),
                    _ => None,
                }
            }

            fn read(leaf: u16, element: $crate::bind::ElementReader<'_>) -> $crate::bind::BindResult<Self> {
                match leaf {
                    $( $leaf $( | $more )* => {
                        Ok(Self::$variant($crate::bind::ElementValue::read(element)?))
                    } )*
                    _ => Err(element.error($crate::bind::BindFault::UnknownChild)),
                }
            }

            #[allow(unused_variables)]
            fn write(&self, content: &mut $crate::bind::ContentWriter<'_, '_>) {
                match self {
                    Self::$text(_) => {}
                    $( Self::$variant(value) => content.one($leaf, value), )*
                }
            }
        }
    };
}
