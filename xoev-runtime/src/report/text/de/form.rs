//! German: how values of built-in types are written.

use crate::grammar::{Builtin, Primitive};

/// What a value of the type looks like; `None` for texts, which may be anything.
pub(super) fn form(builtin: Builtin) -> Option<String> {
    let form = match builtin {
        Builtin::Date => "ein Datum wie 2026-03-31",
        Builtin::DateTime => "Datum und Uhrzeit wie 2026-03-31T14:30:00",
        Builtin::Time => "eine Uhrzeit wie 14:30:00",
        Builtin::GYear => "ein Jahr wie 2026",
        Builtin::GYearMonth => "ein Monat wie 2026-03",
        Builtin::GMonth => "ein Monat ohne Jahr wie --03",
        Builtin::GDay => "ein Tag ohne Monat wie ---31",
        Builtin::GMonthDay => "ein Tag ohne Jahr wie --03-31",
        Builtin::Duration => "eine Dauer wie P1Y6M oder PT30M",
        Builtin::Boolean => "true oder false",
        Builtin::Decimal => "eine Zahl mit Dezimalpunkt wie 12.50",
        Builtin::Float | Builtin::Double => "eine Zahl wie 12.5 oder 1.25E1",
        Builtin::Base64Binary => "Base64 wie WMOWVg==",
        Builtin::HexBinary => "eine gerade Zahl von Hexadezimalziffern wie 0FB7",
        Builtin::AnyUri => "eine Adresse (URI)",
        Builtin::Language => "ein Sprachkürzel wie de oder en-GB",
        Builtin::NmToken => "ein Wort aus Buchstaben, Ziffern und . - _ :",
        Builtin::Name | Builtin::NcName | Builtin::Id | Builtin::IdRef | Builtin::Entity => {
            "ein Name: am Anfang ein Buchstabe oder _, dann auch Ziffern, Punkt und Bindestrich"
        }
        Builtin::QName | Builtin::Notation => "ein Name, vor dem ein Präfix stehen kann",
        _ if builtin.primitive() == Some(Primitive::Decimal) => return Some(whole(builtin)),
        _ => return None,
    };
    Some(form.to_owned())
}

fn whole(builtin: Builtin) -> String {
    match builtin.integer_bounds() {
        (None, None) => "eine ganze Zahl".to_owned(),
        (Some(low), Some(high)) => format!("eine ganze Zahl von {low} bis {high}"),
        (Some(low), None) => format!("eine ganze Zahl ab {low}"),
        (None, Some(high)) => format!("eine ganze Zahl bis {high}"),
    }
}
