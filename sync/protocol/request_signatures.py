"""Signed requests of an enrolled desk: HTTP Message Signatures (RFC 9421) with Ed25519.

Method, path, query, `content-digest`, `created` and a nonce are covered, not the authority: a
request keeps its signature when a relay passes it on.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    algorithms,
)

from sync.protocol.keys import verifies

COVERED = ("@method", "@path", "@query")
LABEL = "kaiku"
MAX_CLOCK_SKEW_SECONDS = 300
_AS_WE_SIGN = re.compile(
    LABEL + r'=(\("@method" "@path" "@query" "content-digest"\);created=([1-9][0-9]{0,11})'
    r';keyid="([\w.:-]+)";alg="ed25519";nonce="([\w.:-]+)")',
    re.ASCII,
)
_SIGNATURE = re.compile(LABEL + r"=:([A-Za-z0-9+/]{86}==):")
_PLAIN_URL = re.compile(r"https?://[\w.-]+((?:/\w[\w.-]*)+)(\?[\w.&=-]+)?", re.ASCII)


class BadSignature(ValueError):
    """The request is not signed as it must be by a known key."""


@dataclass(slots=True)
class SignableRequest:
    """The parts of a request that a signature covers; signing adds to `headers`."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed a request, and the two values that stop replays."""

    device: str
    created: int
    nonce: str


class _Keys(HTTPSignatureKeyResolver):
    """Keys by device id, for the signature library."""

    def __init__(
        self,
        private: Ed25519PrivateKey | None = None,
        public_of: Callable[[str], bytes | None] | None = None,
    ) -> None:
        self._private = private
        self._public_of = public_of

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey | None:
        return self._private

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        raw = self._public_of(key_id) if self._public_of else None
        return Ed25519PublicKey.from_public_bytes(raw) if raw else None


class _Verifier(HTTPMessageVerifier):
    """A verifier that leaves freshness to its caller, who knows the desk's clock."""

    max_clock_skew = timedelta(days=365 * 50)


def sign_request(request: SignableRequest, device: str, private_key: bytes, now: datetime) -> str:
    """Add `Content-Digest`, `Signature-Input` and `Signature` to the request's headers; the nonce,
    by which the centre's answer is told from those to other requests.
    """
    nonce = secrets.token_urlsafe(16)
    signer = HTTPMessageSigner(
        signature_algorithm=algorithms.ED25519,
        key_resolver=_Keys(private=Ed25519PrivateKey.from_private_bytes(private_key)),
    )
    signer.sign(
        request,
        key_id=device,
        created=now,
        nonce=nonce,
        label=LABEL,
        covered_component_ids=COVERED,
        body=request.body,
    )
    return nonce


def verify_request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    public_key_of: Callable[[str], bytes | None],
) -> SignedBy:
    """Who signed the request; raises `BadSignature`.

    Whether `created` and the nonce are fresh is for the caller to see.
    """
    plain = _verified_as_we_sign(method, url, headers, body, public_key_of)
    if plain is not None:
        return plain
    request = SignableRequest(method, url, dict(headers), body)
    verifier = _Verifier(
        signature_algorithm=algorithms.ED25519,
        key_resolver=_Keys(public_of=public_key_of),
    )
    try:
        results = verifier.verify(
            request, max_age=None, require_components=COVERED, body=request.body
        )
    except (HTTPMessageSignaturesException, ValueError, KeyError, TypeError) as error:
        raise BadSignature("the request's signature does not hold") from error
    parameters = results[0].parameters
    nonce, created = parameters.get("nonce"), parameters.get("created")
    if len(results) != 1 or not isinstance(nonce, str) or not isinstance(created, int):
        raise BadSignature("a request carries one signature, with a nonce and its moment")
    return SignedBy(str(parameters["keyid"]), created, nonce)


def _verified_as_we_sign(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    public_key_of: Callable[[str], bytes | None],
) -> SignedBy | None:
    """Who signed a request that is written to the letter as `sign_request` writes it; None of any
    other, and where the signature does not hold. Reading what others may write takes a library
    twice as long as the signature itself.
    """
    said = _AS_WE_SIGN.fullmatch(headers.get("signature-input", ""))
    signature = _SIGNATURE.fullmatch(headers.get("signature", ""))
    place = _PLAIN_URL.fullmatch(url)
    digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    if not (said and signature and place and headers.get("content-digest") == digest):
        return None
    parameters, created, device, nonce = said.groups()
    key = public_key_of(device)
    base = (
        f'"@method": {method}\n"@path": {place[1]}\n"@query": {place[2] or "?"}\n'
        f'"content-digest": {digest}\n"@signature-params": {parameters}'
    )
    if key is None or not verifies(key, base64.b64decode(signature[1]), base.encode()):
        return None
    return SignedBy(device, int(created), nonce)
