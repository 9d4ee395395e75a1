"""The centre's OpenAPI document is whole, and what it says is so."""

import json
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from prometheus_client import start_http_server
from starlette.testclient import TestClient

from sync.protocol.problems import ProblemCode
from sync.server import routes
from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.document.openapi import document
from sync.server.running.metrics import Metrics
from tests.contract.command import ask_for
from tests.contract.insider import insider
from tests.contract.running import DOCUMENT, run
from tests.support.network import new_centre
from tests.support.raw_http import raw

EXAMPLES = 40
"""Of each operation, beside those that its bounds give."""
_MINUTE = 60
"""What is left of it is asked as well; more on a faster machine, none on a very slow one."""


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    made = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    yield made
    made.store.close()


def operations(told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in told["paths"].values():
        yield from path.items() if "servers" not in path else [("get", path["get"])]


def test_the_document_has_every_route_and_can_be_fetched(centre: Centre) -> None:
    app = create_app(centre, with_worker=False)
    with TestClient(app) as client:
        answer = client.get(DOCUMENT)
    told = answer.json()
    assert told["openapi"] == "3.1.0"
    modules = [
        import_module(each.name) for each in iter_modules(routes.__path__, "sync.server.routes.")
    ]
    paths = {each.path for module in modules for each in module.router.routes}
    assert set(told["paths"]) == paths | {"/metrics"}
    names = [each["operationId"] for _, each in operations(told)]
    assert len(set(names)) == len(names)


def test_what_it_names_is_there_and_nothing_is_the_frameworks(centre: Centre) -> None:
    told = document(create_app(centre, with_worker=False))
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(told)))
    assert named <= set(told["components"]["schemas"])
    statuses = {status for _, each in operations(told) for status in each["responses"]}
    assert "422" not in statuses
    codes: set[str] = set()
    for _, each in operations(told):
        for answer in each["responses"].values():
            for media in answer.get("content", {}).values():
                for part in media["schema"].get("allOf", ()):
                    codes |= set(part.get("properties", {}).get("code", {}).get("enum", ()))
    assert codes == set(ProblemCode)


@pytest.mark.parametrize("accept", ["text/plain", "application/openmetrics-text"])
def test_the_metrics_port_answers_as_the_document_says(centre: Centre, accept: str) -> None:
    told = document(create_app(centre, with_worker=False))
    content = told["paths"]["/metrics"]["get"]["responses"]["200"]["content"]
    server, thread = start_http_server(0, "127.0.0.1", Metrics(centre).registry)
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        answer = raw(address, "GET", "/metrics", headers={"Accept": accept})
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert accept in content


@pytest.mark.slow
def test_requests_made_up_from_it_find_nothing_that_it_does_not_say(tmp_path: Path) -> None:
    """For a minute in all; `./dev prove --openapi` looks longer."""
    ends = time.monotonic() + _MINUTE
    knowing = insider(tmp_path)
    outcome = run(knowing, examples=EXAMPLES, seconds=None, seed=1)
    knowing.centre.store.close()
    assert outcome.found == []
    told = document(knowing.app)
    paths = told["paths"]
    asked = {
        f"{verb.upper()} {path}"
        for path, each in paths.items()
        for verb in each
        if verb != "servers"
    }
    # The document itself is asked for once, before.
    assert set(outcome.answers) == asked - {"GET /metrics", f"GET {DOCUMENT}"}
    assert outcome.answers["GET /v1/head"][304]
    # Behind the signature, the chain and the one-time codes.
    assert [label for label, answers in outcome.answers.items() if not answers[200]] == []
    more, _ = ask_for(int(ends - time.monotonic()), seed=2)
    assert more.found == []
