//! Macros for generated headers of XJustiz and xdomea.

/// Implements [`XJustizKopf`](crate::header::XJustizKopf).
///
/// ```text
/// xjustiz_kopf! { TypeGdsNachrichtenkopf {
///     TypeGdsHerstellerinformation, AuswahlAktenzeichenAuswahl,
///     empty ereignis, empty absender.einfache_signatur_unterzeichner,
/// } }
/// ```
/// The types of `herstellerinformation` and of the choice of a file reference; after `empty` what an answer does not take
/// over. The names of all other fields are those of XJustiz.
#[macro_export]
macro_rules! xjustiz_kopf {
    ( $name:ident { $product:ty, $reference:ty $( , empty $empty:ident $( . $inner:ident )? )* $(,)? } ) => {
        impl $crate::header::XJustizKopf for $name {
            type Herstellerinformation = $product;

            fn id(&self) -> &str {
                ::std::convert::AsRef::<str>::as_ref(&self.absender.eigene_nachrichten_id)
            }

            fn answer(
                &self,
                id: &str,
                created: $crate::value::DateTime,
                product: $product,
            ) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                type Reference = $reference;
                let mut answer = ::std::clone::Clone::clone(self);
                answer.absender.eigene_nachrichten_id = match id.parse() {
                    Ok(id) => id,
                    Err(fault) => return Err(::std::clone::Clone::clone($crate::header::fault_of(&fault))),
                };
                answer.erstellungszeitpunkt = created;
                answer.herstellerinformation = product;
                $( answer.$empty $( . $inner )? = ::std::default::Default::default(); )*
                let (sender, receiver) = (&self.empfaenger, &self.absender);
                answer.absender.informationen = ::std::clone::Clone::clone(&sender.informationen);
                answer.absender.aktenzeichen = match &sender.auswahl_aktenzeichen.auswahl {
                    Reference::AktenzeichenFreitext(text) => Some(::std::clone::Clone::clone(text)),
                    _ => None,
                };
                answer.empfaenger.informationen = ::std::clone::Clone::clone(&receiver.informationen);
                answer.empfaenger.fremde_nachrichten_id =
                    Some(::std::clone::Clone::clone(&receiver.eigene_nachrichten_id));
                answer.empfaenger.auswahl_aktenzeichen.auswahl = match &receiver.aktenzeichen {
                    Some(text) => Reference::AktenzeichenFreitext(::std::clone::Clone::clone(text)),
                    None => Reference::AktenzeichenUnbekannt($crate::value::Boolean::from(true)),
                };
                Ok(answer)
            }
        }
    };
}

/// Implements [`XdomeaKopf`](crate::header::XdomeaKopf).
///
/// ```text
/// xdomea_kopf! { NkBasisType { NachrichtentypCodeType, empty sendendes_system, empty hinweis } }
/// ```
/// The type of `Nachrichtentyp`; after `empty` the fields an answer does not take over. The names of all other fields are
/// those of xdomea.
#[macro_export]
macro_rules! xdomea_kopf {
    ( $name:ident { $typ:ty $( , empty $empty:ident )* $(,)? } ) => {
        impl $crate::header::XdomeaKopf for $name {
            type Nachrichtentyp = $typ;

            fn process_id(&self) -> &str {
                ::std::convert::AsRef::<str>::as_ref(&self.prozess_id)
            }

            fn answer(&self, message_type: $typ, created: $crate::value::DateTime) -> Self {
                Self {
                    prozess_id: ::std::clone::Clone::clone(&self.prozess_id),
                    nachrichtentyp: message_type,
                    erstellungszeitpunkt: created,
                    absender: ::std::clone::Clone::clone(&self.empfaenger),
                    empfaenger: ::std::clone::Clone::clone(&self.absender),
                    $( $empty: ::std::default::Default::default(), )*
                }
            }
        }
    };
}
