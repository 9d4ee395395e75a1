"""The centre's log is a JSON object a line, and says no text of an exception."""

import json
import logging
import sys

from sync.server.running.logs import json_lines


def test_a_line_says_event_fields_level_logger_and_time() -> None:
    record = logging.makeLogRecord(
        {"name": "sync.server.running.request_log", "levelno": logging.INFO, "levelname": "INFO"}
        | {"msg": "%s came", "args": ("request",), "path": "/v1/head", "round": None}
    )
    line = json.loads(json_lines().format(record))
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "request came",
        "path": "/v1/head",
        "round": None,
        "level": "info",
        "logger": "sync.server.running.request_log",
    }


def test_an_exception_is_its_kind_and_places_and_never_its_text() -> None:
    try:
        raise ValueError("row with KAIKU-CODE")
    except ValueError:
        record = logging.makeLogRecord(
            {"levelname": "ERROR", "msg": "failed", "exc_info": sys.exc_info()}
        )
    text = json_lines().format(record)
    line = json.loads(text)
    assert (line["event"], line["error"]) == ("failed", "ValueError")
    assert line["at"][0].startswith("test_logs:")
    assert "KAIKU-CODE" not in text
    assert "Traceback" not in text
