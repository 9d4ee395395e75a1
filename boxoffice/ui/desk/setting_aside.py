"""Cards that leave the screen unanswered: each is kept until the store has it. Knows no Qt."""

from collections.abc import Callable

from boxoffice.domain.verdicts import Verdict
from boxoffice.ui.desk.open_card import OpenCard, opened
from boxoffice.ui.desk.work import DeskWork
from boxoffice.ui.lane import Lane


class SettingAside:
    """Writes cards to the strip; one that a locked or full store refused is not forgotten."""

    def __init__(
        self,
        work: DeskWork,
        lane: Lane,
        kept: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`kept` is called once a card is on the strip, `failed` where the store refuses it."""
        self._work = work
        self._lane = lane
        self._kept = kept
        self._failed = failed
        self._waiting: list[Verdict] = []

    def keep(self, verdict: Verdict) -> None:
        """Put the card of a verdict on the strip, if it could be given tickets."""
        self.keep_card(opened(verdict))

    def keep_card(self, card: OpenCard) -> None:
        """Put a card on the strip, if it could be given tickets."""
        if card.giveable:
            self._write(card.verdict)

    def again(self) -> None:
        """Try what the store refused once more."""
        waiting, self._waiting = self._waiting, []
        for verdict in waiting:
            self._write(verdict)

    def forget(self, verdict: Verdict) -> None:
        """The card is on the screen again, or was answered."""
        same = (verdict.text, verdict.event)
        self._waiting = [each for each in self._waiting if (each.text, each.event) != same]

    def _write(self, verdict: Verdict) -> None:
        self._lane.run(
            lambda: self._work.set_aside(verdict),
            lambda _: self._kept(),
            lambda error: self._not_kept(verdict, error),
        )

    def _not_kept(self, verdict: Verdict, error: Exception) -> None:
        self.forget(verdict)
        self._waiting.append(verdict)
        self._failed(error)
