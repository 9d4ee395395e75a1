"""The program `boxoffice-relay`: what it says, and where it does not serve."""

from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

from sync.protocol import keys
from sync.protocol.relays import grouped_code, proves
from sync.relay.command import FAILED, USAGE, _parser, main
from tests.support.festival import RELAY_HOST, RelayProcess, free_port

FINGERPRINT = keys.fingerprint(bytes(32))
UNIT = Path(__file__).parents[2] / "resources" / "systemd" / "kaiku-relay.service"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    made = RelayProcess(tmp_path / "relay", "http://127.0.0.1:1", FINGERPRINT)
    made.start()
    yield made
    if made.running:
        made.end()


def code_of(*arguments: str) -> object:
    """How the program ends that does not serve."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code


def usual(folder: Path, port: int) -> list[str]:
    data = ["--data", str(folder), "--centre", "http://127.0.0.1:1"]
    return [*data, "--fingerprint", FINGERPRINT, "--host", RELAY_HOST, "--port", str(port)]


def test_it_says_how_it_stands_until_it_is_stopped(relay: RelayProcess) -> None:
    status = relay.status()
    assert status.addresses == (f"{RELAY_HOST}:{relay.port}",)
    assert proves(status.code, status.key)
    assert status.fingerprint == keys.fingerprint(status.key)
    assert (status.desks, status.held, status.waiting) == (0, 0, 0)
    assert (relay.folder / "status.json").stat().st_mode & 0o077 == 0
    assert (relay.folder / "relay.pem").stat().st_mode & 0o077 == 0
    assert relay.end() == 0
    assert not (relay.folder / "status.json").exists()


def test_it_keeps_its_key_and_shows_another_code(relay: RelayProcess) -> None:
    before = relay.status()
    relay.end()
    after = relay.start()
    assert (after.key, after.code[:8]) == (before.key, before.code[:8])
    assert grouped_code(after.code) != grouped_code(before.code)


def test_two_relays_do_not_share_a_folder_or_a_port(
    relay: RelayProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(*usual(relay.folder, free_port(RELAY_HOST))) == FAILED
    assert "Another relay runs" in capsys.readouterr().err
    assert code_of(*usual(tmp_path / "other", relay.port)) == FAILED
    assert "cannot be served" in capsys.readouterr().err


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    port = free_port(RELAY_HOST)
    for wrong in (
        ["--centre", "http://centre.example"],
        ["--fingerprint", "F479"],
        ["--port", "many"],
    ):
        assert code_of(*usual(tmp_path, port), *wrong) == USAGE
    (tmp_path / "relay.pem").write_text("no key")
    assert code_of(*usual(tmp_path, port)) == FAILED


def test_the_unit_starts_what_there_is() -> None:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(UNIT.read_text(encoding="utf-8"))
    service = dict(parser["Service"])
    program, *arguments = service["ExecStart"].split()
    assert Path(program).name == "boxoffice-relay"
    assert _parser().parse_args(arguments).centre == "${KAIKU_CENTRE}"
    assert service["RestartPreventExitStatus"] == str(USAGE)
    assert service["UMask"] == "0077"
