"""What tells one paper line from another, so that no file records a line twice.

A line's digest says which card got what at which event and when, and which of several equal lines
of its sheet it is. It is keyed with the desk's own key, so that it gives no code away, and does not
depend on the file: the same table saved by another program, or with lines added, has the same
digests.
"""

import hashlib
import hmac
import json
from collections import Counter

from boxoffice.domain.paper import PaperUse, SheetFacts, WrittenLine

_PURPOSE = b"kaiku-paper-line-1"


class LineKeys:
    """The keys of one sheet's lines, in their order; equal lines are numbered as they come."""

    def __init__(self, key: bytes, sheet: SheetFacts) -> None:
        """`key` is the desk's secret."""
        self._key = hmac.digest(key, _PURPOSE, hashlib.sha256)
        self._sheet = sheet
        self._seen: Counter[str] = Counter()

    def next(self, line: WrittenLine, use: PaperUse | None) -> bytes:
        """The digest of the sheet's next line; `use` is None where it cannot be read."""
        said = self._read(line, use) if use else self._unread(line)
        number = self._seen[said]
        self._seen[said] += 1
        return hmac.digest(self._key, f"{said}#{number}".encode(), hashlib.sha256)

    def _read(self, line: WrittenLine, use: PaperUse) -> str:
        """An empty time stays empty here: a line put in above would change what it stands for."""
        day = self._sheet.days.day_of(use.used_at)
        at = use.used_at.isoformat(timespec="minutes") if line.time.strip() else f"{day}"
        counts = (use.counts.holders, use.counts.children, use.counts.assistants)
        return json.dumps(["use", self._sheet.event, use.code.text, at, *counts])

    def _unread(self, line: WrittenLine) -> str:
        cells = line.cells()
        return json.dumps(["unread", self._sheet.event, f"{self._sheet.day}", cells])
