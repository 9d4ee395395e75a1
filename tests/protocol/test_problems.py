"""Errors on the wire: every code has its status and its words."""

import json

import pytest

from sync.protocol.problems import PROBLEM_STATUS, Problem, ProblemCode, problem


@pytest.mark.parametrize("code", ProblemCode)
def test_every_code_makes_a_problem_of_its_status(code: ProblemCode) -> None:
    made = problem(code, "what happened")
    assert json.loads(made.to_bytes()) == {
        "type": "about:blank",
        "title": code.value.replace("_", " "),
        "status": PROBLEM_STATUS[code],
        "code": code.value,
        "detail": "what happened",
    }
    assert 400 <= made.status < 600


def test_a_gap_says_what_is_needed_and_a_skew_what_time_it_is() -> None:
    gap = problem(ProblemCode.GAP, needed_seq=7)
    skew = problem(ProblemCode.CLOCK_SKEW, at="2026-04-25T16:00:00.000Z")
    assert (gap.status, gap.needed_seq, gap.at) == (409, 7, None)
    assert (skew.status, skew.needed_seq, skew.at) == (401, None, "2026-04-25T16:00:00.000Z")
    for made in (gap, skew):
        assert Problem.model_validate_json(made.to_bytes()) == made


def test_a_code_of_a_later_centre_is_read_all_the_same() -> None:
    later = Problem.model_validate_json(b'{"title":"x","status":409,"code":"later","extra":1}')
    assert (later.code, later.status) == ("later", 409)
