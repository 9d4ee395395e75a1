"""The verdict: a shape, a large word, the code in groups, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import VerdictPanel as VerdictData
from boxoffice.ui.styling import (
    IconLabel,
    Panel,
    announce,
    hide,
    label,
    set_role,
    set_tone,
    show_text,
)


class VerdictPanel(Panel):
    """Shows a verdict and tells screen readers when it changes."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__(appearance, "verdict")
        self._shown: VerdictData | None = None
        self._icon = IconLabel(appearance, 72)
        self._title = label("title", wrap=True)
        self._title.setObjectName("title")
        self._code = label("code")
        self._reason = label("reason", wrap=True)
        self._words = QVBoxLayout()
        for each in (self._title, self._code, self._reason):
            self._words.addWidget(each)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.restyle()

    @property
    def shown(self) -> VerdictData | None:
        """What the panel shows now."""
        return self._shown

    def render_verdict(self, verdict: VerdictData | None) -> None:
        """Show a verdict, or hide the panel where there is none."""
        if verdict == self._shown:
            return
        self._shown = verdict
        if verdict is None:
            # A whole code does not stay behind, not even where nobody can see it.
            self._code.clear()
            hide(self, True)
            return
        set_tone(self, verdict.tone)
        self._icon.show_icon(f"verdict_{verdict.shape}", verdict.tone)
        show_text(self._title, verdict.title)
        set_role(self._code, "codeLarge" if verdict.code_large else "code")
        show_text(self._code, verdict.code)
        show_text(self._reason, "\n".join(verdict.lines))
        self.setAccessibleName(verdict.title)
        self.setAccessibleDescription(" ".join(verdict.lines))
        hide(self, False)
        announce(self, " ".join((verdict.title, *verdict.lines)))

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, *((14, 8, 12) if self.dense else (24, 16, 20)))
        self._words.setSpacing(self.appearance.px(2))
        self._icon.set_base(46 if self.dense else 72)
