"""What the relay's panel shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RelayScreen:
    """All words of the panel; an empty text is not shown. `qr` is what the picture says. With
    `may_pair` the two fields and their button are there, with `may_leave` the other button.
    """

    here: bool
    address: str = ""
    code: str = ""
    qr: str = ""
    how: str = ""
    standing: str = ""
    paired: str = ""
    note: str = ""
    error: str = ""
    may_pair: bool = False
    may_leave: bool = False
