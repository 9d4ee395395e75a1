"""Paints Reports: the period, large figures, a chart, the table beside it, and what to do."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from boxoffice.domain.figures import Scope
from boxoffice.ui import report_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.files import file_to_save
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.lists.model import ListingModel
from boxoffice.ui.lists.panels import Choices, HintPanel
from boxoffice.ui.lists.table import ROW_HEIGHT, RowsTable
from boxoffice.ui.page import Page
from boxoffice.ui.reports.chart import BarChart
from boxoffice.ui.reports.screen import Figure, Part, Period, ReportAct, ReportScreen
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import Panel, hide, label, show_text

_WIDEST: Final = 1180
_MOST_ROWS: Final = 34
"""The days of a month and their sum, without a list that scrolls in a page that scrolls."""
_AROUND_FIGURES: Final = 8
"""Beside the words of a cell: at large text all seven columns have room."""
_SIDE_BY_SIDE_FROM: Final = 1000
_FIELD_WIDTH: Final = 160
_FILTERS: Final = {
    ReportAct.XLSX: ("Excel (*.xlsx)", ".xlsx"),
    ReportAct.CSV: ("CSV (*.csv)", ".csv"),
    ReportAct.PDF: ("PDF (*.pdf)", ".pdf"),
}


class FigurePanel(Panel):
    """One large number above what it counts."""

    def __init__(self, appearance: Appearance) -> None:
        """No number yet."""
        super().__init__(appearance, "card")
        self.number, self.name = label("h1"), label("label")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.number)
        self._column.addWidget(self.name)
        self.restyle()

    def render_figure(self, figure: Figure) -> None:
        """Show a number."""
        show_text(self.number, figure.number)
        show_text(self.name, figure.label)
        self.setAccessibleName(f"{figure.label}: {figure.number}")

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 20, 10, 2)


class ReportView(Page):
    """Paints a `ReportScreen`; `act` carries what a button does and, for a file, its path."""

    period_chosen = Signal(str)
    scope_chosen = Signal(str)
    part_chosen = Signal(str)
    days_written = Signal(str, str)
    act = Signal(str, str)

    def __init__(self, appearance: Appearance, *, at_once: bool = True) -> None:
        """An empty page."""
        super().__init__(appearance, _WIDEST, at_once=at_once)

    def pieces(self) -> Iterator[None]:
        """The fields, the figures, the table, and the column they stand in."""
        appearance = self.appearance
        self.screen_shown: ReportScreen | None = None
        self.period = label("label", wrap=True)
        self.periods, self.scopes, self.parts = Choices(), Choices(), Choices()
        self.first_label, self.last_label = label("hint"), label("hint")
        self.first, self.last = QLineEdit(), QLineEdit()
        self.day_error = label("error", wrap=True)
        self.figures = [FigurePanel(appearance) for _ in range(4)]
        self._figures = FlowBox()
        yield
        self.apart, self.empty = label("hint", wrap=True), label("body", wrap=True)
        self.chart = BarChart(appearance)
        self.model = ListingModel(appearance)
        self.table = RowsTable(
            appearance,
            self.model,
            QAbstractItemView.SelectionMode.SingleSelection,
            giving_way=0,
            around=_AROUND_FIGURES,
        )
        self.table.setProperty("role", "figures")
        yield
        self.refused_title, self.refused = label("section", wrap=True), label("body", wrap=True)
        self.hint = HintPanel(appearance)
        self.acts = FlowBox()
        self.buttons: dict[ReportAct, Button] = {}
        self._days, self._sides = FlowBox(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pairs: list[QHBoxLayout] = []
        yield
        yield from self._lay_out()
        self._connect()
        self._retranslate()
        yield
        self.restyle()

    def _lay_out(self) -> Iterator[None]:
        for words, field in ((self.first_label, self.first), (self.last_label, self.last)):
            words.setBuddy(field)
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(words)
            row.addWidget(field)
            self._pairs.append(row)
            self._days.add(pair)
        yield
        for figure in self.figures:
            self._figures.add(figure)
        yield
        self._sides.addWidget(self.chart, 5, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.table, 9, Qt.AlignmentFlag.AlignTop)
        for act in ReportAct:
            button = self.buttons[act] = Button("plain")
            button.clicked.connect(lambda _on=False, each=act: self._press(each))
            self.acts.add(button)
        yield
        column = self.column
        column.addWidget(self.periods)
        column.addWidget(self._days)
        for part in (
            self.day_error,
            self.scopes,
            self.period,
            self.hint,
            self._figures,
            self.apart,
            self.empty,
            self.parts,
        ):
            column.addWidget(part)
            yield
        for choices, count in (
            (self.periods, len(Period)),
            (self.scopes, len(Scope)),
            (self.parts, len(Part)),
        ):
            choices.make(count)
            yield
        column.addLayout(self._sides)
        for part in (self.refused_title, self.refused, self.acts):
            column.addWidget(part)
            yield
        column.addStretch(1)

    def _connect(self) -> None:
        self.periods.chosen.connect(self.period_chosen)
        self.scopes.chosen.connect(self.scope_chosen)
        self.parts.chosen.connect(self.part_chosen)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._days_typed)
        self.model.modelReset.connect(self._fit_table)

    def render_screen(self, screen: ReportScreen) -> None:
        """Show a screen."""
        self.screen_shown = screen
        show_text(self.heading, screen.heading)
        self.periods.render_options(screen.periods)
        self.scopes.render_options(screen.scopes)
        self.parts.render_options(screen.parts)
        show_text(self.period, screen.period)
        hide(self._days, not screen.own)
        for field, text in ((self.first, screen.first), (self.last, screen.last)):
            if field.text() != text and not field.hasFocus():
                field.setText(text)
        show_problem(self.day_error, screen.day_error)
        for panel, figure in zip(self.figures, screen.figures, strict=True):
            panel.render_figure(figure)
        show_text(self.apart, screen.apart)
        show_text(self.empty, screen.empty)
        for shown in (self.parts, self.chart, self.table):
            hide(shown, bool(screen.empty))
        self.chart.render_chart(screen.chart)
        self.model.show(screen.table)
        self.table.setAccessibleName(screen.table.name)
        self._fit_table()
        show_text(self.refused_title, screen.refused_label)
        show_text(self.refused, "\n".join(screen.refused))
        for act, text, enabled in screen.acts:
            self.buttons[act].say(text)
            self.buttons[act].setEnabled(enabled)
        self.hint.render_hint(screen.hint)

    def listen(self) -> None:
        """Put the focus where the next key belongs."""
        shown = self.screen_shown
        chosen = next((each.value for each in shown.periods if each.chosen), "") if shown else ""
        if chosen:
            self.periods.button(chosen).setFocus()
        else:
            self.setFocus()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        px = self.appearance.px
        for flow in (self.periods, self.scopes, self.parts, self.acts, self._figures):
            flow.set_gap(px(8))
        for field in (self.first, self.last):
            field.setFixedWidth(px(_FIELD_WIDTH))
        self._days.set_gap(px(20))
        for row in self._pairs:
            row.setSpacing(px(8))
        self._sides.setSpacing(px(20))
        self.table.restyle()
        self.chart.restyle()
        self._fit_table()

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange and self.made:
            self._retranslate()
        super().changeEvent(event)

    def fit(self) -> None:
        """Put chart and table side by side, or one above the other."""
        beside = self.width() >= self.appearance.px(_SIDE_BY_SIDE_FROM)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _retranslate(self) -> None:
        pairs: tuple[tuple[str, QLineEdit, QLabel], ...] = (
            ("first", self.first, self.first_label),
            ("last", self.last, self.last_label),
        )
        for name, field, words in pairs:
            words.setText(say.label(name))
            field.setAccessibleName(say.label(name))
        for choices, name in ((self.periods, "period"), (self.scopes, "scope")):
            choices.setAccessibleName(say.label(name))
        self.parts.setAccessibleName(say.label("parts"))

    def _fit_table(self) -> None:
        rows = min(self.model.rowCount(), _MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height() + 4
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(rows * self.appearance.px(ROW_HEIGHT) + head + bar)

    def _days_typed(self) -> None:
        self.days_written.emit(self.first.text(), self.last.text())

    def _press(self, act: ReportAct) -> None:
        if act is ReportAct.PRINT:
            self.act.emit(act, "")
            return
        kinds, ending = _FILTERS[act]
        path = file_to_save(self, say.act(act), kinds, ending=ending)
        if path:
            self.act.emit(act, path)
