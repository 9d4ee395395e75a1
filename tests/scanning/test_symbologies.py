"""Which readings are believed, and how their text is cleaned."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boxoffice.scanning.symbologies import Acceptance, Reading, acceptance_of, cleaned, text_of
from sync.protocol.card_codes import CodeFormat
from sync.protocol.symbologies import DEFAULT_SYMBOLOGIES, Symbology
from tests.support.protocol_vectors import VECTORS


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
    acceptance = Acceptance(frozenset({Symbology.ITF}), itf_lengths=frozenset({8}))
    assert (acceptance.admit("1" * length, Symbology.ITF) is not None) == (length == 8)


def carrying(*kinds: str, itf_length: int | None = None) -> CodeFormat:
    return CodeFormat(
        id="a", pattern="[0-9]+", example="1", symbologies=kinds, itf_length=itf_length
    )


SILENT = CodeFormat(id="b", pattern="KA[0-9]+", example="KA1")


@pytest.mark.parametrize(
    ("formats", "kinds", "lengths"),
    [
        ([], DEFAULT_SYMBOLOGIES, ()),
        ([SILENT], DEFAULT_SYMBOLOGIES, ()),
        ([carrying("QR"), carrying("Code128")], {Symbology.QR, Symbology.CODE128}, ()),
        ([carrying("QR"), SILENT], DEFAULT_SYMBOLOGIES, ()),
        ([carrying("Aztec", "QR")], {Symbology.QR}, ()),  # a kind of a later version
        ([carrying("Aztec")], frozenset(), ()),
        ([carrying("QR", "ITF")], {Symbology.QR}, ()),  # nobody said how long
        ([carrying("QR", itf_length=8)], {Symbology.QR}, ()),
        ([carrying("ITF", itf_length=8), carrying("QR")], {Symbology.ITF, Symbology.QR}, (8,)),
        (
            [carrying("ITF", itf_length=8), carrying("ITF", itf_length=14), SILENT],
            frozenset(Symbology),
            (8, 14),
        ),
    ],
)
def test_what_the_networks_formats_name_is_looked_for(formats, kinds, lengths):
    assert acceptance_of(formats) == Acceptance(frozenset(kinds), frozenset(lengths))


def test_the_vectors_of_the_protocol() -> None:
    for example in json.loads(VECTORS.read_text(encoding="utf-8"))["symbologies"]:
        formats = [CodeFormat.model_validate(each) for each in example["formats"]]
        found = acceptance_of(formats)
        assert sorted(found.symbologies) == example["read"]
        assert sorted(found.itf_lengths) == example["itf_lengths"]


def test_control_and_direction_characters_are_taken_out():
    assert cleaned("\x1dKA\x00-12\u202e34\ufeff\r\n") == "KA-1234"


def test_inner_line_ends_stay():
    assert cleaned("BEGIN:VCARD\r\nN:Puro\r\n") == "BEGIN:VCARD\r\nN:Puro"


@settings(deadline=None)
@given(st.binary())
def test_any_payload_becomes_text(payload):
    text = text_of(payload)
    assert text.encode() == payload or text.encode("latin-1") == payload
