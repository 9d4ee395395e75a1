"""Paints paper entry: its lists, the line being written, and the buttons below."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)

from boxoffice.ui import paper_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.event_box import EventBox
from boxoffice.ui.files import file_to_open, file_to_save
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.lists.model import ListingModel
from boxoffice.ui.lists.screen import Listing, Option
from boxoffice.ui.lists.table import RowsTable
from boxoffice.ui.page import Page
from boxoffice.ui.paper.fields import LinePanel
from boxoffice.ui.paper.screen import Act, ActName, Fields, Hint, PaperScreen, Tab, Table
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, set_tone, show_text

_WIDEST: Final = 1180
_LIST_HEIGHT: Final = 220
_OPENS: Final = {ActName.IMPORT: "*.xlsx *.csv *.txt *.tsv"}
_SAVES: Final = {
    ActName.SAVE_FORMS: "PDF (*.pdf)",
    ActName.SAVE_LIST: "Excel (*.xlsx);;CSV (*.csv);;PDF (*.pdf)",
}


class _Choices(FlowBox):
    """A row of buttons of which one is pressed in; they are made anew when their number changes."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[Button] = []
        self._values: list[str] = []

    def render_options(self, options: tuple[Option, ...]) -> None:
        """Show the options; their number never changes once there are any."""
        while len(self._buttons) < len(options):
            button, place = Button("plain"), len(self._buttons)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, at=place: self._press(at))
            self._buttons.append(button)
            self.add(button)
            button.show()
        self._values = [each.value for each in options]
        for button, option in zip(self._buttons, options, strict=False):
            button.say(option.text)
            button.setChecked(option.chosen)

    def _press(self, place: int) -> None:
        self.chosen.emit(self._values[place])


class _SheetPanel(Panel):
    """What lines are for: the event and the day, or which line is being mended."""

    event_chosen = Signal(str)
    day_written = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.event_label, self.day_label = label("hint"), label("hint")
        self.events = EventBox(appearance)
        self.events.setSizeAdjustPolicy(
            EventBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.events.setMinimumContentsLength(12)
        self.events.activated.connect(self._activated)
        self.day = QLineEdit()
        self.day.editingFinished.connect(lambda: self.day_written.emit(self.day.text()))
        self.error, self.about = label("error", wrap=True), label("body", wrap=True)
        self._row = QHBoxLayout()
        for name, field, share in (
            (self.event_label, self.events, 3),
            (self.day_label, self.day, 1),
        ):
            column = QVBoxLayout()
            column.addWidget(name)
            column.addWidget(field)
            name.setBuddy(field)
            self._row.addLayout(column, share)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.error)
        self._column.addWidget(self.about)
        self.restyle()

    def render_sheet(self, screen: PaperScreen) -> None:
        """Show the event and day that can be chosen, or say what the lines are for."""
        chooses = screen.tab is Tab.LINES
        hide(self, not chooses and not screen.about)
        for each in (self.event_label, self.events, self.day_label, self.day):
            hide(each, not chooses)
        show_text(self.about, screen.about)
        show_problem(self.error, screen.day_error)
        if not chooses:
            return
        show_text(self.event_label, say.label("event"))
        show_text(self.day_label, say.label("day"))
        self.events.setAccessibleName(say.label("event"))
        self.day.setAccessibleName(say.label("day"))
        self._offer(screen.events)
        self.day.setEnabled(not screen.day_fixed and screen.writes)
        if self.day.text() != screen.day:
            self.day.setText(screen.day)

    def _offer(self, options: tuple[Option, ...]) -> None:
        shown = [
            (self.events.itemData(at), self.events.itemText(at))
            for at in range(self.events.count())
        ]
        wanted = [(each.value, each.text) for each in options]
        if shown != wanted:
            self.events.clear()
            for value, text in wanted:
                self.events.addItem(text, value)
        chosen = next((at for at, each in enumerate(options) if each.chosen), -1)
        self.events.setPlaceholderText(say.choose_event())
        self.events.setCurrentIndex(chosen)

    def _activated(self, place: int) -> None:
        self.event_chosen.emit(str(self.events.itemData(place)))

    def restyle(self) -> None:
        self.pad(self._column, 16, 12, 6)
        self._row.setSpacing(self.appearance.px(12))


class _HintPanel(Panel):
    """What the desk says: a sign, a large word and a sentence."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "verdict")
        self.icon = IconLabel(appearance, 34)
        self.title, self.detail = label("label", wrap=True), label("body", wrap=True)
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.detail)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self._said = ""
        self.restyle()

    def render_hint(self, hint: Hint | None) -> bool:
        """Show a hint, and have a screen reader say it; none hides the panel. Whether it is new."""
        hide(self, hint is None)
        text = f"{hint.title} {hint.detail}".strip() if hint else ""
        if hint is not None:
            set_tone(self, hint.tone)
            self.icon.show_icon(hint.icon, hint.tone or "muted")
            show_text(self.title, hint.title)
            show_text(self.detail, hint.detail)
        fresh = bool(text) and text != self._said
        if fresh:
            announce(self, text)
        self._said = text
        return fresh

    def restyle(self) -> None:
        self.pad(self._row, 16, 10, 12)
        self._words.setSpacing(self.appearance.px(2))
        self.icon.restyle()


class PaperView(Page):
    """Paints a `PaperScreen`; `act` carries a button's name, and the file chosen for it."""

    opened = Signal()
    tab_chosen = Signal(str)
    event_chosen = Signal(str)
    day_written = Signal(str)
    period_chosen = Signal(str)
    scanned = Signal(str)
    edited = Signal(object)
    entered = Signal()
    cleared = Signal()
    act = Signal(str, str)
    row_chosen = Signal(str)
    row_pressed = Signal(str)

    def __init__(self, appearance: Appearance, *, at_once: bool = True) -> None:
        """An empty page."""
        super().__init__(appearance, _WIDEST, at_once=at_once)

    def pieces(self) -> Iterator[None]:
        """The sheet, the line, the list, and the column they stand in."""
        appearance = self.appearance
        self.screen_shown: PaperScreen | None = None
        self.tabs, self.periods = _Choices(), _Choices()
        self.sheet = _SheetPanel(appearance)
        yield
        self.line = LinePanel(appearance)
        yield
        self.hint = _HintPanel(appearance)
        self.note, self.totals = label("label", wrap=True), label("label", wrap=True)
        self.model = ListingModel(appearance)
        mode = QAbstractItemView.SelectionMode.SingleSelection
        self.list = RowsTable(appearance, self.model, mode)
        self._buttons: dict[ActName, Button] = {}
        self._acts = FlowBox()
        yield
        for each in (self.tabs, self.sheet, self.periods, self.note, self.line, self.hint):
            self.column.addWidget(each)
            yield
        self.column.addWidget(self.list, 100)
        yield
        self.column.addWidget(self.totals)
        self.column.addWidget(self._acts)
        self.column.addStretch(1)
        self._connect()
        yield
        self.restyle()

    def render_screen(self, screen: PaperScreen) -> None:
        """Show a screen."""
        before, self.screen_shown = self.screen_shown, screen
        show_text(self.heading, say.heading())
        self.tabs.render_options(screen.tabs)
        self.sheet.render_sheet(screen)
        hide(self.periods, not screen.periods)
        self.periods.render_options(screen.periods)
        show_text(self.note, screen.note)
        hide(self.line, not screen.writes)
        self.line.say(screen.placeholder)
        if self.hint.render_hint(screen.hint) and self.isVisible():
            self._scroll.reveal(self.hint)
        self.list.setAccessibleName(screen.table.name)
        self.model.show(_listing(screen.table))
        hide(self.list, not screen.table.rows)
        self._select(screen)
        show_text(self.totals, screen.totals)
        self._render_acts(screen.acts)
        if before is None or before.tab is not screen.tab:
            self.listen()

    def fill(self, fields: Fields) -> None:
        """Put texts into the fields of the line, and the focus on its code."""
        self.line.fill(fields)
        if self.isVisible() and not self.sheet.events.hasFocus():
            self.line.listen()

    def listen(self) -> None:
        """Put the focus where the next key belongs."""
        screen = self.screen_shown
        if screen is None or screen.writes:
            self.line.listen()
        elif screen.tab is Tab.LINES:
            self.sheet.events.setFocus()
        else:
            self.list.setFocus()

    def button(self, name: ActName) -> Button:
        """A button by what it does."""
        return self._buttons[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc on the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._list_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange and self.made:
            self.line.retranslate()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        px = self.appearance.px
        for each in (self.tabs, self.periods, self._acts):
            each.set_gap(px(8))
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.list.restyle()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self.periods.chosen.connect(self.period_chosen)
        self.sheet.event_chosen.connect(self._event_chosen)
        self.sheet.day_written.connect(self.day_written)
        self.line.edited.connect(self.edited)
        self.line.entered.connect(self.entered)
        self.line.cleared.connect(self.cleared)
        self.line.stepped.connect(self._step)
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(self._press)
        take_back = QShortcut(QKeySequence(Qt.Key.Key_F7), self)
        take_back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        take_back.activated.connect(lambda: self._perform(ActName.TAKE_BACK))

    def _event_chosen(self, event_id: str) -> None:
        self.event_chosen.emit(event_id)
        self.line.listen()

    def _render_acts(self, acts: tuple[Act, ...]) -> None:
        shown = {act.name for act in acts}
        for act in acts:
            button = self._buttons.get(act.name)
            if button is None:
                button = Button("act" if act.name is ActName.RECORD_PREVIEW else "plain")
                button.clicked.connect(lambda _on=False, name=act.name: self._perform(name))
                self._buttons[act.name] = button
                self._acts.add(button)
            button.say(f"{act.text}  {act.key}".rstrip(), act.text)
            button.setEnabled(act.enabled)
        for name, button in self._buttons.items():
            hide(button, name not in shown)

    def _perform(self, name: ActName) -> None:
        """Do what a button says, with the file that has to be chosen for it."""
        shown = self.screen_shown.acts if self.screen_shown else ()
        if not any(act.name is name and act.enabled for act in shown):
            return
        path = ""
        if name in _OPENS:
            kinds = f"{say.file_kinds()} ({_OPENS[name]})"
            path = file_to_open(self, say.act(name), kinds)
        elif name in _SAVES:
            path = file_to_save(self, say.act(name), _SAVES[name])
        if path or name not in {*_OPENS, *_SAVES}:
            self.act.emit(name, path)

    def _select(self, screen: PaperScreen) -> None:
        row = self.model.row_of(screen.table.current)
        if row != self.list.currentIndex().row() and (row >= 0 or screen.tab is Tab.LINES):
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.row_chosen.emit(self.model.row_id(now.row()))

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if self.screen_shown and self.screen_shown.tab is Tab.TO_FIX and self.model.row_id(row):
            self.list.selectRow(row)

    def _press(self, at: QModelIndex) -> None:
        self.row_pressed.emit(self.model.row_id(at.row()))

    def _list_key(self, event: QKeyEvent) -> bool:
        preview = self.screen_shown is not None and self.screen_shown.tab is Tab.PREVIEW
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if preview:
                self._perform(ActName.RECORD_PREVIEW)
            case Qt.Key.Key_Escape if preview:
                self._perform(ActName.CANCEL_PREVIEW)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._press(self.list.currentIndex())
            case _:
                return False
        return True


def _listing(table: Table) -> Listing:
    ids = tuple(row.id for row in table.rows)
    return Listing(table.name, table.headings, ids, table.rows, lambda row: row.cells, table.upper)
