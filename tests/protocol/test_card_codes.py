"""Card codes: normalising, recognising by the network's formats, and how codes are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sync.protocol.card_codes import (
    CardCode,
    CheckDigit,
    CodeFormat,
    as_written,
    luhn_sum,
    misses_check_digit,
    normalise,
    recognise,
)

PERSONAL = CodeFormat(
    id="personal", pattern="[A-Z]{3}[0-9]{6}", grouping=(3, 3, 3), example="ESP104482"
)
GROUP = CodeFormat(
    id="community", pattern="[A-Z]{3}Y[0-9]{4}", grouping=(3, 1, 1, 3), example="ESPY0214"
)
CHECKED = CodeFormat(
    id="checked", pattern="[0-9]{8,16}", check_digit=CheckDigit.LUHN, example="79927398713"
)


@pytest.mark.parametrize(
    "text",
    [
        "ESP104482",
        " esp 104 482\r\n",
        "esp-104-482",
        "ESP\u2010104\u2011482",
        "ESP\u2013104\u2212482",
        "\tE S P 1 0 4 4 8 2\x00",
        "\ufeffESP\u200b104\u00a0482",
    ],
)
def test_a_code_is_recognised_however_it_is_written(text: str) -> None:
    code = recognise(text, [GROUP, PERSONAL])
    assert code == CardCode("ESP104482", PERSONAL)
    assert code.grouped == "ESP 104 482"


@pytest.mark.parametrize(
    "text", ["", "   ", "ESP10448", "ESP1044821", "XESP104482", "ESP10448O", "ESP104482ESP104482"]
)
def test_a_text_that_fits_no_format_is_no_code(text: str) -> None:
    assert recognise(text, [PERSONAL, GROUP]) is None


def test_the_first_format_that_fits_wins() -> None:
    anything = CodeFormat(id="any", pattern=".+", example="X")
    first, second = (
        recognise("ESPY0214", [GROUP, anything]),
        recognise("ESPY0214", [anything, GROUP]),
    )
    assert first == CardCode("ESPY0214", GROUP)
    assert second == CardCode("ESPY0214", anything)
    assert recognise("ESPY0214", []) is None


def test_a_code_of_the_greatest_length_and_one_beyond() -> None:
    anything = CodeFormat(id="any", pattern=".+", example="X")
    assert recognise("A" * 64, [anything]) is not None
    assert recognise("A" * 65, [anything]) is None


@pytest.mark.parametrize(("text", "fits"), [("79927398713", True), ("7992 7398 710", False)])
def test_a_check_digit_must_fit(text: str, fits: bool) -> None:
    assert (recognise(text, [CHECKED]) is not None) == fits


@pytest.mark.parametrize(
    ("code", "total"),
    [("79927398713", 70), ("ESP18", 10), ("", 0), ("5", 5), ("50", 1), ("59", 10)],
)
def test_the_luhn_sum_of_known_numbers(code: str, total: int) -> None:
    assert luhn_sum(code) == total


@given(st.text("0123456789", min_size=8, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_luhn_finds_every_single_wrong_digit(digits: str, place: int, step: int) -> None:
    last = next(d for d in "0123456789" if luhn_sum(digits + d) % 10 == 0)
    right = digits + last
    place %= len(right)
    wrong = right[:place] + str((int(right[place]) + step) % 10) + right[place + 1 :]
    assert recognise(right, [CHECKED]) is not None
    assert recognise(wrong, [CHECKED]) is None


def test_a_card_in_no_format_is_kept_as_written() -> None:
    assert as_written(" old card-7 ") == CardCode("OLDCARD7", None)
    assert as_written(" \n") is None
    assert as_written("x" * 64) is not None
    assert as_written("x" * 65) is None


def test_a_code_in_no_format_has_no_groups() -> None:
    assert CardCode("OLDCARD7", None).grouped == "OLDCARD7"
    assert CardCode("ESPY0214", GROUP).grouped == "ESP Y 0 214"
    assert CardCode("ESP10448299", PERSONAL).grouped == "ESP 104 482 99"


def test_a_code_never_stands_whole_in_a_traceback() -> None:
    code = CardCode("ESP104482", PERSONAL)
    assert code.shortened == "…482"
    assert repr(code) == "CardCode('…482')"
    assert "104482" not in f"{code} {code!r} {[code]}"


def test_a_format_needs_a_pattern_that_compiles() -> None:
    with pytest.raises(ValidationError, match="not a regular expression"):
        CodeFormat(id="broken", pattern="[A-Z", example="A")


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not any(character.isspace() or character == "-" for character in once)


@given(st.text())
def test_no_text_breaks_recognition(text: str) -> None:
    code = recognise(text, [PERSONAL, GROUP, CHECKED])
    assert code is None or code.text == normalise(text)


def test_a_check_digit_alone_may_keep_a_text_from_being_a_code() -> None:
    assert misses_check_digit("7992-7398 714", [PERSONAL, CHECKED])
    assert not misses_check_digit("79927398713", [PERSONAL, CHECKED]), "it fits"
    assert not misses_check_digit("7992739", [CHECKED]), "too short in any case"
    assert not misses_check_digit("ESP10448", [PERSONAL]), "a format without a check digit"
    unchecked = CHECKED.model_copy(update={"check_digit": None})
    assert not misses_check_digit("79927398714", [CHECKED, unchecked]), "a code of another format"
