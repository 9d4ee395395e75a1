"""Bytes, moments and ids on the wire."""

import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sync.protocol.base import WireModel
from sync.protocol.encoding import (
    Binary,
    Id,
    Moment,
    from_base64url,
    from_timestamp,
    new_id,
    to_base64url,
    to_timestamp,
    whole_milliseconds,
)

NOW = datetime(2026, 4, 25, 16, 0, 0, 123456, tzinfo=UTC)


class Sample(WireModel):
    """A message with one field of each kind."""

    at: Moment | None = None
    data: Binary | None = None
    id: Id | None = None


@given(st.binary())
def test_base64url_round_trip(data: bytes) -> None:
    text = to_base64url(data)
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert from_base64url(text) == data


@pytest.mark.parametrize(
    "text", ["A", "AAAAA", "QQ==", "A A", "+/+/", "QR", "Ä", "QQ\n", "=", "Q=Q", "😀"]
)
def test_what_is_not_base64url_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"base64|ASCII"):
        from_base64url(text)


def test_a_moment_is_written_in_utc_with_milliseconds() -> None:
    assert to_timestamp(NOW) == "2026-04-25T16:00:00.123Z"
    summer = NOW.astimezone(timezone(timedelta(hours=3)))
    assert to_timestamp(summer) == "2026-04-25T16:00:00.123Z"
    assert from_timestamp("2026-04-25T19:00:00.123+03:00") == whole_milliseconds(NOW)
    assert from_timestamp("2026-04-25T16:00:00Z").tzinfo is UTC


@pytest.mark.parametrize(
    "text", ["2026-04-25T16:00:00", "2026-04-25", "now", "", "1777132800", "2026-13-01T00:00:00Z"]
)
def test_a_text_that_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time zone|isoformat|month"):
        from_timestamp(text)


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = NOW.replace(tzinfo=None)
    for refuse in (to_timestamp, whole_milliseconds):
        with pytest.raises(ValueError, match="time zone"):
            refuse(naive)
    for value in (naive, 1777132800, 1777132800.5):
        with pytest.raises(ValidationError):
            Sample.model_validate({"at": value})


@given(st.datetimes(datetime(1970, 1, 2), datetime(2999, 12, 31), timezones=st.just(UTC)))
def test_a_moment_reads_back_in_whole_milliseconds(moment: datetime) -> None:
    back = from_timestamp(to_timestamp(moment))
    assert back == whole_milliseconds(moment)
    assert timedelta(0) <= moment - back < timedelta(milliseconds=1)


def test_a_model_is_the_same_after_the_wire() -> None:
    sample = Sample(at=whole_milliseconds(NOW), data=b"\xfb\xff", id="a.b_c:d-e")
    assert sample.to_bytes() == b'{"at":"2026-04-25T16:00:00.123Z","data":"-_8","id":"a.b_c:d-e"}'
    assert Sample.model_validate_json(sample.to_bytes()) == sample


def test_fields_that_are_not_set_are_left_out_and_later_ones_ignored() -> None:
    assert Sample().to_bytes() == b"{}"
    assert Sample.model_validate_json(b'{"at":null,"colour":"red"}') == Sample()


@pytest.mark.parametrize("text", ["", "a b", "ä", "a/b", "x" * 65, "a\n"])
def test_an_id_is_short_and_plain(text: str) -> None:
    with pytest.raises(ValidationError):
        Sample(id=text)


@pytest.mark.parametrize("text", [b'{"data":5}', b'{"data":"A"}', b'{"at":"yesterday"}'])
def test_a_message_with_a_bad_value_is_refused(text: bytes) -> None:
    with pytest.raises(ValidationError):
        Sample.model_validate_json(text)


def test_a_new_id_is_a_uuid_of_version_7_that_begins_with_its_moment() -> None:
    value = uuid.UUID(new_id(NOW))
    assert (value.version, value.variant) == (7, uuid.RFC_4122)
    assert value.int >> 80 == 1777132800123
    assert new_id(NOW) != new_id(NOW)
    assert new_id(NOW) < new_id(NOW + timedelta(milliseconds=1))


def test_all_random_bits_of_an_id_come_from_its_source() -> None:
    assert new_id(NOW, bytes) == "019dc55e-887b-7000-8000-000000000000"
    assert new_id(NOW, _ones) == "019dc55e-887b-7fff-bfff-ffffffffffff"


def _ones(size: int) -> bytes:
    return b"\xff" * size
