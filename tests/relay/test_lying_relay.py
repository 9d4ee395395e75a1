"""A relay that drops, turns round, doubles, makes up or alters: desks take nothing on its word."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from sync.client.errors import BadReply
from sync.client.exchanging import AGAIN_SECONDS, Exchange
from sync.client.http import Answer
from sync.client.ports import Identity
from sync.client.pushing import signed_batch
from sync.protocol import chain, keys
from sync.protocol.kinds import TicketKind
from sync.protocol.messages import Acknowledgement
from sync.protocol.positions import ChainPosition, OutgoingRows
from sync.protocol.relays import CarriedBatch, Custody, News, VenueDevice, VenueDevices
from sync.protocol.rows import IssueRow, Row, RowHeader, write_row
from sync.protocol.statements import StatementType, make_statement

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
CENTRE, RELAY = keys.new_signing_key(), keys.new_signing_key()
CENTRE_KEY = keys.public_signing_key(CENTRE)


@dataclass
class Stand:
    """A desk by hand: keys and a chain, and its outbox."""

    name: str
    key: bytes = field(default_factory=keys.new_signing_key)
    rows: list[bytes] = field(default_factory=list)
    acknowledged: int = 0

    @property
    def identity(self) -> Identity:
        return Identity(self.name, self.key, CENTRE_KEY, "http://127.0.0.1:1", "venue")

    def give(self, *, device: str = "", seq: int = 0) -> None:
        """One ticket; the row may say that it is another desk's, or stands elsewhere."""
        row = IssueRow(
            id=f"{self.name}-{len(self.rows) + 1}",
            device=device or self.name,
            incarnation="inc",
            seq=seq or len(self.rows) + 1,
            made_at=NOW,
            corrected_at=NOW,
            event="concert",
            epoch=1,
            tag=bytes(8),
            tickets={TicketKind.HOLDER: 1},
            verdict="valid",
        )
        self.rows.append(write_row(row))

    def hash(self, seq: int) -> bytes:
        start = chain.first_hash(keys.public_signing_key(self.key), "inc")
        return [start, *chain.hashes(start, self.rows)][seq]

    def batch(self, first: int = 1, last: int | None = None) -> CarriedBatch:
        """Rows as the desk signs them."""
        rows = self.outgoing(first, (last or len(self.rows)) - first + 1)
        assert rows is not None
        made = signed_batch(self.identity, "inc", rows, opaque=False)
        return CarriedBatch(device=self.name, batch=made.to_bytes().decode())

    def position(self) -> ChainPosition:
        return ChainPosition("inc", len(self.rows), self.acknowledged, self.hash(self.acknowledged))

    def outgoing(self, from_seq: int, most: int) -> OutgoingRows | None:
        rows = tuple(self.rows[from_seq - 1 :][:most])
        if not rows:
            return None
        end = from_seq - 1 + len(rows)
        return OutgoingRows(from_seq, self.hash(from_seq - 1), rows, self.hash(end))

    def acknowledge(self, said: Acknowledgement, receipt: bytes) -> bool:
        if said.acknowledged_seq > len(self.rows):
            return False
        if said.head_hash != self.hash(said.acknowledged_seq):
            return False
        self.acknowledged = said.acknowledged_seq
        return True

    def send_again_from(self, acknowledged_seq: int) -> None:
        self.acknowledged = acknowledged_seq


@dataclass
class Liar:
    """Answers what a test puts into its mouth."""

    devices: bytes = b""
    pages: list[News] = field(default_factory=list)
    receipt: bytes | None = None
    taken: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    device: str = "here"
    key: bytes = RELAY

    def get(self, path: str) -> Answer:
        self.asked.append(path)
        if path == "/v1/devices":
            return Answer(200, {}, self.devices)
        page = self.pages.pop(0) if self.pages else None
        after = int(path.split("after=")[1].split("&", maxsplit=1)[0])
        if page is None:
            page = News(relay="r", after=after, cursor=after)
        cursor = max(page.cursor, after) if page.cursor >= 0 else page.cursor
        told = page.model_copy(update={"after": after, "cursor": cursor})
        return Answer(200, {}, told.to_bytes())

    def post(self, path: str, body: bytes) -> Answer:
        said = json.loads(body)
        self.taken.append(body)
        rows = len(said["rows"])
        custody = Custody.model_validate(
            {
                "device": self.device,
                "incarnation": said["incarnation"],
                "from_seq": said["from_seq"],
                "held_seq": said["from_seq"] + rows - 1,
                "head_hash": said["head_hash"],
            }
        )
        made = make_statement(self.key, StatementType.CUSTODY, custody)
        return Answer(200, {}, self.receipt or made)

    def says(self, *batches: CarriedBatch, **fields: object) -> None:
        """The next page."""
        page = News(relay="r", after=0, cursor=len(batches), batches=batches)
        self.pages.append(page.model_copy(update=fields))


@dataclass
class Ears:
    """What was heard."""

    heard: list[str] = field(default_factory=list)

    def hear(self, device: str, rows: Sequence[Row | RowHeader]) -> None:
        assert {row.device for row in rows} == {device}
        self.heard += [row.id for row in rows]


@dataclass
class Meeting:
    """A desk, another one of the venue, and a relay between them."""

    here: Stand = field(default_factory=lambda: Stand("here"))
    other: Stand = field(default_factory=lambda: Stand("other"))
    liar: Liar = field(default_factory=Liar)
    ears: Ears = field(default_factory=Ears)
    seconds: float = 1000.0

    def __post_init__(self) -> None:
        self.liar.devices = self.vouched(self.here, self.other)
        self.exchange = Exchange(
            self.liar,
            keys.public_signing_key(RELAY),
            self.here.identity,
            self.here,
            self.ears,
            lambda: self.seconds,
        )

    @staticmethod
    def vouched(*stands: Stand, venue: str = "venue", key: bytes = CENTRE) -> bytes:
        """The centre's word on a venue's desks."""
        said = VenueDevices(
            venue=venue,
            generation="g",
            centre_key=CENTRE_KEY,
            devices=tuple(
                VenueDevice(device=each.name, public_key=keys.public_signing_key(each.key))
                for each in stands
            ),
            at=NOW,
        )
        return make_statement(key, StatementType.DEVICES, said)

    def hears(self, *batches: CarriedBatch) -> tuple[int, int]:
        """What one exchange gives: rows heard, batches refused."""
        self.liar.says(*batches)
        done = self.exchange.once()
        return done.heard, done.refused


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


def acknowledgement(stand: Stand, seq: int, key: bytes = CENTRE, **fields: object) -> bytes:
    said = Acknowledgement(
        device=stand.name,
        incarnation="inc",
        acknowledged_seq=seq,
        head_hash=stand.hash(min(seq, len(stand.rows))),
        generation="g",
        at=NOW,
    )
    return make_statement(key, StatementType.ACKNOWLEDGEMENT, said.model_copy(update=fields))


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
def test_what_lies_behind_a_gap_is_asked_for_again_also_where_the_rest_did_not_come(
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
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(first, second, third) == (2, 0)
    assert meeting.liar.asked[-1].startswith("/v1/relay/news?after=0&"), "from the start"


def test_batches_turned_round_are_put_right_by_asking_again(meeting: Meeting) -> None:
    for _ in range(3):
        meeting.other.give()
    first, second, third = (meeting.other.batch(each, each) for each in (1, 2, 3))
    assert meeting.hears(first, third, second) == (2, 1)
    meeting.seconds += AGAIN_SECONDS
    assert meeting.hears(first, third, second) == (1, 0)


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
