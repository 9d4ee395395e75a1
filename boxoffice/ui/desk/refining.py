"""What the centre says of the open card a moment later, and whose Enter it then is. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.verdicts import Verdict
from boxoffice.ui.desk.open_card import OpenCard, Stage, opened
from boxoffice.ui.desk.state import DeskState
from boxoffice.ui.desk.work import DeskWork, LiveChecks
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.lane import Lane


class Refining:
    """Puts the centre's word on the screen while the card is open and nothing was given on it."""

    def __init__(
        self,
        state: DeskState,
        work: DeskWork,
        lane: Lane,
        show: Callable[[], None],
        monotonic: Callable[[], float],
    ) -> None:
        """`show` paints the state; `monotonic` counts seconds."""
        self._state = state
        self._work = work
        self._lane = lane
        self._show = show
        self._monotonic = monotonic
        self._before: OpenCard | None = None
        self._since = 0.0
        self.checks: LiveChecks | None = None
        """Asks the centre; None where the desk has none."""

    def verdict_came(self) -> None:
        """A verdict stands on the screen: ask about its card, beside what the clerk does."""
        card = self._state.card
        self._before = None
        if self.checks is None or card is None or not self._state.online:
            return
        verdict = card.verdict
        if verdict.code is not None and verdict.centre is None:
            self.checks.ask(
                verdict,
                lambda: self._is_open(verdict),
                lambda word: self._said(verdict, word),
            )

    def card_pressed_for(self) -> OpenCard | None:
        """The card that a key is meant for. No hand takes back a key as fast as the centre speaks:
        for a moment what stood on the screen before still counts, and comes back onto it.
        """
        before = self._before
        if before is None or (self._monotonic() - self._since) * 1000 >= SETTLE_MS:
            return self._state.card
        if before.stage is not Stage.REFUSAL:
            self._state.card, self._before = before, None
        return before

    def _said(self, verdict: Verdict, word: CentreWord) -> None:
        if self._is_open(verdict):
            confirmed = self._state.old_list_confirmed
            self._lane.run(
                lambda: self._work.refine(verdict, word, old_list_confirmed=confirmed),
                lambda refined: self._refined(verdict, refined),
                lambda error: None,
            )

    def _refined(self, before: Verdict, verdict: Verdict) -> None:
        card = self._state.card
        if card is None or not self._is_open(before):
            return
        if means(verdict) == means(before):
            self._state.card = replace(card, verdict=verdict)
            return
        self._before, self._since = card, self._monotonic()
        self._state.card = replace(opened(verdict), channel=card.channel, refined=True)
        self._show()

    def _is_open(self, verdict: Verdict) -> bool:
        """Whether it is still the verdict on screen, and nobody has acted on it for good."""
        state = self._state
        card = state.card
        if card is None or card.verdict is not verdict or card is state.recording:
            return False
        asked = state.supervision is not None and state.supervision.asks_about(card)
        return card.approval is None and not asked


def means(verdict: Verdict) -> tuple[object, ...]:
    """What of a verdict changes what the clerk sees or may do."""
    return (
        verdict.kind,
        verdict.ways,
        verdict.allowances,
        verdict.needs_confirmation,
        verdict.card_should_say,
        verdict.given_tickets,
    )
