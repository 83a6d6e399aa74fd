"""Chinese newspaper pages and official notices to a knowledge graph that can be queried, opened and cited.

>>> import kg
>>> built = kg.build(["examples/notice.txt"])
>>> sorted({s.relation for r in built.readings for s in r.statements})[:2]
['allocated', 'cooperatedWith']
"""

from __future__ import annotations

import logging

from kg.errors import KgError
from kg.model import Article, Entity, Page, Reading, Statement
from kg.ontology import Ontology, load_ontology
from kg.pipeline import Build, build
from kg.views import to_networkx, to_rdflib

__all__ = [
    "Article",
    "Build",
    "Entity",
    "KgError",
    "Ontology",
    "Page",
    "Reading",
    "Statement",
    "build",
    "load_ontology",
    "to_networkx",
    "to_rdflib",
]

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())
