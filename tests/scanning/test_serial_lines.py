"""Bytes of a serial scanner become texts of cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.scanning.serial_lines import SerialLines


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\n\r", b"\x03", b"\x00"])
def test_a_line_is_a_card_whatever_ends_it(end):
    assert SerialLines().feed(b"KA11" + end + b"KA22" + end) == ["KA11", "KA22"]


def test_without_an_end_the_text_waits_for_silence():
    lines = SerialLines()
    assert lines.feed(b"KA11") == []
    assert lines.waiting
    assert lines.flush() == "KA11"
    assert (lines.waiting, lines.flush()) == (False, None)


def test_prefix_and_suffix_are_taken_off():
    assert SerialLines("]C1", "#").feed(b"\x02]C1KA11#\r") == ["KA11"]


def test_noise_without_an_end_is_not_kept():
    lines = SerialLines()
    lines.feed(b"x" * 100_000)
    assert len(lines.flush()) == 4096


@given(
    st.lists(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1)), st.data()
)
def test_how_the_bytes_are_cut_does_not_matter(texts, data):
    sent = b"".join(text.encode() + b"\r\n" for text in texts)
    lines, got = SerialLines(), []
    while sent:
        size = data.draw(st.integers(1, len(sent)))
        got += lines.feed(sent[:size])
        sent = sent[size:]
    assert got == texts
