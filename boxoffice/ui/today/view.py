"""Paints the Today screen: events, search, rows, and what can be done with them."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from boxoffice.ui import today_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.lists.model import ListingModel
from boxoffice.ui.lists.panels import Choices, HintPanel
from boxoffice.ui.lists.table import ROW_HEIGHT, RowsTable
from boxoffice.ui.page import Page
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import hide, label, show_text
from boxoffice.ui.supervision.screen import SupervisorBody
from boxoffice.ui.supervision.view import SupervisorPanel
from boxoffice.ui.today import composing
from boxoffice.ui.today.panels import Acts, CountsView, MoveView
from boxoffice.ui.today.screen import ActName, CountsPanel, MovePanel, Tab, TodayScreen

_WIDEST: Final = 1180
_LIST_HEIGHT: Final = 260
_WAITING_HEIGHT: Final = 180
"""Of the list while a panel above it asks for something."""
_MOST_EVENTS: Final = 4
_NOTE: Final = 5
"""The column of notes, the last of a row."""
_SIDE_BY_SIDE_FROM: Final = 980
_EVENTS_WIDTH: Final = 310
_MOST_HIGH: Final = 560
_NO_LIMIT: Final = 16_777_215
_KEYS: Final = {
    Qt.Key.Key_F4: ActName.CORRECT,
    Qt.Key.Key_F5: ActName.MOVE,
    Qt.Key.Key_F7: ActName.UNDO,
    Qt.Key.Key_F8: ActName.LET_IN,
    Qt.Key.Key_F10: ActName.SLIP,
}


class TodayView(Page):
    """Paints a `TodayScreen`."""

    tab_chosen = Signal(str)
    event_chosen = Signal(str)
    searched = Signal(str)
    scanned = Signal(str)
    day_written = Signal(str)
    rows_chosen = Signal(tuple)
    act = Signal(str)
    plus = Signal(str)
    minus = Signal(str)
    target_chosen = Signal(str)
    scope_chosen = Signal(str)
    answered = Signal(str)
    """A number that a supervisor typed."""

    def __init__(self, appearance: Appearance, *, at_once: bool = True) -> None:
        """An empty page."""
        super().__init__(appearance, _WIDEST, at_once=at_once)

    def pieces(self) -> Iterator[None]:
        """Lists, fields and panels, then the columns they stand in."""
        appearance = self.appearance
        self.screen_shown: TodayScreen | None = None
        self._painting = self._going_to_rows = False
        modes = QAbstractItemView.SelectionMode
        self.tabs = Choices()
        self.event_model, self.row_model = ListingModel(appearance), ListingModel(appearance)
        yield
        self.events = RowsTable(appearance, self.event_model, modes.SingleSelection)
        yield
        for tone, icon in composing.STATES.values():
            self.row_model.sign(icon, tone)
            yield
        self.rows = RowsTable(appearance, self.row_model, modes.ExtendedSelection, giving_way=_NOTE)
        self.events.setWordWrap(True)
        yield
        self.event_acts, self.acts = Acts(), Acts()
        self.search_label, self.day_label = label("hint"), label("hint")
        self.search, self.day = QLineEdit(), QLineEdit()
        self.search_label.setBuddy(self.search)
        self.day_label.setBuddy(self.day)
        self.day_error = label("error", wrap=True)
        self.hint = HintPanel(appearance)
        yield
        self.counts = CountsView(appearance)
        yield
        self.move_panel = MoveView(appearance)
        yield
        self.supervisor = SupervisorPanel(appearance)
        self.empty, self.totals = label("hint", wrap=True), label("label", wrap=True)
        self.about = label("body", wrap=True)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        yield
        yield from self._lay_out()
        self._connect()
        yield
        self.restyle()

    def _lay_out(self) -> Iterator[None]:
        left, right = QVBoxLayout(), QVBoxLayout()
        self._columns = (left, right)
        left_parts: tuple[QWidget, ...] = (self.events, self.event_acts)
        right_parts: tuple[QWidget, ...] = (
            self.day_label,
            self.day,
            self.day_error,
            self.search_label,
            self.search,
            self.counts,
            self.move_panel,
            self.supervisor,
            self.acts,
            self.about,
        )
        self.events_side = QWidget()
        self.events_side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.tabs)
        self.tabs.make(len(Tab))
        yield
        self.column.addWidget(self.hint)
        self.column.addLayout(self._sides, 100)
        self._sides.addWidget(self.events_side)
        self._sides.addLayout(right, 100)
        for column, parts in ((left, left_parts), (right, right_parts)):
            for part in parts:
                column.addWidget(part)
                yield
        left.addStretch(1)
        right.addWidget(self.rows, 100)
        yield
        right.addWidget(self.empty)
        right.addWidget(self.totals)
        right.addStretch(1)

    def render_screen(self, screen: TodayScreen) -> None:
        """Show a screen."""
        before, self.screen_shown = self.screen_shown, screen
        self._painting = True
        show_text(self.heading, screen.heading)
        self.tabs.render_options(screen.tabs)
        if self.hint.render_hint(screen.hint) and screen.hint and screen.hint.sought:
            # What was done to a row is seen in it; all else, with large text, might be missed.
            self._scroll.reveal(self.hint)
        other = screen.tab is Tab.OTHER
        hide(self.events_side, other)
        self.events.setAccessibleName(screen.events.name)
        self.event_model.show(screen.events)
        self._mark_event(screen.event)
        self.event_acts.render_acts(screen.event_acts)
        for each in (self.day_label, self.day):
            hide(each, not other)
        show_problem(self.day_error, screen.day_error)
        self._fill(screen)
        hide(self.counts, not isinstance(screen.panel, CountsPanel))
        hide(self.move_panel, not isinstance(screen.panel, MovePanel))
        hide(self.supervisor, not isinstance(screen.panel, SupervisorBody))
        if isinstance(screen.panel, CountsPanel):
            self.counts.render_panel(screen.panel)
        elif isinstance(screen.panel, MovePanel):
            self.move_panel.render_panel(screen.panel)
        elif screen.panel is not None:
            self.supervisor.render_body(screen.panel)
        self.rows.setAccessibleName(screen.rows.name)
        self.row_model.show(screen.rows)
        self._choose_rows(screen.chosen)
        hide(self.rows, not screen.rows.ids)
        self.rows.setEnabled(screen.panel is None)
        self._give_height()
        show_text(self.empty, screen.empty)
        show_text(self.totals, screen.totals)
        show_text(self.about, screen.about)
        self.acts.render_acts(screen.acts)
        self._painting = False
        self._focus(before, screen)
        if self._going_to_rows and self.search.hasFocus():
            self._to_rows()

    def listen(self) -> None:
        """Put the focus where the next key belongs."""
        self.search.setFocus()

    def key_typed(self, character: str) -> None:
        """A letter or digit that was typed in the list begins what is looked for."""
        if self.rows.hasFocus() and character.strip():
            self.search.setFocus()
            self.search.setText(character)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrow keys between the search and the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange and self.made:
            self._retranslate()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        px = self.appearance.px
        for flow in (self.tabs, self.event_acts, self.acts):
            flow.set_gap(px(8))
        for layout in (self._sides, *self._columns):
            layout.setSpacing(px(10))
        self._sides.setSpacing(px(20))
        for table in (self.events, self.rows):
            table.restyle()
        self._give_height()
        self._fit_events()

    def _give_height(self) -> None:
        least = _LIST_HEIGHT if self.rows.isEnabled() else _WAITING_HEIGHT
        self.rows.setMinimumHeight(self.appearance.px(least))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self.event_acts.act.connect(self.act)
        self.acts.act.connect(self.act)
        self.search.textChanged.connect(self._search_changed)
        self.day.editingFinished.connect(lambda: self.day_written.emit(self.day.text()))
        self.counts.act.connect(self.act)
        self.counts.plus.connect(self.plus)
        self.counts.minus.connect(self.minus)
        self.move_panel.act.connect(self.act)
        self.move_panel.event_chosen.connect(self.target_chosen)
        self.move_panel.scope_chosen.connect(self.scope_chosen)
        self.supervisor.answered.connect(self.answered)
        self.supervisor.back.connect(lambda: self.act.emit(ActName.CANCEL))
        self.events.selectionModel().selectionChanged.connect(self._event_selected)
        self.rows.selectionModel().selectionChanged.connect(self._rows_selected)
        self.rows.doubleClicked.connect(lambda _: self._perform(ActName.CORRECT))
        # Its words wrap otherwise at another width, and need other heights.
        self.events.horizontalHeader().sectionResized.connect(lambda *_: self._fit_events())
        self.event_model.modelReset.connect(self._fit_events)
        self.event_model.rowsInserted.connect(self._fit_events)
        self.event_model.dataChanged.connect(self._fit_events)
        for watched in (self.search, self.rows):
            watched.installEventFilter(self)
        for key, name in _KEYS.items():
            self._shortcut(key, name)
        self._shortcut(Qt.Key.Key_Escape, ActName.CANCEL)
        self._retranslate()

    def _shortcut(self, key: Qt.Key, name: ActName) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self._perform(name))

    def _perform(self, name: ActName) -> None:
        """Do what a button says, where it is there."""
        shown = self.screen_shown
        if shown is None:
            return
        if isinstance(shown.panel, SupervisorBody):
            if name is ActName.CANCEL:
                self.act.emit(name)
            return
        panel = shown.panel.acts if shown.panel else ()
        if any(each.name is name and each.enabled for each in (*shown.acts, *panel)):
            self.act.emit(name)
        elif name is ActName.CANCEL and self.search.text():
            self.search.clear()

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        down = event.key() == Qt.Key.Key_Down
        if watched is self.search and (enter or down):
            self._to_rows()
            return True
        if watched is not self.rows:
            return False
        if enter:
            self._perform(ActName.CORRECT)
            return True
        if event.key() == Qt.Key.Key_Up and self.rows.currentIndex().row() <= 0:
            self.search.setFocus()
            return True
        return False

    def _search_changed(self, text: str) -> None:
        """Also where the key router typed what turned out to be no scan."""
        if not self._painting:
            self._going_to_rows = False
            self.searched.emit(text)

    def _to_rows(self) -> None:
        """To what was found; where the search is not answered yet, once it is."""
        shown = self.screen_shown
        self._going_to_rows = shown is None or shown.found != self.search.text()
        if self._going_to_rows:
            return
        if self.row_model.rowCount() and self.rows.isEnabled():
            self.rows.setFocus()
            if not self.rows.selectionModel().hasSelection():
                self.rows.selectRow(0)

    def _focus(self, before: TodayScreen | None, screen: TodayScreen) -> None:
        """A panel that opened takes the focus, and gives it back to the list."""
        was, now = before.panel if before else None, screen.panel
        if isinstance(now, SupervisorBody):
            self._scroll.reveal(self.supervisor)
        elif now is not None and was is None:
            part = self.counts if isinstance(now, CountsPanel) else self.move_panel
            first = (
                self.counts.acts.button(ActName.CANCEL)
                if isinstance(now, CountsPanel)
                else self.move_panel.events
            )
            first.setFocus()
            self._scroll.reveal(part)
        elif was is not None and now is None:
            if screen.rows.ids:
                self.rows.setFocus()
            else:
                self.search.setFocus()
        elif before is not None and before.tab is not screen.tab:
            self.day.setFocus() if screen.tab is Tab.OTHER else self.search.setFocus()

    def _fill(self, screen: TodayScreen) -> None:
        if self.search.text() != screen.search:
            self.search.setText(screen.search)
        if self.day.text() != screen.day and not self.day.hasFocus():
            self.day.setText(screen.day)

    def _mark_event(self, event_id: str) -> None:
        row = self.event_model.row_of(event_id)
        if row >= 0 and self.events.currentIndex().row() != row:
            self.events.selectRow(row)

    def _event_selected(self) -> None:
        chosen = self.events.selectionModel().selectedRows()
        if chosen and not self._painting:
            self.event_chosen.emit(self.event_model.row_id(chosen[0].row()))

    def _rows_selected(self) -> None:
        if self._painting:
            return
        chosen = sorted(each.row() for each in self.rows.selectionModel().selectedRows())
        self.rows_chosen.emit(tuple(self.row_model.row_id(row) for row in chosen))

    def _fit_events(self) -> None:
        """Beside the rows where there is room; else above them, a few lines high."""
        px, beside = self.appearance.px, self._beside
        self.events.resizeRowsToContents()
        heights = [self.events.rowHeight(row) for row in range(self.event_model.rowCount())]
        head = self.events.horizontalHeader().sizeHint().height() + 4
        most = sum(heights if beside else heights[:_MOST_EVENTS])
        self.events.setFixedHeight(min(max(most, px(ROW_HEIGHT)) + head, px(_MOST_HIGH)))
        self.events_side.setFixedWidth(px(_EVENTS_WIDTH)) if beside else self._widen()

    def _widen(self) -> None:
        self.events_side.setMinimumWidth(0)
        self.events_side.setMaximumWidth(_NO_LIMIT)

    @property
    def _beside(self) -> bool:
        return self.width() >= self.appearance.px(_SIDE_BY_SIDE_FROM)

    def fit(self) -> None:
        """Put events and rows side by side or one above the other."""
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if self._beside else ways.TopToBottom)
        self._fit_events()

    def _choose_rows(self, row_ids: tuple[str, ...]) -> None:
        """Choose the rows that are chosen, where the list began afresh."""
        chosen = sorted(each.row() for each in self.rows.selectionModel().selectedRows())
        rows = sorted(self.row_model.row_of(row_id) for row_id in row_ids)
        if rows != chosen:
            self.rows.choose(rows)

    def _retranslate(self) -> None:
        for name, field, words in (
            ("search", self.search, self.search_label),
            ("day", self.day, self.day_label),
        ):
            show_text(words, say.label(name))
            field.setAccessibleName(say.label(name))
        screen = self.screen_shown
        hide(self.day_label, screen is None or screen.tab is not Tab.OTHER)
