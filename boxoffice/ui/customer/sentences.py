"""The sentences for customers, data files of one language each; knows no Qt."""

import json
from dataclasses import dataclass
from functools import cache

from boxoffice.ui.assets import resource


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language: its own name, and a sentence for each verdict, for a desk that is `ready`, and
    for a card that is read from its `face`.
    """

    code: str
    name: str
    by_verdict: dict[str, str]


@cache
def languages() -> tuple[Sentences, ...]:
    """All languages there are files for: Finnish, Swedish, English first, then by code."""
    order = {"fi": 0, "sv": 1, "en": 2}
    found = []
    for path in resource("customer").glob("*.json"):
        held = json.loads(path.read_text("utf-8"))
        found.append(Sentences(path.stem, held["language"], held["sentences"]))
    return tuple(sorted(found, key=lambda each: (order.get(each.code, 9), each.code)))
