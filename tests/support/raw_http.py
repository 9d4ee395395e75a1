"""Any HTTP request, without a client that knows better, and its answer as it came."""

from dataclasses import dataclass
from http.client import HTTPConnection

from sync.protocol.problems import PROBLEM_MEDIA_TYPE, PROBLEM_STATUS, Problem, ProblemCode


@dataclass(frozen=True)
class RawAnswer:
    """An answer as it came: status, headers with lower-case names, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """The code of a problem answer."""
        assert self.headers["content-type"] == PROBLEM_MEDIA_TYPE
        problem = Problem.model_validate_json(self.body)
        assert problem.status == self.status == PROBLEM_STATUS[ProblemCode(problem.code)]
        return problem.code

    @property
    def problem(self) -> Problem:
        """The problem of an error answer."""
        return Problem.model_validate_json(self.body)


def raw(
    address: str, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> RawAnswer:
    """Any request, without a client that knows better."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=120)
    try:
        connection.request(method, target, body or None, headers or {})
        response = connection.getresponse()
        named = {name.lower(): value for name, value in response.getheaders()}
        return RawAnswer(response.status, named, response.read())
    finally:
        connection.close()
