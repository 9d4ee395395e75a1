"""A relay that drops, turns round, doubles, makes up or alters: desks take nothing on its word."""

import json

import pytest

from sync.client.errors import BadReply
from sync.client.exchanging import AGAIN_SECONDS, MOST_PAGES
from tests.relay.lying import (
    CENTRE,
    RELAY,
    Meeting,
    Stand,
    acknowledgement,
)


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


def test_rows_come_once_however_often_and_in_what_pieces_they_are_shown(meeting: Meeting) -> None:
    for _ in range(4):
        meeting.other.give()
    one, two = meeting.other.batch(1, 2), meeting.other.batch(2, 4)
    assert meeting.hears(one, one, two, one, meeting.other.batch(1, 4)) == (4, 0)
    assert meeting.ears.heard == ["other-1", "other-2", "other-3", "other-4"]


def test_a_dropped_batch_is_asked_for_again_and_nothing_behind_it_is_taken(
    meeting: Meeting,
) -> None:
    for _ in range(3):
        meeting.other.give()
    first, second, third = (meeting.other.batch(each, each) for each in (1, 2, 3))
    assert meeting.hears(first, third) == (1, 1)
    assert meeting.hears() == (0, 0)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(first, second, third) == (2, 0)
    assert meeting.liar.asked[-1].startswith("/v1/relay/news?after=0&"), "from the start"


def test_what_a_relay_let_go_of_keeps_nobody_from_hearing_what_came_later(
    meeting: Meeting,
) -> None:
    for _ in range(4):
        meeting.other.give()
    first, third, fourth = (meeting.other.batch(each, each) for each in (1, 3, 4))
    assert meeting.hears(first, fourth, third) == (1, 2)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(third, fourth) == (2, 0)
    assert meeting.hears(meeting.other.batch(2, 4)) == (1, 0), "it may come all the same"
    assert meeting.hears(meeting.other.batch(1, 4)) == (1, 0)
    assert meeting.hears(meeting.other.batch(1, 4)) == (0, 0)


@pytest.mark.parametrize("once_more", [False, True])
def test_what_lies_behind_a_gap_is_heard_also_where_the_rest_of_the_news_did_not_come(
    meeting: Meeting, once_more: bool
) -> None:
    for _ in range(3):
        meeting.other.give()
    first, second, third = (meeting.other.batch(each, each) for each in (1, 2, 3))
    if once_more:
        assert meeting.hears(first, third) == (1, 1)
        meeting.seconds += AGAIN_SECONDS
    meeting.liar.says(first, third, more=True)
    meeting.liar.says(cursor=-1)
    with pytest.raises(BadReply):
        meeting.exchange.once()
    meeting.hears()
    meeting.seconds += AGAIN_SECONDS
    meeting.hears(first, second, third)
    assert sorted(meeting.ears.heard) == ["other-1", "other-2", "other-3"]


def test_a_gap_before_more_news_than_one_exchange_reads_keeps_nobody_from_hearing_it(
    meeting: Meeting,
) -> None:
    rows = 2 * MOST_PAGES + 20
    for _ in range(rows):
        meeting.other.give()
    meeting.liar.held = [meeting.other.batch(1, 1)]
    assert meeting.hears_all() == 1
    # The relay lets go of the second row before this desk hears of it.
    meeting.liar.held += [meeting.other.batch(each, each) for each in range(3, rows + 1)]
    assert meeting.hears_all() == 0
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears_all() == rows - 2
    assert len(set(meeting.ears.heard)) == len(meeting.ears.heard) == rows - 1
    meeting.seconds += 2 * AGAIN_SECONDS
    asked = len(meeting.liar.asked)
    assert meeting.hears_all() == 0
    assert len(meeting.liar.asked) < asked + MOST_PAGES, "it is at rest"


def test_news_that_take_longer_than_half_a_minute_to_read_are_read_to_their_end(
    meeting: Meeting,
) -> None:
    rows = 2 * MOST_PAGES + 20
    for _ in range(rows):
        meeting.other.give()
    meeting.liar.held = [
        meeting.other.batch(each, each) for each in range(1, rows + 1) if each != 2
    ]
    for _ in range(10):
        meeting.exchange.once()
        meeting.seconds += AGAIN_SECONDS
    assert len(meeting.ears.heard) == rows - 1


def test_batches_turned_round_are_put_right_by_asking_again(meeting: Meeting) -> None:
    for _ in range(3):
        meeting.other.give()
    first, second, third = (meeting.other.batch(each, each) for each in (1, 2, 3))
    assert meeting.hears(first, third, second) == (2, 1)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(first, third, second) == (1, 0)


def test_a_desk_that_was_made_to_forget_what_it_heard_hears_all_of_it_again(
    meeting: Meeting,
) -> None:
    for _ in range(3):
        meeting.other.give()
    meeting.liar.held = [meeting.other.batch(1, 1), meeting.other.batch(3, 3)]
    assert meeting.hears_all() == 1
    meeting.ears.heard.clear()
    meeting.ears.forgotten += 1
    meeting.liar.held = [meeting.other.batch(1, 2), meeting.other.batch(3, 3)]
    assert meeting.hears_all() == 3
    assert meeting.hears_all() == 0


def test_rows_that_a_relay_makes_up_are_refused(meeting: Meeting) -> None:
    made_up = Stand("other")
    made_up.give()
    assert meeting.hears(made_up.batch()) == (0, 1)
    stranger = Stand("stranger")
    stranger.give()
    assert meeting.hears(stranger.batch()) == (0, 1)
    assert meeting.ears.heard == []


def test_rows_that_a_relay_alters_are_refused(meeting: Meeting) -> None:
    meeting.other.give()
    good = meeting.other.batch()
    for text in (
        good.batch.replace("concert", "matinee"),
        good.batch.replace('"from_seq":1', '"from_seq":2'),
        good.batch.replace("inc", "ink"),
        good.batch[:-2],
        "[]",
    ):
        assert text != good.batch
        assert meeting.hears(good.model_copy(update={"batch": text})) == (0, 1)
    assert meeting.hears(good) == (1, 0)


def test_one_desks_rows_do_not_pass_for_anothers(meeting: Meeting) -> None:
    meeting.other.give()
    third = Stand("third")
    third.give()
    meeting.liar.devices = meeting.vouched(meeting.here, meeting.other, third)
    as_other = third.batch().model_copy(update={"device": "other"})
    assert meeting.hears(as_other) == (0, 1)
    meeting.here.give()
    assert meeting.hears(meeting.here.batch()) == (0, 1), "its own rows it knows"


def test_a_row_in_another_place_than_it_names_says_nothing(meeting: Meeting) -> None:
    meeting.other.give(device="third")
    meeting.other.give(seq=7)
    meeting.other.rows.append(b'{"v": 1}')
    meeting.other.give()
    assert meeting.hears(meeting.other.batch()) == (1, 0)
    assert meeting.ears.heard == ["other-4"]


def test_a_chain_that_goes_on_otherwise_than_it_was_heard_is_refused(meeting: Meeting) -> None:
    meeting.other.give()
    copy = Stand("other", meeting.other.key, list(meeting.other.rows))
    meeting.other.give()
    copy.give(seq=2)
    copy.rows[-1] = copy.rows[-1].replace(b"concert", b"matinee")
    copy.give()
    assert meeting.hears(meeting.other.batch()) == (2, 0)
    assert meeting.hears(copy.batch(2, 3)) == (0, 1)
    assert meeting.hears(copy.batch(3, 3)) == (0, 1)


def test_only_the_centre_says_which_desks_there_are(meeting: Meeting) -> None:
    meeting.other.give()
    for forged in (
        meeting.vouched(meeting.other, key=RELAY),
        meeting.vouched(meeting.other, venue="elsewhere"),
        b"{}",
    ):
        meeting.liar.devices = forged
        meeting.seconds += AGAIN_SECONDS
        assert meeting.hears(meeting.other.batch()) == (0, 1)
    meeting.liar.devices = meeting.vouched(meeting.other)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(meeting.other.batch()) == (0, 1)
    assert meeting.hears(meeting.other.batch()) == (1, 0)


def test_what_a_desk_gave_before_it_was_vouched_for_is_heard_too(meeting: Meeting) -> None:
    new = Stand("new")
    new.give()
    new.give()
    first, second = new.batch(1, 1), new.batch(2, 2)
    assert meeting.hears(first) == (0, 1)
    meeting.liar.devices = meeting.vouched(meeting.here, meeting.other, new)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(second) == (0, 1)
    assert meeting.hears(first, second) == (2, 0)
    assert meeting.liar.asked[-1].startswith("/v1/relay/news?after=0&"), "from the start"
    assert meeting.ears.heard == ["new-1", "new-2"]


def test_of_a_desk_just_vouched_for_nothing_is_heard_out_of_turn(meeting: Meeting) -> None:
    new = Stand("new")
    for _ in range(5):
        new.give()
    meeting.liar.held = [new.batch(1, 1)]
    assert meeting.exchange.once().refused == 1
    meeting.liar.devices = meeting.vouched(meeting.here, meeting.other, new)
    meeting.seconds += AGAIN_SECONDS
    # In the old reading what follows comes too, and then all of it from the start.
    meeting.liar.held += [new.batch(2, 3), new.batch(4, 4), new.batch(5, 5)]
    for _ in range(2):
        meeting.exchange.once()
    assert meeting.ears.heard == [f"new-{number}" for number in range(1, 6)]


def test_a_gap_is_waited_for_though_another_desk_is_vouched_for_meanwhile(
    meeting: Meeting,
) -> None:
    new = Stand("new")
    for _ in range(4):
        meeting.other.give()
        new.give()
    first, second, third, fourth = (meeting.other.batch(each, each) for each in range(1, 5))
    meeting.liar.held = [first, new.batch(1, 1)]
    meeting.exchange.once()
    meeting.seconds += AGAIN_SECONDS - 1
    meeting.liar.held.append(fourth)
    meeting.exchange.once()
    meeting.liar.devices = meeting.vouched(meeting.here, meeting.other, new)
    meeting.seconds += 1
    meeting.liar.held.append(new.batch(2, 2))
    for _ in range(2):
        meeting.exchange.once()
    meeting.liar.held += [second, third]
    meeting.exchange.once()
    meeting.seconds += AGAIN_SECONDS
    meeting.exchange.once()
    assert {f"other-{number}" for number in range(1, 5)} <= set(meeting.ears.heard)
    assert {"new-1", "new-2"} <= set(meeting.ears.heard)


def test_only_the_centres_word_on_this_desks_own_chain_frees_rows(meeting: Meeting) -> None:
    here = meeting.here
    here.give()
    here.give()
    for false in (
        acknowledgement(here, 2, RELAY),
        acknowledgement(here, 2, device="other"),
        acknowledgement(here, 2, incarnation="ink"),
        acknowledgement(here, 2, nonce="of another request"),
        acknowledgement(here, 2, head_hash=bytes(32)),
        acknowledgement(here, 9),
        b"{}",
    ):
        meeting.liar.says(acknowledgements=(false,))
        assert meeting.exchange.once().acknowledged == 0
        assert here.acknowledged == 0
    meeting.liar.says(acknowledgements=(acknowledgement(here, 2), acknowledgement(here, 1)))
    assert meeting.exchange.once().acknowledged == 2
    assert here.acknowledged == 2, "an old one takes nothing back"


def test_a_receipt_must_be_this_relays_and_of_these_rows(meeting: Meeting) -> None:
    meeting.here.give()
    meeting.liar.key = CENTRE
    with pytest.raises(BadReply):
        meeting.exchange.once()
    meeting.liar.key, meeting.liar.device = RELAY, "other"
    with pytest.raises(BadReply):
        meeting.exchange.once()
    meeting.liar.device = "here"
    assert meeting.exchange.once().in_custody == 1
    assert meeting.here.acknowledged == 0


def test_rows_are_handed_over_once_and_from_where_the_relay_wants_them(meeting: Meeting) -> None:
    for _ in range(3):
        meeting.here.give()
    meeting.here.acknowledged = 2
    meeting.exchange.once()
    meeting.exchange.once()
    assert [json.loads(each)["from_seq"] for each in meeting.liar.taken] == [1]
    meeting.liar.says(needed=2)
    meeting.exchange.once()
    meeting.exchange.once()
    assert [json.loads(each)["from_seq"] for each in meeting.liar.taken] == [1, 2]


def test_a_relay_that_began_anew_is_told_everything_again(meeting: Meeting) -> None:
    meeting.here.give()
    meeting.other.give()
    assert meeting.hears(meeting.other.batch()) == (1, 0)
    meeting.liar.says(relay="another")
    meeting.liar.says(relay="another")
    assert meeting.exchange.once().in_custody == 1
    assert len(meeting.liar.taken) == 2


def test_news_without_sense_end_the_exchange(meeting: Meeting) -> None:
    for false in ({"more": True, "cursor": 0}, {"cursor": -1}):
        meeting.liar.says(**false)
        with pytest.raises(BadReply):
            meeting.exchange.once()
