"""Enrolling once more over an open desk; each call runs on the store lane."""

from typing import Protocol

from boxoffice.domain.matters import MatterKind
from boxoffice.services import inbox, signing_in
from boxoffice.services.desk import Desk
from boxoffice.ui.anew.presenter import Asked


class EnrollingAnew(Protocol):
    """The steps, of which the window knows no more."""

    def ask_centre(self, code: str, kind: MatterKind) -> str | None:
        """The fingerprint to compare; None where all is done."""
        ...

    def accept(self) -> None:
        """It was the right one."""
        ...


class AnewCounter:
    """What `AnewWork` asks for."""

    def __init__(self, desk: Desk, enrolling: EnrollingAnew) -> None:
        """Over one open desk."""
        self._desk = desk
        self._enrolling = enrolling
        self.accept = enrolling.accept

    def staffed(self) -> bool:
        """As `AnewWork`."""
        return bool(signing_in.clerks(self._desk))

    def ask(self, kind: MatterKind, code: str, name: str, secret: str) -> Asked:
        """As `AnewWork`."""
        if self.staffed() and not signing_in.supervises(self._desk, name, secret):
            return Asked(accepted=False)
        fingerprint = self._enrolling.ask_centre(code, kind)
        return Asked(True, tuple((fingerprint or "").split()))

    def note(self, key: str) -> None:
        """As `AnewWork`."""
        inbox.note(self._desk, key)
