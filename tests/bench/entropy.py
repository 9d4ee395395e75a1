"""How few bytes the columns of a card list could take at all."""

import math
from collections import Counter
from collections.abc import Sequence

from sync.protocol.list_files import TAG_PLANES, Columns

_BITS = 8


def bytes_per_card(entries: Columns) -> float:
    """The entropy of the columns in bytes a card: which set of tags it is, of all sets as large
    (`log2` of 2**64 over n), and the empirical entropy of the days and of the flags.
    """
    count = len(entries)
    bits = _set_bits(count) + count * (_entropy(entries.days) + _entropy(entries.flags))
    return bits / _BITS / count


def _set_bits(count: int) -> float:
    """`log2` of the number of sets of `count` tags, by Stirling's series (the tags are so sparse
    that 2**64 over n is 2**64n / n! to far more digits than are shown).
    """
    factorial = math.lgamma(count + 1) / math.log(2)
    return TAG_PLANES * _BITS * count - factorial


def _entropy(column: Sequence[int]) -> float:
    """Shannon's entropy of a column's values, in bits a value."""
    total = len(column)
    shares = (seen / total for seen in Counter(column).values())
    return -sum(share * math.log2(share) for share in shares)
