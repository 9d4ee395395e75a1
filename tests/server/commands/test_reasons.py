"""`boxoffice-server reasons` on a real data folder."""

from pathlib import Path

import pytest

from tests.support.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A made-up network."""
    made = Terminal(tmp_path / "data", capsys)
    made.ok("init")
    made.ok("seed", "--cards", "20")
    return made


def venues_of(terminal: Terminal) -> list[str]:
    return [str(each["id"]) for each in terminal.listed("events")]


def test_reasons_are_kept_and_given_to_the_region(terminal: Terminal) -> None:
    venue, other, *_ = venues_of(terminal)
    of = ("reasons", "--venue", venue)
    before = terminal.listed(*of)
    assert "The venue decided" in terminal.ok(*of)
    said = terminal.json(*of, "add", "--fi", "Sovittu", "--en", "Agreed")
    assert isinstance(said, dict)
    reason = str(said["reason"])
    assert terminal.listed(*of) == [
        *before,
        {"id": reason, "text": {"fi": "Sovittu", "en": "Agreed"}},
    ]
    assert "stands first" in terminal.ok(*of, "first", reason)
    assert "is changed" in terminal.ok(*of, "change", reason, "--sv", "Avtalat")
    assert terminal.listed(*of)[0] == {"id": reason, "text": {"sv": "Avtalat"}}
    changed = terminal.json(*of, "spread")
    assert changed == {"changed": len(venues_of(terminal)) - 1}
    assert terminal.listed("reasons", "--venue", other) == terminal.listed(*of)
    assert "offered no more" in terminal.ok(*of, "remove", reason)
    assert terminal.listed(*of) == before


def test_what_is_wrong_is_a_sentence(terminal: Terminal) -> None:
    of = ("reasons", "--venue", venues_of(terminal)[0])
    assert "one language at least" in terminal.refused(*of, "add")
    assert "at most 60 letters" in terminal.refused(*of, "add", "--fi", "x" * 61)
    assert "says the same" in terminal.refused(*of, "add", "--en", "The venue decided")
    assert "no reason none" in terminal.refused(*of, "first", "none")
    for act in ((), ("add", "--fi", "Sovittu"), ("spread",)):
        assert "no venue none" in terminal.refused("reasons", "--venue", "none", *act)
    for number in range(6):
        terminal.ok(*of, "add", "--fi", f"Syy {number}")
    assert "9 reasons at most" in terminal.refused(*of, "add", "--fi", "Vielä")
