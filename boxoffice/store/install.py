"""The process that builds a large card database, so that the window's process never stalls.

Standard input: one JSON object `{"source", "target", "key", "version", "epoch", "count"}`.
Standard output: lines `done of` while it goes on. The exit code says how it ended.
"""

import json
import os
import sys
from pathlib import Path

from boxoffice.store.errors import StoreError, StoreFull
from boxoffice.store.list_building import Wanted, build
from sync.protocol.list_files import BadListFile

BAD_FILE, FULL, FAILED = 3, 4, 5
NICENESS = 5
"""A window that has something to paint goes first, where there are fewer processors than work."""


def main() -> int:
    """Build what is asked for, behind whatever the clerk does meanwhile."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    asked = json.loads(sys.stdin.readline())
    wanted = Wanted(asked["version"], asked["epoch"], asked["count"])
    try:
        build(
            Path(asked["source"]),
            Path(asked["target"]),
            bytes.fromhex(asked["key"]),
            wanted,
            lambda done, of: print(done, of, flush=True),
        )
    except BadListFile:
        return BAD_FILE
    except (StoreFull, OSError):
        return FULL
    except StoreError:
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
