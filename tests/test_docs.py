"""The documents say what the code does: tables and fields are read from them and compared."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from sync import protocol
from sync.protocol.base import WireModel
from sync.protocol.kinds import OUTCOME_PRECEDENCE, RowKind
from sync.protocol.problems import PROBLEM_STATUS, ProblemCode
from tests.support.judging_cases import read_cases

ROOT = Path(__file__).parent.parent
NAMED_PATH = re.compile(r"`((?:boxoffice|sync|resources|tests|docs)/[\w./-]+)`")
REFERENCE = re.compile(
    r"\((domain|protocol|threat model|operations|reliability), ([A-Z][\w' ]+)(?=[);,])", re.I
)
DOCS = ROOT / "docs"
PROTOCOL = (DOCS / "protocol.md").read_text(encoding="utf-8")
COMMANDS = (DOCS / "command-line.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading of the protocol document, without its head."""
    section = re.split(r"^#+ ", PROTOCOL.split(f" {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_problem_code_is_documented_with_its_status() -> None:
    documented = {row[0].strip("`"): int(row[1]) for row in table("Errors")}
    assert documented == {str(code): PROBLEM_STATUS[code] for code in ProblemCode}


def test_outcomes_are_documented_in_their_precedence() -> None:
    assert [row[0].strip("`") for row in table("Judging")] == list(OUTCOME_PRECEDENCE)


def test_every_case_of_judging_is_documented_as_the_table_has_it() -> None:
    """What `python -m tests.support.judging_cases` prints."""
    section = PROTOCOL.split("### Cases\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    assert lines == [case.line for case in read_cases()]


def test_every_row_kind_is_documented() -> None:
    assert [row[0].strip("`") for row in table("Rows")] == list(RowKind)


def wire_models() -> list[type[WireModel]]:
    """Every message, and part of one, that stands in the protocol's modules."""
    modules = [
        importlib.import_module(f"sync.protocol.{each.name}")
        for each in pkgutil.iter_modules(protocol.__path__)
    ]
    return [
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, WireModel)
        and each.__module__ == module.__name__
    ]


@pytest.mark.parametrize("model", wire_models())
def test_every_field_of_a_message_is_documented(model: type[WireModel]) -> None:
    named = set(re.findall(r"[\"`]([A-Za-z_0-9]+)[\"`]", PROTOCOL + COMMANDS))
    assert set(model.model_fields) <= named


def test_sections_that_code_refers_to_exist() -> None:
    """Such as (protocol, Chain) in a docstring: the document of that name has that heading."""
    headings = {
        page.stem.replace("-", " "): set(re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M))
        for page in (ROOT / "docs").glob("*.md")
    }
    found = [
        (path.relative_to(ROOT), page, section)
        for folder in ("boxoffice", "sync", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for page, section in REFERENCE.findall(" ".join(path.read_text("utf-8").split()))
    ]
    assert len(found) > 30, "the pattern finds references"
    assert [each for each in found if each[2] not in headings.get(each[1], ())] == []


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_files_and_folders_named_in_backticks_exist() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = [
        (page.relative_to(ROOT), path)
        for page in pages
        for path in NAMED_PATH.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(named) > 50, "the pattern finds paths"
    assert [f"{page}: {path}" for page, path in named if not (ROOT / path).exists()] == []
