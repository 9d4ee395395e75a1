"""Where tests keep their files: in memory, where no durable write waits for a disk."""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - folders in it are made by tempfile
_ROOM = 2 << 30
"""Bytes: several times what a run of the whole suite has there at once."""


def keep_in_memory() -> None:
    """Make the folders of this process and of those it starts in memory, unless the environment
    names a place, or memory has little room or runs no programs (a container's).
    """
    if "TMPDIR" in os.environ or not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        return
    if os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC or shutil.disk_usage(_MEMORY).free < _ROOM:
        return
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
