"""Handing cards out on the command line."""

import re
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

LATER = "2999-01-01"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    made = Terminal(tmp_path / "data", capsys)
    made.ok("init")
    return made


def first_word(line: str) -> str:
    return line.split(maxsplit=1)[0]


@pytest.fixture
def organisation(terminal: Terminal) -> str:
    region = first_word(terminal.ok("regions", "add", "Espoo"))
    assert region in terminal.ok("regions")
    words = ("organisations", "add", "Social office", "--kind", "city_unit", "--of-region", region)
    return first_word(terminal.ok(*words))


def test_a_card_is_handed_out_lost_and_replaced(terminal: Terminal, organisation: str) -> None:
    of = ("--organisation", organisation)
    given = terminal.json("hand-out", "ABC123456", *of, "--children", "2")
    assert isinstance(given, dict)
    assert (given["status"], given["child_allowance"]) == ("active", 2)
    assert "already" in terminal.refused("hand-out", "abc 123 456", *of)
    assert "--retyped" in terminal.refused("hand-out", "ABD123456", *of)
    assert "at the latest" in terminal.refused(
        "hand-out", "XYZ987654", *of, "--last-valid-day", LATER
    )
    assert "blocked" in terminal.ok("card", "lost", "ABC123456", *of)
    assert "not in use any more" in terminal.refused("card", "renew", "ABC123456", *of)
    assert "2 children" in terminal.ok("card", "replace", "ABC123456", "XYZ987654", *of)
    assert "2 children" in terminal.ok("card", "renew", "XYZ987654", *of)
    assert "1 child" in terminal.ok("card", "correct", "XYZ987654", *of, "--children", "1")
    assert "blocked" in terminal.ok("card", "withdraw", "XYZ987654", *of)
    assert "active" in terminal.ok("card", "take-back", "XYZ987654", *of)
    assert "no such card" in terminal.refused("card", "show", "NOSUCH123")
    assert re.search(r"replacement, organisation", terminal.ok("card", "show", "XYZ987654"))
    assert "terminal: taken_back (found) card" in terminal.ok("audit", "--kind", "card")
    assert "ABC123456" not in terminal.ok("audit", "--json")


def test_organisations_are_listed_renamed_and_closed(terminal: Terminal, organisation: str) -> None:
    assert "Help" in terminal.ok("organisations", "rename", organisation, "Help")
    assert "closed" in terminal.ok("organisations", "close", organisation)
    refused = terminal.refused("hand-out", "ABC123456", "--organisation", organisation)
    assert refused == "Help is closed and hands out no cards.\n"
    assert "closed" not in terminal.ok("organisations", "close", organisation, "--undo")
    (listed,) = terminal.listed("organisations")
    assert (listed["name"], listed["closed"]) == ("Help", False)
    assert "no region nowhere" in terminal.refused(
        "organisations", "add", "X", "--kind", "ngo", "--of-region", "nowhere"
    )


def test_regions_have_names_of_their_own(terminal: Terminal) -> None:
    region = first_word(terminal.ok("regions", "add", "Espoo"))
    terminal.ok("regions", "add", "Vantaa")
    assert "of this name already" in terminal.refused("regions", "add", " vantaa")
    assert "of this name already" in terminal.refused("regions", "rename", region, "VANTAA")
    assert "A name is needed." in terminal.refused("regions", "add", " ")


def test_a_region_says_how_it_hands_out(terminal: Terminal, organisation: str) -> None:
    (region,) = terminal.listed("regions")
    giving = ("regions", "giving", str(region["id"]))
    assert "In force from" in terminal.ok(*giving, "--valid-months", "6", "--most-children", "3")
    assert "--valid-months" in terminal.refused(*giving, "--valid-months", "0")
    assert "--longest-months" in terminal.refused(*giving, "--valid-months", "13")
    assert "Espoo" in terminal.ok("regions", "rename", str(region["id"]), "Espoo")
    assert "no region nowhere" in terminal.refused("regions", "rename", "nowhere", "Vantaa")
    (region,) = terminal.listed("regions")
    assert region["giving"] == {
        "valid_months": 6,
        "longest_months": 12,
        "most_children": 3,
        "formats": [],
        "lately_days": 60,
    }
    assert "0 to 3" in terminal.refused(
        "hand-out", "ABC123456", "--organisation", organisation, "--children", "4"
    )


def test_a_batch_is_looked_at_and_handed_out(
    terminal: Terminal, organisation: str, tmp_path: Path
) -> None:
    file = tmp_path / "cards.csv"
    file.write_text("code,child_allowance\nABC123456,2\nX,\n")
    batch = ("hand-out-batch", str(file), "--organisation", organisation)
    said = terminal.ok(*batch, "--preview")
    assert "Line 3, code: This is not a card code" in said
    assert "1 line can be handed out, 1 cannot" in said
    assert [each["problem"] for each in terminal.listed(*batch, "--preview")] == [
        None,
        "not_a_code",
    ]
    assert terminal.refused(*batch).startswith("Line 3: This is not a card code")
    assert terminal.json(*batch, "--lines", "2-2") == {"handed_out": 1}
    assert "2 children" in terminal.ok("card", "show", "ABC123456")
    nothing = ("hand-out-batch", str(tmp_path / "none"), "--organisation", organisation)
    assert "cannot be read" in terminal.refused(*nothing)


def test_answers_are_counted_and_reported(terminal: Terminal, organisation: str) -> None:
    assert organisation
    (region,) = terminal.listed("regions")
    assert "postcode: Postcode" in terminal.ok("answers", "questions")
    add = ("answers", "add", "--region", str(region["id"]), "life_situation=working")
    for _ in range(5):
        assert "1 answer is counted" in terminal.ok(*add)
    assert "no answer to the question postcode" in terminal.refused(*add, "postcode=x")
    year = re.findall(r"\d{4}", terminal.ok("audit"))[0]
    assert "working: 5" in terminal.ok("answers", "report", "--year", year)


def test_cards_are_printed_for_a_format_of_their_own(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    assert "2 codes" in terminal.ok("codes", "print", str(file), "--count", "2")
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "already" in terminal.refused("codes", "print", str(file))
    put = ("codes", "put", "kk", "--pattern", "KK[0-9]{6}", "--example")
    assert "does not fit" in terminal.refused(*put, "KK1")
    tried = terminal.ok(*put, "KK123456", "--try")
    assert "in the register: 0 cards, 0 in use" in tried
    assert "kk" not in [each["id"] for each in terminal.listed("codes")]
    slow = terminal.refused("codes", "put", "kk", "--pattern", "(K+)+", "--example", "KK")
    assert "could take long" in slow
    terminal.ok(*put, "KK123456", "--grouping", "2", "3", "3")
    assert [each["id"] for each in terminal.listed("codes")] == ["kk", "random80", "any"]
    kinds = ("--symbologies", "ITF", "QR", "--itf-length")
    assert "even" in terminal.refused(*put, "KK123456", *kinds, "7")
    assert "even" in terminal.refused(*put, "KK123456", *kinds[:-1])
    assert "even" in terminal.refused(*put, "KK123456", "--itf-length", "8")
    terminal.ok(*put, "KK123456", *kinds, "8")
    kk, printed, anything = terminal.listed("codes")
    assert (kk["symbologies"], kk["itf_length"]) == (["QR", "ITF"], 8)
    assert (printed["symbologies"], anything["symbologies"]) == (["Code128", "QR"], None)
    shown = terminal.ok("codes").splitlines()
    assert shown[0].endswith("such as KK123456, on QR, ITF (8 digits)")
    assert shown[2].endswith("such as ABC123456, on any barcode but ITF")
    assert "no codes any more: 0 cards" in terminal.ok("codes", "remove", "kk", "--try")
    assert "no code format any more" in terminal.ok("codes", "remove", "kk")
    assert "random80" in terminal.ok("codes")
    later = ("--from", "2999-01-01")
    assert "is a code format from 2999-01-01 on" in terminal.ok(*put, "KK123456", *later)
    assert "kk" not in [each["id"] for each in terminal.listed("codes")]
    assert "from 2999-01-01: kk  KK[0-9]{6}" in terminal.ok("codes")
    [coming] = terminal.listed("codes", "--coming")
    assert (coming["id"], coming["from_day"]) == ("kk", "2999-01-01")
    assert "past" in terminal.refused(*put, "KK123456", "--from", "2020-01-01")
    assert "Taken back" in terminal.ok("codes", "withdraw", "kk", *later)
    assert "Nothing begins" in terminal.refused("codes", "withdraw", "kk", *later)
    assert terminal.listed("codes", "--coming") == []


def test_a_region_says_what_its_desks_follow(terminal: Terminal, organisation: str) -> None:
    assert organisation
    (region,) = terminal.listed("regions")
    desks = ("regions", "desks", str(region["id"]))
    assert "In force" in terminal.ok(*desks, "child_age=16", "card_list.stale_hours=96")
    (region,) = terminal.listed("regions")
    told = region["desks"]
    assert isinstance(told, dict)
    assert (told["child_age"], told["card_list"]["stale_hours"]) == (16, 96)
    assert "In force" in terminal.ok(*desks, "--from", "2999-01-01", "child_age=12")
    (region,) = terminal.listed("regions")
    dated = region["desks_dated"]
    assert isinstance(dated, list)
    assert [each["child_age"] for each in dated] == [16, 12]
    back = ("regions", "withdraw", str(region["id"]), "desks", "--from")
    assert "Taken back" in terminal.ok(*back, "2999-01-01")
    assert "Nothing begins on 2999-01-01" in terminal.refused(*back, "2999-01-01")
    assert "bounds: card_list.stale_hours" in terminal.refused(*desks, "card_list.stale_hours=1")
    assert "no colour" in terminal.refused(*desks, "colour=red")
    assert "no child_age.a.b" in terminal.refused(*desks, "child_age.a.b=1")
    assert "bounds: child_age" in terminal.refused(*desks, "child_age=-1")
    assert "no region nowhere" in terminal.refused("regions", "desks", "nowhere", "child_age=16")


def test_a_region_tries_its_cards_out(terminal: Terminal, organisation: str) -> None:
    assert organisation
    (region,) = terminal.listed("regions")
    trial = ("regions", "trial", str(region["id"]), "any")
    assert "only" in terminal.ok(*trial)
    assert "everywhere" in terminal.ok(*trial, "--end")
    assert "everywhere" in terminal.refused(*trial, "--end")
