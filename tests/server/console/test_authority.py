"""Who may open and send what: a table of every page and every role."""

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute

from sync.server.console.app import PAGES
from sync.server.console.authority import Task
from sync.server.console.visits import Gate, guest, setting_up
from sync.server.store.accounts import Role
from tests.support.console import Console

N, R, C, V = Role.NATIONAL, Role.REGIONAL, Role.CARD_GIVER, Role.VENUE
TABLE: dict[Task, set[Role]] = {
    Task.HOME: {N, R, C, V},
    Task.TODAY: {N, R, V},
    Task.EVENTS: {N, R, V},
    Task.KEEP_EVENTS: {N, R, V},
    Task.RELEASE: {N, R},
    Task.DECISIONS: {N, R},
    Task.DESKS: {N, R, V},
    Task.ENROL: {N, R, V},
    Task.REVOKE: {N, R, V},
    Task.LOSE_DESK: {N, R},
    Task.SETTLE_DESK: {N, R},
    Task.CLERKS: {N, R, V},
    Task.REASONS: {N, R, V},
    Task.SPREAD_REASONS: {N, R},
    Task.HAND_OUT: {N, R, C},
    Task.CARDS: {N, R, C},
    Task.LOST_CARD: {N, R, C},
    Task.FOUND_CARD: {N, R},
    Task.STATISTICS: {N, R, V},
    Task.NETWORK: {N, R},
    Task.ADD_REGION: {N},
    Task.TRIALS: {N},
    Task.CODES: {N},
    Task.ACCOUNTS: {N, R},
    Task.TRAIL: {N, R},
}
OPEN = {
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("GET", "/begin"),
    ("POST", "/begin"),
    ("GET", "/second-step"),
    ("POST", "/second-step"),
    ("POST", "/language"),
}
"""What stands before the door."""


IN_PATHS = {"year": "2026", "kind": "csv"}


def gates_of(route: APIRoute) -> Iterator[object]:
    """What a route asks of who comes."""
    for dependency in route.dependant.dependencies:
        if isinstance(dependency.call, Gate) or dependency.call in {guest, setting_up}:
            yield dependency.call


def routes_of() -> Iterator[tuple[str, APIRoute]]:
    """(method, route) of the whole console."""
    for module in PAGES:
        for route in module.router.routes:
            assert isinstance(route, APIRoute)
            for method in route.methods:
                yield method, route


def path_of(route: APIRoute) -> str:
    """The address of a page, where it is of a thing one of a thing that there is not."""
    return re.sub(r"{(\w+)}", lambda place: IN_PATHS.get(place[1], "none"), route.path)


def test_every_page_has_one_gate_but_those_before_the_door() -> None:
    seen: set[Task] = set()
    for method, route in routes_of():
        gates = list(gates_of(route))
        if (method, route.path) in OPEN:
            assert not any(isinstance(gate, Gate) for gate in gates)
            continue
        [gate] = gates
        assert isinstance(gate, Gate), route.path
        seen.add(gate.task)
    assert seen == set(Task) == TABLE.keys()


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_what_the_table_says_and_nothing_else(console: Console, role: Role) -> None:
    browser = console.signed_in(role)
    browser.csrf = "0" * 64
    for method, route in routes_of():
        if (method, route.path) in OPEN:
            continue
        [gate] = gates_of(route)
        assert isinstance(gate, Gate)
        path = path_of(route)
        answer = browser.client.request(method, f"/console{path}", follow_redirects=False)
        allowed = role in TABLE[gate.task]
        if method == "POST":
            # Without the form's token nobody gets further than the gate.
            assert answer.status_code == 400, path
        elif allowed:
            assert answer.status_code in {200, 303, 404}, path
        else:
            assert answer.status_code == 403, path


@pytest.mark.parametrize("role", Role)
def test_each_role_sends_what_the_table_says_and_nothing_else(console: Console, role: Role) -> None:
    browser = console.signed_in(role)
    browser.get({C: "lost-card"}.get(role, "today"))
    for method, route in routes_of():
        if method != "POST" or (method, route.path) in OPEN or route.path == "/sign-out":
            continue
        [gate] = gates_of(route)
        assert isinstance(gate, Gate)
        path = path_of(route)
        answer = browser.client.post(
            f"/console{path}", data={"csrf": browser.csrf}, follow_redirects=False
        )
        refused = answer.status_code == 403
        assert refused == (role not in TABLE[gate.task]), (path, answer.status_code)


def test_nobody_gets_in_without_a_session(console: Console) -> None:
    client = console.browser().client
    for method, route in routes_of():
        if (method, route.path) not in OPEN:
            path = path_of(route)
            answer = client.request(method, f"/console{path}", follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-in")
