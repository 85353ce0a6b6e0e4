//! Vehicles.

use super::Request;
use super::check_digits::vehicle_identification;
use super::topic::{from, has};

/// What is said of a vehicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    IdentificationNumber,
    Plate,
}

/// Plates with letters no district has.
const PLATES: [&str; 4] = ["XX-TE 123", "XX TE 123", "XX-TE123", "XXTE123"];

impl Field {
    /// What a name asks for.
    pub(super) fn of(name: &str) -> Option<Self> {
        if has(name, &["fahrzeugidentif", "fahrgestell"]) || name == "fin" {
            return Some(Self::IdentificationNumber);
        }
        has(name, &["kfzkennzeichen", "amtlicheskennzeichen", "kfz-kennzeichen"]).then_some(Self::Plate)
    }

    /// Its values. The world manufacturer identifier is one that is not given out.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        match self {
            Self::IdentificationNumber => {
                let number = request.scene.wrapping_add(request.variant.number) % 1_000_000;
                vehicle_identification(&format!("WXXZZZTS0T0{number:06}")).into_iter().collect()
            }
            Self::Plate => from(&PLATES, request, 0).into_iter().map(str::to_owned).collect(),
        }
    }
}
