"""Enrolling an open desk once more: one that was copied or taken out of use becomes a desk of its
own, and one that the centre does not know comes back to it.

Records stay, and what waits goes up as who made it. Each step holds the folder's round, for a round
writes marks beside the keys. Who goes on afterwards opens the desk anew: its keys are others.
"""

from boxoffice.domain.matters import MatterKind
from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.round_lock import one_round
from boxoffice.services.enrolling import Offer, accept, ask_centre, keys_of_another
from boxoffice.services.opening import OpenDesk

_LOCK_SECONDS = 10.0


class EnrollingAnew:
    """The steps, at the desk's own centre; each can be tried again."""

    def __init__(self, opened: OpenDesk) -> None:
        """Of one open desk."""
        self._opened = opened
        self._offer: Offer | None = None

    def ask_centre(self, code: str, kind: MatterKind) -> str | None:
        """Ask with a one-time code, for what the matter says. The centre's fingerprint, for a
        person to compare; None where its key is the one this desk knows: then all is done. Raises
        `SyncError`, `KeysError`, `StoreError`, `RoundRunning`.
        """
        opened, now = self._opened, self._opened.desk.clock.now()
        identity = opened.desk.identity()
        comes_back = kind is MatterKind.NOT_KNOWN
        with one_round(opened.config.round_lock, _LOCK_SECONDS):
            keys = self._own_keys() if comes_back else self._keys_of_another()
            self._offer = ask_centre(
                identity.address,
                code,
                identity.name if comes_back else "",
                keys,
                device=identity.device if comes_back else None,
            )
            if self._offer.enrolment.centre_key != identity.centre_key:
                return self._offer.fingerprint
            accept(opened.config.data, opened.source, self._offer, now)
        return None

    def accept(self) -> None:
        """A person compared the fingerprint: keep who this desk is now. Raises `KeysError`,
        `StoreError`, `RoundRunning`.
        """
        opened = self._opened
        if self._offer is not None:
            with one_round(opened.config.round_lock, _LOCK_SECONDS):
                accept(opened.config.data, opened.source, self._offer, opened.desk.clock.now())

    def _own_keys(self) -> DeskKeys:
        return self._opened.source.load().acting_as(self._opened.desk.identity().public_key)

    def _keys_of_another(self) -> DeskKeys:
        opened = self._opened
        now = opened.desk.clock.now()
        return keys_of_another(opened.config.data, opened.source, opened.source.load(), now)
