"""The event choice: a search field over a list, used by keyboard alone."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from boxoffice.ui import control_words, counter_words, event_words, setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.event_choice.delegate import DIGIT, EVENT_ID, MADE_HERE, WHEN, EventDelegate
from boxoffice.ui.event_choice.new_event import NewEventForm
from boxoffice.ui.event_choice.options import Options
from boxoffice.ui.event_choice.screen import EventChoiceScreen, EventItem, NewEventScreen
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.styling import hide, label, show_text

DIGITS = "123456789"
MAKE_KEY, CHANGE_KEY = "F7", "F8"
_WIDEST_FORM = 760
_HINT_FROM = 480
"""In pixels at 100 %: a lower page shows one more event in the place of the keys."""


class _Events(QListWidget):
    """The events; the one that is selected is in sight, in whatever room the page leaves."""

    def show_current(self) -> None:
        """Scroll to the event that is selected, with the heading above it where both have room."""
        row = self.currentRow()
        if row > 0 and not self.item(row - 1).data(EVENT_ID):
            self.scrollToItem(self.item(row - 1))
        if row >= 0:
            self.scrollToItem(self.item(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips of the organisers and wrapped words take their room late."""
        super().resizeEvent(event)
        self.show_current()


class EventChoiceView(QWidget):
    """Paints an `EventChoiceScreen`; the presenter searches."""

    search_edited = Signal(str)
    chosen = Signal(str)
    back = Signal()
    organiser_chosen = Signal(str)
    organiser_stepped = Signal(int)
    new_wanted = Signal()
    """The event is not here: somebody wants to make it."""
    change_wanted = Signal(str, str)
    """An event made here, by its id and title, is to be called otherwise or taken back."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty choice."""
        super().__init__()
        self.setObjectName("page")
        self._appearance = appearance
        self._shown: EventChoiceScreen | None = None
        self._since = 0.0
        self._written = ""
        self._heading = label("h1", wrap=True)
        self._keys = label("hint", wrap=True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self.list = _Events()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._delegate = EventDelegate(appearance)
        self.list.setItemDelegate(self._delegate)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.organisers = Options()
        self.organisers.chosen.connect(self.organiser_chosen)
        self._none = label("body", wrap=True)
        self._rest = QWidget()
        self._back = Button("plain")
        self._back.clicked.connect(self.back)
        self.new = Button("plain")
        self.new.clicked.connect(self.new_wanted)
        self._acts = FlowBox()
        self._acts.add(self._back)
        self._acts.add(self.new)
        self.change = Button("plain")
        self.change.clicked.connect(self._change)
        self._acts.add(self.change)
        self.list.currentItemChanged.connect(self._offer_change)
        self.form = NewEventForm(appearance)
        self.form.setHidden(True)
        self._column = QVBoxLayout(self)
        for each in (self._heading, self._keys, self.search, self.organisers, self._none):
            self._column.addWidget(each)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self._rest, 1)
        self._column.addWidget(self._acts)
        self._column.addWidget(self.form, 1)
        appearance.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def render_screen(self, screen: EventChoiceScreen) -> None:
        """Show the events; the current one, or the first, is selected."""
        if screen != self._shown:
            self._shown = screen
            self._fill(screen)
            self._say_keys()
        self._arrange(screen)

    def render_form(self, form: NewEventScreen | None) -> None:
        """Show the form of an event to make in place of the choice; None: the choice again."""
        opened, closed = form and not self.making, not form and self.making
        if form is not None:
            self.form.render_form(form)
        hide(self.form, form is None)
        if opened:
            written = form.changing if form else None
            self.form.begin(self.search.text().strip() if written is None else written)
        if self._shown is not None:
            self._arrange(self._shown)
        if closed:
            self.search.setFocus()
        self._say_heading()
        self._say_keys()

    @property
    def making(self) -> bool:
        """Whether an event is being made."""
        return not self.form.isHidden()

    def _arrange(self, screen: EventChoiceScreen) -> None:
        making, found = self.making, bool(screen.events)
        nothing = setup_words.no_event_found(searched=bool(self.search.text()))
        show_text(self._none, "" if found or making else nothing)
        hide(self.list, making or not found)
        # Takes the place of the list: words and the way back stay where they were.
        hide(self._rest, making or found)
        self.organisers.render_choices(() if making else screen.organisers)
        for each in (self.search, self._acts):
            hide(each, making)
        self._give_room()
        hide(self._back, not screen.can_go_back)
        self._offer_change()

    @property
    def _own(self) -> QListWidgetItem | None:
        """The event that is selected, where it was made here."""
        item: QListWidgetItem | None = self.list.currentItem()
        return item if item is not None and item.data(MADE_HERE) else None

    def _offer_change(self, *_: object) -> None:
        hide(self.change, self._own is None)

    def _change(self) -> None:
        own = self._own
        if own is not None:
            self.change_wanted.emit(own.data(EVENT_ID), own.text())

    def _fill(self, screen: EventChoiceScreen) -> None:
        self.list.clear()
        group: str | None = None
        digits = iter(DIGITS if screen.can_go_back and not self.search.text() else "")
        for event in screen.events:
            heading = event.heading or setup_words.event_group(event.today)
            if heading != group:
                group = heading
                self.list.addItem(_group(group))
            self.list.addItem(_item(event, next(digits, "")))
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(EVENT_ID)]
        current = [row for row in rows if self.list.item(row).data(EVENT_ID) == screen.current]
        if rows:
            self.list.setCurrentRow((current or rows)[0])
            self.list.show_current()

    def _searched(self, text: str) -> None:
        """A digit alone chooses at once, where the clerk asked for this page: one that opened by
        itself may get the rest of a code that is being typed.
        """
        before, self._written = self._written, text
        if before == "" and text and text in DIGITS and self.settled:
            meant = [each.data(EVENT_ID) for each in self._items() if each.data(DIGIT) == text]
            if meant:
                self.search.clear()
                self.chosen.emit(meant[0])
                return
        self.search_edited.emit(text)
        if bool(before) != bool(text):
            # The digits stand beside the events only while nothing is searched for.
            self._refill()

    def _refill(self) -> None:
        if self._shown is not None:
            self._fill(self._shown)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def listen(self) -> None:
        """Begin a new search."""
        self.render_form(None)
        self._since = monotonic()
        self.search.clear()
        self._refill()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys, Enter and Esc act on the list while the search field has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    if self.settled and not event.isAutoRepeat():
                        self._take(self.list.currentItem())
                    return True
                case Qt.Key.Key_Left | Qt.Key.Key_Right if not self.search.text():
                    self.organiser_stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
                    return True
                case Qt.Key.Key_F7 | Qt.Key.Key_F8 | Qt.Key.Key_Escape:
                    if not event.isAutoRepeat():
                        self._act(Qt.Key(event.key()))
                    return True
        return super().eventFilter(watched, event)

    def _act(self, key: Qt.Key) -> None:
        """Make an event, change the one that is selected, or go back."""
        if key == Qt.Key.Key_F7:
            self.new_wanted.emit()
        elif key == Qt.Key.Key_F8:
            self._change()
        elif self._shown is not None and self._shown.can_go_back:
            self.back.emit()

    @property
    def settled(self) -> bool:
        """Whether Enter is meant for this page, which may open by itself while a code is typed."""
        return (monotonic() - self._since) * 1000 >= SETTLE_MS

    def _move(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count():
            if self.list.item(row).data(EVENT_ID):
                self.list.setCurrentRow(row)
                self.list.show_current()
                return
            row += step

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(EVENT_ID):
            self.chosen.emit(item.data(EVENT_ID))

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say the fixed words in the present language."""
        self._say_heading()
        self._say_keys()
        self.search.setPlaceholderText(setup_words.event_search())
        self.search.setAccessibleName(control_words.control("search"))
        self.list.setAccessibleName(control_words.control("events"))
        self._back.say(control_words.control("back"))
        self.organisers.setAccessibleName(event_words.organisers())
        self.new.say(f"{event_words.make_one()}  {MAKE_KEY}", event_words.make_one())
        self.change.say(f"{event_words.change_one()}  {CHANGE_KEY}", event_words.change_one())
        self.form.retranslate()
        self._refill()

    def _say_heading(self) -> None:
        making = event_words.form_title(self.form.changing)
        show_text(self._heading, making if self.making else setup_words.event_choice_title())

    def _say_keys(self) -> None:
        quick = self._shown is not None and self._shown.can_go_back
        several = self._shown is not None and bool(self._shown.organisers)
        parts = (
            counter_words.event_digit() if quick else "",
            setup_words.event_keys(),
            event_words.organiser_keys() if several else "",
        )
        self._keys.setText(" ".join(filter(None, parts)))
        self._give_room()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        px = self._appearance.px
        self._column.setContentsMargins(px(28), px(22), px(28), px(18))
        self._column.setSpacing(px(10))
        for each in (self.organisers, self._acts):
            each.set_gap(px(10))
        self.form.setMaximumWidth(px(_WIDEST_FORM))
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew whether there is room for the hint of the keys."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Leave the hint of the keys away where the window is low for the text size."""
        low = self.height() < self._appearance.px(_HINT_FROM)
        hide(self._keys, low or self.making)


def _item(event: EventItem, digit: str) -> QListWidgetItem:
    item = QListWidgetItem(event.title)
    item.setData(EVENT_ID, event.event_id)
    item.setData(WHEN, event.when)
    item.setData(DIGIT, digit)
    item.setData(MADE_HERE, event.made_here)
    said = f"{event.title}, {event.when}"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{digit}: {said}" if digit else said)
    return item


def _group(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item
