"""A relay that is cut off since the centre changed its key: its word on the venue's desks is by the
old one, which counts for what it signed while it was the centre's.
"""

from datetime import datetime, timedelta

import pytest

from sync.client.exchanging import AGAIN_SECONDS
from sync.protocol import keys
from sync.protocol.key_changes import FormerKey, KeyChange, led_to, make_change
from sync.protocol.statements import BadStatement, StatementType, make_statement
from tests.relay.lying import CENTRE, NOW, RELAY, Meeting, Stand, acknowledgement

OLDEST, OLD = keys.new_signing_key(), keys.new_signing_key()
BEFORE, CHANGED = NOW - timedelta(days=2), NOW - timedelta(days=1)


def public(key: bytes) -> bytes:
    return keys.public_signing_key(key)


@pytest.fixture
def meeting() -> Meeting:
    """A desk that followed the centre by two changes of its key."""
    made = Meeting()
    made.former_keys = [FormerKey(public(OLD), CHANGED), FormerKey(public(OLDEST), BEFORE)]
    made.other.give()
    return made


@pytest.mark.parametrize(("key", "at"), [(OLD, CHANGED), (OLDEST, BEFORE)], ids=("old", "oldest"))
def test_rows_of_desks_that_the_centre_vouched_for_before_it_changed_its_key_are_heard(
    meeting: Meeting, key: bytes, at: datetime
) -> None:
    meeting.liar.devices = meeting.vouched(meeting.other, key=key, at=at)
    assert meeting.hears(meeting.other.batch()) == (1, 0)


@pytest.mark.parametrize(
    ("key", "at", "venue"),
    [
        (OLD, CHANGED + timedelta(milliseconds=1), "venue"),
        (OLDEST, CHANGED, "venue"),
        (RELAY, BEFORE, "venue"),
        (OLD, BEFORE, "elsewhere"),
    ],
    ids=("old, later", "oldest, later", "no key of the centre's", "another venue"),
)
def test_what_a_former_key_signed_afterwards_and_what_another_one_signed_counts_nothing(
    meeting: Meeting, key: bytes, at: datetime, venue: str
) -> None:
    meeting.liar.devices = meeting.vouched(meeting.other, key=key, at=at, venue=venue)
    assert meeting.hears(meeting.other.batch()) == (0, 1)
    assert meeting.ears.heard == []


def test_an_older_word_never_takes_the_place_of_a_newer_one(meeting: Meeting) -> None:
    meeting.liar.devices = meeting.vouched(meeting.other)
    assert meeting.hears(meeting.other.batch()) == (1, 0)
    stranger = Stand("stranger")
    stranger.give()
    meeting.liar.devices = meeting.vouched(meeting.other, stranger, key=OLD, at=BEFORE)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(stranger.batch()) == (0, 1)


def test_no_former_key_frees_a_row(meeting: Meeting) -> None:
    meeting.here.give()
    meeting.liar.says(acknowledgements=(acknowledgement(meeting.here, 1, OLD, at=BEFORE),))
    assert meeting.exchange.once().acknowledged == 0


def test_keys_lead_to_the_one_known_where_each_signed_for_the_next() -> None:
    first = make_change(OLDEST, OLD, 1, BEFORE)
    second = make_change(OLD, CENTRE, 2, CHANGED)
    led = [FormerKey(public(OLD), CHANGED), FormerKey(public(OLDEST), BEFORE)]
    assert led_to(public(CENTRE), [first, second]) == led
    assert led_to(public(OLD), [first, second]) == led[1:]
    assert led_to(public(CENTRE), [first]) == []
    assert led_to(public(RELAY), [first, second]) == []
    change = KeyChange(number=1, old_key=public(RELAY), new_key=public(CENTRE), at=NOW)
    with pytest.raises(BadStatement):
        led_to(public(CENTRE), [make_statement(CENTRE, StatementType.KEY_CHANGE, change)])
