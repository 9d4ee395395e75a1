"""A scanner set up for another keyboard than the computer's."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.scanning.layouts import _LAYOUTS, _TABLES, put_right

CODE = re.compile(r"KA-?[0-9]{6}")


def is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None


@pytest.mark.parametrize(
    ("came", "meant"),
    [
        ("KA-123456", "KA-123456"),  # as it should be
        ("KA+123456", "KA-123456"),  # a US scanner on a Nordic computer
        ("KA/123456", "KA-123456"),  # a Nordic scanner on a US computer
        ('KQ)!"#¤%&', 'KQ)!"#¤%&'),  # no layout makes this one
        ('KQ!"#¤%&', "KA123456"),  # a French scanner on a Nordic computer
        ("KQ&é\"'(-", "KA123456"),  # a US scanner on a French computer
        ("hello", "hello"),
    ],
)
def test_a_text_is_put_right_where_it_can_be_told(came, meant):
    assert put_right(came, is_code) == meant


def test_a_text_that_two_layouts_make_different_codes_is_left_as_it_came():
    assert put_right("ZW", lambda text: text in {"YW", "WZ"}) == "ZW"


@given(st.sampled_from(sorted(_TABLES)), st.from_regex(CODE, fullmatch=True))
def test_what_one_layout_spoils_its_counterpart_restores(pair, code):
    computer, scanner = pair
    assert code.translate(_TABLES[scanner, computer]).translate(_TABLES[pair]) == code


def test_each_layout_has_the_same_keys():
    assert {len(row) for rows in _LAYOUTS.values() for row in rows} == {47}
