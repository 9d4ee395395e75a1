"""A believable, made-up network from a random seed: places, events and cards of Espoo."""

from sync.server.seed.cards import SeededCard, SeededCards
from sync.server.seed.network import SeededNetwork, SeededVenue, make_network
from sync.server.seed.samples import Samples, sample

__all__ = [
    "Samples",
    "SeededCard",
    "SeededCards",
    "SeededNetwork",
    "SeededVenue",
    "make_network",
    "sample",
]
