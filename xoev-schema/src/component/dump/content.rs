//! Contents, particles, groups and wildcards as text.

use super::Dump;
use crate::component::{Compositor, ContentType, NamespaceConstraint, ParticleId, Term, TypeId, WildcardId};
use xoev_runtime::grammar::ProcessContents;

impl Dump<'_> {
    pub(super) fn content(&mut self, content: ContentType) {
        match content {
            ContentType::Empty => self.line("empty"),
            ContentType::Simple(id) => {
                let name = self.type_name(TypeId::Simple(id));
                self.line(&format!("text : {name}"));
                self.anonymous_type(TypeId::Simple(id));
            }
            ContentType::ElementOnly(particle) => self.particle(particle),
            ContentType::Mixed(particle) => {
                self.line("mixed");
                self.particle(particle);
            }
        }
    }

    /// Named groups and named attribute groups.
    pub(super) fn groups(&mut self) {
        let components = self.components;
        for id in components.global_groups.values() {
            let definition = &components.model_group_definitions[*id];
            let group = &components.model_groups[definition.model_group];
            let line = format!("group {} {}", self.name(&definition.name), compositor(group.compositor));
            self.line(&line);
            self.indented(|it| group.particles.iter().for_each(|particle| it.particle(*particle)));
        }
        for id in components.global_attribute_groups.values() {
            let group = &components.attribute_groups[*id];
            let line = format!("attribute group {}", self.name(&group.name));
            self.line(&line);
            self.indented(|it| {
                it.attributes(&group.attribute_uses);
                if let Some(wildcard) = group.attribute_wildcard {
                    it.wildcard("any attribute", wildcard, "");
                }
            });
        }
    }

    fn particle(&mut self, id: ParticleId) {
        let components = self.components;
        let particle = &components.particles[id];
        let occurs = occurs(particle.min_occurs, particle.max_occurs);
        match particle.term {
            Term::Element(element) => {
                if components.elements[element].is_global {
                    let name = self.name(&components.elements[element].name);
                    self.line(&format!("ref {name}{occurs}"));
                } else {
                    self.element("", element, &occurs);
                }
            }
            Term::Wildcard(wildcard) => self.wildcard("any", wildcard, &occurs),
            Term::ModelGroup(group) => {
                let group = &components.model_groups[group];
                match group.definition.map(|it| &components.model_group_definitions[it].name) {
                    // The definition of that name shows the content; one that was redefined is shown here.
                    Some(name) if components.global_groups.get(name).copied() == group.definition => {
                        let line = format!("group {}{occurs}", self.name(name));
                        self.line(&line);
                    }
                    _ => {
                        self.line(&format!("{}{occurs}", compositor(group.compositor)));
                        self.indented(|it| group.particles.iter().for_each(|inner| it.particle(*inner)));
                    }
                }
            }
        }
    }

    pub(super) fn wildcard(&mut self, lead: &str, id: WildcardId, occurs: &str) {
        let wildcard = &self.components.wildcards[id];
        let show = |it: &Option<_>| it.as_ref().map_or_else(|| "##local".to_owned(), |it| format!("{it}"));
        let namespaces = match &wildcard.namespaces {
            NamespaceConstraint::Any => "##any".to_owned(),
            NamespaceConstraint::Not(it) => format!("not {}", show(it)),
            NamespaceConstraint::OneOf(set) => {
                format!("of {{{}}}", set.iter().map(show).collect::<Vec<_>>().join(" "))
            }
        };
        let process = match wildcard.process_contents {
            ProcessContents::Strict => "strict",
            ProcessContents::Lax => "lax",
            ProcessContents::Skip => "skip",
        };
        self.line(&format!("{lead} {namespaces} {process}{occurs}"));
    }
}

fn compositor(compositor: Compositor) -> &'static str {
    match compositor {
        Compositor::Sequence => "sequence",
        Compositor::Choice => "choice",
        Compositor::All => "all",
    }
}

/// The number of occurrences, empty for once.
fn occurs(min: u32, max: Option<u32>) -> String {
    match (min, max) {
        (1, Some(1)) => String::new(),
        (0, Some(1)) => " ?".to_owned(),
        (0, None) => " *".to_owned(),
        (1, None) => " +".to_owned(),
        (min, Some(max)) => format!(" {{{min},{max}}}"),
        (min, None) => format!(" {{{min},}}"),
    }
}
