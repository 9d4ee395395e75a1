"""Which of the texts seen in one picture are believed, by how often and by whom they were seen.

Measured on photos made blurred, dark, bent and grainy: a misread EAN-13 number passes its check
digit one time in ten, but comes from one variant of the picture, or from one decoder that was
hardly sure; the right number comes again and again. So a weak kind of code is believed by votes:
one for each decoder and variant, two where zbar saw it in many lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from boxoffice.scanning.engines import Sighting
from boxoffice.scanning.symbologies import Reading
from sync.protocol.symbologies import Symbology

# The middles of two readings of one barcode are less than this part of its length apart.
_SAME_PLACE: Final = 0.4
# A text is taken for a misread where another in its place has this many times its votes.
_OUTVOTED: Final = 3
_SURE_LINES: Final = 20
# These correct errors, and a wrong correction is next to impossible.
_STRONG: Final = frozenset({Symbology.QR, Symbology.DATA_MATRIX})
# A check character in 103: seen once is believed where nothing contradicts.
_CHECKED: Final = frozenset({Symbology.CODE128})
_ENOUGH: Final = 2
# zbar alone gives the same misread from variants that are much alike.
_ENOUGH_OF_ZBAR: Final = 3


@dataclass(slots=True)
class _Candidate:
    """One text, where it was seen first, and its votes by decoder."""

    sighting: Sighting
    votes: dict[int, int]

    @property
    def total(self) -> int:
        return sum(self.votes.values())


class Ballot:
    """Collects the sightings of one picture."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._candidates: dict[str, _Candidate] = {}

    def add(self, decoder: int, sightings: Iterable[Sighting]) -> None:
        """The sightings of one look; each text has its votes once. `decoder` tells them apart."""
        best: dict[str, Sighting] = {}
        for sighting in sightings:
            known = best.get(sighting.text)
            if known is None or sighting.lines > known.lines:
                best[sighting.text] = sighting
        for text, sighting in best.items():
            candidate = self._candidates.setdefault(text, _Candidate(sighting, {}))
            votes = 2 if sighting.lines >= _SURE_LINES else 1
            candidate.votes[decoder] = candidate.votes.get(decoder, 0) + votes

    @property
    def empty(self) -> bool:
        """Whether nothing at all was seen."""
        return not self._candidates

    @property
    def settled(self) -> bool:
        """Whether something was seen and all of it is either believed or outvoted."""
        standing = self._standing()
        return bool(standing) and all(_believed(each) for each in standing)

    def readings(self) -> list[Reading]:
        """What is believed when no more looks are made, in the order seen.

        Two texts in one place of which neither outvotes the other are both given: a person must
        look. A text seen once is left out, but for a kind whose check is good and where it is all
        there is.
        """
        standing = self._standing()
        held = [each for each in standing if _believed(each)]
        if not held:
            held = [each for each in standing if each.sighting.symbology in _CHECKED]
        disputed = [
            each
            for each in standing
            if each not in held and any(_same_place(each, other) for other in held)
        ]
        kept = [each for each in standing if each in held or each in disputed]
        return [Reading(each.sighting.text, each.sighting.symbology) for each in kept]

    def _standing(self) -> list[_Candidate]:
        """The candidates that none in their place outvotes."""
        every = list(self._candidates.values())
        return [
            one
            for one in every
            if not any(
                other.total >= _OUTVOTED * one.total and _same_place(one, other) for other in every
            )
        ]


def _believed(candidate: _Candidate) -> bool:
    if candidate.sighting.symbology in _STRONG:
        return True
    lone = len(candidate.votes) == 1 and candidate.sighting.symbology not in _CHECKED
    of_zbar = lone and candidate.sighting.lines > 0
    return candidate.total >= (_ENOUGH_OF_ZBAR if of_zbar else _ENOUGH)


def _same_place(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates are of one barcode; not two printed next to each other."""
    a, b = one.sighting, other.sighting
    reach = _SAME_PLACE * max(a.span, b.span)
    return abs(a.x - b.x) <= reach and abs(a.y - b.y) <= reach
