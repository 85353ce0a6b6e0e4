//! From XML names and display names to words in Rust's cases.
//!
//! German words stay as they are; umlauts become two letters, since an identifier should be typed on any keyboard
//! and compare equal whatever normalisation a file has. The original name stands in the documentation.

use heck::ToSnakeCase;

/// Text in ASCII letters, digits and underscores only; what cannot be spelled becomes an underscore.
#[must_use]
pub fn transliterate(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        // A decomposed umlaut: letter and combining diaeresis.
        if characters.peek() == Some(&'\u{308}') && "aouAOU".contains(c) {
            characters.next();
            out.push(c);
            out.push('e');
            continue;
        }
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            c => match letters(c) {
                Some(letters) => out.push_str(letters),
                None if c.is_alphabetic() => out.push_str(&format!("_u{:x}_", u32::from(c))),
                None => out.push('_'),
            },
        }
    }
    out
}

/// The ASCII spelling of the Latin letters DIN 91379 knows beyond ASCII, as far as names use them.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' | 'ø' => "oe",
        'ü' => "ue",
        'Ä' | 'Æ' => "Ae",
        'Ö' | 'Œ' | 'Ø' => "Oe",
        'Ü' => "Ue",
        'ß' => "ss",
        'ẞ' => "SS",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'ç' | 'ć' | 'č' | 'ċ' => "c",
        'Ç' | 'Ć' | 'Č' | 'Ċ' => "C",
        'ď' | 'đ' | 'ð' => "d",
        'Ď' | 'Đ' | 'Ð' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => "E",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'Ī' | 'Į' | 'İ' => "I",
        'ķ' => "k",
        'ł' | 'ľ' | 'ļ' => "l",
        'Ł' | 'Ľ' | 'Ļ' => "L",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'Ñ' | 'Ń' | 'Ň' | 'Ņ' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ō' | 'Ő' => "O",
        'ř' => "r",
        'Ř' => "R",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'Ś' | 'Š' | 'Ş' | 'Ș' => "S",
        'ť' | 'ţ' | 'ț' => "t",
        'Ť' | 'Ţ' | 'Ț' => "T",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ū' | 'Ů' | 'Ű' | 'Ų' => "U",
        'ý' | 'ÿ' => "y",
        'Ý' | 'Ÿ' => "Y",
        'ź' | 'ž' | 'ż' => "z",
        'Ź' | 'Ž' | 'Ż' => "Z",
        '€' => "_Euro_",
        '§' => "_Paragraf_",
        '%' => "_Prozent_",
        '&' => "_Und_",
        '²' => "2",
        '³' => "3",
        _ => return None,
    })
}

/// `snake_case`.
#[must_use]
pub fn snake(text: &str) -> String {
    transliterate(text).to_snake_case()
}

/// `UpperCamelCase`; an underscore stays between two digits, so that 1.0 and 10 differ.
#[must_use]
pub fn camel(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in snake(text).split('_').filter(|w| !w.is_empty()) {
        let ends_in_digit = out.ends_with(|c: char| c.is_ascii_digit());
        if ends_in_digit && word.starts_with(|c: char| c.is_ascii_digit()) {
            out.push('_');
        }
        let mut characters = word.chars();
        out.extend(characters.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(characters.as_str());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{camel, snake};

    #[test]
    fn names_of_real_kinds_become_readable() {
        for (xml, type_name, field_name) in [
            ("Type.GDS.Anschrift", "TypeGdsAnschrift", "type_gds_anschrift"),
            ("Code.GDS.Geschlecht.Typ3", "CodeGdsGeschlechtTyp3", "code_gds_geschlecht_typ3"),
            (
                "nachricht.gds.uebermittlungSchriftgutobjekte.0005005",
                "NachrichtGdsUebermittlungSchriftgutobjekte0005005",
                "nachricht_gds_uebermittlung_schriftgutobjekte_0005005",
            ),
            ("listVersionID", "ListVersionId", "list_version_id"),
            ("Straßenschlüssel", "Strassenschluessel", "strassenschluessel"),
            ("Fassung_1.0", "Fassung1_0", "fassung_1_0"),
            ("BP_Plan", "BpPlan", "bp_plan"),
            ("nachrichtenkopf.g2g", "NachrichtenkopfG2g", "nachrichtenkopf_g2g"),
            ("U\u{308}bergang", "Uebergang", "uebergang"),
        ] {
            assert_eq!(camel(xml), type_name);
            assert_eq!(snake(xml), field_name);
        }
    }
}
