"""Files named by their hash: bounded, resumed where they were cut, checked before use."""

import hashlib
import os
import time
from pathlib import Path

from sync.client.errors import BadReply, CutShort, Unreachable
from sync.client.http import Centre
from sync.client.ports import Progress

SLOWEST_BYTES_A_SECOND = 1024
GRACE_SECONDS = 60.0


def download(centre: Centre, folder: Path, sha256: bytes, size: int, progress: Progress) -> Path:
    """The file of this hash and size, in the folder; a cut download goes on where it stopped.

    A body longer than announced, or with another hash, is dropped: `BadReply`; what was cut is
    kept: `CutShort`. Raises `OSError` where the folder takes no file.
    """
    name = sha256.hex()
    target, part = folder / name, folder / f"{name}.part"
    if target.exists() and target.stat().st_size == size and _hash(target) == sha256:
        return target
    target.unlink(missing_ok=True)
    have = part.stat().st_size if part.exists() else 0
    if have >= size:
        part.unlink()
        have = 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with (
        centre.stream(f"/v1/files/{name}", headers) as (answer, chunks),
        part.open("ab") as out,
    ):
        if have and answer.status != 206:  # noqa: PLR2004 - partial content
            out.truncate(0)
            have = 0
        give_up = time.monotonic() + GRACE_SECONDS + size / SLOWEST_BYTES_A_SECOND
        try:
            for chunk in chunks:
                have += len(chunk)
                if have > size:
                    break
                out.write(chunk)
                progress(have, size)
                if time.monotonic() > give_up:
                    raise CutShort("a file that takes too long")
        except Unreachable as error:
            raise CutShort("a connection that broke") from error
        out.flush()
        os.fsync(out.fileno())
    if have < size:
        raise CutShort("a file that was cut short")
    if have > size or _hash(part) != sha256:
        part.unlink()
        raise BadReply("a file that is not the announced one")
    part.replace(target)
    return target


def forget_files(folder: Path, keep: set[bytes]) -> None:
    """Remove finished and unfinished downloads except those of the given hashes."""
    kept = {sha256.hex() for sha256 in keep}
    for file in folder.iterdir():
        if file.name.split(".")[0] not in kept:
            file.unlink(missing_ok=True)


def _hash(file: Path) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()
