"""Which readings are believed, and how their text is cleaned."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boxoffice.scanning.symbologies import Acceptance, Reading, Symbology, cleaned, text_of


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        ("5901234123458", Symbology.EAN13),  # wrong check digit
        ("59012341234", Symbology.EAN13),
        ("590123412345A", Symbology.EAN13),
        ("\u0665901234123457", Symbology.EAN13),  # a digit, but not ASCII
        ("AB1", Symbology.CODE39),
        ("AB", Symbology.CODE128),
        ("\x00\x1d", Symbology.QR),
        ("   ", Symbology.QR),
        ("12345678", Symbology.ITF),  # not configured
    ],
)
def test_noise_is_not_believed(text, symbology):
    assert Acceptance().admit(text, symbology) is None


@pytest.mark.parametrize("text", ["5901234123457", "0036000291452"])
def test_an_ean_code_with_its_check_digit_is_believed(text):
    assert Acceptance().admit(text, Symbology.EAN13) == Reading(text, Symbology.EAN13)


def test_a_upc_code_is_the_ean_code_of_13_digits():
    assert Acceptance().admit("036000291452", Symbology.EAN13) == Reading(
        "0036000291452", Symbology.EAN13
    )


@pytest.mark.parametrize("length", [6, 8, 10])
def test_itf_has_its_one_length(length):
    acceptance = Acceptance(frozenset({Symbology.ITF}), itf_length=8)
    assert (acceptance.admit("1" * length, Symbology.ITF) is not None) == (length == 8)


def test_control_and_direction_characters_are_taken_out():
    assert cleaned("\x1dKA\x00-12\u202e34\ufeff\r\n") == "KA-1234"


def test_inner_line_ends_stay():
    assert cleaned("BEGIN:VCARD\r\nN:Puro\r\n") == "BEGIN:VCARD\r\nN:Puro"


@settings(deadline=None)
@given(st.binary())
def test_any_payload_becomes_text(payload):
    text = text_of(payload)
    assert text.encode() == payload or text.encode("latin-1") == payload
