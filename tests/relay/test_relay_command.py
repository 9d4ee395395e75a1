"""`boxoffice relay`: pairing without a window."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desk.desks import CommandDesk, enrolled_desk
from tests.support.festival import RELAY_HOST, Festival, festival, free_port
from tests.support.hand_desk import RunningCentre


@pytest.fixture
def fair(tmp_path: Path) -> Iterator[Festival]:
    """One whose centre goes by the real clock, as commands do."""
    with festival(tmp_path) as made:
        made.clock.moment = datetime.now(UTC)
        yield made


@pytest.fixture
def desk(fair: Festival) -> CommandDesk:
    (fair.folder / "command").mkdir()
    running = RunningCentre(fair.centre, fair.desks_door.address, fair.clock)
    return enrolled_desk(fair.folder / "command", running)


def test_a_desk_pairs_and_leaves(fair: Festival, desk: CommandDesk) -> None:
    assert desk.run("relay", "--json").json == {"relay": None}
    assert desk.run("relay").out == "This desk is paired with no relay.\n"
    shown = fair.relay.status()
    done = desk.run("relay", shown.addresses[0], stdin=f"{shown.code}\n")
    assert (done.code, done.err) == (0, "")
    assert f"{RELAY_HOST}:{fair.relay.port}" in done.out
    fair.relay.until(desks=1)
    assert desk.run("relay", "--json").json == {"relay": f"https://{RELAY_HOST}:{fair.relay.port}"}
    assert desk.sync("--once").code == 0
    assert desk.run("relay", "--leave", "--json").json == {"relay": None}
    assert desk.sync("--once").code == 0


@pytest.mark.parametrize(
    ("address", "code", "exit_code", "said"),
    [
        ("http://nowhere", "0000-0000-0000", 2, "not the address of a relay"),
        ("{relay}", "0000-0000-0000", 1, "shows another code"),
        ("{nobody}", "0000-0000-0000", 5, "No relay answers there"),
    ],
)
def test_why_pairing_did_not_come_about(  # noqa: PLR0917 - a case's fields
    fair: Festival, desk: CommandDesk, address: str, code: str, exit_code: int, said: str
) -> None:
    relay, nobody = fair.relay.status().addresses[0], f"{RELAY_HOST}:{free_port(RELAY_HOST)}"
    ended = desk.run("relay", address.format(relay=relay, nobody=nobody), code)
    assert (ended.code, said in ended.err) == (exit_code, True), ended.err
    assert desk.run("relay", "--json").json == {"relay": None}


def test_a_relay_that_does_not_know_the_desk_yet(fair: Festival, desk: CommandDesk) -> None:
    fair.desks_door.shut()
    fair.relays_door.shut()
    shown = fair.relay.status()
    ended = desk.run("relay", shown.addresses[0], shown.code)
    assert ended.code == 5
    assert "does not know this desk yet" in ended.err
