//! Complex types, groups, choices.

/// Implements [`ElementValue`](crate::bind::ElementValue) for the struct of a complex type.
///
/// ```text
/// complex_type! { Anschrift: 117;
///     attributes { list_uri: opt 0, kennung: one 1 }
///     any_attributes weitere_attribute;
///     content { strasse: one 0, hausnummer: opt 1, zusatz: many 2, kurz: many 3 max 2,
///               wahl: group 4..6, paar: group_opt 6..8, paare: group_many 8..10 max 3 }
/// }
/// ```
/// The number after the name is the type's id. Every part may be left out. Attributes have the slots of the
/// [`ComplexType`](crate::grammar::ComplexType); `one T` and `opt Option<T>` of a
/// [`SimpleValue`](crate::bind::SimpleValue); `any_attributes` is a `Vec<AnyAttribute>`.
///
/// Content is `content { … }` with the leaves of the [`ContentModel`](crate::grammar::ContentModel): `one`, `opt`,
/// `many` for a leaf (`T`, `Option<T>`, `Vec<T>` of an `ElementValue`), `group`, `group_opt`, `group_many` for the
/// leaves of a nested group (the same of a [`GroupValue`](crate::bind::GroupValue)). `max` bounds how many children
/// or repetitions are read into one field, where the particle is bounded inside something that repeats. Or it is
///
/// - `text wert;`: simple content in one field, a `SimpleValue`;
/// - `mixed inhalt;`: a `Vec` of a type made by [`mixed_content!`](crate::mixed_content);
/// - `all { a: opt 0, b: one 1 } order reihenfolge;`: members of an `all` group, and the field of type
///   [`AllOrder`](crate::AllOrder) that keeps their order;
/// - `any inhalt;`: a `Vec<AnyNode>`.
#[macro_export]
macro_rules! complex_type {
    (
        $name:ident : $id:literal ;
        $( attributes { $( $attribute:ident : $use_:ident $slot:literal ),* $(,)? } )?
        $( any_attributes $any_attributes:ident ; )?
        $( content { $(
            $field:ident : $kind:ident $first:literal $( .. $end:literal )? $( max $max:literal )?
        ),* $(,)? } )?
        $( text $text:ident ; )?
        $( mixed $mixed:ident ; )?
        $( all { $( $member:ident : $occurs:ident $leaf:literal ),* $(,)? } order $order:ident ; )?
        $( any $any:ident ; )?
    ) => {
        impl $crate::bind::ElementValue for $name {
            fn read(element: $crate::bind::ElementReader<'_>) -> $crate::bind::BindResult<Self> {
                $crate::__try!(element.expect_type($id));
                let mut content = element.content();
                let value = Self {
                    $( $( $attribute:
                        $crate::__try!($crate::bind::AttributeReader::$use_(element.attributes(), $slot)), )* )?
                    $( $any_attributes: $crate::__try!(element.any_attributes()), )?
                    $( $( $field: $crate::__try!($crate::bind::ContentReader::$kind(
                        $crate::__bounded!(&mut content $(, $max)?), $first $( .. $end )?
                    )), )* )?
                    $( $text: $crate::__try!(element.text()), )?
                    $( $mixed: $crate::__try!(content.mixed()), )?
                    $( $( $member: $crate::__try!(content.all().$occurs($leaf)), )* $order: content.order(), )?
                    $( $any: $crate::__try!(content.any()), )?
                };
                $crate::__try!(content.finish());
                Ok(value)
            }

            #[allow(unused_mut, unused_variables)]
            fn write(&self, element: &mut $crate::bind::ElementWriter<'_, '_>) {
                element.set_type($id);
                $( $( $crate::bind::AttributeWriter::$use_(&mut element.attributes(), $slot, &self.$attribute); )* )?
                $( element.any_attributes(&self.$any_attributes); )?
                $( element.text(&self.$text); )?
                let mut content = element.content();
                $( $( $crate::bind::ContentWriter::$kind(&mut content, $first $( .. $end )?, &self.$field); )* )?
                $( content.mixed(&self.$mixed); )?
                $(
                    for leaf in self.$order.leaves(&[$( $leaf ),*]) {
                        match leaf {
                            $( $leaf => content.$occurs($leaf, &self.$member), )*
                            _ => {}
                        }
                    }
                )?
                $( content.any(&self.$any); )?
            }
        }
    };
}

/// Implements [`GroupValue`](crate::bind::GroupValue) for the struct of a nested sequence.
///
/// ```text
/// group! { Paar { a: one 0, b: opt 1 } }
/// ```
/// Fields are those of `content { … }` in [`complex_type!`](crate::complex_type), with leaves relative to the first
/// leaf of the group: a named group is one type, wherever it is used.
#[macro_export]
macro_rules! group {
    ( $name:ident { $(
        $field:ident : $kind:ident $first:literal $( .. $end:literal )? $( max $max:literal )?
    ),* $(,)? } ) => {
        impl $crate::bind::GroupValue for $name {
            fn read(content: &mut $crate::bind::ContentReader<'_>) -> $crate::bind::BindResult<Self> {
                Ok(Self { $( $field: $crate::__try!($crate::bind::ContentReader::$kind(
                    $crate::__bounded!(content $(, $max)?), $first $( .. $end )?
                )), )* })
            }

            fn write(&self, content: &mut $crate::bind::ContentWriter<'_, '_>) {
                $( $crate::bind::ContentWriter::$kind(content, $first $( .. $end )?, &self.$field); )*
            }
        }
    };
}

/// Implements [`GroupValue`](crate::bind::GroupValue) for the enum of a choice.
///
/// ```text
/// choice! { Wahl { Inland: one 0, Ausland: many 1, Paar: group 2..4, Leer: opt 4 } otherwise Leer: opt 4 }
/// choice! { Wahl { Inland: one 0 } empty Nichts }
/// ```
/// Branches are variants with the kinds and relative leaves of [`group!`](crate::group); the branch of the next child
/// is taken. Where the next child belongs to none, `otherwise` names the branch that may be empty, or `empty` a
/// variant without a value that stands for an empty branch; without both a child must be there.
#[macro_export]
macro_rules! choice {
    (
        $name:ident { $(
            $variant:ident : $kind:ident $first:literal $( .. $end:literal )? $( max $max:literal )?
        ),* $(,)? }
        $( otherwise $other:ident : $other_kind:ident $other_first:literal $( .. $other_end:literal )?
            $( max $other_max:literal )? )?
        $( empty $empty:ident )?
    ) => {
        impl $crate::bind::GroupValue for $name {
            #[allow(unreachable_patterns)]
            fn read(content: &mut $crate::bind::ContentReader<'_>) -> $crate::bind::BindResult<Self> {
                Ok(match content.leaf() {
                    $( $first $( .. $end )? => Self::$variant($crate::__try!($crate::bind::ContentReader::$kind(
                        $crate::__bounded!(content $(, $max)?), $first $( .. $end )?
                    ))), )*
                    $( _ => Self::$other($crate::__try!($crate::bind::ContentReader::$other_kind(
                        $crate::__bounded!(content $(, $other_max)?), $other_first $( .. $other_end )?
                    ))), )?
                    $( _ => Self::$empty, )?
                    _ => return Err(content.missing(0)),
                })
            }

            fn write(&self, content: &mut $crate::bind::ContentWriter<'_, '_>) {
                match self {
                    $( Self::$variant(value) => {
                        $crate::bind::ContentWriter::$kind(content, $first $( .. $end )?, value);
                    } )*
                    $( Self::$empty => {} )?
                }
            }
        }
    };
}

/// `?` without a conversion of the error: compilers are faster with it, and there is one for every field of a standard.
#[doc(hidden)]
#[macro_export]
macro_rules! __try {
    ( $result:expr ) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}

/// The reader of a field, bounded where its particle is.
#[doc(hidden)]
#[macro_export]
macro_rules! __bounded {
    ( $content:expr ) => {
        $content
    };
    ( $content:expr, $max:literal ) => {
        $crate::bind::ContentReader::max($content, $max)
    };
}
