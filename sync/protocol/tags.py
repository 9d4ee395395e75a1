"""Tags: the keyed hashes that stand for card codes on lists, in rows and on the wire."""

import hmac

TAG_BYTES = 8


def tag_of(list_key: bytes, code: str) -> bytes:
    """First 8 bytes of HMAC-SHA256(list key of the epoch, normalised code in UTF-8)."""
    return hmac.digest(list_key, code.encode(), "sha256")[:TAG_BYTES]
