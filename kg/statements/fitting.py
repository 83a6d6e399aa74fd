"""Which mentions may fill a role of a frame.

In: items and roles. Out: yes or no by class, and the fellows of one that fits.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.ontology import Ontology
from kg.statements.clauses import Item
from kg.statements.frames import Role
from kg.statements.topics import is_agent

__all__ = ["Fitter"]


class Fitter:
    """Holds mentions against the classes of an ontology; holds no state of the text."""

    def __init__(self, ontology: Ontology):
        self.ontology = ontology
        self._fits: dict[tuple[str, frozenset[str], frozenset[str]], bool] = {}

    def fits(self, item: Item, role: Role) -> bool:
        """Whether a mention's class is one that the role takes."""
        if item.deputy and not role.deputies:
            return False
        key = (item.cls, role.classes, role.excludes)
        if key not in self._fits:
            self._fits[key] = any(self.ontology.is_a(item.cls, cls) for cls in role.classes - {"Quantity"}) and not any(
                self.ontology.is_a(item.cls, cls) for cls in role.excludes
            )
        return self._fits[key]

    def agent(self, item: Item) -> bool:
        """Whether a mention can do something."""
        return is_agent(item, self.ontology)

    def fellows(self, first: Item, items: Sequence[Item], role: Role) -> tuple[Item, ...]:
        """The mentions listed with one that fit the role as it does."""
        return tuple(
            m
            for m in items
            if m.kind == "mention"
            and m.group == first.group
            and (m.head or role.modifier)
            and self.fits(m, role)
            and role.admits(m.named, m.cls)
        )
