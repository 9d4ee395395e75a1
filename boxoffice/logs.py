"""Structured logs in rotating files of JSON lines, without card codes, tags or keys.

A line is logged as `logger.info("event", extra={"field": value})`, by the standard library alone:
what else there is for this takes a tenth of the window's start to import.
"""

import json
import logging
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from boxoffice.durable_files import PRIVATE_FILE, PRIVATE_FOLDER
from boxoffice.redaction import Redaction
from sync.protocol.card_codes import CodeFormat

MAX_BYTES = 1_000_000
KEPT_FILES = 5
_OF_EVERY_RECORD = frozenset({*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"})
_redactions: list[Redaction] = []
"""Those of the open logs: logging is a process's own, and so is what it must not say."""


class _QuietFile(RotatingFileHandler):
    """A log file that never disturbs the work: a full disk costs log lines, not tickets."""

    _over = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; not that of a thread which logs as the file is closed, for it would be
        opened once more and stay open.
        """
        if not self._over:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line: there is nowhere left to say so."""

    def close(self) -> None:
        """Close the file, with or without the lines that could not be written."""
        self._over = True
        with suppress(OSError):
            super().close()


@contextmanager
def logging_to(folder: Path, program: str, level: int = logging.INFO) -> Iterator[None]:
    """Log to `<folder>/<program>.log` while the block runs, our own lines and libraries' alike.

    Each program has a file of its own, since two may run at once. No parent folder (no desk yet),
    or one that cannot be written, means no log, and no error.
    """
    redaction = Redaction()
    _redactions.append(redaction)
    handler = _open_file(folder, program)
    handler.setFormatter(_JsonLines(redaction))
    root = logging.getLogger()
    level_before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(capture=not sys.warnoptions)
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        root.removeHandler(handler)
        root.setLevel(level_before)
        handler.close()
        _redactions.remove(redaction)


def hide_codes(formats: Sequence[CodeFormat]) -> None:
    """From now on every open log hides texts of these formats, whatever they look like."""
    for each in _redactions:
        each.learn(formats)


def _open_file(folder: Path, program: str) -> logging.Handler:
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        path = folder / f"{program}.log"
        handler = _QuietFile(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
        path.chmod(PRIVATE_FILE)
    except OSError:
        return logging.NullHandler()
    return handler


class _JsonLines(logging.Formatter):
    """One JSON object a record: its fields, its event, and who said it when."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__()
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """The record without secrets; an exception's text may hold a row's values and stays out."""
        fields = {
            name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD
        }
        event = {
            **fields,
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": datetime.fromtimestamp(record.created, UTC)
            .isoformat(timespec="microseconds")
            .replace("+00:00", "Z"),
            **_frames(record.exc_info[1] if record.exc_info else None),
        }
        return json.dumps(self._redaction.event(event), ensure_ascii=False)


def _frames(error: BaseException | None) -> Mapping[str, object]:
    """The types of an exception and of its cause, and its places in code."""
    if error is None:
        return {}
    places = [
        f"{Path(frame.filename).stem}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    told: dict[str, object] = {"error": type(error).__name__, "at": places}
    cause = error.__cause__ or error.__context__
    if cause is not None:
        told["cause"] = type(cause).__name__
    return told
