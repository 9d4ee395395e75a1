"""Every sentence that the console can say, found in its templates and its code."""

import ast
from collections.abc import Iterator

from jinja2 import nodes

from sync.server.console.views import TEMPLATES, environment

SAYS_IN_TEMPLATES, MARKS_IN_CODE = "t", "word"


def sentences() -> set[str]:
    """The English sentences that catalogues must hold."""
    return {*_in_templates(), *_in_code()}


def _in_templates() -> Iterator[str]:
    for path in TEMPLATES.glob("*.html"):
        parsed = environment().parse(path.read_text(encoding="utf-8"))
        for call in parsed.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == SAYS_IN_TEMPLATES:
                first = call.args[0]
                if isinstance(first, nodes.Const):
                    yield str(first.value)


def _in_code() -> Iterator[str]:
    for path in TEMPLATES.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == MARKS_IN_CODE
            ):
                yield str(ast.literal_eval(node.args[0]))
