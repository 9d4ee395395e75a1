"""Addresses as people type them, and waits between rounds."""

import random
from datetime import UTC, datetime

import pytest
import requests

from sync.client.back_off import BackOff, retry_after_seconds
from sync.client.errors import PageForPeople, SignInNeeded
from sync.client.http import BadAddress, Centre, centre_address

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" centre.example ", "https://centre.example"),
        ("https://centre.example/", "https://centre.example"),
        ("centre.example:8443/kaiku", "https://centre.example:8443/kaiku"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address(typed: str, address: str) -> None:
    assert centre_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "ftp://centre.example",
        "http://centre.example",
        "http://10.0.0.1",
        "https://user:pass@centre.example",
        "https://centre.example/?q=1",
        "two words",
        "http://127.0.0.1:port",
        "https://[::1",
    ],
)
def test_not_an_address(typed: str) -> None:
    with pytest.raises(BadAddress):
        centre_address(typed)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        ("Sat, 25 Apr 2026 16:02:00 GMT", 120.0),
        ("Sat, 25 Apr 2026 15:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("9" * 400, 3600.0),
        ("١٢٠", None),
        ("Sat, 25 Apr 9999 16:02:00 GMT", 3600.0),
        ("Sat, 25 Apr 99999 16:02:00 GMT", None),
        ("Sat, 25 Apr 2026 16:02:00 +99999999999999999999", None),
        ("Sat, 25 Apr 2026 16:02:00", None),
        ("", None),
    ],
)
def test_both_forms_of_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(header, NOW) == seconds


def test_waits_grow_to_a_ceiling_and_honour_the_centre() -> None:
    draw, back_off = random.Random(1), BackOff()
    for failures in range(30):
        waits = [back_off.wait(failures, None, draw) for _ in range(50)]
        assert 1.0 <= min(waits) <= max(waits) <= min(300.0, 2.0 * 2**failures)
        assert len(set(waits)) > 40
    asked = [back_off.wait(0, 90.0, draw) for _ in range(50)]
    assert 90.0 <= min(asked) < max(asked) <= 99.0
    assert 3600.0 <= back_off.wait(0, 1e9, draw) <= 3960.0


@pytest.mark.parametrize(
    ("address", "location", "elsewhere"),
    [
        ("https://museum.example", "https://www.museum.example/fi/", False),
        ("https://www.museum.example", "https://museum.example/", False),
        ("https://museum.example", "/fi/", False),
        ("https://museum.example", "https://MUSEUM.example./", False),
        ("https://museum.example", "https://portal.hotel.example/", True),
        ("https://museum.example", "https://127.0.0.1/login", True),
        ("https://127.0.0.1", "https://127.0.0.1/login", False),
        ("https://127.0.0.2", "https://127.0.0.1/login", True),
    ],
)
def test_a_website_leads_to_itself_and_a_network_elsewhere(
    address: str, location: str, elsewhere: bool
) -> None:
    response = requests.Response()
    response.status_code = 302
    response.headers["Location"] = location
    with pytest.raises(SignInNeeded if elsewhere else PageForPeople):
        Centre(address)._raise_for_problem(response)
