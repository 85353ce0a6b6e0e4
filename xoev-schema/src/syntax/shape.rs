//! What each XSD element may carry and hold: the schema for schemas (XSD 1.0 Part 1 appendix A) as a table.
//!
//! One entry per role of an element, since `element` below `schema` and `element` inside a model group differ.

/// A role of an XSD element.
#[derive(Debug)]
pub(super) struct Shape {
    /// The attributes it may have; `id` stands for itself everywhere.
    pub attributes: &'static [&'static str],
    /// Those it must have.
    pub required: &'static [&'static str],
    /// Its content: the slots of each alternative, in order.
    pub content: &'static [&'static [Slot]],
    /// The content as the recommendation writes it.
    pub expression: &'static str,
}

/// A place in an element's content.
#[derive(Debug)]
pub(super) struct Slot {
    pub names: &'static [&'static str],
    pub min: usize,
    pub max: usize,
}

const MANY: usize = usize::MAX;

const fn slot(names: &'static [&'static str], min: usize, max: usize) -> Slot {
    Slot { names, min, max }
}

const ANNOTATION: Slot = slot(&["annotation"], 0, 1);
const ATTRIBUTES: Slot = slot(&["attribute", "attributeGroup"], 0, MANY);
const ANY_ATTRIBUTE: Slot = slot(&["anyAttribute"], 0, 1);
const PARTICLE: Slot = slot(&["group", "all", "choice", "sequence"], 0, 1);
const DERIVATION: Slot = slot(&["restriction", "extension"], 1, 1);
const SIMPLE_TYPE: Slot = slot(&["simpleType"], 0, 1);
const FACETS: Slot = slot(&FACET_NAMES, 0, MANY);

const FACET_NAMES: [&str; 12] = [
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "enumeration",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minExclusive",
    "minInclusive",
    "totalDigits",
    "fractionDigits",
];

const ONLY_ANNOTATION: &[&[Slot]] = &[&[ANNOTATION]];
const ONLY_ANNOTATION_EXPRESSION: &str = "annotation?";

/// Every element the XSD namespace has.
pub(super) const ELEMENT_NAMES: [&str; 42] = [
    "all",
    "annotation",
    "any",
    "anyAttribute",
    "appinfo",
    "attribute",
    "attributeGroup",
    "choice",
    "complexContent",
    "complexType",
    "documentation",
    "element",
    "enumeration",
    "extension",
    "field",
    "fractionDigits",
    "group",
    "import",
    "include",
    "key",
    "keyref",
    "length",
    "list",
    "maxExclusive",
    "maxInclusive",
    "maxLength",
    "minExclusive",
    "minInclusive",
    "minLength",
    "notation",
    "pattern",
    "redefine",
    "restriction",
    "schema",
    "selector",
    "sequence",
    "simpleContent",
    "simpleType",
    "totalDigits",
    "union",
    "unique",
    "whiteSpace",
];

pub(super) const SCHEMA: Shape = Shape {
    attributes: &[
        "attributeFormDefault",
        "blockDefault",
        "elementFormDefault",
        "finalDefault",
        "targetNamespace",
        "version",
    ],
    required: &[],
    content: &[&[
        slot(&["include", "import", "redefine", "annotation"], 0, MANY),
        slot(
            &[
                "simpleType",
                "complexType",
                "group",
                "attributeGroup",
                "element",
                "attribute",
                "notation",
                "annotation",
            ],
            0,
            MANY,
        ),
    ]],
    expression: "(include | import | redefine | annotation)*, ((simpleType | complexType | group | \
                 attributeGroup | element | attribute | notation), annotation*)*",
};

pub(super) const INCLUDE: Shape = Shape {
    attributes: &["schemaLocation"],
    required: &["schemaLocation"],
    content: ONLY_ANNOTATION,
    expression: ONLY_ANNOTATION_EXPRESSION,
};

pub(super) const IMPORT: Shape =
    Shape { attributes: &["namespace", "schemaLocation"], required: &[], ..INCLUDE };

pub(super) const REDEFINE: Shape = Shape {
    content: &[&[slot(&["annotation", "simpleType", "complexType", "group", "attributeGroup"], 0, MANY)]],
    expression: "(annotation | simpleType | complexType | group | attributeGroup)*",
    ..INCLUDE
};

pub(super) const NOTATION: Shape =
    Shape { attributes: &["name", "public", "system"], required: &["name"], ..INCLUDE };

pub(super) const ANNOTATION_ELEMENT: Shape = Shape {
    attributes: &[],
    required: &[],
    content: &[&[slot(&["appinfo", "documentation"], 0, MANY)]],
    expression: "(appinfo | documentation)*",
};

pub(super) const ELEMENT: Shape = Shape {
    attributes: &[
        "abstract",
        "block",
        "default",
        "final",
        "fixed",
        "name",
        "nillable",
        "substitutionGroup",
        "type",
    ],
    required: &["name"],
    content: &[&[
        ANNOTATION,
        slot(&["simpleType", "complexType"], 0, 1),
        slot(&["unique", "key", "keyref"], 0, MANY),
    ]],
    expression: "annotation?, (simpleType | complexType)?, (unique | key | keyref)*",
};

pub(super) const LOCAL_ELEMENT: Shape = Shape {
    attributes: &[
        "block",
        "default",
        "fixed",
        "form",
        "maxOccurs",
        "minOccurs",
        "name",
        "nillable",
        "ref",
        "type",
    ],
    required: &[],
    ..ELEMENT
};

pub(super) const ATTRIBUTE: Shape = Shape {
    attributes: &["default", "fixed", "name", "type"],
    required: &["name"],
    content: &[&[ANNOTATION, SIMPLE_TYPE]],
    expression: "annotation?, simpleType?",
};

pub(super) const LOCAL_ATTRIBUTE: Shape = Shape {
    attributes: &["default", "fixed", "form", "name", "ref", "type", "use"],
    required: &[],
    ..ATTRIBUTE
};

pub(super) const ATTRIBUTE_GROUP: Shape = Shape {
    attributes: &["name"],
    required: &["name"],
    content: &[&[ANNOTATION, ATTRIBUTES, ANY_ATTRIBUTE]],
    expression: "annotation?, (attribute | attributeGroup)*, anyAttribute?",
};

pub(super) const ATTRIBUTE_GROUP_REFERENCE: Shape =
    Shape { attributes: &["ref"], required: &["ref"], ..INCLUDE };

pub(super) const ANY_ATTRIBUTE_ELEMENT: Shape =
    Shape { attributes: &["namespace", "processContents"], required: &[], ..INCLUDE };

pub(super) const COMPLEX_TYPE: Shape = Shape {
    attributes: &["abstract", "block", "final", "mixed", "name"],
    required: &["name"],
    content: &[
        &[ANNOTATION, PARTICLE, ATTRIBUTES, ANY_ATTRIBUTE],
        &[ANNOTATION, slot(&["simpleContent", "complexContent"], 1, 1)],
    ],
    expression: "annotation?, (simpleContent | complexContent | ((group | all | choice | sequence)?, \
                 (attribute | attributeGroup)*, anyAttribute?))",
};

pub(super) const LOCAL_COMPLEX_TYPE: Shape = Shape { attributes: &["mixed"], required: &[], ..COMPLEX_TYPE };

pub(super) const SIMPLE_CONTENT: Shape = Shape {
    attributes: &[],
    required: &[],
    content: &[&[ANNOTATION, DERIVATION]],
    expression: "annotation?, (restriction | extension)",
};

pub(super) const COMPLEX_CONTENT: Shape = Shape { attributes: &["mixed"], ..SIMPLE_CONTENT };

pub(super) const SIMPLE_CONTENT_RESTRICTION: Shape = Shape {
    attributes: &["base"],
    required: &["base"],
    content: &[&[ANNOTATION, SIMPLE_TYPE, FACETS, ATTRIBUTES, ANY_ATTRIBUTE]],
    expression: "annotation?, simpleType?, facet*, (attribute | attributeGroup)*, anyAttribute?",
};

pub(super) const SIMPLE_CONTENT_EXTENSION: Shape =
    Shape { attributes: &["base"], required: &["base"], ..ATTRIBUTE_GROUP };

pub(super) const COMPLEX_CONTENT_DERIVATION: Shape = Shape {
    attributes: &["base"],
    required: &["base"],
    content: &[&[ANNOTATION, PARTICLE, ATTRIBUTES, ANY_ATTRIBUTE]],
    expression: "annotation?, (group | all | choice | sequence)?, (attribute | attributeGroup)*, anyAttribute?",
};

pub(super) const GROUP: Shape = Shape {
    attributes: &["name"],
    required: &["name"],
    content: &[&[ANNOTATION, slot(&["all", "choice", "sequence"], 1, 1)]],
    expression: "annotation?, (all | choice | sequence)",
};

pub(super) const GROUP_REFERENCE: Shape =
    Shape { attributes: &["maxOccurs", "minOccurs", "ref"], required: &["ref"], ..INCLUDE };

pub(super) const ALL: Shape = Shape {
    attributes: &["maxOccurs", "minOccurs"],
    required: &[],
    content: &[&[ANNOTATION, slot(&["element"], 0, MANY)]],
    expression: "annotation?, element*",
};

pub(super) const CHOICE_OR_SEQUENCE: Shape = Shape {
    attributes: &["maxOccurs", "minOccurs"],
    required: &[],
    content: &[&[ANNOTATION, slot(&["element", "group", "choice", "sequence", "any"], 0, MANY)]],
    expression: "annotation?, (element | group | choice | sequence | any)*",
};

/// Directly inside a named group, model groups have no occurrence.
pub(super) const ALL_OF_GROUP: Shape = Shape { attributes: &[], ..ALL };
pub(super) const CHOICE_OR_SEQUENCE_OF_GROUP: Shape = Shape { attributes: &[], ..CHOICE_OR_SEQUENCE };

pub(super) const ANY: Shape = Shape {
    attributes: &["maxOccurs", "minOccurs", "namespace", "processContents"],
    required: &[],
    ..INCLUDE
};

pub(super) const UNIQUE_OR_KEY: Shape = Shape {
    attributes: &["name"],
    required: &["name"],
    content: &[&[ANNOTATION, slot(&["selector"], 1, 1), slot(&["field"], 1, MANY)]],
    expression: "annotation?, (selector, field+)",
};

pub(super) const KEYREF: Shape =
    Shape { attributes: &["name", "refer"], required: &["name", "refer"], ..UNIQUE_OR_KEY };

pub(super) const SELECTOR_OR_FIELD: Shape = Shape { attributes: &["xpath"], required: &["xpath"], ..INCLUDE };

pub(super) const SIMPLE_TYPE_ELEMENT: Shape = Shape {
    attributes: &["final", "name"],
    required: &["name"],
    content: &[&[ANNOTATION, slot(&["restriction", "list", "union"], 1, 1)]],
    expression: "annotation?, (restriction | list | union)",
};

pub(super) const LOCAL_SIMPLE_TYPE: Shape = Shape { attributes: &[], required: &[], ..SIMPLE_TYPE_ELEMENT };

pub(super) const RESTRICTION: Shape = Shape {
    attributes: &["base"],
    required: &[],
    content: &[&[ANNOTATION, SIMPLE_TYPE, FACETS]],
    expression: "annotation?, simpleType?, facet*",
};

pub(super) const LIST: Shape = Shape { attributes: &["itemType"], required: &[], ..ATTRIBUTE };

pub(super) const UNION: Shape = Shape {
    attributes: &["memberTypes"],
    required: &[],
    content: &[&[ANNOTATION, slot(&["simpleType"], 0, MANY)]],
    expression: "annotation?, simpleType*",
};

pub(super) const FACET: Shape = Shape { attributes: &["fixed", "value"], required: &["value"], ..INCLUDE };

/// `enumeration` and `pattern` cannot be fixed.
pub(super) const FACET_NEVER_FIXED: Shape = Shape { attributes: &["value"], required: &["value"], ..INCLUDE };
