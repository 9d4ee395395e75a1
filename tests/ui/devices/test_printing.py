"""Documents on paper: pages that break where they should, signs that can be read, and refusals."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from boxoffice.printing.document import (
    A4,
    ROLL_58,
    ROLL_80,
    Align,
    Bar,
    Bars,
    Beside,
    Block,
    Box,
    Column,
    Document,
    Font,
    Page,
    Paper,
    Rule,
    Space,
    Symbol,
    SymbolKind,
    Table,
    Text,
)
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.printing.use_form import BLANK_FORMS, blank_forms
from boxoffice.scanning.decoding import Decoder
from boxoffice.scanning.symbols import CannotMakeSymbol, code_128, qr_code
from boxoffice.ui.devices.printing import Printing, print_document, write_pdf
from boxoffice.ui.threads import Deliverer

pytestmark = pytest.mark.usefixtures("appearance")
LANGUAGES = ("fi", "sv", "en")


class Printed:
    """A document in a PDF, as a person sees it."""

    def __init__(self, path: Path) -> None:
        self.document = QPdfDocument()
        self.document.load(str(path))

    @property
    def sheets(self) -> int:
        return self.document.pageCount()

    def words(self, sheet: int = 0) -> str:
        return self.document.getAllText(sheet).text().replace("\r\n", "\n")

    def size(self, sheet: int = 0) -> tuple[float, float]:
        """Millimetres."""
        points = self.document.pagePointSize(sheet)
        return points.width() * 25.4 / 72, points.height() * 25.4 / 72

    def picture(self, sheet: int = 0) -> QImage:
        points = self.document.pagePointSize(sheet)
        size = QSize(round(points.width() * 3), round(points.height() * 3))
        drawn = self.document.render(sheet, size)
        page = QImage(size, QImage.Format.Format_Grayscale8)
        page.fill(255)
        painter = QPainter(page)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return page


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Printed]:
    """Writes a document and opens it."""

    def make(*blocks: Block, paper: Paper = A4, **more: str) -> Printed:
        document = Document("Title", paper, (Page(blocks),), **more)
        sheets = write_pdf(document, tmp_path / "out.pdf")
        printed = Printed(tmp_path / "out.pdf")
        assert printed.sheets == sheets
        return printed

    return make


def _table(rows: int) -> Table:
    cells = tuple((f"row {number}", str(number)) for number in range(rows))
    return Table((Column("Name", 3), Column("Number", 1, Align.END)), cells)


def test_a_table_goes_on_over_sheets_and_repeats_its_headings(made: Callable[..., Printed]) -> None:
    printed = made(Text("Report", Font.TITLE), _table(120), footer="Shred after entry")
    assert printed.sheets > 2
    for sheet in range(printed.sheets):
        words = printed.words(sheet)
        assert "Number" in words
        assert "Shred after entry" in words
        assert f"{sheet + 1}/{printed.sheets}" in words
    shown = "\n".join(printed.words(sheet) for sheet in range(printed.sheets))
    assert re.findall(r"row \d+", shown) == [f"row {number}" for number in range(120)]


def test_a_heading_never_stands_alone_at_a_foot(made: Callable[..., Printed]) -> None:
    filler = Space(297 - 2 * A4.margin - 8 - 14)
    printed = made(filler, Text("The heading", Font.HEADING), _table(3))
    assert printed.sheets == 2
    assert "The heading" in printed.words(1)


def test_a_box_is_never_cut(made: Callable[..., Printed]) -> None:
    box = Box((Text("first"), Space(150), Text("last")), framed=True, padding=2)
    printed = made(box, box)
    assert printed.sheets == 2
    assert all("first" in printed.words(at) and "last" in printed.words(at) for at in (0, 1))


@pytest.mark.parametrize(("paper", "width"), [(ROLL_80, 80), (ROLL_58, 58)])
def test_a_roll_is_as_long_as_its_content(
    made: Callable[..., Printed], paper: Paper, width: int
) -> None:
    short = made(Text("1 + 2", Font.NUMBER, Align.CENTRE), paper=paper).size()
    long = made(Text("1 + 2", Font.NUMBER, Align.CENTRE), Space(100), paper=paper).size()
    assert short[0] == pytest.approx(width, abs=0.5)
    assert long[1] - short[1] == pytest.approx(100, abs=0.5)


def test_sheets_may_lie_on_their_side(made: Callable[..., Printed]) -> None:
    assert made(Rule(), paper=A4.turned).size() == pytest.approx((297, 210), abs=0.5)
    assert ROLL_80.turned is ROLL_80


def test_the_mark_stands_on_every_sheet(made: Callable[..., Printed]) -> None:
    printed = made(_table(90), mark="Practice")
    assert all("Practice" in printed.words(sheet) for sheet in range(printed.sheets))


@pytest.mark.parametrize("kind", list(SymbolKind))
def test_printed_signs_can_be_read(made: Callable[..., Printed], kind: SymbolKind) -> None:
    printed = made(Symbol(kind, "ESP104482", 40, Align.CENTRE), paper=ROLL_80)
    page = printed.picture()
    rows = (bytes(page.constScanLine(row))[: page.width()] for row in range(page.height()))
    image = Image.frombytes("L", (page.width(), page.height()), b"".join(rows))
    found = Decoder().read(image)
    assert {each.text for each in found} == {"ESP104482"}


def test_signs_that_cannot_be_made() -> None:
    with pytest.raises(CannotMakeSymbol):
        code_128("\u4f60")
    with pytest.raises(CannotMakeSymbol):
        qr_code("x" * 9000)


def test_charts_and_columns(made: Callable[..., Printed]) -> None:
    bars = Bars((Bar("Monday", (3, 1), "4"), Bar("Tuesday", (0, 0), "0")), ("Adults", "Children"))
    side = Beside((Box((Text("left"),), framed=True), Box((Text("right"),))), (2, 1))
    words = made(bars, side, _table(2)).words()
    assert all(word in words for word in ("Monday", "Tuesday", "Adults", "left", "right", "row 1"))


def test_a_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="every column"):
        Table((Column("a"), Column("b")), (("only one",),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_blank_forms_fit_a_sheet_each_and_say_nothing_shaming(
    tmp_path: Path, language: str
) -> None:
    document = blank_forms(language, BLANK_FORMS, {"desk": "Desk 1"})  # type: ignore[arg-type]
    assert write_pdf(document, tmp_path / "forms.pdf") == BLANK_FORMS
    words = Printed(tmp_path / "forms.pdf").words()
    assert "22" in words
    assert "Desk 1" in words
    shaming = ("kaiku", "köyh", "pienitul", "tuki", "fattig", "bidrag", "poor", "free", "aid")
    assert not any(word in words.lower() for word in shaming)


def test_without_a_printer_it_is_said(tmp_path: Path) -> None:
    document = blank_forms("en", 1)
    for printer, problem in (
        ("", PrintProblem.NO_PRINTER),
        ("The one that was sold", PrintProblem.GONE),
    ):
        with pytest.raises(CannotPrint) as refused:
            print_document(document, printer)
        assert refused.value.problem is problem
    with pytest.raises(CannotPrint) as refused:
        write_pdf(document, tmp_path / "nowhere" / "out.pdf")
    assert refused.value.problem is PrintProblem.NOT_WRITTEN
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(CannotPrint):
        write_pdf(document, tmp_path / "folder.pdf")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.pdf"]


def test_printing_goes_on_behind_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    printing = Printing(Deliverer())
    done: list[str] = []
    failures: list[Exception] = []
    document = blank_forms("en", 1)
    printing.save(document, tmp_path / "a.pdf", lambda: done.append("saved"), failures.append)
    printing.print(document, "", lambda: done.append("printed"), failures.append)
    printing.printers(lambda names: done.append(f"{len(names)} printers"))
    qtbot.waitUntil(lambda: len(done) == 2 and len(failures) == 1)
    printing.stop()
    assert done == ["saved", "0 printers"]
    assert isinstance(failures[0], CannotPrint)
