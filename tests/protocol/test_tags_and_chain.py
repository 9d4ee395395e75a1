"""Tags and the hash chain, each against its definition written out by hand."""

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.chain import batch_statement, first_hash, hashes, next_hash
from sync.protocol.tags import TAG_BYTES, tag_of

KEY = bytes(range(32))


def test_a_tag_is_the_start_of_an_hmac() -> None:
    expected = hmac.new(KEY, b"ESP104482", hashlib.sha256).digest()[:8]
    assert tag_of(KEY, "ESP104482") == expected
    assert len(expected) == TAG_BYTES
    assert tag_of(bytes(32), "ESP104482") != expected
    assert tag_of(KEY, "ESP104483") != expected


def test_a_tag_of_a_code_beyond_ascii_is_of_its_utf_8() -> None:
    assert tag_of(KEY, "Å1") == hmac.new(KEY, b"\xc3\x851", hashlib.sha256).digest()[:8]


def test_the_chain_begins_with_key_and_incarnation() -> None:
    expected = hashlib.sha256(b"kaiku-chain-1" + KEY + b"first").digest()
    assert first_hash(KEY, "first") == expected
    assert len(expected) == 32
    assert first_hash(KEY, "second") != expected
    assert first_hash(bytes(32), "first") != expected


def test_a_link_covers_the_one_before_and_the_row_with_its_length() -> None:
    previous = bytes(32)
    expected = hashlib.sha256(b"kaiku-row-1" + previous + b"\0\0\1\2" + b"x" * 258).digest()
    assert next_hash(previous, b"x" * 258) == expected


@given(st.lists(st.binary(max_size=50), max_size=8))
def test_hashes_are_links_in_order(rows: list[bytes]) -> None:
    found = hashes(bytes(32), rows)
    assert len(found) == len(rows)
    previous = bytes(32)
    for row, after in zip(rows, found, strict=True):
        assert after == next_hash(previous, row)
        previous = after


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=6), st.data())
def test_any_change_of_any_row_changes_the_end(rows: list[bytes], data: st.DataObject) -> None:
    end = hashes(bytes(32), rows)[-1]
    index = data.draw(st.integers(0, len(rows) - 1))
    changed = data.draw(st.binary(max_size=20).filter(lambda row: row != rows[index]))
    assert hashes(bytes(32), [*rows[:index], changed, *rows[index + 1 :]])[-1] != end
    assert hashes(bytes(32), [*rows, b""])[-1] != end


def test_bytes_do_not_move_between_rows() -> None:
    assert hashes(bytes(32), [b"ab", b"c"])[-1] != hashes(bytes(32), [b"a", b"bc"])[-1]


def test_a_batch_statement_is_parts_behind_their_lengths() -> None:
    expected = (
        b"\0\0\0\x0dkaiku-batch-1"
        b"\0\0\0\x04desk"
        b"\0\0\0\x05first"
        b"\0\0\0\x08\0\0\0\0\0\0\1\2" + b"\0\0\0\x20" + b"p" * 32 + b"\0\0\0\x20" + b"h" * 32
    )
    assert batch_statement("desk", "first", 258, b"p" * 32, b"h" * 32) == expected


def test_no_two_batches_share_a_statement() -> None:
    first = batch_statement("ab", "c", 1, bytes(32), bytes(32))
    assert first != batch_statement("a", "bc", 1, bytes(32), bytes(32))
