"""The festival relay's panel in its states, as its presenter says them for made-up relays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from boxoffice.config import PairedRelay
from boxoffice.services.relaying import Near
from boxoffice.ui.relay.presenter import RelayPresenter
from boxoffice.ui.relay.screen import RelayScreen
from sync.protocol.relays import RelayStatus, new_code

STATUS = RelayStatus(
    pid=1,
    port=8470,
    addresses=("192.168.1.20:8470",),
    code=new_code(bytes(32)),
    key=bytes(32),
    fingerprint="F479",
    desks=3,
    held=41,
    waiting=12,
    reaches_centre=False,
)
PAIRED = PairedRelay(address="https://192.168.1.20:8470", key=bytes(32), certificate=bytes(32))
OWN = PairedRelay(address="https://127.0.0.1:8470", key=bytes(32), certificate=bytes(32))


@dataclass
class AtOnce:
    """A lane without a thread."""

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `Lane`."""
        try:
            value = work()
        except (LookupError, OSError) as error:
            failed(error)
        else:
            done(value)


@dataclass
class Work:
    """What was asked for."""

    asked: list[object] = field(default_factory=list)
    found: RelayStatus | None = STATUS
    ended: str = ""
    refuses: bool = False

    def start_here(self) -> None:
        """Noted."""
        self.asked.append("start")

    def stop_here(self) -> None:
        """Noted."""
        self.asked.append("stop")

    def status(self) -> RelayStatus | None:
        """What is set."""
        return self.found

    def failed(self) -> str:
        """What is set."""
        return self.ended

    def pair(self, address: str, code: str) -> PairedRelay:
        """Noted; refused where that is set."""
        self.asked.append((address, code))
        if self.refuses:
            raise LookupError("the relay shows another code")
        return OWN if address.startswith("127.") else PAIRED

    def leave(self) -> None:
        """Noted."""
        self.asked.append("leave")


class Seen:
    """A presenter and what it showed last."""

    def __init__(
        self, work: Work, *, here: bool = False, paired: PairedRelay | None = None
    ) -> None:
        """Shown once."""
        self.screen = RelayScreen(here=False)
        self.pairings: list[PairedRelay | None] = []
        self.presenter = RelayPresenter(work, AtOnce(), self._show, str, here=here, paired=paired)
        self.presenter.changed = self.pairings.append
        self.presenter.show()

    def _show(self, screen: RelayScreen) -> None:
        self.screen = screen


def relay_gallery() -> Iterator[tuple[str, RelayScreen]]:
    """The panel's states by name: neither relay nor paired, a relay, and paired with one."""
    yield "relay_none", Seen(Work()).screen
    relay = Seen(Work(), here=True)
    relay.presenter.look()
    yield "relay_here", relay.screen
    paired = Seen(Work(), paired=PAIRED)
    paired.presenter.told(Near(answers=True, in_custody=4, reaches_centre=True))
    yield "relay_paired", paired.screen
