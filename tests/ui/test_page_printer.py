"""Pages go to the printer that was chosen for them, or become files; a vanished one is said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boxoffice.config import Config, DeskSettings
from boxoffice.printing.document import A4, Document, Page, Text
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.ui import fault_words
from boxoffice.ui.desk.slips import SlipState, state_of
from boxoffice.ui.devices import printing
from boxoffice.ui.devices.memory import AS_PDF
from boxoffice.ui.devices.printing import PagePrinter, Printing, print_document
from boxoffice.ui.faults import fault_sentence
from boxoffice.ui.running import devices_of
from boxoffice.ui.shift.screen import ShiftAct
from boxoffice.ui.threads import Deliverer
from boxoffice.ui.translation import Speaker
from tests.ui.shift_gallery import Closing

DOCUMENT = Document("End of shift · Sat 25/4", A4, (Page((Text("a page"),)),))


@pytest.fixture
def chosen() -> list[str]:
    """What the settings say; the last counts."""
    return [""]


@pytest.fixture
def pages(qtbot: QtBot, tmp_path: Path, chosen: list[str]) -> Iterator[PagePrinter]:
    made = Printing(Deliverer())
    yield PagePrinter(made, lambda: chosen[-1], lambda: tmp_path / "documents" / "desk")
    made.stop()


def test_pages_become_files_that_no_system_refuses(
    qtbot: QtBot, tmp_path: Path, pages: PagePrinter, chosen: list[str]
) -> None:
    chosen.append(AS_PDF)
    done: list[bool] = []
    assert pages.makes_files
    pages.print(DOCUMENT, "", lambda: done.append(True), lambda error: done.append(False))
    qtbot.waitUntil(lambda: done == [True])
    (made,) = (tmp_path / "documents" / "desk").iterdir()
    assert made.name.startswith("End of shift Sat 25 4 ")
    assert made.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_made_is_a_sentence(
    qtbot: QtBot, tmp_path: Path, pages: PagePrinter, chosen: list[str]
) -> None:
    (tmp_path / "documents").write_text("a file")
    chosen.append(AS_PDF)
    failed: list[Exception] = []
    pages.print(DOCUMENT, "", lambda: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], CannotPrint)
    assert failed[0].problem is PrintProblem.NOT_WRITTEN


@pytest.mark.parametrize(
    "how", [("", "", ""), ("Office", "", "Office"), ("Office", "Star", "Star")]
)
def test_the_chosen_printer_is_taken_unless_another_is_named(
    qtbot: QtBot, chosen: list[str], pages: PagePrinter, how: tuple[str, str, str]
) -> None:
    kept, asked, printer = how
    taken: list[str] = []
    keep: Callable[[Document, str], None] = lambda document, name: taken.append(name)  # noqa: E731
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(printing, "print_document", keep)
        chosen.append(kept)
        done: list[bool] = []
        pages.print(DOCUMENT, asked, lambda: done.append(True), lambda error: None)
        qtbot.waitUntil(lambda: done == [True])
    assert taken == [printer]


@pytest.mark.parametrize("names", [(), ("Star",)])
def test_a_printer_that_has_gone_is_said_and_no_other_one_takes_its_pages(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], speaker: Speaker
) -> None:
    monkeypatch.setattr(printing, "printer_names", lambda: names)
    with pytest.raises(CannotPrint) as raised:
        print_document(DOCUMENT, "Office")
    assert raised.value.problem is PrintProblem.GONE
    assert state_of(raised.value) is SlipState.NO_PRINTER
    said = fault_words.print_problem(raised.value.problem)
    assert said.endswith("or choose another one under Settings.")


@pytest.mark.usefixtures("speaker")
def test_each_reason_for_no_print_has_a_sentence_of_its_own() -> None:
    said = {fault_sentence(CannotPrint(each)) for each in PrintProblem}
    assert len(said) == len(PrintProblem)


def test_the_choice_is_kept_in_the_settings(tmp_path: Path) -> None:
    config = Config(tmp_path)
    config.save(DeskSettings(page_printer=AS_PDF))
    assert devices_of(config.settings()).page_printer == AS_PDF
    assert devices_of(DeskSettings()).page_printer == ""


def test_what_became_a_file_is_said_to_be_saved(speaker: Speaker) -> None:
    closing = Closing()
    closing.paper.makes_files = True
    closing.presenter.act(ShiftAct.PRINT)
    assert closing.screen.hint == "The page is saved."
