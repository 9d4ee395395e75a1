"""The open desk's use cases of signing in, with their refusals as values."""

from collections.abc import Sequence
from datetime import timedelta

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.desk import Desk
from boxoffice.services.signing_in import (
    ClerkUnknown,
    TooSoon,
    WrongPin,
    clerks,
    forget_ended,
    sign_in,
)
from boxoffice.ui.sign_in.presenter import Tried


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
