"""What the sync screen shows, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum


class SyncAct(StrEnum):
    """What a button does; those up to `ANEW` belong to a line of the inbox."""

    SEND = "send"
    FETCH = "fetch"
    NOTED = "noted"
    ANEW = "anew"
    PRINT_RECEIPT = "print_receipt"
    SAVE_RECEIPT = "save_receipt"


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One line of the inbox: what (few words), which (row, time), a plain sentence, one action;
    `button` is empty where who is signed in may not act.
    """

    key: str
    title: str
    detail: str
    text: str
    act: SyncAct
    button: str
    spoken: str
    settled: bool = False
    """Whether a coordinator has noted it."""


@dataclass(frozen=True, slots=True)
class ReceiptPanel:
    """What the centre has signed for."""

    title: str
    lines: tuple[str, ...]
    print_text: str
    save_text: str


@dataclass(frozen=True, slots=True)
class SyncScreen:
    """Whether all is sent and confirmed, what needs a person, and what was last heard."""

    title: str
    all_confirmed: bool
    lines: tuple[str, ...]
    problem: str
    """A plain sentence on the last round that failed, or nothing."""
    button: str
    button_enabled: bool
    inbox_title: str = ""
    inbox_empty: str = ""
    inbox: tuple[MatterLine, ...] = ()
    settled_title: str = ""
    settled: tuple[MatterLine, ...] = ()
    receipt: ReceiptPanel | None = None
    history_title: str = ""
    history: tuple[str, ...] = ()
    hint: str = ""
    hint_is_good: bool = True
