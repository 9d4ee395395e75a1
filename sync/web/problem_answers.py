"""Errors as answers: everything that goes wrong leaves as `application/problem+json`."""

from collections.abc import Mapping
from datetime import datetime

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from sync.protocol.encoding import to_timestamp
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, Problem, ProblemCode, problem


class ProblemError(Exception):
    """A request that cannot be served, as the protocol names it."""

    def __init__(
        self,
        code: ProblemCode,
        detail: str = "",
        *,
        needed_seq: int | None = None,
        at: datetime | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        moment = to_timestamp(at) if at else None
        self.problem = problem(code, detail, needed_seq=needed_seq, at=moment)
        self.headers = dict(headers or {})


def answer_problems(app: FastAPI) -> None:
    """Install the handlers on an application."""
    app.add_exception_handler(ProblemError, _known)
    app.add_exception_handler(HTTPException, _of_framework)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _bug)


def problem_answer(what: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The answer that says a problem."""
    return Response(what.to_bytes(), what.status, headers, PROBLEM_MEDIA_TYPE)


def _known(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for it
    return problem_answer(error.problem, error.headers)


def _of_framework(_request: Request, error: Exception) -> Response:
    """The framework's own refusals are of paths and methods that do not exist, or of bodies."""
    status = error.status_code if isinstance(error, HTTPException) else 0
    missing = status in {404, 405}
    return problem_answer(problem(ProblemCode.NOT_FOUND if missing else ProblemCode.BAD_REQUEST))


def _unreadable(_request: Request, _error: Exception) -> Response:
    return problem_answer(problem(ProblemCode.BAD_REQUEST))


def _bug(_request: Request, _error: Exception) -> Response:
    return problem_answer(problem(ProblemCode.INTERNAL))
