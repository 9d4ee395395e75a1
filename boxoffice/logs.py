"""Structured logs in rotating files of JSON lines, without card codes, tags or keys."""

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import structlog

from boxoffice.durable_files import PRIVATE_FILE, PRIVATE_FOLDER
from boxoffice.redaction import Redaction
from sync.protocol.card_codes import CodeFormat

MAX_BYTES = 1_000_000
KEPT_FILES = 5
_redactions: list[Redaction] = []
"""Those of the open logs: logging is a process's own, and so is what it must not say."""


class _QuietFile(RotatingFileHandler):
    """A log file that never disturbs the work: a full disk costs log lines, not tickets."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line: there is nowhere left to say so."""

    def close(self) -> None:
        """Close the file, with or without the lines that could not be written."""
        with suppress(OSError):
            super().close()


@contextmanager
def logging_to(folder: Path, program: str, level: int = logging.INFO) -> Iterator[None]:
    """Log to `<folder>/<program>.log` while the block runs, structlog and libraries alike.

    Each program has a file of its own, since two may run at once. No parent folder (no desk yet),
    or one that cannot be written, means no log, and no error.
    """
    redaction = Redaction()
    _redactions.append(redaction)
    handler = _open_file(folder, program)
    handler.setFormatter(_formatter(redaction))
    root = logging.getLogger()
    level_before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(capture=not sys.warnoptions)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        root.removeHandler(handler)
        root.setLevel(level_before)
        handler.close()
        structlog.reset_defaults()
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


def _formatter(redaction: Redaction) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _frames,
            redaction,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _frames(
    logger: object, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """An exception becomes its types and places in code; its texts may hold a row's values."""
    given = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = given
    if isinstance(given, tuple):
        error = given[1]
    elif given is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = [
            f"{Path(frame.filename).stem}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        cause = error.__cause__ or error.__context__
        if cause is not None:
            event["cause"] = type(cause).__name__
    return event
