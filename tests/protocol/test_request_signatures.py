"""Signed requests: every covered part, and every way to leave one out."""

import base64
import re
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import keys, request_signatures
from sync.protocol.request_signatures import (
    BadSignature,
    SignableRequest,
    SignedBy,
    sign_request,
    verify_request,
)

NOW = datetime(2026, 4, 25, 16, 0, 0, 999_000, tzinfo=UTC)
PRIVATE = bytes(range(32))
KEYS = {
    "desk": keys.public_signing_key(PRIVATE),
    "other": keys.public_signing_key(bytes(range(1, 33))),
}
URL = "https://centre.example/v1/changes?after=7"
BODY = b'{"rows":[]}'


def _signed(method: str = "POST", url: str = URL, body: bytes = BODY) -> SignableRequest:
    request = SignableRequest(method, url, {"Content-Type": "application/json"}, body)
    sign_request(request, "desk", PRIVATE, NOW)
    return request


def _verify(request: SignableRequest) -> SignedBy:
    return verify_request(request.method, request.url, request.headers, request.body, KEYS.get)


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("POST", URL, BODY),
        ("GET", URL, b""),
        ("GET", "https://centre.example/v1/head", b""),
        ("GET", "http://127.0.0.1:8000/v1/files/00ff?x=%C3%A4&y=a+b", b""),
        ("POST", "https://centre.example/v1/ledger", bytes(range(256)) * 100),
    ],
)
def test_a_signed_request_tells_who_signed_it(method: str, url: str, body: bytes) -> None:
    signed_by = _verify(_signed(method, url, body))
    assert (signed_by.device, signed_by.created) == ("desk", int(NOW.timestamp()))
    assert len(base64.urlsafe_b64decode(signed_by.nonce + "==")) == 16


def test_what_desks_sign_is_verified_without_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The centre's polls: reading what anybody may write takes longer than the signature."""
    signed = [_signed(), _signed("GET", "https://centre.example/v1/head", b"")]
    for each in signed:
        each.headers = {name.lower(): value for name, value in each.headers.items()}
    monkeypatch.setattr(request_signatures, "_Verifier", None)
    assert [_verify(each).device for each in signed] == ["desk", "desk"]


@given(st.data())
def test_the_quick_way_takes_nothing_that_the_library_refuses(data: st.DataObject) -> None:
    request = _signed(*data.draw(st.sampled_from([("POST", URL, BODY), ("GET", URL, b"")])))
    request.headers = {name.lower(): value for name, value in request.headers.items()}
    part = data.draw(st.sampled_from(["url", "method", *request.headers]))
    text = request.headers.get(part) or getattr(request, part)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    more = data.draw(st.text(st.sampled_from('"();:=?&/.,%+ \n\tab1-_'), max_size=3))
    changed = text[:start] + more + text[end:]
    if part in request.headers:
        request.headers[part] = changed
    else:
        setattr(request, part, changed)
    arguments = (request.method, request.url, request.headers, request.body, KEYS.get)
    quick = request_signatures._verified_as_we_sign(*arguments)
    if quick is not None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(request_signatures, "_verified_as_we_sign", lambda *_: None)
            assert verify_request(*arguments) == quick


def test_no_two_requests_share_a_nonce() -> None:
    assert _verify(_signed()).nonce != _verify(_signed()).nonce


def test_names_of_headers_may_come_in_any_case_and_more_may_come_along() -> None:
    request = _signed()
    request.headers = {name.lower(): value for name, value in request.headers.items()}
    request.headers |= {"host": "relay.local", "x-correlation-id": "7"}
    assert _verify(request).device == "desk"


def test_a_relay_may_pass_a_request_on() -> None:
    request = _signed()
    request.url = request.url.replace("https://centre.example", "http://192.168.1.7:8080")
    assert _verify(request).device == "desk"


@pytest.mark.parametrize(
    "change",
    [
        {"method": "PUT"},
        {"url": URL.replace("changes", "ledger")},
        {"url": URL.replace("7", "8")},
        {"url": URL.partition("?")[0]},
        {"url": URL + "&more=1"},
        {"body": BODY + b" "},
        {"body": b""},
    ],
)
def test_a_changed_request_does_not_pass(change: dict[str, str]) -> None:
    request = _signed()
    for part, value in change.items():
        setattr(request, part, value)
    with pytest.raises(BadSignature):
        _verify(request)


def test_a_body_added_to_a_signed_request_does_not_pass() -> None:
    request = _signed("GET", body=b"")
    request.body = BODY
    with pytest.raises(BadSignature):
        _verify(request)


def test_a_changed_body_with_a_digest_made_to_fit_does_not_pass() -> None:
    request, other = _signed(), _signed(body=b"{}")
    request.body = other.body
    request.headers["Content-Digest"] = other.headers["Content-Digest"]
    with pytest.raises(BadSignature):
        _verify(request)


@pytest.mark.parametrize("header", ["Signature", "Signature-Input", "Content-Digest"])
def test_a_missing_or_foreign_header_does_not_pass(header: str) -> None:
    missing, foreign, empty = _signed(), _signed(), _signed()
    del missing.headers[header]
    foreign.headers[header] = _signed(body=b"other").headers[header]
    empty.headers[header] = ""
    for request in (missing, foreign, empty):
        with pytest.raises(BadSignature):
            _verify(request)


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (r"created=\d+", "created=1777132801"),
        (r'nonce="[^"]+"', 'nonce="again"'),
        (r';nonce="[^"]+"', ""),
        (r";created=\d+", ""),
        (r'keyid="desk"', 'keyid="other"'),
        (r'keyid="desk"', 'keyid="nobody"'),
        (r';keyid="desk"', ""),
        (r'"@path" ', ""),
        (r' "content-digest"', ""),
        (r'alg="ed25519"', 'alg="hmac-sha256"'),
    ],
)
def test_a_changed_parameter_does_not_pass(part: str, instead: str) -> None:
    request = _signed()
    changed = re.sub(part, instead, request.headers["Signature-Input"])
    assert changed != request.headers["Signature-Input"]
    request.headers["Signature-Input"] = changed
    with pytest.raises(BadSignature):
        _verify(request)


@pytest.mark.parametrize(
    ("covered", "nonce"),
    [
        (("@method", "@path"), "n"),
        (("@path", "@query"), "n"),
        (("@method", "@query"), "n"),
        ((), "n"),
        (("@method", "@path", "@query"), None),
    ],
)
def test_a_true_signature_over_too_little_does_not_pass(
    covered: tuple[str, ...], nonce: str | None
) -> None:
    request = SignableRequest("GET", URL, {})
    _sign_with_library(request, covered, nonce)
    with pytest.raises(BadSignature):
        _verify(request)


def test_a_true_signature_that_leaves_the_body_out_does_not_pass() -> None:
    request = SignableRequest("POST", URL, {}, BODY)
    _sign_with_library(request, ("@method", "@path", "@query"), "n")
    with pytest.raises(BadSignature):
        _verify(request)


def test_two_signatures_on_one_request_do_not_pass() -> None:
    first, second = _signed(), _signed()
    for header in ("Signature", "Signature-Input"):
        again = second.headers[header].replace("kaiku=", "more=")
        first.headers[header] += f", {again}"
    with pytest.raises(BadSignature):
        _verify(first)


@given(st.sampled_from(["Signature", "Signature-Input", "Content-Digest"]), st.text())
def test_no_header_breaks_verifying(header: str, value: str) -> None:
    request = _signed()
    request.headers[header] = value
    with pytest.raises(BadSignature):
        _verify(request)


@given(
    st.sampled_from(["Signature", "Signature-Input", "Content-Digest"]),
    st.integers(0, 10_000),
    st.characters(min_codepoint=0, max_codepoint=255),
)
def test_a_slip_in_a_header_never_names_another_device(header: str, place: int, to: str) -> None:
    request = _signed()
    value = request.headers[header]
    place %= len(value)
    request.headers[header] = value[:place] + to + value[place + 1 :]
    try:
        assert _verify(request).device == "desk"
    except BadSignature:
        return


def _sign_with_library(
    request: SignableRequest, covered: tuple[str, ...], nonce: str | None
) -> None:
    """A signature by the desk's own key that says less than `sign_request` does."""
    signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_PrivateKey())
    signer.sign(
        request,
        key_id="desk",
        created=NOW,
        nonce=nonce,
        label="kaiku",
        covered_component_ids=covered,
    )


class _PrivateKey(HTTPSignatureKeyResolver):
    """The desk's key for signing."""

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(PRIVATE)

    def resolve_public_key(self, key_id: str) -> None:
        raise KeyError(key_id)
