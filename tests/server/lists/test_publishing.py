"""Lists follow the register: versions, deltas from many versions back, blocks at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import Columns, decode, difference, unpack_flags
from sync.protocol.messages import Head
from sync.protocol.statements import StatementType, read_statement
from sync.protocol.tags import tag_of
from sync.server.centre import Centre
from sync.server.judging.facts import CardState
from sync.server.lists.heads import HeadAnswer, head_for
from sync.server.lists.publishing import joined, list_is_due, publish_list, publish_programmes
from sync.server.lists.registering import CardChange, UnknownCard, block_card, register_cards
from sync.server.store import publications, register, settings, venues
from tests.support.clocks import NOW
from tests.support.network import CONCERT, VENUE, SteppingClock, code, new_centre


def read(centre: Centre, answer: HeadAnswer) -> Head:
    return read_statement(answer.statement, StatementType.HEAD, Head, centre.public_key)


def head(centre: Centre) -> Head:
    return read(centre, head_for(centre, VENUE))


def entries(centre: Centre, sha256: bytes) -> dict[int, tuple[int, int]]:
    with centre.store.read() as connection:
        file = publications.file(connection, sha256)
    assert file is not None
    return {tag: (day, flags) for tag, day, flags in decode(file.data).entries.rows()}


def removed(centre: Centre, sha256: bytes) -> list[int]:
    with centre.store.read() as connection:
        file = publications.file(connection, sha256)
    assert file is not None
    return list(decode(file.data).removed)


def tag(centre: Centre, card: str) -> bytes:
    with centre.store.read() as connection:
        (key,) = settings.list_keys(connection).values()
    return tag_of(key, card)


def clock_of(centre: Centre) -> SteppingClock:
    assert isinstance(centre.now, SteppingClock)
    return centre.now


def state_only(centre: Centre, card: str, status: CardStatus) -> None:
    """Change the register without publishing."""
    with centre.store.write() as connection:
        known = register.card_with_code(connection, card)
        assert known is not None
        changed = replace(known.state, status=status, since=centre.now())
        register.change_card(connection, known.number, changed)


def test_the_first_list_holds_the_register(centre: Centre) -> None:
    first = head(centre)
    assert (first.version, first.epoch, first.deltas, first.blocks) == (1, 1, (), ())
    listed = entries(centre, first.snapshot.sha256)
    day, flags = listed[int.from_bytes(tag(centre, code(7)))]
    assert register.from_day_number(day).isoformat() == "2027-03-14"
    assert unpack_flags(flags) == (CardKind.PERSONAL, CardStatus.ACTIVE, 2)


def test_nothing_new_makes_no_version(centre: Centre) -> None:
    assert not list_is_due(centre)
    assert publish_list(centre).version == 1
    assert publish_programmes(centre) == 0


def test_a_block_is_in_the_head_before_it_is_in_a_list(centre: Centre) -> None:
    clock_of(centre).move(minutes=1)
    state_only(centre, code(3), CardStatus.BLOCKED)
    assert list_is_due(centre)
    blocked = head(centre)
    assert (blocked.version, blocked.blocks) == (1, (tag(centre, code(3)),))
    publish_list(centre)
    after = head(centre)
    assert (after.version, after.blocks) == (2, ())
    flags = entries(centre, after.snapshot.sha256)[int.from_bytes(tag(centre, code(3)))][1]
    assert unpack_flags(flags)[1] is CardStatus.BLOCKED


def test_a_block_taken_back_leaves_the_head(centre: Centre) -> None:
    state_only(centre, code(3), CardStatus.BLOCKED)
    state_only(centre, code(3), CardStatus.ACTIVE)
    assert head(centre).blocks == ()


def test_at_most_200_blocks_and_the_newest_of_them(tmp_path: object) -> None:
    centre = new_centre(f"sqlite:///{tmp_path}/centre.sqlite", cards=250)
    for number in range(220):
        state_only(centre, code(number), CardStatus.BLOCKED)
    blocks = head(centre).blocks
    assert len(blocks) == 200
    assert set(blocks) == {tag(centre, code(number)) for number in range(20, 220)}
    centre.store.close()


def test_deltas_lead_from_each_earlier_version_to_the_present_one(centre: Centre) -> None:
    versions = {1: entries(centre, head(centre).snapshot.sha256)}
    last_day = NOW.date() + timedelta(days=100)
    steps: list[Callable[[], int]] = [
        lambda: block_card(centre, code(1)),
        lambda: register_cards(centre, [CardChange(code(900), last_day)]).list_version,
        lambda: block_card(centre, code(1), undo=True),
        lambda: register_cards(centre, [CardChange(code(2), last_day, None, 5)]).list_version,
    ]
    for step in steps:
        clock_of(centre).move(minutes=1)
        version = step()
        versions[version] = entries(centre, head(centre).snapshot.sha256)
    now = head(centre)
    assert now.version == 5
    assert {(delta.from_version, delta.to_version) for delta in now.deltas} == {
        (version, 5) for version in range(1, 5)
    }
    for delta in now.deltas:
        known = dict(versions[delta.from_version])
        known.update(entries(centre, delta.sha256))
        for gone in removed(centre, delta.sha256):
            known.pop(gone, None)
        assert known == versions[5]
        assert len(known) == delta.count


def test_cards_leave_the_list_400_days_after_they_were_usable(centre: Centre) -> None:
    clock_of(centre).move(days=10)
    block_card(centre, code(1))
    clock_of(centre).move(days=400)
    assert list_is_due(centre)
    publish_list(centre)
    listed = entries(centre, head(centre).snapshot.sha256)
    assert int.from_bytes(tag(centre, code(1))) in listed
    clock_of(centre).move(days=1)
    publish_list(centre)
    now = head(centre)
    listed = entries(centre, now.snapshot.sha256)
    assert int.from_bytes(tag(centre, code(1))) not in listed
    assert len(listed) == 49
    step = next(delta for delta in now.deltas if delta.from_version == now.version - 1)
    assert removed(centre, step.sha256) == [int.from_bytes(tag(centre, code(1)))]
    clock_of(centre).move(days=800)
    publish_list(centre)
    assert entries(centre, head(centre).snapshot.sha256) == {}


def test_old_files_go_when_no_head_can_name_them(centre: Centre) -> None:
    first = head(centre).snapshot.sha256
    block_card(centre, code(1))
    clock_of(centre).move(hours=49)
    block_card(centre, code(2))
    with centre.store.read() as connection:
        assert publications.file(connection, first) is None
        current = publications.current_list(connection)
        assert current is not None
        assert publications.file(connection, current.sha256) is not None
    assert [delta.from_version for delta in head(centre).deltas] == [2, 1]


def test_blocking_what_is_not_there_is_told(centre: Centre) -> None:
    with pytest.raises(UnknownCard):
        block_card(centre, code(999))
    assert block_card(centre, code(1), undo=True) == 1


def test_a_head_is_signed_anew_every_hour_and_stays_the_same_between(centre: Centre) -> None:
    first = head_for(centre, VENUE)
    clock_of(centre).move(minutes=59)
    assert head_for(centre, VENUE) == first
    clock_of(centre).move(minutes=1)
    second = head_for(centre, VENUE)
    assert second.etag != first.etag
    assert read(centre, second).issued_at == clock_of(centre)()
    assert read(centre, second).expires_at - read(centre, second).issued_at == timedelta(hours=24)


def test_a_head_never_looks_older_than_the_one_before(centre: Centre) -> None:
    first = head(centre)
    clock_of(centre).move(minutes=-3)
    state_only(centre, code(1), CardStatus.BLOCKED)
    assert head(centre).issued_at == first.issued_at
    assert head(centre).blocks


def test_a_changed_programme_is_a_new_version(centre: Centre) -> None:
    first = head(centre).programme
    with centre.store.write() as connection:
        extra = CONCERT.model_copy(update={"id": "another"})
        venues.add_events(connection, VENUE, [extra])
    assert publish_programmes(centre) == 1
    second = head(centre).programme
    assert (first.version, second.version) == (1, 2)
    assert second.sha256 != first.sha256


SHAPES = st.dictionaries(st.integers(0, 30), st.tuples(st.integers(1, 9), st.integers(0, 9)))


@given(SHAPES, SHAPES, SHAPES)
def test_two_deltas_joined_do_what_both_do(
    first: dict[int, tuple[int, int]],
    second: dict[int, tuple[int, int]],
    third: dict[int, tuple[int, int]],
) -> None:
    lists = [_columns(each) for each in (first, second, third)]
    upserted, gone = joined(*difference(lists[0], lists[1]), *difference(lists[1], lists[2]))
    applied = dict(first)
    applied.update({tag: (day, flags) for tag, day, flags in upserted.rows()})
    for each in gone:
        applied.pop(each, None)
    assert applied == third


def _columns(entries_by_tag: dict[int, tuple[int, int]]) -> Columns:
    rows = [(tag, *values) for tag, values in sorted(entries_by_tag.items())]
    columns = tuple(zip(*rows, strict=True)) or ((), (), ())
    return Columns(*columns)


def test_states_are_kept_with_the_moment_they_began(centre: Centre) -> None:
    clock_of(centre).move(minutes=5)
    block_card(centre, code(4))
    with centre.store.read() as connection:
        known = register.card_with_code(connection, code(4))
        assert known is not None
        facts = register.card_facts(connection, [known.number])[str(known.number)]
    first = CardState(NOW - timedelta(days=30), CardStatus.ACTIVE, known.state.last_valid_day, 2)
    blocked = replace(first, since=NOW + timedelta(minutes=5), status=CardStatus.BLOCKED)
    assert facts.states == (first, blocked)


def test_a_programme_that_was_replaced_goes_once_no_head_can_name_it(centre: Centre) -> None:
    clock, hashes = clock_of(centre), []
    for name in ("One", "Two", "Three", "Four"):
        with centre.store.write() as connection:
            known = venues.venue(connection, VENUE)
            assert known is not None
            venues.put_venue(connection, replace(known, name=name))
        publish_programmes(centre, VENUE)
        hashes.append(head(centre).programme.sha256)
        clock.move(hours=30)
    with centre.store.read() as connection:
        there = [publications.file(connection, each) is not None for each in hashes]
    # When the fourth came, the first was replaced sixty hours ago, the second thirty.
    assert there == [False, True, True, True]
