"""The table of verdicts, row by row, and where all is sold out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from boxoffice.domain.deciding import decide
from boxoffice.domain.face import Face
from boxoffice.domain.list_age import NO_LIST, ListState
from boxoffice.domain.verdicts import Action, VerdictKind
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    Channel,
)
from sync.protocol.programme import ListPolicy, Policy
from tests.domain.decided_facts import (
    CARD,
    CHILD,
    CODE,
    COURSE,
    EXPIRED,
    FRESH,
    GROUP_CHILD,
    HOLDER,
    NOW,
    OLD,
    STALE,
    TODAY,
    VISIT,
    WORKER,
    facts,
    use,
)

ROWS = [
    ("active", {}, VerdictKind.VALID, Action.GIVE, None),
    ("active, offline", {"online": False}, VerdictKind.VALID, Action.GIVE, None),
    ("active, stale list", {"list_state": STALE}, VerdictKind.VALID, Action.GIVE, None),
    ("active, old list", {"list_state": OLD}, VerdictKind.VALID, Action.GIVE, None),
    (
        "last day",
        {"card": replace(CARD, last_valid_day=TODAY)},
        VerdictKind.VALID_LAST_DAY,
        Action.GIVE,
        None,
    ),
    (
        "blocked, even on an old list",
        {"card": replace(CARD, status=CardStatus.BLOCKED), "list_state": OLD},
        VerdictKind.BLOCKED,
        Action.REFUSE,
        None,
    ),
    (
        "blocked and expired",
        {"card": replace(EXPIRED, status=CardStatus.BLOCKED), "online": False},
        VerdictKind.BLOCKED,
        Action.REFUSE,
        None,
    ),
    (
        "on trial elsewhere, whatever the list says of it",
        {"not_valid_here": ("made-up",)},
        VerdictKind.NOT_VALID_HERE,
        Action.REFUSE,
        None,
    ),
    (
        "on trial elsewhere, on no list, no centre",
        {"not_valid_here": ("other", "made-up"), "card": None, "online": False},
        VerdictKind.NOT_VALID_HERE,
        Action.REFUSE,
        None,
    ),
    (
        "on trial elsewhere, with tickets all the same",
        {"not_valid_here": ("made-up",), "uses": [use({HOLDER: 1})]},
        VerdictKind.HAS_TICKETS,
        Action.LET_IN,
        None,
    ),
    (
        "another format on trial",
        {"not_valid_here": ("other",)},
        VerdictKind.VALID,
        Action.GIVE,
        None,
    ),
    ("expired, centre at hand", {"card": EXPIRED}, VerdictKind.EXPIRED, Action.REFUSE, None),
    (
        "expired, no centre",
        {"card": EXPIRED, "online": False},
        VerdictKind.EXPIRED,
        Action.REFUSE,
        Action.GIVE_ON_FACE,
    ),
    (
        "expired on an old list",
        {"card": EXPIRED, "list_state": OLD, "online": False},
        VerdictKind.EXPIRED,
        Action.GIVE_ON_FACE,
        None,
    ),
    (
        "expired, face read and later",
        {"card": EXPIRED, "online": False, "face": Face(TODAY, 1)},
        VerdictKind.EXPIRED,
        Action.GIVE_ON_FACE,
        None,
    ),
    (
        "expired, face read and past",
        {"card": EXPIRED, "online": False, "face": Face(TODAY - timedelta(days=1))},
        VerdictKind.EXPIRED,
        Action.REFUSE,
        None,
    ),
    ("unknown, centre says so", {"card": None}, VerdictKind.NOT_ON_LIST, Action.REFUSE, None),
    (
        "unknown, policy says face",
        {
            "card": None,
            "policy": Policy(card_list=ListPolicy(unknown_when_online="face")),
        },
        VerdictKind.NOT_ON_LIST,
        Action.GIVE_ON_FACE,
        None,
    ),
    *(
        (
            f"unknown, no centre, {state.age} list {state.exists}",
            {"card": None, "online": False, "list_state": state},
            VerdictKind.NOT_ON_LIST,
            Action.GIVE_ON_FACE,
            None,
        )
        for state in (FRESH, STALE, OLD, NO_LIST)
    ),
    (
        "unknown, face past",
        {"card": None, "online": False, "face": Face(TODAY - timedelta(days=1), 2)},
        VerdictKind.EXPIRED,
        Action.REFUSE,
        None,
    ),
    (
        "no list by policy",
        {"policy": Policy(card_list=ListPolicy(use_list=False)), "list_state": NO_LIST},
        VerdictKind.NOT_ON_LIST,
        Action.GIVE_ON_FACE,
        None,
    ),
    (
        "has tickets",
        {"uses": (use({HOLDER: 1, CHILD: 1}, channel=Channel.PHONE),)},
        VerdictKind.HAS_TICKETS,
        Action.LET_IN,
        Action.GIVE,
    ),
    (
        "has tickets, heard from another desk, card expired since",
        {"card": EXPIRED, "uses": (use({HOLDER: 1}, here=False),)},
        VerdictKind.HAS_TICKETS,
        Action.LET_IN,
        None,
    ),
    (
        "unknown but given on its face before",
        {"card": None, "online": False, "uses": (use({HOLDER: 1}),)},
        VerdictKind.HAS_TICKETS,
        Action.LET_IN,
        Action.GIVE_ON_FACE,
    ),
    (
        "visit, nothing left today",
        {"event": VISIT, "uses": (use({HOLDER: 1, CHILD: 2}),)},
        VerdictKind.USED,
        Action.REFUSE,
        Action.OVERRIDE,
    ),
    (
        "visit, children left today",
        {"event": VISIT, "uses": (use({HOLDER: 1, CHILD: 1}),)},
        VerdictKind.HAS_TICKETS,
        Action.LET_IN,
        Action.GIVE,
    ),
    (
        "visit, given yesterday",
        {"event": VISIT, "uses": (use({HOLDER: 1}, at=NOW - timedelta(days=1)),)},
        VerdictKind.VALID,
        Action.GIVE,
        None,
    ),
    (
        "course, given a month ago",
        {
            "event": COURSE,
            "uses": (use({HOLDER: 1, CHILD: 2}, at=NOW - timedelta(days=30)),),
        },
        VerdictKind.USED,
        Action.REFUSE,
        Action.OVERRIDE,
    ),
    (
        "community card visits again",
        {
            "event": VISIT,
            "card": replace(CARD, kind=CardKind.COMMUNITY),
            "uses": (use({WORKER: 2, GROUP_CHILD: 9}),),
        },
        VerdictKind.VALID,
        Action.GIVE,
        None,
    ),
    (
        "community card, ordered by phone",
        {
            "event": VISIT,
            "card": replace(CARD, kind=CardKind.COMMUNITY),
            "uses": (use({WORKER: 1}, channel=Channel.PHONE),),
        },
        VerdictKind.HAS_TICKETS,
        Action.LET_IN,
        Action.GIVE,
    ),
]


@pytest.mark.parametrize(
    ("changes", "kind", "action", "alternative"),
    [row[1:] for row in ROWS],
    ids=[r[0] for r in ROWS],
)
def test_the_table(
    changes: dict[str, object], kind: VerdictKind, action: Action, alternative: Action | None
) -> None:
    verdict = decide(CODE, facts(**changes))
    assert (verdict.kind, verdict.action, verdict.alternative) == (kind, action, alternative)


SOLD_OUT_ROWS = [
    ("valid", CODE, {}, VerdictKind.NO_QUOTA, Action.GIVE),
    (
        "by its face",
        CODE,
        {"card": None, "online": False},
        VerdictKind.NO_QUOTA,
        Action.GIVE_ON_FACE,
    ),
    (
        "expired, the face may show a later day",
        CODE,
        {"card": EXPIRED, "online": False},
        VerdictKind.NO_QUOTA,
        Action.GIVE_ON_FACE,
    ),
    (
        "as written",
        None,
        {"repeated": True, "card": None},
        VerdictKind.NO_QUOTA,
        Action.RECORD_AS_WRITTEN,
    ),
    (
        "has tickets",
        CODE,
        {"uses": (use({HOLDER: 1}),)},
        VerdictKind.HAS_TICKETS,
        Action.GIVE,
    ),
]


@pytest.mark.parametrize(
    ("code", "changes", "kind", "rests_on"),
    [row[1:] for row in SOLD_OUT_ROWS],
    ids=[row[0] for row in SOLD_OUT_ROWS],
)
@pytest.mark.parametrize("state", [FRESH, OLD])
def test_where_all_is_sold_out_a_supervisor_alone_gives_what_the_card_would_get(
    code: CardCode | None,
    changes: dict[str, object],
    kind: VerdictKind,
    rests_on: Action,
    state: ListState,
) -> None:
    open_house = decide(code, facts(**changes, list_state=state))
    verdict = decide(code, facts(**changes, list_state=state, sold_out=True))
    assert (verdict.kind, verdict.alternative, verdict.rests_on) == (
        kind,
        Action.OVERRIDE,
        rests_on,
    )
    assert verdict.action is (Action.LET_IN if verdict.given else Action.REFUSE)
    assert verdict.allowances == open_house.allowances
    assert (verdict.sold_out, verdict.needs_confirmation) == (True, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"card": replace(CARD, status=CardStatus.BLOCKED)},
        {"card": EXPIRED},
        {"card": None},
    ],
)
def test_a_card_that_gets_nothing_gets_nothing_where_all_is_sold_out(
    changes: dict[str, object],
) -> None:
    assert decide(CODE, facts(**changes, sold_out=True)) == decide(CODE, facts(**changes))
