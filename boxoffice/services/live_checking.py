"""Live checks: the centre's word on a card whose verdict is on the screen already."""

from collections.abc import Mapping

from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.verdicts import Verdict
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import tagged
from boxoffice.store.errors import StoreError
from sync.client.checking import LiveCheck
from sync.client.ports import Identity
from sync.protocol.checks import CheckAnswer, CheckRequest, CheckState
from sync.protocol.kinds import CardStatus
from sync.protocol.messages import Use


class LiveChecking:
    """Asks about one card after another, on a thread of its own; nothing of it is written down."""

    def __init__(self, desk: Desk, signing_key: bytes) -> None:
        """For an open desk, with the key that it signs with."""
        self._desk = desk
        self._signing_key = signing_key
        self._check: LiveCheck | None = None

    def ask(self, verdict: Verdict) -> CentreWord | None:
        """What the centre says of a verdict's card, None where it says nothing in time."""
        if verdict.code is None or not verdict.online:
            return None
        desk = self._desk
        try:
            state = desk.store.state()
            programme = desk.programme(state)
            if not programme.policy.card_list.use_list:
                return None
            request = CheckRequest(event=verdict.event, **tagged(desk, state, verdict.code))
            answer = self._live().ask(request)
        except StoreError:
            return None
        return None if answer is None else _word(answer, programme.programme.merged_events)

    def close(self) -> None:
        """Let go of the connection."""
        if self._check is not None:
            self._check.close()

    def _live(self) -> LiveCheck:
        """The check of who this desk is now: the centre may sign with another key since the last
        one, which a round of sync follows.
        """
        identity = self._identity()
        if self._check is None or self._check.identity != identity:
            self.close()
            self._check = LiveCheck(identity, self._desk.now)
        return self._check

    def _identity(self) -> Identity:
        who = self._desk.identity()
        return Identity(who.device, self._signing_key, who.centre_key, who.address, who.venue.id)


def _word(answer: CheckAnswer, merged: Mapping[str, str]) -> CentreWord:
    """Of the desk's own rows only what other desks did counts: it knows them best itself."""
    others = [use for use in answer.uses if not use.voided and use.device != answer.device]
    return CentreWord(
        card=_card(answer),
        uses=tuple(_known(use, merged.get(use.event, use.event)) for use in others),
        gone=frozenset(use.row for use in answer.uses if use.voided),
        collected=frozenset(use.row for use in answer.uses if use.collected),
    )


def _card(answer: CheckAnswer) -> Card | None:
    if answer.card is None:
        return None
    blocked = answer.state is CheckState.BLOCKED
    return Card(
        answer.card.kind,
        CardStatus.BLOCKED if blocked else CardStatus.ACTIVE,
        answer.card.last_valid_day,
        answer.card.child_allowance,
    )


def _known(use: Use, event: str) -> KnownUse:
    return KnownUse(
        row_id=use.row,
        event=event,
        tickets=dict(use.tickets),
        at=use.at,
        channel=use.channel,
        here=False,
        collected=use.collected,
    )
