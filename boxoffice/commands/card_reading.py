"""A card on the command line: its code and the event, and what the desk says about it."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.domain.face import Face
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.noticing import note_unknown
from boxoffice.store.errors import StoreFull, StoreLocked, StoreReadOnly
from sync.protocol.kinds import CardKind, CardSource

ONLINE_FOR = timedelta(minutes=3)
"""How long after a round of sync a command takes the centre to be at hand: rounds come every
minute, so that three minutes without one mean that it is not.
"""


def verdict_on(desk: Desk, options: Any, around: Surroundings) -> Verdict:
    """The verdict on the typed code, with what the options say about the card's face; that nobody
    knows a card is counted. Raises `EventUnknown`, `NothingFetched`, `StoreError`.
    """
    heard = desk.store.state().changes_at
    verdict = check(
        desk,
        around.code(options.code),
        CardSource.TYPED,
        options.event,
        online=heard is not None and desk.now() - heard <= ONLINE_FOR,
        repeated=options.as_written,
        old_list_confirmed=options.confirm_old_list,
        face=_face(options),
    )
    with suppress(StoreLocked, StoreReadOnly, StoreFull):  # a desk that can read can still answer
        note_unknown(desk, verdict)
    return verdict


def say_verdict(desk: Desk, verdict: Verdict, around: Surroundings) -> str:
    """What the desk says about the card, and what the clerk may do."""
    formats = desk.formats()
    example = formats[0].example if formats else "?"
    words = [around.words(f"verdict_{verdict.kind}", example=example)]
    if verdict.needs_confirmation:
        words.append(around.words("list_is_old"))
    elif verdict.alternative is Action.RECORD_AS_WRITTEN:
        # --as-written was said already.
        words.append(around.words("action_give_on_face"))
    elif verdict.alternative is not None and verdict.action is Action.REFUSE:
        words.append(around.words(f"action_{verdict.alternative}"))
    elif verdict.kind is VerdictKind.NOT_A_CODE:
        words.append(around.words("action_record_as_written"))
    else:
        words.append(around.words(f"action_{verdict.action}"))
    return " ".join(words)


def _face(options: Any) -> Face | None:
    if options.on_face is None:
        return None
    kind = CardKind.COMMUNITY if options.face_community else CardKind.PERSONAL
    return Face(options.on_face, options.face_children, kind)
