"""Signing in: choose a name, type six digits. Knows no Qt and keeps no PIN."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from boxoffice.domain.clerks import KnownClerk
from boxoffice.ui import kiosk_words, sign_in_words
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.sign_in.screen import ClerkTile, SignInScreen
from sync.protocol.clerks import PIN_DIGITS

_NUMBERED = 9
_RECENT = 3
"""So many of those who signed in last stand first."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a PIN: the clerk who is signed in now, or how long the next try has to wait
    (`known` is false for a clerk whose time here is over).
    """

    clerk: KnownClerk | None = None
    wait: timedelta = timedelta(0)
    known: bool = True


class SignInWork(Protocol):
    """The use cases of signing in; each runs on a lane."""

    def clerks(self) -> Sequence[KnownClerk]:
        """Who may sign in now, by name. Raises `StoreError`."""
        ...

    def try_pin(self, name: str, pin: str) -> Tried:
        """Sign a clerk in, where the PIN is theirs. Raises `StoreError`."""
        ...


class SignInPresenter:
    """Shows who may sign in, and lets them."""

    def __init__(
        self,
        work: SignInWork,
        lane: Lane,
        timer: Timer,
        show: Callable[[SignInScreen], None],
        fault: Callable[[Exception], str],
    ) -> None:
        """`show` paints a screen; `fault` words a store error."""
        self._work = work
        self._lane = lane
        self._timer = timer
        self._show = show
        self._fault = fault
        self.signed_in: Callable[[KnownClerk], None] = lambda clerk: None
        """Called once somebody is at the desk."""
        self.nobody: Callable[[], None] = lambda: None
        """Called where the venue runs without PINs."""
        self._recent: list[str] = []
        self._clerks: tuple[KnownClerk, ...] = ()
        self._chosen = ""
        self._note: Callable[[], str] = str
        self._is_error = False
        self._busy = False
        self._waiting = False
        self._attempt = 0

    def open(self, name: str = "") -> None:
        """Ask who is at the desk now; `name` is who was there last, and is asked for the PIN."""
        self._choose(name)
        if self._clerks:
            self.show()
        self._lane.run(self._work.clerks, self._offer, self._failed)

    def choose(self, name: str) -> None:
        """A name was chosen; an empty one leads back to all names."""
        if not self._busy:
            self._choose(name)
            self.show()

    def pin_entered(self, pin: str) -> None:
        """Six digits were typed."""
        name = self._chosen
        if not name or self._busy or self._waiting or len(pin) != PIN_DIGITS:
            return
        self._busy = True
        self._say(str, error=False)
        self._lane.run(lambda: self._work.try_pin(name, pin), self._tried, self._failed)

    def look_again(self) -> None:
        """Somebody may have been added meanwhile."""
        self._lane.run(self._work.clerks, self._offer, self._failed)

    def scanned(self) -> None:
        """A card was read before anybody was signed in: it was not checked, and that is said."""
        self._say(sign_in_words.scan_first, error=True)

    def show(self) -> None:
        """Paint, in the language spoken now."""
        ordered = self._ordered()
        self._show(
            SignInScreen(
                title=sign_in_words.title(),
                hint=sign_in_words.pin_hint() if self._chosen else sign_in_words.names_hint(),
                clerks=tuple(_tile(each, number) for number, each in enumerate(ordered, 1)),
                chosen=self._chosen,
                prompt=sign_in_words.pin_of(self._chosen) if self._chosen else "",
                note=self._note(),
                note_is_error=self._is_error,
                busy=self._busy,
                may_type=not self._waiting,
                attempt=self._attempt,
                add=kiosk_words.new_clerk() if self._supervised else "",
            )
        )

    @property
    def _supervised(self) -> bool:
        return any(each.supervises for each in self._clerks)

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._note, self._is_error = str, False
        self._waiting = False
        self._attempt += 1

    def _ordered(self) -> list[KnownClerk]:
        recent = [name for name in reversed(self._recent)][:_RECENT]

        def rank(clerk: KnownClerk) -> tuple[int, str]:
            place = recent.index(clerk.name) if clerk.name in recent else _RECENT
            return place, clerk.name.casefold()

        return sorted(self._clerks, key=rank)

    def _offer(self, clerks: Sequence[KnownClerk]) -> None:
        self._clerks = tuple(clerks)
        if not self._clerks:
            self.nobody()
            return
        names = [each.name for each in self._clerks]
        if self._chosen and self._chosen not in names:
            self._choose("")
        if len(names) == 1 and not self._chosen:
            self._choose(self._clerks[0].name)
        self.show()

    def _tried(self, tried: Tried) -> None:
        self._busy = False
        self._attempt += 1
        if tried.clerk is not None:
            self._recent = [each for each in self._recent if each != tried.clerk.name]
            self._recent.append(tried.clerk.name)
            self._choose("")
            self.show()
            self.signed_in(tried.clerk)
            return
        if not tried.known:
            self._choose("")
            self._say(sign_in_words.clerk_gone, error=True)
            self._lane.run(self._work.clerks, self._offer, self._failed)
            return
        if tried.wait:
            self._waiting = True
            self._timer.after(tried.wait.total_seconds(), self._wait_over)
        wait = tried.wait
        self._say(lambda: sign_in_words.wrong_pin(wait), error=True)

    def _wait_over(self) -> None:
        if self._waiting:
            self._waiting = False
            self._attempt += 1
            self._say(sign_in_words.try_again, error=False)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._attempt += 1
        self._say(lambda: self._fault(error), error=True)

    def _say(self, note: Callable[[], str], *, error: bool) -> None:
        self._note, self._is_error = note, error
        self.show()


def _tile(clerk: KnownClerk, number: int) -> ClerkTile:
    role = sign_in_words.role(clerk.role, temporary=clerk.temporary)
    return ClerkTile(clerk.name, role, str(number) if number <= _NUMBERED else "")
