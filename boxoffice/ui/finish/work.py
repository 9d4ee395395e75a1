"""Finishing over an open desk; each call runs on the store lane."""

from collections.abc import Callable

from boxoffice.domain.matters import Receipt
from boxoffice.services import signing_in
from boxoffice.services.desk import Desk
from boxoffice.ui import sync_words, words
from boxoffice.ui.finish.presenter import Gone, Refusal


class FinishCounter:
    """What `FinishWork` asks for; `leave` sends and tells the centre."""

    def __init__(self, desk: Desk, leave: Callable[[bool], Gone | Refusal]) -> None:
        """Over one open desk."""
        self._desk = desk
        self.leave = leave

    def accepts(self, name: str, secret: str) -> bool:
        """As `FinishWork`."""
        if not signing_in.clerks(self._desk):
            return " ".join(secret.split()) == self._desk.identity().name
        return signing_in.supervises(self._desk, name, secret)


def receipt_lines(desk: Desk, receipt: Receipt | None) -> tuple[str, ...]:
    """The receipt as it is shown once the desk is gone."""
    if receipt is None:
        return ()
    days = desk.days()
    moment = words.stamp(days.local(receipt.at), days.day_of(receipt.at))
    return sync_words.receipt_lines(receipt.rows, receipt.seq, receipt.chain_hash, moment)
