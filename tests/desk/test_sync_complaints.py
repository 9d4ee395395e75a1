"""A centre that does not answer as it should: a sentence in three languages, and no row lost."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from boxoffice.keys.key_file import KeyFile
from boxoffice.sentences import sentence
from boxoffice.services.enrolling import accept, ask_centre, kept_keys
from sync.protocol.days import LocalDays
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, ProblemCode, problem
from sync.protocol.programme import Language
from tests.desk.command_line import boxoffice_sync
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.desk.test_enrolling import centre
from tests.support.clocks import CLOCK
from tests.support.network import code
from tests.support.scripted_http import Received, Script, Scripted, scripted_server

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
HTML = Scripted(headers={"Content-Type": "text/html"}, body=b"<html>Welcome to the hotel</html>")


@dataclass
class Mood:
    """What the centre answers at present."""

    script: Script = field(default_factory=centre)

    def __call__(self, request: Received) -> Scripted:
        """The answer of the moment."""
        return self.script(request)


@dataclass
class MoodyDesk:
    """A desk that was set up at a centre whose answers a test chooses."""

    desk: CommandDesk
    mood: Mood

    def complains(self, answer: Scripted, fault: str, **words: str) -> None:
        """In every language the round ends with the fault's sentence and the sync exit code."""
        self.mood.script = lambda request: answer
        for language in LANGUAGES:
            keys = ("--key-file", self.desk.key_file)
            ended = boxoffice_sync(self.desk.data, "--once", "--language", language, *keys)
            assert (ended.code, ended.out) == (5, "")
            assert ended.err == f"{sentence(fault, language, **words)}\n"


@pytest.fixture
def moody(tmp_path: Path) -> Iterator[MoodyDesk]:
    """Set up in the centre's good mood."""
    desk = CommandDesk(tmp_path / "desk", tmp_path / "desk.keys")
    desk.data.mkdir()
    source, mood = KeyFile(desk.key_file), Mood()
    with scripted_server(mood) as server:
        now = CLOCK.now()
        keys = kept_keys(source, now, fresh=True)
        offer = ask_centre(server.address, "ABCDEFGHJKMN", "Lobby", keys)
        accept(desk.data, source, offer, now)
        yield MoodyDesk(desk, mood)


def refusing(code: ProblemCode, at: str | None = None) -> Scripted:
    """The problem answer of a code."""
    told = problem(code, at=at)
    return Scripted(told.status, {"Content-Type": PROBLEM_MEDIA_TYPE}, told.to_bytes())


def test_a_web_page_answers(moody: MoodyDesk) -> None:
    moody.complains(HTML, "page_for_people")


def test_an_answer_that_the_centre_did_not_sign(moody: MoodyDesk) -> None:
    moody.complains(Scripted(body=b'{"payload": "", "payloadType": "x"}'), "bad_reply")


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_broken_centre(moody: MoodyDesk, status: int) -> None:
    moody.complains(Scripted(status, {"Retry-After": "120"}, b"oops"), "busy")


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (ProblemCode.UNKNOWN_DEVICE, "unknown_device"),
        (ProblemCode.BAD_SIGNATURE, "unknown_device"),
        (ProblemCode.REVOKED, "revoked"),
    ],
)
def test_a_centre_that_does_not_let_us_in(moody: MoodyDesk, code: ProblemCode, fault: str) -> None:
    moody.complains(refusing(code), fault)
    # An afternoon later nobody remembers that sentence: the state of the desk says it too.
    assert moody.desk.run("status", "--json").json["closed"] == fault
    assert sentence(fault, "en") in moody.desk.run("status", "--language", "en").out


def test_a_desk_that_the_centre_lets_in_is_not_closed(moody: MoodyDesk) -> None:
    assert moody.desk.run("status", "--json").json["closed"] is None


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A laptop that was set to another zone than the network's."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("far_away")
def test_a_wrong_clock_is_told_with_the_right_time_by_the_networks_clock(moody: MoodyDesk) -> None:
    at = CLOCK.now() + timedelta(days=3)
    moody.complains(
        refusing(ProblemCode.CLOCK_SKEW, at.isoformat()),
        "clock_skew",
        time=LocalDays().local(at).strftime("%d.%m.%Y %H:%M"),
    )


def test_a_centre_that_went_away(tmp_path: Path, moody: MoodyDesk) -> None:
    with scripted_server(centre()) as server:
        source = KeyFile(tmp_path / "gone.keys")
        keys = kept_keys(source, CLOCK.now(), fresh=True)
        gone = CommandDesk(tmp_path / "gone", tmp_path / "gone.keys")
        gone.data.mkdir()
        offer = ask_centre(server.address, "ABCDEFGHJKMN", "Lobby", keys)
        accept(gone.data, source, offer, CLOCK.now())
    MoodyDesk(gone, moody.mood).complains(HTML, "unreachable")


def test_the_fault_is_in_the_json_too(moody: MoodyDesk) -> None:
    moody.mood.script = lambda request: HTML
    ended = moody.desk.sync("--once", "--json")
    assert (ended.code, ended.json["fault"], ended.json["sent"]) == (5, "page_for_people", 0)


def test_a_round_without_the_centre_states_the_list_that_the_desk_holds(tmp_path: Path) -> None:
    with served_centre(tmp_path) as running:
        desk = enrolled_desk(tmp_path, running)
        online = desk.sync("--once", "--json").json
    offline = desk.sync("--once", "--json").json
    assert online["list_version"] > 0
    assert (offline["fault"], offline["list_version"]) == ("unreachable", online["list_version"])


def test_the_ledger_and_the_next_step_are_said_in_the_language(tmp_path: Path) -> None:
    with served_centre(tmp_path) as running:
        desk = enrolled_desk(tmp_path, running)
        assert desk.run("give", code(4), "--event", "concert").code == 0
        assert desk.sync("--once").code == 0
    said = desk.run("ledger", "--language", "fi").out
    assert "annettu  …004" in said
    assert "hyväksytty" in said
    assert not {"issue", "accepted"} & set(said.split())
    check = ("check", "XX-1", "--event", "concert", "--language", "fi")
    assert sentence("action_record_as_written", "fi") in desk.run(*check).out
    written = desk.run(*check, "--as-written").out
    assert sentence("action_record_as_written", "fi") not in written
    assert sentence("action_give_on_face", "fi") in written
