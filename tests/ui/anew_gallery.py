"""The page of enrolling a desk once more in each of its states, through its own presenter."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from boxoffice.domain.matters import MatterKind
from boxoffice.ui.anew.presenter import AnewPresenter, Asked
from boxoffice.ui.anew.screen import AnewScreen
from tests.support.faults import plain_fault
from tests.support.held import HeldLane

FINGERPRINT = ("7C2A", "91F0", "D3B6", "08E4", "5A1C", "F27D", "B9E8", "4603")
KEY = "copied:1"


@dataclass
class Work:
    """As `AnewWork`, over nothing."""

    clerks: bool = False
    broken: Exception | None = None
    fingerprint: tuple[str, ...] = ()
    done: list[object] = field(default_factory=list)

    def staffed(self) -> bool:
        return self.clerks

    def ask(self, kind: MatterKind, code: str, name: str, secret: str) -> Asked:
        if self.clerks and (name, secret) != ("Kielo", "112233"):
            return Asked(accepted=False)
        if self.broken is not None:
            raise self.broken
        self.done.append((kind, code))
        return Asked(True, self.fingerprint)

    def accept(self) -> None:
        if self.broken is not None:
            raise self.broken
        self.done.append("accepted")

    def note(self, key: str) -> None:
        self.done.append(key)


class Enrolling:
    """The page, and what it painted."""

    def __init__(self, work: Work | None = None, kind: MatterKind = MatterKind.COPIED) -> None:
        self.work = work or Work()
        self.lane = HeldLane()
        self.painted: list[AnewScreen] = []
        self.presenter = AnewPresenter(self.work, self.lane, self.painted.append, plain_fault)
        self.ended: list[str] = []
        self.presenter.back = lambda: self.ended.append("back")
        self.presenter.done = lambda: self.ended.append("done")
        self.presenter.open(kind, KEY)

    @property
    def screen(self) -> AnewScreen:
        """What is on screen."""
        return self.painted[-1]

    def press(self, code: str = "ABCD", name: str = "", secret: str = "") -> AnewScreen:
        """The main button, and what is then shown."""
        self.presenter.press(code, name, secret)
        return self.screen


def anew_gallery() -> Iterator[tuple[str, AnewScreen]]:
    """Each state by its name."""
    yield "anew", Enrolling().screen
    yield "anew_out_of_use", Enrolling(kind=MatterKind.OUT_OF_USE).screen
    yield "anew_not_known", Enrolling(kind=MatterKind.NOT_KNOWN).screen
    staffed = Enrolling(Work(clerks=True))
    yield "anew_staffed", staffed.screen
    yield "anew_refused", staffed.press()
    asking = Enrolling()
    asking.lane.held = True
    yield "anew_asking", asking.press()
    compared = Enrolling(Work(fingerprint=FINGERPRINT))
    yield "anew_fingerprint", compared.press()
    yield "anew_done", compared.press()
