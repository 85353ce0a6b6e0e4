//! Named groups (§3.7.2), and bounds on what groups inside groups add up to.

use super::order::dependency_order;
use super::{Builder, Declared};
use crate::component::{ModelGroupDefinitionId, ModelGroupId, ParticleId, Term};
use crate::diagnostics::Diagnostic;
use crate::syntax::GroupNode;
use std::collections::BTreeSet;

/// Model groups inside each other, those of other types and groups included.
const MAX_DEPTH: u32 = 512;
/// Element and wildcard particles in one content; the grammar numbers them with 16 bits.
const MAX_LEAVES: u32 = 65_535;
/// Particles of all kinds in one content; a group referred to twice counts twice.
const MAX_PARTICLES: u32 = 262_144;

/// What a model group adds up to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    depth: u32,
    leaves: u32,
    particles: u32,
}

impl Measure {
    /// Why a content of this size is refused.
    pub(super) fn excess(self) -> Option<String> {
        if self.depth > MAX_DEPTH {
            return Some(format!("groups stand more than {MAX_DEPTH} deep inside each other"));
        }
        if self.leaves > MAX_LEAVES {
            return Some(format!("the content has more than {MAX_LEAVES} elements and wildcards"));
        }
        (self.particles > MAX_PARTICLES).then(|| {
            format!("the content has more than {MAX_PARTICLES} particles, those of its groups counted")
        })
    }

    /// What a group has that holds both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            depth: self.depth.max(other.depth + 1),
            leaves: self.leaves.saturating_add(other.leaves),
            particles: self.particles.saturating_add(other.particles).saturating_add(1),
        }
    }
}

impl Builder<'_> {
    /// Reads the body of a named group.
    pub(super) fn define_group(&mut self, it: &Declared<ModelGroupDefinitionId, GroupNode>) {
        let Some(inner) = &it.node.model_group else { return };
        let name = self.components.model_group_definitions[it.id].name.clone();
        self.redefined_group = it.original.map(|original| (name, original));
        let particles = self.particles(&inner.particles, it.context);
        self.redefined_group = None;
        let group = self.components.model_group_definitions[it.id].model_group;
        self.components.model_groups[group].particles = particles;
    }

    /// Cuts groups that contain themselves (`mg-props-correct.2`) and groups beyond the bounds.
    pub(super) fn bound_model_groups(&mut self) {
        let order = dependency_order(self.components.model_groups.len(), |group| {
            let particles = &self.components.model_groups[ModelGroupId::from(group)].particles;
            particles.iter().filter_map(|it| self.inner_group(*it)).map(usize::from).collect()
        });
        for (from, to) in order.cyclic {
            self.cut_group(from.into(), to.into());
        }
        self.measures.resize(self.components.model_groups.len(), Measure::default());
        for group in order.sorted {
            let group = ModelGroupId::from(group);
            let measure = self.measure(group);
            if let Some(excess) = measure.excess() {
                let span = self.components.model_groups[group].span;
                self.report(Diagnostic::error("xoev-limit", span, excess));
                self.components.model_groups[group].particles.clear();
                self.measure(group);
            }
        }
    }

    /// Reports a schema set beyond [`Limits::grammar_size`](crate::source::Limits::grammar_size). Elements and wildcards of a
    /// named group count once for each content that has them, as they do in the automata.
    pub(super) fn bound_size(&mut self) {
        let components = &self.components;
        let declared = components.elements.len()
            + components.attributes.len()
            + components.complex_types.len()
            + components.simple_types.len();
        let contents = components.complex_types.iter().filter_map(|(_, it)| it.content.particle());
        let contents: BTreeSet<ParticleId> = contents.collect();
        let leaves = contents.into_iter().map(|it| self.particle_measure(it).leaves as usize).sum::<usize>();
        let (size, most) = (declared + components.particles.len() + leaves, self.set.limits.grammar_size);
        if size > most {
            let parts = format!(
                "the schema set has {size} declarations, types and particles, those of groups counted"
            );
            let message = format!("{parts} where they are used, more than {most} (limit grammar_size)");
            self.report(Diagnostic::unplaced("xoev-limit", message));
            self.components.is_too_large = true;
        }
    }

    fn inner_group(&self, particle: ParticleId) -> Option<ModelGroupId> {
        match self.components.particles[particle].term {
            Term::ModelGroup(group) => Some(group),
            Term::Element(_) | Term::Wildcard(_) => None,
        }
    }

    fn cut_group(&mut self, from: ModelGroupId, to: ModelGroupId) {
        let particles = std::mem::take(&mut self.components.model_groups[from].particles);
        let (cut, kept) = particles.into_iter().partition(|it| self.inner_group(*it) == Some(to));
        let cut: Vec<ParticleId> = cut;
        self.components.model_groups[from].particles = kept;
        let definition = self.components.model_groups[to].definition;
        let name = definition.map(|it| self.components.model_group_definitions[it].name.to_string());
        if let Some(first) = cut.first() {
            let message = format!("the group {} contains itself", name.unwrap_or_default());
            let span = self.components.particles[*first].span;
            let other = self.components.model_groups[to].span;
            self.report(Diagnostic::error("mg-props-correct.2", span, message).also(other, "its content"));
        }
    }

    /// Adds up a group whose inner groups are added up already.
    pub(super) fn measure(&mut self, group: ModelGroupId) -> Measure {
        let particles = &self.components.model_groups[group].particles;
        let empty = Measure { depth: 1, ..Measure::default() };
        let measure = particles.iter().fold(empty, |sum, it| sum.and(self.particle_measure(*it)));
        let index = usize::from(group);
        if self.measures.len() <= index {
            self.measures.resize(index + 1, Measure::default());
        }
        if let Some(known) = self.measures.get_mut(index) {
            *known = measure;
        }
        measure
    }

    /// What a particle adds up to.
    pub(super) fn particle_measure(&self, particle: ParticleId) -> Measure {
        match self.inner_group(particle) {
            Some(group) => self.measures.get(usize::from(group)).copied().unwrap_or_default(),
            None => Measure { leaves: 1, ..Measure::default() },
        }
    }
}
