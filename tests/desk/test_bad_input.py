"""Bad codes, pictures, centres and disks on the command line: sentence, exit code, rows kept."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest
import segno

from boxoffice.commands.scan_words import SENTENCES as PICTURE_SENTENCES
from boxoffice.scanning.pictures import PictureFault
from boxoffice.sentences import sentence
from boxoffice.services.desk import has_records
from sync.client import http
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Language
from sync.server.asking.enrolment import make_code
from tests.desk.command_line import Ended, environment, without_bytecode
from tests.desk.desks import CommandDesk, enrolled_desk, new_desk, served_centre
from tests.support import bad_pictures, clocks
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
from tests.support.scripted_http import Scripted
from tests.support.spoiled_network import SpoiledNetwork, spoiled_network

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
FULL_DEVICE = Path("/dev/full")
LOG_IN = Scripted(401, {"WWW-Authenticate": "Basic"}, b"Log in at http://127.0.0.1/?key=1")
ENDLESS = Scripted(drip=repeat(bytes(1024 * 1024)))


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpoiledNetwork]:
    """A real centre over a network that is well at first."""
    with (
        served_centre(tmp_path_factory.mktemp("centre")) as running,
        spoiled_network(running) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def whole_day(network: SpoiledNetwork, tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk of that centre."""
    behind = RunningCentre(network.running.centre, network.address, network.running.clock)
    return enrolled_desk(tmp_path_factory.mktemp("desk"), behind)


@pytest.fixture
def desk(whole_day: CommandDesk, network: SpoiledNetwork) -> Iterator[CommandDesk]:
    """The desk with nothing to send, its network well before and after."""
    assert whole_day.sync("--once").code == 0
    yield whole_day
    network.heal()


def in_each_language(run: Callable[..., Ended], *arguments: str | Path) -> dict[Language, Ended]:
    """How one command ends in each language."""
    return {language: run("--language", language, *arguments) for language in LANGUAGES}


def complaints(fault: str, exit_code: int) -> dict[Language, Ended]:
    """A fault's sentence and nothing else, in each language."""
    return {
        language: Ended(exit_code, "", f"{sentence(fault, language)}\n") for language in LANGUAGES
    }


# Codes and pictures.


@pytest.mark.parametrize("order", ["check", "give"])
def test_a_code_in_no_format(desk: CommandDesk, order: str) -> None:
    before = desk.rows()
    ended = in_each_language(desk.run, order, "12", "--event", "concert")
    assert {each.code for each in ended.values()} == {1}
    for language, each in ended.items():
        said = sentence("verdict_not_a_code", language, example="KK000001")
        assert said in each.out + each.err
        assert sentence("action_record_as_written", language) in each.out + each.err
    assert desk.rows() == before


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (bad_pictures.blank, PictureFault.NO_CODE),
        (bad_pictures.two, PictureFault.TWO_CODES),
        (bad_pictures.broken, PictureFault.BROKEN),
        (bad_pictures.no_picture, PictureFault.NOT_A_PICTURE),
        (bad_pictures.huge, PictureFault.TOO_LARGE),
        (bad_pictures.missing, PictureFault.MISSING),
    ],
)
def test_a_picture_that_gives_no_card(
    desk: CommandDesk, tmp_path: Path, make: Callable[[Path], None], fault: PictureFault
) -> None:
    picture = tmp_path / "photo.png"
    make(picture)
    ended = in_each_language(desk.run, "scan", picture)
    for language, each in ended.items():
        assert (each.code, each.err) == (1, "")
        assert each.out.startswith(f"{picture}: {PICTURE_SENTENCES[language][fault]}")


def test_a_transparent_picture_is_read(desk: CommandDesk, tmp_path: Path) -> None:
    picture = tmp_path / "card.png"
    segno.make(code(3)).save(str(picture), scale=6, border=4, light=None)
    assert desk.run("scan", picture).out == f"{picture}: {code(3)} (QR)\n"


# Enrolment codes.


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (ProblemCode.USED_CODE, "used_code"),
        (ProblemCode.WRONG_CODE, "wrong_code"),
        (ProblemCode.EXPIRED_CODE, "expired_code"),
        (ProblemCode.TOO_MANY_TRIES, "too_many_tries"),
    ],
)
def test_an_enrolment_code_that_does_not_serve(
    network: SpoiledNetwork, tmp_path: Path, problem: ProblemCode, fault: str
) -> None:
    bare = new_desk(tmp_path)
    enrol = ("enrol", network.address, "ABCDEFGHJKMN", "--yes")
    if problem is ProblemCode.USED_CODE:
        one_time = make_code(network.running.centre, VENUE, "Lobby")
        other = CommandDesk(tmp_path / "first", tmp_path / "first.keys")
        assert other.run("enrol", network.address, one_time, "--yes").code == 0
        enrol = ("enrol", network.address, one_time, "--yes")
    elif problem is not ProblemCode.WRONG_CODE:
        network.refuses(problem)
    ended = in_each_language(bare.run, *enrol)
    network.heal()
    assert ended == complaints(fault, 1)
    assert not has_records(bare.data)


# The centre.

Spoiling = Callable[[SpoiledNetwork], None]


def _old(network: SpoiledNetwork) -> None:
    network.keeps_an_expired_head(CLOCK.now())


PUSH_FAILS: list[tuple[Spoiling, str]] = [
    (SpoiledNetwork.never_answers, "unreachable"),
    (lambda network: network.always(LOG_IN), "proxy_in_the_way"),
    (lambda network: network.always(ENDLESS), "bad_reply"),
]
PULL_FAILS: list[tuple[Spoiling, str]] = [
    (SpoiledNetwork.signs_with_another_key, "bad_reply"),
    (_old, "old_reply"),
    (SpoiledNetwork.cuts_files, "cut_short"),
    (SpoiledNetwork.sends_files_without_end, "bad_reply"),
]
NUMBERS = iter(range(1, 30))


def give(desk: CommandDesk) -> int:
    """One more ticket; how many rows there are."""
    assert desk.run("give", code(next(NUMBERS)), "--event", "concert").code == 0
    return len(desk.rows())


def all_is_sent(desk: CommandDesk, rows: int) -> None:
    """The next round ends well, and the centre has every row, once."""
    assert desk.sync("--once").code == 0
    found = desk.rows()
    assert [row["seq"] for row in found] == list(range(1, rows + 1))
    assert all(row["acknowledged"] for row in found)


@pytest.mark.parametrize(("spoil", "fault"), PUSH_FAILS, ids=["slow", "a proxy", "without end"])
def test_rows_wait_for_a_centre_that_answers_wrongly(
    desk: CommandDesk,
    network: SpoiledNetwork,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Spoiling,
    fault: str,
) -> None:
    rows = give(desk)
    spoil(network)
    with monkeypatch.context() as impatient:
        impatient.setattr(http, "ANSWER_SECONDS", 0.2)
        ended = in_each_language(desk.sync, "--once")
    network.heal()
    assert ended == complaints(fault, 5)
    assert [row["acknowledged"] for row in desk.rows()] == [True] * (rows - 1) + [False]
    all_is_sent(desk, rows)


@pytest.mark.parametrize(
    ("spoil", "fault"), PULL_FAILS, ids=["another key", "old", "short", "without end"]
)
def test_what_comes_down_wrong_is_told_and_not_taken(
    desk: CommandDesk, network: SpoiledNetwork, spoil: Spoiling, fault: str
) -> None:
    version = desk.run("status", "--json").json["list"]["version"]
    network.publish()
    spoil(network)
    rows = give(desk)
    ended = in_each_language(desk.sync, "--once")
    network.heal()
    assert ended == complaints(fault, 5)
    assert desk.run("status", "--json").json["list"]["version"] == version
    all_is_sent(desk, rows)
    assert desk.run("status", "--json").json["list"]["version"] == network.newest


# The disk.


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="needs a device that is always full")
def test_a_disk_that_takes_no_list(desk: CommandDesk, network: SpoiledNetwork) -> None:
    network.publish()
    parts = [desk.data / "downloads" / f"{name}.part" for name in network.next_files()]
    for part in parts:
        part.symlink_to(FULL_DEVICE)
    rows = give(desk)
    assert in_each_language(desk.sync, "--once") == complaints("store_full", 4)
    for part in parts:
        part.unlink(missing_ok=True)
    all_is_sent(desk, rows)
    assert desk.run("status", "--json").json["list"]["version"] == network.newest


def test_a_disk_without_room_for_a_new_desk(network: SpoiledNetwork, tmp_path: Path) -> None:
    """The keys fit below 20,000 bytes, the records do not."""
    limiter = shutil.which("prlimit")
    if limiter is None:
        pytest.skip("needs prlimit")
    desk = new_desk(tmp_path / "new")
    desk.data.parent.mkdir()
    one_time = make_code(network.running.centre, VENUE, "Lobby")
    keys = ("--data", desk.data, "--key-file", desk.key_file, "--language", "sv")
    enrol = ("enrol", network.address, one_time, "--yes")
    done = subprocess.run(
        [limiter, "--fsize=20000", *clocks.command("boxoffice", *keys, *enrol)],
        env=without_bytecode(environment()),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (4, sentence("store_full", "sv"))
    assert "Traceback" not in done.stderr
    assert not has_records(desk.data)
    assert desk.run(*enrol).code == 0
