"""What belongs to every round of sync, whether or not the centre answers."""

import logging
from datetime import timedelta
from pathlib import Path

from boxoffice.config import Config
from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.key_file import KeyFile
from boxoffice.logs import logging_to
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.services.opening import OpenDesk
from boxoffice.services.overview import ledger
from boxoffice.services.rounds import run_round
from sync.client.errors import Unreachable
from sync.protocol.keys import new_sealing_key
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.messages import Acknowledgement
from tests.support.desks import EPOCH, FORMAT, NOW, VALID, MadeUpDesk


def test_a_desk_that_stays_open_lets_go_of_codes_and_list(desk: Desk, made: MadeUpDesk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=False)
    give(desk, verdict, {TicketKind.HOLDER: 1})
    acknowledge_all(desk, made)
    made.change(desk)
    opened = open_as_programs_do(desk, made)
    assert isinstance(run_round(opened).error, Unreachable)
    assert ledger(desk)[0].code is not None
    assert desk.list_state().exists
    made.clock.advance(timedelta(days=36))
    assert isinstance(run_round(opened).error, Unreachable)
    assert ledger(desk)[0].code is None
    assert not desk.list_state().exists


def test_a_log_hides_codes_of_formats_that_came_since(
    desk: Desk, made: MadeUpDesk, tmp_path: Path
) -> None:
    other = FORMAT.model_copy(update={"id": "other", "pattern": "[A-Z]{6}", "example": "ABCDEF"})
    with logging_to(tmp_path / "logs", "test"):
        opened = open_as_programs_do(desk, made)
        made.programme(desk, version=2, formats=[FORMAT, other])
        run_round(opened)
        logging.getLogger("desk").info("read QWERTY at the door")
    (file,) = (tmp_path / "logs").iterdir()
    assert "at the door" in file.read_text()
    assert "QWERTY" not in file.read_text()


def acknowledge_all(desk: Desk, made: MadeUpDesk) -> None:
    """The centre has confirmed every row."""
    outbox = made.outbox(desk)
    batch = outbox.outgoing(1, 10)
    assert batch is not None
    answer = Acknowledgement(
        device="desk-1",
        incarnation="inc-1",
        acknowledged_seq=len(batch.rows),
        head_hash=batch.head_hash,
        generation="gen-1",
        at=NOW,
    )
    assert outbox.acknowledge(answer, b"receipt")


def open_as_programs_do(desk: Desk, made: MadeUpDesk) -> OpenDesk:
    """The open desk with its keys, and a place for them."""
    keys = DeskKeys(
        signing_key=made.signing_key,
        sealing_key=new_sealing_key(),
        store_key=made.store_key,
        incarnation="inc-1",
        list_keys={EPOCH: made.list_key},
    )
    return OpenDesk(Config(made.folder), desk, KeyFile(made.folder / "keys"), keys)
