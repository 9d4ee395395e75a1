"""The centre's log: a JSON object a line on standard error, of our own lines and libraries' alike.

A line is logged as `logger.info("event", extra={"field": value})`.
"""

import logging
import traceback
from pathlib import Path

import structlog
from structlog.typing import EventDict, WrappedLogger


def log_to_stderr(level: int = logging.INFO) -> None:
    """Write what is logged from now on, warnings of Python included, as JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(json_lines())
    logging.basicConfig(level=level, handlers=[handler])
    logging.captureWarnings(capture=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def json_lines() -> logging.Formatter:
    """A formatter of records as JSON: event, fields, level, logger and UTC time."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.ExtraAdder(),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _kind_and_places,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _kind_and_places(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """An exception as its kind and its places in code: its text may hold what a row says."""
    given = event.pop("exc_info", None)
    if not given:
        return event
    error = given[1]
    event["error"] = type(error).__name__
    event["at"] = [
        f"{Path(frame.filename).stem}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return event
