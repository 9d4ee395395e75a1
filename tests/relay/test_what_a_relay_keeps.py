"""What a relay keeps: batches by their chain, and the centre's word by its signature."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.client.errors import BadReply
from sync.client.http import Answer
from sync.protocol import keys
from sync.protocol.key_changes import make_change
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.relays import (
    VenueDevice,
    VenueDevices,
    grouped_code,
    new_code,
    pairing_text,
    proves,
    read_pairing_text,
    tidied_code,
)
from sync.protocol.statements import BadStatement, StatementType, make_statement
from sync.relay.opening import open_relay
from sync.relay.relay import MOST_WRONG_CODES, Codes
from sync.relay.store import RelayStore, StoreInUse
from sync.relay.word import CentreWord
from tests.relay.changed_centre import Changed

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
OLD, NEW, FALSE = (keys.new_signing_key() for _ in range(3))
FINGERPRINT = keys.fingerprint(keys.public_signing_key(OLD))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RelayStore]:
    made = RelayStore(tmp_path / "relay.sqlite")
    yield made
    made.close()


def batch(first: int, last: int, branch: bytes = b"") -> LedgerBatch:
    """Rows of one incarnation; a hash stands for the branch and the row."""
    return LedgerBatch(
        incarnation="inc",
        from_seq=first,
        previous_hash=b"%b%d" % (branch, first - 1),
        rows=tuple("{}" for _ in range(first, last + 1)),
        head_hash=b"%b%d" % (branch, last),
        signature=b"",
    )


def waiting(store: RelayStore) -> list[str]:
    return [each.text for each in store.waiting(0, 100)]


def test_rows_are_kept_once_and_without_a_gap(store: RelayStore) -> None:
    assert store.take("desk", batch(5, 6), "5-6", 0) is None
    assert store.take("desk", batch(8, 8), "8", 0) == 7
    assert store.take("desk", batch(7, 7), "7", 0) is None
    assert store.take("desk", batch(5, 7), "5-7", 0) is None
    assert store.take("other", batch(1, 1), "of another", 0) is None
    assert waiting(store) == ["5-6", "7", "of another"]


def test_a_branch_beside_the_chain_is_kept_too(store: RelayStore) -> None:
    store.take("desk", batch(1, 2), "1-2", 0)
    store.take("desk", batch(2, 2, b"x"), "x2", 0)
    assert waiting(store) == ["1-2", "x2"]


def test_what_the_centre_wants_before_is_taken_though_it_was_here(store: RelayStore) -> None:
    store.take("desk", batch(1, 3), "1-3", 0)
    held = store.waiting(0, 1)[0]
    said = Acknowledgement(
        device="desk",
        incarnation="inc",
        acknowledged_seq=3,
        head_hash=b"3",
        generation="g",
        at=NOW,
    )
    store.delivered(held, said, b"signed")
    assert waiting(store) == []
    store.want(held, 2)
    chain = store.chain("desk", "inc")
    assert chain is not None
    assert (chain.needed_seq, chain.acknowledgement) == (2, b"signed")
    assert store.take("desk", batch(2, 3), "2-3", 0) is None
    assert waiting(store) == ["2-3"]
    chain = store.chain("desk", "inc")
    assert chain is not None
    assert chain.needed_seq is None


def test_only_what_the_centre_has_is_let_go_of(store: RelayStore) -> None:
    store.take("desk", batch(1, 1), "1", 100)
    store.take("desk", batch(2, 2), "2", 100)
    first = store.waiting(0, 1)[0]
    said = Acknowledgement(
        device="desk",
        incarnation="inc",
        acknowledged_seq=1,
        head_hash=b"1",
        generation="g",
        at=NOW,
    )
    store.delivered(first, said, b"")
    assert store.erase_delivered(100) == 0
    assert store.erase_delivered(101) == 1
    assert waiting(store) == ["2"]
    assert store.take("desk", batch(3, 3), "3", 100) is None, "the chain's end is still known"


def test_what_a_desk_hands_over_once_more_is_kept_until_the_centre_has_it_once_more(
    store: RelayStore,
) -> None:
    """The centre may have been restored to before it came."""
    store.take("desk", batch(1, 1), "1", 100)
    said = Acknowledgement(
        device="desk",
        incarnation="inc",
        acknowledged_seq=1,
        head_hash=b"1",
        generation="g",
        at=NOW,
    )
    store.delivered(store.waiting(0, 1)[0], said, b"")
    assert store.take("desk", batch(2, 2), "2", 200) is None
    assert store.take("desk", batch(1, 2), "1-2", 200) is None
    assert waiting(store) == ["2", "1-2"]
    assert store.erase_delivered(300) == 1
    assert store.take("desk", batch(1, 2), "1-2", 300) is None
    assert waiting(store) == ["2", "1-2"]


def test_what_the_centre_wants_is_asked_for_until_it_is_here(store: RelayStore) -> None:
    store.take("desk", batch(3, 3), "3", 0)
    store.want(store.waiting(0, 1)[0], 2)
    for first, wanted in ((4, 2), (2, None)):
        store.take("desk", batch(first, 4), f"{first}-4", 0)
        chain = store.chain("desk", "inc")
        assert chain is not None
        assert chain.needed_seq == wanted


def test_pages_show_other_desks_in_use_and_move_on(store: RelayStore) -> None:
    for number, (device, seq) in enumerate((("a", 1), ("b", 1), ("a", 2), ("gone", 1)), 1):
        assert store.take(device, batch(seq, seq), f"{number}", 0) is None
    page, cursor, more = store.page(0, "b", ["a", "b"], 1)
    assert ([each.text for each in page], cursor, more) == (["1"], 1, True)
    page, cursor, more = store.page(cursor, "b", ["a", "b"], 1)
    assert ([each.text for each in page], cursor, more) == (["3"], 4, False)
    assert store.page(cursor, "b", ["a", "b"], 1) == ([], 4, False)


def test_a_store_is_one_processes(store: RelayStore, tmp_path: Path) -> None:
    with pytest.raises(StoreInUse):
        RelayStore(tmp_path / "relay.sqlite")


def devices(key: bytes, *, venue: str = "venue", at: datetime = NOW, name: str = "") -> bytes:
    said = VenueDevices(
        venue=venue,
        generation="g",
        centre_key=keys.public_signing_key(key),
        devices=(VenueDevice(device="desk", name=name, public_key=bytes(32)),),
        at=at,
    )
    return make_statement(key, StatementType.DEVICES, said)


def test_the_first_venue_that_pairs_is_served_and_old_words_take_nothing_back(
    store: RelayStore,
) -> None:
    word = CentreWord(store, FINGERPRINT)
    with pytest.raises(BadStatement):
        word.hear_devices(devices(OLD))
    word.hear_devices(devices(OLD, name="now"), pairing=True)
    word.hear_devices(devices(OLD, name="before", at=NOW - timedelta(hours=1)))
    with pytest.raises(BadStatement):
        word.hear_devices(devices(OLD, venue="elsewhere"), pairing=True)
    again = CentreWord(store, FINGERPRINT)
    assert again.devices is not None
    assert (again.venue, again.devices.devices[0].name) == ("venue", "now")


def test_another_centre_is_not_believed(store: RelayStore) -> None:
    word = CentreWord(store, FINGERPRINT)
    for false in (devices(FALSE), b"{}", devices(FALSE).replace(b"venue", b"vanue")):
        with pytest.raises(BadStatement):
            word.hear_devices(false, pairing=True)
    assert word.venue is None
    word.hear_devices(devices(OLD), pairing=True)
    moved = CentreWord(store, keys.fingerprint(keys.public_signing_key(FALSE)))
    assert moved.wants_key_changes, "the same centre may have another key"
    moved.follow(Changed())
    assert not moved.wants_key_changes
    assert (moved.venue, moved.devices) == (None, None), "the store of another centre begins anew"
    assert moved.hear_devices(devices(FALSE), pairing=True).venue == "venue"


class Portal:
    """Something on the way to the centre."""

    def get(self, path: str) -> Answer:
        assert path == "/v1/key-changes"
        return Answer(200, {}, b"[]")


def test_the_centre_is_followed_to_another_key(store: RelayStore) -> None:
    word = CentreWord(store, FINGERPRINT)
    word.hear_devices(devices(OLD), pairing=True)
    later = devices(NEW, at=NOW + timedelta(hours=1))
    with pytest.raises(BadStatement):
        word.hear_devices(later)
    assert word.wants_key_changes
    word.follow(Changed(make_change(OLD, NEW, 1, NOW)))
    assert not word.wants_key_changes
    assert CentreWord(store, FINGERPRINT).hear_devices(later).venue == "venue"


def test_a_relay_that_is_told_the_new_keys_fingerprint_stays_its_venues(store: RelayStore) -> None:
    """The window that starts it believes the new key by then."""
    word = CentreWord(store, FINGERPRINT)
    word.hear_devices(devices(OLD), pairing=True)
    new = keys.fingerprint(keys.public_signing_key(NEW))
    again = CentreWord(store, new)
    assert (again.venue, again.devices is not None) == ("venue", True)
    with pytest.raises(BadReply):
        again.follow(Portal())
    assert again.wants_key_changes, "who it was is not known yet"
    again.follow(Changed(make_change(OLD, NEW, 1, NOW)))
    assert again.hear_devices(devices(NEW, at=NOW + timedelta(hours=1))).venue == "venue"
    third = CentreWord(store, new)
    assert (third.venue, third.wants_key_changes) == ("venue", False)


def test_each_start_counts_cursors_anew(tmp_path: Path) -> None:
    """What lies in the folder then may be an older copy of it."""
    names = set()
    for _ in range(2):
        relay = open_relay(tmp_path / "relay", "http://127.0.0.1:1", FINGERPRINT)
        names.add(relay.name)
        relay.close()
    assert len(names) == 2


def test_a_code_tells_its_relay_from_any_other() -> None:
    mine, another = keys.public_signing_key(OLD), keys.public_signing_key(NEW)
    code = new_code(mine)
    assert proves(code, mine)
    assert not proves(code, another)
    assert not proves(code[:-1], mine)
    assert tidied_code(f" {grouped_code(code).lower()} ") == code
    assert read_pairing_text(pairing_text("192.168.1.20:8470", code)) == (
        "192.168.1.20:8470",
        grouped_code(code),
    )
    assert read_pairing_text("ESP 104 482") is None


def test_ten_wrong_tries_end_a_code() -> None:
    codes = Codes(keys.public_signing_key(OLD))
    shown = codes.current
    for _ in range(MOST_WRONG_CODES - 1):
        assert not codes.fits("0")
    assert codes.fits(shown)
    assert not codes.fits("0")
    assert codes.current != shown
    assert not codes.fits(shown)
