"""Which way requests of a desk with a relay go: by it, its own way, or to what the relay kept."""

import io
from collections.abc import Mapping

import pytest
import requests
import urllib3
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from sync.client.http import Centre
from sync.client.ports import Identity
from sync.client.relays import KEPT, NO_WAY, ByRelay, RelayPlace
from sync.protocol import keys

JSON, PAGE = "application/json", "text/html"
PLACE = RelayPlace("https://192.168.1.20:8470", bytes(32), bytes(32))


class Way(BaseAdapter):
    """Answers the same each time, or there is nobody."""

    def __init__(
        self, status: int = 0, media: str = JSON, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.status, self.media, self.headers = status, media, headers or {}
        self.asked: list[str] = []
        self.signatures: list[str] = []
        self.error: type[requests.RequestException] = requests.ConnectTimeout

    def send(
        self, request: requests.PreparedRequest, *_: object, **__: object
    ) -> requests.Response:
        self.asked.append(str(request.url))
        self.signatures.append(str(request.headers.get("Signature-Input")))
        if not self.status:
            raise self.error
        answer = requests.Response()
        answer.status_code = self.status
        answer.raw = urllib3.HTTPResponse(io.BytesIO(), preload_content=False)
        answer.headers = CaseInsensitiveDict({"Content-Type": self.media, **self.headers})
        return answer

    def close(self) -> None:
        """Nothing is held."""


def status_by(near: Way, straight: Way) -> int:
    """The status that a desk gets."""
    request = requests.Request("GET", "https://centre.example/v1/head").prepare()
    return ByRelay(PLACE, near, straight).send(request).status_code


def test_a_relay_with_a_way_is_asked_alone() -> None:
    near, straight = Way(200), Way(204)
    assert status_by(near, straight) == 200
    assert (near.asked, straight.asked) == ([f"{PLACE.address}/v1/head"], [])


@pytest.mark.parametrize("near", [Way(), Way(503, headers={NO_WAY: "1"})])
def test_without_a_relay_or_its_way_requests_go_straight(near: Way) -> None:
    assert status_by(near, Way(204)) == 204
    with pytest.raises(requests.ConnectTimeout):
        status_by(near, Way())


def test_what_a_relay_kept_is_for_desks_without_a_way_of_their_own() -> None:
    kept = Way(200, headers={KEPT: "1"})
    assert status_by(kept, Way(304)) == 304
    assert status_by(kept, Way(401, "application/problem+json")) == 401
    assert status_by(kept, Way()) == 200
    assert status_by(kept, Way(203, PAGE)) == 200, "a network that wants a sign-in is no way"


def test_what_a_relay_may_have_passed_on_before_it_fell_silent_is_asked_anew() -> None:
    """A frozen one takes connections; the centre takes no request a second time."""
    frozen, straight = Way(), Way(200)
    frozen.error = requests.ReadTimeout
    who = Identity("desk", keys.new_signing_key(), bytes(32), "https://centre.example")
    centre = Centre(who.address, who, transport=ByRelay(PLACE, frozen, straight))
    for _ in range(2):
        assert centre.post("/v1/ledger", b"{}").status == 200
    assert (len(frozen.asked), len(straight.asked)) == (1, 2)
    assert len({*frozen.signatures, *straight.signatures}) == 3
