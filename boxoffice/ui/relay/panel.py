"""The relay's panel in the settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

from boxoffice.ui import relay_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.relay.picture import qr_pixmap
from boxoffice.ui.relay.screen import RelayScreen
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import Panel, hide, label, show_text

_PICTURE = 180


class RelayPanel(Panel):
    """Paints a `RelayScreen`; shown where a desk is open."""

    turned = Signal(bool)
    pair_wanted = Signal(str, str)
    """The address and the code as typed."""
    leave_wanted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Nothing is known yet."""
        super().__init__(appearance, "card")
        self.title = label("label", wrap=True)
        self.purpose = label("hint", wrap=True)
        self.question = label("label", wrap=True)
        self.off, self.on = Button("plain"), Button("plain")
        for button, here in ((self.off, False), (self.on, True)):
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, to=here: self.turned.emit(to))
        self.shown_address, self.shown_code = label("section", wrap=True), label("big", wrap=True)
        self.picture = QLabel()
        self._qr = ""
        self.how, self.standing = label("hint", wrap=True), label("label", wrap=True)
        self.address_label, self.code_label = label("label"), label("label")
        self.address, self.code = QLineEdit(), QLineEdit()
        self.pair, self.leave = Button("act"), Button("plain")
        self.pair.clicked.connect(self._pair)
        self.code.returnPressed.connect(self._pair)
        self.leave.clicked.connect(self.leave_wanted)
        self.paired, self.note = label("label", wrap=True), label("hint", wrap=True)
        self.error = label("error", wrap=True)
        self._flow = FlowBox()
        self._flow.add(self.pair)
        self._flow.add(self.leave)
        self._switch_row = FlowBox()
        self._switch_row.add(self.off)
        self._switch_row.add(self.on)
        self._column = QVBoxLayout(self)
        for each in (
            self.title,
            self.purpose,
            self.question,
            self._switch_row,
            self.shown_address,
            self.shown_code,
            self.picture,
            self.how,
            self.standing,
            self.paired,
            self.address_label,
            self.address,
            self.code_label,
            self.code,
            self.note,
            self.error,
            self._flow,
        ):
            self._column.addWidget(each)
        self.setHidden(True)
        self.restyle()

    def render_screen(self, screen: RelayScreen) -> None:
        """Show how the relay stands."""
        hide(self, False)
        show_text(self.title, say.title())
        show_text(self.purpose, say.purpose())
        show_text(self.question, say.here())
        for button, here in ((self.off, False), (self.on, True)):
            words = say.choice(here)
            button.say(words, f"{say.here()}: {words}")
            button.setChecked(screen.here is here)
        show_text(self.shown_address, screen.address)
        show_text(self.shown_code, screen.code)
        self._show_picture(screen.qr)
        show_text(self.how, screen.how)
        show_text(self.standing, screen.standing)
        show_text(self.paired, screen.paired)
        for name, said, line in (
            ("address", self.address_label, self.address),
            ("code", self.code_label, self.code),
        ):
            show_text(said, say.field(name) if screen.may_pair else "")
            line.setAccessibleName(say.field(name))
            hide(line, not screen.may_pair)
        show_text(self.note, screen.note)
        show_problem(self.error, screen.error)
        self.pair.say(say.act("pair"))
        self.leave.say(say.act("leave"))
        hide(self.pair, not screen.may_pair)
        hide(self.leave, not screen.may_leave)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 18, 10)
        self._flow.set_gap(self.appearance.px(8))
        self._switch_row.set_gap(self.appearance.px(8))
        self._show_picture(self._qr, anew=True)

    def _show_picture(self, said: str, *, anew: bool = False) -> None:
        if said == self._qr and not anew:
            return
        self._qr = said
        found = qr_pixmap(said, self.appearance.px(_PICTURE)) if said else None
        self.picture.setPixmap(found or QPixmap())
        self.picture.setMinimumHeight(found.height() if found else 0)
        self.picture.setAccessibleName(say.picture() if found else "")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        hide(self.picture, found is None)

    def _pair(self) -> None:
        self.pair_wanted.emit(self.address.text(), self.code.text())
