"""The open desk's use cases of signing in, with their refusals as values."""

from collections.abc import Sequence
from datetime import timedelta

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.desk import Desk
from boxoffice.services.signing_in import (
    ClerkUnknown,
    NotASupervisor,
    TooSoon,
    WrongPin,
    clerks,
    forget_ended,
    sign_in,
    supervise,
)
from boxoffice.ui.sign_in.presenter import Tried
from boxoffice.ui.supervision.presenter import Answering


class DeskSignIn:
    """Signing in at one open desk (`SignInWork`)."""

    def __init__(self, desk: Desk) -> None:
        """Over an open desk."""
        self._desk = desk

    def clerks(self) -> Sequence[KnownClerk]:
        """As `SignInWork`; temporary clerks whose event is over are forgotten on the way."""
        forget_ended(self._desk)
        return clerks(self._desk)

    def try_pin(self, name: str, pin: str) -> Tried:
        """As `SignInWork`."""
        try:
            return Tried(sign_in(self._desk, name, pin))
        except (WrongPin, TooSoon) as refused:
            return Tried(wait=refused.wait)
        except ClerkUnknown:
            return Tried(wait=timedelta(0), known=False)


class DeskSupervision:
    """A supervisor in place at one open desk (`SupervisionWork`)."""

    def __init__(self, desk: Desk) -> None:
        """Over an open desk."""
        self._desk = desk

    def answering(self) -> Answering:
        """As `SupervisionWork`."""
        known, present = clerks(self._desk), self._desk.duty.clerk
        return Answering(
            needed=bool(known) and not (present is not None and present.supervises),
            supervisors=tuple(each.name for each in known if each.supervises),
            reasons=self._desk.programme().programme.reasons,
        )

    def try_supervisor(self, name: str, pin: str) -> Tried:
        """As `SupervisionWork`."""
        try:
            return Tried(supervise(self._desk, name, pin))
        except (WrongPin, TooSoon) as refused:
            return Tried(wait=refused.wait)
        except (ClerkUnknown, NotASupervisor):
            return Tried(known=False)
