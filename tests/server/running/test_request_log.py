"""The log names each request and its round, and nothing a desk could smuggle in."""

import logging
from pathlib import Path

import pytest

from tests.support.centre import running_centre
from tests.support.raw_http import raw


@pytest.mark.parametrize(
    ("given", "logged"),
    [({"X-Correlation-Id": "round-7"}, "round-7"), ({"X-Correlation-Id": "a b"}, None), ({}, None)],
)
def test_a_request_is_one_line(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    given: dict[str, str],
    logged: str | None,
) -> None:
    with caplog.at_level(logging.INFO, "sync.server.running.request_log"):
        with running_centre(tmp_path) as running:
            raw(running.address, "GET", "/v1/health?x=secret", headers=given)
        # The line is written after the answer: it is surely there once the centre has stopped.
        records = [vars(record) for record in caplog.records]
    (line,) = [each for each in records if each.get("path") == "/v1/health"]
    told = {name: line[name] for name in ("method", "path", "status", "round")}
    assert told == {"method": "GET", "path": "/v1/health", "status": 200, "round": logged}
    assert line["milliseconds"] >= 0
    assert "secret" not in str(line)
