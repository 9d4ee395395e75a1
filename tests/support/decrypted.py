"""Every page of a desk's encrypted files in the clear, free ones and those of the log too."""

import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _IV, _SALT = 4096, 80, 16, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """The pages of a database of SQLCipher 4 under a raw key, or of the log beside one."""
    data = path.read_bytes()
    if not path.name.endswith("-wal"):
        for start in range(0, len(data), _PAGE):
            yield _opened(data[start : start + _PAGE], key, first=start == 0)
        return
    for start in range(_LOG_HEADER, len(data), _FRAME_HEADER + _PAGE):
        (number,) = struct.unpack(">I", data[start : start + 4])
        page = data[start + _FRAME_HEADER : start + _FRAME_HEADER + _PAGE]
        yield _opened(page, key, first=number == 1)


def _opened(page: bytes, key: bytes, *, first: bool) -> bytes:
    """A page without its authentication; the first one begins with the salt, which is no text."""
    end = _PAGE - _RESERVED
    text, initial = page[_SALT if first else 0 : end], page[end : end + _IV]
    opener = Cipher(algorithms.AES256(key), modes.CBC(initial)).decryptor()
    return opener.update(text) + opener.finalize()
