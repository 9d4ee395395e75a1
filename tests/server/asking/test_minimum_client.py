"""The oldest program that a centre serves, from the command line to the head."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.protocol.messages import Head
from sync.protocol.statements import StatementType, read_statement
from sync.server.centre import Centre
from sync.server.lists.heads import head_for
from sync.server.store import settings
from sync.server.store.settings import MinimumClient
from tests.support.network import VENUE
from tests.support.terminal import Terminal

JANUARY = datetime(2027, 1, 15, 3, 0, tzinfo=UTC)


def head(centre: Centre) -> Head:
    statement = head_for(centre, VENUE).statement
    return read_statement(statement, StatementType.HEAD, Head, centre.public_key)


def put(centre: Centre, oldest: MinimumClient) -> None:
    with centre.store.write() as connection:
        settings.put_minimum_client(connection, oldest)


def test_any_program_is_served_until_somebody_says_otherwise(centre: Centre) -> None:
    assert (head(centre).minimum_client, head(centre).minimum_client_from) == ("0", None)


@pytest.mark.parametrize("since", [None, JANUARY])
def test_the_head_says_it_at_once(centre: Centre, since: datetime | None) -> None:
    before = head(centre)
    put(centre, MinimumClient("1.2", since))
    assert (head(centre).minimum_client, head(centre).minimum_client_from) == ("1.2", since)
    put(centre, MinimumClient())
    assert head(centre).minimum_client == before.minimum_client


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "data", capsys)


def test_a_coordinator_says_it_by_a_day(terminal: Terminal) -> None:
    terminal.ok("init")
    assert terminal.ok("minimum-client") == "Desks with any program are served.\n"
    told = terminal.ok("minimum-client", "1.2", "--from", "2027-01-15")
    assert told.endswith("from 2027-01-15 on older ones give no tickets.\n")
    assert terminal.json("minimum-client") == {"version": "1.2", "from": "2027-01-15"}
    assert "1.2 or newer.\n" in terminal.ok("minimum-client", "1.2")
    assert "no version" in terminal.refused("minimum-client", "newest")
