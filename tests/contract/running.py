"""Requests made up from the centre's OpenAPI document, its answers held against it."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import jsonschema_rs
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from sync.protocol.statements import Envelope
from sync.server.document.describing import JSON
from tests.contract.insider import Insider

DOCUMENT = "/v1/openapi.json"
_OK = 200
_OF_FILES = ["2xx", "401", "403", "404", "416"]
"""How long a file is no schema says, and so a range may be outside it."""
_OF_LEASES = ["2xx", "400", "401", "403", "404"]
_OF_BATCHES = ["400", "401", "404", "409", "413"]


@dataclass
class Outcome:
    """How a run went: how often each operation answered with which status, and what was found."""

    answers: dict[str, Counter[int]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many requests were answered."""
        return sum(each.total() for each in self.answers.values())

    def add(self, other: "Outcome") -> None:
        """Add what another run was answered and found."""
        for operation, statuses in other.answers.items():
            self.answers.setdefault(operation, Counter()).update(statuses)
        self.found += other.found

    def note(self, recorder: Any) -> None:
        """Note what a scenario was answered, and what its checks found."""
        for case_id, interaction in recorder.interactions.items():
            if interaction.response is not None:
                label = recorder.cases[case_id].value.operation.label
                answers = self.answers.setdefault(label, Counter())
                answers[interaction.response.status_code] += 1
        for case_id, checks in recorder.checks.items():
            for check in checks:
                if check.failure_info is not None:
                    case = recorder.cases[case_id].value
                    self.found.append(_worded(case, recorder.interactions.get(case_id), check))


def _worded(case: Any, interaction: Any, check: Any) -> str:
    answer = interaction.response if interaction is not None else None
    said = "" if answer is None else f"{answer.status_code} {answer.content[:300]!r}"
    failure = check.failure_info.failure
    asked = f"{case.formatted_path} {case.query} {case.headers} {str(case.body)[:600]}"
    return (
        f"{case.operation.label}: {check.name}: {failure.title} {failure.message}\n{asked}\n{said}"
    )


@schemathesis.check
def statements_say_what_the_document_says(_context: Any, response: Any, case: Any) -> None:
    """The payload of a signed statement fits the schema that the document names for it."""
    document = case.operation.schema.raw_schema
    described = case.operation.definition.raw["responses"].get(str(response.status_code), {})
    schema = described.get("content", {}).get(JSON, {}).get("schema", {})
    if response.status_code != _OK or "allOf" not in schema:
        return
    payload = schema["allOf"][1]["properties"]["payload"]["contentSchema"]
    held = jsonschema_rs.validator_for({**payload, "components": document["components"]})
    said = Envelope.model_validate_json(response.content).payload
    wrong = [each.message for each in held.iter_errors(json.loads(said))]
    assert not wrong, wrong


def run(insider: Insider, *, examples: int, seconds: int | None, seed: int | None) -> Outcome:
    """Ask so many times of each kind, or as long as there is time, and tell how it went."""
    config = SchemathesisConfig.from_dict(_config(examples, seconds, seed))
    described = schemathesis.openapi.from_asgi(DOCUMENT, insider.app, config=config)
    schema = described.exclude(path="/metrics")
    schema.auth.set_from_requests(insider.signing())

    @schema.hook
    def map_case(context: Any, case: Any) -> Any:
        if case.meta is not None and case.meta.generation.mode.is_positive:
            insider.knowing(case.operation.definition.raw["operationId"], case)
        return case

    @schema.hook
    def filter_body(context: Any, body: Any) -> bool:
        return not _has_whole_floats(body)

    outcome = Outcome()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            outcome.note(event.recorder)
        elif isinstance(event, events.NonFatalError):
            outcome.found.append(f"{event.label}: {event.info.format()}")
        elif isinstance(event, events.FatalError):
            raise event.exception
    return outcome


def _has_whole_floats(body: Any) -> bool:
    """Whether a whole number is written with a fraction: JSON Schema cannot tell it from others."""
    if isinstance(body, dict):
        return any(map(_has_whole_floats, body.values()))
    if isinstance(body, list):
        return any(map(_has_whole_floats, body))
    return isinstance(body, float) and body.is_integer()


def _config(examples: int, seconds: int | None, seed: int | None) -> dict[str, Any]:
    """What `schemathesis.toml` would say."""
    told: dict[str, Any] = {
        "suppress-health-check": ["all"],
        "cache": {"enabled": False},
        # Whoever asks signs; what comes unsigned or signed otherwise is a check's own request.
        "generation": {
            "max-examples": examples,
            "database": "none",
            "with-security-parameters": False,
        },
        "checks": {
            # A method that a path has not is `not_found`, as a path that is not there.
            "unsupported_method": {"enabled": False},
            "allow_header_conformance": {"enabled": False},
        },
        "operations": [
            {
                # Beside what the document says, a batch is chained and signed; one of too many
                # rows is told to come in halves.
                "include-operation-id": ["post_carried", "post_ledger"],
                "checks": {
                    "positive_data_acceptance": {"enabled": False},
                    "negative_data_rejection": {"expected-statuses": _OF_BATCHES},
                },
            },
            {
                # An id that asked for another lease before is a bad request.
                "include-operation-id": "post_lease",
                "checks": {"positive_data_acceptance": {"expected-statuses": _OF_LEASES}},
            },
            {
                "include-operation-id": "get_file",
                "checks": {"positive_data_acceptance": {"expected-statuses": _OF_FILES}},
            },
        ],
    }
    if seconds is not None:
        told["max-time"] = seconds
    if seed is not None:
        told["seed"] = seed
    return told
