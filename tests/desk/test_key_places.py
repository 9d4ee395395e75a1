"""A whole desk whose keys are in each of the places, and what is said where they are not."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from boxoffice.keys.key_file import CREDENTIAL_NAME, CREDENTIALS_VARIABLE
from boxoffice.keys.passphrase import DESCRIPTOR_VARIABLE, FILE_NAME, VARIABLE
from boxoffice.sentences import sentence
from sync.server.asking.enrolment import make_code
from tests.desk.command_line import Ended, boxoffice, boxoffice_sync, run
from tests.desk.conftest import MemoryKeyring
from tests.desk.desks import enrolled_desk, served_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code

PASSPHRASE = {VARIABLE: "seven calm otters"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """One centre for all desks of this module."""
    with served_centre(tmp_path_factory.mktemp("centre")) as centre:
        yield centre


def complains(ended: Ended, fault: str, **words: str) -> None:
    """The keys' exit code and the fault's sentence, nothing else."""
    assert ended == Ended(6, "", f"{sentence(fault, 'en', **words)}\n")


def test_a_desk_in_the_keyring(
    tmp_path: Path, running: RunningCentre, memory_keyring: MemoryKeyring
) -> None:
    one_time = make_code(running.centre, VENUE, "Lobby")
    here = {"keyring_backend": memory_keyring}
    desk = ("--language", "en")
    assert boxoffice(tmp_path, *desk, "enrol", running.address, one_time, "--yes", **here).code == 0
    assert boxoffice_sync(tmp_path, *desk, "--once", **here).code == 0
    given = boxoffice(tmp_path, *desk, "give", code(1), "--event", "concert", **here)
    assert given.code == 0
    assert boxoffice_sync(tmp_path, *desk, "--once", **here).code == 0
    (text,) = memory_keyring.entries.values()
    assert '"acknowledged_seq":1' in text
    complains(boxoffice(tmp_path, *desk, "status"), "keyring_missing")
    memory_keyring.entries.clear()
    complains(boxoffice(tmp_path, *desk, "status", **here), "keys_missing")
    assert keyring.get_keyring() is memory_keyring


def test_a_desk_under_a_passphrase(tmp_path: Path, running: RunningCentre) -> None:
    one_time = make_code(running.centre, VENUE, "Lobby")
    desk = ("--language", "en")
    enrol = ("enrol", running.address, one_time, "--yes", "--passphrase")
    assert boxoffice(tmp_path, *desk, *enrol, variables=PASSPHRASE).code == 0
    assert (tmp_path / FILE_NAME).exists()
    assert boxoffice_sync(tmp_path, *desk, "--once", variables=PASSPHRASE).code == 0
    complains(boxoffice(tmp_path, *desk, "status"), "passphrase_missing")
    wrong = boxoffice(tmp_path, *desk, "status", variables={VARIABLE: "eight calm otters"})
    complains(wrong, "passphrase_wrong")
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE[VARIABLE].encode())
    os.close(writing)
    handed_in = {DESCRIPTOR_VARIABLE: str(reading)}
    shown = run(
        "tests.support.clocks",
        *("boxoffice", "--data", tmp_path, "status", "--json"),
        variables=handed_in,
        descriptor=reading,
    )
    os.close(reading)
    assert shown.json["list"]["version"] == 1


def test_a_service_whose_keys_systemd_hands_in(tmp_path: Path, running: RunningCentre) -> None:
    desk = enrolled_desk(tmp_path, running)
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    handed_in = credentials / CREDENTIAL_NAME
    shutil.copy(desk.key_file, handed_in)
    handed_in.chmod(0o440)
    desk.run("give", code(2), "--event", "concert")
    desk.key_file.unlink()
    service = {CREDENTIALS_VARIABLE: str(credentials)}
    sent = boxoffice_sync(desk.data, "--once", "--json", variables=service)
    assert (sent.code, sent.json["sent"]) == (0, 1)
    complains(
        boxoffice(desk.data, "--language", "en", "status"),
        "key_file_missing",
        path=str(desk.key_file),
    )
