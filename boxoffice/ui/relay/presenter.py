"""The festival relay in the settings. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from boxoffice.config import PairedRelay
from boxoffice.services.relaying import Near
from boxoffice.ui import relay_words as say
from boxoffice.ui.lane import Lane
from boxoffice.ui.relay.screen import RelayScreen
from sync.protocol.relays import RelayStatus, grouped_code, pairing_text, read_pairing_text


class RelayWork(Protocol):
    """What the panel has done elsewhere; may take seconds."""

    def start_here(self) -> None:
        """Start the relay on this computer, and keep that it is one."""
        ...

    def stop_here(self) -> None:
        """End it, and keep that it is none."""
        ...

    def status(self) -> RelayStatus | None:
        """How the relay on this computer stands; None while it does not run."""
        ...

    def failed(self) -> str:
        """The file that says why it ended by itself; empty where it did not."""
        ...

    def pair(self, address: str, code: str) -> PairedRelay:
        """Pair with a relay, and keep it."""
        ...

    def leave(self) -> None:
        """Keep no relay any more."""
        ...


class RelayPresenter:
    """Shows how the relay stands, and passes on what a person wants."""

    def __init__(
        self,
        work: RelayWork,
        lane: Lane,
        show: Callable[[RelayScreen], None],
        say_fault: Callable[[Exception], str],
        *,
        here: bool,
        paired: PairedRelay | None,
    ) -> None:
        """`here` and `paired` are what the settings say; `changed` hears of another pairing."""
        self._work = work
        self._lane = lane
        self._show = show
        self._say_fault = say_fault
        self._here = here
        self._paired = paired
        self._status: RelayStatus | None = None
        self._near: Near | None = None
        self._failed = self._error = ""
        self._busy = self._looking = self._tried_here = False
        self.changed: Callable[[PairedRelay | None], None] = lambda paired: None

    def begin(self) -> None:
        """The desk was opened: a computer that is a relay goes on being one."""
        if self._here:
            self._lane.run(self._work.start_here, lambda _: self.look(), self._not_done)

    def turn(self, here: bool) -> None:
        """This computer is a relay from now on, or is none."""
        self._here, self._tried_here = here, False
        self._status, self._failed, self._error = None, "", ""
        if here:
            self._lane.run(self._work.start_here, lambda _: self.look(), self._not_done)
        else:
            own = self._paired is not None and _is_own(self._paired)
            self._lane.run(self._work.stop_here, lambda _: self.show(), self._not_done)
            if own:
                self.leave()
        self.show()

    def pair(self, address: str, code: str) -> None:
        """Pair with a relay by what a person typed or a scanner read."""
        if self._busy:
            return
        address, code = read_pairing_text(address) or (address, code)
        self._busy, self._error = True, ""
        self.show()
        self._lane.run(lambda: self._work.pair(address, code), self._is_paired, self._not_done)

    def leave(self) -> None:
        """Go on without the relay."""
        self._paired, self._near, self._error = None, None, ""
        self._lane.run(self._work.leave, lambda _: self.changed(None), self._not_done)
        self.show()

    def told(self, near: Near) -> None:
        """How the paired relay stands to this desk."""
        self._near = near
        self.show()

    def look(self) -> None:
        """See how the relay on this computer stands; its own desk pairs with it by itself."""
        if not self._here or self._looking:
            return
        self._looking = True
        self._lane.run(
            lambda: (self._work.status(), self._work.failed()), self._looked, self._not_done
        )

    def _looked(self, found: tuple[RelayStatus | None, str]) -> None:
        self._looking = False
        self._status, self._failed = found
        if self._status is not None and self._paired is None and not self._tried_here:
            self._tried_here = True
            self.pair(f"127.0.0.1:{self._status.port}", self._status.code)
        self.show()

    def _is_paired(self, paired: PairedRelay) -> None:
        self._busy, self._paired, self._near = False, paired, None
        self.changed(paired)
        self.show()

    def _not_done(self, error: Exception) -> None:
        self._busy = self._looking = False
        self._error = self._say_fault(error)
        self.show()

    def show(self) -> None:
        """Paint how it stands, in the language spoken now."""
        status = self._status if self._here else None
        note = ""
        if self._busy:
            note = say.pairing()
        elif self._paired is not None:
            note = say.near(
                self._near.answers if self._near else None,
                self._near.in_custody if self._near else 0,
            )
        error = self._error
        if self._here and status is None:
            standing = say.starting()
            if self._failed:
                standing, error = "", say.not_started(self._failed)
        else:
            standing = _standing(status)
        first = status.addresses[0] if status and status.addresses else ""
        addresses = ", ".join(status.addresses) if status else ""
        self._show(
            RelayScreen(
                here=self._here,
                address=say.address(addresses) if addresses else "",
                code=say.code(grouped_code(status.code)) if status else "",
                qr=pairing_text(first, status.code) if status and first else "",
                how=say.how_to_pair() if status else "",
                standing=standing,
                paired=say.paired(_place(self._paired)) if self._paired and not self._here else "",
                note="" if self._here and not self._error else note,
                error=error,
                may_pair=self._paired is None and not self._here,
                may_leave=self._paired is not None and not self._here,
            )
        )


def _standing(status: RelayStatus | None) -> str:
    if status is None:
        return ""
    parts = (
        say.desks(status.desks),
        say.waiting(status.waiting),
        say.reaches(status.reaches_centre),
    )
    return " · ".join(parts)


def _place(paired: PairedRelay) -> str:
    return paired.address.removeprefix("https://")


def _is_own(paired: PairedRelay) -> bool:
    return _place(paired).startswith("127.")
