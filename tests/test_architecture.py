"""The structure that no other tool holds: sizes, cycles, types, docstrings, excepts and imports."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("boxoffice", "sync")
MOST_LINES = 400
MOST_BROAD_EXCEPTS = 3
BROAD = {"Exception", "BaseException"}
IMPORT_FAILURES = {"ImportError", "ModuleNotFoundError"}
# Places and hosts that exist for one machine only; the brackets keep the pattern from itself.
FOREIGN = re.compile(
    r"/[w]ork/|\.\./[s]hared|\.[l]ibrary\b|[p]ypi\.org|[p]ythonhosted|--(?:extra-)?[i]ndex-url"
)
NOT_OURS = {"build", "dist", "__pycache__"}
# What the window's first picture must not wait for, by modules that run only if it does.
NOT_AT_THE_START = {
    "alembic",
    "argon2.low_level",
    "asyncio",
    "email.message",
    "PIL.Image",
    "boxoffice.commands.scan",
    "boxoffice.scanning.engines",
    "boxoffice.ui.devices.typesetting",
    "boxoffice.ui.event_choice.delegate",
    "boxoffice.ui.event_choice.screen",
    "boxoffice.ui.finish.screen",
    "boxoffice.ui.front.screen",
    "boxoffice.ui.lists.model",
    "boxoffice.ui.scanner_test.screen",
    "boxoffice.ui.sync_status.screen",
    "boxoffice.ui.today.screen",
    "boxoffice.ui.settings.care",
    "http_message_signatures",
    "keyring.backend",
    "requests.sessions",
    "sync.client.rounds",
    "rich",
    "sqlalchemy.engine",
    "structlog",
    "urllib3.poolmanager",
}
START = """
import sys
from boxoffice.__main__ import prepare
prepare()
import boxoffice.program
from boxoffice.deferring import import_qt
import_qt()
import boxoffice.app
print(*sys.modules)
"""

Function = ast.FunctionDef | ast.AsyncFunctionDef
ImportStatement = ast.Import | ast.ImportFrom


@dataclass(frozen=True)
class Module:
    """One Python file of the product, parsed."""

    path: str
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> "Module":
        """Parse the text of the file at `path`, which is relative to the project's root."""
        return cls(path, text, ast.parse(text))

    @property
    def is_package(self) -> bool:
        """Whether the module is the `__init__` of a package."""
        return self.path.endswith("__init__.py")

    @property
    def name(self) -> str:
        """The dotted name other modules import it by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of its syntax tree."""
        return ast.walk(self.tree)

    def place(self, node: ast.AST) -> str:
        """Where a node stands, as an editor opens it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


Modules = Sequence[Module]
Rule = Callable[[Modules], list[str]]


def too_long(modules: Modules) -> list[str]:
    """Files of more than the permitted lines."""
    lengths = {module.path: len(module.text.splitlines()) for module in modules}
    return [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > MOST_LINES]


def imported_names(module: Module, node: ast.AST) -> list[str]:
    """The absolute dotted names a statement imports, `from x import y` as `x.y`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    parts = module.name.split(".")
    parent = parts[: len(parts) - node.level + module.is_package] if node.level else []
    return [".".join([*parent, *filter(None, [node.module]), alias.name]) for alias in node.names]


def import_cycles(modules: Modules) -> list[str]:
    """One import cycle, if there is any; imports only for type checkers count as well."""
    graph: dict[str, set[str]] = {module.name: set() for module in modules}
    for module in modules:
        for name in (name for node in module.nodes() for name in imported_names(module, node)):
            # `x.y` is a module if there is one of that name, else a name inside `x`.
            target = name if name in graph else name.rpartition(".")[0]
            if target in graph and target != module.name:
                graph[module.name].add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" <- ".join(error.args[1])]
    return []


def untyped_returns(modules: Modules) -> list[str]:
    """Functions and methods without a return type."""
    return [
        f"{module.place(node)} {node.name}"
        for module in modules
        for node in module.nodes()
        if isinstance(node, Function) and node.returns is None
    ]


def undocumented(modules: Modules) -> list[str]:
    """Modules and classes without a docstring."""
    return [
        f"{module.place(node)} {getattr(node, 'name', 'the module')}"
        for module in modules
        for node in module.nodes()
        if isinstance(node, ast.Module | ast.ClassDef) and not ast.get_docstring(node)
    ]


def _named(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def _swallows_all(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    raises_again = isinstance(last, ast.Raise) and last.exc is None
    return not raises_again and (handler.type is None or bool(_named(handler.type) & BROAD))


def broad_excepts(modules: Modules) -> list[str]:
    """Every handler that swallows everything, when there are more than the permitted few."""
    found = [
        module.place(node)
        for module in modules
        for node in module.nodes()
        if isinstance(node, ast.ExceptHandler) and _swallows_all(node)
    ]
    return found if len(found) > MOST_BROAD_EXCEPTS else []


def presenters_with_qt(modules: Modules) -> list[str]:
    """Imports of PySide6 in a presenter."""
    return [
        module.place(node)
        for module in modules
        if module.name.endswith(".presenter")
        for node in module.nodes()
        if any(name.split(".")[0] == "PySide6" for name in imported_names(module, node))
    ]


def _guarded(function: Function) -> Iterator[ast.stmt]:
    """The statements of a function that stand in a `try` which catches a failing import."""
    for node in ast.walk(function):
        if isinstance(node, ast.Try) and any(
            handler.type and _named(handler.type) & IMPORT_FAILURES for handler in node.handlers
        ):
            yield from node.body


def imports_in_functions(modules: Modules) -> list[str]:
    """Imports inside functions, save the guarded ones of optional native libraries."""
    return [
        module.place(node)
        for module in modules
        for function in module.nodes()
        if isinstance(function, Function)
        for node in ast.walk(function)
        if isinstance(node, ImportStatement) and node not in set(_guarded(function))
    ]


def foreign_mentions(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Lines, of texts given with their paths, that name a place or host of one machine only."""
    return [
        f"{path}:{number}"
        for path, text in texts
        for number, line in enumerate(text.splitlines(), start=1)
        if FOREIGN.search(line)
    ]


def _files_of_the_repository() -> Iterator[tuple[str, str]]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name == ".ci" or not (name[0] == "." or name in NOT_OURS)
        ]
        for path in (Path(folder, name) for name in names if name[0] != "."):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="ignore")


RULES: list[Rule] = [
    too_long,
    import_cycles,
    untyped_returns,
    undocumented,
    broad_excepts,
    presenters_with_qt,
    imports_in_functions,
]
FAULTS: list[tuple[Rule, dict[str, str]]] = [
    (too_long, {"sync/a.py": "1\n" * 401}),
    (import_cycles, {"sync/a.py": "from sync import b", "sync/b.py": "from .a import x"}),
    (import_cycles, {"sync/__init__.py": "from .a import x", "sync/a.py": "from sync import x"}),
    (import_cycles, {"sync/a.py": "import sync.b", "sync/b.py": "def f():\n import sync.a"}),
    (untyped_returns, {"sync/a.py": "class A:\n async def f(self): ..."}),
    (undocumented, {"sync/a.py": "x = 1"}),
    (undocumented, {"sync/a.py": "'''Doc.'''\nclass A: ..."}),
    (broad_excepts, {"sync/a.py": "try: ...\nexcept (KeyError, Exception): ...\n" * 4}),
    (broad_excepts, {"sync/a.py": "try: ...\nexcept: ...\n" * 4}),
    (broad_excepts, {"sync/a.py": "try: ...\nexcept Exception as e: raise OSError from e\n" * 4}),
    (presenters_with_qt, {"boxoffice/ui/desk/presenter.py": "from PySide6.QtCore import QObject"}),
    (imports_in_functions, {"sync/a.py": "def f():\n if x:\n  import y"}),
    (imports_in_functions, {"sync/a.py": "def f():\n try:\n  import y\n except OSError: ..."}),
]


@pytest.fixture(scope="module")
def product() -> Modules:
    """Every module of the product."""
    return [
        Module.of(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


@pytest.mark.parametrize("rule", RULES)
def test_the_product_keeps(rule: Rule, product: Modules) -> None:
    assert rule(product) == []


@pytest.mark.parametrize(("rule", "sources"), FAULTS)
def test_a_planted_fault_is_seen(rule: Rule, sources: dict[str, str]) -> None:
    assert rule([Module.of(path, text) for path, text in sources.items()])


def test_cleaning_up_and_raising_again_is_not_swallowing() -> None:
    text = "try: ...\nexcept BaseException:\n close()\n raise\n" * (MOST_BROAD_EXCEPTS + 1)
    assert broad_excepts([Module.of("sync/a.py", text)]) == []


def test_every_rule_reads_the_product(product: Modules) -> None:
    assert {module.name for module in product} >= {"boxoffice", "sync", "sync.protocol"}


@pytest.fixture(scope="module")
def started() -> set[str]:
    """The modules that have run when the window's imports are done, in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_first_picture_waits_for_no_heavy_module(started: set[str]) -> None:
    assert started >= {"boxoffice.app", "PySide6.QtWidgets", "pydantic"}
    assert not NOT_AT_THE_START & started


def test_nothing_names_a_place_of_one_machine() -> None:
    assert foreign_mentions(_files_of_the_repository()) == []


@pytest.mark.parametrize("place", ["/".join(["", "work", "main"]), "pypi" + ".org"])
def test_a_planted_place_is_seen(place: str) -> None:
    assert foreign_mentions([("README.md", f"See\n{place}")]) == ["README.md:2"]
