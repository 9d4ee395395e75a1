"""The hash chain over a desk's ledger rows, and the bytes that a batch's signature covers."""

import hashlib
import struct
from collections.abc import Iterable


def first_hash(public_key: bytes, incarnation: str) -> bytes:
    """hash(0) = SHA-256("kaiku-chain-1" | device public key (32 bytes) | incarnation (UTF-8))."""
    return hashlib.sha256(b"kaiku-chain-1" + public_key + incarnation.encode()).digest()


def next_hash(previous: bytes, row: bytes) -> bytes:
    """hash(n) = SHA-256("kaiku-row-1" | hash(n-1) | uint32 big-endian length | row bytes)."""
    return hashlib.sha256(b"kaiku-row-1" + previous + struct.pack(">I", len(row)) + row).digest()


def hashes(previous: bytes, rows: Iterable[bytes]) -> list[bytes]:
    """The hash after each row, in order."""
    out = []
    for row in rows:
        previous = next_hash(previous, row)
        out.append(previous)
    return out


def batch_statement(
    device: str, incarnation: str, from_seq: int, previous_hash: bytes, head_hash: bytes
) -> bytes:
    """The bytes a desk signs for a batch: each part behind its uint32 length, in this order."""
    parts = (
        b"kaiku-batch-1",
        device.encode(),
        incarnation.encode(),
        struct.pack(">Q", from_seq),
        previous_hash,
        head_hash,
    )
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)
