"""The form of an event that the programme lacks, or of one made here that is changed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from boxoffice.services.making_events import LONGEST
from boxoffice.ui import control_words
from boxoffice.ui import event_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, WordsButton
from boxoffice.ui.event_choice.options import Options
from boxoffice.ui.event_choice.screen import NewEventScreen
from boxoffice.ui.scrolling import ScrollColumn, show_problem
from boxoffice.ui.styling import label, show_text

TAKE_BACK_KEY = "F8"


class NewEventForm(QWidget):
    """Paints a `NewEventScreen`; Enter makes, Up and Down change the kind, Esc leaves."""

    made = Signal(str, str)
    kind_chosen = Signal(str)
    kind_stepped = Signal(int)
    left = Signal()
    taken_back = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty form."""
        super().__init__()
        self._appearance = appearance
        self._changing = False
        self._explanation = label("body", wrap=True)
        self._keys = label("hint", wrap=True)
        self._labels = {name: label("hint", wrap=True) for name in ("title", "kind", "time")}
        self.title, self.time = QLineEdit(), QLineEdit()
        self.title.setMaxLength(LONGEST)
        self.kinds = Options()
        self.kinds.chosen.connect(self.kind_chosen)
        self.problem = label("error", wrap=True)
        self.make = WordsButton(appearance, "give")
        self.make.clicked.connect(self._make)
        self.gone = Button("plain")
        self.gone.clicked.connect(self.taken_back)
        self.back = Button("plain")
        self.back.clicked.connect(self.left)
        for line, name in ((self.title, "title"), (self.time, "time")):
            self._labels[name].setBuddy(line)
            line.installEventFilter(self)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollColumn(self._column)
        self._stack.addWidget(self._scroll)
        for each in (
            self._explanation,
            self._keys,
            self._labels["title"],
            self.title,
            self._labels["kind"],
            self.kinds,
            self._labels["time"],
            self.time,
            self.problem,
            self.make,
        ):
            self._column.addWidget(each)
        self._column.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        appearance.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def render_form(self, screen: NewEventScreen) -> None:
        """Show the kinds, whether a time is asked for, and what is wrong."""
        self._changing = screen.changing is not None
        self._say_which()
        self.kinds.render_choices(screen.kinds)
        show_text(self._labels["kind"], say.label("kind") if screen.kinds else "")
        self.gone.setHidden(not self._changing)
        self.gone.setEnabled(not screen.recording)
        self.time.setHidden(not screen.dated)
        show_text(self._labels["time"], say.label("time") if screen.dated else "")
        show_problem(self.problem, screen.problem)
        self.make.say(say.make(self._changing), "Enter", enabled=not screen.recording)

    @property
    def changing(self) -> bool:
        """Whether an event that is there already is changed."""
        return self._changing

    def begin(self, title: str) -> None:
        """Ask anew; `title` is what was searched for, or what the event is called."""
        self.title.setText(title)
        self.time.clear()
        self.title.setFocus()
        if self._changing:
            self.title.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc and the arrows act on the form while a field has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    if not event.isAutoRepeat():
                        self._make()
                    return True
                case Qt.Key.Key_F8 if self._changing:
                    if not event.isAutoRepeat():
                        self.taken_back.emit()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up if not self._changing:
                    self.kind_stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, whatever has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _make(self) -> None:
        self.made.emit(self.title.text(), self.time.text())

    def retranslate(self) -> None:
        """Say the fixed words in the present language."""
        self._say_which()
        for name, line in (("title", self.title), ("time", self.time)):
            show_text(self._labels[name], "" if line.isHidden() else say.label(name))
            line.setAccessibleName(say.label(name))
        show_text(self._labels["kind"], "" if self._changing else say.label("kind"))
        self.kinds.setAccessibleName(say.label("kind"))
        self.time.setPlaceholderText(say.time_example())
        self.make.say(say.make(self._changing), "Enter")
        self.gone.say(f"{say.take_back()}  {TAKE_BACK_KEY}", say.take_back())
        self.back.say(control_words.control("back"))

    def _say_which(self) -> None:
        changing = self._changing
        show_text(self._explanation, say.change_explanation() if changing else say.explanation())
        show_text(self._keys, say.change_keys() if changing else say.keys())

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        px = self._appearance.px
        self._column.setSpacing(px(8))
        self.kinds.set_gap(px(10))
        self.make.restyle()
