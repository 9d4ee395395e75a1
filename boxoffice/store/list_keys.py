"""The list keys a desk holds, and which epoch it looks cards up by.

Those of its enrolment lie beside its other keys. A key that came since lies in the ledger, sealed
as it came: so every process of the desk sees it at once, and where the place of the keys cannot be
written (systemd's credentials) nothing is lacking. At another centre all of them lie there: what
lies beside the other keys is the first centre's, until the next round has put those in force there.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sync.protocol.keys import KEY_BYTES, SealError, public_sealing_key, seal, unseal
from sync.protocol.messages import LIST_KEY_CONTEXT


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A list key as it was sealed to this desk, and from when its epoch is in force."""

    epoch: int
    sealed: bytes
    begins: datetime


class ListKeys:
    """Opens the sealed keys, each once."""

    def __init__(self, beside: Mapping[int, bytes], sealing_keys: tuple[bytes, ...] = ()) -> None:
        """`beside` are those that lie beside the desk's other keys, `sealing_keys` among them: a
        copy that was enrolled anew has those of before too.
        """
        self._beside = beside
        self._sealing_keys = sealing_keys
        self._opened: dict[bytes, bytes] = {}

    def known(
        self, kept: tuple[KeptKey, ...], least: int, *, beside: bool = True
    ) -> Mapping[int, bytes]:
        """The keys by epoch, without those from before `least`, which were let go, and without
        those `beside` the desk's other keys where these are another centre's.
        """
        if beside and not kept and least <= min(self._beside, default=least):
            return self._beside
        found = dict(self._beside) if beside else {}
        found.update((each.epoch, self.open(each.sealed)) for each in kept)
        return {epoch: key for epoch, key in found.items() if epoch >= least}

    def seal(self, key: bytes) -> bytes:
        """A list key as the centre would seal it to this desk, to lie in the ledger."""
        return seal(public_sealing_key(self._sealing_keys[0]), key, LIST_KEY_CONTEXT)

    def open(self, sealed: bytes) -> bytes:
        """The key that was sealed. Raises `SealError`."""
        known = self._opened.get(sealed)
        if known is not None:
            return known
        for sealing_key in self._sealing_keys:
            with suppress(SealError):
                key = unseal(sealing_key, sealed, LIST_KEY_CONTEXT)
                if len(key) == KEY_BYTES:
                    self._opened[sealed] = key
                    return key
        raise SealError("not a list key for this desk")


def newest_begun(
    known: Mapping[int, bytes], kept: tuple[KeptKey, ...], now: datetime
) -> int | None:
    """The newest epoch that is in force as far as this desk knows; None without any key."""
    to_come = {each.epoch for each in kept if each.begins > now}
    return max(known.keys() - to_come, default=min(known, default=None))
