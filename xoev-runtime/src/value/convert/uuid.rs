//! `uuid`: UUIDs as texts, in the hyphenated form, and as `urn:uuid:` URIs.

use super::try_into_foreign;
use crate::value::{AnyUri, NormalizedString, Token};
use uuid::Uuid;

try_into_foreign! {
    Token => Uuid, |value| Uuid::try_parse(value).ok();
    NormalizedString => Uuid, |value| Uuid::try_parse(value).ok();
    AnyUri => Uuid, |value| Uuid::try_parse(value.strip_prefix("urn:uuid:")?).ok();
}

impl From<Uuid> for Token {
    fn from(value: Uuid) -> Self {
        Self::from_checked(value.hyphenated().to_string().into())
    }
}

impl From<Uuid> for NormalizedString {
    fn from(value: Uuid) -> Self {
        Self::from_checked(value.hyphenated().to_string().into())
    }
}

impl From<Uuid> for AnyUri {
    fn from(value: Uuid) -> Self {
        Self::from_checked(value.urn().to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

    #[test]
    fn values_go_both_ways() {
        let uuid = Uuid::try_from(TEXT.parse::<Token>().unwrap()).unwrap();
        assert_eq!(Token::from(uuid), TEXT);
        assert_eq!(NormalizedString::from(uuid), TEXT);
        assert_eq!(AnyUri::from(uuid).as_str(), format!("urn:uuid:{TEXT}"));
        assert_eq!(Uuid::try_from(AnyUri::from(uuid)), Ok(uuid));
        assert!(Uuid::try_from("nichts".parse::<Token>().unwrap()).is_err());
        assert!(Uuid::try_from(TEXT.parse::<AnyUri>().unwrap()).is_err());
    }
}
